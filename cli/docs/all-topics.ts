import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { librarySettings } from "../../schemas/library-settings.ts";
import type { Language } from "../../schemas/local-text.ts";
import { mapTexts } from "../both.ts";
import { helpWith, namesOf } from "../help-names.ts";
import { guideTopics, type Topic, tasksOf } from "./guide-topics.ts";
import { referenceTopics, type ShownCommand } from "./reference-topics.ts";

/** The whole documentation: what is read, what is done (the tasks of `how-to`), what is looked up. */
export type TopicGroups = Record<"guide" | "tasks" | "reference", readonly Topic[]>;

/** What each group is called. */
export const groupTitles: Record<keyof TopicGroups, Record<Language, string>> = {
  guide: { en: "Read", id: "Baca" },
  tasks: { en: "Do", id: "Kerjakan" },
  reference: { en: "Look up", id: "Cari" },
};

/** Every topic as the package holds it, in one language. */
export async function allTopics(packageRoot: string, language: Language): Promise<TopicGroups> {
  const guide = await guideTopics(packageRoot, language);
  const tasks = guide.filter(({ name }) => name === "how-to").flatMap(tasksOf);
  return { guide, tasks, reference: await referenceTopics(packageRoot, await shippedCommands(packageRoot, language), language) };
}

/** The commands as oclif's manifest lists them. */
async function shippedCommands(packageRoot: string, language: Language): Promise<ShownCommand[]> {
  const text = await readFile(join(packageRoot, "oclif.manifest.json"), "utf8");
  const { commands } = JSON.parse(text) as { commands: Record<string, ShownCommand> };
  // Pages are of no library: its roles and types are those of one that sets none.
  const names = namesOf(librarySettings.parse({ organisation: "-" }), language);
  return mapTexts(Object.values(commands), (words) => helpWith(words, language, names));
}
