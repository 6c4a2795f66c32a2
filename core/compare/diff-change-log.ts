import { revisionKey } from "../document/codes/revision-order.ts";
import type { Document } from "../document/document.ts";
import type { DocumentChange } from "./document-change.ts";

/**
 * What two revisions' change logs say otherwise: entries added, lost and written anew. Telling of changes changes nothing that
 * anybody does, so all of it is editorial; whether the log may say it is a rule's question (SOP202).
 */
export function diffChangeLog(before: Document, after: Document): DocumentChange[] {
  const [old, fresh] = [entriesOf(before), entriesOf(after)];
  const told = [...fresh].flatMap(([key, text]): DocumentChange[] => {
    const from = old.get(key);
    if (from === text) return [];
    return from === undefined
      ? [{ kind: "item-added", list: "changes", item: text, weight: "editorial" }]
      : [{ kind: "item-changed", list: "changes", from, to: text, weight: "editorial" }];
  });
  const lost = [...old].flatMap(([key, text]): DocumentChange[] =>
    fresh.has(key) ? [] : [{ kind: "item-removed", list: "changes", item: text, weight: "editorial" }],
  );
  return [...told, ...lost];
}

/** By revision: the entry as it is read. The newest takes its revision from the header. */
function entriesOf({ frontMatter }: Document): Map<string, string> {
  const { changes } = frontMatter;
  return new Map(
    changes.map(({ revision, summary }, index) => {
      const name = revision ?? (index === changes.length - 1 ? frontMatter.revision : undefined) ?? `#${index + 1}`;
      return [revisionKey(name), [name, summary.join("; ")].filter(Boolean).join(": ")];
    }),
  );
}
