import { describe, expect, test } from "vitest";
import { describeChange } from "../../core/compare/describe-change.ts";
import { diffDocuments } from "../../core/compare/diff.ts";
import { draftChangeEntry } from "../../core/compare/draft-change-entry.ts";
import { saysTheSame, wordChanges } from "../../core/compare/word-changes.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { checkLibrary } from "../../core/rules/engine/check-library.ts";
import { changeLogTruthful } from "../../core/rules/revision/change-log-truthful.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { read, reading } from "../acts/example-documents.ts";

const header = (extra = "") => `---
code: IN.OCC.TELK.P-01
title: Penanganan Pelanggan
revision: "05"
parties: [Agent, Supervisor]
definitions:
  - { term: NOSSA, kind: application, meaning: aplikasi tiket }
records:
  - { no: 1, code: IN.OCC.TELK.F-19, retention: 2 Tahun, custodian: SPV }
applications: [NOSSA, Starclick]
${extra}---
`;

const body = `## Tujuan

Menjadi pegangan Agent.

## Rincian Prosedur

### Layanan 108

#### 1. Salam Pembuka

- Pelaksana: Agent
- RC: IN.OCC.TELK.P-01_R1

Agent menyapa pelanggan.

> Selamat pagi.

#### 2. Data tersedia?

- Pelaksana: Agent
- RC: IN.OCC.TELK.P-01_R2
- Lanjut:
  - Ya → 3
  - Tidak → 4

#### 3. Sampaikan data

- Pelaksana: Agent
- RC: IN.OCC.TELK.P-01_R3

#### 4. Salam Penutup

- Pelaksana: Agent
- RC: IN.OCC.TELK.P-01_R4
- Lanjut: selesai
`;

const before = read(header() + body, "rev-05.md");
/** Changes told in English, as `weight subject: what`. */
const told = (edit: (text: string) => string) =>
  diffDocuments(before, read(edit(header() + body))).map((change) => {
    const { subject, what } = describeChange(change);
    return `${change.weight} ${subject.en}: ${what.en}`;
  });

/** A step put in behind the first; everything behind it moved on by one, with its targets and RCs. */
const insert = (text: string) =>
  text
    .replace(/(Ya|Tidak) → (\d)/g, (_, label, target) => `${label} → ${Number(target) + 1}`)
    .replace(/(?<=P-01_R)([234])/g, (number) => String(Number(number) + 1))
    .replace(/(?<=^#### )([234])/gm, (number) => String(Number(number) + 1))
    .replace("#### 3. Data", "#### 2. Verifikasi\n\n- Pelaksana: Agent\n\n#### 3. Data");

describe("what a step waits for", () => {
  const waiting = (number: number) => (text: string) => text.replace(/(?<=_R4\n)/, `- Setelah: ${number}\n`);
  const later = (from: number, to: number, edit: (text: string) => string) =>
    diffDocuments(
      read(header() + waiting(from)(body), "rev-05.md"),
      read(edit(header() + body).replace(/(?<=_R[45]\n)(?=- Lanjut: selesai)/, `- Setelah: ${to}\n`)),
    )
      .map((change) => ({ ...describeChange(change), weight: change.weight }))
      .map(({ subject, what, weight }) => `${weight} ${subject.en}: ${what.en}`);

  test("the number of a step that moved on is no change", () => {
    expect(later(3, 4, insert).filter((line) => /waits|after/i.test(line))).toEqual([]);
  });

  test("the number kept, which is another step's now, is told", () => {
    expect(later(3, 3, insert)).toMatchInlineSnapshot(`
      [
        "substantive Step 2 “Verifikasi” (Layanan 108): added",
        "substantive Step 5 “Salam Penutup” (Layanan 108): After: “3 (Sampaikan data)” → “3 (Data tersedia?)”",
        "editorial Procedure: steps have other numbers: 2–4 → 3–5",
      ]
    `);
  });

  test("a number that is no step's before and after is no change", () => {
    expect(later(99, 99, insert).join("\n")).not.toContain("99");
  });
});

describe("a new section's list", () => {
  const added = (list: string) =>
    diffDocuments(before, read(`${header()}${body.replace("## Rincian", `## Catatan\n\n${list}\n\n## Rincian`)}`)).flatMap((change) =>
      change.kind === "section-added" ? change.words : [],
    );

  test("has its levels by its items, however far in they are written", () => {
    expect(added("- Satu\n    - Dua\n        - Tiga")).toEqual([{ kind: "added", text: "- Satu\n  - Dua\n    - Tiga" }]);
    expect(added("1. Satu\n   - Dua")).toEqual([{ kind: "added", text: "1. Satu\n  - Dua" }]);
  });
});

test("the same text changes nothing", () => {
  expect(told((text) => text)).toEqual([]);
});

describe("header and lists", () => {
  test("a title, a record's retention, a new application, another order", () => {
    expect(
      told((text) =>
        text
          .replace("Penanganan Pelanggan", "Penanganan Keluhan")
          .replace("2 Tahun", "3 Tahun")
          .replace("applications: [NOSSA, Starclick]", "applications: [Star Click, NOSSA, MyCX]"),
      ),
    ).toEqual([
      "substantive Header: title: “Penanganan Pelanggan” → “Penanganan Keluhan”",
      "substantive Records: “IN.OCC.TELK.F-19”: retention “2 Tahun” → “3 Tahun”",
      "editorial Applications: “Starclick” → “Star Click”",
      "substantive Applications: “MyCX” added",
      "editorial Applications: in another order",
    ]);
  });

  test("quotes, key order and comments of the frontmatter are no change", () => {
    expect(told((text) => text.replace("title: Penanganan Pelanggan", 'title: "Penanganan Pelanggan" # tetap'))).toEqual([]);
  });
});

describe("sections", () => {
  test("a word changed, and a paragraph only re-wrapped", () => {
    expect(told((text) => text.replace("pegangan Agent", "acuan Agent"))).toEqual(["substantive Section “Tujuan”: text changed"]);
    const [change] = diffDocuments(before, read(header() + body.replace("pegangan Agent", "pegangan\nAgent")));
    expect(change).toMatchObject({ weight: "editorial", words: [{ kind: "same", text: "Menjadi pegangan Agent." }] });
  });

  test("a section added and one removed", () => {
    expect(told((text) => text.replace("## Tujuan", "## Ruang Lingkup"))).toEqual([
      "substantive Section “Ruang Lingkup”: added",
      "substantive Section “Tujuan”: removed",
    ]);
  });
});

describe("steps", () => {
  test("one inserted step is one insertion; what moved on is one editorial change", () => {
    expect(told(insert)).toEqual([
      "substantive Step 2 “Verifikasi” (Layanan 108): added",
      "editorial Procedure: steps have other numbers: 2–4 → 3–5",
    ]);
  });

  test("a branch whose label is written otherwise is told, and leads nowhere else", () => {
    expect(told((text) => text.replace("Ya → 3", "ya → 3"))).toEqual([
      "editorial Step 2 “Data tersedia?” (Layanan 108): goes on: “Ya → 3; Tidak → 4” → “ya → 3; Tidak → 4”",
    ]);
  });

  test("one removed step, to which a branch led", () => {
    expect(told((text) => text.replace(/#### 3\. Sampaikan[\s\S]*?(?=#### 4)/, "").replace("Ya → 3", "Ya → 4"))).toEqual([
      "substantive Step 2 “Data tersedia?” (Layanan 108): goes on: “Ya → 3; Tidak → 4” → “Ya → 4; Tidak → 4”",
      "substantive Step 3 “Sampaikan data” (Layanan 108): removed",
    ]);
  });

  test("moved to another actor, retitled, another KPI, other words to say", () => {
    expect(
      told((text) =>
        text
          .replace("#### 3. Sampaikan data\n\n- Pelaksana: Agent", "#### 3. Sampaikan data\n\n- Pelaksana: Supervisor\n- KPI: Ketepatan")
          .replace("Selamat pagi.", "Selamat siang.")
          .replace("Salam Pembuka", "Salam pembuka"),
      ),
    ).toEqual([
      "editorial Step 1 “Salam pembuka” (Layanan 108): was titled “Salam Pembuka”",
      "substantive Step 1 “Salam pembuka” (Layanan 108): text changed",
      "substantive Step 3 “Sampaikan data” (Layanan 108): actor: “Agent” → “Supervisor”",
      "substantive Step 3 “Sampaikan data” (Layanan 108): KPI: (not written) → “Ketepatan”",
    ]);
  });

  test("two steps changed places: one of them moved", () => {
    const swapped = told((text) => {
      const [first = "", second = ""] = [/#### 1[\s\S]*?(?=#### 2)/.exec(text)?.[0], /#### 2[\s\S]*?(?=#### 3)/.exec(text)?.[0]];
      return text.replace(first + second, second.replace("#### 2", "#### 1") + first.replace("#### 1", "#### 2"));
    });
    expect(swapped.filter((line) => line.includes("stands elsewhere"))).toHaveLength(1);
  });

  test("a flow given another title is not a new flow", () => {
    expect(told((text) => text.replace("### Layanan 108", "### Layanan 109"))).toEqual([
      "substantive Flow “Layanan 109”: was titled “Layanan 108”",
    ]);
  });
});

test("the map of numbers is followed where titles changed too", () => {
  const after = read(
    header(
      'changes:\n  - { revision: "05", effective: 2019-12-03, summary: [a] }\n  - { summary: [b], renumbered: { "3": "1", "1": "3" } }\n',
    ).replace('revision: "05"', 'revision: "06"') +
      body.replace("#### 1. Salam Pembuka", "#### 1. Data dibacakan").replace("#### 3. Sampaikan data", "#### 3. Sapaan"),
  );
  const kinds = diffDocuments(before, after).map(({ kind }) => kind);
  expect(kinds).not.toContain("step-added");
  expect(kinds).toContain("steps-renumbered");
});

describe("words", () => {
  test.each([
    ["Agent  menyapa\npelanggan", "Agent menyapa pelanggan.", true],
    ["di buat", "dibuat", true],
    ["**paling lama** 15 menit", "paling lama 15 menit", true],
    ["1.5 jam", "15 jam", false],
    ["08-10", "08.10", false],
    ["≥ 3", "≤ 3", false],
    ["10%", "10", false],
    ["boleh", "tidak boleh", false],
  ])("%j and %j say the same: %j", (one, other, same) => {
    expect(saysTheSame(one, other)).toBe(same);
  });

  test("put together again, a comparison is both texts", () => {
    const words = wordChanges("paling lama 15 menit kerja", "paling cepat 5 menit kerja IN.OCC.TELK.W-10");
    const side = (kind: string) =>
      words
        .filter((word) => word.kind === kind || word.kind === "same")
        .map(({ text }) => text)
        .join("");
    expect(side("removed")).toBe("paling lama 15 menit kerja");
    expect(side("added")).toBe("paling cepat 5 menit kerja IN.OCC.TELK.W-10");
    expect(words).toContainEqual({ kind: "removed", text: "lama 15" });
  });
});

describe("a drafted entry is what the rule on the change log asks for", () => {
  const draftOf = (edit: (text: string) => string, entry = "{ summary: [] }") =>
    read(
      edit(header(`changes:\n  - { revision: "05", effective: 2019-12-03, summary: [a] }\n  - ${entry}\n`) + body).replace('"05"', '"06"'),
    );
  test.each<[string, (text: string) => string]>([
    ["a word", (text) => text.replace("pegangan Agent", "acuan Agent")],
    ["a blank only", (text) => text.replace("pegangan", "pe gangan")],
    ["a sign only", (text) => text.replace("pegangan Agent.", "pegangan Agent!")],
    ["a list in another order", (text) => text.replace("[NOSSA, Starclick]", "[Starclick, NOSSA]")],
    ["an inserted step", (text) => insert(text)],
    ["a step gone", (text) => text.replace(/#### 3\. Sampaikan[\s\S]*?(?=#### 4)/, "").replace("Ya → 3", "Ya → 4")],
    ["another target", (text) => text.replace("  - Tidak → 4", "  - Tidak → 1")],
    ["a target written out", (text) => text.replace("P-01_R3\n", "P-01_R3\n- Lanjut: 4\n")],
    ["another actor and KPI", (text) => text.replace("- Pelaksana: Agent\n", "- Pelaksana: Supervisor\n- KPI: Ketepatan\n")],
    ["another title of a flow", (text) => text.replace("### Layanan 108", "### Layanan 109")],
    ["a new section", (text) => text.replace("## Rincian", "## Ruang Lingkup\n\nSemua.\n\n## Rincian")],
  ])("%s", (_, edit) => {
    const { summary, affects } = draftChangeEntry(diffDocuments(before, draftOf(edit)), "id");
    expect(summary).not.toEqual([]);
    const draft = draftOf(edit, JSON.stringify({ summary, ...(affects.length > 0 && { affects }) }));
    const library = indexLibrary([factsOf(before, reading), factsOf(draft, reading)], new Map(), reading.settings, "2026-01-15" as IsoDate);
    expect(checkLibrary(library, [changeLogTruthful], reading).findings.map(({ message }) => message.en)).toEqual([]);
  });
});

test("a change-log entry is drafted from what is substantive", () => {
  const after = read(header().replace("Starclick]", "Starclick, MyCX]") + body.replace("pegangan Agent", "acuan Agent"));
  expect(draftChangeEntry(diffDocuments(before, after), "id")).toEqual({
    summary: ["Aplikasi: “MyCX” ditambahkan", "Bagian “Tujuan”: teks berubah"],
    affects: ["applications", "purpose"],
  });
  const corrected = read(header() + body.replace("pegangan Agent.", "pegangan agent."));
  expect(draftChangeEntry(diffDocuments(before, corrected), "id")).toEqual({ summary: ["Perbaikan redaksi"], affects: [] });
});
