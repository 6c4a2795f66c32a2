import { expect, test } from "vitest";
import { drawFlow } from "../../core/flow/drawing/draw-flow.ts";
import type { FlowForm } from "../../core/flow/layout/describe-row.ts";
import { readFlow } from "./read-flow.ts";

const forms = ["house", "sop-ap"] as const;

function drawn(text: string, parties: string[], form: FlowForm): string {
  const { document, flow } = readFlow(`### Alur\n\n${text}`, parties);
  const drawing = drawFlow({ document, flow, language: "id", idPrefix: "f", standalone: true, form });
  if (!drawing.ok) throw new Error("the flow can't be drawn");
  return drawing.svg;
}

/** All that a drawing's texts of a class say. */
function said(svg: string, kind: string): string {
  return [...svg.matchAll(new RegExp(`<text class="${kind}"[^>]*>([^<]*)`, "g"))].map(([, words]) => words).join(" ");
}

test.each(forms)("a long name of an actor stands whole at the head of its lane (%s)", (form) => {
  const name = "Kepala Bagian Pengelolaan Layanan Pelanggan dan Pengaduan Masyarakat Wilayah Timur";
  expect(said(drawn(`#### 1. Cek\n\n- Pelaksana: ${name}\n- Lanjut: selesai\n`, [name], form), "lane-name")).toContain(name);
});

test.each(forms)("a phase of one step says its whole name (%s)", (form) => {
  const phase = "Penanganan keluhan dan pemeriksaan kembali";
  const text = `#### 1. Cek\n\n- Pelaksana: Agent\n- Fase: Awal\n\n#### 2. Kerja\n\n- Pelaksana: Agent\n- Fase: ${phase}\n\n#### 3. Tutup\n\n- Pelaksana: Agent\n- Fase: Akhir\n- Lanjut: selesai\n`;
  expect(said(drawn(text, ["Agent"], form), "lane-name")).toContain(phase);
});

test.each(forms)(
  "letters that the shipped font lacks are not stretched to the most they may take, others keep their width (%s)",
  (form) => {
    const svg = drawn(`#### 1. Проверить данные\n\n- Pelaksana: وكيل الخدمة\n\nTeks biasa.\n\n客服が確認する。\n`, ["وكيل الخدمة"], form);
    const lines = [...svg.matchAll(/<text ([^>]*)>([^<]*)/g)];
    const isFitted = (words: string) => lines.filter(([, , text]) => text?.includes(words)).map(([, look]) => look?.includes("textLength"));
    for (const words of ["Проверить", "وكيل", "確認"]) expect(new Set(isFitted(words))).toEqual(new Set([false]));
    expect(isFitted("Teks biasa.")).toEqual([true]);
  },
);

test("what lanes are headed by stands above the one lane of a flow that is lost, on one line", () => {
  const { document, flow } = readFlow("### Alur\n", ["Agent"]);
  const lost = { ...flow, gaps: [{ flow: "Alur", why: "gambar tidak ada" }] };
  const drawing = drawFlow({ document, flow: lost, language: "id", idPrefix: "f", form: "sop-ap" });
  expect(drawing.ok && said(drawing.svg, "lane-name")).toContain("Pelaksana");
});

test("a description keeps an item's bullet or number, and says what is to be said in quotation marks", () => {
  const text =
    "#### 1. Cek\n\n- Pelaksana: Agent\n- Lanjut: selesai\n\nSiapkan:\n\n- KTP\n- tiket\n\n3. catat\n4. simpan\n\n> Selamat pagi.\n>\n> Ada yang bisa dibantu?\n\n> “Baik.”\n";
  const svg = drawn(text, ["Agent"], "house");
  expect(said(svg, "text")).toBe("Siapkan: • KTP • tiket 3. catat 4. simpan “Selamat pagi. Ada yang bisa dibantu?” “Baik.”");
});
