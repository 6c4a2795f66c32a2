import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ListedCommand, overview } from "./overview.ts";
import { languageAtOnce } from "./spoken-language.ts";

/** True where no command is named and nothing is said but in which language: `sop`, `sop --help`, `sop help --lang en`. */
export function asksForOverview(words: readonly string[]): boolean {
  const rest = words.filter(
    (word, index) => !/^--(?:lang|library)(?:=|$)/.test(word) && !/^--(?:lang|library)$/.test(words[index - 1] ?? ""),
  );
  return rest.length <= 1 && rest.every((word) => ["help", "--help", "-h"].includes(word));
}

/** Prints the overview from what the package tells of its commands. @returns false where its language takes reading settings */
export async function printOverview(root: string, words: readonly string[]): Promise<boolean> {
  const language = await languageAtOnce(words);
  const manifest = await readFile(join(root, "oclif.manifest.json"), "utf8").catch(() => undefined);
  if (language === undefined || manifest === undefined) return false;
  const { commands } = JSON.parse(manifest) as { commands: Record<string, ListedCommand> };
  process.stdout.write(overview(Object.values(commands), language, hasColour()));
  return true;
}

/** True where headings may be bold on standard output. */
export function hasColour(): boolean {
  return process.stdout.isTTY === true && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb";
}
