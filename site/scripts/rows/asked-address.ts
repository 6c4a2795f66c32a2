import { type Asked, nothingAsked } from "./columns.ts";

const COLUMN = "in.";

/** What the address asks of a table, `?q=draf&sort=-due&in.code=W-1`: it can be linked, and a reload asks it again. */
export function askedByAddress(keys: readonly string[]): Asked {
  const query = new URLSearchParams(location.search);
  const sort = query.get("sort") ?? "";
  const column = sort.replace(/^-/, "");
  return {
    words: query.get("q") ?? "",
    columns: new Map(keys.flatMap((key) => (query.get(COLUMN + key) ? [[key, query.get(COLUMN + key) ?? ""] as const] : []))),
    sort: keys.includes(column) ? { column, descending: sort.startsWith("-") } : nothingAsked.sort,
  };
}

/** Keeps what is asked in the address; a folder on disk may not let it. */
export function keepInAddress({ words, columns, sort }: Asked): void {
  const address = new URL(location.href);
  const { searchParams: query } = address;
  for (const key of [...query.keys()]) if (key === "q" || key === "sort" || key.startsWith(COLUMN)) query.delete(key);
  if (words.trim() !== "") query.set("q", words);
  if (sort) query.set("sort", `${sort.descending ? "-" : ""}${sort.column}`);
  for (const [key, text] of columns) if (text.trim() !== "") query.set(COLUMN + key, text);
  try {
    history.replaceState(history.state, "", address);
  } catch {
    // Only the link is lost.
  }
}
