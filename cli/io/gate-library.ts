import { applyBaseline } from "../../core/baseline.ts";
import { type Finding, type FingerprintedFinding, orderFindings } from "../../core/finding.ts";
import type { Library } from "../../core/library/library.ts";
import { gateRules } from "../../core/rules/gate-rules.ts";
import { documentRules, libraryRules } from "../../core/rules/index.ts";
import { checkChange } from "../../core/rules/run-gate.ts";
import { checkDocument, checkLibrary } from "../../core/rules/run-rules.ts";
import { fileFinding } from "./check-library.ts";
import type { ReadChange } from "./read-change.ts";

/** A change with everything that was found in what it can touch. */
export interface GatedChange {
  library: Library;
  findings: FingerprintedFinding[];
  silenced: number;
  /** Findings the base's baseline accepts. */
  known: number;
  /** Folders the change touches and those whose documents cite them. */
  near: ReadonlySet<string>;
  rules: number;
}

/** Judges a change: gate rules, then document rules on what it touches, and library rules on that and on what cites it. */
export function gateChange({ change, read, known }: ReadChange): GatedChange {
  const { head: library, reading } = change;
  const touched = new Set(change.folders.map(({ folder }) => folder));
  const near = nearFolders(library, touched);
  const gate = checkChange(change, gateRules);
  const findings: Finding[] = [...gate.findings];
  let { silenced } = gate;
  for (const document of read.documents.values()) {
    if (!touched.has(document.folder)) continue;
    const pictures = change.folders.find(({ folder }) => folder === document.folder)?.head?.files;
    const own = checkDocument(document, documentRules, reading, read.assets.get(document.folder) ?? new Set(), pictures);
    findings.push(...own.findings);
    silenced += own.silenced;
  }
  const whole = checkLibrary(library, libraryRules, reading);
  findings.push(...whole.findings.filter(({ path }) => near.has(path.split("/").at(-2) ?? "")));
  silenced += whole.silenced;
  const fileFindings = read.problems
    .filter(({ folder }) => touched.has(folder))
    .flatMap((problem) => fileFinding(problem, reading.settings));
  const result = applyBaseline(orderFindings([...findings, ...fileFindings]), known, library.date);
  return {
    library,
    findings: result.findings,
    known: result.known,
    silenced,
    near,
    rules: gateRules.length + documentRules.length + libraryRules.length,
  };
}

function nearFolders(library: Library, touched: ReadonlySet<string>): Set<string> {
  const near = new Set(touched);
  for (const { code, folder } of library.documents.values()) {
    if (touched.has(folder)) for (const { from } of library.citedBy.get(code) ?? []) near.add(from.folder);
  }
  return near;
}
