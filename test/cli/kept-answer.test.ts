import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { digestOf } from "../../cli/files/digest-of.ts";
import { calendarDayIn, dayAround } from "../../core/document/words/calendar-day.ts";
import { type Ran, runSop } from "../run-sop.ts";
import { makeLibrary } from "../tools/make-library.ts";

let folder: string;
let lib: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-answer-"));
  lib = join(folder, "lib");
  makeLibrary(lib, 3);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** To a clock ahead of the disk's the files are old, so that what is kept of them is believed. */
const letSettle = () => vi.spyOn(Date, "now").mockReturnValue(Date.now() + 10_000);

const check = (words: readonly string[] = [], env: Record<string, string> = {}, cwd = folder): Promise<Ran> =>
  runSop(["check", "--library", lib, "--date", "2026-01-15", ...words], { cwd, env: { XDG_CACHE_HOME: join(folder, "cache"), ...env } });
const anew = () => check(["--no-cache"]);
const cache = () => join(folder, "cache/sop-control");
const answers = () => readdirSync(cache()).filter((name) => name.endsWith(".answer"));

const KEPT = "so it was kept";

/** Puts other words in the place of those that were kept, so that it is seen whether they are printed. */
function mark(): void {
  const path = join(cache(), answers()[0] as string);
  const data = JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8").split("\n")[1] as string), out: KEPT });
  writeFileSync(path, `${digestOf([path, data])}\n${data}\n`);
}

test("a check that nothing moved under prints what it printed, with its exit status, in the same words only", async () => {
  letSettle();
  const first = await check();
  expect(answers()).toHaveLength(1);
  expect(first.out).toContain("SOP207");
  expect(await check()).toEqual(first);
  expect(await anew()).toEqual(first);
  expect((await check(["--lang", "en"])).out).toContain("warning");
  expect(JSON.parse((await check(["--json"])).out).findings.length).toBeGreaterThan(0);
  expect((await check(["--severity", "warning"])).status).toBe(1);
  expect((await check(["--severity", "warning"])).status).toBe(1);
  expect(await check([], {}, lib)).not.toEqual(first);
  expect(answers().length).toBeGreaterThan(3);
  expect(await check()).toEqual(first);
});

test("an answer is printed as it was kept, but one that was altered is none", async () => {
  letSettle();
  const first = await check();
  mark();
  expect((await check()).out).toBe(KEPT);
  const path = join(cache(), answers()[0] as string);
  writeFileSync(path, readFileSync(path, "utf8").replace(KEPT, "what somebody else would say"));
  expect(await check()).toEqual(first);
  writeFileSync(path, "");
  expect(await check()).toEqual(first);
});

const text = (number: number) => join(lib, `P-00000${number}/rev-00.md`);
const moves: readonly [string, () => void][] = [
  ["a text", () => appendFileSync(text(2), "\nTODO\n")],
  ["the settings", () => appendFileSync(join(lib, "library.yaml"), "rules: { SOP207: error }\n")],
  ["a record of settings", () => writeFileSync(join(lib, "settings/001.yaml"), "number: 1\n")],
  ["a signature of one", () => writeFileSync(join(lib, "settings/001/approved.sig"), "x")],
  ["the list of signers", () => writeFileSync(join(lib, "allowed_signers"), "\0")],
  ["what is accepted", () => writeFileSync(join(lib, "baseline.yaml"), "oops: [\n")],
  ["events", () => writeFileSync(join(lib, "P-000001/events.yaml"), "oops: [\n")],
  ["a text at the top", () => writeFileSync(join(lib, "draft.md"), "x")],
  ["a text in a hidden folder", () => writeFileSync(join(lib, ".lama/rev-00.md"), "x")],
  ["a folder of the same name but for its letters", () => cpSync(join(lib, "P-000001"), join(lib, "p-000001"), { recursive: true })],
  ["a folder that leads elsewhere", () => symlinkSync(join(lib, "P-000001"), join(lib, "P-000009"))],
  ["a folder that is gone", () => rmSync(join(lib, "P-000003"), { recursive: true })],
  ["a picture from elsewhere", () => writeFileSync(join(lib, "P-000001/a/b/c/d/e/peta.png"), "x")],
  ["a change that was cut off", () => writeFileSync(join(lib, ".sop/journal.json"), "{}")],
];

test.each(moves)("an answer is not given again when there moved %s", async (_, move) => {
  for (const name of ["settings/001", ".lama", ".sop", "P-000001/a/b/c/d/e"]) mkdirSync(join(lib, name), { recursive: true });
  appendFileSync(text(1), "\n![peta](a/b/c/d/e/peta.png)\n");
  letSettle();
  await check();
  mark();
  expect((await check()).out).toBe(KEPT);
  move();
  expect(await check()).toEqual(await anew());
});

test("nor where git may have laid out a part only", async () => {
  mkdirSync(join(lib, ".git/info"), { recursive: true });
  letSettle();
  await check();
  mark();
  expect((await check()).out).toBe(KEPT);
  writeFileSync(join(lib, ".git/info/sparse-checkout"), "/*\n");
  expect(await check()).toEqual(await anew());
});

test("a text saved again within a second, as long as before, is seen", async () => {
  for (const code of ["P-000003", "P-777777", "P-000001", "P-888888"]) {
    writeFileSync(text(2), readFileSync(text(2), "utf8").replace(/lihat juga \S+/, `lihat juga ${code}`));
    expect(await check()).toEqual(await anew());
  }
});

test("a day begins and ends where the calendar says, in zones with and without summer time", () => {
  for (const zone of [
    "UTC",
    "Asia/Jakarta",
    "Asia/Makassar",
    "Asia/Jayapura",
    "Europe/Berlin",
    "America/St_Johns",
    "Australia/Lord_Howe",
  ]) {
    for (const now of ["2026-03-29T00:30:00Z", "2026-10-25T12:00:00Z", "2026-11-28T17:00:00Z", "2026-12-31T23:59:59.999Z"].map(
      (at) => new Date(at),
    )) {
      const { from, until } = dayAround(zone, now);
      const day = calendarDayIn(zone, now);
      expect(from <= now.getTime() && now.getTime() < until).toBe(true);
      expect([from - 1, from, until - 1, until].map((at) => calendarDayIn(zone, new Date(at)) === day)).toEqual([false, true, true, false]);
      const asWritten = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
      expect(day).toBe(asWritten.format(now));
    }
  }
});
