import { type Finding, type FingerprintedFinding, orderFindings } from "../../core/finding.ts";
import type { Library } from "../../core/library/library.ts";
import { gateRules } from "../../core/rules/gate-rules.ts";
import { documentRules, libraryRules } from "../../core/rules/index.ts";
import { checkChange } from "../../core/rules/run-gate.ts";
import { checkDocument, checkLibrary } from "../../core/rules/run-rules.ts";
import type { ReadChange } from "./read-change.ts";

/** A change with everything that was found in what it can touch. */
export interface GatedChange {
  library: Library;
  findings: FingerprintedFinding[];
  silenced: number;
  /** Folders the change touches and those whose documents cite them. */
  near: ReadonlySet<string>;
  rules: number;
}

/** Judges a change: gate rules, then document rules on what it touches, and library rules on that and on what cites it. */
export function gateChange({ change, read }: ReadChange): GatedChange {
  const { head: library, reading } = change;
  const touched = new Set(change.folders.map(({ folder }) => folder));
  const near = nearFolders(library, touched);
  const gate = checkChange(change, gateRules);
  const findings: Finding[] = [...gate.findings];
  let { silenced } = gate;
  for (const document of read.documents.values()) {
    if (!touched.has(document.folder)) continue;
    const own = checkDocument(document, documentRules, reading, read.assets.get(document.folder) ?? new Set());
    findings.push(...own.findings);
    silenced += own.silenced;
  }
  const whole = checkLibrary(library, libraryRules, reading);
  findings.push(...whole.findings.filter(({ path }) => near.has(path.split("/").at(-2) ?? "")));
  silenced += whole.silenced;
  return {
    library,
    findings: orderFindings(findings),
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
