import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ActLeftOut } from "../../core/library/change.ts";
import type { FoundEvent } from "../../core/library/library.ts";
import type { Git } from "../files/git.ts";
import { parseEvents } from "../read/events-file.ts";
import type { CommittedFiles } from "./committed-files.ts";
import type { WorkTree } from "./work-tree.ts";

/** One side of a merge, as an `events.yaml` was there and as the merge has it: names of blobs. */
interface MergedSide {
  merge: string;
  side: string;
  result: string;
  folder: string;
}

/**
 * What somebody wrote down on a branch of this change and a merge in it left out, so that neither side of the change shows it: whoever
 * keeps one side of a conflict leaves the other's behind. What the base holds is told elsewhere.
 * @param git in the library's folder
 * @param base where the change began
 */
export async function actsLeftOut(
  git: Git,
  { prefix }: WorkTree,
  committed: CommittedFiles,
  base: string | undefined,
): Promise<ActLeftOut[]> {
  if (base === undefined) return [];
  const merges = await git.raw(["rev-list", "--min-parents=2", `${base}..HEAD`]);
  if (merges === "") return [];
  const sides = mergedSides(
    await git.raw(
      ["diff-tree", "--stdin", "-m", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", "--", ":(top,glob)**/events.yaml"],
      merges,
    ),
    prefix,
  );
  const textOf = await blobs(git, [...new Set(sides.flatMap(({ side, result }) => [side, result]))]);
  const entriesOf = new Map([...textOf].map(([blob, text]) => [blob, parseEvents(text).entries]));
  const left = new Map<string, ActLeftOut>();
  for (const { merge, side, result, folder } of sides) {
    const lost = without(entriesOf.get(side), entriesOf.get(result));
    if (lost.length === 0) continue;
    // A document that is gone, or that was renamed, is told of elsewhere.
    if (!existsSync(join(committed.root, folder))) continue;
    const now = await readFile(join(committed.root, folder, "events.yaml"), "utf8").catch(() => "");
    const before = await committed.textAt(base, `${folder}/events.yaml`);
    for (const entry of without(without(lost, parseEvents(now).entries), before && parseEvents(before).entries)) {
      const key = `${folder} ${entry.digest}`;
      if (!left.has(key)) left.set(key, { folder, merge, side, entry });
    }
  }
  return [...left.values()];
}

function without(entries: readonly FoundEvent[] = [], others: readonly FoundEvent[] | "" = []): FoundEvent[] {
  const known = new Set([...(others || [])].map(({ digest }) => digest));
  return entries.filter(({ digest }) => !known.has(digest));
}

/** What git says of merges and each of their parents: the merge's name, then what differs, blob by blob. */
function mergedSides(listed: string, prefix: string): MergedSide[] {
  const sides: MergedSide[] = [];
  let merge = "";
  let blobsHere: [string, string] | undefined;
  for (const word of listed.split("\0")) {
    const [, side, result] = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) \w$/.exec(word) ?? [];
    if (side !== undefined && result !== undefined) blobsHere = [side, result];
    else if (blobsHere === undefined) merge = word.trim() || merge;
    else {
      const [folder = "", ...rest] = word.startsWith(prefix) ? word.slice(prefix.length).split("/") : [];
      if (rest.join("/") === "events.yaml") sides.push({ merge, side: blobsHere[0], result: blobsHere[1], folder });
      blobsHere = undefined;
    }
  }
  return sides;
}

/** The texts of blobs that are there: git says how long each is, and prints them one after the other. */
async function blobs(git: Git, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const sizes = (await git.raw(["cat-file", "--batch-check"], names.map((name) => `${name}\n`).join(""))).split("\n").flatMap((line) => {
    const [, name, size] = /^([0-9a-f]+) blob (\d+)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, size: Number(size) }];
  });
  if (sizes.length === 0) return new Map();
  const printed = await git.show(sizes.map(({ name }) => name));
  const texts = new Map<string, string>();
  let at = 0;
  for (const { name, size } of sizes) {
    texts.set(name, printed.subarray(at, at + size).toString("utf8"));
    at += size;
  }
  return texts;
}
