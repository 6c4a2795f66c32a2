import type { FieldName } from "../document/document.ts";
import type { headerNames, listNames } from "../document/front-matter-names.ts";
import type { WordChange } from "./word-changes.ts";

/**
 * Whether whoever works by the document has to do something else: `substantive`; or only its wording, order, numbering
 * or keeping changed: `editorial`.
 */
export type Weight = "substantive" | "editorial";

/** Values of the frontmatter that are no lists. */
export type HeaderField = keyof typeof headerNames;

/** Lists of the frontmatter. */
export type ListName = keyof typeof listNames;

/** A named part of a list's entry, before and after. */
export interface ItemField {
  field: ItemFieldName;
  from: string | undefined;
  to: string | undefined;
}

export type ItemFieldName = "title" | "term" | "meaning" | "retention" | "custodian" | "effective" | "summary" | "affects" | "renumbered";

/** A step, by its number and title in the later revision; of a removed one, in the earlier. */
export interface StepName {
  flow: string;
  number: number;
  title: string;
}

/** What changed between two revisions, in the document's own words. */
export type DocumentChange = { weight: Weight } & ChangeKind;

export type ChangeKind =
  | { kind: "header"; field: HeaderField; from: string | undefined; to: string | undefined }
  /** What stands in the frontmatter under a key and is not told otherwise: the key is unknown, or its value fits no schema. */
  | { kind: "header-written"; key: string; from: string; to: string }
  | { kind: "section-added" | "section-removed" | "section-text"; id: string | undefined; title: string; words: WordChange[] }
  /** Before the first section. */
  | { kind: "loose-text"; words: WordChange[] }
  | { kind: "item-added" | "item-removed"; list: ListName; item: string }
  /** `fields`: what of the entry `item` differs, where its parts have names. */
  | { kind: "item-changed"; list: ListName; from: string; to: string; item?: string; fields?: ItemField[] }
  | { kind: "items-reordered"; list: ListName }
  | { kind: "flow-added" | "flow-removed"; flow: string; steps: number }
  | { kind: "flow-retitled"; flow: string; from: string }
  | { kind: "flow-introduction"; flow: string; words: WordChange[] }
  | { kind: "flow-keywords" | "flow-start"; flow: string; from: string; to: string }
  | { kind: "flows-reordered" }
  | { kind: "step-added" | "step-removed"; step: StepName; words: WordChange[] }
  /** To another flow. */
  | { kind: "step-moved"; step: StepName; from: string }
  /** Within its flow; `from` is its number before. */
  | { kind: "step-reordered"; step: StepName; from: number }
  | { kind: "step-title"; step: StepName; from: string }
  /** From one actor to another. */
  | { kind: "step-actor"; step: StepName; from: string; to: string }
  /** Where it goes on to, as written; empty: to the following step. */
  | { kind: "step-next"; step: StepName; from: string; to: string }
  | { kind: "step-field"; step: StepName; field: FieldName; from: string | undefined; to: string | undefined }
  /** What stands among a step's fields and is not read. */
  | { kind: "step-unread"; step: StepName; from: string; to: string }
  /** Whether, and why, it is marked as reconstructed. */
  | { kind: "step-mark"; step: StepName; from: string; to: string }
  | { kind: "step-text"; step: StepName; words: WordChange[] }
  /** Steps that only got another number, old and new. */
  | { kind: "steps-renumbered"; numbers: [number, number][] };
