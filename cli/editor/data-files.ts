import { fileOfIssue } from "../../core/document/codes/revision-file.ts";
import type { Problem } from "../../core/document/document.ts";
import { baseline } from "../../schemas/baseline.ts";
import { type Language, languages } from "../../schemas/local-text.ts";
import { settingsRecord } from "../../schemas/settings-record.ts";
import { parseData } from "../files/read-data.ts";
import { BASELINE } from "../read/baseline-file.ts";
import { parseEvents } from "../read/events-file.ts";
import { SETTINGS } from "../read/find-library.ts";
import { type AroundIssue, parseIssue } from "../read/issue-file.ts";
import { EVENTS } from "../read/library-files.ts";
import { parseSettings } from "../read/read-settings.ts";
import { isRecordName, SETTINGS_RECORDS } from "../read/settings-records.ts";
import { ALLOWED_SIGNERS } from "../read/signatures.ts";

/** What a library is read from beside its texts. */
export type DataFile = "settings" | "record" | "baseline" | "signers" | "events" | "issue";

const own: Readonly<Record<string, DataFile>> = { [SETTINGS]: "settings", [BASELINE]: "baseline", [ALLOWED_SIGNERS]: "signers" };

/** What a file is read as, by its path in the library's folder; undefined where it isn't data. */
export function dataFileOf(path: string): DataFile | undefined {
  const [folder = "", ...inside] = path.split("/");
  const name = inside.join("/");
  if (name === "") return Object.hasOwn(own, folder) ? own[folder] : undefined;
  if (folder === SETTINGS_RECORDS && isRecordName(name)) return "record";
  if (name === EVENTS) return "events";
  return fileOfIssue(name) === undefined ? undefined : "issue";
}

/** True of what a document's folder holds; the others are the library's own. */
export function isOfDocument(kind: DataFile): boolean {
  return kind === "events" || kind === "issue";
}

/** What of a text's form is no rule's matter: as it stands no library can be read by it. */
export function whyUnfit(kind: DataFile, text: string): readonly Problem[] {
  return kind === "settings" ? parseSettings(text).problems : [];
}

/** What is wrong with a text's form; of an issue, by what stands around it. */
export function formProblems(kind: DataFile, text: string, around: AroundIssue): readonly Problem[] {
  switch (kind) {
    case "settings":
      return parseSettings(text).doubts;
    case "events":
      return parseEvents(text).problems;
    case "record":
      return allOf(parseData(text, settingsRecord));
    case "baseline":
      return allOf(parseData(text, baseline));
    case "issue": {
      const read = parseIssue(text, around);
      return [...allOf(read), ...read.strays];
    }
    case "signers":
      return [];
  }
}

function allOf({ problems, doubts }: { problems: readonly Problem[]; doubts: readonly Problem[] }): Problem[] {
  return [...problems, ...doubts];
}

/** The language that settings say, also where nothing else of them can be used. */
export function languageSaid(text: string): Language | undefined {
  const said = /^language: *["']?(\w+)/m.exec(text)?.[1];
  return languages.find((language) => language === said);
}
