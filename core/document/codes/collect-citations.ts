import type { Range } from "../../../schemas/finding.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { Citation, CitationPlace, Flow, MistypedCitation, ReadFrontMatter, Section } from "../document.ts";
import { comparePoints } from "../position.ts";
import { citedText, type LinkAddress } from "../prose/cited-text.ts";
import type { ProseBlock } from "../prose/prose-blocks.ts";
import { decoded } from "../words/decoded.ts";
import type { CodeFinder, FoundCode } from "./citations.ts";
import type { CodeScheme } from "./code-scheme.ts";
import type { MistypedFinder } from "./mistyped-codes.ts";

/** What is cited is looked for in. */
export interface CitingText {
  front: { value: ReadFrontMatter; locate: (path: readonly (string | number)[]) => Range };
  blocks: Iterable<ProseBlock>;
  sections: readonly Section[];
  flows: readonly Flow[];
}

export interface Finders {
  scheme: CodeScheme;
  findCodes: CodeFinder;
  findMistyped: MistypedFinder;
}

/** Words of a link that name more codes than these are a text, and no name of what they lead to. */
const MOST_IN_WORDS = 20;

/** What a document cites, in order of place: what is written as a code, and what was meant as one. */
export interface Cited {
  citations: Citation[];
  mistyped: MistypedCitation[];
}

/** Collects the codes of a document's fields and text. Its own code is no citation, but one of its steps is. */
export function collectCitations(text: CitingText, finders: Finders): Cited {
  const found: Cited = { citations: [], mistyped: [] };
  addFrontMatter(found, text.front, finders);
  for (const block of text.blocks) addBlock(found, block, text, finders);
  addFollows(found, text);
  const own = text.front.value.code;
  return {
    citations: found.citations.filter(({ code, step }) => code !== own || step !== undefined).sort(byPlace),
    mistyped: found.mistyped.sort(byPlace),
  };
}

function byPlace(a: { at: Range }, b: { at: Range }): number {
  return comparePoints(a.at.start, b.at.start);
}

function addFrontMatter(found: Cited, { value, locate }: CitingText["front"], finders: Finders): void {
  for (const { path, text, isField } of frontMatterValues(value)) {
    const place = { at: locate(path), in: { kind: "frontMatter", key: path[0] } as const };
    const codes = finders.findCodes(text);
    const mistyped = finders.findMistyped(text);
    if (isField && ![...codes, ...mistyped].some((code) => code.text === text)) found.citations.push({ ...unknownCode(text), ...place });
    else {
      found.citations.push(...codes.map(({ index: _, ...code }) => ({ ...(isField ? surely(code) : code), ...place })));
      found.mistyped.push(...mistyped.map(({ index: _, ...code }) => ({ ...code, ...place })));
    }
  }
}

interface FrontMatterValue {
  path: readonly [key: string, ...rest: (string | number)[]];
  text: string;
  /** True for a field that holds a code and nothing else. */
  isField: boolean;
}

/** The values that may cite. The change log is left out: it tells of codes as they were. */
function* frontMatterValues({ workInstructions, records, definitions, references }: ReadFrontMatter): Iterable<FrontMatterValue> {
  for (const [index, code] of workInstructions.entries()) yield { path: ["workInstructions", index], text: code, isField: true };
  for (const [index, { code = "", title = "" }] of records.entries()) {
    if (code !== "") yield { path: ["records", index, "code"], text: code, isField: true };
    yield { path: ["records", index, "title"], text: title, isField: false };
  }
  for (const [index, { meaning }] of definitions.entries())
    yield { path: ["definitions", index, "meaning"], text: meaning, isField: false };
  for (const [index, { standard, title = "" }] of references.entries()) {
    yield { path: ["references", index, "standard"], text: standard, isField: false };
    yield { path: ["references", index, "title"], text: title, isField: false };
  }
}

/** A place that names documents and nothing else leaves no doubt. */
function surely<Found extends { maybe?: true }>({ maybe: _, ...found }: Found): Omit<Found, "maybe"> {
  return found;
}

/** A field that names a document says a code, whatever it says. */
function unknownCode(text: string): Omit<Citation, "at" | "in"> {
  return { code: text as DocumentCode, step: undefined, revision: undefined, text };
}

function addBlock(found: Cited, block: ProseBlock, text: CitingText, finders: Finders): void {
  const written = block.lines.join("\n");
  // Every code is numbered.
  if (!/\d/.test(written)) return;
  const cited = citedText(written);
  const starts = lineStarts(block.lines);
  const pointAt = (index: number) => {
    const row = starts.findLastIndex((start) => start <= index);
    return { line: block.first + row, column: index - (starts[row] as number) + 1 };
  };
  const place = (index: number, end: number) => {
    const [start, last] = [pointAt(index), pointAt(end - 1)];
    return { at: { start, end: { line: last.line, column: last.column + 1 } }, in: placeOf(start.line, text) };
  };
  const codes = finders.findCodes(cited.text).map(({ index, ...code }) => {
    const [start, end] = [cited.placeOf(index), cited.placeOf(index + code.text.length - 1) + 1];
    return { start, citation: { ...code, ...place(start, end) } };
  });
  const linked = cited.links.flatMap((link) => {
    const inWords = codesBetween(codes, link.words);
    return codesOfAddress(link, finders)
      .filter(({ code }) => !inWords.has(code))
      .map(({ index, ...code }) => ({ ...code, ...place(index, index + code.text.length) }));
  });
  // A step's own RC is no citation.
  found.citations.push(
    ...[...codes.map(({ citation }) => citation), ...linked].filter((one) => one.in.kind !== "step" || one.in.field !== "rc"),
  );
  found.mistyped.push(
    ...finders.findMistyped(cited.text).map(({ index, ...code }) => {
      const [start, end] = [cited.placeOf(index), cited.placeOf(index + code.text.length - 1) + 1];
      return { ...code, text: code.text.replace(/\s*\n\s*/g, " ↵ "), ...place(start, end) };
    }),
  );
}

/** The codes that begin in a part of the text; they are given in order. */
function codesBetween(codes: readonly { start: number; citation: Citation }[], part: { start: number; end: number }): Set<DocumentCode> {
  const found = new Set<DocumentCode>();
  let low = 0;
  for (let high = codes.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((codes[middle]?.start ?? 0) < part.start) low = middle + 1;
    else high = middle;
  }
  for (const { start, citation } of codes.slice(low, low + MOST_IN_WORDS)) if (start < part.end) found.add(citation.code);
  return found;
}

/** The codes an address names, segment by segment: a document's folder is named by its code. */
export function codesOfAddress({ address, index }: LinkAddress, { scheme, findCodes }: Omit<Finders, "findMistyped">): FoundCode[] {
  const codes: FoundCode[] = [];
  let at = index;
  for (const written of address.replace(/[?#].*$/, "").split("/")) {
    const segment = decoded(written);
    const folder = scheme.codeOfFolder(segment);
    const found =
      folder === undefined
        ? findCodes(segment).map((code) => (code.text === segment ? surely(code) : code))
        : [{ code: folder, step: undefined, revision: undefined, text: segment, index: 0 }];
    // In an address that is written with escapes, the segment is the place.
    codes.push(...found.map((code) => (segment === written ? { ...code, index: at + code.index } : { ...code, text: written, index: at })));
    at += written.length + 1;
  }
  return codes;
}

/** What steps are carried out by is a document or a step of one: anything else there is a code that nobody knows. */
function addFollows(found: Cited, { flows, sections }: CitingText): void {
  const known = new Map([...found.citations, ...found.mistyped].map((one) => [JSON.stringify(one.at), one]));
  for (const { fields } of flows.flatMap(({ steps }) => steps)) {
    const { value, at } = fields.find(({ field }) => field === "follows")?.value ?? {};
    if (!value || !at) continue;
    const cited = known.get(JSON.stringify(at));
    if (cited && "maybe" in cited) delete cited.maybe;
    if (cited) continue;
    found.citations.push({ ...unknownCode(value), at, in: placeOf(at.start.line, { flows, sections }) });
  }
}

function lineStarts(lines: readonly string[]): number[] {
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) as number) + line.length + 1);
  return starts.slice(0, -1);
}

function placeOf(line: number, { sections, flows }: Pick<CitingText, "sections" | "flows">): CitationPlace {
  const flow = flows.findLast((candidate) => candidate.at.start.line <= line);
  const section = sections.findLast((candidate) => candidate.at.start.line <= line);
  if (!flow || !section || section.at.start.line > flow.at.start.line) return { kind: "section", id: section?.id };
  const step = flow.steps.findLast((candidate) => candidate.at.start.line <= line);
  if (!step) return { kind: "flow", flow: flow.title };
  const inProse = line >= step.text.first && line < step.text.end;
  const field = inProse ? undefined : step.fields.findLast(({ name }) => name.at.start.line <= line)?.field;
  return { kind: "step", flow: flow.title, step: step.number, field };
}
