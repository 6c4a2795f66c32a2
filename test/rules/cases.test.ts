import { expect, test } from "vitest";
import { rules } from "../../core/rules/index.ts";
import { runExample } from "../../core/rules/kit/run-example.ts";

/** Beside a rule's examples, which say what it is for: where it begins and where it stays silent. */
function reports(id: string, text: string, settings: object = {}): string[] {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new Error(`no ${id}`);
  return runExample(rule, { title: { en: "", id: "" }, valid: text, settings } as never).reports;
}

const head = (lines: string) => (lines === "" ? "" : `---\n${lines}\n---\n`);
const flow = (...steps: string[]) => `## Rincian Prosedur\n\n### Layanan 108\n\n${steps.join("\n\n")}\n`;

const record = (more: string) => head(`records:\n  - { ${more}, retention: 2 Tahun, custodian: SPV }`);
const step = (number: number, title: string, fields: string, text = "") => `#### ${number}. ${title}\n\n${fields}${text && `\n\n${text}`}`;
const last = "- Lanjut: selesai";

test.each<[string, string, boolean]>([
  ["is made nowhere", record("title: Buku Tiket") + flow(step(1, "Catat", last)), true],
  ["is named by a step's text", record("title: Buku Tiket") + flow(step(1, "Catat", last, "Isi buku tiket.")), false],
  [
    "is named by the last step's text",
    record("title: Buku Tiket") + flow(step(1, "Catat", "- KPI: cepat"), step(2, "Isi", last, "Isi buku tiket.")),
    false,
  ],
  ["is named by a step's title", record("title: Buku Tiket") + flow(step(1, "Isi buku tiket", last)), false],
  ["is named with each telling word", record("title: Rekaman Buku Tiket") + flow(step(1, "Catat", last, "Tiket ditulis di buku.")), false],
  ["is named with one telling word of two", record("title: Rekaman Buku Tiket") + flow(step(1, "Catat", last, "Tiket ditulis.")), true],
  ["has no telling word", record("title: Daftar Catatan") + flow(step(1, "Tulis", last, "Semua ditulis.")), true],
  [
    "is named before the flow only",
    `${record("title: Buku Tiket")}## Tujuan\n\nMengisi buku tiket.\n\n${flow(step(1, "Catat", last))}`,
    true,
  ],
  ["is named after the flow only", `${record("title: Buku Tiket")}${flow(step(1, "Catat", last))}\n## Catatan\n\nBuku tiket.\n`, true],
  ["is cited by its code in a step", record("code: IN.OCC.TELK.F-19") + flow(step(1, "Catat", last, "Isi IN.OCC.TELK.F-19.")), false],
  [
    "is cited by its code before the flow only",
    `${record("code: IN.OCC.TELK.F-19")}## Tujuan\n\nMengisi IN.OCC.TELK.F-19.\n\n${flow(step(1, "Catat", last))}`,
    true,
  ],
  ["has a code no step cites", record("code: IN.OCC.TELK.F-19") + flow(step(1, "Catat", last)), true],
  [
    "may be made by a work instruction",
    head("workInstructions: [IN.OCC.TELK.W-10]\nrecords:\n  - { title: Buku Tiket, retention: 2 Tahun, custodian: SPV }") +
      flow(step(1, "Catat", last)),
    false,
  ],
  [
    "may be made by what a step follows",
    record("title: Buku Tiket") + flow(step(1, "Catat", `- Sesuai: IN.OCC.TELK.W-10\n${last}`)),
    false,
  ],
  ["stands in a text without steps", `${record("title: Buku Tiket")}## Tujuan\n\nMencatat.\n`, false],
])("SOP708: a record that %s", (_, text, isTold) => {
  expect(reports("SOP708", text).some((line) => line.includes("No step makes"))).toBe(isTold);
});

test("SOP708: a record that others keep is made by others", () => {
  const text = record("code: ISO-F-1") + flow(step(1, "Catat", last));
  expect(reports("SOP708", text, { external: [{ code: "ISO-F-1", title: "Formulir", heldBy: "ISO" }] })).toEqual([]);
});

test.each<[string, string, number]>([
  ["another time", "Buku Tiket disimpan selama 12 bulan.", 1],
  ["the same time", "Buku Tiket disimpan selama 24 bulan.", 0],
  ["the same time in other words", "Buku Tiket disimpan selama 2 tahun.", 0],
  ["a time that is no keeping", "Buku Tiket diisi dalam 12 bulan.", 0],
  ["keeping in one sentence, a time in the next", "Buku Tiket disimpan. Setelah 12 bulan diperiksa.", 0],
  ["no record's name", "Semua disimpan selama 12 bulan.", 0],
  ["two times", "Buku Tiket disimpan selama 12 bulan atau 6 bulan.", 0],
  ["two sentences, each with another time", "Buku Tiket disimpan 12 bulan; Buku Tiket disimpan 6 bulan.", 2],
  ["two records", "Buku Tiket dan Buku Tamu disimpan selama 12 bulan.", 0],
  ["another kind of quantity", "Buku Tiket disimpan dalam 12 map.", 0],
])("SOP708: a sentence that says %s", (_, sentence, times) => {
  const listed = head(
    "records:\n  - { title: Buku Tiket, retention: 2 Tahun, custodian: SPV }\n  - { title: Buku Tamu, retention: 1 Tahun, custodian: SPV }\n  - { title: Buku Kas, custodian: SPV }",
  );
  const text = `${listed}${flow(step(1, "Buku tiket, buku tamu, buku kas", last))}\n${sentence}\n`;
  expect(reports("SOP708", text).filter((line) => line.includes("is kept"))).toHaveLength(times);
});

const scoped = (scope: string, title: string, ...steps: string[]) =>
  `## Ruang Lingkup\n\n${scope}\n\n## Rincian Prosedur\n\n### ${title}\n\n${(steps.length > 0 ? steps : [step(1, "Salam", last)]).join("\n\n")}\n`;

test.each<[string, string, string, boolean]>([
  ["its number", "Layanan 108 dan 147.", "Layanan 147", true],
  ["another number", "Layanan 108.", "Layanan 147", false],
  ["one of two numbers", "Layanan 108.", "Layanan 108 dan 147", false],
  ["its stem", "Prosedur ini tentang penanganan pelanggan.", "Menangani keluhan", true],
  ["four letters of its word only", "Ini tentang peta.", "Petani", false],
  ["a short word as it is", "Ini tentang SMS.", "Kirim SMS", true],
  ["a two-letter word", "Ini tentang TV.", "TV", true],
  ["none of its words", "Ini tentang telepon.", "Pengembalian laptop", false],
  ["nothing, of a title that says nothing", "Ini tentang telepon.", "Alur pelayanan", true],
  ["nothing at all, being empty", "", "Pengembalian laptop", true],
])("SOP408: a scope that names %s", (_, scope, title, isNamed) => {
  expect(reports("SOP408", scoped(scope, title)).some((line) => line.includes("does not name"))).toBe(!isNamed);
});

const three = [step(1, "Salam pembuka", "- KPI: cepat"), step(2, "Penutup", "- KPI: cepat"), step(3, "Simpan rekaman", last)];
test.each<[string, string, string[], boolean]>([
  ["before the flow's end", "Layanan 108 sampai percakapan ditutup.", three, true],
  ["with the flow's last step", "Layanan 108 sampai rekaman disimpan.", three, false],
  ["at two ends", "Layanan 108 sampai ditutup, atau sampai disimpan.", three, false],
  ["with what no step is called", "Layanan 108 sampai pelanggan puas.", three, false],
  ["in English, before the flow's end", "Layanan 108 up to penutup.", three, true],
  [
    "with a step from which the flow ends",
    "Layanan 108 sampai ditutup.",
    [three[0] as string, step(2, "Penutup", last), step(3, "Simpan rekaman", last)],
    false,
  ],
])("SOP408: a scope that ends %s", (_, scope, steps, isPast) => {
  expect(reports("SOP408", scoped(scope, "Layanan 108", ...steps)).some((line) => line.includes("goes on with"))).toBe(isPast);
});

const reached = (...next: string[]) =>
  flow(...next.map((lead, index) => step(index + 1, `Langkah ${index + 1}`, lead === "" ? "- KPI: cepat" : `- Lanjut: ${lead}`)));
test.each<[string, string, string[]]>([
  ["one after the other", reached("", "", "selesai"), []],
  ["a step nobody goes on to", reached("3", "", "selesai"), ["Step 2 “Langkah 2” can't be reached from the start of “Layanan 108”."]],
  [
    "it and those after it, told once",
    reached("4", "3", "4", "selesai"),
    ["Step 2 “Langkah 2” can't be reached from the start of “Layanan 108”, nor can 3 after it."],
  ],
  [
    "two apart",
    reached("3", "selesai", "5", "selesai", "selesai"),
    [
      "Step 2 “Langkah 2” can't be reached from the start of “Layanan 108”.",
      "Step 4 “Langkah 4” can't be reached from the start of “Layanan 108”.",
    ],
  ],
  ["two ways to one that leads nowhere known", reached("9", "selesai"), []],
  [
    "a ring without a way out, beside one that has",
    flow(
      step(1, "Langkah 1", "- Lanjut:\n  - Ya → 2\n  - Tidak → selesai"),
      step(2, "Langkah 2", "- KPI: cepat"),
      step(3, "Langkah 3", "- Lanjut: 2"),
    ),
    ["Steps 2 and 3 of “Layanan 108” go round without a way out."],
  ],
  [
    "itself only",
    flow(step(1, "Langkah 1", "- Lanjut:\n  - Ya → 2\n  - Tidak → selesai"), step(2, "Langkah 2", "- Lanjut: 2")),
    ["Step 2 “Langkah 2” goes on to itself only; it has no way out."],
  ],
])("SOP404: %s", (_, text, expected) => expect(reports("SOP404", text).map((line) => line.replace(/^\S+ /, ""))).toEqual(expected));
