import type { Flow, Step } from "../../../core/document/document.ts";
import { plainText } from "../../../core/document/prose/prose.ts";
import { documentAddress, guideAddress, issueAddress, stepAnchor } from "../build/addresses.ts";
import type { Issue } from "../build/issues.ts";
import type { Portal } from "../build/portal.ts";
import { languageOf, printedSections, textOf } from "../document/frame.ts";

/**
 * One place that full text search finds: a document, a section, a flow or a step. Written for the indexing after the
 * build (cli/portal/index-text.ts), a line of JSON each.
 */
export interface SearchRecord {
  /** From the top of a language's pages. */
  address: string;
  /** What is found. */
  title: string;
  /** Where it is: “8.1 Layanan 108”. */
  place: string;
  code: string;
  document: string;
  revision: string;
  status: string;
  language: string;
  /** True for what a reader means who asks for nothing else: the main revision of each document. */
  current: boolean;
  /** The words, with how much they weigh (1 to 10). */
  words: [number, string][];
}

/** The places of all revisions that have pages. */
export function* searchRecords(portal: Portal): Generator<SearchRecord> {
  for (const { main, all } of portal.issues.values()) {
    for (const issue of all) yield* recordsOf(portal, issue, issue === main && isAsked(issue));
  }
}

/** What is in force, and a draft while its document has nothing else. */
function isAsked({ status }: Issue): boolean {
  return status.status === "effective" || status.status === "draft";
}

function* recordsOf(portal: Portal, issue: Issue, current: boolean): Generator<SearchRecord> {
  const { facts, controlled } = issue;
  const page = issue.status.status === "effective" ? documentAddress(controlled.code) : issueAddress(issue);
  const common = {
    code: controlled.code,
    document: facts.title,
    revision: issue.revision,
    status: issue.status.status,
    language: languageOf(issue),
    current,
  };
  const sections = printedSections(portal, issue);
  yield {
    ...common,
    address: page,
    title: facts.title,
    place: controlled.code,
    words: [
      [10, facts.keywords.join(". ")],
      [4, `${facts.title}. ${controlled.code}`],
    ],
  };
  for (const section of sections) {
    if (section.from === "flows") continue;
    const words =
      section.from === "definitions" ? definitionsText(issue) : section.written ? plainText(textOf(issue, section.written.body)) : "";
    if (words === "") continue;
    yield {
      ...common,
      address: `${page}#${section.number}`,
      title: section.name,
      place: section.number,
      words: [[1, `${section.name}. ${words}`]],
    };
  }
  const number = sections.find(({ from }) => from === "flows")?.number ?? "";
  for (const flow of issue.document.flows) {
    const place = `${number}.${flow.number} ${flow.title}`;
    const address = flow.steps.length > 0 ? guideAddress(issue, flow) : `${page}#${number}.${flow.number}`;
    const introduction = plainText(textOf(issue, flow.introduction).replace(/^(?:kata kunci|keywords)\s*:.*$/gim, ""));
    yield {
      ...common,
      address,
      title: flow.title,
      place,
      words: [
        [10, flow.keywords.join(". ")],
        [8, flow.title],
        [2, introduction],
      ],
    };
    for (const step of flow.steps) {
      yield {
        ...common,
        address: `${address}#${stepAnchor(step.number)}`,
        title: `${step.number}. ${step.title}`,
        place,
        words: stepWords(issue, flow, step),
      };
    }
  }
}

function stepWords(issue: Issue, flow: Flow, step: Step): [number, string][] {
  const about = [
    flow.title,
    ...step.applications.map(({ value }) => value),
    step.kpi?.value,
    step.rc?.value,
    step.actors.map(({ value }) => value).join(", "),
    step.remark?.value,
  ];
  const answers = step.next.kind === "branches" ? step.next.branches.map(({ label }) => label.value) : [];
  return [
    [6, step.title],
    [2, [plainText(textOf(issue, step.text)), ...answers].join(". ")],
    [1, about.filter(Boolean).join(". ")],
  ];
}

function definitionsText(issue: Issue): string {
  return issue.document.frontMatter.definitions.map(({ term, meaning }) => `${term}: ${meaning}`).join(". ");
}
