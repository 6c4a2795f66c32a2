import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  DOCS_UNIT,
  digestOf,
  documentUnit,
  FINDINGS_UNIT,
  FRAME_UNIT,
  type Inventory,
  type InventoryUnit,
  JUMP_UNIT,
  LISTS_UNIT,
  type LibraryNotes,
  RULES_UNIT,
  registerUnit,
  type Shard,
  sha256OfFile,
  tellBuild,
  unitFinder,
} from "../../../cli/portal/door.ts";
import { folderName } from "../../../core/document/codes/code-scheme.ts";
import { hasUncheckedSignatures, signaturesUnchecked } from "../../../core/library/unchecked-signatures.ts";
import { unreadRights } from "../../../core/library/unread-records.ts";
import { documentInputs } from "../document/document-inputs.ts";
import { answerAgain } from "../document/other-documents.ts";
import { once } from "../library/once.ts";
import type { PageNotes } from "../library/page-notes.ts";
import { type Portal, portal } from "../library/portal.ts";
import type { ShownDocument } from "../library/shown-revision.ts";
import { findingsOf } from "../lists/findings.ts";
import { listInputs } from "../lists/list-inputs.ts";
import { nextRegisterChange } from "../lists/next-list-change.ts";
import { registerPortal } from "../lists/register-portal.ts";
import { registersOf } from "../lists/registers.ts";
import { documentAddress, fileAddress } from "../page/addresses.ts";
import { printOf } from "../print/stamp.ts";
import type { JumpDocument } from "../search/jump-index.ts";
import { searchedOf } from "../search/searched.ts";
import { textInputs, textParts, writePassages } from "../search/text-parts.ts";
import { claimsUnits } from "./claims.ts";
import { documentPages } from "./document-pages.ts";
import { showsForeignFiles } from "./shows-foreign.ts";

/** What this build makes; the rest is kept from the portal before. */
export interface PagesToMake {
  /** Documents whose pages are made, in the order of codes. */
  documents: readonly ShownDocument[];
  /** True where a unit is made (cli/portal/units.ts). */
  makes: (unit: string) => boolean;
  /** True of a file, by its path in the portal, that is kept or another process's to make. */
  keeps: (file: string) => boolean;
}

/** What this build makes, decided before the first page and told to the command that runs it. */
export const pagesToMake = once(async (): Promise<PagesToMake> => {
  const whole = await portal();
  if (whole.options.docsOnly) return onlyDocs(whole);
  if (whole.options.helps) return pagesOfHelper(whole);
  if (whole.options.shard) return pagesOfShard(whole, whole.options.shard);
  return whole.options.prints ? pagesToPrint(whole) : changedPages(whole);
});

const keepsNothing = () => false;

/** What is to be printed, and nothing else. */
function pagesToPrint({ documents, options }: Portal): PagesToMake {
  const isPrinted = ({ all }: ShownDocument) => all.some((shown) => printOf(options, shown) !== undefined);
  return { documents: [...documents.values()].filter(isPrinted), makes: () => false, keeps: keepsNothing };
}

/** The documentation of the tool, and nothing of the library. */
function onlyDocs(whole: Portal): PagesToMake {
  const { settings } = whole;
  tellBuild({ started: { settings: digestOf(settings), inputs: {}, kept: [], showsForeign: false, pages: 0, notes: notesOf(whole) } });
  return { documents: [], makes: (unit) => unit === DOCS_UNIT, keeps: keepsNothing };
}

/** Every N-th document, and nothing that needs to know of all of them. Those that share a folder's name are left to whoever merges. */
function pagesOfShard(whole: Portal, { index, count }: Shard): PagesToMake {
  const { settings, languages } = whole;
  const byFolder = Map.groupBy(whole.documents.keys(), (code) => folderName(code).toLowerCase());
  const chosen = [...whole.documents].filter(
    ([code], at) => at % count === index - 1 && byFolder.get(folderName(code).toLowerCase())?.length === 1,
  );
  const documents = chosen.map(([, document]) => document);
  const inputs = Object.fromEntries(chosen.map(([code, document]) => [documentUnit(code), documentInputs(whole, document)]));
  const pages = documents.reduce((sum, document) => sum + documentPages(document).length * languages.length, 0);
  tellBuild({ started: { settings: digestOf(settings), inputs, kept: [], showsForeign: false, pages, notes: notesOf(whole) } });
  return { documents, makes: () => false, keeps: keepsNothing };
}

/** The documents that no other process of this build makes, and nothing that needs to know of all of them. */
function pagesOfHelper(whole: Portal): PagesToMake {
  const { options, settings, documents } = whole;
  const inputs = Object.fromEntries([...documents].map(([code, document]) => [documentUnit(code), documentInputs(whole, document)]));
  tellBuild({ started: { settings: digestOf(settings), inputs, kept: [], showsForeign: false, pages: 0, notes: notesOf(whole) } });
  const unitOf = unitFinder(Object.keys(inputs));
  const isOurs = claimsUnits(options.claims);
  return {
    documents: [...documents.values()],
    makes: () => false,
    keeps: (file) => {
      const unit = unitOf(file);
      return unit === undefined || !isOurs(unit);
    },
  };
}

/** What is not as it was in the portal before. */
async function changedPages(whole: Portal): Promise<PagesToMake> {
  const { options, settings, languages } = whole;
  const previous = await readPrevious(options.previous);
  const searched = await searchedOf(whole);
  const texts = textParts(searched, options.textPart);
  const jumps = [...searched.values()].map(({ jump }) => jump);
  const inputs = unitInputs(whole, texts, jumps);
  const kept = new Set<string>();
  for (const [unit, digest] of inputs) if (previous?.units[unit]?.inputs === digest) kept.add(unit);
  for (const [code, document] of whole.documents) {
    const unit = documentUnit(code);
    const known = previous?.units[unit];
    if (!known || !(await isStillRight(whole, document, known))) kept.delete(unit);
  }
  const makes = (unit: string) => !kept.has(unit);
  await writePassages(options.passages, texts, makes);
  const documents = [...whole.documents].filter(([code]) => makes(documentUnit(code))).map(([, document]) => document);
  const pages = documents.reduce((sum, document) => sum + documentPages(document).length * languages.length, 0);
  const showsForeign = showsForeignFiles(whole);
  tellBuild({
    started: {
      settings: digestOf(settings),
      inputs: Object.fromEntries(inputs),
      kept: [...kept],
      showsForeign,
      pages,
      notes: notesOf(whole),
    },
  });
  const unitOf = unitFinder([...inputs.keys()]);
  const isOurs = claimsUnits(options.claims);
  const byUnit = new Map(documents.map((document) => [documentUnit(document.controlled.code), document]));
  const isAnothers = (unit: string) => {
    const document = byUnit.get(unit);
    if (!document || isOurs(unit)) return false;
    whole.read.letGo(document.all);
    return true;
  };
  return {
    documents,
    makes,
    keeps: (file) => {
      const unit = unitOf(file) ?? "";
      return kept.has(unit) || isAnothers(unit);
    },
  };
}

/** What the pages can't say of the library: what of frontmatter could not be taken, and texts that can't be read at all. */
function notesOf({ read }: Portal): LibraryNotes {
  const taken = [...read.notes].flatMap(([path, { noted }]) =>
    (noted as PageNotes).trouble.map(({ at, message }) => ({ path, line: at.start.line, message })),
  );
  const told = new Set(taken.map(({ path }) => path));
  const unread = read.facts.flatMap(({ path, unread: why }) =>
    why && !told.has(path) ? [{ path, line: why.line, message: why.message }] : [],
  );
  const rights = unreadRights(read.library).map(({ path, line = 1, message }) => ({ path, line, message: message ?? { en: "", id: "" } }));
  const isUnchecked = hasUncheckedSignatures(read.library, read.control.records);
  const signatures = isUnchecked ? [{ path: "allowed_signers", line: 1, message: signaturesUnchecked }] : [];
  const trouble = [...rights, ...signatures, ...taken, ...unread];
  return { trouble, hasDraftsOnly: read.facts.length > 0 && read.facts.every(({ state }) => state === "draft") };
}

async function readPrevious(path: string | undefined): Promise<Inventory | undefined> {
  // The command wrote it for this build.
  return path === undefined ? undefined : (JSON.parse(await readFile(path, "utf8")) as Inventory);
}

/** Digest of what each unit is made from, but for what every page depends on. */
function unitInputs(whole: Portal, texts: ReturnType<typeof textParts>, jumps: readonly JumpDocument[]): Map<string, string> {
  const listed = [...registerPortal(whole).documents];
  const registers = registersOf(whole).map(
    (register) => [registerUnit(register.name), digestOf([register, listed, nextRegisterChange(whole, register.name) ?? ""])] as const,
  );
  const lists = digestOf([registers, listInputs(whole)]);
  return new Map([
    ...[...whole.documents].map(([code, document]) => [documentUnit(code), documentInputs(whole, document)] as const),
    ...registers,
    [JUMP_UNIT, digestOf([lists, jumps])],
    [LISTS_UNIT, lists],
    [FINDINGS_UNIT, digestOf([lists, findingsOf(whole)])],
    [RULES_UNIT, digestOf(RULES_UNIT)],
    [DOCS_UNIT, digestOf(DOCS_UNIT)],
    [FRAME_UNIT, digestOf(FRAME_UNIT)],
    ...textInputs(texts),
  ]);
}

/** What a document's pages were told of others is as it was, and the portal's files are those of the library. */
async function isStillRight(whole: Portal, { controlled }: ShownDocument, { answers, files }: InventoryUnit): Promise<boolean> {
  if (Object.entries(answers).some(([question, answer]) => answerAgain(whole, question) !== answer)) return false;
  const { folder, code } = controlled;
  for (const name of whole.files.get(folder) ?? []) {
    const digest = await sha256OfFile(join(whole.read.root, folder, "assets", name));
    if (files[`${decodeURIComponent(documentAddress(code))}assets/${fileAddress(name)}`] !== digest) return false;
  }
  return true;
}
