import { textsIn } from "../../../languages/index.ts";
import type { Table } from "../../../languages/table.ts";
import type { Language } from "../../../schemas/local-text.ts";
import type { Portal, PortalBase } from "../library/portal.ts";
import { upFrom } from "./addresses.ts";

/** What every page knows: the portal, as far as it may read it, the reader's language, and its ways to the others. */
export interface PageContext<P extends PortalBase = PortalBase> {
  portal: P;
  language: Language;
  t: Table["portal"];
  /** The page's own address from the top of its language's pages: `CODE/rev-05/`, empty for the home page. */
  address: string;
  /** The page readers of other languages are led to where this one is in the library's language alone. */
  instead: string | undefined;
  /** The way to the top of this language's pages. */
  up: string;
  /** The way to the top of the portal, where assets stand. */
  root: string;
}

/** What a page that lists the library knows: all of it. */
export type ListContext = PageContext<Portal>;

/** The `lang` part of an address: nothing for the library's own language. */
export function languageParameter(portal: PortalBase, language: Language): string | undefined {
  return language === portal.languages[0] ? undefined : language;
}

/** The context of the page at `address` in the language a route was given. */
export function pageContext<P extends PortalBase>(portal: P, lang: string | undefined, address: string): PageContext<P> {
  const language = portal.languages.find((known) => known === lang) ?? (portal.languages[0] as Language);
  const up = upFrom(address);
  const nested = languageParameter(portal, language) !== undefined;
  return {
    portal,
    language,
    t: textsIn(language).portal,
    address,
    instead: undefined,
    up,
    root: nested ? `${up === "./" ? "" : up}../` : up,
  };
}

/** The same page in each other language, or the one that takes its place there. */
export function otherLanguages({
  portal,
  language,
  root,
  address,
  instead = address,
}: PageContext): { language: Language; name: string; href: string }[] {
  const others = portal.languages.filter((other) => other !== language);
  return others.map((other) => {
    const parameter = languageParameter(portal, other);
    const href = `${root}${parameter === undefined ? "" : `${parameter}/`}${instead}` || "./";
    return { language: other, name: textsIn(other).name, href };
  });
}

/** Routes for one page that lists the library, in every language; none where only pages to be printed are made. */
export function listRoutes(portal: PortalBase): { params: { lang: string | undefined } }[] {
  return listsLibrary(portal) ? inEveryLanguage(portal, {}) : [];
}

/** False where only pages to be printed, some documents' pages, or the documentation of the tool, are made. */
export function listsLibrary({ options }: PortalBase): boolean {
  return options.prints === undefined && options.shard === undefined && !options.helps && options.docsOnly !== true;
}

/** Routes for one page in every language. */
export function inEveryLanguage<P extends object>(portal: PortalBase, parameters: P): { params: P & { lang: string | undefined } }[] {
  return portal.languages.map((language) => ({ params: { ...parameters, lang: languageParameter(portal, language) } }));
}
