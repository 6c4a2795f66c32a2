import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  digestOf,
  documentPart,
  type PortalRecord,
  portalRecord,
  type RecordedPart,
  RULES_PART,
  registerPart,
  SEARCH_PART,
  writeNote,
} from "../../../cli/portal/door.ts";
import { sha256Hex } from "../../../core/sha256.ts";
import { registerPortal } from "../lists/register-portal.ts";
import { registersOf } from "../lists/registers.ts";
import { searchRecords } from "../search/search-records.ts";
import { documentAddress } from "./addresses.ts";
import { documentInputs } from "./document-inputs.ts";
import { documentPages } from "./document-pages.ts";
import { answerAgain } from "./others.ts";
import { type DocumentIssues, type Portal, portal } from "./portal.ts";
import { printOf } from "./print-stamp.ts";

/** What this build makes; the rest is kept from the portal before. */
export interface Plan {
  /** Documents whose pages are made, in the order of codes. */
  documents: readonly DocumentIssues[];
  /** True where a part is made. */
  makes: (part: string) => boolean;
}

let planning: Promise<Plan> | undefined;

/** The plan of this build, made once and noted. */
export function plan(): Promise<Plan> {
  planning ??= portal().then(makePlan);
  return planning;
}

async function makePlan(whole: Portal): Promise<Plan> {
  const { options, settings, languages } = whole;
  if (options.prints) return printPlan(whole);
  const previous = await readPrevious(options.previous);
  const search = [...searchRecords(whole)].map((record) => `${JSON.stringify(record)}\n`).join("");
  await writeFile(options.records, search);
  const inputs = partInputs(whole, search);
  const kept = new Set<string>();
  for (const [part, digest] of inputs) if (previous?.parts[part]?.inputs === digest) kept.add(part);
  for (const [code, own] of whole.issues) {
    const part = documentPart(code);
    const known = previous?.parts[part];
    if (!known || !(await isStillRight(whole, own, known))) kept.delete(part);
  }
  const makes = (part: string) => !kept.has(part);
  const documents = [...whole.issues].filter(([code]) => makes(documentPart(code))).map(([, own]) => own);
  const pages = documents.reduce((sum, own) => sum + documentPages(own).length * languages.length, 0);
  writeNote(options.notes, { planned: { settings: digestOf(settings), inputs: Object.fromEntries(inputs), kept: [...kept], pages } });
  return { documents, makes };
}

/** What is to be printed, and nothing else. */
function printPlan({ issues, options }: Portal): Plan {
  const isPrinted = ({ all }: DocumentIssues) => all.some((issue) => printOf(options, issue) !== undefined);
  return { documents: [...issues.values()].filter(isPrinted), makes: () => false };
}

async function readPrevious(path: string | undefined): Promise<PortalRecord | undefined> {
  return path === undefined ? undefined : portalRecord.parse(JSON.parse(await readFile(path, "utf8")));
}

/** Digest of what each part is made from, but for what every page depends on. */
function partInputs(whole: Portal, search: string): Map<string, string> {
  const listed = [...registerPortal(whole).documents];
  return new Map([
    ...[...whole.issues].map(([code, own]) => [documentPart(code), documentInputs(whole, own)] as const),
    ...registersOf(whole).map((register) => [registerPart(register.name), digestOf([register, listed])] as const),
    [RULES_PART, digestOf(RULES_PART)],
    [SEARCH_PART, sha256Hex(search)],
  ]);
}

/** What a document's pages were told of others is as it was, and the portal's pictures are those of the library. */
async function isStillRight(whole: Portal, { main }: DocumentIssues, { answers, files }: RecordedPart): Promise<boolean> {
  if (Object.entries(answers).some(([question, answer]) => answerAgain(whole, question) !== answer)) return false;
  const { folder, code } = main.controlled;
  for (const name of whole.pictures.get(folder) ?? []) {
    const bytes = await readFile(join(whole.read.root, folder, "assets", name));
    if (files[`${decodeURIComponent(documentAddress(code))}assets/${name}`] !== sha256Hex(bytes)) return false;
  }
  return true;
}
