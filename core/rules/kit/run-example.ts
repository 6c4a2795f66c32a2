import { pick } from "../../../languages/language.ts";
import { documentEvent } from "../../../schemas/events.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Issued } from "../../../schemas/issued.ts";
import { librarySettings } from "../../../schemas/library-settings.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { settingsRecord } from "../../../schemas/settings-record.ts";
import { digestOfAct, digestOfRecord } from "../../control/canonical.ts";
import { controlledOf } from "../../control/controlled-settings.ts";
import type { RecordFile } from "../../control/settings-history.ts";
import { revisionOfFile } from "../../document/codes/revision-file.ts";
import type { Document } from "../../document/document.ts";
import { rangeOnLine } from "../../document/position.ts";
import { createReadingContext, readDocument } from "../../document/read-document.ts";
import { splitLines } from "../../document/source-lines.ts";
import { type Finding, orderFindings } from "../../finding.ts";
import { indexLibrary } from "../../library/index-library.ts";
import { type FolderFacts, type FoundEvent, WITHOUT_RECORDS } from "../../library/library.ts";
import { factsOf } from "../../library/make-facts.ts";
import type { OddFile, OddKind } from "../../library/odd-file.ts";
import { sha256Of } from "../../sha256.ts";
import { checkFiles } from "../engine/check-files.ts";
import { checkLibrary } from "../engine/check-library.ts";
import { checkSettings, type SettingsInFiles } from "../engine/check-settings.ts";
import type { Rule } from "./define-rule.ts";
import type { Example } from "./define-summary.ts";
import { checkDocument } from "./run-rules.ts";

/** An example made whole: its files, and what was put in that the example does not show. */
export interface CompletedExample {
  /** `folder/draft.md` → the whole text. */
  files: Map<string, { text: string; insertedAt: number; inserted: number }>;
}

/** What a rule says of an example: each finding as `line:column-line:column message`, lines as the example shows them. */
export interface ExampleResult {
  reports: string[];
  findings: Finding[];
  files: CompletedExample["files"];
}

export const EXAMPLE_DATE = "2026-01-15" as IsoDate;
const EXAMPLE_FOLDER = "IN.OCC.TELK.P-01";

export const exampleSettings = {
  organisation: "Contoh",
  code: { pattern: "{company}.{unit}.{client}.{type}-{number}", parts: { company: ["IN"], unit: ["OCC", "QCC"], client: ["TELK"] } },
};

/** Runs one rule alone on an example, optionally on other texts of the same files (after a fix). */
export function runExample(
  rule: Rule,
  example: Example,
  replaced?: ReadonlyMap<string, string>,
  strip?: (document: Document) => Document,
): ExampleResult {
  const settings = librarySettings.parse({ ...exampleSettings, ...example.settings });
  const reading = createReadingContext(settings);
  const { files } = completeExample(example);
  const documents = [...files].map(([path, { text }]) => {
    const [folder = "", fileName = ""] = path.split("/").slice(-2);
    const document = readDocument({ path, folder, fileName, text: replaced?.get(path) ?? text }, reading);
    return strip ? strip(document) : document;
  });
  const assets = example.assets ?? [];
  const pictures = new Map(assets.map((name) => [name, sha256Of(name)]));
  const date = (example.date ?? EXAMPLE_DATE) as IsoDate;
  const library = () =>
    indexLibrary(
      documents.map((document) => factsOf(document, reading, { signatures: example.signatures?.[document.path] ?? [] })),
      foldersOf(example),
      settings,
      date,
    );
  const findingsOf = (): Finding[] => {
    switch (rule.scope) {
      case "document":
        return documents.flatMap((document) => checkDocument(document, [rule], reading, new Set(assets), pictures).findings);
      case "files":
        return checkFiles(oddInExample(example), [rule], settings.rules, (path) => path).findings;
      case "settings":
        return checkSettings({ settings, date }, settingsInExample(example), [rule], () => [undefined, "warning"]).findings;
      default:
        return checkLibrary(library(), [rule], reading).findings;
    }
  };
  const findings = findingsOf();
  const ordered = orderFindings(findings);
  return { findings: ordered, files, reports: ordered.map((finding) => shownReport(finding, example, files)) };
}

/**
 * Fills in what an example leaves out: a text without frontmatter gets one; frontmatter gets the keys every document
 * needs. Positions are given as the example shows them.
 */
export function completeExample(example: Example): CompletedExample {
  const text = "invalid" in example ? example.invalid : example.valid;
  const texts = typeof text === "string" ? { [`${EXAMPLE_FOLDER}/${example.file ?? "draft.md"}`]: text } : text;
  return { files: new Map(Object.entries(texts).map(([path, shown]) => [path, completeText(path, shown)])) };
}

/** One text of an example, filled in; what stands after line `insertedAt` of the example stands `inserted` lines lower. */
export function completeText(path: string, text: string): { text: string; insertedAt: number; inserted: number } {
  const [folder = EXAMPLE_FOLDER, fileName = "draft.md"] = path.split("/").slice(-2);
  const lines = splitLines(text);
  const close = lines[0] === "---" ? lines.indexOf("---", 1) : -1;
  if (close < 0 && lines[0] === "---") return { text, insertedAt: 0, inserted: 0 };
  const written = new Set(lines.slice(0, Math.max(close, 0)).map((line) => /^(\w+):/.exec(line)?.[1]));
  const given = { code: folder, title: "Contoh", revision: `"${revisionOfFile(fileName) ?? "00"}"` };
  const added = Object.entries(given).flatMap(([key, value]) => (written.has(key) ? [] : [`${key}: ${value}`]));
  if (close < 0) return { text: ["---", ...added, "---", text].join("\n"), insertedAt: 0, inserted: added.length + 2 };
  const whole = [...lines.slice(0, close), ...added, ...lines.slice(close)].join("\n");
  return { text: `${whole}\n`, insertedAt: close, inserted: added.length };
}

/** What stands in folders and is not read, by path. */
function oddInExample({ data = {} }: Example): OddFile[] {
  return Object.entries(data).map(([path, what]) => ({ path, what: what as OddKind }));
}

/** A settings record as examples write it: what differs from the settings of examples, and who approved it. */
export interface ExampleRecord {
  settings?: object;
  approvals?: Record<string, object>;
}

/** A settings record of an example, its number and digests filled in. */
export function exampleRecord(path: string, { settings: own, approvals = {}, ...rest }: ExampleRecord): RecordFile {
  const number = Number(/(\d+)\.yaml$/.exec(path)?.[1]);
  const raw = { number, settings: controlledOf(librarySettings.parse({ ...exampleSettings, ...own })), ...rest };
  const digest = digestOfRecord(raw);
  const signed = Object.entries(approvals).map(([role, approval]) => [role, { digest, ...approval }]);
  return { path, number, digest, record: settingsRecord.parse({ ...raw, approvals: Object.fromEntries(signed) }) };
}

function settingsInExample({ data = {} }: Example): SettingsInFiles {
  const records = Object.entries(data).map(([path, value]) => exampleRecord(path, value as ExampleRecord));
  return { control: { ...WITHOUT_RECORDS, records }, path: "", rangeOf: () => rangeOnLine(1, 1, 2) };
}

function foldersOf(example: Example): Map<string, FolderFacts> {
  const folders = new Map<string, { entries: FoundEvent[]; issued: Map<string, Issued> }>();
  for (const [path, value] of Object.entries(example.data ?? {})) {
    const [folder = "", ...rest] = path.split("/");
    const facts = folders.get(folder) ?? { entries: [], issued: new Map() };
    if (rest.join("/") === "events.yaml") facts.entries = entriesOf(value as unknown[]);
    else if (rest[0] !== undefined) facts.issued.set(`${rest[0]}.md`, value as Issued);
    folders.set(folder, facts);
  }
  return folders;
}

/** Entries of an `events.yaml` by its YAML as parsed: one a line. */
export function entriesOf(raw: readonly unknown[]): FoundEvent[] {
  return raw.map((entry, index) => ({
    digest: digestOfAct(entry),
    event: documentEvent.safeParse(entry).data,
    at: rangeOnLine(index + 1, 1, 2),
  }));
}

/** A finding of an example as `line:column-line:column message`, lines as the example shows them. */
export function shownReport(finding: Finding, example: Example, files: CompletedExample["files"], language: Language = "en"): string {
  const { insertedAt = 0, inserted = 0 } = files.get(finding.path) ?? {};
  const shown = (line: number) => (line > insertedAt + inserted ? line - inserted : line);
  const { start, end } = finding.at;
  const several = typeof ("invalid" in example ? example.invalid : example.valid) !== "string";
  const place = `${shown(start.line)}:${start.column}-${shown(end.line)}:${end.column}`;
  return `${several ? `${finding.path} ` : ""}${place} ${pick(finding.message, language)}`;
}
