import type { IsoDate } from "../../schemas/iso-date.ts";
import type { LibrarySettings } from "../../schemas/library-settings.ts";
import { type Finding, type FingerprintedFinding, orderFindings } from "../../core/finding.ts";
import { frontmatterValid } from "../../core/rules/frontmatter-valid.ts";
import { documentRules, libraryRules, rules } from "../../core/rules/index.ts";
import { checkDocument, checkLibrary } from "../../core/rules/run-rules.ts";
import { type FileProblem, type ReadLibrary, readLibrary } from "./read-library.ts";

/** A library checked as of a day. */
export interface CheckedLibrary {
  read: ReadLibrary;
  findings: FingerprintedFinding[];
  /** Findings of rules the library switched off. */
  silenced: number;
  /** How many rules ran. */
  rules: number;
}

export interface CheckOptions {
  date: IsoDate;
  base?: string;
  /** Ids of the rules to run; default: all. */
  only?: readonly string[];
  /** Called as each document is read, with how many were read so far. */
  onProgress?: (documents: number) => void;
}

/**
 * Reads and checks a library: document rules as each document is read, then library rules over their facts. A
 * document is dropped once it was checked, so memory holds facts only.
 * @throws UsageError when there is no library there, or its settings can't be read
 */
export async function checkLibraryAt(directory: string, options: CheckOptions): Promise<CheckedLibrary> {
  const runs = (rule: { id: string }) => options.only === undefined || options.only.includes(rule.id);
  const perDocument = documentRules.filter(runs);
  const findings: Finding[] = [];
  let silenced = 0;
  let count = 0;
  const read = await readLibrary(directory, {
    date: options.date,
    ...(options.base === undefined ? {} : { base: options.base }),
    keep: "facts",
    visit(document, assets, reading) {
      const result = checkDocument(document, perDocument, reading, assets);
      findings.push(...result.findings);
      silenced += result.silenced;
      options.onProgress?.(++count);
    },
  });
  const together = checkLibrary(read.library, libraryRules.filter(runs), read.reading);
  const files = runs(frontmatterValid) ? read.problems.map((problem) => fileFinding(problem, read.reading.settings)) : [];
  return {
    read,
    findings: orderFindings([...findings, ...together.findings, ...files.filter((finding) => finding !== undefined)]),
    silenced: silenced + together.silenced,
    rules: rules.filter(runs).length,
  };
}

/** Trouble in `events.yaml` or `issued.yaml` is what SOP101 is about, in another file. */
function fileFinding({ path, folder, problem }: FileProblem, settings: LibrarySettings): Finding | undefined {
  const level = settings.rules[frontmatterValid.id] ?? "error";
  if (level === "off") return undefined;
  return {
    rule: frontmatterValid.id,
    name: frontmatterValid.name,
    severity: level,
    path,
    code: folder,
    revision: undefined,
    state: undefined,
    at: problem.at,
    message: problem.message,
    why: frontmatterValid.why,
    fix: problem.fix,
    related: [],
    edit: undefined,
    key: `${path.split("/").slice(-2).join("/")} ${problem.key}`,
  };
}
