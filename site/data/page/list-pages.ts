import type { Portal } from "../library/portal.ts";
import { inEveryLanguage, listsLibrary } from "./page-context.ts";

/** A long list stands on several pages of so many rows, so that none of them grows with the library. */
const ROWS_A_PAGE = 200;

/** One page of a long list. */
export interface PageOfRows<Row> {
  /** Counted from 1. */
  number: number;
  rows: readonly Row[];
  /** What each of the list's pages holds, in words: its first and its last row. */
  labels: readonly string[];
  /** How many rows there are in all. */
  all: number;
}

/** Cuts a list into its pages: one, maybe an empty one, at least. `whole` lists everything on one. */
export function cutIntoPages<Row>(rows: readonly Row[], labelOf: (row: Row) => string, { whole = false } = {}): PageOfRows<Row>[] {
  const size = whole ? Math.max(rows.length, 1) : ROWS_A_PAGE;
  const pieces = Array.from({ length: Math.max(1, Math.ceil(rows.length / size)) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
  const labels = pieces.map((piece) => {
    const [first, last] = [piece[0], piece.at(-1)].map((row) => (row === undefined ? "" : labelOf(row)));
    return first === last ? `${first}` : `${first} – ${last}`;
  });
  return pieces.map((piece, index) => ({ number: index + 1, rows: piece, labels, all: rows.length }));
}

/** The number of the page a row stands on, by the row's place in the whole list. */
export function pageNumberOf(index: number): number {
  return Math.floor(index / ROWS_A_PAGE) + 1;
}

/** Address of a list's page: the first at the list's own. */
export function listPageAddress(list: string, number: number): string {
  return number === 1 ? list : `${list}${number}/`;
}

/** Routes of a list's pages in every language; the first has no `number`. None where documents are only printed. */
export function listPageRoutes<Row, P extends object>(portal: Portal, pages: readonly PageOfRows<Row>[], parameters: P) {
  return (listsLibrary(portal) ? pages : []).flatMap((page) =>
    inEveryLanguage(portal, { ...parameters, number: page.number === 1 ? undefined : String(page.number) }).map((route) => ({
      ...route,
      props: { page },
    })),
  );
}
