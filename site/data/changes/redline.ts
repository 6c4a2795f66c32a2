import type { DescribedChange } from "../../../core/compare/describe-change.ts";
import { describeChange } from "../../../core/compare/describe-change.ts";
import { diffDocuments } from "../../../core/compare/diff.ts";
import { diffChangeLog } from "../../../core/compare/diff-change-log.ts";
import type { DocumentChange, Weight } from "../../../core/compare/document-change.ts";
import { isSameRevision } from "../../../core/document/codes/revision-order.ts";
import type { StepMark } from "../../../core/flow/drawing/draw-flow.ts";
import { revisionBefore } from "../../../core/library/status.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { ShownDocument, ShownRevision } from "../library/shown-revision.ts";

/** Changes of one subject: a section, a step, a list. */
export interface ChangedSubject {
  subject: DescribedChange["subject"];
  changes: DescribedChange[];
}

/** A revision against one before it. */
export interface Redline {
  before: ShownRevision;
  /** Revisions between them that never came into force. */
  passed: string[];
  subjects: ChangedSubject[];
  counts: Record<Weight, number>;
  /** By flow title: the marks of its drawing, by step number. */
  marks: ReadonlyMap<string, ReadonlyMap<number, StepMark>>;
}

/** What a revision is read against: the one that was in force before it. Undefined for a first one. */
export function redlineBase(document: ShownDocument, shown: ShownRevision): ShownRevision | undefined {
  const { base } = revisionBefore(shown.controlled, shown.issued);
  return document.all.find(({ issued }) => issued !== undefined && issued === base);
}

/** A revision has a page of its changes against so many before it; older ones are compared by `sop diff`. */
const MOST_COMPARED = 8;

/** The issued revisions before one that it can be read against, newest first. */
export function earlierRevisions(document: ShownDocument, shown: ShownRevision): ShownRevision[] {
  const { all } = document;
  const earlier = all.slice(all.indexOf(shown) + 1).filter(({ issued }) => issued !== undefined);
  const base = redlineBase(document, shown);
  return earlier.filter((other, index) => index < MOST_COMPARED || other === base);
}

/** What changed in a revision since `before`: the one that was in force before it, unless another is asked for. Undefined for a first one. */
export function redlineOf(
  document: ShownDocument,
  shown: ShownRevision,
  before: ShownRevision | undefined = redlineBase(document, shown),
): Redline | undefined {
  if (!before) return undefined;
  const log = diffChangeLog(before.document, shown.document).filter(({ kind }) => kind !== "item-added");
  const changes = [...diffDocuments(before.document, shown.document), ...log];
  const described = changes.map(describeChange);
  const subjects = [...Map.groupBy(described, ({ subject }) => subject.en)].flatMap(([, group]) => {
    const [first] = group;
    return first ? [{ subject: first.subject, changes: group }] : [];
  });
  const counts = { substantive: 0, editorial: 0 };
  for (const { weight } of changes) counts[weight]++;
  const { base, passed: between } = revisionBefore(shown.controlled, shown.issued);
  const passed = base === before.issued ? between.map(({ revision }) => revision) : [];
  return { before, passed, subjects, counts, marks: marksOf(changes) };
}

/** What one revision's entry in a change log says. */
export interface LogLines {
  revision: string;
  effective: IsoDate | undefined;
  lines: readonly string[];
}

/**
 * What a revision's change log says of the revisions after `before`, up to itself, oldest first; of itself alone where the log does not tell of
 * `before`. Entries that say nothing are left out.
 */
export function logSince({ document: { frontMatter }, revision: own }: ShownRevision, before: string): LogLines[] {
  const { changes, effective } = frontMatter;
  // The newest entry takes its revision and date from the header.
  const entries = changes.map((entry, index) => {
    const newest = index === changes.length - 1;
    return {
      revision: entry.revision ?? (newest ? own : ""),
      effective: entry.effective ?? (newest ? effective : undefined),
      lines: entry.summary,
    };
  });
  const from = entries.findLastIndex(({ revision }) => isSameRevision(revision, before));
  return (from < 0 ? entries.slice(-1) : entries.slice(from + 1)).filter(({ lines }) => lines.length > 0);
}

function marksOf(changes: readonly DocumentChange[]): Map<string, Map<number, StepMark>> {
  const marks = new Map<string, Map<number, StepMark>>();
  for (const change of changes) {
    if (!("step" in change) || change.kind === "step-removed") continue;
    const { flow, number } = change.step;
    const ofFlow = marks.get(flow) ?? new Map<number, StepMark>();
    marks.set(flow, ofFlow);
    const mark = markOf(change.kind);
    // An added step is new and nothing else; a moved one that changed, too, is told in words.
    if (!ofFlow.has(number) || mark === "added") ofFlow.set(number, mark);
  }
  return marks;
}

function markOf(kind: DocumentChange["kind"]): StepMark {
  if (kind === "step-added") return "added";
  return kind === "step-moved" || kind === "step-reordered" || kind === "step-actor" ? "moved" : "changed";
}
