import { createReadStream } from "node:fs";
import { join } from "node:path";
import type { Git } from "./git.ts";

/** What git is told to do with a file on its way in and out; no filter is run to find out. */
const ATTRIBUTES = ["text", "filter", "ident", "working-tree-encoding"] as const;
type Attributes = Partial<Record<(typeof ATTRIBUTES)[number], string>>;

const NOTHING = new Set([undefined, "unspecified", "unset"]);
/** How far git looks for a NUL, by which it tells what is no text. */
const LOOKED_AT = 8000;
/** Paths in one command line, which has its bounds. */
const AT_ONCE = 500;

/**
 * The files that git writes otherwise than they lie here, so that others get other bytes: filtered, expanded, encoded, or
 * taken for text where they are none. Line ends of texts are nobody's loss: digests are made without them.
 * @param git in `root`
 * @param paths relative to `root`
 */
export async function convertedFiles(git: Git, root: string, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    const some = paths.slice(from, from + AT_ONCE);
    const attributes = readAttributes(await git.raw(["check-attr", "-z", ...ATTRIBUTES, "--", ...some]));
    const converted = await Promise.all(some.map((path) => isConverted(join(root, path), attributes.get(path) ?? {})));
    found.push(...some.filter((_, index) => converted[index]));
  }
  return found;
}

/** git's answer: path, attribute and value, each ended by a NUL. */
function readAttributes(said: string): Map<string, Attributes> {
  const fields = said.split("\0");
  const attributes = new Map<string, Attributes>();
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [path = "", name = "", value = ""] = fields.slice(at, at + 3);
    attributes.set(path, { ...attributes.get(path), [name]: value });
  }
  return attributes;
}

async function isConverted(file: string, { text, filter, ident, "working-tree-encoding": encoding }: Attributes): Promise<boolean> {
  // Git LFS is known: its pointers are told from files everywhere.
  if (!(NOTHING.has(filter) || filter === "lfs")) return true;
  if (!NOTHING.has(ident)) return true;
  if (!(NOTHING.has(encoding) || /^utf-?8$/i.test(encoding ?? ""))) return true;
  if (text !== "set") return false;
  // Of what is not there others tell.
  const begun: Buffer[] = await createReadStream(file, { end: LOOKED_AT - 1 })
    .toArray()
    .catch(() => []);
  return begun.some((piece) => piece.includes(0));
}
