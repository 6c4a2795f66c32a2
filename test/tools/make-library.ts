import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes a library of `count` procedures into a folder, each issued once, with two flows of eight steps and citations of
 * its neighbours: the same bytes for the same count.
 */
export function makeLibrary(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "library.yaml"), "organisation: Pustaka Besar\ncode: { pattern: '{type}-{number}', digits: 6 }\n");
  for (let number = 1; number <= count; number++) {
    const code = codeOf(number);
    mkdirSync(join(folder, code), { recursive: true });
    writeFileSync(join(folder, code, "rev-00.md"), documentText(number, count));
  }
}

function codeOf(number: number): string {
  return `P-${String(number).padStart(6, "0")}`;
}

export function documentText(number: number, count: number): string {
  const code = codeOf(number);
  const [before, after] = [codeOf(Math.max(1, number - 1)), codeOf(Math.min(count, number + 1))];
  const step = (own: number, title: string, next: string) =>
    `#### ${own}. ${title}\n\n- Pelaksana: ${own % 3 === 0 ? "Team Leader" : "Agent"}\n- KPI: Ketepatan informasi\n- RC: ${code}_R${own}\n${next}\nAgent mengerjakan langkah ini menurut panduan yang berlaku dan mencatat hasilnya pada rekaman panggilan.\n`;
  const flow = (first: number, title: string) =>
    [
      `### ${title}\n`,
      step(first, "Salam", ""),
      step(first + 1, "Data tersedia?", `- Lanjut:\n  - Ya → ${first + 2}\n  - Tidak → ${first + 4}\n`),
      step(first + 2, "Memberi informasi", ""),
      step(first + 3, "Pelanggan puas?", `- Lanjut:\n  - Ya → selesai\n  - Tidak → ${first + 1}\n`),
      step(first + 4, "Mencari data lain", `- Lanjut: ${first + 5} dan ${first + 6}\n`),
      step(first + 5, "Menghubungi unit lain", `- Lanjut: ${first + 7}\n`),
      step(first + 6, "Mencatat permintaan", `- Lanjut: ${first + 7}\n`),
      step(first + 7, "Memberi hasil", `- Setelah: ${first + 5} dan ${first + 6}\n- Lanjut: selesai\n`),
    ].join("\n");
  return `---
code: ${code}
title: Prosedur nomor ${number}
revision: "00"
effective: 2020-02-01
approvals:
  prepared: { name: A.A., position: Penyusun, date: 2020-01-10 }
  checked: { name: B.B., position: Pemeriksa, date: 2020-01-12 }
  approved: { name: C.C., position: QMR, date: 2020-01-15 }
parties: [Agent, Team Leader]
definitions:
  - { term: NOSSA, kind: application, meaning: aplikasi tiket }
applications: [NOSSA]
records:
  - { no: 1, title: Rekaman panggilan, retention: 2 Tahun, custodian: QC }
changes:
  - summary: [Terbitan pertama]
transcription: { source: naskah kertas }
---

## Tujuan

- Menjamin pelanggan dilayani menurut standar yang berlaku.
- Menjadi pegangan Agent pada saat melayani pelanggan.

## Ruang Lingkup

Prosedur ini mencakup layanan informasi dan layanan keluhan nomor ${number}; lihat juga ${before} dan ${after}.

## Kebijakan Umum

- Agent memberi informasi dengan berpegang pada panduan yang berlaku.
- Bila perlu bantuan, Agent menghubungi Team Leader.

## Rincian Prosedur

${flow(1, "Layanan informasi")}
${flow(9, "Layanan keluhan")}`;
}
