import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, win32 } from "node:path";
import { expect, test } from "vitest";
import { placeIn } from "../../cli/files/git.ts";
import { isBelow } from "../../cli/files/is-below.ts";
import { sharedFolder } from "../../cli/gate/judged-head.ts";
import { findSources } from "../../cli/import/find-sources.ts";

/** Places as Windows spells them, which has drives, two separators, and several spellings of one name. */
test("what is below a folder", () => {
  const below = (folder: string, path: string) => isBelow(folder, path, win32);
  expect([below("C:\\Work", "c:\\work\\sops"), below("C:\\", "C:\\sops"), below("C:\\Work", "C:\\Work")]).toEqual([true, true, true]);
  expect([below("C:\\Work", "C:\\Work 2"), below("C:\\Work", "D:\\Work\\sops"), below("C:\\Work\\sops", "C:\\Work")]).toEqual([
    false,
    false,
    false,
  ]);
  expect([below("C:\\Work", "C:\\Work\\..sops"), below("\\\\server\\share", "\\\\server\\share\\sops")]).toEqual([true, true]);
});

test("the folder that holds two, and none where these are on two drives", () => {
  expect(sharedFolder("C:\\Work\\sops", "c:\\work\\portal\\en", win32)).toBe("C:\\Work");
  expect(sharedFolder("C:\\Work", "C:\\Other", win32)).toBe("C:\\");
  expect(sharedFolder("C:\\Work", "D:\\Work", win32)).toBeUndefined();
});

test("the top folder that git names is spelt as all others are", () => {
  expect(placeIn("sops/\nC:/SOP & Kerja\n", win32)).toEqual({ prefix: "sops/", top: "C:\\SOP & Kerja" });
  expect(placeIn("so\nps/\nC:/Work\n", win32)).toBeUndefined();
});

test("documents to import are named with forward slashes, and read in the same order on every system", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sop-sources-"));
  try {
    for (const name of ["sub\\b.docx", "sub1.docx", "a.docx"]) writeFileSync(join(folder, name), "");
    const found = await findSources([folder], undefined, "\\");
    expect(found.map((path) => path.slice(folder.length + 1))).toEqual(["a.docx", "sub/b.docx", "sub1.docx"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
