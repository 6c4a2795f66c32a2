import type { StatusName } from "../../../core/library/status.ts";
import { flowsNumber } from "../document/frame.ts";
import type { Portal } from "../library/portal.ts";
import type { ShownRevision } from "../library/shown-revision.ts";
import { registersOf } from "../lists/registers.ts";
import { documentAddress, guideAddress, revisionAddress } from "../page/addresses.ts";
import { listPageAddress, pageNumberOf } from "../page/list-pages.ts";
import { rowAnchor } from "../page/row-anchors.ts";

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
  return { documents: [...portal.documents.values()].map(({ main }) => documentEntry(portal, main)), names: namesOf(portal) };
}

function documentEntry(portal: Portal, shown: ShownRevision): JumpDocument {
  const { facts, controlled, revision, status } = shown;
  const flows = flowEntries(portal, shown);
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

function flowEntries(portal: Portal, shown: ShownRevision): JumpFlow[] {
  const section = flowsNumber(portal, shown);
  return shown.document.flows.map((flow) => ({
    title: flow.title,
    address: flow.steps.length > 0 ? guideAddress(shown, flow) : `${revisionAddress(shown)}#${section}.${flow.number}`,
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
        names.set(text, { kind, text, address: `${listPageAddress(`registers/${name}/`, pageNumberOf(index))}#${rowAnchor(text)}` });
    }
  }
  return [...names.values()];
}
