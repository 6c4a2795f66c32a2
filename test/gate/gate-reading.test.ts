import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { gateChange } from "../../cli/gate/gate-library.ts";
import { readChange } from "../../cli/gate/read-change.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { makeLibrary } from "../tools/make-library.ts";

const COUNT = 120;
let folder: string;
const at = (path: string) => join(folder, "sops", path);
const git = (...words: string[]) =>
  execFileSync("git", ["-c", "user.name=P", "-c", "user.email=p@example.org", ...words], { cwd: folder, stdio: "pipe" });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-reading-"));
  makeLibrary(at(""), COUNT);
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-qm", "awal");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function gate() {
  const read = await readChange(at(""), { reference: "HEAD", dayIn: () => "2021-01-15" as IsoDate });
  const { library, findings } = gateChange(read);
  return { documents: [...library.documents.keys()], rules: findings.map(({ rule, code }) => `${rule} ${code}`) };
}

function openDraft(number: string, edit: (text: string) => string): void {
  const text = readFileSync(at(`${number}/rev-00.md`), "utf8")
    .replace('revision: "00"', 'revision: "01"')
    .replace(/^transcription.*\n|^effective.*\n/gm, "");
  writeFileSync(at(`${number}/draft.md`), edit(text));
}

test("of a large library only what the change can touch is read", async () => {
  openDraft("P-000050", (text) => text);
  expect((await gate()).documents).toEqual(["P-000048", "P-000049", "P-000050", "P-000051", "P-000052"]);
});

test("a code cited anew is looked up, and one that is not there is found", async () => {
  openDraft("P-000050", (text) => text.replace("lihat juga", "lihat juga P-000100, P-999999,"));
  const { documents, rules } = await gate();
  expect(documents).toContain("P-000100");
  expect(rules).toContain("SOP601 P-000050");
  expect(rules.filter((rule) => rule.startsWith("SOP601"))).toHaveLength(1);
});

test("a term spelled anew is compared with the whole library", async () => {
  openDraft("P-000050", (text) => text.replace("applications: [NOSSA]", "applications: [Nossa]").replace("term: NOSSA", "term: Nossa"));
  const { documents, rules } = await gate();
  expect(documents).toHaveLength(COUNT);
  expect(rules).toContain("SOP702 P-000050");
});

test("who cites a document that is deleted is told", async () => {
  rmSync(at("P-000050"), { recursive: true });
  const { rules } = await gate();
  expect(rules).toEqual(expect.arrayContaining(["SOP805 P-000050", "SOP806 P-000049", "SOP806 P-000051"]));
});

test("other settings touch everything", async () => {
  writeFileSync(at("library.yaml"), `${readFileSync(at("library.yaml"), "utf8")}signatures: required\n`);
  expect((await gate()).documents).toHaveLength(COUNT);
});
