import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { runSop } from "../run-sop.ts";
import { approveAll, type Desk, dayFromNow, openDesk, today } from "./controller.ts";

/** Flags of acts that the whole life does not take: each with what it leaves in the files. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await approveAll(desk, "W-01");
  await desk.must("issue", "W-01", "--commit");
  await desk.must("new", "W", "Pengarsipan", "--commit");
  desk.write("P-07/draft.md", paper(desk.read("P-01/draft.md")));
  desk.commit("P-07: typed over");
  await desk.must("issue", "P-07", "--commit");
}, 60_000);
afterAll(() => desk.close());

const paper = (text: string) =>
  text
    .replaceAll("P-01", "P-07")
    .replace(
      /approvals: \{\}\n/,
      "effective: 2015-02-01\napprovals:\n  prepared: { name: A.A., position: DC, date: 2015-01-05 }\n  checked: { name: S.S., position: VP, date: 2015-01-05 }\n  approved: { name: A.H., position: QMR, date: 2015-01-06 }\ntranscription: { source: salinan terkendali }\n",
    );

const lastEvent = (code: string) => (parse(desk.read(`${code}/events.yaml`)) as Record<string, unknown>[]).at(-1);

test("approve --evidence: signed today, whatever the sheet of paper says", async () => {
  await desk.must("approve", "P-01", "--as", "prepared", "--evidence", "lembar\npengesahan 2026-01-02, map 12", "--commit");
  const { approvals } = parse(desk.read("P-01/draft.md").split("---\n")[1] ?? "") as { approvals: Record<string, Record<string, unknown>> };
  expect(Object.keys(approvals["prepared"] ?? {})).toEqual(["name", "position", "date", "time", "method", "digest", "evidence"]);
  expect(approvals["prepared"]).toMatchObject({ date: today, evidence: "lembar pengesahan 2026-01-02, map 12" });
});

test("without --name, who commits is who signs: as the environment says it, where it does", async () => {
  const env = { GIT_AUTHOR_NAME: "S.S.", GIT_AUTHOR_EMAIL: "ss@example.org" };
  const signed = await runSop(["approve", "P-01", "--as", "checked", "--commit", "--lang", "en"], { cwd: desk.folder, env });
  expect(signed.out).toContain("“Checked by” S.S.");
  expect(desk.git("log", "-1", "--format=%an %ae %cn")).toBe("S.S ss@example.org A.A\n");
});

test("review, copies and withdraw --on: the day it happened, not after today, and in the past only for a reason", async () => {
  await desk.must("review", "P-07", "--result", "keep", "--on", "2020-01-31", "--commit");
  expect(lastEvent("P-07")).toMatchObject({ event: "reviewed", date: "2020-01-31" });
  await desk.must("copies", "P-07", "--issue", "4", "--location", "Gudang", "--on", "2020-02-01", "--commit");
  expect(lastEvent("P-07")).toMatchObject({ event: "copy-issued", date: "2020-02-01" });
  const tomorrow = await desk.sop("review", "P-07", "--result", "keep", "--on", dayFromNow(1));
  expect([tomorrow.status, tomorrow.err]).toEqual([2, expect.stringContaining("is in the future")]);
  const before = await desk.sop("withdraw", "P-07", "--reason", "x", "--on", "2020-01-30");
  expect([before.status, before.err]).toEqual([2, expect.stringContaining("gives no reason (retroactive)")]);
  const none = await desk.sop("review", "P-07", "--result", "keep", "--on", "2020-02-30");
  expect([none.status, none.err]).toEqual([2, expect.stringContaining("“2020-02-30” is not a day of the calendar")]);
});

test("a copy that is out is not handed out again: not for an earlier day, nor by a clock that was set back", async () => {
  const copy = ["--location", "Loket", "--name", "A.A."];
  await desk.must("copies", "P-07", "--issue", "12", ...copy, "--commit");
  const earlier = await desk.sop("copies", "P-07", "--issue", "12", "--on", "2020-03-01", ...copy);
  expect([earlier.status, earlier.err]).toEqual([2, expect.stringContaining("Copy 12 of revision 00 is out already, at Loket")]);
  const stamps = `date: ${dayFromNow(1)}, recorded: ${dayFromNow(1)}, by: { name: A.A., position: DC }`;
  desk.edit("P-07/events.yaml", (text) => `${text}- { event: copy-issued, ${stamps}, copy: 13, location: Loket, revision: "00" }\n`);
  desk.commit("By tomorrow's clock");
  const before = await desk.sop("copies", "P-07", "--issue", "013", ...copy);
  expect([before.status, before.err]).toEqual([2, expect.stringContaining(`out by an entry of ${dayFromNow(1)}`)]);
  desk.git("reset", "--quiet", "--hard", "HEAD~1");
});

test("withdraw --replaced-by names a document there is, and is kept", async () => {
  const unknown = await desk.sop("withdraw", "W-01", "--reason", "x", "--replaced-by", "W-77");
  expect([unknown.status, unknown.err]).toEqual([2, expect.stringContaining("no document “W-77”")]);
  await desk.must("withdraw", "W-01", "--reason", "Digabung", "--replaced-by", "P-07", "--on", today, "--commit");
  expect(lastEvent("W-01")).toMatchObject({ event: "withdrawn", date: today, replacedBy: "P-07", reason: "Digabung" });
  await desk.must("reinstate", "W-01", "--reason", "Masih dipakai", "--commit");
});

test("correct --file takes the corrected text from another file, and only of a transcription", async () => {
  desk.write("betul.md", desk.read("P-07/rev-00.md").replace("dicatat dan dijawab", "dijawab dan dicatat"));
  desk.commit("corrected text");
  const issued = await desk.sop("correct", "W-01", "--file", "betul.md", "--reason", "x");
  expect([issued.status, issued.err]).toEqual([2, expect.stringContaining("holds no transcription")]);
  const missing = await desk.sop("correct", "P-07", "--file", "salah.md", "--reason", "x");
  expect([missing.status, missing.err]).toEqual([2, expect.stringContaining("salah.md")]);
  await desk.must("correct", "P-07", "--file", "betul.md", "--reason", "Urutan kata", "--commit");
  expect(desk.read("P-07/rev-00.md")).toBe(desk.read("betul.md"));
  expect(lastEvent("P-07")).toMatchObject({ event: "corrected", reason: "Urutan kata" });
  const again = await desk.sop("correct", "P-07", "--file", "betul.md", "--reason", "x");
  expect([again.status, again.err]).toEqual([2, expect.stringContaining("is as it was")]);
});

test("issue --retroactive: a day past but after the approvals needs it, another day refuses it, and the reason is kept", async () => {
  await desk.must("new", "W", "Penjadwalan", "--commit");
  const written = desk
    .read("W-01/rev-00.md")
    .replace(/approvals:\n(?: .*\n)*/, "approvals: {}\n")
    .replace(/^effective: .*\n/m, "");
  desk.write("W-03/draft.md", written.replaceAll("W-01", "W-03"));
  desk.commit("typed over");
  await approveAll(desk, "W-03");
  const unsigned = await desk.sop("issue", "W-03", "--effective", dayFromNow(-1), "--retroactive", "x");
  expect([unsigned.status, unsigned.err]).toEqual([2, expect.stringContaining("its last approval is dated")]);
  // Approved ten days ago, and only now brought to be issued.
  desk.edit("W-03/draft.md", (text) => text.replace(/approvals:\n(?: .*\n)*/, (own) => own.replaceAll(today, dayFromNow(-10))));
  desk.commit("as if approved ten days ago");
  const past = await desk.sop("issue", "W-03", "--effective", dayFromNow(-5));
  expect([past.status, past.err]).toEqual([2, expect.stringContaining("--retroactive")]);
  const future = await desk.sop("issue", "W-03", "--effective", dayFromNow(3), "--retroactive", "x");
  expect([future.status, future.err]).toEqual([2, expect.stringContaining("does not apply")]);
  const before = await desk.sop("issue", "W-03", "--effective", dayFromNow(-11), "--retroactive", "x");
  expect([before.status, before.err]).toEqual([2, expect.stringContaining("its last approval is dated")]);
  await desk.must("issue", "W-03", "--effective", dayFromNow(-5), "--retroactive", "Berlaku sejak\npelatihan", "--commit");
  expect(desk.read("W-03/rev-00.md")).toContain(`effective: ${dayFromNow(-5)}`);
  expect(parse(desk.read("W-03/rev-00/issued.yaml"))).toMatchObject({ date: today, retroactive: "Berlaku sejak pelatihan" });
}, 60_000);

test("new --language and --part: the document's own language, a part that the pattern has", async () => {
  await desk.must("new", "W", "Filing", "--language", "en", "--commit");
  expect(desk.read("W-04/draft.md")).toMatch(/^---\n[\s\S]*language: en\n[\s\S]*\n## Purpose\n/);
  const noPart = await desk.sop("new", "W", "x", "--part", "unit=OCC");
  expect([noPart.status, noPart.err]).toEqual([2, expect.stringContaining("unit")]);
  const unwritten = await desk.sop("new", "W", "x", "--part", "unit");
  expect([unwritten.status, unwritten.err]).toEqual([2, expect.stringContaining("write NAME=VALUE")]);
  desk.edit("library.yaml", (text) =>
    text.replace(/^code: .*/m, 'code: { pattern: "{unit}.{type}-{number}", parts: { unit: [OCC, QCC] } }'),
  );
  const several = await desk.sop("new", "W", "x", "--dry-run");
  expect([several.status, several.err]).toEqual([2, expect.stringContaining("--part unit=")]);
  const foreign = await desk.sop("new", "W", "x", "--part", "unit=XYZ", "--dry-run");
  expect([foreign.status, foreign.err]).toEqual([2, expect.stringContaining("XYZ")]);
  const { out } = await desk.must("new", "W", "Uji", "--part", "unit=QCC", "--dry-run");
  expect(out).toContain("QCC.W-01/draft.md");
  desk.git("checkout", "--quiet", "library.yaml");
});

test("init --language --time-zone: written as asked, and refused where there is no such zone", async () => {
  const own = mkdtempSync(join(tmpdir(), "sop-zone-"));
  try {
    const sop = (...words: string[]) => runSop(words, { cwd: own });
    const nowhere = await sop("init", "lain", "--organisation", "X", "--time-zone", "Mars/Olympus");
    expect([nowhere.status, nowhere.err]).toEqual([2, expect.stringContaining("Mars/Olympus")]);
    expect(readdirSync(own)).toEqual([]);
    const begun = await sop("init", "lain", "--organisation", "X", "--language", "en", "--time-zone", "Asia/Makassar");
    expect([begun.status, begun.err]).toEqual([0, ""]);
    const read = (path: string) => readFileSync(join(own, "lain", path), "utf8");
    expect(parse(read("library.yaml"))).toMatchObject({ organisation: "X", language: "en", timeZone: "Asia/Makassar" });
    expect(read("P-01/draft.md")).toContain("## Purpose");
    expect((await sop("check", "--library", "lain")).status).toBe(0);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
});
