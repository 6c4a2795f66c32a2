import { posix } from "node:path";
import type { SimpleGit } from "simple-git";
import { revisionOfFile } from "../../core/document/codes/revision-file.ts";
import { contentDigest } from "../../core/seal/lfs-pointer.ts";
import { digestOfFile } from "../files/digest-file.ts";

/** What commits hold of a library; paths are relative to its folder. */
export interface CommittedFiles {
  prefix: string;
  root: string;
  /** Paths of a folder at a commit, with what they hold. */
  filesAt: (commit: string | undefined, folder: string) => Promise<Map<string, Buffer>>;
  /** A file by its path from the library's folder; undefined where it is not there. */
  textAt: (commit: string | undefined, path: string) => Promise<string | undefined>;
  /** Issued revisions of a folder at a commit, with the SHA-256 of their text. */
  revisionsAt: (commit: string | undefined, folder: string) => Promise<Map<string, string>>;
}

/** What git holds of the library in `root`, whose files stand below `prefix` in the repository. */
export function openCommittedFiles(git: SimpleGit, root: string, prefix: string): CommittedFiles {
  // Each thing is asked for once: where the change is going is most often the base itself.
  const names = once(async (commit: string, folder: string): Promise<string[]> => {
    const listed = await git.raw(["ls-tree", "-r", "--full-tree", "--name-only", "-z", commit, "--", `${prefix}${folder}/`]);
    return listed.split("\0").filter((path) => path !== "");
  });
  const bytes = once((commit: string, path: string): Promise<Buffer> => git.showBuffer(`${commit}:${path}`) as Promise<Buffer>);
  return {
    prefix,
    root,
    async filesAt(commit, folder) {
      const files = new Map<string, Buffer>();
      if (commit === undefined) return files;
      for (const path of await names(commit, folder)) files.set(path.slice(prefix.length + folder.length + 1), await bytes(commit, path));
      return files;
    },
    async textAt(commit, path) {
      if (commit === undefined) return undefined;
      const full = posix.normalize(`${prefix}${path}`);
      const there = await git.raw(["ls-tree", "--full-tree", "--name-only", commit, "--", full]);
      return there.trim() === "" ? undefined : (await bytes(commit, full)).toString("utf8");
    },
    async revisionsAt(commit, folder) {
      const found = new Map<string, string>();
      if (commit === undefined) return found;
      for (const path of await names(commit, folder)) {
        const name = path.slice(prefix.length + folder.length + 1);
        if (revisionOfFile(name) !== undefined) found.set(name, digestOf(name, await bytes(commit, path)));
      }
      return found;
    },
  };
}

/** SHA-256 of a file as it counts: of a text with LF line ends. */
export function digestOf(name: string, bytes: Buffer): string {
  // A pointer is as good as its file: it names the content by its hash.
  return contentDigest(digestOfFile(name, bytes));
}

function once<T>(ask: (commit: string, path: string) => Promise<T>): (commit: string, path: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (commit, path) => {
    const question = `${commit}:${path}`;
    const known = answers.get(question) ?? ask(commit, path);
    answers.set(question, known);
    return known;
  };
}
