import { afterAll, beforeAll, expect, test } from "vitest";
import { approveAll, type Desk, dayFromNow, openDesk } from "../acts/controller.ts";

/** What a reviewer reads a new text against is what people worked by until then. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await approveAll(desk, "W-01");
  await desk.must("issue", "W-01", "--commit");
  await desk.must("bump", "W-01", "--change", "Waktu baru", "--commit");
  desk.edit("W-01/draft.md", (text) => text.replace("## Tujuan\n\n", "## Tujuan\n\nNomornya ditulis. "));
  desk.commit("draf 01");
  await approveAll(desk, "W-01");
  await desk.must("issue", "W-01", "--effective", dayFromNow(30), "--commit");
  await desk.must("cancel", "W-01", "--reason", "Keliru", "--name", "A.H.", "--commit");
  desk.git("branch", "dasar");
}, 120_000);
afterAll(() => desk.close());

test("a draft opened after a cancelled revision is read against the one in force, and the cancelled one is named", async () => {
  await desk.must("bump", "W-01", "--change", "Nomor dicatat", "--commit");
  await desk.sop("gate", "--base", "dasar", "--summary", "ringkasan.md");
  const summary = desk.read("ringkasan.md");
  expect(summary).toContain("W-01, revision 00 → the draft (01: never in force)");
  expect(summary).toContain("Nomornya");
  // The change log is part of it.
  expect(summary).toContain("Nomor dicatat");
});

test("an issue for a day far ahead is named with the day and the reason", async () => {
  desk.git("checkout", "--quiet", "--force", "-b", "jauh", "dasar");
  await desk.must("bump", "W-01", "--change", "Gedung baru", "--commit");
  desk.edit("W-01/draft.md", (text) => text.replace("## Tujuan\n\n", "## Tujuan\n\nDi gedung baru. "));
  desk.commit("draf 02");
  await approveAll(desk, "W-01");
  await desk.must("issue", "W-01", "--effective", dayFromNow(120), "--ahead", "Gedung | baru", "--name", "A.H.", "--commit");
  await desk.sop("gate", "--base", "dasar", "--summary", "ringkasan-02.md");
  expect(desk.read("ringkasan-02.md")).toContain(`issues revision 02 (in force from ${dayFromNow(120)}: Gedung \\| baru)`);
});
