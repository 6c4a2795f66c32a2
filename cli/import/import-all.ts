import { resolve } from "node:path";
import { type CodeScheme, compileCodeScheme, folderName } from "../../core/document/codes/code-scheme.ts";
import { reportData } from "../../core/import/report-text.ts";
import { seeDocument } from "../../core/import/survey/seen-document.ts";
import { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import { type LibrarySettings, librarySettings } from "../../schemas/library-settings.ts";
import type { Language } from "../../schemas/local-text.ts";
import { type Writer, withWriter } from "../files/apply-plan.ts";
import { toShownPath } from "../files/shown-path.ts";
import type { ReadFacts } from "../read/read-library.ts";
import { planBringIn } from "./bring-in.ts";
import { type FileOutcome, importFile } from "./import-files.ts";
import { readSource } from "./read-source.ts";

/** What became of one file, and where its document was written. Pictures are let go, and texts where nobody asks for them, so that memory stays flat. */
export type DocumentOutcome =
  | (Extract<FileOutcome, { imported: unknown }> & { written?: string })
  | Extract<FileOutcome, { fault: unknown }>;

/** The library that documents are read for, by its settings and what it has. */
export interface Target {
  settings: LibrarySettings;
  scheme: CodeScheme;
  isKnown: (code: string) => boolean;
  /** Folders that are taken, with what has them. */
  taken: Map<string, string>;
}

/** A library as a target; the defaults where there is none. */
export function targetIn(read: ReadFacts | undefined): Target {
  if (read === undefined) {
    const settings = librarySettings.parse({ organisation: "–" });
    return { settings, scheme: compileCodeScheme(settings), isKnown: () => false, taken: new Map() };
  }
  const { library, reading } = read;
  const codes = new Set<string>([...library.documents.keys(), ...library.external.keys()]);
  return {
    settings: reading.settings,
    scheme: reading.scheme,
    isKnown: (code) => codes.has(code),
    taken: new Map(
      [...[...library.documents.keys()].map(folderName), ...library.lives.map(({ folder }) => folder)].map((name) => [
        name.toLowerCase(),
        name,
      ]),
    ),
  };
}

/** How documents are imported. */
export interface ImportOptions {
  isIssued: boolean;
  type: string | undefined;
  /** The code of the one document. */
  code: string | undefined;
  /** The library they are written to; undefined: nowhere. */
  into: string | undefined;
  onDone: (outcome: DocumentOutcome) => void;
  /** True to keep texts and reports of all documents, and not of the first alone. */
  keepsAll: boolean;
  /** The codes of all these files, where they are known already. */
  together?: ReadonlySet<string> | undefined;
}

/** Imports files one after the other, each whole or not at all, stopping for none. */
export async function importAll(files: readonly string[], target: Target, options: ImportOptions): Promise<DocumentOutcome[]> {
  if (options.type !== undefined && !(options.type in target.settings.types)) throw noType(options.type, target.settings);
  if (options.code !== undefined && files.length !== 1) throw severalForOneCode(files.length);
  if (options.into === undefined) return importEach(files, target, options, undefined);
  return withWriter(resolve(options.into), (writer) => importEach(files, target, options, writer));
}

async function importEach(
  files: readonly string[],
  target: Target,
  options: ImportOptions,
  writer: Writer | undefined,
): Promise<DocumentOutcome[]> {
  const outcomes: DocumentOutcome[] = [];
  const together = options.together ?? (await codesOf(files));
  const isKnown = (code: string) => target.isKnown(code) || together.has(code);
  for (const file of files) {
    const found = await importFile(file, { ...target, isKnown, isIssued: options.isIssued, type: options.type, code: options.code });
    const outcome: DocumentOutcome = writer ? await bringIn(found, target, options, writer) : found;
    const kept = "imported" in outcome ? { ...outcome, pictures: new Map() } : outcome;
    options.onDone(kept);
    outcomes.push(options.keepsAll || outcomes.length === 0 ? kept : withoutText(kept));
  }
  return outcomes;
}

function withoutText(outcome: DocumentOutcome): DocumentOutcome {
  if ("fault" in outcome) return outcome;
  const { report, ...imported } = outcome.imported;
  const words = { source: 0, draft: 0, missing: [] };
  return { ...outcome, imported: { ...imported, text: "", report: { ...report, entries: [], asides: [], passedOver: [], words } } };
}

/** The codes of documents that come in together: each is known to the others. Only their heads are understood beforehand. */
async function codesOf(files: readonly string[]): Promise<ReadonlySet<string>> {
  const codes = new Set<string>();
  if (files.length < 2) return codes;
  for (const file of files) {
    try {
      const { code } = seeDocument(await readSource(file));
      if (code !== undefined) codes.add(code);
    } catch (error) {
      // What is wrong with it is said when its turn comes.
      if (!(error instanceof UsageError)) throw error;
    }
  }
  return codes;
}

async function bringIn(
  found: FileOutcome,
  { taken }: Target,
  { into = "", isIssued }: ImportOptions,
  writer: Writer,
): Promise<DocumentOutcome> {
  if ("fault" in found) return found;
  try {
    const { path, operations } = planBringIn(found.path, found.imported, found.pictures, { taken, isIssued });
    await writer.apply({ operations });
    return { ...found, written: `${toShownPath(process.cwd(), resolve(into)) || "."}/${path}` };
  } catch (error) {
    if (error instanceof UsageError) return { path: found.path, fault: error };
    throw error;
  }
}

/** An outcome as JSON. */
export function outcomeData(outcome: DocumentOutcome, language: Language): unknown {
  if ("fault" in outcome) return { path: outcome.path, fault: pick(outcome.fault.text, language) };
  const { path, imported, written } = outcome;
  return {
    path,
    code: imported.code,
    ...(written !== undefined && { written }),
    text: imported.text,
    report: reportData(imported.report, language),
  };
}

function severalForOneCode(count: number): UsageError {
  return new UsageError({
    en: `--code is the code of one document; ${count} files were named.`,
    id: `--code adalah kode satu dokumen; ${count} berkas disebutkan.`,
  });
}

function noType(type: string, { types }: LibrarySettings): UsageError {
  const list = Object.keys(types).join(", ");
  return new UsageError({
    en: `The library has no document type “${type}”; there are ${list}.`,
    id: `Pustaka tidak memiliki jenis dokumen “${type}”; yang ada: ${list}.`,
  });
}
