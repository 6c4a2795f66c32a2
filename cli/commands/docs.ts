import { Args } from "@oclif/core";
import { nearest } from "../../core/document/words/nearest.ts";
import { UsageError } from "../../core/usage-error.ts";
import { SopCommand } from "../base-command.ts";
import { both, mapTexts, pick } from "../both.ts";
import { guideTopics, type Topic, tasksOf } from "../docs/guide-topics.ts";
import { referenceTopics, type ShownCommand } from "../docs/reference-topics.ts";

export default class Docs extends SopCommand {
  static override summary = both({
    en: "the documentation: tutorial, how-tos, reference, standards clause by clause",
    id: "dokumentasi: panduan awal, cara mengerjakan, acuan, standar klausul demi klausul",
  });
  static override examples = ["sop docs", "sop docs tutorial", "sop docs recall-copies", "sop docs settings", "sop docs iso-9001"];
  static override args = {
    topic: Args.string({
      description: both({
        en: "a page or a task; without it, all of them are listed",
        id: "halaman atau tugas; tanpa itu, semuanya disebut",
      }),
    }),
  };

  async run(): Promise<unknown> {
    const { args } = await this.parse(Docs);
    const guide = await guideTopics(this.config.root, this.language);
    const tasks = guide.filter(({ name }) => name === "how-to").flatMap(tasksOf);
    const reference = await referenceTopics(this.config.root, this.#commands(), this.language);
    if (args.topic === undefined) return this.#list({ guide, tasks, reference });
    const all = [...guide, ...tasks, ...reference];
    const topic = all.find(({ name }) => name === args.topic) ?? this.#missing(args.topic, all);
    this.say(topic.text.trimEnd());
    return topic;
  }

  #commands(): ShownCommand[] {
    const local = <T>(value: T): T => mapTexts(value, (text) => pick(text, this.language));
    return this.config.commands.map(
      ({ id, summary, args, flags, hidden }) => ({ id, hidden, ...local({ summary, args, flags }) }) as ShownCommand,
    );
  }

  #list(groups: Record<"guide" | "tasks" | "reference", readonly Topic[]>): unknown {
    const titles = {
      guide: { en: "Read", id: "Baca" },
      tasks: { en: "Do", id: "Kerjakan" },
      reference: { en: "Look up", id: "Cari" },
    };
    for (const group of ["guide", "tasks", "reference"] as const) {
      this.say(`${titles[group][this.language]}\n${groups[group].map(({ name, title }) => `  ${name.padEnd(17)} ${title}`).join("\n")}\n`);
    }
    this.say({ en: "sop docs TOPIC shows one of them.", id: "sop docs TOPIK menampilkan salah satunya." });
    return Object.values(groups).flatMap((topics) => topics.map(({ name, title }) => ({ name, title })));
  }

  #missing(name: string, topics: readonly Topic[]): never {
    const guess = nearest(
      name,
      topics.map((topic) => topic.name),
    );
    throw new UsageError(
      { en: `There is no topic “${name}”.`, id: `Tidak ada topik “${name}”.` },
      guess
        ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
        : { en: "sop docs lists them.", id: "sop docs menyebut semuanya." },
    );
  }
}
