import { pick } from "../../languages/language.ts";
import type { Language } from "../../schemas/local-text.ts";
import { fold, wordsOf } from "../document/words/fold.ts";
import { describeChange } from "./describe-change.ts";
import type { DocumentChange } from "./document-change.ts";
import type { WordChange } from "./word-changes.ts";

/** What `bump --change auto` writes into the change log: lines for a reader, and what is affected, for machines. */
export interface DraftedEntry {
  summary: string[];
  /** Section ids, lists, flows by title, steps as `flow/number`: every part of which a word differs. */
  affects: string[];
}

/** Drafts a change-log entry in the document's language. Editorial changes are told in one line, and only where nothing else changed. */
export function draftChangeEntry(changes: readonly DocumentChange[], language: Language): DraftedEntry {
  const affects = [...new Set(changes.flatMap((change) => (changesWords(change) ? (affectedBy(change) ?? []) : [])))];
  const told = changes.filter(({ weight }) => weight === "substantive").map(describeChange);
  const summary = [...Map.groupBy(told, ({ subject }) => pick(subject, language))].map(
    ([subject, changes]) => `${subject}: ${changes.map(({ what }) => pick(what, language)).join("; ")}`,
  );
  if (summary.length > 0 || !changes.some(isContent)) return { summary, affects };
  return { summary: [pick({ en: "Editorial corrections", id: "Perbaikan redaksi" }, language)], affects };
}

/** The number and date of a revision change with every revision. */
function isContent(change: DocumentChange): boolean {
  return change.kind !== "header" || (change.field !== "revision" && change.field !== "effective");
}

/** True where a word of a part differs: what the rules on the change log look for, too. Numbers and order alone are none. */
function changesWords(change: DocumentChange): boolean {
  switch (change.kind) {
    case "header":
      return isContent(change);
    case "header-written":
    case "flow-keywords":
    case "flows-reordered":
    case "step-mark":
    case "step-unread":
    case "step-moved":
    case "step-reordered":
    case "steps-renumbered":
      return false;
    case "step-field":
      return change.field !== "rc" && sayOther(change.from ?? "", change.to ?? "");
    case "item-changed":
    case "flow-start":
      return sayOther(change.from, change.to);
    case "step-title":
      return sayOther(change.from, change.step.title);
    case "flow-retitled":
      return fold(change.from) !== fold(change.flow);
    case "item-added":
    case "item-removed":
      return change.list !== "reconstructed";
    default:
      return !("words" in change) || sayOther(sideOf(change.words, "removed"), sideOf(change.words, "added"));
  }
}

function sayOther(from: string, to: string): boolean {
  return wordsOf(from).join(" ") !== wordsOf(to).join(" ");
}

/** The text before, or after, of a comparison. */
function sideOf(words: readonly WordChange[], side: "removed" | "added"): string {
  return words.flatMap(({ kind, text }) => (kind === side || kind === "same" ? text : [])).join("");
}

function affectedBy(change: DocumentChange): string | undefined {
  if ("step" in change) return change.kind === "step-removed" ? change.step.flow : `${change.step.flow}/${change.step.number}`;
  if ("flow" in change) return change.flow;
  if ("list" in change) return change.list;
  if ("title" in change) return change.id ?? change.title;
  return change.kind === "header" ? change.field : undefined;
}
