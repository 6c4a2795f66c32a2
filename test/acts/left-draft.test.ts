import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { approveAll, type Desk, openDesk } from "./controller.ts";

/** A draft that somebody else edited while it was issued, and that a merge has left beside its revision. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await approveAll(desk, "P-01");
  const draft = join(desk.folder, "P-01/draft.md");
  const approved = readFileSync(draft, "utf8");
  await desk.must("issue", "P-01", "--commit");
  await desk.must("bump", "P-01", "--change", "Lebih jelas", "--commit");
  await approveAll(desk, "P-01");
  const next = readFileSync(draft, "utf8");
  await desk.must("issue", "P-01", "--commit");
  expect(next).not.toBe(approved);
  writeFileSync(draft, next.replace(/^title: .*/m, "title: Judul Lain"));
  desk.commit("Merge what was left");
}, 60_000);
afterAll(() => desk.close());

const told = "The draft is revision 01, which was issued already (rev-01.md).";
const todo = "See what it says otherwise: sop diff P-01 01 draft. Delete it, and carry what is to stay into a new draft: sop bump P-01.";

test.each([
  ["approve", ["--as", "prepared", "--name", "A.A."]],
  ["issue", ["--name", "A.A."]],
  ["reject", ["--as", "prepared", "--reason", "x", "--name", "A.A.", "--position", "QMR"]],
  ["renumber", []],
  ["bump", []],
  ["bump", ["--change", "auto"]],
])("sop %s leaves it as it is, and says what to do", async (command, words) => {
  const before = desk.files();
  const { status, err } = await desk.sop(command, "P-01", ...words);
  expect(err).toBe(`sop: ${told}\n${todo}\n`);
  expect(status).toBe(2);
  expect(desk.files()).toEqual(before);
});

test("what it differs in from the revision before it is not told: it is none that comes after", async () => {
  const { out } = await desk.sop("check", "P-01", "--json");
  const { findings } = JSON.parse(out) as { findings: { rule: string; path: string; message: string; fix: string }[] };
  const errors = findings.filter(({ path, rule }) => path.endsWith("draft.md") && rule !== "SOP305" && rule !== "SOP306");
  expect(errors).toEqual([expect.objectContaining({ rule: "SOP203", message: told, fix: todo })]);
});

test("it waits to be deleted, not to be signed", async () => {
  const { out } = await desk.must("list", "waiting", "--json");
  const rows = (JSON.parse(out).rows as { code: string; task: string }[]).filter(({ code }) => code === "P-01");
  expect(rows.map(({ task }) => task)).toEqual(["clear"]);
});
