import type { StatusName } from "../../../core/library/status.ts";
import { documentAddress, guideAddress, issueAddress } from "../build/addresses.ts";
import type { Issue } from "../build/issues.ts";
import { partAddress, partOfRow } from "../build/list-parts.ts";
import type { Portal } from "../build/portal.ts";
import { rowAnchor } from "../build/row-anchors.ts";
import { printedSections } from "../document/frame.ts";
import { registersOf } from "../lists/registers.ts";

/** What a code, an RC, a title or a name jumps to: `search/jump.json`. Addresses are from the top of a language's pages. */
export interface JumpIndex {
  documents: JumpDocument[];
  /** Applications, KPIs and terms: text and address. */
  names: { kind: "application" | "kpi" | "term"; text: string; address: string }[];
}

export interface JumpDocument {
  code: string;
  title: string;
  revision: string;
  status: StatusName;
  language: string;
  address: string;
  keywords?: string[];
  flows?: JumpFlow[];
}

export interface JumpFlow {
  title: string;
  address: string;
  keywords?: string[];
  /** Numbers and titles of its steps. */
  steps: [number, string][];
}

/** The index of what can be jumped to, of each document's main revision. */
export function jumpIndex(portal: Portal): JumpIndex {
  return { documents: [...portal.issues.values()].map(({ main }) => documentEntry(portal, main)), names: namesOf(portal) };
}

function documentEntry(portal: Portal, issue: Issue): JumpDocument {
  const { facts, controlled, revision, status } = issue;
  const flows = flowEntries(portal, issue);
  return {
    code: controlled.code,
    title: facts.title,
    revision,
    status: status.status,
    language: facts.language,
    address: documentAddress(controlled.code),
    ...(facts.keywords.length > 0 && { keywords: facts.keywords }),
    ...(flows.length > 0 && { flows }),
  };
}

function flowEntries(portal: Portal, issue: Issue): JumpFlow[] {
  const section = printedSections(portal, issue).find(({ from }) => from === "flows")?.number ?? "";
  return issue.document.flows.map((flow) => ({
    title: flow.title,
    address: flow.steps.length > 0 ? guideAddress(issue, flow) : `${issueAddress(issue)}#${section}.${flow.number}`,
    ...(flow.keywords.length > 0 && { keywords: flow.keywords }),
    steps: flow.steps.map((step): [number, string] => [step.number, step.title]),
  }));
}

const kinds = { applications: "application", kpi: "kpi", terms: "term" } as const;

function namesOf(portal: Portal): JumpIndex["names"] {
  const names = new Map<string, JumpIndex["names"][number]>();
  for (const { name, columns, rows } of registersOf(portal)) {
    const kind = kinds[name as keyof typeof kinds];
    const key = columns[0]?.key;
    if (kind === undefined || key === undefined) continue;
    for (const [index, { cells }] of rows.entries()) {
      const text = String(cells[key] ?? "");
      // An application is a term, too: the register that shows its steps comes first.
      if (text !== "" && !names.has(text))
        names.set(text, { kind, text, address: `${partAddress(`registers/${name}/`, partOfRow(index))}#${rowAnchor(text)}` });
    }
  }
  return [...names.values()];
}
