import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";

const example = fileURLToPath(new URL("../../sops", import.meta.url));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sop-lost-"));
  await cp(example, join(folder, "sops"), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = (...path: string[]) => join(folder, "sops", ...path);
const sop = (...words: string[]) => runSop([...words, "--lang", "en"], { cwd: folder });

/** What each command says of a document of which nothing tells what is in force. */
async function expectInDoubt(code: string, why: string): Promise<void> {
  const checked = await sop("check");
  expect(checked.status).toBe(1);
  expect(`${checked.out}${checked.err}`).toContain("is in doubt");
  const verified = await sop("verify");
  expect(verified.status).toBe(1);
  expect(verified.out).not.toContain("nothing has been touched");
  const listed = JSON.parse((await sop("list", "documents", "--json")).out) as { rows: { code: string; status: string }[] };
  expect(listed.rows.find((row) => row.code === code)?.status).toBe("doubtful");
  expect((await sop("list", "documents", "--format", "csv")).out).toContain(why);
  const published = await sop("build", "--publish", "--base", "https://sop.example/", "--out", "portal");
  expect(published.status).toBe(2);
  expect(published.err).toContain(code);
}

describe("the only issued text of a document", () => {
  const code = "RK.MLF.CTH.W-54";
  const text = () => at(code, "rev-00.md");

  test("is gone: the document is in doubt, and not one that never was", async () => {
    await rm(text());
    await expectInDoubt(code, "rev-00.md is missing");
    const shown = await sop("show", code);
    expect(shown.status).toBe(2);
    expect(shown.err).toContain(`Nothing of ${code} can be read: rev-00.md is missing.`);
    const { findings } = JSON.parse((await sop("check", "--rule", "SOP310", "--json")).out) as { findings: { path: string }[] };
    expect(findings.map(({ path }) => path)).toEqual([`sops/${code}/rev-00.md`]);
    const refused = await sop("withdraw", code, "--reason", "usang");
    expect(refused.status).toBe(2);
    expect(refused.err).toContain(`sops/${code}/rev-00.md was issued, and is not there any more.`);
    expect(refused.err).toContain(`git log -- sops/${code}/rev-00.md`);
  });

  test("is empty", async () => {
    await writeFile(text(), "");
    await expectInDoubt(code, "in doubt");
    expect((await sop("verify")).out).toContain("was issued and can't be read any more");
  });

  test("is no UTF-8", async () => {
    await writeFile(text(), Buffer.concat([await readFile(text()), Buffer.of(0xe9, 0x0a)]));
    await expectInDoubt(code, "in doubt");
  });

  test("was left out of what is looked at: that is no doubt", async () => {
    const { status, out } = await sop("check", "RK.MLF.CTH.W-53");
    expect([status, out.includes("in doubt")]).toEqual([0, false]);
  });
});

describe("what happened to a withdrawn document", () => {
  const code = "RK.MLF.CTH.W-52";
  const events = () => at(code, "events.yaml");

  test.each<[how: string, change: () => Promise<unknown>]>([
    ["was emptied", () => writeFile(events(), "")],
    ["holds comments alone", () => writeFile(events(), "# withdrawn\n")],
    ["has nearly its name", () => rename(events(), at(code, "events.yml"))],
    [
      "is a folder",
      async () => {
        await rm(events());
        await mkdir(events());
      },
    ],
    [
      "is a link",
      async () => {
        await rename(events(), join(folder, "elsewhere.yaml"));
        await symlink(join(folder, "elsewhere.yaml"), events());
      },
    ],
  ])("%s: it does not come back into force", async (_, change) => {
    await change();
    await expectInDoubt(code, "events.yaml can't be read");
  });
});

describe("nothing but the settings record that adopted it tells of", () => {
  test.each([
    { what: "a text beside a draft", path: "IN.OCC.TELK.P-01/rev-05.md", code: "IN.OCC.TELK.P-01", why: "rev-05.md is missing" },
    { what: "a whole folder", path: "RK.MLF.CTH.W-54", code: "RK.MLF.CTH.W-54", why: "rev-00.md is missing" },
  ])("$what: its document is in doubt, on any day", { timeout: 120_000 }, async ({ path, code, why }) => {
    // What was kept of it tells nothing any more.
    expect((await sop("check")).status).toBe(0);
    await rm(at(path), { recursive: true });
    await expectInDoubt(code, why);
    const { out } = await sop("check");
    expect(out.replace(/\s+/g, " ")).toContain(`${code} is in doubt, and nothing of it is shown as in force: ${why}.`);
    expect((await sop("check", "--no-cache")).out).toBe(out);
    for (const part of ["1", "2"]) await writeFile(join(folder, part), (await sop("check", "--shard", `${part}/2`)).out);
    expect((await sop("check", "--merge", "1", "--merge", "2")).out).toBe(out);
    // As a shell writes “part-*”; documents may be named beside.
    expect((await sop("check", "--merge", "2", "1")).out).toBe(out);
    expect((await sop("check", "--merge", "2", "1", code)).out).toBe((await sop("check", code)).out);
    expect((await sop("verify", code)).out).toContain("was issued and is gone");
    const before = (await sop("list", "documents", "--date", "2025-06-01")).out.split("\n").find((row) => row.startsWith(code));
    expect(before).toContain(`in doubt: ${why}`);
  });

  test("is named beside all documents that are exported, which it is not among", async () => {
    await rm(at("RK.MLF.CTH.W-54"), { recursive: true });
    const { status, out, err } = await sop("export", "--all", "--format", "docx", "--out", "all");
    expect([status, err]).toEqual([0, expect.stringContaining("Not among them, since in doubt: RK.MLF.CTH.W-54")]);
    expect(out).not.toContain("W-54");
  });

  test("comes back: nothing is in doubt", async () => {
    await rename(at("RK.MLF.CTH.W-54"), join(folder, "elsewhere"));
    expect((await sop("check")).status).toBe(1);
    await rename(join(folder, "elsewhere"), at("RK.MLF.CTH.W-54"));
    expect((await sop("check")).status).toBe(0);
  });
});
