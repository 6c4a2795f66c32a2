import type { LibrarySettings } from "../../schemas/library-settings.ts";
import { type CodeFinder, compileCodeFinder } from "./codes/citations.ts";
import { type CodeScheme, compileCodeScheme } from "./codes/code-scheme.ts";
import { collectCitations } from "./codes/collect-citations.ts";
import { compileMistypedFinder, type MistypedFinder } from "./codes/mistyped-codes.ts";
import { revisionMisfit } from "./codes/revision-order.ts";
import { inIssued, isConflict } from "./conflict.ts";
import type { Document, DocumentState, Problem, ReadFrontMatter, Section } from "./document.ts";
import { settingsOfType } from "./named-in-settings.ts";
import { readOutline } from "./outline.ts";
import { comparePoints, rangeOfLine, rangeOnLine } from "./position.ts";
import { type ProseBlock, proseBlocks } from "./prose/prose-blocks.ts";
import { unruledRows, wideRows } from "./prose/table-rows.ts";
import { takenSigns } from "./prose/taken-signs.ts";
import { inlineHtml, invisibleCharacters, lookAlikeCodes } from "./prose/text-problems.ts";
import { unseenEntities } from "./prose/unseen-entities.ts";
import { splitLines } from "./source-lines.ts";
import { spellActors } from "./steps/actor-names.ts";
import { readFlows } from "./steps/read-flows.ts";
import { hasStepsElsewhere, stepsElsewhere } from "./steps/unread-fields.ts";
import { fold } from "./words/fold.ts";
import { type FrontMatterReading, readFrontMatter } from "./yaml/front-matter.ts";

/** A file to be read. */
export interface DocumentSource {
  /** As shown in findings, with forward slashes. */
  path: string;
  /** Name of the document's folder. */
  folder: string;
  /** `draft.md` or `rev-NN.md`. */
  fileName: string;
  text: string;
}

/** Compiled once per library: all that reading needs of its settings. */
export interface ReadingContext {
  settings: LibrarySettings;
  scheme: CodeScheme;
  findCodes: CodeFinder;
  findMistyped: MistypedFinder;
}

/** No procedure is longer; a larger file is not a document and is not read. */
const MAX_DOCUMENT_LENGTH = 1_000_000;

/** Five hundred pages; every line of a document is read in several ways. */
const MAX_DOCUMENT_LINES = 20_000;

/** Compiles a library's settings for reading its documents. */
export function createReadingContext(settings: LibrarySettings): ReadingContext {
  const scheme = compileCodeScheme(settings);
  return { settings, scheme, findCodes: compileCodeFinder(scheme, settings.revision.style), findMistyped: compileMistypedFinder(scheme) };
}

/**
 * Reads one document: frontmatter, sections, flows, citations. Never throws for what a file may hold; what can't be
 * accepted is in `problems`, and the rest is read all the same.
 */
export function readDocument(source: DocumentSource, context: ReadingContext): Document {
  const { path, folder, fileName } = source;
  const size = sizeProblem(source.text);
  if (size) return unreadableDocument(source, size);
  const lines = splitLines(source.text);
  if (lines.every((line) => line.trim() === "")) return unreadableDocument(source, emptyFile());

  const front = readFrontMatter(lines);
  const outline = readOutline(lines, front.bodyFirst);
  // Nobody decided which of two texts holds: neither is read as the document's.
  const conflicts = (front.problems.some(isConflict) ? front : outline).problems.filter(isConflict);
  if (conflicts.length > 0)
    return unreadableDocument(source, ...(stateOf(source.fileName) === "issued" ? conflicts.map(inIssued) : conflicts));
  const headings = outline.headings.filter(({ level }) => level >= 2 && level <= 4);
  const sections = readSections(lines, headings, front.value, context);
  const flowSection = sections.find(({ id }) => id !== undefined && sourceOf(id, front.value, context) === "flows");
  const inFlows = headings.filter(({ line }) => flowSection && line >= flowSection.body.first && line < flowSection.body.end);
  const read = readFlows(lines, inFlows, flowSection?.body.end ?? 0, front.value.transcription?.gaps ?? [], context.scheme, outline.isCode);
  // That a section is there twice is told as that.
  const told = sections
    .filter((section) => section === flowSection || section.id === undefined || section.id !== flowSection?.id)
    .map(({ body }) => body);
  const others = sections.filter(({ id }) => id !== undefined && id !== flowSection?.id).map(({ body }) => body);
  const flows = spellActors(read.flows, front.value.parties);
  const blocks = [...proseBlocks(lines, front.bodyFirst, outline.isCode)];
  return {
    path,
    folder,
    fileName,
    state: stateOf(fileName),
    text: source.text,
    lines,
    frontMatter: front.value,
    rawFrontMatter: front.raw,
    locate: front.locate,
    bodyFirst: front.bodyFirst,
    sections,
    flows,
    hasStepsElsewhere: hasStepsElsewhere(lines, headings, told, flows),
    ...collectCitations({ front, blocks, sections, flows }, context),
    problems: front.found
      ? [
          ...front.problems,
          ...misfitRevisions(front, context),
          ...outline.problems,
          ...textProblems(lines, blocks, context.scheme),
          ...read.problems,
          ...stepsElsewhere(lines, headings, others),
        ].sort((a, b) => comparePoints(a.at.start, b.at.start))
      : front.problems,
  };
}

/** Revisions that aren't named as the library names its own, in the header and in the change log. */
function misfitRevisions({ value, locate }: FrontMatterReading, { settings }: ReadingContext): Problem[] {
  const written = [
    { path: ["revision"], revision: value.revision },
    ...value.changes.map(({ revision }, index) => ({ path: ["changes", index, "revision"], revision })),
  ];
  return written.flatMap(({ path, revision }): Problem[] => {
    const misfit = revision === undefined ? undefined : revisionMisfit(revision, settings.revision);
    if (misfit === undefined) return [];
    return [
      {
        kind: "frontMatter",
        at: locate(path),
        key: `style ${path.join(".")}`,
        message: { en: `Revision “${revision}” ${misfit.en}.`, id: `Revisi “${revision}” ${misfit.id}.` },
        fix: {
          en: "Write it so, or let the library name its revisions otherwise: revision: { style: label }.",
          id: "Tulis demikian, atau ubah cara pustaka menamai revisinya: revision: { style: label }.",
        },
      },
    ];
  });
}

/** A file's name tells its state. */
function stateOf(fileName: string): DocumentState {
  return fileName === "draft.md" ? "draft" : "issued";
}

/** The sections of a document's type; those of the first type where the code does not say. */
export function sectionsOfType(code: string | undefined, context: ReadingContext) {
  const { scheme, settings } = context;
  const type = settingsOfType(scheme.typeOf(code), settings) ?? Object.values(settings.types)[0];
  return type?.sections ?? [];
}

function sourceOf(id: string, front: ReadFrontMatter, context: ReadingContext) {
  return sectionsOfType(front.code, context).find((section) => section.id === id)?.from;
}

function readSections(
  lines: readonly string[],
  headings: readonly { level: number; title: string; line: number; at: Section["at"] }[],
  front: ReadFrontMatter,
  context: ReadingContext,
): Section[] {
  const ids = new Map(
    sectionsOfType(front.code, context).flatMap(({ id, name }) => Object.values(name).map((own) => [fold(own ?? ""), id] as const)),
  );
  const tops = headings.filter(({ level }) => level === 2);
  return tops.map((heading, index) => ({
    id: ids.get(fold(heading.title)) ?? shortened(heading.title, ids),
    title: heading.title,
    at: heading.at,
    body: { first: heading.line + 1, end: tops[index + 1]?.line ?? lines.length + 1 },
  }));
}

/** “Rincian Prosedur” for a section printed as “Rincian Prosedur (Aliran Proses)”: the bracket may be left out. */
function shortened(title: string, ids: ReadonlyMap<string, string>): string | undefined {
  const found = new Set([...ids].flatMap(([name, id]) => (name.replace(/\s*\([^)]*\)$/, "") === fold(title) ? id : [])));
  // Where two sections differ in their brackets alone, they tell them apart.
  return found.size === 1 ? [...found][0] : undefined;
}

function textProblems(lines: readonly string[], blocks: readonly ProseBlock[], scheme: CodeScheme): Problem[] {
  return [
    ...invisibleCharacters(lines),
    ...lookAlikeCodes(lines, scheme),
    ...blocks.flatMap((block) => [
      ...inlineHtml(block),
      ...unseenEntities(block),
      ...takenSigns(block),
      ...wideRows(block),
      ...unruledRows(block),
    ]),
  ];
}

/** A document of which nothing could be read, with the reasons. */
export function unreadableDocument(source: Omit<DocumentSource, "text">, ...problems: Problem[]): Document {
  const { path, folder, fileName } = source;
  const state = stateOf(fileName);
  const front = readFrontMatter([]);
  return {
    path,
    folder,
    fileName,
    state,
    text: "",
    lines: [],
    frontMatter: front.value,
    rawFrontMatter: {},
    locate: front.locate,
    bodyFirst: 1,
    sections: [],
    flows: [],
    hasStepsElsewhere: false,
    citations: [],
    mistyped: [],
    problems,
  };
}

/** Why a text is no document by its size; undefined for one that is read. */
export function sizeProblem(text: string): Problem | undefined {
  if (text.length > MAX_DOCUMENT_LENGTH) return tooLong(text.length);
  // Most have fewer characters than that, and lines are told apart once.
  const lines = text.length > MAX_DOCUMENT_LINES ? splitLines(text).length : 0;
  return lines > MAX_DOCUMENT_LINES ? tooManyLines(lines) : undefined;
}

function tooLong(length: number): Problem {
  const size = (length / 1_000_000).toFixed(1);
  return {
    kind: "text",
    at: rangeOnLine(1, 1, 1),
    key: "too-long",
    message: {
      en: `The file is ${size} million characters long; a document has at most one million. It was not read.`,
      id: `Berkas ini sepanjang ${size} juta karakter; dokumen paling panjang satu juta. Isinya tidak dibaca.`,
    },
    fix: {
      en: "Split the document, or move pictures to its folder “assets”.",
      id: "Bagi dokumennya, atau pindahkan gambar ke folder “assets”.",
    },
  };
}

function tooManyLines(lines: number): Problem {
  return {
    kind: "text",
    at: rangeOnLine(1, 1, 1),
    key: "too-many-lines",
    message: {
      en: `The file has ${lines} lines; a document has at most ${MAX_DOCUMENT_LINES}. It was not read.`,
      id: `Berkas ini terdiri atas ${lines} baris; dokumen paling banyak ${MAX_DOCUMENT_LINES} baris. Isinya tidak dibaca.`,
    },
    fix: { en: "Split the document.", id: "Bagi dokumennya." },
  };
}

function emptyFile(): Problem {
  return {
    kind: "frontMatter",
    at: rangeOfLine([], 1),
    key: "empty",
    message: {
      en: "The file is empty; expected a document with frontmatter.",
      id: "Berkas ini kosong; yang diharapkan dokumen dengan frontmatter.",
    },
    fix: { en: "Start from a draft made by `sop new`.", id: "Mulailah dari draf buatan `sop new`." },
  };
}
