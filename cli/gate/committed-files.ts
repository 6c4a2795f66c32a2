import { posix } from "node:path";
import { revisionOfFile } from "../../core/document/codes/revision-file.ts";
import { contentDigest } from "../../core/seal/lfs-pointer.ts";
import { digestOfFile } from "../files/digest-file.ts";
import type { Git } from "../files/git.ts";

/** What commits hold of a library; paths are relative to its folder. */
export interface CommittedFiles {
  prefix: string;
  root: string;
  /** Reads folders and files of a commit at once, which is asked of git for each where it wasn't. */
  load: (commit: string | undefined, paths: Iterable<string>) => Promise<void>;
  /** Paths of a folder at a commit, with what they hold. */
  filesAt: (commit: string | undefined, folder: string) => Promise<Map<string, Buffer>>;
  /** A file by its path from the library's folder; undefined where it is not there. */
  textAt: (commit: string | undefined, path: string) => Promise<string | undefined>;
  /** Issued revisions of a folder at a commit, with the SHA-256 of their text. */
  revisionsAt: (commit: string | undefined, folder: string) => Promise<Map<string, string>>;
}

/** Names that are given to git at once. */
const AT_ONCE = 500;

/** What git holds of the library in `root`, whose files stand below `prefix` in the repository. */
export function openCommittedFiles(git: Git, root: string, prefix: string): CommittedFiles {
  /** By commit and by path from the library's folder, as asked for: the files there. */
  const held = new Map<string, Map<string, Buffer>>();
  const fullOf = (path: string) => posix.normalize(`${prefix}${path}`);
  const keyOf = (commit: string, path: string) => `${commit}:${path}`;
  const load = async (commit: string | undefined, wanted: Iterable<string>): Promise<void> => {
    if (commit === undefined) return;
    const paths = [...new Set(wanted)].filter((path) => !held.has(keyOf(commit, path)));
    for (let first = 0; first < paths.length; first += AT_ONCE) {
      const some = paths.slice(first, first + AT_ONCE);
      const files = await blobsBelow(git, commit, some.map(fullOf));
      for (const path of some) held.set(keyOf(commit, path), new Map());
      for (const [full, bytes] of files) {
        const asked = some.find((path) => full === fullOf(path) || full.startsWith(`${fullOf(path)}/`)) ?? "";
        held.get(keyOf(commit, asked))?.set(full.slice(fullOf(asked).length + 1), bytes);
      }
    }
  };
  const filesAt = async (commit: string | undefined, folder: string): Promise<Map<string, Buffer>> => {
    await load(commit, [folder]);
    return held.get(keyOf(commit ?? "", folder)) ?? new Map();
  };
  return {
    prefix,
    root,
    load,
    filesAt,
    textAt: async (commit, path) => (await filesAt(commit, path)).get("")?.toString("utf8"),
    async revisionsAt(commit, folder) {
      const files = [...(await filesAt(commit, folder))];
      return new Map(
        files.flatMap(([name, bytes]) => (revisionOfFile(name) === undefined ? [] : [[name, digestOf(name, bytes)] as const])),
      );
    },
  };
}

/** All files of a commit at or below some paths: git says how long each is, and then prints them one after the other. */
async function blobsBelow(git: Git, commit: string, paths: readonly string[]): Promise<[string, Buffer][]> {
  const listed = await git.raw(["ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", ...paths]);
  const files = listed.split("\0").flatMap((entry) => {
    const [, blob = "", size, path = ""] = /^\d+ blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(entry) ?? [];
    return size === undefined ? [] : [{ blob, size: Number(size), path }];
  });
  const bytes: [string, Buffer][] = [];
  for (let first = 0; first < files.length; first += AT_ONCE) {
    const some = files.slice(first, first + AT_ONCE);
    const printed = await git.show(some.map(({ blob }) => blob));
    let at = 0;
    for (const { path, size } of some) {
      bytes.push([path, printed.subarray(at, at + size)]);
      at += size;
    }
    if (at !== printed.length) throw new Error(`git printed ${printed.length} bytes of ${at}`);
  }
  return bytes;
}

/** SHA-256 of a file as it counts: of a text with LF line ends. */
export function digestOf(name: string, bytes: Buffer): string {
  // A pointer is as good as its file: it names the content by its hash.
  return contentDigest(digestOfFile(name, bytes));
}
