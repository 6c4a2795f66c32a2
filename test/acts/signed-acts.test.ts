import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { runSop } from "../run-sop.ts";
import { type Desk, dayFromNow, openDesk, today } from "./controller.ts";

/** A library that asks for signatures: every act is signed, and one that is not signed has no effect. */
let desk: Desk;
const people = [
  ["prepared", "A.A.", "aa"],
  ["checked", "S.S.", "ss"],
  ["approved", "A.H.", "ah"],
] as const;
const key = (who: string) => join(desk.folder, `key-${who}`);

beforeAll(async () => {
  desk = await openDesk();
  const lines = people.map(([, , who]) => {
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key(who)]);
    return `${who}@example.org ${readFileSync(`${key(who)}.pub`, "utf8").trim()}\n`;
  });
  desk.write("allowed_signers", lines.join(""));
  desk.edit("library.yaml", (text) => `${text}signatures: required\nsettings: { approvals: [approved], holders: { approved: [QMR] } }\n`);
  await desk.must("approve", "--settings", "--as", "approved", "--name", "A.H.", "--sign", key("ah"), "--commit");
  for (const [role, name, who] of people) await desk.must("approve", "W-01", "--as", role, "--name", name, "--sign", key(who), "--commit");
}, 120_000);
afterAll(() => desk.close());

describe("an issue", () => {
  test("without a signature, by a key that is not the issuer's, or so far ahead that nobody said why, is not made", async () => {
    const unsigned = await desk.sop("issue", "W-01");
    expect([unsigned.status, unsigned.err]).toEqual([2, expect.stringMatching(/would have no effect: .*sign/s)]);
    const foreign = await desk.sop("issue", "W-01", "--sign", key("ah"));
    expect([foreign.status, foreign.err]).toEqual([2, expect.stringContaining("would not count")]);
    const ahead = await desk.sop("issue", "W-01", "--name", "A.H.", "--sign", key("ah"), "--effective", dayFromNow(120));
    expect([ahead.status, ahead.err]).toEqual([2, expect.stringContaining("would have no effect")]);
    const dry = ["--name", "A.H.", "--sign", key("ah"), "--effective", dayFromNow(120), "--ahead", "Gedung baru", "--dry-run"];
    expect((await desk.must("issue", "W-01", ...dry)).out).toContain("issued.sig");
    expect(readdirSync(join(desk.folder, "W-01"))).not.toContain("rev-00");
  });

  test("that is signed is in force, and proves the whole file", async () => {
    await desk.must("issue", "W-01", "--sign", key("aa"), "--commit");
    expect(parse(desk.read("W-01/rev-00/issued.yaml"))).toMatchObject({ signed: true, date: today });
    expect(desk.read("W-01/rev-00/issued.txt")).toMatch(/^sop-issue 1\ncode: W-01\nrevision: 00\neffective: .*\nfile: sha256:/);
    expect(await looked()).toEqual({ check: 0, verify: 0, gate: 0, status: "effective" });
    expect((await desk.sop("verify", "W-01")).out).toContain("issue signed by A.A. (aa@example.org)");
  });
});

async function looked() {
  const [check, verify, gate] = [await desk.sop("check"), await desk.sop("verify"), await desk.sop("gate", "--base", "HEAD^")];
  const { rows } = JSON.parse((await desk.sop("list", "documents", "--json")).out) as { rows: { code: string; status: string }[] };
  return { check: check.status, verify: verify.status, gate: gate.status, status: rows.find(({ code }) => code === "W-01")?.status };
}

test("where nothing can check signatures the gate stays closed, and readers are given no portal", async () => {
  const tools = join(desk.folder, ".cache/tools");
  mkdirSync(tools, { recursive: true });
  symlinkSync(execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim(), join(tools, "git"));
  const run = (...words: string[]) => runSop([...words, "--lang", "en"], { cwd: desk.folder, env: { PATH: tools } });
  for (const words of [["gate", "--base", "HEAD^"], ["build", "--publish", "--out", ".cache/portal"], ["verify"]] as const) {
    const ran = await run(...words);
    expect([words[0], ran.status, ran.out + ran.err]).toEqual([words[0], 2, expect.stringContaining("no ssh-keygen on this machine")]);
  }
  for (const words of [["check"], ["show", "W-01"], ["build", "--out", ".cache/portal"]] as const) {
    const ran = await run(...words);
    expect([words[0], ran.status, (ran.out + ran.err).replace(/\s+/g, " ")]).toEqual([
      words[0],
      0,
      expect.stringContaining("no ssh-keygen on this machine"),
    ]);
  }
});

describe("signatures of acts", () => {
  afterEach(() => {
    desk.git("reset", "--quiet", "--hard");
    desk.git("clean", "--quiet", "-fd");
  });

  test.each<[string, () => void]>([
    ["the issue's text altered", () => desk.edit("W-01/rev-00/issued.txt", (text) => text.replace("A.A.", "A.H."))],
    ["the issue's signature gone", () => rmSync(join(desk.folder, "W-01/rev-00/issued.sig"))],
    [
      "both gone, and the word that it was signed",
      () => {
        for (const name of ["issued.sig", "issued.txt"]) rmSync(join(desk.folder, "W-01/rev-00", name));
        desk.edit("W-01/rev-00/issued.yaml", (text) => text.replace("signed: true\n", ""));
      },
    ],
    [
      "another moment of issue",
      () => desk.edit("W-01/rev-00/issued.yaml", (text) => text.replace(/time: .*/, `time: ${today}T00:00:01+07:00`)),
    ],
  ])("%s: no longer in force", async (_, spoil) => {
    spoil();
    desk.git("add", "--all");
    const found = await looked();
    expect([found.check, found.verify]).toEqual([1, 1]);
    expect(found.status).not.toBe("effective");
  });

  test("an event is signed, and without its signature nothing is known of it", async () => {
    const unsigned = await desk.sop("withdraw", "W-01", "--reason", "x", "--name", "A.H.");
    expect([unsigned.status, unsigned.err]).toEqual([2, expect.stringContaining("would have no effect")]);
    await desk.must("withdraw", "W-01", "--reason", "Tidak dipakai", "--name", "A.H.", "--sign", key("ah"));
    expect(await looked()).toMatchObject({ verify: 0, status: "withdrawn" });
    // As git on Windows lays them out, unless it is told otherwise.
    const texts = Object.keys(desk.files()).filter((path) => /\.(?:txt|sig)$/.test(path));
    expect(texts).toEqual(expect.arrayContaining(["settings/001/approved.txt", expect.stringMatching(/^W-01\/events\/.+\.sig$/)]));
    for (const path of texts) desk.edit(path, (text) => text.replaceAll("\n", "\r\n"));
    expect(await looked()).toMatchObject({ verify: 0, status: "withdrawn" });
    const [signature] = readdirSync(join(desk.folder, "W-01/events")).filter((name) => name.endsWith(".sig"));
    rmSync(join(desk.folder, "W-01/events", signature ?? ""));
    const found = await looked();
    expect([found.check, found.verify]).toEqual([1, 1]);
    expect(found.status).not.toBe("effective");
  });
});

test("of a draft sent back that cites what changes, the gate misses no signature, since it looked at none", async () => {
  const rejected = ["reject", "P-01", "--as", "prepared", "--reason", "Kurang", "--name", "A.A.", "--sign", key("aa"), "--commit"];
  await desk.must("approve", "P-01", "--as", "prepared", "--name", "A.A.", "--sign", key("aa"), "--commit");
  await desk.must(...rejected);
  await desk.must("bump", "W-01");
  const { findings } = JSON.parse((await desk.sop("gate", "--base", "HEAD", "--json")).out) as {
    findings: { path: string; rule: string }[];
  };
  expect(findings.filter(({ path, rule }) => path.startsWith("P-01/") && rule === "SOP310")).toEqual([]);
});
