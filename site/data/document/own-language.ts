import { randomUUID } from "node:crypto";
import { textsIn } from "../../../languages/index.ts";
import { onceAmongLast } from "../library/once.ts";
import type { ShownRevision } from "../library/shown-revision.ts";
import type { DocumentContext } from "./document-portal.ts";
import { languageOf } from "./frame.ts";

/** Stands for the way to the top of the portal, which is longer from another language's pages; no text can hold it. */
const TOP = `${randomUUID()}/`;

/**
 * The context of what a page says in the document's own language: it is the same on the pages of every language, as it knows
 * nothing of the reader's.
 */
export function inOwnLanguage(context: DocumentContext, shown: ShownRevision): DocumentContext {
  const language = languageOf(shown);
  return { ...context, language, t: textsIn(language).portal, root: TOP };
}

// A document's pages are made one after the other, each in all languages.
const madeOf = onceAmongLast(4, (_: ShownRevision) => new Map<string, Promise<string>>());

/**
 * What `make` makes of a part of a page that is in the document's own language, for that page in whichever language: it is made for the
 * first one.
 */
export async function madeInOwnLanguage(
  { address, root }: DocumentContext,
  shown: ShownRevision,
  part: string,
  make: () => Promise<string>,
): Promise<string> {
  const made = madeOf(shown);
  const key = JSON.stringify([address, part]);
  const html = made.get(key) ?? make();
  made.set(key, html);
  return (await html).replaceAll(TOP, root);
}
