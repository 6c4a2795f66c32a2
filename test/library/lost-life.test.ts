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
