import { expect, test } from "vitest";
import { describeChange } from "../../core/compare/describe-change.ts";
import type { ChangeKind, DocumentChange } from "../../core/compare/document-change.ts";
import { draftChangeEntry } from "../../core/compare/draft-change-entry.ts";
import type { WordChange } from "../../core/compare/word-changes.ts";
import { fieldInWords, fieldOfWords, fieldsInWords } from "../../core/document/front-matter-names.ts";

const flow = "Layanan 108";
const step = { flow, number: 3, title: "Salam Penutup" };
const texts = (from: string, to: string): WordChange[] => [
  { kind: "removed", text: from },
  { kind: "added", text: to },
];
const section = { kind: "section-text", id: undefined, title: "Catatan", words: texts("satu", "dua") } as const;

test.each<[change: ChangeKind, id: string, en: string]>([
  [
    { kind: "header", field: "owner", from: undefined, to: "Operasi" },
    "Kepala dokumen: pemilik: (tidak tertulis) → “Operasi”",
    "Header: owner: (not written) → “Operasi”",
  ],
  [
    { kind: "header", field: "effective", from: "2026-01-05", to: undefined },
    "Kepala dokumen: tanggal berlaku: “5 Januari 2026” → (tidak tertulis)",
    "Header: effective date: “5 January 2026” → (not written)",
  ],
  [
    { kind: "header", field: "title", from: "2026-01-05", to: "2026-01-06" },
    "Kepala dokumen: judul: “2026-01-05” → “2026-01-06”",
    "Header: title: “2026-01-05” → “2026-01-06”",
  ],
  [{ kind: "flow-added", flow, steps: 1 }, "Alur “Layanan 108”: ditambahkan, 1 langkah", "Flow “Layanan 108”: added, 1 step"],
  [{ kind: "flow-added", flow, steps: 4 }, "Alur “Layanan 108”: ditambahkan, 4 langkah", "Flow “Layanan 108”: added, 4 steps"],
  [{ kind: "flow-removed", flow, steps: 4 }, "Alur “Layanan 108”: dihapus", "Flow “Layanan 108”: removed"],
  [{ kind: "item-removed", list: "keywords", item: "keluhan" }, "Kata kunci: “keluhan” dihapus", "Keywords: “keluhan” removed"],
  [
    { kind: "flow-keywords", flow, from: "", to: "tagihan" },
    "Alur “Layanan 108”: kata kunci: (tidak tertulis) → “tagihan”",
    "Flow “Layanan 108”: keywords: (not written) → “tagihan”",
  ],
  [
    { kind: "flow-start", flow, from: "telepon", to: "" },
    "Alur “Layanan 108”: dimulai: “telepon” → (tidak tertulis)",
    "Flow “Layanan 108”: starts: “telepon” → (not written)",
  ],
  [{ kind: "flows-reordered" }, "Alur proses: urutan alur berubah", "Procedure: flows in another order"],
  [
    { kind: "flow-introduction", flow, words: texts("satu", "dua") },
    "Alur “Layanan 108”: pengantar berubah",
    "Flow “Layanan 108”: introduction changed",
  ],
  [
    { kind: "step-moved", step, from: "Layanan 147" },
    "Langkah 3 “Salam Penutup” (Layanan 108): dipindahkan dari alur “Layanan 147”",
    "Step 3 “Salam Penutup” (Layanan 108): moved from the flow “Layanan 147”",
  ],
  [
    { kind: "step-unread", step, from: "", to: "- Nada: ramah" },
    "Langkah 3 “Salam Penutup” (Layanan 108): tidak terbaca sebagai bidang: (tidak tertulis) → “- Nada: ramah”",
    "Step 3 “Salam Penutup” (Layanan 108): not read as a field: (not written) → “- Nada: ramah”",
  ],
  [
    { kind: "step-mark", step, from: "[!RECONSTRUCTED]", to: "" },
    "Langkah 3 “Salam Penutup” (Layanan 108): tanda rekonstruksi: “[!RECONSTRUCTED]” → (tidak tertulis)",
    "Step 3 “Salam Penutup” (Layanan 108): mark of reconstruction: “[!RECONSTRUCTED]” → (not written)",
  ],
  [
    { kind: "header-written", key: "kewords", from: "", to: "keluhan" },
    "Kepala dokumen: “kewords” (seperti tertulis): (tidak tertulis) → “keluhan”",
    "Header: “kewords” (as written): (not written) → “keluhan”",
  ],
  [
    { kind: "item-removed", list: "reconstructed", item: "definitions.Tiket" },
    "Ditandai sebagai rekonstruksi: “definitions.Tiket” dihapus",
    "Marked as reconstructed: “definitions.Tiket” removed",
  ],
  [section, "Bagian “Catatan”: teks berubah", "Section “Catatan”: text changed"],
  [
    { kind: "loose-text", words: texts("satu", "dua") },
    "Teks sebelum bagian pertama: teks berubah",
    "Text before the first section: text changed",
  ],
  // What moved by the same amount is one row; a gap in the old or the new numbers ends it.
  [
    {
      kind: "steps-renumbered",
      numbers: [
        [2, 3],
        [3, 4],
        [4, 6],
        [6, 7],
        [8, 8],
      ],
    },
    "Alur proses: langkah bernomor lain: 2–3 → 3–4, 4 → 6, 6 → 7, 8 → 8",
    "Procedure: steps have other numbers: 2–3 → 3–4, 4 → 6, 6 → 7, 8 → 8",
  ],
])("%j in a reader's words", (change, id, en) => {
  const { subject, what, words } = describeChange({ weight: "substantive", ...change });
  expect([`${subject.id}: ${what.id}`, `${subject.en}: ${what.en}`]).toEqual([id, en]);
  expect(words).toEqual("words" in change ? change.words : []);
});

const weighed = (weight: DocumentChange["weight"], ...changes: ChangeKind[]) =>
  changes.map((change): DocumentChange => ({ weight, ...change }));

test.each<[what: string, change: ChangeKind, affects: string[]]>([
  ["another owner", { kind: "header", field: "owner", from: "A", to: "B" }, ["owner"]],
  ["another number of the revision", { kind: "header", field: "revision", from: "05", to: "06" }, []],
  ["another day", { kind: "header", field: "effective", from: "2026-01-05", to: "2026-02-05" }, []],
  ["a section without an id is named by its title", section, ["Catatan"]],
  ["a section whose words are the same", { ...section, words: texts("Satu, dua.", "satu dua") }, []],
  ["a section with words that were and stay", { ...section, words: [{ kind: "same", text: "satu" }, ...texts(" dua", "")] }, ["Catatan"]],
  ["text before the first section has no name", { kind: "loose-text", words: texts("satu", "dua") }, []],
  ["a step that is gone, by its flow", { kind: "step-removed", step, words: texts("satu", "") }, [flow]],
  ["a step put in", { kind: "step-added", step, words: texts("", "satu") }, [`${flow}/3`]],
  ["another title of a step", { kind: "step-title", step, from: "Salam" }, [`${flow}/3`]],
  ["other capitals in a step's title", { kind: "step-title", step, from: "salam penutup" }, []],
  ["a flow that begins otherwise", { kind: "flow-start", flow, from: "telepon", to: "surat" }, [flow]],
  ["a flow that begins with other capitals", { kind: "flow-start", flow, from: "telepon", to: "Telepon" }, []],
  ["another title of a flow", { kind: "flow-retitled", flow, from: "Layanan 147" }, [flow]],
  ["other capitals in a flow's title", { kind: "flow-retitled", flow, from: "layanan 108" }, []],
  ["another RC of a step", { kind: "step-field", step, field: "rc", from: "a/b", to: "a/c" }, []],
  ["another time limit", { kind: "step-field", step, field: "time", from: undefined, to: "2 jam" }, [`${flow}/3`]],
  ["a time limit taken out", { kind: "step-field", step, field: "time", from: "2 jam", to: undefined }, [`${flow}/3`]],
  ["a step in another place", { kind: "step-reordered", step, from: 2 }, []],
  ["a step in another flow", { kind: "step-moved", step, from: "Layanan 147" }, []],
  ["other keywords", { kind: "flow-keywords", flow, from: "a", to: "b" }, []],
  ["flows in another order", { kind: "flows-reordered" }, []],
  ["steps that only got other numbers", { kind: "steps-renumbered", numbers: [[2, 3]] }, []],
])("what a drafted entry says is affected: %s", (_, change, affects) => {
  expect(draftChangeEntry(weighed("editorial", change), "en").affects).toEqual(affects);
});

test("changes of one subject are one line; corrections are told only where nothing else is", () => {
  const gone = weighed("substantive", { kind: "item-removed", list: "parties", item: "Agent" }, section, {
    kind: "item-added",
    list: "parties",
    item: "Supervisor",
  });
  const summary = ["Parties: “Agent” removed; “Supervisor” added", "Section “Catatan”: text changed"];
  const editorial = weighed("editorial", { kind: "flows-reordered" });
  expect(draftChangeEntry([...editorial, ...gone], "en")).toEqual({ summary, affects: ["parties", "Catatan"] });
  expect(draftChangeEntry(editorial, "en").summary).toEqual(["Editorial corrections"]);
});

test.each(["revision", "effective"] as const)("another %s alone is no change to tell", (field) => {
  expect(draftChangeEntry(weighed("editorial", { kind: "header", field, from: "05", to: "06" }), "en").summary).toEqual([]);
});

test("fields of the frontmatter by their names, and by what they are called where nobody knows them", () => {
  expect(fieldsInWords(["definitions.Mediasel", "title", "definitons", "parties.Team Leader, 1.5"], "en")).toBe(
    "Definitions: Mediasel; title; definitons; Parties: Team Leader, 1.5",
  );
  expect(fieldsInWords(["records"], "id")).toBe("Rekaman");
  // What an import left to decide is a sentence, not a path.
  const sentence = "komentar oleh A. B., setelah “Tujuan”: “lihat 3.1”";
  expect(fieldsInWords([sentence], "id")).toBe(sentence);
});

test.each(["definitions.Mediasel", "title", "parties.Team Leader, 1.5", "changes", "definitions.Jarak: dekat", "a: b. c"])(
  "%s is read from its words again",
  (path) => {
    for (const language of ["id", "en"] as const) expect(fieldOfWords(fieldInWords(path, language))).toBe(path);
  },
);
