import type { Passage } from "../../../cli/portal/door.ts";
import type { Flow, Step } from "../../../core/document/document.ts";
import { plainText } from "../../../core/document/prose/prose.ts";
import { furtherSections, introductionOf, languageOf, looseText, printedSections, textOf } from "../document/frame.ts";
import type { PortalBase } from "../library/portal.ts";
import type { ShownDocument, ShownRevision } from "../library/shown-revision.ts";
import { guideAddress, homeAddress, stepAnchor } from "../page/addresses.ts";

/** The passages of a document's revisions. */
export function* passagesOf(portal: PortalBase, { main, all }: ShownDocument): Generator<Passage> {
  for (const shown of all) yield* passagesIn(portal, shown, shown === main && isAsked(shown));
}

/** What is in force, and a draft while its document has nothing else. */
function isAsked({ status }: ShownRevision): boolean {
  return status.status === "effective" || status.status === "draft";
}

/** What all passages of a revision say of where they are from. */
type Source = Pick<Passage, "code" | "document" | "revision" | "status" | "language" | "current">;

function* passagesIn(portal: PortalBase, shown: ShownRevision, current: boolean): Generator<Passage> {
  const { facts, controlled } = shown;
  const source: Source = {
    code: controlled.code,
    document: facts.title,
    revision: shown.revision,
    status: shown.status.status,
    language: languageOf(shown),
    current,
  };
  const whole = { ...source, address: homeAddress(shown), title: facts.title, place: controlled.code };
  yield {
    ...whole,
    words: [
      [10, facts.keywords.join(". ")],
      [4, `${facts.title}. ${controlled.code}`],
    ],
  };
  const sections = printedSections(portal, shown);
  yield* sectionPassages(shown, sections, source);
  const further = furtherSections(shown, sections).map(({ title, body }) => `${title}. ${plainText(textOf(shown, body))}`);
  for (const text of [plainText(looseText(shown)), ...further]) if (text !== "") yield { ...whole, words: [[1, text]] };
  yield* flowPassages(shown, sections.find(({ from }) => from === "flows")?.number ?? "", source);
}

function* sectionPassages(shown: ShownRevision, sections: ReturnType<typeof printedSections>, source: Source): Generator<Passage> {
  for (const section of sections) {
    if (section.from === "flows") continue;
    const words =
      section.from === "definitions" ? definitionsText(shown) : section.written ? plainText(textOf(shown, section.written.body)) : "";
    if (words === "") continue;
    yield {
      ...source,
      address: `${homeAddress(shown)}#${section.number}`,
      title: section.name,
      place: section.number,
      words: [[1, `${section.name}. ${words}`]],
    };
  }
}

/** @param number the flow section's */
function* flowPassages(shown: ShownRevision, number: string, source: Source): Generator<Passage> {
  for (const flow of shown.document.flows) {
    const place = `${number}.${flow.number} ${flow.title}`;
    const address = flow.steps.length > 0 ? guideAddress(shown, flow) : `${homeAddress(shown)}#${number}.${flow.number}`;
    const introduction = [flow.start ?? "", plainText(introductionOf(shown, flow))].join("\n").trim();
    yield {
      ...source,
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
        ...source,
        address: `${address}#${stepAnchor(step.number)}`,
        title: `${step.number}. ${step.title}`,
        place,
        words: stepWords(shown, flow, step),
      };
    }
  }
}

function stepWords(shown: ShownRevision, flow: Flow, step: Step): [number, string][] {
  const about = [
    flow.title,
    ...step.applications.map(({ value }) => value),
    step.kpi?.value,
    step.rc?.value,
    step.actors.map(({ value }) => value).join(", "),
    step.remark?.value,
  ];
  const branches = step.next.kind === "branches" ? step.next.branches : [];
  const answers = [...branches, ...step.exceptions].map(({ label }) => label.value);
  return [
    [6, step.title],
    [2, [plainText(textOf(shown, step.text)), ...answers].join(". ")],
    [1, about.filter(Boolean).join(". ")],
  ];
}

function definitionsText(shown: ShownRevision): string {
  return shown.document.frontMatter.definitions.map(({ term, meaning }) => `${term}: ${meaning}`).join(". ");
}
