import type { ReadFrontMatter } from "../document/document.ts";
import { fold, foldTerm } from "../document/words/fold.ts";
import type { DocumentChange, ItemField, ItemFieldName, ListName } from "./document-change.ts";
import { saysTheSame } from "./word-changes.ts";

/** One entry of a list as it is compared: what it is told by, and how it is printed. */
interface Entry {
  key: string;
  text: string;
  /** The number printed before it, where one was. */
  no?: number | undefined;
  /** What it is called, and its parts, where they have names. */
  item?: string;
  fields?: Partial<Record<ItemFieldName, string | undefined>>;
}

type ComparedList = Exclude<ListName, "changes">;

const lists: Readonly<Record<ComparedList, (front: ReadFrontMatter) => Entry[]>> = {
  references: ({ references }) =>
    references.map(({ standard, clause, title }) => ({
      key: fold(`${standard} ${clause ?? ""}`),
      text: [standard, clause, title].filter(Boolean).join(", "),
      item: [standard, clause].filter(Boolean).join(", "),
      fields: { title },
    })),
  parties: ({ parties }) => parties.map((text) => ({ key: fold(text), text })),
  definitions: ({ definitions }) =>
    definitions.map(({ term, kind, meaning }) => ({
      key: `${kind} ${foldTerm(term)}`,
      text: `${term}: ${meaning}`,
      item: term,
      fields: { term, meaning },
    })),
  workInstructions: ({ workInstructions }) => workInstructions.map((code) => ({ key: code, text: code })),
  records: ({ records }) =>
    records.map(({ no, code, title, retention, custodian }) => ({
      key: code ?? fold(title ?? ""),
      text: [code ?? title, retention, custodian].filter(Boolean).join(" · "),
      no,
      item: code ?? title ?? "",
      fields: { title, retention, custodian },
    })),
  applications: ({ applications }) => applications.map((text) => ({ key: foldTerm(text), text })),
  distribution: ({ distribution }) =>
    distribution.map(({ copy, location, number }) => {
      const text = [copy, number, location].filter((part) => part !== undefined).join(" · ");
      return { key: fold(text), text };
    }),
  keywords: ({ keywords = [] }) => keywords.map((text) => ({ key: fold(text), text })),
  reconstructed: ({ reconstructed = [] }) => reconstructed.map((text) => ({ key: text, text })),
};

/** Where copies lie, what people search for and what has still to be confirmed is no content. */
const keeping = new Set<ListName>(["distribution", "keywords", "reconstructed"]);

/** What changed in the lists of the frontmatter. */
export function diffLists(before: ReadFrontMatter, after: ReadFrontMatter): DocumentChange[] {
  return (Object.keys(lists) as ComparedList[]).flatMap((list) => diffList(list, lists[list](before), lists[list](after)));
}

function diffList(list: ListName, before: readonly Entry[], after: readonly Entry[]): DocumentChange[] {
  const weight = keeping.has(list) ? "editorial" : "substantive";
  const waiting = Map.groupBy(before, ({ key }) => key);
  const places = new Map(before.map((entry, index) => [entry, index]));
  const kept: number[] = [];
  const changes = after.flatMap((entry): DocumentChange[] => {
    const old = waiting.get(entry.key)?.shift();
    if (!old) return [{ kind: "item-added", list, item: entry.text, weight }];
    kept.push(places.get(old) ?? 0);
    return diffEntry(list, old, entry, weight);
  });
  const removed = [...waiting.values()].flat().map(({ text }): DocumentChange => ({ kind: "item-removed", list, item: text, weight }));
  const isReordered = kept.some((place, index) => place < (kept[index - 1] ?? 0));
  return [...changes, ...removed, ...(isReordered ? [{ kind: "items-reordered", list, weight: "editorial" } as const] : [])];
}

function diffEntry(list: ListName, old: Entry, fresh: Entry, weight: DocumentChange["weight"]): DocumentChange[] {
  const fields = fieldsOf(old, fresh);
  if (old.text !== fresh.text || fields.fields) {
    const isSame = saysTheSame(old.text, fresh.text);
    return [{ kind: "item-changed", list, from: old.text, to: fresh.text, ...fields, weight: isSame ? "editorial" : weight }];
  }
  if (old.no === fresh.no) return [];
  const numbered = ({ no, text }: Entry) => (no === undefined ? text : `${no}. ${text}`);
  return [{ kind: "item-changed", list, from: numbered(old), to: numbered(fresh), weight: "editorial" }];
}

function fieldsOf({ fields: old = {}, item }: Entry, { fields: fresh = {} }: Entry): { item?: string; fields?: ItemField[] } {
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])] as ItemFieldName[];
  const fields = names.flatMap((field) => (old[field] === fresh[field] ? [] : [{ field, from: old[field], to: fresh[field] }]));
  return fields.length === 0 || item === undefined ? {} : { item, fields };
}
