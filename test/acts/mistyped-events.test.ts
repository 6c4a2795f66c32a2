import { afterAll, beforeAll, expect, test } from "vitest";
import { approveAll, type Desk, openDesk } from "./controller.ts";

/** A document that was withdrawn, and of whose withdrawal one letter was lost since. */
let desk: Desk;
let whole: string;
beforeAll(async () => {
  desk = await openDesk();
  await approveAll(desk, "W-01");
  await desk.must("issue", "W-01", "--commit");
  await desk.must("copies", "W-01", "--issue", "3", "--location", "Gudang", "--name", "A.A.", "--commit");
  await desk.must("withdraw", "W-01", "--reason", "x", "--name", "A.H.", "--commit");
  whole = desk.read("W-01/events.yaml");
}, 60_000);
afterAll(() => desk.close());

async function found(): Promise<[rule: string, line: number, fix: string | undefined][]> {
  const { out } = await desk.sop("check", "--json");
  const { findings } = JSON.parse(out) as { findings: { rule: string; path: string; start: { line: number }; fix?: string }[] };
  return findings.filter(({ path }) => path === "W-01/events.yaml").map(({ rule, start, fix }) => [rule, start.line, fix]);
}

async function statusOf(): Promise<unknown> {
  const { out } = await desk.must("list", "documents", "--json");
  const rows = JSON.parse(out).rows as { code: string; status: string }[];
  return rows.find(({ code }) => code === "W-01")?.status;
}

test("a withdrawal with a slip leaves nothing in force, is no ground for an act, and is annulled", async () => {
  expect(await statusOf()).toBe("withdrawn");
  const lines = whole.split("\n");
  const line = lines.findIndex((text) => text.includes("event: withdrawn")) + 1;
  desk.write("W-01/events.yaml", whole.replace("reason: x", "reson: x"));
  expect(await statusOf()).toBe("doubtful");
  const [withdrawn, ...others] = (await found()).filter(([rule]) => rule === "SOP310");
  expect([others, withdrawn?.[1], withdrawn?.[2]]).toEqual([[], line, expect.stringMatching(/^Put it right; .*sop annul W-01 --event 2 /)]);
  const verified = await desk.sop("verify", "W-01");
  expect([verified.status, verified.out]).toEqual([1, expect.stringContaining("entry 2 of events.yaml can't be read")]);
  const before = desk.files();
  for (const act of [
    ["bump", "W-01"],
    ["review", "W-01", "--result", "keep", "--name", "A.A."],
    ["withdraw", "W-01", "--reason", "y", "--name", "A.H."],
    ["copies", "W-01", "--recall", "3", "--name", "A.A."],
  ]) {
    const { status, err } = await desk.sop(...act);
    expect([act[0], status, err]).toEqual([
      act[0],
      2,
      expect.stringContaining(`Entry 2 of W-01/events.yaml, in line ${line}, can't be read. What happened can't be told.`),
    ]);
  }
  expect(desk.files()).toEqual(before);
  desk.commit("Merged like this");
  await desk.must("annul", "W-01", "--event", "2", "--reason", "Salah ketik", "--name", "A.H.");
  expect(await statusOf()).toBe("effective");
  desk.commit("Annulled");
  await desk.must("withdraw", "W-01", "--reason", "y", "--name", "A.H.", "--commit");
  expect(await statusOf()).toBe("withdrawn");
});

test("a copy with a slip doubts no text, and is not said to be out or to be fetched", async () => {
  desk.write("W-01/events.yaml", whole.replace("copy: 3", "cpy: 3"));
  expect(await statusOf()).toBe("withdrawn");
  expect((await found()).map(([rule]) => rule)).not.toContain("SOP310");
  const { out } = await desk.must("list", "copies", "--json");
  expect(JSON.parse(out).rows).toContainEqual(expect.objectContaining({ code: "W-01", state: "unknown" }));
  const { status, err } = await desk.sop("copies", "W-01", "--recall", "3", "--name", "A.A.");
  expect([status, err]).toEqual([2, expect.stringContaining("Entry 1 of W-01/events.yaml")]);
});
