import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";

/** One word of what was adopted of a document's events is another: each of its other entries is as it was. */
const cwd = mkdtempSync(join(tmpdir(), "sop-altered-events-"));
const code = "RK.MLF.CTH.P-51";
const events = join(cwd, "sops", code, "events.yaml");

beforeAll(() => {
  cpSync(fileURLToPath(new URL("../../sops", import.meta.url)), join(cwd, "sops"), { recursive: true });
  const text = readFileSync(events, "utf8");
  expect(text).toContain("location: Loket Utara");
  writeFileSync(events, text.replace("location: Loket Utara", "location: Loket Timur"));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const ask = async (...command: string[]) => JSON.parse((await runSop([...command, "--lang", "en", "--json"], { cwd })).out);
const rows = async (register: string) =>
  ((await ask("list", register)).rows as Record<string, string>[]).filter((row) => row["code"] === code);

test("is one finding, where it stands: nobody is told to annul what is as it was, nor to fetch copies that may be back", async () => {
  const { findings } = await ask("check", code, "--date", "2026-12-01");
  const told = (findings as { rule: string; path: string; message: string; fix: string }[]).filter(({ rule }) => /SOP(?:2|310)/.test(rule));
  expect(told).toEqual([
    expect.objectContaining({
      rule: "SOP310",
      path: `sops/${code}/events.yaml`,
      message: `${code} is in doubt, and nothing of it is shown as in force: the entries of events.yaml that were adopted are no longer what they were.`,
      fix: "Restore the file as it was.",
    }),
  ]);
});

test("what it records can't be told: reviews, copies, and what waits for whom", async () => {
  expect(await rows("reviews")).toEqual([expect.objectContaining({ code, state: "unknown" })]);
  const copies = (await rows("copies")).filter(({ copy }) => copy !== "master");
  expect(copies.length).toBeGreaterThan(1);
  expect(new Set(copies.map(({ state }) => state))).toEqual(new Set(["unknown"]));
  expect((await rows("waiting")).map(({ task }) => task)).toEqual(["restore"]);
});

test("verify says it once", async () => {
  const { out, status } = await runSop(["verify", code, "--lang", "en"], { cwd });
  expect(status).toBe(1);
  expect(out.match(/does not count/g)).toHaveLength(1);
});
