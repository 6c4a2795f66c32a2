import { realpath } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import * as z from "zod";
import { pathsOf } from "../../core/acts/write/plan.ts";
import { sha256 } from "../../schemas/identifier.ts";
import { foreignJournal } from "./write-trouble.ts";

const common = {
  path: z.string(),
  /** Names its files in `.sop/new` and `.sop/old`. */
  index: z.int().nonnegative(),
  /** True where the former content goes to `.sop/previous`. */
  keep: z.boolean(),
};
const entry = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("write"), ...common, before: sha256.optional(), after: sha256 }),
  z.strictObject({ kind: z.literal("rename"), ...common, to: z.string(), before: sha256 }),
  z.strictObject({ kind: z.literal("delete"), ...common, before: sha256 }),
]);

/** One operation as the journal has it. */
export type JournalEntry = z.output<typeof entry>;

/**
 * Reads what an interrupted run wrote down. It is not taken at its word: a journal may come with the repository, from somebody who
 * would have files written that no plan ever writes.
 * @throws UsageError where no run can have left it
 */
export async function readJournal(bytes: Buffer, root: string): Promise<JournalEntry[]> {
  const entries = entriesIn(bytes.toString());
  if (entries === undefined) throw foreignJournal();
  for (const path of pathsOf(entries)) if (!(await isOwnPlace(root, path))) throw foreignJournal(path);
  return entries;
}

function entriesIn(text: string): JournalEntry[] | undefined {
  try {
    return z.array(entry).safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Within the library, by no link, and neither git's nor the writer's own, however a system may spell these. */
async function isOwnPlace(root: string, path: string): Promise<boolean> {
  const isForeign = (part: string) => /^\.{0,2}$|^\.(?:git|sop)[ .]*$|^(?:git|sop)~\d/i.test(part) || (sep === "\\" && /[\\:]/.test(part));
  if (path.split("/").some(isForeign)) return false;
  const top = await realpath(root);
  let folder = dirname(join(top, path));
  for (let there = await realpathIfThere(folder); ; there = await realpathIfThere(folder)) {
    if (there !== undefined) return relative(top, folder) === relative(top, there);
    folder = dirname(folder);
  }
}

function realpathIfThere(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined);
}
