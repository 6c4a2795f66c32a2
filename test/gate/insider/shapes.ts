import { rmSync } from "node:fs";
import type { Desk } from "../../acts/controller.ts";

/** A state of the library that somebody made, as a tree that git keeps. */
export interface Made {
  what: string;
  tree: string;
}

/** A form in which one and the same change reaches the judge: leaves the repository so, and says how the gate is asked. */
export interface Shape {
  name: string;
  /** @returns the words after `sop gate`, and where it is asked */
  reach: (desk: Desk, tree: string, other: string) => { words: string[]; folder?: string };
}

const git = (desk: Desk, ...words: string[]): string => desk.git(...words).trim();
const commit = (desk: Desk, tree: string, ...parents: string[]): string =>
  git(desk, "commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent]), "-m", "change");
const stand = (desk: Desk, id: string): void => {
  git(desk, "checkout", "--quiet", "--force", "--detach", id);
  git(desk, "clean", "-qfdx");
};
const treeOf = (desk: Desk, id: string): string => git(desk, "rev-parse", `${id}^{tree}`);
/** What merging both without looking makes. */
const merged = (desk: Desk, one: string, two: string): string => git(desk, "merge-tree", "--write-tree", one, two).split("\n")[0] ?? "";

/** A folder outside the repository, where nothing is. */
function beside(desk: Desk): string {
  const folder = `${desk.folder}-beside`;
  rmSync(folder, { recursive: true, force: true });
  return folder;
}

/** `other` is the tree of somebody's honest work elsewhere. */
export const shapes: readonly Shape[] = [
  {
    name: "one commit",
    reach(desk, tree) {
      stand(desk, commit(desk, tree, "dasar"));
      return { words: ["--base", "dasar"] };
    },
  },
  {
    name: "two commits, the first of somebody else",
    reach(desk, tree, other) {
      const first = commit(desk, other, "dasar");
      stand(desk, commit(desk, merged(desk, first, commit(desk, tree, "dasar")), first));
      return { words: ["--base", "dasar"] };
    },
  },
  {
    name: "merged from a side branch",
    reach(desk, tree, other) {
      const [main, side] = [commit(desk, other, "dasar"), commit(desk, tree, "dasar")];
      stand(desk, commit(desk, merged(desk, main, side), main, side));
      return { words: ["--base", "dasar"] };
    },
  },
  {
    name: "in the merge itself, of neither branch",
    reach(desk, tree, other) {
      const [main, side] = [commit(desk, other, "dasar"), commit(desk, treeOf(desk, "dasar"), "dasar")];
      stand(desk, commit(desk, merged(desk, main, commit(desk, tree, "dasar")), main, side));
      return { words: ["--base", "dasar"] };
    },
  },
  {
    name: "on a branch whose target went on",
    reach(desk, tree, other) {
      git(desk, "branch", "--force", "tujuan", commit(desk, other, "dasar"));
      stand(desk, commit(desk, tree, "dasar"));
      return { words: ["--base", "tujuan"] };
    },
  },
  {
    name: "staged, the files as they were",
    reach(desk, tree) {
      stand(desk, "dasar");
      git(desk, "read-tree", tree);
      return { words: ["--staged"] };
    },
  },
  {
    name: "in the files, not committed",
    reach(desk, tree) {
      stand(desk, commit(desk, tree, "dasar"));
      git(desk, "reset", "--quiet", "dasar");
      return { words: ["--base", "dasar"] };
    },
  },
  {
    name: "in another work tree",
    reach(desk, tree) {
      stand(desk, "dasar");
      const folder = beside(desk);
      git(desk, "worktree", "add", "--force", "--quiet", "--detach", folder, commit(desk, tree, "dasar"));
      return { words: ["--base", "dasar"], folder };
    },
  },
  {
    name: "in a merge whose first parent is the attacker's",
    reach(desk, tree, other) {
      const [main, side] = [commit(desk, other, "dasar"), commit(desk, tree, "dasar")];
      stand(desk, commit(desk, merged(desk, side, main), side, main));
      return { words: ["--base", "dasar"] };
    },
  },
  {
    name: "in a clone that holds the last two commits only",
    reach(desk, tree) {
      const folder = beside(desk);
      git(desk, "update-ref", "refs/heads/dangkal", commit(desk, tree, "dasar"));
      git(desk, "clone", "--quiet", "--depth", "2", "--branch", "dangkal", `file://${desk.folder}`, folder);
      return { words: ["--base", git(desk, "rev-parse", "dasar")], folder };
    },
  },
  {
    name: "staged where git lays out a part of the files",
    reach(desk, tree) {
      stand(desk, "dasar");
      const folder = beside(desk);
      git(desk, "worktree", "add", "--force", "--quiet", "--detach", folder, "dasar");
      git(desk, "-C", folder, "read-tree", tree);
      git(desk, "-C", folder, "sparse-checkout", "set", "--no-cone", "/library.yaml", "/W-02/");
      return { words: ["--staged"], folder };
    },
  },
  {
    name: "in a submodule of another repository",
    reach(desk, tree) {
      const above = beside(desk);
      git(desk, "update-ref", "refs/heads/bawah", commit(desk, tree, "dasar"));
      git(desk, "init", "--quiet", above);
      git(desk, "-C", above, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "-b", "bawah", desk.folder, "prosedur");
      return { words: ["--base", git(desk, "rev-parse", "dasar")], folder: `${above}/prosedur` };
    },
  },
];
