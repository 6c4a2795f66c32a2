import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";

/** A slip of the hand behind --out ends nothing that a library holds. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-over-"));
  cpSync(join(import.meta.dirname, "../../sops"), join(folder, "sops"), { recursive: true });
  symlinkSync("sops/RK.MLF.CTH.P-51/rev-03.md", join(folder, "link.md"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const document = "sops/RK.MLF.CTH.P-51";
const held = () =>
  readdirSync(join(folder, "sops"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name} ${readFileSync(join(parentPath, name), "base64").length}`)
    .sort();

test.each([
  [`${document}/rev-03.md`, ["list", "documents", "--format", "csv", "--out"]],
  [`${document}/rev-03.md`, ["list", "documents", "--format", "xlsx", "--out"]],
  ["link.md", ["refs", "P-51", "--format", "json", "--out"]],
  [`${document}/rev-03/issued.yaml`, ["diff", "P-51", "02", "03", "--format", "json", "--out"]],
  [`${document}/events.yaml`, ["flow", "P-51", "1", "--format", "json", "--out"]],
  ["sops/library.yaml", ["verify", "--write-manifest"]],
  ["sops/library.yaml", ["import", `${document}/rev-03.md`, "--out"]],
  ["sops/library.yaml", ["import", `${document}/rev-03.md`, "--report"]],
  ["sops/library.yaml", ["check", "--format", "json", "--out"]],
  [`${document}/rev-03.md`, ["qualify", "--out"]],
  [`${document}/rev-03.md`, ["export", "P-51", "--format", "html", "--overwrite", "--out"]],
  [`${document}/rev-03.md`, ["export", "P-51", "--format", "zip", "--overwrite", "--out"]],
])(
  "%s: sop %j",
  async (path, words) => {
    const before = held();
    const { status, err } = await runSop(
      [...words, path, "--library", "sops", "--lang", "en"].filter(
        (word, index, all) => !(all[0] === "qualify" && (word === "--library" || all[index - 1] === "--library")),
      ),
      {
        cwd: folder,
      },
    );
    expect([status, err]).toEqual([
      2,
      expect.stringMatching(
        new RegExp(
          `^sop: “.*${path}” is a file of a library, and what is written out does not take its place\\.\nName another file\\.\n$`,
          "m",
        ),
      ),
    ]);
    expect(held()).toEqual(before);
  },
  60_000,
);

test("what stands beside the documents may be written over, as may what the library accepts", async () => {
  for (const path of ["sops/daftar.csv", "daftar.csv"])
    for (const _ of [1, 2])
      expect((await runSop(["list", "documents", "--format", "csv", "--out", path, "--library", "sops"], { cwd: folder })).status).toBe(0);
});
