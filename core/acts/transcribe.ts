import { type Language, pick } from "../../languages/language.ts";
import type { DocumentCode, Revision } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { reasonText } from "../control/reason-text.ts";
import { folderName } from "../document/codes/code-scheme.ts";
import { compareRevisions } from "../document/codes/revision-order.ts";
import type { Document } from "../document/document.ts";
import { type ReadingContext, readDocument } from "../document/read-document.ts";
import { counted } from "../document/words/counted.ts";
import type { Finding } from "../finding.ts";
import type { DocumentFacts } from "../library/facts.ts";
import { indexLibrary } from "../library/index-library.ts";
import type { FolderFacts, Library, LibraryControl } from "../library/library.ts";
import { factsOf } from "../library/make-facts.ts";
import { checkLibrary } from "../rules/engine/check-library.ts";
import { documentRules, libraryRules } from "../rules/index.ts";
import { checkDocument } from "../rules/kit/run-rules.ts";
import { filesHeld } from "../seal/files-held.ts";
import { sha256Of, sha256OfText } from "../sha256.ts";
import { UsageError } from "../usage-error.ts";
import { newErrors } from "./new-errors.ts";
import { requireRecords } from "./rests-on.ts";
import { asEvidence, nameSheet, type SignedSheet } from "./signed-sheet.ts";
import { create, type FileOperation, type Plan } from "./write/plan.ts";

/** A past revision typed over from paper, in the library's format. */
export interface Paper {
  /** Its file as shown. */
  from: string;
  text: string;
  /** The bytes of a picture it shows, by path relative to it, `assets/map.png`; undefined where there is none. */
  pictureOf: (name: string) => Uint8Array | undefined;
  /** The paper itself, scanned: the evidence of its approvals. */
  sheet?: SignedSheet | undefined;
}

/** The library past revisions are added to. */
export interface TranscribedInto {
  library: Library;
  facts: readonly DocumentFacts[];
  folders: ReadonlyMap<string, FolderFacts>;
  control: LibraryControl;
  reading: ReadingContext;
  today: IsoDate;
  /** What a file of the library holds; undefined where there is none. */
  held: (path: string) => Uint8Array | undefined;
}

/** A paper with its place in the library. */
interface Placed {
  paper: Paper;
  document: Document;
  code: DocumentCode;
  revision: Revision;
  folder: string;
  /** Of the library, `P-01/rev-03.md`. */
  path: string;
}

/**
 * Takes past revisions of documents into the library as they were issued on paper, in whatever order they are named, all of them or
 * none: each under its code and revision, with its pictures.
 * @throws UsageError that names each file with all that keeps it from being held: it says no code, revision, day or source, a role's
 * approval is missing, a rule finds an error, a revision between two is missing, or something else is held there
 */
export function planTranscription(papers: readonly Paper[], into: TranscribedInto): Plan {
  const placed = papers.map((paper) => placePaper(withSheet(paper, into), into));
  const wanting = placed.flatMap((one) => ("wants" in one ? one.wants : []));
  if (wanting.length > 0) throw cannotHold(wanting);
  const whole = placed.filter((one) => !("wants" in one)) as Placed[];
  requireOnce(whole);
  const codes = new Set(whole.map(({ code }) => code));
  requireRecords(
    "transcribe",
    into.library,
    [...codes].flatMap((code) => into.library.documents.get(code) ?? []),
  );
  const added = whole.filter(({ path, paper }) => !isHeld(path, paper, into));
  if (added.length === 0) throw nothingNew();
  const wrongs = [...added.flatMap((one) => ownFaults(one, into)), ...faultsTogether(added, into)];
  if (wrongs.length > 0) throw cannotHold(wrongs);
  const byCode = [...Map.groupBy(added, ({ code }) => code)].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    operations: operationsOf(added, into),
    summary: byCode.map(([code, ones]) => heldText(code, ones)),
    next: [
      {
        en: "They count once a settings record adopts them: sop approve --settings --as ROLE.",
        id: "Semuanya berlaku setelah diterima catatan pengaturan: sop approve --settings --as PERAN.",
      },
    ],
    message: `Hold ${counted(added.length, "past revision")} of ${counted(byCode.length, "document")} from paper`,
  };
}

/** A paper whose approvals name its scan. */
function withSheet(paper: Paper, { reading }: TranscribedInto): Paper {
  const { sheet, from, pictureOf } = paper;
  if (sheet === undefined) return paper;
  const { approvals } = readDocument({ path: from, folder: "", fileName: "draft.md", text: paper.text }, reading).frontMatter;
  const roles = Object.keys(approvals).filter((role) => approvals[role]?.evidenceFile === undefined);
  const { path } = asEvidence(sheet);
  return {
    ...paper,
    text: nameSheet(paper.text, from, roles, sheet),
    pictureOf: (name) => (name === path ? sheet.bytes : pictureOf(name)),
  };
}

/** What keeps one file from being held, as said to whoever typed it. */
interface Want {
  from: string;
  text: LocalText;
}

function placePaper(paper: Paper, { reading }: TranscribedInto): Placed | { wants: Want[] } {
  const read = (folder: string, fileName: string) => readDocument({ path: paper.from, folder, fileName, text: paper.text }, reading);
  const { code, revision, effective, transcription } = read("", "draft.md").frontMatter;
  const wants: LocalText[] = [
    ...(code !== undefined && reading.scheme.parse(code) ? [] : [noCode(code)]),
    ...(revision === undefined ? [noValue("revision", 'revision: "03"')] : []),
    ...(effective === undefined ? [noValue("effective", "effective: 2014-06-05")] : []),
    ...(transcription === undefined ? [noValue("transcription", "transcription: { source: controlled copy, archive }")] : []),
  ];
  if (wants.length > 0 || code === undefined || revision === undefined) return { wants: wants.map((text) => ({ from: paper.from, text })) };
  const folder = folderName(code);
  const fileName = `rev-${revision}.md`;
  return { paper, document: read(folder, fileName), code, revision, folder, path: `${folder}/${fileName}` };
}

function noCode(code: string | undefined): LocalText {
  if (code === undefined) return noValue("code", "code: P-01");
  return { en: `the code “${code}” does not fit the library's scheme`, id: `kode “${code}” tidak sesuai skema pustaka` };
}

function noValue(key: string, example: string): LocalText {
  return {
    en: `its frontmatter says no ${key}; write, for example: ${example}`,
    id: `frontmatter-nya tidak memuat ${key}; tulis, misalnya: ${example}`,
  };
}

function requireOnce(placed: readonly Placed[]): void {
  const twice = [...Map.groupBy(placed, ({ path }) => path.toLowerCase()).values()].filter((ones) => ones.length > 1);
  if (twice.length === 0) return;
  throw cannotHold(
    twice.map(([first, ...others]) => ({
      from: others.map(({ paper }) => paper.from).join(", "),
      text: {
        en: `is ${first?.code} revision ${first?.revision}, as ${first?.paper.from} is; leave one out`,
        id: `adalah ${first?.code} revisi ${first?.revision}, sama dengan ${first?.paper.from}; tinggalkan salah satu`,
      },
    })),
  );
}

/** True where just this text is held: it was taken in before. */
function isHeld(path: string, { from, text }: Paper, { held }: TranscribedInto): boolean {
  const there = held(path);
  if (there === undefined) return false;
  if (sha256Of(there) === sha256Of(text)) return true;
  throw cannotHold([
    {
      from,
      text: {
        en: `${path} is held already and reads otherwise; a transcription is changed with sop correct`,
        id: `${path} sudah disimpan dan isinya lain; transkripsi diubah dengan sop correct`,
      },
    },
  ]);
}

function nothingNew(): UsageError {
  return new UsageError({
    en: "All of these revisions are held already, word for word.",
    id: "Semua revisi ini sudah disimpan, kata demi kata.",
  });
}

/** What rules find in one text, and pictures that can't be taken along. */
function ownFaults({ paper, document, folder }: Placed, into: TranscribedInto): Want[] {
  const { held, reading } = into;
  const { from, pictureOf } = paper;
  const shown = filesHeld(document);
  const there = new Set(shown.filter((name) => (pictureOf(name) ?? held(`${folder}/${name}`)) !== undefined));
  const { findings } = checkDocument(document, documentRules, reading, there);
  const otherwise = shown.filter((name) => {
    const [own, other] = [pictureOf(name), held(`${folder}/${name}`)];
    return own !== undefined && other !== undefined && sha256Of(own) !== sha256Of(other);
  });
  const missing = shown.filter((name) => !there.has(name));
  return [
    ...errorsIn(findings),
    ...missing.map((name) => ({
      from,
      text: { en: `it names ${name}, which is not there`, id: `berkas ${name} yang disebutnya tidak ada` },
    })),
    ...otherwise.map((name) => ({
      from,
      text: {
        en: `${folder}/${name} is another file; give this one a name of its own`,
        id: `${folder}/${name} adalah berkas lain; beri berkas ini nama sendiri`,
      },
    })),
  ];
}

function errorsIn(findings: readonly Finding[]): Want[] {
  return findings
    .filter(({ severity }) => severity === "error")
    .map(({ path, at, rule, message }) => ({
      from: `${path}:${at.start.line}:${at.start.column}`,
      text: { en: `${rule}  ${message.en}`, id: `${rule}  ${message.id}` },
    }));
}

/** What the library's rules would say that they don't say now. That the settings have not taken the papers in comes later. */
function faultsTogether(added: readonly Placed[], { library, facts, folders, control, reading, today }: TranscribedInto): Want[] {
  const own = added.map(({ document, paper }) => factsOf(document, reading, { file: sha256OfText(paper.text) }));
  const after = indexLibrary([...facts, ...own], folders, reading.settings, today, control);
  const found = (of: Library) => checkLibrary(of, libraryRules, reading).findings.filter(({ rule }) => rule !== "SOP310");
  const noEffect = added.flatMap(({ code, revision, paper: { from } }): Want[] => {
    const verdict = after.documents.get(code)?.revisions.find((one) => one.revision === revision)?.verdict;
    const reasons = verdict?.effect === "none" ? verdict.reasons.filter(({ why }) => why !== "not-adopted") : [];
    return reasons.map((reason) => ({ from, text: reasonText(reason) }));
  });
  return [...errorsIn(newErrors(found(library), found(after))), ...noEffect];
}

function operationsOf(added: readonly Placed[], { held }: TranscribedInto): FileOperation[] {
  const pictures = new Map<string, Uint8Array>();
  for (const { paper, document, folder } of added) {
    for (const name of filesHeld(document)) {
      const bytes = paper.pictureOf(name);
      if (bytes !== undefined && held(`${folder}/${name}`) === undefined) pictures.set(`${folder}/${name}`, bytes);
    }
  }
  return [...added.map(({ path, paper }) => create(path, paper.text)), ...[...pictures].map(([path, bytes]) => create(path, bytes))];
}

function heldText(code: DocumentCode, ones: readonly Placed[]): LocalText {
  const list = ones
    .map(({ revision }) => revision)
    .sort(compareRevisions)
    .join(", ");
  const [en, id] = ones.length === 1 ? ["revision", "revisi"] : ["revisions", "revisi"];
  return {
    en: `${code}: ${en} ${list} ${ones.length === 1 ? "is" : "are"} held as issued on paper.`,
    id: `${code}: ${id} ${list} disimpan sebagaimana terbit di kertas.`,
  };
}

const MOST_SHOWN = 30;

function cannotHold(wants: readonly Want[]): UsageError {
  const rest = wants.length - MOST_SHOWN;
  const list = (language: Language) =>
    [
      ...wants.slice(0, MOST_SHOWN).map(({ from, text }) => `  ${from}  ${pick(text, language)}`),
      ...(rest > 0 ? [pick({ en: `  and ${rest} more`, id: `  dan ${rest} lagi` }, language)] : []),
    ].join("\n");
  return new UsageError(
    {
      en: `Nothing was taken in, since some of it can't be held:\n${list("en")}`,
      id: `Tidak ada yang dimasukkan, karena sebagian tidak dapat disimpan:\n${list("id")}`,
    },
    { en: "Correct the files and give all of them again.", id: "Perbaiki berkasnya, lalu berikan lagi semuanya." },
  );
}
