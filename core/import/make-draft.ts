import { isSpoken } from "../../languages/index.ts";
import type { LibrarySettings, SectionType } from "../../schemas/library-settings.ts";
import { anyLanguage } from "../../schemas/local-text.ts";
import type { CodeScheme } from "../document/codes/code-scheme.ts";
import { fold } from "../document/words/fold.ts";
import { askProcedure, tellLanguage, tellLostPictures } from "./ask-about.ts";
import { allText, type Block, type Paragraph, type SourceDocument, textOf } from "./blocks.ts";
import { dayOrderOf } from "./dates.ts";
import { partsOf, type SourceSection } from "./document-parts.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportedDocument } from "./imported-document.ts";
import { meaningIn } from "./names.ts";
import { isBareProcedure, type PlacedSection, placeSections } from "./place-sections.ts";
import { readFlows } from "./read-flows.ts";
import { headOfFront, readFront } from "./read-front.ts";
import { guessCode, readHeadOf, takeCode, typeOf } from "./read-head.ts";
import { bareProcedure, readTitle } from "./read-title.ts";
import { approvalsRecogniser } from "./recognisers/approvals.ts";
import type { CitedCode } from "./recognisers/cited-code.ts";
import { codeListRecogniser } from "./recognisers/code-lists.ts";
import { definitionsRecogniser } from "./recognisers/definitions.ts";
import { distributionRecogniser } from "./recognisers/distribution.ts";
import { markedFieldsRecogniser } from "./recognisers/marked-fields.ts";
import { raciRecogniser } from "./recognisers/raci.ts";
import { recordsRecogniser } from "./recognisers/records.ts";
import { referencesRecogniser } from "./recognisers/references.ts";
import { responsibilitiesRecogniser } from "./recognisers/responsibilities.ts";
import { historyRecogniser } from "./recognisers/revision-history.ts";
import { ReportWriter } from "./report.ts";
import { sectionNames } from "./section-names.ts";
import { languageOf } from "./source-language.ts";
import { titlesBeside } from "./title-beside.ts";
import { undecided } from "./undecided.ts";
import { writeMarkdown } from "./write-markdown.ts";

/** What an import is asked. */
export interface ImportRequest {
  settings: LibrarySettings;
  scheme: CodeScheme;
  /** True for a transcription: the paper's approvals, revision and date are taken over. */
  isIssued: boolean;
  /** The type's letter, where the code does not tell. */
  type?: string | undefined;
  /** The document's code, whatever its head says. */
  code?: string | undefined;
  isKnown: (code: string) => boolean;
}

/** Understands what was read, as a document of the library's. */
export function makeDraft(source: SourceDocument, request: ImportRequest): { document: ImportedDocument; report: ReportWriter } {
  const text = allText([...source.pageFrames, ...source.body]);
  const said = source.front?.values.language;
  const own = anyLanguage.safeParse(said).data;
  const language = own ?? languageOf(text, request.settings.language);
  const report = new ReportWriter();
  const context: ImportContext = { ...request, language, order: dayOrderOf(text, language), report };
  const names = Object.values(request.settings.types).flatMap(({ sections }) =>
    sections.flatMap(({ name }) => [name.id, name.en].flatMap((own) => [fold(own), fold(own.replace(/\s*\([^)]*\)\s*$/, ""))])),
  );
  const { front: before, sections } = partsOf(source.body, (name) => names.includes(fold(name)));
  const copies = distributionRecogniser.read(before, context);
  const stamps = distributionRecogniser.read(source.pageFrames, context);
  const marked = markedFieldsRecogniser.read(copies.rest, context);
  const { head, rest } = readHeadOf(stamps.rest, marked.rest, context);
  if (source.front) Object.assign(head, headOfFront(source.front));
  if (request.code !== undefined) takeCode(request.code, head, context);
  else if (head.code === undefined) guessCode(before, source.name, head, context);
  const type = typeOf(head.code, request, report);
  tellLostPictures([...source.pageFrames, ...source.body], report);
  const document: ImportedDocument = {
    head,
    language,
    type,
    approvals: {},
    references: [],
    parties: [],
    definitions: [],
    workInstructions: [],
    records: [],
    applications: [],
    keywords: [],
    distribution: [...stamps.value, ...copies.value],
    raci: [],
    history: [],
    flows: [],
    prose: new Map(),
    reconstructed: [...marked.value, ...undecided(source.asides, language)],
  };
  if (own === undefined && !isSpoken(language)) tellLanguage(document, report);
  if (source.front) readFront(source.front, document, context);
  const approvals = approvalsRecogniser.read(rest, context);
  document.approvals = { ...document.approvals, ...approvals.value };
  const history = historyRecogniser.read(approvals.rest, context);
  document.history.push(...history.value);
  const placed = placeSections(sections, type);
  const front = readTitle(history.rest, titlesBeside([...source.pageFrames, ...before], request.settings.organisation), document, context);
  if (isBareProcedure(front, placed)) placed.unshift(bareProcedure(front, document, report));
  else if (front.length > 0)
    keepAsNotes(front, document, report, { en: "stands before the first section", id: "berdiri sebelum bagian pertama" });
  askProcedure(placed, document, report);
  readSections(placed, document, context);
  return { document, report };
}

/** What has no section of its own is kept as text, in the last section of text, and said. */
function keepAsNotes(
  blocks: readonly Block[],
  document: ImportedDocument,
  report: ReportWriter,
  why: { en: string; id: string },
  source = allText(blocks),
): void {
  const notes = document.type.sections.find(({ id }) => id === "notes") ?? document.type.sections.findLast(({ from }) => from === "text");
  const markdown = writeMarkdown(blocks);
  if (markdown === "") return;
  const [first] = blocks;
  const where = notes
    ? { en: `kept as text under “${notes.name.en}”`, id: `disimpan sebagai teks pada “${notes.name.id}”` }
    : { en: "only here", id: "hanya di sini" };
  report.left({ en: `${why.en}; ${where.en}`, id: `${why.id}; ${where.id}` }, source, first?.place);
  if (notes) addProse(document, notes, markdown);
}

function addProse({ prose }: ImportedDocument, { id }: SectionType, markdown: string): void {
  if (markdown !== "") prose.set(id, [...(prose.get(id) ?? []), markdown]);
}

function readSections(placed: readonly PlacedSection[], document: ImportedDocument, context: ImportContext): void {
  const { report } = context;
  const flows: SourceSection[] = [];
  for (const { source, section, guess, isAround } of placed) {
    const heading = textOf(source.heading);
    if (isAround) {
      report.kept({ en: "heading around sections", id: "judul di atas beberapa bagian" }, heading, source.heading.place);
      continue;
    }
    if (!section) {
      readUnknown(source, document, context);
      continue;
    }
    const { name } = section;
    if (guess)
      report.guessed(
        { en: `section “${heading}” is “${name.en}”`, id: `bagian “${heading}” adalah “${name.id}”` },
        guess,
        "medium",
        heading,
        source.heading.place,
      );
    else if (heading !== "") report.kept({ en: `section ${name.en}`, id: `bagian ${name.id}` }, heading, source.heading.place);
    if (section.from === "flows") flows.push(source);
    else readInto(section, source, document, context);
  }
  document.flows = readFlows(flows, document, context);
  const applications = new Set(document.applications.map(fold));
  for (const definition of document.definitions) if (applications.has(fold(definition.term))) definition.kind = "application";
}

/** A section the type has no place for: signatures and lists of revisions are known wherever they stand; the rest is kept as text. */
function readUnknown(source: SourceSection, document: ImportedDocument, context: ImportContext): void {
  if (meaningIn(sectionNames, source.name) === "changes") {
    context.report.kept({ en: "section of revisions", id: "bagian riwayat revisi" }, textOf(source.heading), source.heading.place);
    readInto({ from: "changes" } as SectionType, source, document, context);
    return;
  }
  const copies = distributionRecogniser.read(source.blocks, context);
  const { value, rest } = approvalsRecogniser.read(copies.rest, context);
  document.distribution.push(...copies.value);
  document.approvals = { ...value, ...document.approvals };
  const heading = textOf(source.heading);
  if (rest.length === 0 && source.blocks.length > 0)
    context.report.kept({ en: "section of signatures or copies", id: "bagian persetujuan atau salinan" }, heading);
  else {
    const why = { en: `section “${heading}”: the type has none of this name`, id: `bagian “${heading}”: jenis ini tidak memilikinya` };
    const named = { ...source.heading, heading: 3, runs: [{ text: source.name }] };
    keepAsNotes([named, ...rest], document, context.report, why, allText([source.heading, ...rest]));
  }
}

function readInto(section: SectionType, { heading, blocks }: SourceSection, document: ImportedDocument, context: ImportContext): void {
  const rest = take(section, blocks, document, context).filter((block) => block.kind !== "paragraph" || textOf(block) !== "");
  if (section.id === undefined) {
    if (rest.length > 0)
      keepAsNotes(rest, document, context.report, { en: "text beside the list of revisions", id: "teks di samping daftar revisi" });
  } else addProse(document, section, isEmptyMark(rest) ? "-" : writeMarkdown(withoutItemNumbers(heading, rest)));
}

/** A dash alone says that a section is meant to be empty. */
function isEmptyMark(blocks: readonly Block[]): boolean {
  return blocks.length === 1 && /^[-–—]$/.test(allText(blocks));
}

/** Items counted within their section, 5.1, 5.2 …, are counted so again when they are shown; their numbers are not text. */
function withoutItemNumbers(heading: Paragraph, blocks: readonly Block[]): Block[] {
  const section = /^\d+/.exec(heading.label ?? textOf(heading))?.[0];
  let count = 0;
  const isItem = (block: Block): block is Paragraph =>
    block.kind === "paragraph" && section !== undefined && new RegExp(`^${section}\\.\\d+\\.?$`).test(block.label ?? "");
  const isInOrder = blocks.filter(isItem).every(({ label = "" }) => Number(label.split(".")[1]) === ++count);
  return isInOrder ? blocks.map((block) => (isItem(block) ? { ...block, label: "•", depth: 0 } : block)) : [...blocks];
}

/** Takes from a section what its type keeps in frontmatter; what is left becomes its text. */
function take(section: SectionType, blocks: readonly Block[], document: ImportedDocument, context: ImportContext): Block[] {
  switch (section.from) {
    case "references": {
      const { value, rest } = referencesRecogniser.read(blocks, context);
      document.references.push(...value.references);
      return [...rest, ...placeCodes(value.codes, document, context)];
    }
    case "definitions": {
      const { value, rest } = definitionsRecogniser.read(blocks, context);
      document.definitions.push(...value);
      return rest;
    }
    case "parties": {
      const { value, rest } = responsibilitiesRecogniser.read(blocks, context);
      const raci = raciRecogniser.read(blocks, context).value;
      document.raci.push(...raci);
      const names = new Set([...raci.flatMap(({ roles }) => roles), ...value]);
      document.parties.push(...[...names].filter((name) => !document.parties.includes(name)));
      return rest;
    }
    case "records": {
      const { value, rest } = recordsRecogniser.read(blocks, context);
      document.records.push(...value);
      return rest;
    }
    case "workInstructions": {
      const { value, rest } = codeListRecogniser.read(blocks, context);
      return [...rest, ...placeCodes(value, document, context)];
    }
    case "changes": {
      const { value, rest } = historyRecogniser.read(blocks, context);
      document.history.push(...value);
      return rest;
    }
    case "applications":
      return blocks.filter((block) => {
        const text = block.kind === "paragraph" && block.label !== undefined ? textOf(block) : "";
        if (text !== "" && text.length <= 60) document.applications.push(text);
        return text === "" || text.length > 60;
      });
    default:
      return [...blocks];
  }
}

/** A cited code goes into the list that accepts its type; else it stays as a line of text. */
function placeCodes(codes: readonly CitedCode[], document: ImportedDocument, { scheme }: ImportContext): Block[] {
  return codes.flatMap(({ code, title }): Block[] => {
    const type = scheme.typeOf(code) ?? "";
    const section = document.type.sections.find(({ accepts }) => accepts?.includes(type));
    const isListed = document.records.some((record) => record.code === code) || document.workInstructions.includes(code);
    if (isListed) return [];
    if (section?.from === "workInstructions") document.workInstructions.push(code);
    else if (section?.from === "records") document.records.push({ code });
    else return [{ kind: "paragraph", runs: [{ text: `${code} ${title}` }], label: "•", depth: 0, place: { en: "", id: "" } }];
    return [];
  });
}
