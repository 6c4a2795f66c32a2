import { join } from "node:path";
import type { Document } from "../../core/document/document.ts";
import { rangeOnLine } from "../../core/document/position.ts";
import type { ReadingContext } from "../../core/document/read-document.ts";
import { type FingerprintedFinding, orderFindings } from "../../core/finding.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import type { ControlledDocument, FolderFacts, Library } from "../../core/library/library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { statusOn } from "../../core/library/status.ts";
import { checkFiles } from "../../core/rules/engine/check-files.ts";
import { checkLibrary } from "../../core/rules/engine/check-library.ts";
import { checkSettings, type SettingsInFiles } from "../../core/rules/engine/check-settings.ts";
import { ownSeverities } from "../../core/rules/find-rule.ts";
import { documentRules, filesRules, libraryRules, rules, settingsRules } from "../../core/rules/index.ts";
import type { LibraryRule } from "../../core/rules/kit/define-library-rule.ts";
import type { DocumentRule, Rule } from "../../core/rules/kit/define-rule.ts";
import type { RuleResult } from "../../core/rules/kit/make-finding.ts";
import { joinResults } from "../../core/rules/kit/make-finding.ts";
import { checkDocument } from "../../core/rules/kit/run-rules.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { toShownPath } from "../files/shown-path.ts";
import type { HeldLibrary } from "../read/held-library.ts";
import {
  type FolderOptions,
  type HeldFolder,
  type HeldText,
  knownOf,
  type LibraryFacts,
  type OpenLibrary,
  openLibrary,
  parseText,
  readFolders,
} from "../read/read-library.ts";
import type { LibraryListing } from "./choice.ts";
import { fileFindings } from "./file-findings.ts";
import type { Ground } from "./kept/kept-answer.ts";
import { levelsOfNoRule } from "./levels-of-no-rule.ts";

/** What a check found, whichever way it went. */
export interface Outcome {
  root: string;
  reading: ReadingContext;
  date: IsoDate;
  findings: FingerprintedFinding[];
  /** Findings of rules the library switched off. */
  silenced: number;
  /** The texts that were checked, sorted. */
  paths: readonly string[];
  /** Those of them that something later has taken the place of. */
  superseded: ReadonlySet<string>;
  /** Where the findings rest on files alone that can be looked at again: how they lay before anything was read. */
  ground?: Ground | undefined;
  /** All that is known of the texts, where that was asked for. */
  library: () => Library;
  /** The same with what it was put together from. */
  facts: () => LibraryFacts;
  /** Their names, where those were asked for. */
  listing: () => LibraryListing;
  /** All that is known of the library but the words of its texts, where those were noted and what was found was kept. */
  held?: HeldLibrary | undefined;
}

export interface CheckOptions extends Pick<FolderOptions, "onProgress"> {
  base?: string;
  /** Ids of the rules to run; default: all. */
  only?: readonly string[];
  /** Called with each document as it was parsed, which the check itself drops. */
  onDocument?: (document: Document) => void;
}

/**
 * Reads and checks a whole library, whatever an earlier check kept of it. A document is dropped once it was checked, so memory holds facts only.
 * @throws UsageError when there is no library there, or its settings can't be read
 */
export async function checkAnew(directory: string, options: CheckOptions & { date: IsoDate }): Promise<Outcome> {
  const { date, only } = options;
  const open = await openLibrary(directory, options.base);
  const { root, reading, control } = open;
  const facts: DocumentFacts[] = [];
  const folders = new Map<string, FolderFacts>();
  const results: RuleResult[] = [];
  for await (const held of readFolders(open, { ...options, integrity: true })) {
    const checked = checkFolder(held, open, options);
    results.push({ findings: checked.findings, silenced: checked.silenced });
    facts.push(...checked.facts);
    folders.set(held.folder, held.facts);
  }
  const library = indexLibrary(facts, folders, reading.settings, date, control);
  const together = checkLibrary(library, acrossRules(only), reading);
  const { findings, silenced } = joinResults([...results, together, checkOwnSettings(open, date, options)]);
  return {
    root,
    reading,
    date,
    findings: orderFindings(findings),
    silenced,
    paths: library.files.map(({ path }) => path),
    superseded: new Set([...library.documents.values()].flatMap((document) => supersededTexts(document, date))),
    library: () => library,
    facts: () => ({ ...open, library, facts, folders }),
    listing: () => library,
  };
}

/** What is found by looking at one folder alone, and what library rules may know of its texts. */
export function checkFolder(
  held: HeldFolder,
  { root, reading }: Pick<OpenLibrary, "root" | "reading">,
  { only, onDocument, base = process.cwd(), figures = true }: Pick<CheckOptions, "only" | "onDocument" | "base"> & { figures?: boolean },
): RuleResult & { facts: DocumentFacts[] } {
  const { settings } = reading;
  const perDocument = documentRules.filter((rule) => isChosen(rule, only));
  const checked = held.texts.map((text) => checkText(text, held, perDocument, reading, { onDocument, figures }));
  const shown = (path: string) => toShownPath(base, join(root, path));
  const odd = checkFiles(
    held.odd,
    filesRules.filter((rule) => isChosen(rule, only)),
    settings.rules,
    shown,
  );
  return {
    facts: checked.map(({ facts }) => facts),
    ...joinResults([...checked.map(({ result }) => result), odd, { findings: fileFindings(held.problems, settings, only), silenced: 0 }]),
  };
}

/** Reads one text and runs document rules on it; the document itself is dropped, its facts stay. */
function checkText(
  text: HeldText,
  held: HeldFolder,
  perDocument: readonly DocumentRule[],
  reading: ReadingContext,
  { onDocument, figures }: { onDocument: CheckOptions["onDocument"] | undefined; figures: boolean },
): { facts: DocumentFacts; result: RuleResult } {
  const document = parseText(text, reading);
  onDocument?.(document);
  return {
    facts: factsOf(document, reading, { ...knownOf(text), figures }),
    result: checkDocument(document, perDocument, reading, held.beside, text.pictures),
  };
}

/** The rules across documents that were asked for. */
export function acrossRules(only: readonly string[] | undefined): LibraryRule[] {
  return libraryRules.filter((rule) => isChosen(rule, only));
}

/** What is found by looking at the library's own files: their form, rules about settings, and levels of rules that are none. */
export function checkOwnSettings(
  open: OpenLibrary,
  date: IsoDate,
  { only, base = process.cwd() }: Pick<CheckOptions, "only" | "base">,
): RuleResult {
  const asked = settingsRules.filter((rule) => isChosen(rule, only));
  const { settings } = open.reading;
  const files = settingsInFiles(open, base);
  const { findings, silenced } = checkSettings({ settings, date }, files, asked, ownSeverities);
  return { findings: [...fileFindings(open.ownProblems, settings, only), ...findings, ...levelsOfNoRule(settings, files, only)], silenced };
}

/** The texts of a document that something later has taken the place of. */
export function supersededTexts(document: ControlledDocument, day: IsoDate): string[] {
  const { revisions } = document;
  return revisions.filter((one) => statusOn(document, one, day)?.status === "superseded").map(({ facts }) => facts.path);
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
