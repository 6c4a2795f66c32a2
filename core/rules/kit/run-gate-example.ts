import { parse } from "yaml";
import { type BaselineEntry, baseline } from "../../../schemas/baseline.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import { type Issued, issued } from "../../../schemas/issued.ts";
import { type LibrarySettings, librarySettings } from "../../../schemas/library-settings.ts";
import { digestOfAct } from "../../control/canonical.ts";
import type { RecordFile } from "../../control/settings-history.ts";
import { fileOfIssue, isTextFile, revisionOfFile } from "../../document/codes/revision-file.ts";
import { createReadingContext, type ReadingContext, readDocument } from "../../document/read-document.ts";
import { orderFindings } from "../../finding.ts";
import { actsHeld } from "../../library/acts-held.ts";
import { type FolderState, type LibraryChange, namesInOrder } from "../../library/change.ts";
import { indexLibrary } from "../../library/index-library.ts";
import type { FoundEvent } from "../../library/library.ts";
import { factsOf } from "../../library/make-facts.ts";
import { sha256Of } from "../../sha256.ts";
import type { GateExample, GateRule } from "./define-gate-rule.ts";
import { completeText, EXAMPLE_DATE, entriesOf, exampleRecord, exampleSettings } from "./run-example.ts";
import { checkChange } from "./run-gate.ts";

type Files = Readonly<Record<string, string>>;

/** Runs one gate rule on an example; each report as `path line:column message`, lines counted in the whole file. */
export function runGateExample(rule: GateRule, example: GateExample): string[] {
  const { findings } = checkChange(changeOf(example), [rule]);
  return orderFindings(findings).map(({ path, at, message }) => `${path} ${at.start.line}:${at.start.column} ${message.en}`);
}

/** The change an example describes. */
export function changeOf({ base, head, target = base, date, places, judge = [] }: GateExample): LibraryChange {
  const settings = { base: settingsOf(base), head: settingsOf(head) };
  const reading = createReadingContext(settings.head);
  const headStates = statesOf(head, reading);
  const baseStates = statesOf(base, createReadingContext(settings.base));
  const names = [...new Set([...baseStates.keys(), ...headStates.keys()])]
    .sort()
    .filter((folder) => differ(baseStates.get(folder), headStates.get(folder)));
  const targetStates = statesOf(target, reading);
  return {
    path: "",
    head: indexLibrary(
      [...headStates.values()].flatMap(({ documents }) => documents.map((document) => factsOf(document, reading))),
      new Map([...headStates].map(([folder, { entries, issued: issues }]) => [folder, { entries, issued: issues }])),
      settings.head,
      (date ?? EXAMPLE_DATE) as IsoDate,
    ),
    reading,
    settings,
    places: { head: "", base: "", nested: [], gone: [], ...places },
    judge,
    leftOut: [],
    records: { base: recordsOf(base), head: recordsOf(head), target: recordsOf(target) },
    signers: { base: base["allowed_signers"], head: head["allowed_signers"] },
    known: { path: "baseline.yaml", base: knownOf(base), head: knownOf(head) },
    folders: names.map((folder) => ({
      folder,
      base: baseStates.get(folder),
      head: headStates.get(folder),
      target: new Map([...(targetStates.get(folder)?.files ?? [])].filter(([name]) => revisionOfFile(name) !== undefined)),
      targetActs: actsHeld(targetStates.get(folder)),
    })),
  };
}

function differ(base: FolderState | undefined, head: FolderState | undefined): boolean {
  return JSON.stringify([...(base?.files ?? [])]) !== JSON.stringify([...(head?.files ?? [])]);
}

function recordsOf(files: Files): RecordFile[] {
  return Object.entries(files).flatMap(([path, text]) => (path.startsWith("settings/") ? [exampleRecord(path, parse(text) ?? {})] : []));
}

function knownOf(files: Files): BaselineEntry[] {
  return baseline.parse(parse(files["baseline.yaml"] ?? "[]"));
}

function settingsOf(files: Files): LibrarySettings {
  return librarySettings.parse({ ...exampleSettings, ...(parse(files["library.yaml"] ?? "{}") as object) });
}

function statesOf(files: Files, reading: ReadingContext): Map<string, FolderState> {
  const states = new Map<string, FolderState>();
  for (const folder of new Set(
    Object.keys(files).flatMap((path) => (/^(?!settings\/).+\//.test(path) ? [path.split("/")[0] as string] : [])),
  )) {
    const held = Object.entries(files).flatMap(([path, text]) =>
      path.startsWith(`${folder}/`)
        ? [[path.slice(folder.length + 1), path.endsWith(".md") ? completeText(path, text).text : text] as const]
        : [],
    );
    const documents = held
      .filter(([name]) => isTextFile(name))
      .map(([fileName, text]) => readDocument({ path: `${folder}/${fileName}`, folder, fileName, text }, reading));
    states.set(folder, {
      path: folder,
      documents,
      revisions: namesInOrder(
        held.map(([name]) => name),
        documents,
        reading.settings.revision,
      ),
      entries: eventsOf(held.find(([name]) => name === "events.yaml")?.[1]),
      issueDigests: new Map(held.flatMap(([name, text]) => issueOf(name, text).map(([file]) => [file, digestOfAct(parse(text))] as const))),
      issued: new Map(held.flatMap(([name, text]) => issueOf(name, text))),
      files: new Map(held.map(([name, text]) => [name, sha256Of(text)])),
    });
  }
  return states;
}

function eventsOf(text: string | undefined): FoundEvent[] {
  return text === undefined ? [] : entriesOf(parse(text) as unknown[]);
}

function issueOf(name: string, text: string): [string, Issued][] {
  const of = fileOfIssue(name);
  const read = of === undefined ? undefined : issued.safeParse(parse(text));
  return of !== undefined && read?.success ? [[of, read.data]] : [];
}
