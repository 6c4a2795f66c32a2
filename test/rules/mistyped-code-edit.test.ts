import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checkAnew } from "../../cli/check/check-library.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";

test.each([
  ["of a document that is there is put right", "W-018", "IN.OCC.TELK.W-18"],
  ["that is no document's is left to who wrote it", "W-022", undefined],
])("a code with a zero too many %s", async (_, written, edit) => {
  const folder = mkdtempSync(join(tmpdir(), "sop-mistyped-code-"));
  for (const name of ["library.yaml", "IN.OCC.TELK.P-01", "IN.OCC.TELK.W-18"])
    cpSync(fileURLToPath(new URL(`../../sops/${name}`, import.meta.url)), join(folder, name), { recursive: true });
  const path = join(folder, "IN.OCC.TELK.W-18/draft.md");
  writeFileSync(path, readFileSync(path, "utf8").replace(/^- RC: IN\.OCC\.TELK\.W-18_R1$/m, `- RC: IN.OCC.TELK.${written}_R1`));
  const { findings } = await checkAnew(folder, { date: "2026-12-01" as IsoDate, base: folder });
  rmSync(folder, { recursive: true });
  const told = findings.filter(({ rule, message }) => rule === "SOP601" && message.en.includes(written));
  expect(told.map((finding) => finding.edit?.text)).toEqual([edit]);
});
