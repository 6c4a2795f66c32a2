import { existsSync } from "node:fs";
import { join } from "node:path";
import type { LibraryPlaces } from "../../core/library/change.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { Git } from "../files/git.ts";
import type { WorkTree } from "./work-tree.ts";

const SETTINGS = "library.yaml";

/**
 * Where the library that is judged stood in the base, told by what it holds: by its path, else as the one that most of its
 * files are of. A library can so neither be moved out of the judge's sight nor be hidden behind another one.
 * @param git in the library's folder
 * @throws UsageError where the base held libraries and nothing tells which of them this one is
 */
export async function pairLibraries(git: Git, tree: WorkTree, commit: string | undefined): Promise<LibraryPlaces> {
  const head = tree.prefix;
  const [there, before] = await Promise.all([librariesOfHead(git, tree), commit === undefined ? undefined : librariesAt(git, commit)]);
  const nested = there.filter((other) => other !== head && (other.startsWith(head) || head.startsWith(other)));
  if (commit === undefined || before === undefined) return { head, base: undefined, nested, gone: [] };
  const missing = before.prefixes.filter((prefix) => !there.includes(prefix));
  const partner = before.prefixes.includes(head) ? head : await partnerOf(git, commit, missing);
  const gone = missing.filter((other) => other !== partner && holdsIssued(before.paths, other));
  return { head, base: partner, nested, gone };
}

/** The library of the base that is not where it was and shares most files with this one. */
async function partnerOf(git: Git, commit: string, missing: readonly string[]): Promise<string | undefined> {
  if (missing.length === 0) return undefined;
  const own = blobsBy(await git.raw(["ls-files", "-s", "-z", "--", "."]), /^\d+ ([0-9a-f]+) \d\t(.*)$/s);
  const before = blobsBy(await git.raw(["ls-tree", "-r", "-z", "--full-tree", commit]), /^\d+ blob ([0-9a-f]+)\t(.*)$/s);
  const counted = missing
    .map((prefix) => ({
      prefix,
      equal: [...before].filter(([path, blob]) => path.startsWith(prefix) && own.get(path.slice(prefix.length)) === blob).length,
    }))
    .sort((a, b) => b.equal - a.equal);
  const [first, second] = counted;
  if (first === undefined || first.equal === 0) return undefined;
  if (second?.equal === first.equal) throw undecided(first.prefix, second.prefix);
  return first.prefix;
}

/** Folders of the working tree that hold a `library.yaml`, as git knows them; one that git ignores is no part of a change. */
async function librariesOfHead(git: Git, { top, untracked }: WorkTree): Promise<string[]> {
  const tracked = (await git.raw(["ls-files", "-z", "--full-name", "--", `:(top,glob)**/${SETTINGS}`])).split("\0");
  const named = new Set([...tracked, ...untracked].filter(isSettings));
  return [...named].filter((path) => existsSync(join(top, path))).map(prefixOf);
}

/** The same of a commit, with all its paths. */
async function librariesAt(git: Git, commit: string): Promise<{ prefixes: string[]; paths: string[] }> {
  const paths = (await git.raw(["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit])).split("\0");
  return { prefixes: paths.filter(isSettings).map(prefixOf), paths };
}

function isSettings(path: string): boolean {
  return path === SETTINGS || path.endsWith(`/${SETTINGS}`);
}

function prefixOf(path: string): string {
  return path.slice(0, -SETTINGS.length);
}

function blobsBy(listed: string, line: RegExp): Map<string, string> {
  return new Map(
    listed.split("\0").flatMap((entry) => {
      const [, blob, path] = line.exec(entry) ?? [];
      return blob === undefined || path === undefined ? [] : [[path, blob] as const];
    }),
  );
}

function holdsIssued(paths: readonly string[], prefix: string): boolean {
  return paths.some((path) => path.startsWith(prefix) && /^[^/]+\/rev-[^/]+\.md$/.test(path.slice(prefix.length)));
}

function undecided(one: string, another: string): UsageError {
  const [a, b] = [one, another].map((prefix) => (prefix === "" ? "." : prefix.replace(/\/$/, "")));
  return new UsageError({
    en: `The library moved, and nothing tells whether it was “${a}” or “${b}” before.`,
    id: `Pustaka berpindah, dan tidak jelas apakah sebelumnya “${a}” atau “${b}”.`,
  });
}
