import { textsIn } from "../../../languages/index.ts";
import { onceAmongLast } from "../library/once.ts";
import type { ShownRevision } from "../library/shown-revision.ts";
import type { DocumentContext } from "./document-portal.ts";
import { languageOf } from "./frame.ts";

/** Stands for the way to the top of the portal, which is longer from another language's pages: a character of private use, which texts have no use for. */
const TOP = "\uE000";

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

/** What `make` makes of a page's part in the document's own language, for a page in whichever language. It is made for the first one. */
export async function madeInOwnLanguage(
  { address, root }: DocumentContext,
  shown: ShownRevision,
  make: () => Promise<string>,
): Promise<string> {
  const made = madeOf(shown);
  const part = made.get(address) ?? make();
  made.set(address, part);
  return (await part).replaceAll(TOP, root);
}
