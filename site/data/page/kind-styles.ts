/** Which style a page has beside what all share (`portal.css`), by its kind. */
const styles = {
  home: "list.css",
  registers: "list.css",
  master: "list.css",
  register: "list.css",
  history: "list.css",
  map: "list.css",
  verify: "list.css",
  rules: "list.css",
  missing: "lost.css",
  lost: "lost.css",
  moved: "lost.css",
  document: "document.css",
  guide: "guide.css",
  changes: "changes.css",
  docs: "docs.css",
} as const;

/** What a page is: a document's, a guide, a register … */
export type PageKind = keyof typeof styles;

/** The entry (`site/styles/kinds`) that holds what pages of this kind look like. */
export function kindStyle(kind: PageKind): string {
  return styles[kind];
}
