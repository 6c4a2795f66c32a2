import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { diffArrays } from "diff";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { allowApproval, planApproval } from "../../../core/acts/approve.ts";
import type { DraftInWork } from "../../../core/acts/draft/draft-in-work.ts";
import type { EventLog, Happening } from "../../../core/acts/write/append-event.ts";
import { type Plan, textIn } from "../../../core/acts/write/plan.ts";
import { digestOfAct } from "../../../core/control/canonical.ts";
import type { Document } from "../../../core/document/document.ts";
import { createReadingContext, type ReadingContext, readDocument } from "../../../core/document/read-document.ts";
import type { DocumentFacts } from "../../../core/library/facts.ts";
import { indexLibrary } from "../../../core/library/index-library.ts";
import { type ControlledDocument, type FolderFacts, type Library, WITHOUT_RECORDS } from "../../../core/library/library.ts";
import { factsOf } from "../../../core/library/make-facts.ts";
import { entriesOf } from "../../../core/rules/kit/run-example.ts";
import { DIGEST_METHOD, digestDocument } from "../../../core/seal/digest.ts";
import { isEvidence } from "../../../core/seal/evidence.ts";
import { filesHeld } from "../../../core/seal/files-held.ts";
import { sha256Of } from "../../../core/sha256.ts";
import { UsageError } from "../../../core/usage-error.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import { issued } from "../../../schemas/issued.ts";
import { type LibrarySettingsInput, librarySettings } from "../../../schemas/library-settings.ts";
import type { LocalText } from "../../../schemas/local-text.ts";

/** A library as files: path → text, `P-01/draft.md`. */
export type Files = Readonly<Record<string, string>>;

/** The day it is where a test names none. */
export const TODAY = "2026-06-30" as IsoDate;

export const ann = { name: "Ann Ab", position: "Writer" };
export const cy = { name: "Cy Cd", position: "QMR" };

/** A small library: two signatures, two kinds of documents. */
export const rules: LibrarySettingsInput = {
  organisation: "Contoh",
  language: "en",
  timeZone: "UTC",
  roles: {
    prepared: { id: "Dibuat oleh", en: "Prepared by" },
    approved: { id: "Disetujui oleh", en: "Approved by" },
  } as LibrarySettingsInput["roles"],
  types: Object.fromEntries(
    (["P", "W"] as const).map((letter) => [
      letter,
      {
        name: letter === "P" ? { id: "Prosedur", en: "Procedure" } : { id: "Instruksi", en: "Instruction" },
        approvals: ["prepared", "approved"],
        holders: { approved: ["QMR"] },
        apart: [["prepared", "approved"]],
        sections: [
          { id: "purpose", name: { id: "Tujuan", en: "Purpose" }, from: "text", required: true },
          { id: "notes", name: { id: "Catatan", en: "Notes" }, from: "text" },
          { id: "procedure", name: { id: "Rincian", en: "Procedure" }, from: "flows" },
          { id: "changes", name: { id: "Perubahan", en: "Changes" }, from: "changes" },
        ],
      },
    ]),
  ) as LibrarySettingsInput["types"],
};

/** A whole text without findings; `more` are further lines of its frontmatter, before the change log. */
export function text(
  code: string,
  revision: string,
  { more = "", changes = '  - summary: ["First issue"]', body = "All is met." } = {},
): string {
  const front = [`code: ${code}`, "title: Requests", `revision: "${revision}"`, more, "changes:", changes].filter((line) => line !== "");
  return `---\n${front.join("\n")}\n---\n\n## Purpose\n\n${body}\n`;
}

const usual = createReadingContext(librarySettings.parse(rules));

/** A text approved and issued on a day, from which it is in force. */
export function issuedText(
  code: string,
  revision: string,
  date: string,
  { more = "", ...written }: Parameters<typeof text>[2] = {},
): string {
  const bare = text(code, revision, { ...written, more });
  const document = readDocument({ path: `${code}/draft.md`, folder: code, fileName: "draft.md", text: bare }, usual);
  const { header, text: words, flows, assets } = digestDocument(document, usual, new Map());
  const sealed = `method: ${DIGEST_METHOD}, digest: { header: ${header}, text: ${words}, flows: ${flows}, assets: ${assets} }`;
  const approvals = [ann, cy].map(
    ({ name, position }, index) =>
      `  ${index ? "approved" : "prepared"}: { name: ${name}, position: ${position}, date: ${date}, time: "${date}T08:00:00+00:00", ${sealed} }`,
  );
  const front = [`effective: ${date}`, "approvals:", ...approvals, more].filter((line) => line !== "").join("\n");
  return text(code, revision, { ...written, more: front });
}

/** What stands beside it once it was issued by the tool. */
export const record = (date: string, whole: string) =>
  `date: ${date}\ntime: ${date}T10:00:00+00:00\nby: { name: Cy Cd, position: QMR }\ntool: 0.2.0\nfile: ${sha256Of(whole)}\nframe: { organisation: Contoh, type: Procedure, sections: {}, roles: {}, titles: {} }\n`;

/** Files of a document with these revisions, each issued by the tool on a day and in force from it or a later one: `2026-01-10 2026-02-01`. */
export function life(code: string, revisions: Readonly<Record<string, string>>, written: Parameters<typeof text>[2] = {}): Files {
  return Object.fromEntries(
    Object.entries(revisions).flatMap(([revision, days]) => {
      const [date = "", effective = date] = days.split(" ");
      const whole = issuedText(code, revision, date, written).replace(`effective: ${date}`, `effective: ${effective}`);
      return [
        [`${code}/rev-${revision}.md`, whole],
        [`${code}/rev-${revision}/issued.yaml`, record(date, whole)],
      ];
    }),
  );
}

/** A library held in memory. */
export interface Held {
  files: Files;
  library: Library;
  reading: ReadingContext;
  documents: ReadonlyMap<string, Document>;
  facts: readonly DocumentFacts[];
  folders: ReadonlyMap<string, FolderFacts>;
}

/** Reads a library as of a day. */
export function hold(
  files: Files,
  { date = TODAY, settings = {} }: { date?: string; settings?: Partial<LibrarySettingsInput> } = {},
): Held {
  const own = librarySettings.parse({ ...rules, ...settings });
  const reading = createReadingContext(own);
  const texts = Object.entries(files).filter(([path]) => /^[^/]+\/(?:draft|rev-[^/]+)\.md$/.test(path));
  const documents = new Map(
    texts.map(([path, whole]) => {
      const [folder = "", fileName = ""] = path.split("/");
      return [path, readDocument({ path, folder, fileName, text: whole }, reading)];
    }),
  );
  const facts = [...documents.values()].map((document) =>
    factsOf(document, reading, { file: sha256Of(document.text), pictures: picturesOf(files, document) }),
  );
  const folders = new Map([...new Set(facts.map(({ folder }) => folder))].map((folder) => [folder, folderOf(files, folder)]));
  const library = indexLibrary(facts, folders, own, date as IsoDate, { ...WITHOUT_RECORDS, today: TODAY });
  return { files, library, reading, documents, facts, folders };
}

function picturesOf(files: Files, document: Document): Map<string, string> {
  const below = `${document.folder}/`;
  const sheets = Object.keys(files).flatMap((path) =>
    path.startsWith(below) && isEvidence(path.slice(below.length)) ? [path.slice(below.length)] : [],
  );
  return new Map(
    [...filesHeld(document), ...sheets].flatMap((name) => {
      const content = files[below + name];
      return content === undefined ? [] : [[name, sha256Of(content)] as const];
    }),
  );
}

function folderOf(files: Files, folder: string): FolderFacts {
  const records = Object.entries(files).flatMap(([path, content]) => {
    const name = new RegExp(`^${folder}/(rev-[^/]+)/issued\\.yaml$`).exec(path)?.[1];
    return name === undefined ? [] : [{ name, raw: parse(content), content }];
  });
  return {
    entries: entriesOf(eventsIn(files[`${folder}/events.yaml`] ?? "")),
    issued: new Map(records.map(({ name, raw }) => [`${name}.md`, issued.parse(raw)])),
    issueDigests: new Map(records.map(({ name, raw }) => [`${name}.md`, digestOfAct(raw)])),
    digests: new Map(records.map(({ name, content }) => [`${name}/issued.yaml`, sha256Of(content)])),
  };
}

/** Entries as they are parsed: of a file that is no list there are none. */
function eventsIn(yaml: string): readonly unknown[] {
  const read: unknown = parse(yaml);
  return Array.isArray(read) ? read : [];
}

export function controlled({ library }: Held, code: string): ControlledDocument {
  const document = library.documents.get(code as DocumentCode);
  if (!document) throw new Error(`no ${code}`);
  return document;
}

/** The events of a document, to be gone on with. */
export function logOf(held: Held, code: string): EventLog {
  const path = `${controlled(held, code).folder}/events.yaml`;
  const whole = held.files[path];
  return { controlled: controlled(held, code), file: whole === undefined ? undefined : { path, text: whole } };
}

/** Something that the QMR says happened on a day, today. */
export function on(date: string, changed: Partial<Happening> = {}): Happening {
  return { date: date as IsoDate, today: TODAY, time: `${TODAY}T09:00:00+00:00`, by: cy, isSigned: false, ...changed };
}

/** A document's draft with all that acts on it look at. */
export function draftIn(held: Held, code: string, changed: Partial<DraftInWork> = {}): DraftInWork {
  const document = held.documents.get(`${controlled(held, code).folder}/draft.md`);
  if (!document) throw new Error(`${code} has no draft`);
  const below = `${document.folder}/draft/`;
  const signatures = Object.entries(held.files).flatMap(([path, content]) =>
    path.startsWith(below) ? [{ path, digest: sha256Of(content) }] : [],
  );
  const pictures = picturesOf(held.files, document);
  return {
    controlled: controlled(held, code),
    document,
    signatures,
    pictures,
    reading: held.reading,
    findings: [],
    approvedStates: [],
    ...changed,
  };
}

/** The library's files once its draft was approved in these roles, each on a day. */
export function approvedIn(
  files: Files,
  code: string,
  roles: Readonly<Record<string, string>>,
  settings: Partial<LibrarySettingsInput> = {},
): Files {
  return Object.entries(roles).reduce((now, [role, date]) => {
    const draft = draftIn(hold(now, { settings }), code);
    const request = { draft, role, person: role === "prepared" ? ann : cy, today: date as IsoDate, now: `${date}T09:00:00+00:00` };
    const rest = { signers: [], evidence: undefined, sheet: undefined };
    return apply(now, planApproval({ ...request, ...rest }, allowApproval({ ...request, ...rest }), undefined));
  }, files);
}

/** What the files are once a plan was carried out; a plan that was made of other files is an error. */
export function apply(files: Files, { operations }: Pick<Plan, "operations">): Files {
  const now = new Map(Object.entries(files));
  for (const operation of operations) {
    const { path, expected } = operation;
    const there = now.get(path);
    if ((there === undefined ? undefined : sha256Of(there)) !== expected) throw new Error(`${path} is not as the plan expects it`);
    if (operation.kind === "write") {
      now.set(path, textIn(operation.content));
      continue;
    }
    now.delete(path);
    if (operation.kind === "rename") {
      if (now.has(operation.to)) throw new Error(`${operation.to} is there`);
      now.set(operation.to, there as string);
    }
  }
  return Object.fromEntries(now);
}

/** A plan as it is read: each operation with what it writes (a changed file by its changed lines), then what is said in both languages. */
export function shown(files: Files, plan: Plan): string {
  apply(files, plan);
  const lines = plan.operations.flatMap((operation): string[] => {
    if (operation.kind === "delete") return [`delete ${operation.path}`];
    if (operation.kind === "rename") return [`rename ${operation.path} to ${operation.to}`];
    const { path, content, mode } = operation;
    const before = files[path];
    const run = mode === undefined ? "" : ` (mode ${mode.toString(8)})`;
    if (before === undefined) return [`create ${path}${run}`, ...createdLines(path, textIn(content), files, plan)];
    return [`change ${path}`, ...changedLines(before, textIn(content)).map((line) => `  ${line}`)];
  });
  return [
    ...lines,
    ...plan.summary.flatMap((one) => both("says", one)),
    ...plan.next.flatMap((one) => both("next", one)),
    `commit: ${plan.message}`,
    ...(plan.edited === undefined ? [] : [`edited: ${plan.edited.join(", ")}`]),
  ]
    .join("\n")
    .replaceAll(/(sha256:[0-9a-f]{8})[0-9a-f]{56}/g, "$1…");
}

/** A text that takes the place of another is told by what differs from it. */
function createdLines(path: string, content: string, files: Files, { operations }: Plan): string[] {
  const gone = path.endsWith(".md") ? operations.find((other) => other.kind === "delete" && other.path.endsWith(".md")) : undefined;
  const whole = content.replace(/\n$/, "").split("\n");
  if (!gone) return whole.map((line) => `  | ${line}`.trimEnd());
  return [`  | (as ${gone.path}, but for)`, ...changedLines(files[gone.path] ?? "", content).map((line) => `  ${line}`)];
}

function changedLines(before: string, after: string): string[] {
  return diffArrays(before.split("\n"), after.split("\n")).flatMap(({ added, removed, value }) =>
    added || removed ? value.map((line) => `${added ? "+" : "-"} ${line}`.replace("\r", "␍")) : [],
  );
}

export function both(what: string, { en, id }: LocalText): string[] {
  return [`${what}: ${en}`, `${" ".repeat(what.length)}  ${id}`];
}

/** What a plan is, or why there is none. */
export function planned(files: Files, make: () => Plan): string {
  return refusedOr(() => shown(files, make()));
}

/** A refusal in both languages, with what to do instead; else what was made. */
export function refusedOr(make: () => string): string {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [...both("refused", error.text), ...(error.suggestion ? both("instead", error.suggestion) : [])].join("\n");
  }
}

/**
 * Cases of an act, each a test under its name: what it tells is kept in a text beside this file (or another), `== name` before each.
 * After a change delete the text, run its tests, and read the difference.
 */
export function tells(act: string, cases: Readonly<Record<string, () => string>>, beside: string = import.meta.url): void {
  describe(act, () => {
    const path = fileURLToPath(new URL(`${act.replaceAll(" ", "-")}.txt`, beside));
    const kept = sectionsOf(existsSync(path) ? readFileSync(path, "utf8") : "");
    const said = new Map<string, string>();
    test.each(Object.entries(cases))("%s", (name, run) => {
      const now = run().trimEnd();
      said.set(name, now);
      expect(now).toBe(kept.get(name) ?? now);
    });
    test("are all kept", async () => {
      const all = Object.entries(cases).map(([name, run]) => `== ${name}\n${said.get(name) ?? run().trimEnd()}\n`);
      await expect(all.join("\n")).toMatchFileSnapshot(path);
    });
  });
}

function sectionsOf(whole: string): Map<string, string> {
  return new Map(
    whole.split(/^== /m).flatMap((section): [string, string][] => {
      const end = section.indexOf("\n");
      return end < 0 ? [] : [[section.slice(0, end), section.slice(end + 1).trimEnd()]];
    }),
  );
}
