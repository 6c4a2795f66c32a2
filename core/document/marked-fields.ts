import { fold } from "./words/fold.ts";

/** A path of the frontmatter: a key, then whatever names something of its value. What begins otherwise is a remark in words. */
const PATH = /^([\w-]+)(?:\.([\s\S]+))?$/;

/** True for an entry of `reconstructed` that names a field, as `definitions.Mediasel` or `owner` do, whether or not it is there. */
export function isFieldPath(entry: string): boolean {
  return PATH.test(entry.trim());
}

/** True where a document's frontmatter holds what a path names: a key with a value, an entry of its list by any of its words. */
export function holdsField(front: Readonly<Record<string, unknown>>, path: string): boolean {
  const [, key = "", within] = PATH.exec(path.trim()) ?? [];
  const value = Object.hasOwn(front, key) ? front[key] : undefined;
  if (value === undefined || isEmpty(value)) return false;
  return within === undefined || holds(value, within);
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** Names may hold dots: an entry is named by the longest of its words that the path begins with. */
function holds(value: unknown, path: string): boolean {
  if (typeof value !== "object" || value === null) return false;
  const begins = (name: unknown) => typeof name !== "object" && `${fold(path)}.`.startsWith(`${fold(String(name))}.`);
  if (!Array.isArray(value)) return Object.keys(value).some(begins);
  return value.some((entry) => (typeof entry === "object" && entry !== null ? Object.values(entry).some(begins) : begins(entry)));
}
