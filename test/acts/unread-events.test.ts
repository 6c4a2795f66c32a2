import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";
import { approveAll, type Desk, openDesk } from "./controller.ts";

/** An `events.yaml` that tells of a copy and can't be read any more, of a document that is in force. */
let desk: Desk;
let broken: string;
beforeAll(async () => {
  desk = await openDesk();
  await approveAll(desk, "W-01");
  await desk.must("issue", "W-01", "--commit");
  await desk.must("copies", "W-01", "--issue", "3", "--location", "Gudang", "--name", "A.A.", "--commit");
  broken = `${desk.read("W-01/events.yaml")}<<<<<<< HEAD\n- event: [\n`;
  desk.write("W-01/events.yaml", broken);
  desk.commit("A merge that was not finished");
}, 60_000);
afterAll(() => desk.close());

/** The first line that was written below what the tool wrote. */
const line = () => broken.split("\n").indexOf("<<<<<<< HEAD") + 1;

test.each([
  ["copies", ["--issue", "4", "--location", "Gudang"]],
  ["copies", ["--recall", "3"]],
  ["review", ["--result", "keep"]],
  ["withdraw", ["--reason", "x"]],
  ["reinstate", ["--reason", "x"]],
  ["cancel", ["--reason", "x"]],
  ["annul", ["--event", "1", "--reason", "x"]],
])("sop %s %j says that the record can't be read, where, and what can't be told", async (command, words) => {
  const before = desk.files();
  const { status, err } = await desk.sop(command, "W-01", ...words, "--name", "A.A.");
  expect(err).toMatch(
    new RegExp(
      `^sop: W-01/events\\.yaml can't be read, from line ${line()} on\\. .+ What it records of W-01, copies handed out among it, can't be told\\.\n`,
    ),
  );
  expect(status).toBe(2);
  expect(desk.files()).toEqual(before);
});

test("that it is a merge conflict, and what to do, is said by each, and by check once", async () => {
  const { err } = await desk.sop("review", "W-01", "--result", "keep", "--name", "A.A.");
  expect(err).toContain("“<<<<<<< HEAD” marks a merge conflict that is not resolved: both texts stand here.");
  expect(err).toContain(
    "\nKeep the entries of both sides, each of them whole: those of the branch this goes to first, then yours; and delete git's lines",
  );
  const { out } = await desk.sop("check", "--json");
  const found = (JSON.parse(out).findings as { path: string; rule: string; start: { line: number } }[]).filter(({ path }) =>
    /events/.test(path),
  );
  expect(found.map(({ rule, start }) => [rule, start.line])).toEqual([["SOP101", line()]]);
});

test.each([
  ["- event: [", /^sop: W-01\/events\.yaml tidak dapat dibaca, mulai baris \d+\. [^\n]+Yang dicatat/],
  ["- { event: x", /Tanda kutip penutup, kurung, atau titik dua tidak ada|Inden baris ini/],
  ["nonsense", /YAML tidak dapat membaca yang tertulis di sini/],
  ["- event: @x", /Nilai diawali tanda yang dipakai YAML sendiri/],
  ['- event: "\\q"', /Garis miring terbalik di dalam tanda kutip ganda/],
  ["---\n- event: x", /“---” memulai naskah kedua/],
])("of what YAML can't read, %j, nothing is said in English to who reads Indonesian", async (bad, said) => {
  desk.write("W-01/events.yaml", `${broken.split("<<<<<<<")[0]}${bad}\n`);
  try {
    const { err, status } = await runSop(["withdraw", "W-01", "--reason", "x", "--name", "A.A.", "--lang", "id"], { cwd: desk.folder });
    expect(err).toMatch(said);
    expect(err).not.toMatch(/\b(the|is|must|sequence|mapping|block|can't|expected|unexpected|at|end)\b/i);
    expect(status).toBe(2);
  } finally {
    desk.write("W-01/events.yaml", broken);
  }
});

test("nothing is issued while nobody can tell what was sent back", async () => {
  desk.write("W-01/events.yaml", broken.split("<<<<<<<")[0] ?? "");
  await desk.must("bump", "W-01", "--change", "Lebih jelas");
  desk.edit("W-01/draft.md", (text) => text.replace("## Tujuan", "## Tujuan\n\nJelas."));
  desk.commit("W-01: the next revision");
  await approveAll(desk, "W-01");
  desk.write("W-01/events.yaml", broken);
  const { status, err } = await desk.sop("issue", "W-01", "--name", "A.A.");
  expect([status, err]).toEqual([2, expect.stringContaining(`W-01/events.yaml can't be read, from line ${line()} on.`)]);
});

test("the same in Indonesian, with nothing of it in English", async () => {
  const { err, status } = await runSop(["withdraw", "W-01", "--reason", "x", "--name", "A.A.", "--lang", "id"], { cwd: desk.folder });
  expect(err).toMatch(new RegExp(`^sop: W-01/events\\.yaml tidak dapat dibaca, mulai baris ${line()}\\. `));
  expect(err).toContain("Yang dicatat di dalamnya tentang W-01, termasuk salinan yang diserahkan, tidak diketahui.");
  expect(err).not.toMatch(/\b(the|is|must|sequence|mapping|block|can't)\b/);
  expect(status).toBe(2);
});

test.each([
  ["copies", { code: "W-01", copy: "unknown", state: "unknown" }, "can't be told: W-01/events.yaml can't be read, from line"],
  ["waiting", { code: "W-01", task: "restore", taskText: "restore a record" }, "W-01/events.yaml can't be read, from line"],
  ["documents", { code: "W-01", status: "doubtful" }, "in doubt: events.yaml can't be read, from line"],
])("sop list %s says it", async (register, row, words) => {
  const json = await desk.must("list", register, "--json");
  expect(JSON.parse(json.out).rows).toContainEqual(expect.objectContaining(row));
  const { out } = await desk.must("list", register);
  expect(out).toContain(`${words} ${line()} on`);
  const { out: indonesian } = await runSop(["list", register, "--lang", "id"], { cwd: desk.folder });
  expect(indonesian).toContain(`events.yaml tidak dapat dibaca, mulai baris ${line()}`);
});

test("the portal's register of copies says it", async () => {
  const { status } = await desk.sop("build", "--out", "portal");
  expect(status).toBe(0);
  expect(desk.read("portal/registers/copies/index.html")).toContain(`W-01/events.yaml tidak dapat dibaca, mulai baris ${line()}`);
  expect(desk.read("portal/en/registers/copies/index.html")).toContain(`W-01/events.yaml can't be read, from line ${line()} on`);
});

test("a numbered copy can't be printed, and that is not said to be for never having been handed out", async () => {
  const { status, err } = await desk.sop("export", "W-01", "--revision", "00", "--format", "html", "--copy", "3", "--out", "w.html");
  expect([status, err]).toEqual([2, expect.stringContaining(`W-01/events.yaml can't be read, from line ${line()} on.`)]);
});

describe("of a document of which no text is left", () => {
  test("each finding names its file as all findings do, from wherever it is checked", async () => {
    const text = desk.read("W-01/rev-00.md");
    const at = (path: string) => join(desk.folder, path);
    writeFileSync(at("W-01/rev-00.md"), "");
    try {
      const base = join(desk.folder, "..");
      const shown = desk.folder.slice(base.length + 1);
      for (const how of [[], ["--no-cache"]]) {
        const { out } = await runSop(["check", "--library", shown, "--json", "--lang", "en", ...how], { cwd: base });
        const found = (JSON.parse(out).findings as { path: string; rule: string }[]).filter(({ rule }) => rule === "SOP310");
        expect(new Set(found.map(({ path }) => path))).toEqual(new Set([`${shown}/W-01/events.yaml`, `${shown}/W-01/rev-00.md`]));
      }
    } finally {
      writeFileSync(at("W-01/rev-00.md"), text);
    }
    expect(readFileSync(at("W-01/rev-00.md"), "utf8")).toBe(text);
  });
});
