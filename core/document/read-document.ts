import type { LibrarySettings } from "../../schemas/library-settings.ts";
import { type CodeFinder, compileCodeFinder } from "./codes/citations.ts";
import { type CodeScheme, compileCodeScheme } from "./codes/code-scheme.ts";
import type { Citation, CitationPlace, Document, DocumentState, Flow, Problem, ReadFrontMatter, Section } from "./document.ts";
import { readOutline } from "./outline.ts";
import { comparePoints, rangeOfLine, rangeOnLine } from "./position.ts";
import { blankCode } from "./prose/code-spans.ts";
import { inlineHtml, invisibleCharacters, lookAlikeCodes } from "./prose/text-problems.ts";
import { splitLines } from "./source-lines.ts";
import { spellActors } from "./steps/actor-names.ts";
import { readFlows } from "./steps/read-flows.ts";
import { fold } from "./words/fold.ts";
import { readFrontMatter } from "./yaml/front-matter.ts";

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
}

/** No procedure is longer; a larger file is not a document and is not read. */
export const MAX_DOCUMENT_LENGTH = 1_000_000;

/** Compiles a library's settings for reading its documents. */
export function createReadingContext(settings: LibrarySettings): ReadingContext {
  const scheme = compileCodeScheme(settings);
  return { settings, scheme, findCodes: compileCodeFinder(scheme) };
}

/**
 * Reads one document: frontmatter, sections, flows, citations. Never throws for what a file may hold; what can't be
 * accepted is in `problems`, and the rest is read all the same.
 */
export function readDocument(source: DocumentSource, context: ReadingContext): Document {
  const { path, folder, fileName } = source;
  if (source.text.length > MAX_DOCUMENT_LENGTH) return unreadableDocument(source, tooLong(source.text.length));
  const lines = splitLines(source.text);
  if (lines.every((line) => line.trim() === "")) return unreadableDocument(source, emptyFile());

  const front = readFrontMatter(lines);
  const outline = readOutline(lines, front.bodyFirst);
  const headings = outline.headings.filter(({ level }) => level >= 2 && level <= 4);
  const sections = readSections(lines, headings, front.value, context);
  const flowSection = sections.find(({ id }) => id !== undefined && sourceOf(id, front.value, context) === "flows");
  const inFlows = headings.filter(({ line }) => flowSection && line >= flowSection.body.first && line < flowSection.body.end);
  const read = readFlows(lines, inFlows, flowSection?.body.end ?? 0, front.value.transcription?.gaps ?? [], context.scheme);
  const flows = spellActors(read.flows, front.value.parties);
  const reading = { lines, isCode: outline.isCode, sections, flows, front, findCodes: context.findCodes };
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
    citations: collectCitations(reading),
    problems: front.found
      ? [...front.problems, ...outline.problems, ...textProblems(reading, context.scheme), ...read.problems].sort((a, b) =>
          comparePoints(a.at.start, b.at.start),
        )
      : front.problems,
  };
}

/** A file's name tells its state. */
function stateOf(fileName: string): DocumentState {
  return fileName === "draft.md" ? "draft" : "issued";
}

/** The sections of a document's type; those of the first type where the code does not say. */
export function sectionsOfType(code: string | undefined, context: ReadingContext) {
  const type = code === undefined ? undefined : context.scheme.parse(code)?.type;
  const types = context.settings.types;
  return (type === undefined ? undefined : types[type])?.sections ?? Object.values(types)[0]?.sections ?? [];
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
    sectionsOfType(front.code, context).flatMap(({ id, name }) => [[fold(name.en), id] as const, [fold(name.id), id] as const]),
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
  for (const [name, id] of ids) if (name.replace(/\s*\([^)]*\)$/, "") === fold(title)) return id;
  return undefined;
}

function textProblems(reading: Reading, scheme: CodeScheme): Problem[] {
  const { lines } = reading;
  return [...invisibleCharacters(lines), ...lookAlikeCodes(lines, scheme), ...[...proseBlocks(reading)].flatMap(inlineHtml)];
}

interface Reading {
  lines: readonly string[];
  isCode: (line: number) => boolean;
  sections: readonly Section[];
  flows: readonly Flow[];
  front: ReturnType<typeof readFrontMatter>;
  findCodes: CodeFinder;
}

function collectCitations(reading: Reading): Citation[] {
  const ownCode = reading.front.value.code;
  const found = [...frontMatterCitations(reading), ...bodyCitations(reading)];
  return found
    .filter((citation) => citation.code !== ownCode || citation.step !== undefined)
    .sort((a, b) => comparePoints(a.at.start, b.at.start));
}

/** The change log is left out: it tells of codes as they were. */
function frontMatterCitations({ front, findCodes }: Reading): Citation[] {
  const { value, locate } = front;
  const texts: [string, (string | number)[], string | undefined][] = [
    ...value.workInstructions.map(
      (code, index) => ["workInstructions", ["workInstructions", index], code] as [string, (string | number)[], string],
    ),
    ...value.records.map(
      (record, index) =>
        ["records", ["records", index, record.code ? "code" : "title"], record.code ?? record.title] as [
          string,
          (string | number)[],
          string | undefined,
        ],
    ),
    ...value.definitions.map(
      ({ meaning }, index) => ["definitions", ["definitions", index, "meaning"], meaning] as [string, (string | number)[], string],
    ),
    ...value.references.map(
      ({ title }, index) => ["references", ["references", index, "title"], title] as [string, (string | number)[], string | undefined],
    ),
  ];
  return texts.flatMap(([key, path, text]) =>
    findCodes(text ?? "").map(({ index: _, ...code }) => ({ ...code, at: locate(path), in: { kind: "frontMatter", key } as const })),
  );
}

function bodyCitations(reading: Reading): Citation[] {
  const citations: Citation[] = [];
  for (const block of proseBlocks(reading)) {
    const text = block.lines.join("\n");
    const found = reading.findCodes(text.includes("`") || text.includes("](") ? blankCode(text) : text);
    if (found.length === 0) continue;
    const starts = lineStarts(block.lines);
    for (const { index, ...code } of found) {
      const row = starts.findLastIndex((start) => start <= index);
      const line = block.first + row;
      const place = placeOf(line, reading);
      if (place.kind === "step" && place.field === "rc") continue;
      const column = index - (starts[row] as number) + 1;
      citations.push({ ...code, at: rangeOnLine(line, column, column + code.text.length), in: place });
    }
  }
  return citations;
}

function lineStarts(lines: readonly string[]): number[] {
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) as number) + line.length + 1);
  return starts.slice(0, -1);
}

/** Runs of lines without a blank one, code left out: as far as a code span can reach. */
function* proseBlocks({ lines, isCode, front }: Reading): Generator<{ first: number; lines: string[] }> {
  let open: { first: number; lines: string[] } | undefined;
  for (let line = front.bodyFirst; line <= lines.length; line++) {
    const text = lines[line - 1] as string;
    if (isCode(line) || text.trim() === "") {
      if (open) yield open;
      open = undefined;
    } else if (open) open.lines.push(text);
    else open = { first: line, lines: [text] };
  }
  if (open) yield open;
}

function placeOf(line: number, { sections, flows }: Reading): CitationPlace {
  const flow = flows.findLast((candidate) => candidate.at.start.line <= line);
  const section = sections.findLast((candidate) => candidate.at.start.line <= line);
  if (!flow || !section || section.at.start.line > flow.at.start.line) return { kind: "section", id: section?.id };
  const step = flow.steps.findLast((candidate) => candidate.at.start.line <= line);
  if (!step) return { kind: "flow", flow: flow.title };
  const inProse = line >= step.text.first && line < step.text.end;
  const field = inProse ? undefined : step.fields.findLast(({ name }) => name.at.start.line <= line)?.field;
  return { kind: "step", flow: flow.title, step: step.number, field };
}

/** A document of which nothing could be read, with the reason. */
export function unreadableDocument(source: Omit<DocumentSource, "text">, problem: Problem): Document {
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
    citations: [],
    problems: [problem],
  };
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
