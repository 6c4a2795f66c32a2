import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { isUnchanged, type LibraryLie, lieOfLibrary } from "../../cli/portal/unchanged.ts";

const work = mkdtempSync(join(tmpdir(), "sop-lie-"));
const text = join(work, "P-01/rev-00.md");
beforeEach(() => {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, "P-01"), { recursive: true });
  writeFileSync(text, "one");
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const lie = () => lieOfLibrary(work, join(work, "portal"), "Asia/Jakarta") as LibraryLie;
/** A disk whose clock is so coarse that nothing looks as if it had been saved again. */
const unmoved = (before: LibraryLie): LibraryLie => ({ ...lie(), digest: before.digest });

test("what was just saved is believed while it says the same", () => {
  const before = lie();
  expect(Object.keys(before.young)).toEqual(["P-01/rev-00.md"]);
  expect(isUnchanged(work, before, lie())).toBe(true);
  writeFileSync(text, "two");
  expect(isUnchanged(work, before, lie())).toBe(false);
  expect(isUnchanged(work, before, unmoved(before))).toBe(false);
  expect(isUnchanged(work, before, { digest: before.digest, young: {} })).toBe(false);
});

test("a young file that can't be read, or that was not young when it was looked at, is not believed", () => {
  const before = lie();
  expect(isUnchanged(work, { ...before, young: { ...before.young, "P-01/rev-01.md": null } }, unmoved(before))).toBe(false);
  expect(isUnchanged(work, { ...before, young: {} }, unmoved(before))).toBe(false);
});

test("what the clock makes younger than now is read each time", () => {
  const later = new Date(Date.now() + 3_600_000);
  utimesSync(text, later, later);
  const before = lie();
  expect(isUnchanged(work, before, lie())).toBe(true);
  writeFileSync(text, "two");
  utimesSync(text, later, later);
  expect(isUnchanged(work, before, unmoved(before))).toBe(false);
});

test("the portal in the library, and what is made beside it, are none of it", () => {
  const before = lie();
  for (const folder of ["portal", ".portal-1"]) {
    mkdirSync(join(work, folder));
    writeFileSync(join(work, folder, "library.json"), "{}");
  }
  expect(isUnchanged(work, before, lie())).toBe(true);
});
