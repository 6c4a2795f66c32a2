import { Args, Flags } from "@oclif/core";
import { nearest } from "../../core/document/words/nearest.ts";
import { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import { SopCommand } from "../base-command.ts";
import { both } from "../both.ts";
import { allTopics, groupTitles, type TopicGroups } from "../docs/all-topics.ts";
import type { Topic } from "../docs/guide-topics.ts";
import { docsPages, openInBrowser } from "../docs/open-docs.ts";

export default class Docs extends SopCommand {
  static override summary = both({
    en: "the documentation: tutorial, how-tos, reference, standards clause by clause",
    id: "dokumentasi: panduan awal, cara mengerjakan, acuan, standar klausul demi klausul",
  });
  static override examples = [
    "sop docs",
    "sop docs tutorial",
    "sop docs recall-copies",
    "sop docs settings",
    "sop docs iso-9001",
    "sop docs --open",
  ];
  static override args = {
    topic: Args.string({
      description: both({
        en: "a page or a task; without it, all of them are listed",
        id: "halaman atau tugas; tanpa itu, semuanya disebut",
      }),
    }),
  };

  static override flags = {
    open: Flags.boolean({
      default: false,
      summary: both({ en: "as pages in the browser", id: "sebagai halaman di peramban" }),
    }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Docs);
    const groups = await allTopics(this.config.root, this.language);
    const all = Object.values(groups).flat();
    const topic = args.topic === undefined ? undefined : (all.find(({ name }) => name === args.topic) ?? this.#missing(args.topic, all));
    if (flags.open) return this.#open(topic);
    if (topic === undefined) return this.#list(groups);
    this.say(topic.text.trimEnd());
    return topic;
  }

  async #open(topic: Topic | undefined): Promise<unknown> {
    this.notice({ en: "Making the pages …", id: "Menyusun halaman …" });
    const address = await docsPages(this.config, this.language, topic?.name);
    this.say(address);
    openInBrowser(address);
    return { address };
  }

  #list(groups: TopicGroups): unknown {
    for (const group of ["guide", "tasks", "reference"] as const) {
      const rows = groups[group].map(({ name, title }) => `  ${name.padEnd(17)} ${title}`);
      this.say(`${pick(groupTitles[group], this.language)}\n${rows.join("\n")}\n`);
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
