import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { conflictInData, unresolvedConflict } from "../../core/document/conflict.ts";
import type { Problem } from "../../core/document/document.ts";
import { comparePoints } from "../../core/document/position.ts";
import { invisibleCharacters } from "../../core/document/prose/text-problems.ts";
import { settingHints } from "../../core/document/settings/setting-hints.ts";
import { settingsProblems } from "../../core/document/settings/settings-agree.ts";
import { splitLines } from "../../core/document/source-lines.ts";
import { readAgainstSchema } from "../../core/document/yaml/schema-problems.ts";
import { valuesAsWritten } from "../../core/document/yaml/values-as-written.ts";
import { isBroken } from "../../core/document/yaml/yaml-problems.ts";
import { readYaml } from "../../core/document/yaml/yaml-reading.ts";
import { UsageError } from "../../core/usage-error.ts";
import { type Language, pick } from "../../languages/language.ts";
import type { Range } from "../../schemas/finding.ts";
import { type LibrarySettings, librarySettings } from "../../schemas/library-settings.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { isMissing, readTextFile, reasonOf, type TextReader } from "../files/read-file.ts";
import { toShownPath } from "../files/shown-path.ts";
import { SETTINGS } from "./find-library.ts";

/** The settings of a library's folder. */
interface SettingsRead {
  /** Where a key stands, by its path: `types.P.approvals`; empty for the whole. */
  rangeOf: (place: string) => Range;
  /** The folder, absolute. */
  root: string;
  /** The file, as shown. */
  path: string;
  settings: LibrarySettings;
  /** What was read, but stands there otherwise: SOP102 and SOP707 at this file. */
  doubts: Problem[];
}

/**
 * Reads `library.yaml` of a folder.
 * @throws UsageError when the folder or the file is not there, or the settings do not fit their schema
 */
export async function readSettings(directory: string, base: string, textOf: TextReader = readTextFile): Promise<SettingsRead> {
  const root = resolve(base, directory);
  await requireFolder(root, directory);
  const path = join(root, SETTINGS);
  const shown = toShownPath(base, path);
  const file = await textOf(path);
  if (!file.ok) throw noSettings(directory, shown, file.problem);
  const { settings, problems, doubts, rangeOf } = parseSettings(file.text);
  if (settings === undefined) throw new UsageError(listed(shown, problems));
  return { root, path: shown, settings, doubts, rangeOf };
}

/** What a text of settings says; without settings where there are problems. */
interface ParsedSettings extends Pick<SettingsRead, "rangeOf" | "doubts"> {
  settings: LibrarySettings | undefined;
  problems: readonly Problem[];
}

/** A command asks for its language, its day and its library, each time of the same text. */
let last: { text: string; parsed: ParsedSettings } | undefined;

/** What a text of `library.yaml` says. */
export function parseSettings(text: string): ParsedSettings {
  if (last?.text !== text) last = { text, parsed: parseSettingsAnew(text) };
  return last.parsed;
}

function parseSettingsAnew(text: string): ParsedSettings {
  const lines = splitLines(text);
  const yaml = readYaml(lines);
  const raw =
    typeof yaml.value === "object" && yaml.value !== null && !Array.isArray(yaml.value) ? (yaml.value as Record<string, unknown>) : {};
  const read = readAgainstSchema(librarySettings, raw, { ...yaml, hintOf: settingHints(raw) });
  const conflict = conflictInData(lines);
  const unfit =
    conflict !== undefined
      ? [unresolvedConflict(lines, conflict, "frontMatter")]
      : isBroken(yaml.problems)
        ? yaml.problems
        : [...yaml.problems, ...read.problems];
  const problems = unfit.length > 0 ? unfit : settingsProblems(read.value as LibrarySettings, yaml);
  const otherwise = yaml.otherwise.filter(({ isShared }) => !isShared);
  return {
    settings: problems.length > 0 ? undefined : (read.value as LibrarySettings),
    problems: problems.toSorted((a, b) => comparePoints(a.at.start, b.at.start)),
    doubts: [...invisibleCharacters(lines), ...yaml.hidden, ...valuesAsWritten(otherwise, librarySettings, problems)],
    rangeOf: (place) => yaml.locate(place === "" ? [] : place.split(".")),
  };
}

async function requireFolder(root: string, shown: string): Promise<void> {
  const found = await stat(root).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    const reason = reasonOf(found.code);
    throw new UsageError({
      en: `The folder “${shown}” can't be read: ${found.code === "ENOENT" ? "it is not there" : reason.en}.`,
      id: `Folder “${shown}” tidak dapat dibaca: ${found.code === "ENOENT" ? "folder tidak ada" : reason.id}.`,
    });
  }
  if (!found.isDirectory())
    throw new UsageError({
      en: `“${shown}” is a file; expected a library's folder.`,
      id: `“${shown}” adalah berkas; yang diharapkan folder pustaka.`,
    });
}

function noSettings(directory: string, shown: string, problem: Problem): UsageError {
  if (!isMissing(problem)) return new UsageError(listed(shown, [problem]));
  return new UsageError(
    {
      en: `“${directory}” holds no ${SETTINGS}, so it is not a library.`,
      id: `“${directory}” tidak memuat ${SETTINGS}, jadi bukan pustaka.`,
    },
    {
      en: "Name the library's folder with --library DIR, or make one with sop init.",
      id: "Sebutkan folder pustaka dengan --library DIR, atau buat dengan sop init.",
    },
  );
}

function listed(path: string, problems: readonly Problem[]): LocalText {
  const line = (language: Language) =>
    problems
      .map(
        ({ at, message, fix }) =>
          `${path}:${at.start.line}:${at.start.column}  ${pick(message, language)}${fix ? `\n    ${pick(fix, language)}` : ""}`,
      )
      .join("\n");
  return { en: `The library's settings can't be used:\n${line("en")}`, id: `Pengaturan pustaka tidak dapat dipakai:\n${line("id")}` };
}
