import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { readSettings } from "../../cli/read/read-settings.ts";
import { runSop } from "../run-sop.ts";
import { makeDocx, par, table } from "../tools/make-docx.ts";

let folder: string;

/** A procedure of an organisation that counts revisions from 1 and has its own names of sections. */
const documentOf = (code: string, title: string, cites: string) =>
  makeDocx({
    body: [
      table([
        ["No. Dokumen", code],
        ["Judul", title],
        ["Revisi", "1"],
        ["Tanggal Berlaku", "5 Mei 2023"],
      ]),
      table([
        ["", "Disusun oleh", "Disahkan oleh"],
        ["Nama", "B. S.", "C. D."],
        ["Jabatan", "Staf Mutu", "Manajer"],
        ["Tanggal", "3 Mei 2023", "4 Mei 2023"],
      ]),
      par("1. Maksud dan Tujuan", { style: "Heading1" }),
      par("Untuk mencatat setiap keluhan pelanggan dengan baik."),
      par("2. Uraian Prosedur", { style: "Heading1" }),
      par("Petugas menyapa pelanggan.", { list: "1" }),
      par(`Petugas mencatat keluhan menurut ${cites}.`, { list: "1" }),
      par("3. Perlengkapan", { style: "Heading1" }),
      par("Telepon dan komputer."),
    ].join(""),
    parts: { header: par("PT Contoh Jaya") },
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sop-survey-"));
  mkdirSync(join(folder, "lama"));
  const put = (name: string, bytes: Buffer) => writeFileSync(join(folder, "lama", name), bytes);
  put("a.docx", await documentOf("MTU-SOP-001", "Penanganan Keluhan", "MTU-IK-001"));
  put("b.docx", await documentOf("MTU-SOP-002", "Pengembalian Barang", "MTU-SOP-001"));
  put("c.docx", await documentOf("MTU-IK-001", "Mencatat Keluhan", "MTU-SOP-002"));
  put("d.docx", await documentOf("99/X/2", "Lain Sendiri", "MTU-SOP-002"));
  put("e.doc", Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "latin1"));
});

test("a survey proposes the library its documents make up, says how many speak for each choice, and writes nothing", async () => {
  const before = readdirSync(folder, { recursive: true });
  const { out, err, status } = await runSop(["import", "lama", "--survey", "--lang", "en"], { cwd: folder });
  expect(status).toBe(2);
  expect(err).toContain("✖ lama/e.doc: It is an old Word document");
  expect(err).toContain("? d.docx: its code 99/X/2 is made otherwise");
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
  expect(out).toMatchSnapshot();
  writeFileSync(join(folder, "library.yaml"), out);
  const { settings } = await readSettings(folder, folder);
  expect(settings).toMatchObject({ organisation: "PT Contoh Jaya", language: "id", revision: { first: "1", digits: 1 } });
  expect(settings.code).toMatchObject({ pattern: "{unit}-{type}-{number}", digits: 3 });
  expect(Object.keys(settings.types)).toEqual(["SOP", "IK"]);
  expect(settings.types["SOP"]?.sections.map(({ name }) => name.id)).toEqual([
    "Maksud dan Tujuan",
    "Uraian Prosedur",
    "Perlengkapan",
    "Catatan Perubahan Dokumen",
  ]);
  expect(settings.types["SOP"]?.approvals).toEqual(["prepared", "approved"]);
  expect(settings.people).toMatchObject([
    { name: "B. S.", position: "Staf Mutu" },
    { name: "C. D.", position: "Manajer" },
  ]);
});

test("with --into the library begins and its documents come in, each knowing the others; one that is there is left alone", async () => {
  const { out, err } = await runSop(["import", "lama", "--survey", "--into", "baru", "--issued", "--json", "--lang", "en"], {
    cwd: folder,
  });
  const { documents } = JSON.parse(out);
  expect(readdirSync(join(folder, "baru")).sort()).toEqual(["99-X-2", "MTU-IK-001", "MTU-SOP-001", "MTU-SOP-002", "library.yaml"]);
  expect(readFileSync(join(folder, "baru/MTU-SOP-001/rev-1.md"), "utf8")).toContain("## Uraian Prosedur");
  // What comes in later in the same run is known to what came before.
  const asked = documents.flatMap((one: { report?: { entries: { kind: string; text: string }[] } }) => one.report?.entries ?? []);
  expect(asked.filter(({ text }: { text: string }) => text.includes("is not in the library"))).toEqual([]);
  expect(err).not.toContain("is not in the library");
  const again = await runSop(["import", "lama", "--survey", "--into", "baru", "--lang", "en"], { cwd: folder });
  expect(again.status).toBe(2);
  expect(again.err).toContain("“baru” is a library already");
  expect((await runSop(["check", "--library", "baru", "--lang", "en", "--rule", "SOP601"], { cwd: folder })).status).toBe(0);
});

test("what a template leaves to be filled in proposes nothing", async () => {
  mkdirSync(join(folder, "kosong"));
  const body = table([
    ["Document No.", "[enter content]"],
    ["Title", "[enter content]"],
    ["Revision", "[enter content] Date: [enter content]"],
  ]);
  writeFileSync(
    join(folder, "kosong", "a.docx"),
    await makeDocx({ body: body + par("1. Purpose", { style: "Heading1" }) + par("To be said.") }),
  );
  const { out } = await runSop(["import", "kosong", "--survey", "--lang", "en"], { cwd: folder });
  mkdirSync(join(folder, "dari-templat"));
  writeFileSync(join(folder, "dari-templat", "library.yaml"), out);
  const { settings } = await readSettings(join(folder, "dari-templat"), folder);
  expect(settings.revision.first).toBe("01");
});
