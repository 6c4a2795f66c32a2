import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "../schemas/local-text.ts";
import { findLibrary, SETTINGS } from "./read/find-library.ts";

/**
 * The language to speak where that can be told without reading settings: by `--lang`, by a plain line of `library.yaml`, or by the
 * locale where there is no library. Undefined where the settings have to be read.
 */
export async function languageAtOnce(argv: readonly string[]): Promise<Language | undefined> {
  const asked = flagOf(argv, "lang");
  if (asked === "id" || asked === "en") return asked;
  const folder = flagOf(argv, "library") ?? (await findLibrary(process.cwd()));
  const text = folder === undefined ? "" : await readFile(join(folder, SETTINGS), "utf8").catch(() => "");
  if (text === "") return languageOfLocale();
  const line = /^language: *(id|en) *(?: #.*)?\r?$/m.exec(text)?.[1];
  return line === "id" || line === "en" ? line : undefined;
}

/** The locale's language: Indonesian where it says so, else English. */
export function languageOfLocale(): Language {
  const locale = process.env["LC_ALL"] || process.env["LC_MESSAGES"] || process.env["LANG"] || "";
  return /^(id|in)(_|\b)/i.test(locale) ? "id" : "en";
}

/** The value of `--name value` or `--name=value`. */
export function flagOf(argv: readonly string[], name: string): string | undefined {
  for (const [index, word] of argv.entries()) {
    if (word === "--") return undefined;
    if (word === `--${name}`) return argv[index + 1];
    if (word.startsWith(`--${name}=`)) return word.slice(name.length + 3);
  }
  return undefined;
}
