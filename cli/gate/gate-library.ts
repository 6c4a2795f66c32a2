import { join } from "node:path";
import { applyBaseline } from "../../core/baseline.ts";
import type { Document } from "../../core/document/document.ts";
import { type FingerprintedFinding, orderFindings } from "../../core/finding.ts";
import type { FolderChange } from "../../core/library/change.ts";
import type { Library } from "../../core/library/library.ts";
import { actValid } from "../../core/rules/approval/act-valid.ts";
import { checkFiles } from "../../core/rules/engine/check-files.ts";
import { checkLibrary } from "../../core/rules/engine/check-library.ts";
import { checkSettings } from "../../core/rules/engine/check-settings.ts";
import { ownSeverities } from "../../core/rules/find-rule.ts";
import { gateRules } from "../../core/rules/gate-rules.ts";
import { documentRules, filesRules, libraryRules, settingsRules } from "../../core/rules/index.ts";
import { joinResults } from "../../core/rules/kit/make-finding.ts";
import { checkChange } from "../../core/rules/kit/run-gate.ts";
import { checkDocument } from "../../core/rules/kit/run-rules.ts";
import { settingsInFiles } from "../check/check-library.ts";
import { fileFindings } from "../check/file-findings.ts";
import { levelsOfNoRule } from "../check/levels-of-no-rule.ts";
import { toShownPath } from "../files/shown-path.ts";
import type { ReadChange } from "./read-change.ts";

/** A change with everything that was found in what it can touch. */
export interface GatedChange {
  library: Library;
  findings: FingerprintedFinding[];
  silenced: number;
  /** Findings the base's baseline accepts. */
  known: number;
  rules: number;
}

/**
 * Judges a change: gate rules, then document rules on the texts it touches, and library rules on those documents and on
 * what cites them. Other settings touch everything.
 */
export function gateChange({ change, read, known, ignored }: ReadChange): GatedChange {
  const { head: library, reading, settings } = change;
  const touched = new Map(change.folders.map((own) => [own.folder, own] as const));
  const near = nearFolders(library, touched);
  const hasOtherSettings = settings.base !== undefined && JSON.stringify(settings.base) !== JSON.stringify(settings.head);
  const documents = [...read.documents.values()].filter(
    (document) => hasOtherSettings || isTouched(document, touched.get(document.folder)),
  );
  const ofDocuments = documents.map((document) => {
    const pictures = touched.get(document.folder)?.head?.files;
    return checkDocument(document, documentRules, reading, read.assets.get(document.folder) ?? new Set(), pictures);
  });
  const whole = checkLibrary(library, libraryRules, reading);
  const ofNear = whole.findings.filter(({ path }) => hasOtherSettings || near.has(path.split("/").at(-2) ?? ""));
  // What the change adds must hold by the last settings of where it is going, too.
  const strict = change.byTarget ? checkLibrary(change.byTarget, [actValid], reading).findings : [];
  const told = new Set(whole.findings.map(({ rule, path, key }) => `${rule} ${path} ${key}`));
  const beside = strict.filter(({ rule, path, key }) => !told.has(`${rule} ${path} ${key}`));
  const files = settingsInFiles(read, process.cwd());
  const state = { settings: settings.head, date: library.date };
  const ofSettings = checkSettings(state, files, settingsRules, ownSeverities, reading.settings.rules);
  const levels = hasOtherSettings ? levelsOfNoRule(settings.head, files) : [];
  const odd = checkFiles(
    [...read.odd.filter(({ path }) => !path.includes("/") || touched.has(path.split("/")[0] ?? "")), ...ignored],
    filesRules,
    reading.settings.rules,
    (path) => toShownPath(process.cwd(), join(read.root, path)),
  );
  const ofFiles = read.problems.filter(({ folder }) => folder !== undefined && touched.has(folder));
  // By what all is judged is never passed over.
  const unread = new Set(read.control.unread?.map(({ path }) => path));
  const ofOwn = read.ownProblems.filter(({ path }) => hasOtherSettings || unread.has(path));
  const unfit = fileFindings([...ofFiles, ...ofOwn], reading.settings);
  const { findings, silenced } = joinResults([
    checkChange(change, gateRules),
    ...ofDocuments,
    ofSettings,
    { ...whole, findings: ofNear },
    odd,
    { findings: [...beside, ...levels, ...unfit], silenced: 0 },
  ]);
  const result = applyBaseline(orderFindings(findings), known, library.date);
  return {
    library,
    findings: result.findings,
    known: result.known,
    silenced,
    rules: gateRules.length + documentRules.length + libraryRules.length + settingsRules.length + filesRules.length,
  };
}

/** A picture touches all revisions of its document. */
function isTouched({ fileName }: Document, changed: FolderChange | undefined): boolean {
  const differs = (name: string): boolean => changed?.base?.files.get(name) !== changed?.head?.files.get(name);
  return (
    changed !== undefined &&
    (differs(fileName) || [...(changed.head?.files.keys() ?? [])].some((name) => name.startsWith("assets/") && differs(name)))
  );
}

function nearFolders(library: Library, touched: ReadonlyMap<string, FolderChange>): Set<string> {
  const near = new Set(touched.keys());
  for (const { code, folder } of library.documents.values()) {
    if (touched.has(folder)) for (const { from } of library.citedBy.get(code) ?? []) near.add(from.folder);
  }
  return near;
}
