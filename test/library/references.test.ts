import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { type ReadLibrary, readLibrary } from "../../cli/read/read-library.ts";
import { findDocument } from "../../core/library/find-document.ts";
import { followReferences, type ReferenceNode, usesOfTerm } from "../../core/library/find-references.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";

const folder = fileURLToPath(new URL("../../sops/", import.meta.url));
let read: ReadLibrary;

beforeAll(async () => {
  read = await readLibrary(folder, { date: "2026-11-25" as IsoDate, base: folder });
});

function tree(name: string, direction: "cites" | "citedBy", depth: number): string {
  const lines = ({ code, title, places, children, repeated }: ReferenceNode, indent: string): string[] => [
    `${indent}${code}${title === undefined ? "" : ` ${title}`}${repeated ? " (above)" : ""}`,
    ...places.map(
      ({ revision, path, line, where, code: at }) => `${indent}  : ${at} ${revision} ${path}:${line} ${where.en} / ${where.id}`,
    ),
    ...children.flatMap((child) => lines(child, `${indent}    `)),
  ];
  return lines(followReferences(read.library, findDocument(read.library, name).code, direction, depth), "").join("\n");
}

describe("references of the example library", () => {
  test.each([
    ["RK.MLF.CTH.P-51", "cites", 1],
    ["RK.MLF.CTH.P-51", "citedBy", 2],
    ["RK.MLF.CTH.W-51", "cites", 3],
    ["RK.MLF.CTH.W-54", "citedBy", 1],
    ["RK.MLF.CTH.F-51", "citedBy", 1],
    ["RK.MLF.CTH.P-51", "cites", 0],
  ] as const)("%s %s, %i far", async (name, direction, depth) => {
    await expect(`${tree(name, direction, depth)}\n`).toMatchFileSnapshot(
      `${folder}../test/library/fixtures/${name}-${direction}-${depth}.txt`,
    );
  });

  test("of a term, whatever its spelling", async () => {
    const lines = usesOfTerm(read.library, "nossa").map(
      ({ code, path, line, where }) => `${code} ${path}:${line} ${where.en} / ${where.id}`,
    );
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`${folder}../test/library/fixtures/term-nossa.txt`);
    expect(usesOfTerm(read.library, "tidak ada di mana pun")).toEqual([]);
  });
});
