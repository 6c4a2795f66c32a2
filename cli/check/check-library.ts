import { join } from "node:path";
import type { Document } from "../../core/document/document.ts";
import { rangeOnLine } from "../../core/document/position.ts";
import type { ReadingContext } from "../../core/document/read-document.ts";
import { type Finding, type FingerprintedFinding, orderFindings } from "../../core/finding.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import type { FolderFacts, Library } from "../../core/library/library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { checkFiles } from "../../core/rules/engine/check-files.ts";
import { checkLibrary } from "../../core/rules/engine/check-library.ts";
import { checkSettings, type SettingsInFiles } from "../../core/rules/engine/check-settings.ts";
import { ownSeverities } from "../../core/rules/find-rule.ts";
import { documentRules, filesRules, libraryRules, rules, settingsRules } from "../../core/rules/index.ts";
import type { DocumentRule, Rule } from "../../core/rules/kit/define-rule.ts";
import { checkDocument } from "../../core/rules/kit/run-rules.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { digestOf } from "../files/digest-of.ts";
import { toShownPath } from "../files/shown-path.ts";
import { type HeldFolder, type HeldText, knownOf, type OpenLibrary, openLibrary, parseText, readFolders } from "../read/read-library.ts";
import { type CheckCacheUse, openCheckCache, type RememberedDocument } from "./check-cache.ts";
import { fileFindings } from "./file-findings.ts";

/** The document part of a check, of a whole library or of one machine's share: plain data, so that it can be merged. */
export interface DocumentPart {
  facts: DocumentFacts[];
  folders: ReadonlyMap<string, FolderFacts>;
  findings: Finding[];
  silenced: number;
}

/** A library checked as of a day. */
export interface CheckedLibrary {
  library: Library;
  findings: FingerprintedFinding[];
  /** Findings of rules the library switched off. */
  silenced: number;
}

export interface CheckOptions {
  base?: string;
  /** Ids of the rules to run; default: all. */
  only?: readonly string[];
  /** One machine's share of the folders; default: all of them. */
  shard?: { index: number; count: number };
  /** Uses what an earlier check of the same texts found, for the same use. Never for a decision about issued files. */
  cache?: CheckCacheUse;
  /** Called as each document is read, with how many were read so far. */
  onProgress?: (documents: number) => void;
  /** Called with each document as it was parsed, which the check itself drops; without a cache, with all of them. */
  onDocument?: (document: Document) => void;
}

/**
 * The map half of a check: reads the files and runs document rules on each. A document is dropped once it was
 * checked, so memory holds facts only.
 * @throws UsageError when there is no library there, or its settings can't be read
 */
export async function checkDocuments(directory: string, options: CheckOptions = {}): Promise<DocumentPart & OpenLibrary> {
  const open = await openLibrary(directory, options.base);
  const { root, reading } = open;
  const { only, shard, cache: use } = options;
  const perDocument = documentRules.filter((rule) => isChosen(rule, only));
  const cache = use && (await openCheckCache({ use, root, settings: reading.settings, only, shard }));
  const part: DocumentPart & { folders: Map<string, FolderFacts> } = { facts: [], folders: new Map(), findings: [], silenced: 0 };
  const ofFiles = shard === undefined || shard.index === 1 ? fileFindings(open.settingsDoubts, reading.settings, only) : [];
  const ofOddFiles = filesRules.filter((rule) => isChosen(rule, only));
  const base = options.base ?? process.cwd();
  const shown = (path: string) => toShownPath(base, join(root, path));
  for await (const held of readFolders(open, { ...options, integrity: true })) {
    for (const text of held.texts) {
      const key = cache && digestOf([text.path, text.file, [...held.beside], [...(text.pictures ?? [])], text.signatures]);
      const known = key === undefined ? undefined : cache?.get(key);
      const checked = known ?? checkText(text, held, perDocument, reading, options.onDocument);
      if (key !== undefined && !known) cache?.put(key, checked);
      part.facts.push(checked.facts);
      part.findings.push(...checked.result.findings);
      part.silenced += checked.result.silenced;
      options.onProgress?.(part.facts.length);
    }
    part.folders.set(held.folder, held.facts);
    ofFiles.push(...fileFindings(held.problems, reading.settings, only));
    const odd = checkFiles(held.odd, ofOddFiles, reading.settings.rules, shown);
    ofFiles.push(...odd.findings);
    part.silenced += odd.silenced;
  }
  await cache?.save();
  return { ...part, ...open, findings: [...part.findings, ...ofFiles] };
}

/** Reads one text and runs document rules on it; the document itself is dropped, its facts stay. */
function checkText(
  text: HeldText,
  held: HeldFolder,
  perDocument: readonly DocumentRule[],
  reading: ReadingContext,
  onDocument?: (document: Document) => void,
): RememberedDocument {
  const document = parseText(text, reading);
  onDocument?.(document);
  return {
    facts: factsOf(document, reading, knownOf(text)),
    result: checkDocument(document, perDocument, reading, held.beside, text.pictures),
  };
}

/** The reduce half of a check: puts the parts together and runs library rules over all facts, and those about settings. */
export function mergeParts(
  parts: readonly DocumentPart[],
  open: OpenLibrary,
  date: IsoDate,
  { only, base = process.cwd() }: Pick<CheckOptions, "only" | "base"> = {},
): CheckedLibrary {
  const { reading, control } = open;
  const facts = parts.flatMap((part) => part.facts);
  const folders = new Map(parts.flatMap((part) => [...part.folders]));
  const library = indexLibrary(facts, folders, reading.settings, date, control);
  const together = checkLibrary(
    library,
    libraryRules.filter((rule) => isChosen(rule, only)),
    reading,
  );
  const ofSettings = checkSettings(
    library,
    settingsInFiles(open, base),
    settingsRules.filter((rule) => isChosen(rule, only)),
    ownSeverities,
  );
  return {
    library,
    findings: orderFindings([...parts.flatMap((part) => part.findings), ...together.findings, ...ofSettings.findings]),
    silenced: parts.reduce((sum, part) => sum + part.silenced, together.silenced + ofSettings.silenced),
  };
}

/**
 * Reads and checks a whole library on this machine.
 * @throws UsageError when there is no library there, or its settings can't be read
 */
export async function checkLibraryAt(
  directory: string,
  options: CheckOptions & { date: IsoDate },
): Promise<CheckedLibrary & { root: string; reading: ReadingContext }> {
  const part = await checkDocuments(directory, options);
  return { ...mergeParts([part], part, options.date, options), root: part.root, reading: part.reading };
}

/** A library's settings as rules about them see them. */
export function settingsInFiles({ root, control, rangeOf }: OpenLibrary, base: string): SettingsInFiles {
  const shown = toShownPath(base, root);
  return {
    control,
    path: shown === "" || shown === "." ? "" : `${shown}/`,
    rangeOf: (file, place) => (file === "library.yaml" ? rangeOf(place) : rangeOnLine(1, 1, 1)),
  };
}

/** How many rules a check runs. */
export function countRules(only?: readonly string[]): number {
  return rules.filter((rule) => isChosen(rule, only)).length;
}

function isChosen(rule: Pick<Rule, "id">, only: readonly string[] | undefined): boolean {
  return only === undefined || only.includes(rule.id);
}
