import type { Language } from "../../schemas/local-text.ts";
import { describeChange } from "./describe-change.ts";
import type { DocumentChange } from "./document-change.ts";

/** What `bump --change auto` writes into the change log: lines for a reader, and what is affected, for machines. */
export interface DraftedEntry {
  summary: string[];
  /** Section ids, lists, flows by title, steps as `flow/number`. */
  affects: string[];
}

/** Drafts a change-log entry in the document's language. Editorial changes are told in one line, and only where nothing else changed. */
export function draftChangeEntry(changes: readonly DocumentChange[], language: Language): DraftedEntry {
  const substantive = changes.filter(({ weight }) => weight === "substantive");
  const affects = [...new Set(substantive.flatMap((change) => affectedBy(change) ?? []))];
  const told = substantive.map(describeChange);
  const summary = [...Map.groupBy(told, ({ subject }) => subject[language])].map(
    ([subject, own]) => `${subject}: ${own.map(({ what }) => what[language]).join("; ")}`,
  );
  if (summary.length > 0 || !changes.some(isContent)) return { summary, affects };
  return { summary: [language === "id" ? "Perbaikan redaksi" : "Editorial corrections"], affects };
}

/** The number and date of a revision change with every revision. */
function isContent(change: DocumentChange): boolean {
  return change.kind !== "header" || (change.field !== "revision" && change.field !== "effective");
}

function affectedBy(change: DocumentChange): string | undefined {
  if ("step" in change) return change.kind === "step-removed" ? change.step.flow : `${change.step.flow}/${change.step.number}`;
  if ("flow" in change) return change.flow;
  if ("list" in change) return change.list;
  if ("title" in change) return change.id ?? change.title;
  return change.kind === "header" ? change.field : undefined;
}
