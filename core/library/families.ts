import type { DocumentCode } from "../../schemas/identifier.ts";
import type { LibrarySettings } from "../../schemas/library-settings.ts";
import { compileCodeScheme } from "../document/codes/code-scheme.ts";
import type { DocumentFacts } from "./facts.ts";
import type { Library } from "./library.ts";
import { currentDocuments } from "./registers/standing-documents.ts";

/** How high a document type stands: manual, procedure, instruction or standard, form. */
export type Level = 1 | 2 | 3 | 4;

/** The letters most libraries use; any other type has the level its settings say. */
const usualLevels: Readonly<Record<string, Level>> = { M: 1, P: 2, W: 3, S: 3, F: 4 };

/** The level of a document type; undefined where neither its settings nor its letter tell. */
export function levelOf(type: string | undefined, { types }: Pick<LibrarySettings, "types">): Level | undefined {
  return type === undefined ? undefined : ((types[type]?.level as Level | undefined) ?? usualLevels[type]);
}

/** A level as it is written: I to IV. */
export const levelNames: Readonly<Record<Level, string>> = { 1: "I", 2: "II", 3: "III", 4: "IV" };

/** Tells the unit of a code: its parts but for type and number, as in the code; empty where codes have no others. */
export function unitReader(settings: LibrarySettings): (code: DocumentCode) => string {
  const { parse } = compileCodeScheme(settings);
  return (code) => Object.values(parse(code)?.parts ?? {}).join(".");
}

/**
 * The document each one belongs to: a procedure with the instructions and forms it names, and with theirs; itself where
 * none names it. Of several that name it the first by code, so that each stands in one family.
 */
export function familyHeads(library: Library): Map<DocumentCode, DocumentCode> {
  const parents = new Map<DocumentCode, DocumentCode>();
  for (const { code, ...facts } of currentDocuments(library)) {
    if (code === undefined) continue;
    for (const member of membersOf(facts)) if (member !== code && !parents.has(member)) parents.set(member, code);
  }
  return new Map([...library.documents.keys()].map((code) => [code, headOf(code, parents)]));
}

function membersOf({ workInstructions, records }: Pick<DocumentFacts, "workInstructions" | "records">): DocumentCode[] {
  return [...workInstructions.map(({ value }) => value), ...records.flatMap(({ value }) => value.code ?? [])];
}

/** Documents that name each other in a circle belong to the first of them by code. */
function headOf(code: DocumentCode, parents: ReadonlyMap<DocumentCode, DocumentCode>): DocumentCode {
  const way = [code];
  for (let above = parents.get(code); above !== undefined; above = parents.get(above)) {
    if (way.includes(above)) return way.slice(way.indexOf(above)).sort()[0] ?? above;
    way.push(above);
  }
  return way.at(-1) ?? code;
}
