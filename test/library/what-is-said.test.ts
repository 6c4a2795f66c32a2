import { describe, expect, test } from "vitest";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

const settings = librarySettings.parse({ organisation: "Contoh" });
const reading = createReadingContext(settings);

const text = `---
code: P-01
title: Keluhan
revision: "00"
parties: [Petugas, Pengawas]
---

## Ruang Lingkup

Semua keluhan pelanggan.

## Rincian Prosedur (Aliran Proses)

### Keluhan

Dimulai: pelanggan mengeluh

Dari telepon sampai jawaban.

#### 1. Catat

- Pelaksana: Petugas
- RC: P-01_R1
- Tenggat: 1 jam → 5

Petugas mencatat keluhan.

#### 2. Benar?

- Pelaksana: Petugas
- Lanjut:
  - Ya → 3
  - Tidak → selesai: Ditolak

Petugas menilai keluhan.

#### 3. Bagi tugas

- Pelaksana: Pengawas
- Lanjut: 4 dan 5

Pengawas membagi tugas.

#### 4. Kirim

- Pelaksana: Petugas
- Lanjut: F-19

Petugas mengirim formulir.

#### 5. Tanya

- Pelaksana: Petugas
- Setelah: 4
- Lanjut: selesai

Petugas bertanya.
`;

/** The digest of each thing it says, by what says it. */
function said(of: string): Map<string, string> {
  const facts = factsOf(readDocument({ path: "P-01/draft.md", folder: "P-01", fileName: "draft.md", text: of }, reading), reading);
  return new Map([
    ...Object.entries(facts.digests),
    ...facts.flows.flatMap(({ title, digest, steps }) => [
      [`flow ${title}`, digest] as const,
      ...steps.map((step) => [`step ${step.title}`, step.digest] as const),
    ]),
  ]);
}

const before = said(text);

/** What says something else after words were replaced. */
function changed(...replaced: [string, string][]): string[] {
  let now = text;
  for (const [from, to] of replaced) {
    if (!now.includes(from)) throw new Error(`“${from}” is not there`);
    now = now.replaceAll(from, to);
  }
  const after = said(now);
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).sort();
}

describe("each part says something else when its own words change, and no other does", () => {
  test.each<[string, [string, string], string[]]>([
    ["a section", ["Semua keluhan", "Sebagian keluhan"], ["scope"]],
    ["a list of the head", ["parties: [Petugas, Pengawas]", "parties: [Petugas]"], ["parties"]],
    ["what sets a flow off", ["pelanggan mengeluh", "pelanggan marah"], ["flow Keluhan"]],
    ["a flow's introduction", ["Dari telepon", "Dari surat"], ["flow Keluhan"]],
    ["a step's text", ["mencatat keluhan", "menulis keluhan"], ["step Catat"]],
    ["who does it", ["- Pelaksana: Pengawas", "- Pelaksana: Petugas"], ["step Bagi tugas"]],
    ["the outcome it leads to", ["selesai: Ditolak", "selesai: Dikembalikan"], ["step Benar?"]],
    ["a label of a branch", ["  - Ya → 3", "  - Betul → 3"], ["step Benar?"]],
    ["where a branch leads", ["  - Ya → 3", "  - Ya → 4"], ["step Benar?"]],
    ["the steps it goes on to at once", ["Lanjut: 4 dan 5", "Lanjut: 4"], ["step Bagi tugas"]],
    ["the document it goes on with", ["Lanjut: F-19", "Lanjut: F-20"], ["step Kirim"]],
    ["what it waits for", ["- Setelah: 4", "- Setelah: 3"], ["step Tanya"]],
    ["where a deadline leads", ["1 jam → 5", "1 jam → 3"], ["step Catat"]],
    ["that it ends here", ["- Lanjut: selesai\n\nPetugas bertanya", "- Lanjut: 1\n\nPetugas bertanya"], ["step Tanya"]],
  ])("%s", (_, replaced, expected) => expect(changed(replaced)).toEqual(expected));

  test("the title of a step is said by all that lead to it", () => {
    expect(changed(["#### 5. Tanya", "#### 5. Tanyakan"])).toEqual(["step Bagi tugas", "step Catat", "step Tanya", "step Tanyakan"]);
  });
});

describe("the same is said", () => {
  test.each<[string, [string, string][]]>([
    ["in other capitals and marks", [["Petugas mencatat keluhan.", "Petugas  Mencatat\nkeluhan"]]],
    ["when an RC is renumbered", [["P-01_R1", "P-01_R7"]]],
    [
      "when steps are renumbered, with all that leads to them",
      [
        ["#### 5. Tanya", "#### 6. Tanya"],
        ["4 dan 5", "4 dan 6"],
        ["1 jam → 5", "1 jam → 6"],
      ],
    ],
  ])("%s", (_, replaced) => expect(changed(...replaced)).toEqual([]));
});

test("a section that is headed and empty says nothing, and is there all the same", () => {
  const facts = factsOf(
    readDocument(
      { path: "P-01/draft.md", folder: "P-01", fileName: "draft.md", text: text.replace("Semua keluhan pelanggan.\n", "") },
      reading,
    ),
    reading,
  );
  expect(facts.headed).toContain("scope");
  expect(facts.digests).not.toHaveProperty("scope");
});
