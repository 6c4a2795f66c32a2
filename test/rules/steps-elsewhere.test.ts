import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check } from "../../cli/bin/sop-control.ts";
import { checkAnew } from "../../cli/check/check-library.ts";
import { acceptFindings, applyBaseline } from "../../core/baseline.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";

const date = "2026-12-01" as IsoDate;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-steps-elsewhere-"));
  cpSync(fileURLToPath(new URL("../../sops", import.meta.url)), folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const found = async () => (await check(folder, { date, language: "en" })).findings;
const P = "IN.OCC.TELK.P-01/draft.md";
const W = "RK.MLF.CTH.W-51/draft.md";
const shown = ({ rule, start, message }: { rule: string; start: { line: number }; message: string }) =>
  `${rule} ${start.line} ${message.split(/[;,:]/)[0]}`;

/** What is found only while one place in a file reads otherwise. */
async function whileSlipped<T>(file: string, [from, to]: [RegExp, string], look: () => Promise<T>): Promise<T> {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  const slipped = text.replace(from, to);
  expect(slipped).not.toBe(text);
  writeFileSync(path, slipped);
  try {
    return await look();
  } finally {
    writeFileSync(path, text);
  }
}

async function added(file: string, slip: [RegExp, string]): Promise<string[]> {
  const before = new Set((await found()).map((finding) => finding.fingerprint));
  return whileSlipped(file, slip, async () => (await found()).filter(({ fingerprint }) => !before.has(fingerprint)).map(shown));
}

describe("steps that are not read as such for one heading", () => {
  test.each<[what: string, file: string, slip: [RegExp, string], expected: string[]]>([
    [
      "a flow section mistyped",
      P,
      [/^## Rincian Prosedur/m, "## Rincian Prosdur"],
      ["SOP103 147 “Rincian Prosdur” is not a section of this type of document."],
    ],
    [
      "a flow section's heading gone",
      P,
      [/^## Rincian Prosedur\n/m, ""],
      [
        "SOP407 154 The step “1. Salam Pembuka” stands outside of the flows",
        "SOP103 1068 The section “Rincian Prosedur (Aliran Proses)” is missing",
      ],
    ],
    [
      "a flow's title gone",
      P,
      [/^### Layanan 108\n/m, ""],
      [
        "SOP103 150 “Pelanggan menanyakan nomor atau alamat. Pertanyaan tentang…” stands in “Rincian Prosedur” before the first flow",
        "SOP407 154 The step “1. Salam Pembuka” stands before the first flow",
        "SOP403 349 Step 14 goes on to “Layanan 108”",
      ],
    ],
    [
      "a section renamed whose steps have another number than before, and a mark above their fields",
      W,
      [/^## Rincian Instruksi$/m, "## Cara Kerja"],
      [
        "SOP305 9 K.R.A. signed another text as “Prepared by” on 2026-11-19",
        "SOP206 38 The change log does not say that this changed since revision 01",
        "SOP103 61 “Cara Kerja” is not a section of this type of document.",
        "SOP103 159 The section “Rincian Instruksi (Aliran Kerja)” is missing",
      ],
    ],
  ])("%s: neither their RCs nor their numbers are told besides", async (_, file, slip, expected) => {
    expect(await added(file, slip)).toEqual(expected);
  });

  test("hold back nothing where the library lowers what tells of them", async () => {
    const lowered: [RegExp, string] = [/^roles:/m, "rules: { SOP407: warning }\nroles:"];
    const rules = await whileSlipped("library.yaml", lowered, () => added(P, [/^## Rincian Prosedur\n/m, ""]));
    expect(rules.filter((rule) => rule.startsWith("SOP606"))).toHaveLength(69);
  });

  test("are nobody's to accept: what would be missed besides would be accepted with them", async () => {
    const slips: [RegExp, string][] = [
      [/^## Rincian Prosedur/m, "## Rincian Prosdur"],
      [/^## Rincian Prosedur\n/m, ""],
      [/^### Layanan 108\n/m, ""],
    ];
    for (const slip of slips) {
      const found = await whileSlipped(P, slip, async () => (await checkAnew(folder, { date, base: folder })).findings);
      const findings = found.filter(({ path }) => path === P);
      const accepted = acceptFindings([], { findings, isLookedAt: () => true, date, reason: "diketahui", until: undefined });
      expect(applyBaseline(findings, accepted, date).findings.filter(({ severity }) => severity === "error")).not.toEqual([]);
    }
  });
});
