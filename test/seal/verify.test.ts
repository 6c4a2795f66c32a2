import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compareManifest, parseManifest, printManifest } from "../../core/seal/manifest.ts";
import { runSop } from "../run-sop.ts";

const example = fileURLToPath(new URL("../../sops", import.meta.url));
const code = "RK.MLF.CTH.P-51";
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-verify-"));
  cpSync(example, join(folder, "sops"), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (path: string) => join(folder, "sops", path);
const edit = (path: string, from: string | RegExp, to: string) => writeFileSync(at(path), readFileSync(at(path), "utf8").replace(from, to));
const verify = (...words: string[]) => runSop(["verify", ...words, "--lang", "en", "--date", "2026-11-23"], { cwd: folder });

test("the example library has not been touched", async () => {
  const ran = await verify();
  expect(ran.err).toBe("");
  expect(ran.status).toBe(0);
  expect(ran.out).toContain("✔ signed by K.M.L.");
  expect(ran.out).toMatch(/nothing has been touched: \d+ good/);
});

test("one character of an issued text is named, with everyone who approved another one", async () => {
  edit(`${code}/rev-03.md`, "Petugas Meja", "Petugas meja");
  const ran = await verify(code);
  expect(ran.status).toBe(1);
  expect(ran.out).toMatch(/✖ the file was altered after issue/);
  expect(ran.out).toMatch(/✖ Approved by K\.M\.L\., 2024-02-09: changed since it was approved: the (header|flows|text)/);
});

test("line ends of a Windows checkout change nothing, not in what was signed either", async () => {
  const before = await verify();
  const texts = readdirSync(at("."), { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.(?:md|yaml|txt|sig|svg)$|allowed_signers$/.test(path),
  );
  expect(texts.filter((path) => path.endsWith(".sig")).length).toBeGreaterThan(10);
  for (const path of texts) edit(path, /\n/g, "\r\n");
  expect(await verify()).toEqual(before);
});

test("a signed text that was changed, and a signature of another role", async () => {
  edit(`${code}/rev-03/checked.txt`, "K.R.B.", "K.R.A.");
  cpSync(at(`${code}/rev-03/prepared.txt`), at(`${code}/rev-03/approved.txt`));
  cpSync(at(`${code}/rev-03/prepared.sig`), at(`${code}/rev-03/approved.sig`));
  const { out, status } = await verify(code);
  expect(status).toBe(1);
  expect(out).toMatch(/✖ the signature of K\.R\.A\. (does not fit|is of someone)/);
  expect(out).toContain("✖ the signature of K.R.A. is for another approval: role is “prepared”, not “approved”");
});

test("a signature of another revision", async () => {
  for (const extension of ["txt", "sig"]) cpSync(at(`${code}/rev-02/approved.${extension}`), at(`${code}/rev-03/approved.${extension}`));
  expect((await verify(code)).out).toContain("is for another approval: revision is “02”, not “03”");
});

test("an issued revision that is gone", async () => {
  renameSync(at(`${code}/rev-02.md`), at("lost.md"));
  const { out, status } = await verify(code);
  expect(status).toBe(1);
  expect(out).toContain("✖ was issued and is gone");
});

test("a manifest kept elsewhere shows what was altered or deleted since, whatever else was edited to fit", async () => {
  await verify("--write-manifest", "issued.sha256");
  expect((await verify("--manifest", "issued.sha256")).status).toBe(0);
  rmSync(at("IN.OCC.TELK.P-01/rev-05.md"));
  edit(`${code}/rev-03/issued.yaml`, "2024-02-12", "2024-02-13");
  const ran = await verify("--manifest", "issued.sha256");
  expect(ran.status).toBe(1);
  expect(ran.out).toContain("IN.OCC.TELK.P-01/rev-05.md\n  ✖ is gone since the manifest was written");
  expect(ran.out).toContain(`${code}/rev-03/issued.yaml\n  ✖ was altered since the manifest was written`);
});

test("what is typed is counted apart from what is signed", async () => {
  for (const role of ["prepared", "checked", "approved"])
    for (const extension of ["txt", "sig"]) rmSync(at(`${code}/rev-03/${role}.${extension}`));
  const { out, status } = await verify(code);
  expect(status).toBe(0);
  expect(out).toContain("• Approved by K.M.L., 2024-02-09: recorded, not signed");
  expect(out).toMatch(/\d+ good, \d+ signed, [3-9]\d* recorded only/);
  expect(out).toContain("recorded: a name typed into a file");
});

test("signatures that are asked for and not there don't pass", async () => {
  for (const role of ["prepared", "checked", "approved"])
    for (const extension of ["txt", "sig"]) rmSync(at(`${code}/rev-03/${role}.${extension}`));
  rmSync(at("settings"), { recursive: true });
  edit("library.yaml", "language: id", "language: id\nsignatures: required");
  const { out, status } = await verify(code);
  expect(status).toBe(1);
  expect(out).toMatch(/✖ does not count: .*K\.M\.L\./);
});

test("an event without effect, and a revision nobody entitled approved", async () => {
  const withdrawn = "- { event: withdrawn, date: 2026-11-22, recorded: 2026-11-22, by: { name: X.Y., position: QMR }, reason: x }";
  writeFileSync(at(`${code}/events.yaml`), `${readFileSync(at(`${code}/events.yaml`), "utf8")}${withdrawn}\n`);
  const { out, status } = await verify(code);
  expect(status).toBe(1);
  expect(out).toMatch(/✖ event 12, “withdrawn”, does not count: .*X\.Y\./);
  const within = await runSop(["verify", code, "--lang", "en", "--date", "2026-11-23"], { cwd: dirname(at(code)) });
  expect(within.out).toContain(`\n${code}  ${code}/events.yaml\n`);
});

test("what can't be checked here is not good", async () => {
  const ran = await runSop(["verify", code, "--lang", "en", "--date", "2026-11-23"], { cwd: folder, env: { PATH: folder } });
  expect(ran.status).toBe(2);
  expect(ran.out).toMatch(/was not checked: there is no ssh-keygen on this machine/);
  expect(ran.out).toMatch(/\? \d+ can't be checked here, for the reason beside each/);
});

test("a library without documents has nothing to verify", async () => {
  writeFileSync(join(folder, "library.yaml"), "organisation: Contoh\n");
  const ran = await runSop(["verify", "--lang", "en", "--library", "."], { cwd: folder });
  expect(ran.status).toBe(2);
  expect(ran.err).toContain("holds no documents");
});

test("a manifest tells of issued files that it lacks: they may be there, or not", async () => {
  await verify("--write-manifest", "issued.sha256");
  const kept = readFileSync(join(folder, "issued.sha256"), "utf8").split("\n");
  writeFileSync(join(folder, "issued.sha256"), kept.filter((line) => !line.endsWith(`${code}/rev-00.md`)).join("\n"));
  const ran = await verify("--manifest", "issued.sha256");
  expect(ran.status).toBe(0);
  expect(ran.out).toContain(`${code}/rev-00.md\n  ? is not in the manifest: issued since it was written, or put there`);
});

test("what is no manifest", async () => {
  writeFileSync(join(folder, "x.sha256"), "halo\n");
  const ran = await verify("--manifest", "x.sha256");
  expect(ran.status).toBe(2);
  expect(ran.err).toContain("is not a manifest");
});

test("a manifest reads back", () => {
  const manifest = new Map([
    ["b/rev 00.md", "b".repeat(64)],
    ["a/rev-00.md", "a".repeat(64)],
  ]);
  expect(printManifest(manifest)).toBe(`${"a".repeat(64)}  a/rev-00.md\n${"b".repeat(64)}  b/rev 00.md\n`);
  expect(compareManifest(parseManifest(printManifest(manifest)) ?? new Map(), manifest).size).toBe(0);
});
