import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { signText, verifyApprovalSignature } from "../../cli/read/signatures.ts";
import { type ApprovalStatement, differenceOf, parseApprovalText, printApprovalText } from "../../core/seal/approval-text.ts";
import { UsageError } from "../../core/usage-error.ts";

const value = (digit: string) => `sha256:${digit.repeat(64)}`;
const statement: ApprovalStatement = {
  code: "IN.OCC.TELK.P-01",
  revision: "06",
  role: "approved",
  name: "A.H.",
  position: "QMR",
  time: "2020-03-02T09:30:00+07:00",
  method: "sop-1",
  digest: { header: value("a"), text: value("b"), flows: value("c"), assets: value("d") },
};
const people = [{ name: "A.H.", position: "QMR", signer: "qmr@example.org" }];

describe("the text", () => {
  test("is readable and reads back", () => {
    const text = printApprovalText(statement);
    expect(text.split("\n").slice(0, 5)).toEqual([
      "sop-approval 1",
      "code: IN.OCC.TELK.P-01",
      "revision: 06",
      "role: approved",
      "name: A.H.",
    ]);
    expect(parseApprovalText(text)).toEqual(statement);
  });

  test.each([
    ["a line added", `${printApprovalText(statement)}role: prepared\n`],
    ["a blank at an end", printApprovalText(statement).replace("QMR", "QMR ")],
    ["CRLF", printApprovalText(statement).replaceAll("\n", "\r\n")],
    ["another version", printApprovalText(statement).replace("sop-approval 1", "sop-approval 2")],
  ])("is not read with %s", (_, text) => {
    expect(parseApprovalText(text)).toBeUndefined();
  });

  test("a name over two lines can't say something else", () => {
    const text = printApprovalText({ ...statement, name: "A.H.\nrole: prepared" });
    expect(text).toContain("name: A.H. role: prepared\n");
  });

  test("names where two statements differ", () => {
    expect(differenceOf(statement, { ...statement, revision: "07" })).toEqual({ key: "revision", a: "06", b: "07" });
    expect(differenceOf(statement, statement)).toBeUndefined();
  });
});

describe("a signature", () => {
  let folder: string;
  let signature: string;
  const at = (name: string) => join(folder, name);
  const keygen = (...words: string[]) => execFileSync("ssh-keygen", words, { cwd: folder, stdio: "pipe" });
  const allow = (name: string, line: string) => writeFileSync(at(name), `${line} ${readFileSync(at("key.pub"), "utf8")}`);
  const text = printApprovalText(statement);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sop-signatures-"));
    keygen("-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", "key");
    allow("allowed", "qmr@example.org");
    signature = await signText(text, at("key"), "sop-approval");
    writeFileSync(at("approved.sig"), signature);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const verify = (own: string, options: { sig?: string; signers?: string; people?: typeof people } = {}) =>
    verifyApprovalSignature(own, at(options.sig ?? "approved.sig"), {
      allowedSigners: at(options.signers ?? "allowed"),
      people: options.people ?? people,
    });

  test("is good for its text and person, also to plain ssh-keygen", async () => {
    expect(await verify(text)).toMatchObject({ outcome: "good", signer: "qmr@example.org", key: expect.stringMatching(/^SHA256:/) });
    const plain = ["-Y", "verify", "-f", "allowed", "-I", "qmr@example.org", "-n", "sop-approval", "-s", "approved.sig"];
    expect(String(execFileSync("ssh-keygen", plain, { cwd: folder, input: text }))).toContain('Good "sop-approval" signature');
  });

  test.each([
    ["another revision", { revision: "07" }],
    ["another role", { role: "checked" }],
    ["another document", { code: "IN.OCC.TELK.P-02" }],
    ["another digest", { digest: { ...statement.digest, text: value("e") } }],
    ["another time", { time: "2020-03-02T09:30:01+07:00" }],
  ])("is not good for %s", async (_, other) => {
    expect(await verify(printApprovalText({ ...statement, ...other }))).toEqual({ outcome: "altered" });
  });

  test("of someone who is not known is not good", async () => {
    expect(await verify(printApprovalText({ ...statement, name: "B.B." }))).toEqual({ outcome: "unknown-person" });
    expect(await verify(text, { people: [{ name: "A.H.", position: "QMR", signer: "other@example.org" }] })).toMatchObject({
      outcome: "not-allowed",
    });
  });

  test("is judged by the time of signing, in whatever zone", async () => {
    allow("until-minute-after", 'qmr@example.org valid-before="20200302023100"');
    allow("until-minute-before", 'qmr@example.org valid-before="20200302022900"');
    allow("since-minute-after", 'qmr@example.org valid-after="20200302023100"');
    expect(await verify(text, { signers: "until-minute-after" })).toMatchObject({ outcome: "good" });
    expect(await verify(text, { signers: "until-minute-before" })).toMatchObject({ outcome: "expired" });
    expect(await verify(text, { signers: "since-minute-after" })).toMatchObject({ outcome: "expired" });
  });

  /** Another ssh-keygen in the place of the true one. */
  function putKeygen(lines: (keygen: string) => readonly string[]): void {
    const keygen = execFileSync("sh", ["-c", "command -v ssh-keygen"], { encoding: "utf8" }).trim();
    mkdirSync(at("bin"), { recursive: true });
    writeFileSync(at("bin/ssh-keygen"), ["#!/bin/sh", ...lines(keygen), ""].join("\n"), { mode: 0o755 });
    vi.stubEnv("PATH", `${at("bin")}:${process.env["PATH"]}`);
  }

  test("is kept as all others are where ssh-keygen ends its lines in CRLF and no shell knows whose home is meant, as on Windows", async () => {
    putKeygen((keygen) => [`"${keygen}" "$@" | sed 's/$/\\r/'`]);
    vi.stubEnv("HOME", folder);
    expect(await signText(text, "~/key", "sop-approval")).toBe(signature);
    vi.unstubAllEnvs();
  });

  test("is not judged where the system does not start ssh-keygen", async () => {
    // As a policy of Windows does; here by a link that leads to itself.
    mkdirSync(at("circle"));
    symlinkSync("ssh-keygen", at("circle/ssh-keygen"));
    vi.stubEnv("PATH", at("circle"));
    expect(await verify(text)).toEqual({ outcome: "no-tool" });
    vi.unstubAllEnvs();
  });

  test("is judged wherever it lies, also by a program that takes no long path, as on Windows", async () => {
    const deep = Array.from({ length: 6 }, () => "a-folder-with-a-name-of-some-forty-letters").join("/");
    mkdirSync(at(deep), { recursive: true });
    for (const name of ["approved.sig", "allowed"]) copyFileSync(at(name), at(`${deep}/${name}`));
    const refuse = "for word; do [ $(printf %s \"$word\" | wc -c) -lt 260 ] || { echo 'No such file' >&2; exit 1; }; done";
    putKeygen((keygen) => [refuse, `exec "${keygen}" "$@"`]);
    expect(await verify(text, { sig: `${deep}/approved.sig`, signers: `${deep}/allowed` })).toMatchObject({ outcome: "good" });
    vi.unstubAllEnvs();
  });

  test("is judged by the ssh-keygen in PATH, by none that Windows would take from the library's folder", async () => {
    vi.stubEnv("NoDefaultCurrentDirectoryInExePath", undefined);
    writeFileSync(at("named.sig"), signature);
    expect(await verify(text, { sig: "named.sig", signers: "nobody" })).toMatchObject({ outcome: "no-signers" });
    expect(process.env["NoDefaultCurrentDirectoryInExePath"]).toBe("1");
    vi.unstubAllEnvs();
  });

  test("of another namespace is none", async () => {
    writeFileSync(at("other.txt"), text);
    keygen("-q", "-Y", "sign", "-n", "git", "-f", "key", "other.txt");
    expect(await verify(text, { sig: "other.txt.sig" })).toEqual({ outcome: "other-namespace" });
    allow("git-only", 'qmr@example.org namespaces="git"');
    expect(await verify(text, { signers: "git-only" })).toMatchObject({ outcome: "not-allowed" });
  });

  test("that is none, or of which nobody keeps a list", async () => {
    writeFileSync(at("noise.sig"), "noise\n");
    expect(await verify(text, { sig: "noise.sig" })).toEqual({ outcome: "altered" });
    expect(await verify(text, { signers: "nowhere" })).toEqual({ outcome: "no-signers" });
    expect(await verify("Saya setuju.\n")).toEqual({ outcome: "not-an-approval" });
  });

  test("that was judged is judged anew where any file it rests on, or the machine, is another", async () => {
    const outcome = async () => (await verify(text, { sig: "again.sig", signers: "again" })).outcome;
    writeFileSync(at("again.sig"), signature);
    expect(await outcome()).toBe("no-signers");
    allow("again", "qmr@example.org");
    expect([await outcome(), await outcome()]).toEqual(["good", "good"]);
    allow("again", "other@example.org");
    expect(await outcome()).toBe("not-allowed");
    allow("again", "qmr@example.org");
    writeFileSync(at("again.sig"), signature.replace(/[a-m](?=.*\n-)/, "z"));
    expect(await outcome()).toBe("altered");
    rmSync(at("again.sig"));
    expect(await outcome()).not.toBe("good");
    writeFileSync(at("again.sig"), signature);
    expect(await outcome()).toBe("good");
    vi.stubEnv("PATH", folder);
    expect(await outcome()).toBe("no-tool");
    vi.unstubAllEnvs();
    expect(await outcome()).toBe("good");
  });

  test("is not made with a file that is no key", async () => {
    await expect(signText(text, at("allowed"), "sop-approval")).rejects.toThrow(UsageError);
    await expect(signText(text, at("-missing"), "sop-approval")).rejects.toThrow(UsageError);
  });
});
