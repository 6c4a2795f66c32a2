import type { Document, Flow, Section } from "../document/document.ts";
import { ownText, textBeforeSections } from "../document/loose-text.ts";
import { textOf } from "../document/position.ts";
import { fold } from "../document/words/fold.ts";
import { canonicalValue } from "../seal/digest.ts";
import { diffLists } from "./diff-lists.ts";
import { diffStep, renumberedSteps, reorderedSteps, type StepsCompared, stepAsRead } from "./diff-steps.ts";
import type { DocumentChange, HeaderField, StepName } from "./document-change.ts";
import { matchSteps, renumberedBetween } from "./match-steps.ts";
import { saysTheSame, wholeChange, wordChanges } from "./word-changes.ts";

/**
 * What changed between two revisions of a document, or between a revision and the draft: header, lists of the
 * frontmatter, sections, then flows with their steps. Approvals and the change log are not content and not compared.
 */
export function diffDocuments(before: Document, after: Document): DocumentChange[] {
  const header = [...diffHeader(before, after), ...diffLists(before.frontMatter, after.frontMatter)];
  return [...header, ...diffWritten(before, after, header), ...diffSections(before, after), ...diffFlows(before, after)];
}

const headerFields: readonly HeaderField[] = ["code", "title", "revision", "effective", "language", "owner"];

function diffHeader({ frontMatter: old }: Document, { frontMatter: fresh }: Document): DocumentChange[] {
  return headerFields.flatMap((field): DocumentChange[] => {
    const [from, to] = [old[field], fresh[field]];
    // A draft may leave the date open; that is no change yet.
    if (from === to || (field === "effective" && to === undefined)) return [];
    const isLife = field === "revision" || field === "effective";
    return [{ kind: "header", field, from, to, weight: isLife || saysTheSame(from ?? "", to ?? "") ? "editorial" : "substantive" }];
  });
}

/** Approvals and the change log are no content; of a transcription the next revision says nothing. */
const notContent = new Set(["approvals", "changes", "transcription"]);

/** What the header's digest holds and is not told as it is read: keys that are not known, values that fit none, other ways of writing. */
function diffWritten(
  { rawFrontMatter: old }: Document,
  { rawFrontMatter: fresh }: Document,
  told: readonly DocumentChange[],
): DocumentChange[] {
  const said = new Set<string>(told.flatMap((change) => ("field" in change ? change.field : "list" in change ? change.list : [])));
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].flatMap((key): DocumentChange[] => {
    const [from = "", to = ""] = [old[key], fresh[key]].map((value) =>
      typeof value === "string" || value === undefined ? value : canonicalValue(value),
    );
    const isOpen = key === "effective" && to === "";
    if (from === to || isOpen || said.has(key) || notContent.has(key)) return [];
    return [{ kind: "header-written", key, from, to, weight: saysTheSame(from, to) ? "editorial" : "substantive" }];
  });
}

function diffSections(before: Document, after: Document): DocumentChange[] {
  const [old, fresh] = [keyed(before), keyed(after)];
  return [
    ...diffLooseText(before, after),
    ...[...fresh].flatMap(([key, section]) => diffSection(section, sectionText(after, section), textIn(before, old.get(key)))),
    ...[...old].flatMap(([key, section]): DocumentChange[] => {
      if (fresh.has(key)) return [];
      const text = sectionText(before, section);
      const { id, title } = section;
      return [
        { kind: "section-removed", id, title, words: [wholeChange("removed", text)], weight: isEmpty(text) ? "editorial" : "substantive" },
      ];
    }),
  ];
}

/** What stands before the first section is approved with the rest, so a change of it is told. */
function diffLooseText(before: Document, after: Document): DocumentChange[] {
  const [from = "", to = ""] = [before, after].map((document) => textOf(document.lines, textBeforeSections(document)));
  if (from === to) return [];
  return [{ kind: "loose-text", words: wordChanges(from, to), weight: saysTheSame(from, to) ? "editorial" : "substantive" }];
}

/** Sections by what they are known by across revisions; a second one of a name is another. */
function keyed({ sections }: Document): Map<string, Section> {
  return new Map(
    [...Map.groupBy(sections, keyOf)].flatMap(([key, same]) => same.map((section, index) => [`${index} ${key}`, section] as const)),
  );
}

function diffSection({ id, title }: Section, to: string, from: string | undefined): DocumentChange[] {
  if (from === undefined) {
    return [{ kind: "section-added", id, title, words: [wholeChange("added", to)], weight: isEmpty(to) ? "editorial" : "substantive" }];
  }
  if (from === to) return [];
  return [{ kind: "section-text", id, title, words: wordChanges(from, to), weight: saysTheSame(from, to) ? "editorial" : "substantive" }];
}

function keyOf({ id, title }: Section): string {
  return id ?? fold(title);
}

function textIn(document: Document, section: Section | undefined): string | undefined {
  return section && sectionText(document, section);
}

/** Of the flow section only what stands before the first flow: flows are compared by themselves. */
function sectionText(document: Document, section: Section): string {
  return textOf(document.lines, ownText(document, section)).trim();
}

function isEmpty(text: string): boolean {
  return text === "" || text === "-";
}

function diffFlows(before: Document, after: Document): DocumentChange[] {
  const { revision: from = "0" } = before.frontMatter;
  const { revision: to = from, changes } = after.frontMatter;
  const matched = matchSteps(before.flows, after.flows, renumberedBetween(changes, from, to));
  const steps: StepsCompared = { before, after, ...matched };
  const firstChanges = matched.flows.flatMap((pair) => diffFlow(pair.before, pair.after, before, after));
  const kept = matched.flows.flatMap(({ before: old, after: fresh }) => (old && fresh ? [old.number] : []));
  const isReordered = kept.some((number, index) => index > 0 && number < (kept[index - 1] ?? 0));
  return [
    ...firstChanges,
    ...(isReordered ? [{ kind: "flows-reordered", weight: "editorial" } as const] : []),
    ...matched.steps.flatMap(({ before: old, after: fresh }): DocumentChange[] => {
      if (old && fresh) return diffStep(old, fresh, steps);
      // The steps of an added or removed flow are told with it.
      if (fresh) return isAlone(matched.flows, fresh.flow) ? [] : [added(after, fresh)];
      return old && !isAlone(matched.flows, old.flow) ? [removed(before, old)] : [];
    }),
    ...reorderedSteps(steps),
    ...renumberedSteps(steps),
  ];
}

function isAlone(flows: StepsCompared["flows"], flow: Flow): boolean {
  return flows.some(({ before, after }) => (before === flow && !after) || (after === flow && !before));
}

function diffFlow(old: Flow | undefined, fresh: Flow | undefined, before: Document, after: Document): DocumentChange[] {
  if (!fresh) return old ? [{ kind: "flow-removed", flow: old.title, steps: old.steps.length, weight: "substantive" }] : [];
  if (!old) return [{ kind: "flow-added", flow: fresh.title, steps: fresh.steps.length, weight: "substantive" }];
  const flow = fresh.title;
  const [from, to] = [textOf(before.lines, old.introduction).trim(), textOf(after.lines, fresh.introduction).trim()];
  const [oldWords, newWords] = [old.keywords.join(", "), fresh.keywords.join(", ")];
  const [oldStart, newStart] = [old.start ?? "", fresh.start ?? ""];
  const changes: DocumentChange[] = [];
  if (old.title !== flow) {
    changes.push({ kind: "flow-retitled", flow, from: old.title, weight: saysTheSame(old.title, flow) ? "editorial" : "substantive" });
  }
  if (oldStart !== newStart) {
    const weight = saysTheSame(oldStart, newStart) ? "editorial" : "substantive";
    changes.push({ kind: "flow-start", flow, from: oldStart, to: newStart, weight });
  }
  if (from !== to) {
    changes.push({
      kind: "flow-introduction",
      flow,
      words: wordChanges(from, to),
      weight: saysTheSame(from, to) ? "editorial" : "substantive",
    });
  }
  if (oldWords !== newWords) changes.push({ kind: "flow-keywords", flow, from: oldWords, to: newWords, weight: "editorial" });
  return changes;
}

function added(document: Document, { flow, step }: { flow: Flow; step: Flow["steps"][number] }): DocumentChange {
  const words = [{ kind: "added", text: stepAsRead(document, step) } as const];
  return { kind: "step-added", step: nameOf(flow, step), words, weight: "substantive" };
}

function removed(document: Document, { flow, step }: { flow: Flow; step: Flow["steps"][number] }): DocumentChange {
  const words = [{ kind: "removed", text: stepAsRead(document, step) } as const];
  return { kind: "step-removed", step: nameOf(flow, step), words, weight: "substantive" };
}

function nameOf({ title: flow }: Flow, { number, title }: Flow["steps"][number]): StepName {
  return { flow, number, title };
}
