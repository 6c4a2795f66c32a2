import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, type Stats, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { checkAnew, type Outcome } from "../../cli/check/check-library.ts";
import { checkKept } from "../../cli/check/kept/check-kept.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { makeLibrary } from "../tools/make-library.ts";

/** Seconds that a drive's clock goes ahead of ours. */
const drive = vi.hoisted(() => ({ ahead: 0 }));

// A drive over the network as the worst ones are: no file numbers, one time for writing and changing, even seconds only.
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const statSync = (path: string, options: object): Stats | undefined => {
    const found = fs.statSync(path, options) as Stats | undefined;
    if (!found) return found;
    const time = Math.floor((found.mtimeMs + drive.ahead) / 2000) * 2000;
    return Object.assign(Object.create(Object.getPrototypeOf(found)), found, { ino: 0, mtimeMs: time, ctimeMs: time });
  };
  return { ...fs, statSync };
});

const DAY = "2026-01-15" as IsoDate;
const work = mkdtempSync(join(tmpdir(), "sop-drive-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const lib = join(work, "lib");
const textOf = (number: number) => join(lib, `P-00000${number}`, "rev-00.md");

beforeEach(() => {
  rmSync(lib, { recursive: true, force: true });
  drive.ahead = 0;
  makeLibrary(lib, 3);
});

const said = (outcome: Outcome | undefined) => outcome && JSON.stringify([outcome.findings, outcome.paths]);
const kept = async (now = Date.now()) =>
  said(await checkKept(lib, { date: DAY, base: work, use: "check", file: join(work, "kept.sqlite"), now }));
const anew = async () => said(await checkAnew(lib, { date: DAY, base: work }));
const cite = (code: string) => writeFileSync(textOf(2), readFileSync(textOf(2), "utf8").replace(/lihat juga \S+/, `lihat juga ${code}`));

/** The files have lain there for longer than the drive's clock tells apart. */
function growOld(): void {
  const then = Date.now() / 1000 - 2.1;
  for (const path of ["", ...readdirSync(lib, { recursive: true, encoding: "utf8" })]) utimesSync(join(lib, path), then, then);
}

test("saved again and again within a second, each time as long as before", async () => {
  for (const code of ["P-000001", "P-777777", "P-000003", "P-888888", "P-000001"]) {
    cite(code);
    expect(await kept()).toBe(await anew());
  }
});

test("looked at while the files were old, then saved: a later time is seen without numbers of files", async () => {
  growOld();
  await kept(Date.now() + 5000);
  cite("P-777777");
  expect(await kept()).toBe(await anew());
  expect(await anew()).toContain("P-777777");
});

test("two documents change their texts, of one length and one time", async () => {
  growOld();
  await kept(Date.now() + 5000);
  renameSync(textOf(1), join(work, "aside"));
  renameSync(textOf(2), textOf(1));
  renameSync(join(work, "aside"), textOf(2));
  expect(await kept()).toBe(await anew());
});

test("a drive whose clock is an hour ahead is read each time, and nothing of it is overlooked", async () => {
  drive.ahead = 3_600_000;
  await kept();
  cite("P-777777");
  expect(await kept()).toBe(await anew());
});
