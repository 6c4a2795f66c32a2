import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isSpoken } from "../languages/index.ts";
import type { Language } from "../schemas/local-text.ts";
import { flagOf } from "./flag-of.ts";
import { findLibrary, SETTINGS } from "./read/find-library.ts";

/**
 * The language to speak where that can be told without reading settings: by `--lang`, by a plain line of `library.yaml`, or by the
 * locale where there is no library. Undefined where the settings have to be read.
 */
export async function languageAtOnce(argv: readonly string[]): Promise<Language | undefined> {
  const asked = flagOf(argv, "lang");
  if (isSpoken(asked)) return asked;
  const folder = flagOf(argv, "library") ?? (await findLibrary(process.cwd()));
  const text = folder === undefined ? "" : await readFile(join(folder, SETTINGS), "utf8").catch(() => "");
  if (text === "") return languageOfLocale();
  // Settings that name no language anywhere are of the language that is theirs by default.
  const line = text.includes("language") ? /^language: *([A-Za-z-]+) *(?: #.*)?\r?$/m.exec(text)?.[1] : "id";
  return isSpoken(line) ? line : undefined;
}

/** The locale's language where readers can choose it, else English. */
export function languageOfLocale(): Language {
  const locale = process.env["LC_ALL"] || process.env["LC_MESSAGES"] || process.env["LANG"] || "";
  const code = /^[a-z]{2,3}/i.exec(locale)?.[0].toLowerCase();
  // Older systems call Indonesian by the code it had until 1989.
  const own = code === "in" ? "id" : code;
  return isSpoken(own) ? own : "en";
}
