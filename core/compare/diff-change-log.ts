import type { ChangeEntry } from "../../schemas/front-matter.ts";
import { revisionKey } from "../document/codes/revision-order.ts";
import type { Document } from "../document/document.ts";
import type { DocumentChange, ItemField, ItemFieldName } from "./document-change.ts";

/** One entry of a change log as it is compared: what it is called, how it is printed, and its parts. */
interface Entry {
  name: string;
  text: string;
  /** Its revision and date are the header's. */
  isNewest: boolean;
  fields: Partial<Record<ItemFieldName, string | undefined>>;
}

/**
 * What two revisions' change logs say otherwise: entries added, lost and written anew. Telling of changes changes nothing that
 * anybody does, so all of it is editorial; whether the log may say it is a rule's question (SOP205).
 */
export function diffChangeLog(before: Document, after: Document): DocumentChange[] {
  const [old, fresh] = [entriesOf(before), entriesOf(after)];
  const told = [...fresh].flatMap(([key, entry]): DocumentChange[] => {
    const from = old.get(key);
    if (!from) return [{ kind: "item-added", list: "changes", item: entry.text, weight: "editorial" }];
    const fields = fieldsChanged(from, entry);
    if (fields.length === 0) return [];
    return [{ kind: "item-changed", list: "changes", from: from.text, to: entry.text, item: entry.name, fields, weight: "editorial" }];
  });
  const lost = [...old].flatMap(([key, { text }]): DocumentChange[] =>
    fresh.has(key) ? [] : [{ kind: "item-removed", list: "changes", item: text, weight: "editorial" }],
  );
  return [...told, ...lost];
}

/** Entries by their revision: the newest takes it, and its date, from the header. */
function entriesOf({ frontMatter }: Document): Map<string, Entry> {
  const { changes } = frontMatter;
  return new Map(
    changes.map((entry, index): [string, Entry] => {
      const isNewest = index === changes.length - 1;
      const name = entry.revision ?? (isNewest ? frontMatter.revision : undefined) ?? `#${index + 1}`;
      const effective = entry.effective ?? (isNewest ? frontMatter.effective : undefined);
      const fields = { effective, summary: entry.summary.join("; "), affects: entry.affects?.join(", "), renumbered: numbersOf(entry) };
      return [revisionKey(name), { name, text: textOf(name, entry), isNewest, fields }];
    }),
  );
}

function numbersOf({ renumbered }: ChangeEntry): string | undefined {
  return (
    renumbered &&
    Object.entries(renumbered)
      .map(([from, to]) => `${from} → ${to}`)
      .join(", ")
  );
}

function textOf(name: string, entry: ChangeEntry): string {
  const { effective, summary, affects } = entry;
  const head = effective === undefined ? name : `${name} (${effective})`;
  const numbers = numbersOf(entry);
  return [
    [head, summary.join("; ")].filter(Boolean).join(": "),
    ...(affects ? [`affects: ${affects.join(", ")}`] : []),
    ...(numbers === undefined ? [] : [`renumbered: ${numbers}`]),
  ].join(" · ");
}

function fieldsChanged({ fields: old }: Entry, { fields: fresh, isNewest }: Entry): ItemField[] {
  const names = Object.keys(fresh) as ItemFieldName[];
  // The date of the newest entry is told with the header.
  return names.flatMap((field) =>
    old[field] === fresh[field] || (isNewest && field === "effective") ? [] : [{ field, from: old[field], to: fresh[field] }],
  );
}
