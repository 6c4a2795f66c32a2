import { existsSync } from "node:fs";
import { join } from "node:path";
import type { LibraryPlaces } from "../../core/library/change.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { Git } from "../files/git.ts";
import type { WorkTree } from "./work-tree.ts";

const SETTINGS = "library.yaml";

/** A library's path in the repository and, by path inside it, the blobs git holds of it. */
type Held = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Where the library that is judged stood in the base, told by what it holds: by its path, else as the one that most of its
 * files are of. A library can so neither be moved out of the judge's sight nor be hidden behind another one.
 * @param git in the library's folder
 * @throws UsageError where the base held libraries and nothing tells which of them this one is
 */
export async function pairLibraries(git: Git, tree: WorkTree, commit: string | undefined): Promise<LibraryPlaces> {
  const head = tree.prefix;
  const there = librariesOfHead(tree);
  const nested = there.filter((other) => other !== head && (other.startsWith(head) || head.startsWith(other)));
  if (commit === undefined) return { head, base: undefined, nested, gone: [] };
  const before = await librariesAt(git, commit);
  const partner = before.has(head) ? head : await partnerOf(git, before, there);
  const gone = [...before.keys()].filter((other) => other !== partner && !there.includes(other) && holdsIssued(before.get(other)));
  return { head, base: partner, nested, gone };
}

/** The library of the base that is not where it was and shares most files with this one. */
async function partnerOf(git: Git, before: Held, there: readonly string[]): Promise<string | undefined> {
  const missing = [...before].filter(([prefix]) => !there.includes(prefix));
  if (missing.length === 0) return undefined;
  const own = blobsBy(await git.raw(["ls-files", "-s", "-z", "--", "."]), /^\d+ ([0-9a-f]+) \d\t(.*)$/s);
  const counted = missing
    .map(([prefix, files]) => ({ prefix, equal: [...files].filter(([path, blob]) => own.get(path) === blob).length }))
    .sort((a, b) => b.equal - a.equal);
  const [first, second] = counted;
  if (first === undefined || first.equal === 0) return undefined;
  if (second?.equal === first.equal) throw undecided(first.prefix, second.prefix);
  return first.prefix;
}

/** Folders of the working tree that hold a `library.yaml`, as git knows them; one that git ignores is no part of a change. */
function librariesOfHead({ top, tracked, untracked }: WorkTree): string[] {
  const named = new Set([...tracked, ...untracked].filter((path) => path === SETTINGS || path.endsWith(`/${SETTINGS}`)));
  return [...named].filter((path) => existsSync(join(top, path))).map((path) => path.slice(0, -SETTINGS.length));
}

async function librariesAt(git: Git, commit: string): Promise<Held> {
  const all = blobsBy(await git.raw(["ls-tree", "-r", "-z", "--full-tree", commit]), /^\d+ blob ([0-9a-f]+)\t(.*)$/s);
  const prefixes = [...all.keys()].flatMap((path) =>
    path === SETTINGS || path.endsWith(`/${SETTINGS}`) ? [path.slice(0, -SETTINGS.length)] : [],
  );
  return new Map(
    prefixes.map((prefix) => [
      prefix,
      new Map([...all].flatMap(([path, blob]) => (path.startsWith(prefix) ? [[path.slice(prefix.length), blob] as const] : []))),
    ]),
  );
}

function blobsBy(listed: string, line: RegExp): Map<string, string> {
  return new Map(
    listed.split("\0").flatMap((entry) => {
      const [, blob, path] = line.exec(entry) ?? [];
      return blob === undefined || path === undefined ? [] : [[path, blob] as const];
    }),
  );
}

function holdsIssued(files: ReadonlyMap<string, string> | undefined): boolean {
  return [...(files?.keys() ?? [])].some((path) => /^[^/]+\/rev-[^/]+\.md$/.test(path));
}

function undecided(one: string, another: string): UsageError {
  const [a, b] = [one, another].map((prefix) => (prefix === "" ? "." : prefix.replace(/\/$/, "")));
  return new UsageError({
    en: `The library moved, and nothing tells whether it was “${a}” or “${b}” before.`,
    id: `Pustaka berpindah, dan tidak jelas apakah sebelumnya “${a}” atau “${b}”.`,
  });
}
