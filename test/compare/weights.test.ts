import { expect, test } from "vitest";
import { diffDocuments } from "../../core/compare/diff.ts";
import type { DocumentChange } from "../../core/compare/document-change.ts";
import { read } from "../acts/example-documents.ts";

/** Every list and every kind of target in one document, so that each change is told whole: what it was, is, and weighs. */
const document = `---
code: IN.OCC.TELK.P-01
title: Penanganan Pelanggan
revision: "05"
effective: 2026-01-05
language: id
owner: Telkom Operation
parties: [Agent, Supervisor]
references:
  - { standard: ISO 9001, clause: 8.5.1, title: Pengendalian produksi }
  - { standard: ISO 10002 }
definitions:
  - { term: NOSSA, kind: application, meaning: aplikasi tiket }
  - { term: Tiket, kind: term, meaning: catatan permintaan }
workInstructions: [IN.OCC.TELK.W-18, IN.OCC.TELK.W-19]
records:
  - { no: 1, code: IN.OCC.TELK.F-19, retention: 2 Tahun, custodian: SPV }
  - { no: 2, title: Kontrak, retention: Selama PKS }
applications: [NOSSA]
distribution:
  - { copy: master, location: Pusat }
  - { copy: controlled, location: Malang, number: 1 }
keywords: [keluhan, gangguan]
---

## Tujuan

Menjadi pegangan Agent.

## Rincian Prosedur

### Layanan 108

#### 1. Salam Pembuka

- Pelaksana: Agent
- RC: IN.OCC.TELK.P-01_R1
- Aplikasi: NOSSA
- KPI: Sapaan

Agent menyapa pelanggan.

> Selamat pagi.

#### 2. Data tersedia?

- Pelaksana: Agent
- RC: IN.OCC.TELK.P-01_R77
- Lanjut:
  - Ya → 3
  - Tidak → 4

#### 3. Sampaikan data

- Pelaksana: Agent
- RC: IN.OCC.TELK.P-01_R3
- Lanjut: IN.OCC.TELK.W-18

#### 4. Catat dan teruskan

- Pelaksana: Supervisor
- RC: IN.OCC.TELK.P-01_R4
- Lanjut: 5 dan 6

#### 5. Tulis surat

- Pelaksana: Agent
- Lanjut: 7

#### 6. Kirim barang

- Pelaksana: Agent
- Lanjut: 7

#### 7. Salam Penutup

- Pelaksana: Agent
- Setelah: 5, 6
- Lanjut: selesai

### Layanan 147

#### 1. Catat gangguan

- Pelaksana: Agent
- Lanjut: selesai
`;

const before = read(document, "rev-05.md");

/** The edited places, `from` → `to`; each must be there. */
function edited(...pairs: readonly (readonly [string, string])[]): DocumentChange[] {
  let text = document;
  for (const [from, to] of pairs) {
    if (!text.includes(from)) throw new Error(`no “${from}”`);
    text = text.replace(from, () => to);
  }
  return diffDocuments(before, read(text));
}

test("the same text has no changes", () => {
  expect(edited()).toEqual([]);
});

const header: readonly [string, string, string][] = [
  ["title: Penanganan Pelanggan", "title: Penanganan Keluhan", "substantive"],
  ["title: Penanganan Pelanggan", "title: penanganan  pelanggan", "editorial"],
  ['revision: "05"', 'revision: "06"', "editorial"],
  ["effective: 2026-01-05", "effective: 2026-02-05", "editorial"],
  ["owner: Telkom Operation", "owner: Mutu", "substantive"],
  ["owner: Telkom Operation\n", "", "substantive"],
  ["language: id", "language: en", "substantive"],
];
test.each(header)("header %j → %j is %s", (from, to, weight) => {
  const value = (text: string) => /: "?([^"\n]*)"?/.exec(text)?.[1];
  const [change, ...more] = edited([from, to]).filter(({ kind }) => kind === "header");
  expect(more).toEqual([]);
  expect(change).toEqual({ kind: "header", field: from.split(":")[0], from: value(from), to: value(to), weight });
});

test("an effective day that a draft leaves open is no change yet; one that is given is", () => {
  expect(edited(["effective: 2026-01-05\n", ""])).toEqual([]);
  expect(diffDocuments(read(document.replace("effective: 2026-01-05\n", "")), before)).toEqual([
    { kind: "header", field: "effective", from: undefined, to: "2026-01-05", weight: "editorial" },
  ]);
});

test.each<[string, [string, string], object[]]>([
  [
    "a reference: another title",
    ["title: Pengendalian produksi", "title: Pengendalian layanan"],
    [
      {
        kind: "item-changed",
        list: "references",
        from: "ISO 9001, 8.5.1, Pengendalian produksi",
        to: "ISO 9001, 8.5.1, Pengendalian layanan",
        item: "ISO 9001, 8.5.1",
        fields: [{ field: "title", from: "Pengendalian produksi", to: "Pengendalian layanan" }],
        weight: "substantive",
      },
    ],
  ],
  [
    "a reference: another clause is another reference",
    ["clause: 8.5.1", "clause: 8.5.2"],
    [
      { kind: "item-added", list: "references", item: "ISO 9001, 8.5.2, Pengendalian produksi", weight: "substantive" },
      { kind: "item-removed", list: "references", item: "ISO 9001, 8.5.1, Pengendalian produksi", weight: "substantive" },
    ],
  ],
  [
    "parties: other capitals",
    ["parties: [Agent,", "parties: [agent,"],
    [{ kind: "item-changed", list: "parties", from: "Agent", to: "agent", weight: "editorial" }],
  ],
  [
    "parties: another order",
    ["parties: [Agent, Supervisor]", "parties: [Supervisor, Agent]"],
    [{ kind: "items-reordered", list: "parties", weight: "editorial" }],
  ],
  [
    "a definition: another meaning",
    ["meaning: aplikasi tiket", "meaning: aplikasi gangguan"],
    [
      {
        kind: "item-changed",
        list: "definitions",
        from: "NOSSA: aplikasi tiket",
        to: "NOSSA: aplikasi gangguan",
        item: "NOSSA",
        fields: [{ field: "meaning", from: "aplikasi tiket", to: "aplikasi gangguan" }],
        weight: "substantive",
      },
    ],
  ],
  [
    "a definition: another kind is another one",
    ["term: Tiket, kind: term", "term: Tiket, kind: abbreviation"],
    [
      { kind: "item-added", list: "definitions", item: "Tiket: catatan permintaan", weight: "substantive" },
      { kind: "item-removed", list: "definitions", item: "Tiket: catatan permintaan", weight: "substantive" },
    ],
  ],
  [
    "a work instruction",
    ["IN.OCC.TELK.W-19]", "IN.OCC.TELK.W-20]"],
    [
      { kind: "item-added", list: "workInstructions", item: "IN.OCC.TELK.W-20", weight: "substantive" },
      { kind: "item-removed", list: "workInstructions", item: "IN.OCC.TELK.W-19", weight: "substantive" },
    ],
  ],
  [
    "a record: another retention",
    ["retention: 2 Tahun", "retention: 3 Tahun"],
    [
      {
        kind: "item-changed",
        list: "records",
        from: "IN.OCC.TELK.F-19 · 2 Tahun · SPV",
        to: "IN.OCC.TELK.F-19 · 3 Tahun · SPV",
        item: "IN.OCC.TELK.F-19",
        fields: [{ field: "retention", from: "2 Tahun", to: "3 Tahun" }],
        weight: "substantive",
      },
    ],
  ],
  [
    "a record without a code: another retention",
    ["retention: Selama PKS", "retention: 1 Tahun"],
    [
      {
        kind: "item-changed",
        list: "records",
        from: "Kontrak · Selama PKS",
        to: "Kontrak · 1 Tahun",
        item: "Kontrak",
        fields: [{ field: "retention", from: "Selama PKS", to: "1 Tahun" }],
        weight: "substantive",
      },
    ],
  ],
  [
    "a record: another number",
    ["no: 2, title", "no: 3, title"],
    [{ kind: "item-changed", list: "records", from: "2. Kontrak · Selama PKS", to: "3. Kontrak · Selama PKS", weight: "editorial" }],
  ],
  [
    "a record: no number any more",
    ["no: 2, title", "title"],
    [{ kind: "item-changed", list: "records", from: "2. Kontrak · Selama PKS", to: "Kontrak · Selama PKS", weight: "editorial" }],
  ],
  [
    "an application",
    ["applications: [NOSSA]", "applications: [NOSSA, Starclick]"],
    [{ kind: "item-added", list: "applications", item: "Starclick", weight: "substantive" }],
  ],
  [
    "a copy goes elsewhere",
    ["location: Malang", "location: Batu"],
    [
      { kind: "item-added", list: "distribution", item: "controlled · 1 · Batu", weight: "editorial" },
      { kind: "item-removed", list: "distribution", item: "controlled · 1 · Malang", weight: "editorial" },
    ],
  ],
  [
    "keywords",
    ["keywords: [keluhan, gangguan]", "keywords: [keluhan]"],
    [{ kind: "item-removed", list: "keywords", item: "gangguan", weight: "editorial" }],
  ],
  [
    "all keywords",
    ["keywords: [keluhan, gangguan]\n", ""],
    [
      { kind: "item-removed", list: "keywords", item: "keluhan", weight: "editorial" },
      { kind: "item-removed", list: "keywords", item: "gangguan", weight: "editorial" },
    ],
  ],
  [
    "a section that is new",
    ["## Rincian Prosedur", "## Catatan\n\nBaru.\n\n## Rincian Prosedur"],
    [{ kind: "section-added", id: "notes", title: "Catatan", words: [{ kind: "added", text: "Baru." }], weight: "substantive" }],
  ],
  [
    "text before the first section",
    ["## Tujuan\n", "Matikan mesin.\n\n## Tujuan\n"],
    [{ kind: "loose-text", words: [{ kind: "added", text: "Matikan mesin." }], weight: "substantive" }],
  ],
  [
    "a second section of a name",
    ["## Rincian Prosedur", "## Tujuan\n\nYang kedua.\n\n## Rincian Prosedur"],
    [{ kind: "section-added", id: "purpose", title: "Tujuan", words: [{ kind: "added", text: "Yang kedua." }], weight: "substantive" }],
  ],
  [
    "a section of nobody's",
    ["## Tujuan\n\nMenjadi pegangan Agent.\n", "## Lampiran\n"],
    [
      { kind: "section-added", id: undefined, title: "Lampiran", words: [{ kind: "added", text: "" }], weight: "editorial" },
      {
        kind: "section-removed",
        id: "purpose",
        title: "Tujuan",
        words: [{ kind: "removed", text: "Menjadi pegangan Agent." }],
        weight: "substantive",
      },
    ],
  ],
])("%s", (_, pair, changes) => {
  expect(edited(pair)).toEqual(changes);
});

const first = { flow: "Layanan 108", number: 1, title: "Salam Pembuka" };
test.each<[string, [string, string], object[]]>([
  ["an own RC follows its number", ["_R1\n", "_R1\n"], []],
  [
    "an RC of another number is another RC",
    ["TELK.P-01_R77", "TELK.P-01_R78"],
    [
      {
        kind: "step-field",
        step: { flow: "Layanan 108", number: 2, title: "Data tersedia?" },
        field: "rc",
        from: "IN.OCC.TELK.P-01_R77",
        to: "IN.OCC.TELK.P-01_R78",
        weight: "substantive",
      },
    ],
  ],
  [
    "an RC of another document",
    ["TELK.P-01_R1", "TELK.P-02_R1"],
    [{ kind: "step-field", step: first, field: "rc", from: "IN.OCC.TELK.P-01_R1", to: "IN.OCC.TELK.P-02_R1", weight: "substantive" }],
  ],
  [
    "an RC that is gone",
    ["- RC: IN.OCC.TELK.P-01_R1\n", ""],
    [{ kind: "step-field", step: first, field: "rc", from: "IN.OCC.TELK.P-01_R1", to: undefined, weight: "substantive" }],
  ],
  [
    "a KPI",
    ["KPI: Sapaan", "KPI: Salam"],
    [{ kind: "step-field", step: first, field: "kpi", from: "Sapaan", to: "Salam", weight: "substantive" }],
  ],
  [
    "a KPI in other capitals",
    ["KPI: Sapaan", "KPI: sapaan"],
    [{ kind: "step-field", step: first, field: "kpi", from: "Sapaan", to: "sapaan", weight: "editorial" }],
  ],
  [
    "an application of a step",
    ["- Aplikasi: NOSSA\n", ""],
    [{ kind: "step-field", step: first, field: "application", from: "NOSSA", to: undefined, weight: "substantive" }],
  ],
  [
    "what a step waits for",
    ["Setelah: 5, 6", "Setelah: 5"],
    [
      {
        kind: "step-field",
        step: { flow: "Layanan 108", number: 7, title: "Salam Penutup" },
        field: "after",
        from: "5, 6",
        to: "5",
        weight: "substantive",
      },
    ],
  ],
  ["what a step waits for, in another order", ["Setelah: 5, 6", "Setelah: 6, 5"], []],
  [
    "another document to go on to",
    ["Lanjut: IN.OCC.TELK.W-18", "Lanjut: IN.OCC.TELK.W-19"],
    [
      {
        kind: "step-next",
        step: { flow: "Layanan 108", number: 3, title: "Sampaikan data" },
        from: "IN.OCC.TELK.W-18",
        to: "IN.OCC.TELK.W-19",
        weight: "substantive",
      },
    ],
  ],
  [
    "a flow to go on to",
    ["Lanjut: IN.OCC.TELK.W-18", "Lanjut: Layanan 147"],
    [
      {
        kind: "step-next",
        step: { flow: "Layanan 108", number: 3, title: "Sampaikan data" },
        from: "IN.OCC.TELK.W-18",
        to: "Layanan 147",
        weight: "substantive",
      },
    ],
  ],
  ["an RC of the document itself to go on to, which is the step of that number", ["Tidak → 4", "Tidak → IN.OCC.TELK.P-01_R4"], []],
  [
    "an RC of another document to go on to",
    ["Lanjut: IN.OCC.TELK.W-18", "Lanjut: IN.OCC.TELK.W-18_R2"],
    [
      {
        kind: "step-next",
        step: { flow: "Layanan 108", number: 3, title: "Sampaikan data" },
        from: "IN.OCC.TELK.W-18",
        to: "IN.OCC.TELK.W-18_R2",
        weight: "substantive",
      },
    ],
  ],
  [
    "an end with what it reaches",
    ["Lanjut: IN.OCC.TELK.W-18", "Lanjut: selesai (data disampaikan)"],
    [
      {
        kind: "step-next",
        step: { flow: "Layanan 108", number: 3, title: "Sampaikan data" },
        from: "IN.OCC.TELK.W-18",
        to: "selesai (data disampaikan)",
        weight: "substantive",
      },
    ],
  ],
  [
    "what cannot be read",
    ["Lanjut: IN.OCC.TELK.W-18", "Lanjut: ke mana saja"],
    [
      {
        kind: "step-next",
        step: { flow: "Layanan 108", number: 3, title: "Sampaikan data" },
        from: "IN.OCC.TELK.W-18",
        to: "ke mana saja",
        weight: "substantive",
      },
    ],
  ],
  [
    "one less at once",
    ["Lanjut: 5 dan 6", "Lanjut: 5"],
    [
      {
        kind: "step-next",
        step: { flow: "Layanan 108", number: 4, title: "Catat dan teruskan" },
        from: "5 dan 6",
        to: "5",
        weight: "substantive",
      },
    ],
  ],
  [
    "branches the other way round",
    ["- Ya → 3\n  - Tidak → 4", "- Ya → 4\n  - Tidak → 3"],
    [
      {
        kind: "step-next",
        step: { flow: "Layanan 108", number: 2, title: "Data tersedia?" },
        from: "Ya → 3; Tidak → 4",
        to: "Ya → 4; Tidak → 3",
        weight: "substantive",
      },
    ],
  ],
  [
    "who does it",
    ["- Pelaksana: Supervisor", "- Pelaksana: Agent"],
    [
      {
        kind: "step-actor",
        step: { flow: "Layanan 108", number: 4, title: "Catat dan teruskan" },
        from: "Supervisor",
        to: "Agent",
        weight: "substantive",
      },
    ],
  ],
  [
    "who does it, in other capitals",
    ["- Pelaksana: Supervisor", "- Pelaksana: supervisor"],
    [
      {
        kind: "step-actor",
        step: { flow: "Layanan 108", number: 4, title: "Catat dan teruskan" },
        from: "Supervisor",
        to: "supervisor",
        weight: "editorial",
      },
    ],
  ],
])("steps: %s", (_, pair, changes) => {
  expect(edited(pair)).toEqual(changes);
});

/** The change of whole flows, told with what each is about. */
const flowsTold = (changes: readonly DocumentChange[]) =>
  changes.map((change) => ({ kind: change.kind, flow: "flow" in change ? change.flow : undefined, weight: change.weight }));

test("a flow that is new or gone is told once, not step by step", () => {
  const added = edited([
    "### Layanan 147",
    "### Layanan 188\n\n#### 1. Sambut tamu\n\n- Pelaksana: Agent\n- Lanjut: selesai\n\n### Layanan 147",
  ]);
  expect(flowsTold(added)).toEqual([{ kind: "flow-added", flow: "Layanan 188", weight: "substantive" }]);
  const gone = edited([document.slice(document.indexOf("### Layanan 147")), ""]);
  expect(flowsTold(gone)).toEqual([{ kind: "flow-removed", flow: "Layanan 147", weight: "substantive" }]);
});

test("flows in another order are told as such, and nothing else", () => {
  const at = document.indexOf("### Layanan 108");
  const second = document.indexOf("### Layanan 147");
  const swapped = `${document.slice(0, at)}${document.slice(second)}\n${document.slice(at, second)}`;
  expect(flowsTold(diffDocuments(before, read(swapped)))).toEqual([{ kind: "flows-reordered", flow: undefined, weight: "editorial" }]);
});

test("what stands before a flow's first step, and its keywords, are told of the flow", () => {
  const heading = "### Layanan 108\n";
  const [change, ...more] = edited([heading, `${heading}\nMulai bila telepon berdering.\n`]);
  expect(more).toEqual([]);
  expect(change).toMatchObject({ kind: "flow-introduction", flow: "Layanan 108", weight: "substantive" });
  expect(edited([heading, `${heading}\nKata kunci: telepon, salam\n`])).toMatchObject([
    { kind: "flow-keywords", from: "", to: "telepon, salam", weight: "editorial" },
  ]);
});

test("what sets a flow off, and what it reaches, are told where they change", () => {
  const heading = "### Layanan 108\n";
  const started = read(document.replace(heading, `${heading}\nDimulai: Telepon berdering\n`));
  const told = (text: string) => diffDocuments(started, read(text));
  expect(diffDocuments(before, started)).toEqual([
    { kind: "flow-start", flow: "Layanan 108", from: "", to: "Telepon berdering", weight: "substantive" },
  ]);
  expect(told(started.text.replace("Telepon berdering", "telepon berdering."))).toMatchObject([
    { kind: "flow-start", weight: "editorial" },
  ]);
  const reached = read(started.text.replace("Setelah: 5, 6\n- Lanjut: selesai", "Setelah: 5, 6\n- Lanjut: selesai (terkirim)"));
  expect(diffDocuments(started, reached)).toMatchObject([
    { kind: "step-next", from: "selesai", to: "selesai (terkirim)", weight: "substantive" },
  ]);
  expect(diffDocuments(reached, read(reached.text.replace("(terkirim)", "(gagal)")))).toMatchObject([
    { kind: "step-next", weight: "substantive" },
  ]);
});

test("another spelling of an actor is a change that says nothing new", () => {
  expect(edited(["- Pelaksana: Agent\n- RC: IN.OCC.TELK.P-01_R1", "- Pelaksana: AGENT\n- RC: IN.OCC.TELK.P-01_R1"])).toMatchObject([
    { kind: "step-actor", from: "Agent", to: "AGENT", weight: "editorial" },
  ]);
});

test("a step that is gone, and one that is new, carry their words", () => {
  const [gone] = edited(["#### 6. Kirim barang\n\n- Pelaksana: Agent\n- Lanjut: 7\n\n", ""]).filter(({ kind }) => kind === "step-removed");
  expect(gone).toMatchObject({ step: { flow: "Layanan 108", number: 6, title: "Kirim barang" }, weight: "substantive" });
  const [fresh] = edited(["#### 7. Salam", "#### 8. Catat hasil\n\n- Pelaksana: Agent\n\n#### 7. Salam"]).filter(
    ({ kind }) => kind === "step-added",
  );
  expect(fresh).toMatchObject({
    step: { number: 8, title: "Catat hasil" },
    words: [{ kind: "added", text: expect.stringContaining("Pelaksana: Agent") }],
  });
  expect(JSON.stringify(gone)).toContain("Kirim barang");
});

test("a deadline and ways to fail are told as written, and a target that only moved with its number is none", () => {
  const base = document.replace("- KPI: Sapaan\n", "- KPI: Sapaan\n- Tenggat: 1x24 jam → 3\n- Bila gagal: sibuk → 2\n");
  const changes = (after: string) =>
    diffDocuments(read(base), read(after)).filter(({ kind }) => kind === "step-field" || kind === "step-next");
  const told = changes(base.replace("1x24 jam → 3", "2x24 jam → 3").replace("sibuk → 2", "sibuk → selesai"));
  expect(told.map((change) => ("field" in change ? [change.field, change.from, change.to, change.weight] : change))).toEqual([
    ["deadline", "1x24 jam → 3", "2x24 jam → 3", "substantive"],
    ["failure", "sibuk → 2", "sibuk → selesai", "substantive"],
  ]);
  const inserted = base
    .replace("#### 3. Sampaikan data", "#### 3. Baru\n\n- Pelaksana: Agent\n\n#### 4. Sampaikan data")
    .replace("jam → 3", "jam → 4");
  expect(changes(inserted).filter((change) => "field" in change && change.field === "deadline")).toEqual([]);
});

test("a number that stays as it is written and means another step is told with what the steps are called", () => {
  const fields = "- Tenggat: 1x24 jam → 3\n- Bila gagal: sibuk → 3\n- Setelah: 3\n- Lanjut: 3\n";
  const base = document.replace("- KPI: Sapaan\n", `- KPI: Sapaan\n${fields}`);
  const pushed = base.replace("#### 3. Sampaikan data", "#### 3. Baru\n\n- Pelaksana: Agent\n\n#### 4. Sampaikan data");
  const told = (text: string) =>
    diffDocuments(read(base), read(text)).flatMap((change) =>
      "step" in change && change.step.number === 1 && "from" in change && "to" in change
        ? [[("field" in change && change.field) || change.kind, change.from, change.to, change.weight]]
        : [],
    );
  expect(told(pushed)).toEqual([
    ["step-next", "3 (Sampaikan data)", "3 (Baru)", "substantive"],
    ["deadline", "1x24 jam → 3 (Sampaikan data)", "1x24 jam → 3 (Baru)", "substantive"],
    ["failure", "sibuk → 3 (Sampaikan data)", "sibuk → 3 (Baru)", "substantive"],
    ["after", "3 (Sampaikan data)", "3 (Baru)", "substantive"],
  ]);
  const followed = fields.replaceAll("3\n", "4\n");
  expect(told(pushed.replace(fields, followed))).toEqual([]);
  expect(told(pushed.replace(fields, followed.replace("Setelah: 4", "Setelah: 2")))).toEqual([["after", "3", "2", "substantive"]]);
});

/** The document with these edits, beside the same with those too. */
function between(first: readonly (readonly [string, string])[], then: readonly (readonly [string, string])[]): DocumentChange[] {
  const edit = (text: string, pairs: readonly (readonly [string, string])[]) =>
    pairs.reduce((edited, [from, to]) => {
      if (!edited.includes(from)) throw new Error(`no “${from}”`);
      return edited.replace(from, () => to);
    }, text);
  const old = edit(document, first);
  return diffDocuments(read(old), read(edit(old, then)));
}

const next = "Lanjut: IN.OCC.TELK.W-18";
test.each<[what: string, from: string, to: string]>([
  ["another flow", "Layanan 147", "Layanan 108"],
  ["another step of another document", "IN.OCC.TELK.W-18_R2", "IN.OCC.TELK.W-18_R3"],
  ["what can't be read, written otherwise", "ke mana saja", "ke sana"],
  ["another outcome", "selesai (terkirim)", "selesai (gagal)"],
  ["another pair of steps at once", "5 dan 6", "6 dan 7"],
  ["a step", "4", "5"],
])("where a step goes on to: %s", (_, from, to) => {
  expect(
    between(
      [[next, `Lanjut: ${from}`]],
      [
        [
          `Sampaikan data\n\n- Pelaksana: Agent\n- RC: IN.OCC.TELK.P-01_R3\n- Lanjut: ${from}`,
          `Sampaikan data\n\n- Pelaksana: Agent\n- RC: IN.OCC.TELK.P-01_R3\n- Lanjut: ${to}`,
        ],
      ],
    ),
  ).toEqual([{ kind: "step-next", step: { flow: "Layanan 108", number: 3, title: "Sampaikan data" }, from, to, weight: "substantive" }]);
});

test("steps at once in another order are the same", () => {
  expect(edited(["Lanjut: 5 dan 6", "Lanjut: 6 dan 5"])).toEqual([]);
});

test("to say where it goes on without saying is editorial; to go back is not", () => {
  const told = (to: string) => edited(["_R1\n", `_R1\n- Lanjut: ${to}\n`]);
  expect(told("2")).toEqual([{ kind: "step-next", step: first, from: "", to: "2", weight: "editorial" }]);
  expect(told("1")).toMatchObject([{ from: "", to: "1", weight: "substantive" }]);
});

test("what is said to a customer is what stands in a quote: the same words outside of it are no longer said", () => {
  const told = (to: string) => edited(["> Selamat pagi.", to]).map(({ kind, weight }) => [kind, weight]);
  expect(told("Selamat pagi.")).toEqual([["step-text", "substantive"]]);
  expect(told("> selamat pagi")).toEqual([["step-text", "editorial"]]);
});

test("a new step reads as its fields and its text, without the marks of the notation", () => {
  const [change] = edited([
    "#### 7. Salam",
    "#### 8. Catat hasil - segera\n\n- Pelaksana: Agent  \n-  Lanjut:\n  - Ya → 7\n  * Tidak - belum → 6\n\nIsi **semua**.\n\n- satu\n\n#### 7. Salam",
  ]).filter(({ kind }) => kind === "step-added");
  expect(change).toMatchObject({
    words: [
      {
        kind: "added",
        text: "8. Catat hasil - segera\nPelaksana: Agent\nLanjut:\n  Ya → 7\n  Tidak - belum → 6\n\nIsi **semua**.\n\n- satu",
      },
    ],
  });
});

test.each<[what: string, pair: [string, string], items: object[]]>([
  [
    "a reference without clause and title",
    ["  - { standard: ISO 10002 }\n", ""],
    [{ kind: "item-removed", list: "references", item: "ISO 10002", weight: "substantive" }],
  ],
  [
    "a reference without a clause gets a title",
    ["{ standard: ISO 10002 }", "{ standard: ISO 10002, title: Keluhan }"],
    [
      {
        kind: "item-changed",
        list: "references",
        from: "ISO 10002",
        to: "ISO 10002, Keluhan",
        item: "ISO 10002",
        fields: [{ field: "title", from: undefined, to: "Keluhan" }],
        weight: "substantive",
      },
    ],
  ],
  [
    "a record with a code gets a title, and stays the same record",
    ["code: IN.OCC.TELK.F-19,", "code: IN.OCC.TELK.F-19, title: Laporan,"],
    [
      {
        kind: "item-changed",
        list: "records",
        from: "IN.OCC.TELK.F-19 · 2 Tahun · SPV",
        to: "IN.OCC.TELK.F-19 · 2 Tahun · SPV",
        item: "IN.OCC.TELK.F-19",
        fields: [{ field: "title", from: undefined, to: "Laporan" }],
        weight: "editorial",
      },
    ],
  ],
  [
    "a record said twice: one of them goes",
    [
      "  - { no: 2, title: Kontrak",
      "  - { no: 1, code: IN.OCC.TELK.F-19, retention: 2 Tahun, custodian: SPV }\n  - { no: 2, title: Kontrak",
    ],
    [{ kind: "item-added", list: "records", item: "IN.OCC.TELK.F-19 · 2 Tahun · SPV", weight: "substantive" }],
  ],
  [
    "a party put in before the others leaves their order",
    ["parties: [Agent,", "parties: [Manajer, Agent,"],
    [{ kind: "item-added", list: "parties", item: "Manajer", weight: "substantive" }],
  ],
])("lists: %s", (_, pair, items) => {
  expect(edited(pair)).toEqual(items);
});

const salam = { flow: "Layanan 108", number: 1, title: "Salam Pembuka" };
test.each<[string, [string, string], object[]]>([
  [
    "a name that no field has",
    ["- KPI: Sapaan", "- KPI: Sapaan\n- Nada: ramah"],
    [{ from: "", to: "- Nada: ramah", weight: "substantive" }],
  ],
  [
    "a field for the second time",
    ["- KPI: Sapaan", "- KPI: Sapaan\n- KPI: Senyum"],
    [{ from: "", to: "- KPI: Senyum", weight: "substantive" }],
  ],
  [
    "what stands below a field that takes one value",
    ["- KPI: Sapaan", "- KPI: Sapaan\n  - Cepat → 2"],
    [{ from: "", to: "- Cepat → 2", weight: "substantive" }],
  ],
  [
    "a time that leads nowhere",
    ["- KPI: Sapaan", "- KPI: Sapaan\n- Tenggat: 5 menit"],
    [{ from: "", to: "- Tenggat: 5 menit", weight: "substantive" }],
  ],
  [
    "steps to wait for that are none",
    ["- KPI: Sapaan", "- KPI: Sapaan\n- Setelah: nanti"],
    [{ from: "", to: "- Setelah: nanti", weight: "substantive" }],
  ],
])("what is not read among a step's fields: %s", (_, change, expected) => {
  expect(edited(change)).toEqual(expected.map((one) => ({ kind: "step-unread", step: salam, ...one })));
});

test("a value beside branches, of which none is read", () => {
  const step = { flow: "Layanan 108", number: 2, title: "Data tersedia?" };
  expect(edited(["- Lanjut:\n  - Ya", "- Lanjut: 6\n  - Ya"])).toEqual([
    { kind: "step-unread", step, from: "", to: "- Lanjut: 6", weight: "substantive" },
  ]);
});

test("what is read of a step's fields is not told as unread, however it is written", () => {
  expect(edited(["- KPI: Sapaan", "* KPI:  Sapaan"], ["- Aplikasi: NOSSA", "-  Aplikasi: NOSSA"])).toEqual([]);
  const wrapped = edited(["- KPI: Sapaan", "- KPI: Sapaan\n  ramah\n- Tenggat: 5 menit → 2\n- Bila gagal:\n  - putus → 3"]);
  expect(wrapped.map((change) => [change.kind, "field" in change && change.field])).toEqual([
    ["step-field", "deadline"],
    ["step-field", "failure"],
    ["step-field", "kpi"],
  ]);
});

test.each<[string, [string, string], object]>([
  [
    "set",
    [
      "#### 1. Salam Pembuka\n\n- Pelaksana: Agent\n- RC",
      "#### 1. Salam Pembuka\n\n> [!RECONSTRUCTED] dari ingatan\n\n- Pelaksana: Agent\n- RC",
    ],
    { from: "", to: "[!RECONSTRUCTED] dari ingatan" },
  ],
])("a mark of reconstruction is told where it is %s, and taken off", (_, change, expected) => {
  const marked = edited(change);
  expect(marked).toEqual([{ kind: "step-mark", step: salam, ...expected, weight: "editorial" }]);
  const back = diffDocuments(read(document.replace(...change)), before);
  expect(back).toMatchObject([{ kind: "step-mark", from: "[!RECONSTRUCTED] dari ingatan", to: "" }]);
});

test.each<[string, [string, string], object]>([
  [
    "an entry marked as reconstructed",
    ["keywords: [", "reconstructed: [definitions.Tiket]\nkeywords: ["],
    { kind: "item-added", list: "reconstructed", item: "definitions.Tiket", weight: "editorial" },
  ],
  [
    "a key that is not known",
    ["keywords: [", "kewords: [gangguan]\nkeywords: ["],
    { kind: "header-written", key: "kewords", from: "", to: '["gangguan"]', weight: "substantive" },
  ],
  [
    "an entry that can't be read",
    ["  - { standard: ISO 10002 }", "  - { standard: ISO 10002 }\n  - { clause: 4 }"],
    { kind: "header-written", key: "references", weight: "substantive" },
  ],
])("in the header: %s", (_, change, expected) => {
  expect(edited(change)).toMatchObject([expected]);
});

test("the order of keys is none", () => {
  expect(edited(["{ no: 2, title: Kontrak, retention: Selama PKS }", "{ retention: Selama PKS, title: Kontrak, no: 2 }"])).toEqual([]);
});
