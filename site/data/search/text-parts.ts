import { mkdir, writeFile } from "node:fs/promises";
import { digestOf, passagesFile, textUnit } from "../../../cli/portal/door.ts";
import { sha256Hex } from "../../../core/sha256.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { Searched } from "./searched.ts";

/**
 * Documents a part of the full text index holds at most, on average: less than a second of a processor makes it. Smaller ones would save little of a
 * build, while a reader's first question asks each part for three small files and some eight kilobytes a word: of 1,000 documents about
 * 250 kB in one part, 340 in four, 460 in eight, with all that the page itself asks for.
 */
const DOCUMENTS_A_PART = 256;
/** Larger libraries have larger parts, for the reader's sake: their builds take longer, too. */
const MOST_PARTS = 8;

/** A part of the full text index: the documents whose passages it holds, in the order of codes. */
type TextPart = readonly Searched[];

/**
 * The parts of the full text index, by unit. A document belongs to a part by its code alone; their number is a power
 * of two, so that a library that grows moves documents only where it doubles. A part without documents is not there; the first that has some
 * lies beside the code that asks them.
 * @param most how many documents a part holds at most, on average, if not as many as is worth it
 */
export function textParts(searched: ReadonlyMap<DocumentCode, Searched>, most = DOCUMENTS_A_PART): Map<string, TextPart> {
  const count = partsOf(searched.size, most);
  const parts = Map.groupBy(searched, ([code]) => Number.parseInt(sha256Hex(code).slice(0, 2), 16) % count);
  const [first = 0] = [...parts.keys()].sort((one, other) => one - other);
  const texts = [...parts].map(
    ([part, documents]) => [textUnit(part === first ? "" : String(part)), documents.map(([, one]) => one)] as const,
  );
  return new Map<string, TextPart>(texts.length > 0 ? texts : [[textUnit(""), []]]);
}

function partsOf(documents: number, most: number): number {
  return Math.min(MOST_PARTS, 2 ** Math.ceil(Math.log2(Math.max(1, documents / most))));
}

/**
 * Digest of what each part is made from, by unit. Only the first tells where the others are, so that it is made again where one comes or goes.
 */
export function textInputs(parts: ReadonlyMap<string, TextPart>): [unit: string, digest: string][] {
  return [...parts].map(([unit, documents]) => {
    const others = unit === textUnit("") ? [...parts.keys()].sort() : [];
    return [unit, digestOf([others, documents.map(({ digest }) => digest)])];
  });
}

/** Leaves the passages of the parts that are to be made where the command finds them. */
export async function writePassages(folder: string, parts: ReadonlyMap<string, TextPart>, makes: (unit: string) => boolean): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [unit, documents] of parts) {
    if (!makes(unit)) continue;
    const lines = documents.map(({ passages }) => `${passages.replaceAll("\t", "\n")}\n`);
    await writeFile(passagesFile(folder, unit), lines.join(""));
  }
}
