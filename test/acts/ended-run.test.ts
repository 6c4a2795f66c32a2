import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withWriter } from "../../cli/files/apply-plan.ts";

let folder: string;
const work = () => join(folder, ".sop");
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-ended-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the end of the process does where it comes while a run holds the library. */
async function endWhile(holding: () => void): Promise<void> {
  const before = process.listeners("exit");
  await withWriter(folder, async () => {
    holding();
    const [end] = process.listeners("exit").filter((listener) => !before.includes(listener));
    expect(end).toBeDefined();
    end?.call(process, 130);
    expect(existsSync(work())).toBe(holding !== nothing);
  });
  expect(process.listeners("exit")).toEqual(before);
}
const nothing = () => undefined;

test("a run that is ended while it changes nothing leaves nothing", async () => {
  await endWhile(nothing);
  expect(readdirSync(folder)).toEqual([]);
});

test("a change that is under way stays for the next run, and so does another's lock", async () => {
  await endWhile(() => mkdirSync(join(work(), "new")));
  expect(existsSync(join(work(), "new"))).toBe(true);
  rmSync(work(), { recursive: true });
  const others = JSON.stringify({ id: "x", host: "elsewhere", pid: process.pid, born: "" });
  await endWhile(() => writeFileSync(join(work(), "lock"), others));
  expect(readFileSync(join(work(), "lock"), "utf8")).toBe(others);
});
