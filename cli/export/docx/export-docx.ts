import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Document } from "../../../core/document/document.ts";
import { drawFlow } from "../../../core/flow/drawing/draw-flow.ts";
import type { StandingRevision } from "../../../core/library/choose-revision.ts";
import type { ControlledCopy } from "../../../core/library/controlled-copy.ts";
import { titleOf } from "../../../core/library/library.ts";
import { framedSections } from "../../../core/library/printed-frame.ts";
import { picturesShown, SHOWABLE } from "../../../core/seal/pictures-shown.ts";
import { pick } from "../../../languages/language.ts";
import { ordinaryFile } from "../../files/ordinary-file.ts";
import { writeOutput } from "../../files/write-output.ts";
import type { PagesDone } from "../../portal/page-progress.ts";
import { type ReadFacts, readAgain } from "../../read/read-library.ts";
import { findBrowser } from "../find-browser.ts";
import { type DrawingToPicture, picturesOf } from "../picture-of-drawing.ts";
import type { FlowDrawing, WordDrawing, WordInput, WordPicture } from "./word-input.ts";
import { mostOfPiece } from "./word-size.ts";

/** One revision and the Word file it goes to. */
export interface WordItem {
  chosen: StandingRevision;
  copy: ControlledCopy | undefined;
  file: string;
}

/** A revision's texts, drawn and read, before its pictures are made. */
interface Prepared {
  item: WordItem;
  document: Document;
  drawn: Map<number, (DrawingToPicture & Pick<FlowDrawing, "cuts">) | { problem: string }>;
  pictures: Map<string, DrawingToPicture | { bytes: Uint8Array }>;
}

/**
 * Writes each revision as a Word file. All are made before the first is written.
 * @throws UsageError where a drawing needs a browser and there is none, or a file can't be written
 */
export async function exportDocx(items: readonly WordItem[], read: ReadFacts, onProgress: (drawn: PagesDone) => void): Promise<void> {
  const prepared: Prepared[] = [];
  for (const item of items) prepared.push(await prepare(item, read));
  const drawings = prepared.flatMap(({ drawn, pictures }) => [...drawn.values(), ...pictures.values()].filter((one) => "svg" in one));
  const onMade = (done: number) => onProgress({ done, all: drawings.length, what: "drawn" });
  const pngs = drawings.length === 0 ? [] : await picturesOf("png", drawings, findBrowser(), { margin: 0, onMade });
  const pngOf = new Map(drawings.map((drawing, index) => [drawing, pngs[index] as Buffer]));
  // Heavy, and for this alone.
  const { wordDocument } = await import("./word-document.ts");
  const made: { file: string; bytes: Buffer }[] = [];
  for (const one of prepared) made.push({ file: one.item.file, bytes: await wordDocument(inputOf(one, pngOf, read)) });
  for (const { file, bytes } of made) await writeOutput(file, bytes);
}

async function prepare(item: WordItem, read: ReadFacts): Promise<Prepared> {
  const { library, root } = read;
  const { facts } = item.chosen;
  const document = await readAgain(read, facts);
  const { language } = facts;
  const drawn: Prepared["drawn"] = new Map();
  for (const flow of document.flows) {
    if (flow.steps.length === 0) continue;
    const drawing = drawFlow({
      document,
      flow,
      language,
      titleOf: (code) => titleOf(library, code),
      form: library.settings.portal.layout,
      idPrefix: `flow-${flow.number}`,
      standalone: true,
      forPaper: true,
      // The steps follow in words.
      describe: 0,
    });
    if (drawing.ok) {
      const { at: cuts, ...size } = drawing.cuts(mostOfPiece(drawing.width));
      drawn.set(flow.number, { svg: drawing.svg, ...size, cuts, title: flow.title });
    } else drawn.set(flow.number, { problem: drawing.problems.map(({ message }) => pick(message, language)).join("; ") });
  }
  const pictures: Prepared["pictures"] = new Map();
  for (const name of picturesShown(document)) {
    if (!SHOWABLE.test(name)) continue;
    const path = join(root, document.folder, name);
    const bytes = await ordinaryFile(path)
      .then(() => readFile(path))
      .catch(() => undefined);
    if (bytes) pictures.set(name, /\.svg$/i.test(name) ? svgPicture(bytes, name) : { bytes });
  }
  return { item, document, drawn, pictures };
}

/** A picture drawn as text, in the size it claims. */
function svgPicture(bytes: Buffer, title: string): DrawingToPicture {
  const svg = bytes.toString("utf8");
  const [, , , across, down] = /viewBox="\s*([\d.-]+)[ ,]+([\d.-]+)[ ,]+([\d.]+)[ ,]+([\d.]+)/.exec(svg) ?? [];
  const side = (name: string, other: string | undefined) =>
    Number(new RegExp(`<svg[^>]*\\s${name}="([\\d.]+)(?:px)?"`).exec(svg)?.[1] ?? other ?? 300);
  return { svg, width: side("width", across), height: side("height", down), title };
}

function inputOf({ item, document, drawn, pictures }: Prepared, pngOf: ReadonlyMap<object, Buffer>, { library }: ReadFacts): WordInput {
  const { chosen, copy } = item;
  const { facts, issued } = chosen;
  const withPng = <T extends DrawingToPicture>(drawing: T): T & WordDrawing => ({ ...drawing, png: pngOf.get(drawing) ?? Buffer.alloc(0) });
  return {
    document,
    revision: chosen.revision,
    sections: framedSections(facts, library.settings, issued?.issued),
    type: facts.type,
    issued: issued?.issued,
    status: chosen.status,
    library,
    language: facts.language,
    copy,
    isSigned: (role) => facts.signatures?.some((found) => found.role === role && found.result.outcome === "good") === true,
    drawings: new Map([...drawn].map(([number, one]) => [number, "svg" in one ? withPng(one) : one])),
    pictures: new Map([...pictures].map(([name, one]): [string, WordPicture] => [name, "svg" in one ? withPng(one) : one])),
  };
}
