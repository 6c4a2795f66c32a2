import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import type { Desk } from "../../acts/controller.ts";

/** A state of the library that somebody made, as a tree that git keeps. */
export interface Made {
  what: string;
  tree: string;
}

/** A form in which one and the same change reaches the judge. */
export interface Shape {
  name: string;
  /** Leaves the repository so: lines for a shell, run as one process, since each git started from a test runner costs ten of git's own. */
  lines: string;
  /** What is typed after `sop gate`; BASE stands for the base's commit. */
  words: readonly string[];
  /** Where it is asked, below the folder beside the repository; in the repository itself where none is named. */
  beside?: string;
}

/**
 * What the lines may say. `tree` is the tree of the change, `other` of somebody's honest work elsewhere, `beside` a folder outside the
 * repository where nothing is.
 */
const words = `
commit() { tree=$1; shift; git commit-tree "$tree" $(printf -- '-p %s ' "$@") -m change; }
stand() { git checkout --quiet --force --detach "$1"; git clean -qfdx; }
# What merging both without looking makes.
merged() { git merge-tree --write-tree "$1" "$2" | head -n 1; }
change() { commit "$TREE" dasar; }
aside() { commit "$OTHER" dasar; }
`;

export const shapes: readonly Shape[] = [
  { name: "one commit", lines: "stand $(change)", words: ["--base", "dasar"] },
  {
    name: "two commits, the first of somebody else",
    lines: "first=$(aside); stand $(commit $(merged $first $(change)) $first)",
    words: ["--base", "dasar"],
  },
  {
    name: "merged from a side branch",
    lines: "main=$(aside); side=$(change); stand $(commit $(merged $main $side) $main $side)",
    words: ["--base", "dasar"],
  },
  {
    name: "in the merge itself, of neither branch",
    lines: "main=$(aside); side=$(commit dasar^{tree} dasar); stand $(commit $(merged $main $(change)) $main $side)",
    words: ["--base", "dasar"],
  },
  {
    name: "on a branch whose target went on",
    lines: "git branch --quiet --force tujuan $(aside); stand $(change)",
    words: ["--base", "tujuan"],
  },
  { name: "staged, the files as they were", lines: "stand dasar; git read-tree $TREE", words: ["--staged"] },
  { name: "in the files, not committed", lines: "stand $(change); git reset --quiet dasar", words: ["--base", "dasar"] },
  {
    name: "in another work tree",
    lines: "stand dasar; git worktree add --force --quiet --detach $BESIDE $(change)",
    words: ["--base", "dasar"],
    beside: "",
  },
  {
    name: "in a merge whose first parent is the attacker's",
    lines: "main=$(aside); side=$(change); stand $(commit $(merged $side $main) $side $main)",
    words: ["--base", "dasar"],
  },
  {
    name: "in a clone that holds the last two commits only",
    lines: "git update-ref refs/heads/dangkal $(change); git clone --quiet --depth 2 --branch dangkal file://$PWD $BESIDE",
    words: ["--base", "BASE"],
    beside: "",
  },
  {
    name: "staged where git lays out a part of the files",
    lines: `stand dasar; git worktree add --force --quiet --detach $BESIDE dasar; cd $BESIDE
git read-tree $TREE; git sparse-checkout set --no-cone /library.yaml /W-02/`,
    words: ["--staged"],
    beside: "",
  },
  {
    name: "in a submodule of another repository",
    lines: `git update-ref refs/heads/bawah $(change); git init --quiet $BESIDE
git -C $BESIDE -c protocol.file.allow=always submodule --quiet add -b bawah $PWD prosedur`,
    words: ["--base", "BASE"],
    beside: "prosedur",
  },
];

/** Leaves the repository as a shape has it. @returns the words after `sop gate`, and where it is asked */
export function reach(shape: Shape, { folder, env }: Desk, tree: string, other: string): { words: string[]; folder: string } {
  const beside = `${folder}-beside`;
  rmSync(beside, { recursive: true, force: true });
  const lines = `${words}\n${shape.lines}\ngit rev-parse dasar`;
  const shell = { cwd: folder, encoding: "utf8", env: { ...env, TREE: tree, OTHER: other, BESIDE: beside } } as const;
  const said = execFileSync("sh", ["-e", "-c", lines], { ...shell, stdio: ["ignore", "pipe", "pipe"] });
  const base = said.trim().split("\n").at(-1) as string;
  return {
    words: shape.words.map((word) => (word === "BASE" ? base : word)),
    folder: shape.beside === undefined ? folder : shape.beside === "" ? beside : `${beside}/${shape.beside}`,
  };
}
