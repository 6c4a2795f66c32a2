import { type FlowFixture, readFlow } from "./read-flow.ts";

const step = (number: number, title: string, actor: string, ...fields: string[]) =>
  [`#### ${number}. ${title}`, "", `- Pelaksana: ${actor}`, ...fields, ""].join("\n");

function flow(name: string, parties: string[], ...steps: string[]): FlowFixture {
  return { ...readFlow(`### ${name}\n\n${steps.join("\n")}\n### Layanan 147\n\n#### 99. Salam\n\n- Lanjut: selesai\n`, parties), name };
}

const long = "Memeriksa kelengkapan berkas permohonan pelanggan beserta seluruh lampiran yang dipersyaratkan oleh ketentuan layanan";

/** Flows chosen by hand: each holds a construct that is hard to draw. */
export const fixtures: FlowFixture[] = [
  flow("one step", ["Agent"], step(1, "Salam", "Agent", "- Lanjut: selesai")),
  flow(
    "loops back",
    ["Agent", "Team Leader"],
    step(1, "Salam", "Agent"),
    step(2, "Cari data", "Agent"),
    step(3, "Data tersedia?", "Agent", "- Lanjut:", "  - Ya → 5", "  - Tidak → 4", "  - Ragu → 2"),
    step(4, "Tambah data", "Team Leader", "- Lanjut: 2"),
    step(5, "Pelanggan puas?", "Agent", "- Lanjut:", "  - Ya → 6", "  - Tidak → 1"),
    step(6, "Salam Penutup", "Agent", "- Lanjut: selesai"),
  ),
  flow(
    "long words",
    ["Agent"],
    step(1, "Mempertanggungjawabkan ketidakbertanggungjawabannya", "Agent"),
    step(2, "Apakah dipertanggungjawabkan?", "Agent", "- Lanjut:", "  - Ya → 1", "  - Tidak → selesai"),
  ),
  flow(
    "again",
    ["Agent", "Back Office"],
    step(1, "Telepon pelanggan", "Agent"),
    step(2, "Tersambung?", "Agent", "- Lanjut:", "  - Ya → 3", "  - Belum → 2"),
    step(3, "Data benar?", "Back Office", "- Lanjut:", "  - Ya → 4", "  - Tidak → 1", "  - Belum lengkap → 3"),
    step(4, "Hasil?", "Agent", "- Lanjut:", "  - Setuju → 5", "  - Menolak → 6", "  - Ragu → 2", "  - Terputus → 4"),
    step(5, "Catat persetujuan", "Back Office"),
    step(6, "Salam Penutup", "Agent", "- Lanjut: selesai"),
  ),
  flow(
    "time limits and failures",
    ["Agent", "Back Office", "Supervisor"],
    step(1, "Terima tiket", "Agent", "- Fase: Terima"),
    step(
      2,
      "Hubungi pelanggan",
      "Agent",
      "- Fase: Hubungi",
      "- Tenggat: 1x24 jam → 6",
      "- Bila gagal:",
      "  - nomor tidak aktif → 5",
      "  - tidak diangkat → 2",
      "  - salah sambung → selesai (salah sambung)",
    ),
    step(3, "Pelanggan setuju?", "Agent", "- Lanjut:", "  - Ya → 4", "  - Tidak → selesai", "  - Ragu → 6", "- Tenggat: 2 hari kerja → 6"),
    step(
      4,
      "Periksa data dan tagihan",
      "Back Office",
      "- Sesuai: IN.OCC.TELK.W-18",
      "- Bila gagal: sistem tidak dapat dibuka → Layanan 147",
    ),
    step(
      5,
      "Cari nomor lain",
      "Back Office",
      "- Lanjut:",
      "  - Ada → 2",
      "  - Tidak ada → 6",
      "- Bila gagal:",
      "  - data terkunci → 6",
      "  - data rusak → 1",
    ),
    step(6, "Putuskan tindak lanjut", "Supervisor", "- Fase: Tutup", "- Lanjut: 7 dan 8", "- Tenggat: 30 menit → selesai (Diserahkan)"),
    step(7, "Catat", "Agent", "- Lanjut: 9"),
    step(8, "Beri tahu", "Back Office", "- Lanjut: 9"),
    step(9, "Tutup tiket", "Agent", "- Setelah: 7 dan 8", "- Lanjut: selesai (Tiket ditutup)"),
  ),
  flow(
    "six branches",
    ["Agent", "Supervisor"],
    step(
      1,
      "Jenis layanan?",
      "Agent",
      "- Lanjut:",
      "  - Informasi → 2",
      "  - Keluhan → 3",
      "  - Registrasi → 4",
      "  - Tagihan → Layanan 147",
      "  - Umum → IN.OCC.TELK.W-10",
      "  - Lainnya → selesai",
    ),
    step(2, "Beri informasi", "Agent", "- Lanjut: 5"),
    step(3, "Catat keluhan", "Supervisor", "- Lanjut: 5"),
    step(4, "Registrasi", "Agent"),
    step(5, "Salam Penutup", "Agent", "- Lanjut: selesai"),
  ),
  flow(
    "parallel parts",
    ["Agent", "Back Office", "Supervisor"],
    step(1, "Terima permintaan", "Agent", "- Lanjut: 2, 3 dan 4"),
    step(2, "Periksa data", "Agent", "- Lanjut: 5"),
    step(3, "Periksa tagihan", "Back Office", "- Lanjut: 5"),
    step(4, "Periksa wewenang", "Supervisor", "- Lanjut: 5"),
    step(5, "Gabungkan hasil", "Agent", "- Setelah: 2, 3 dan 4"),
    step(6, "Tutup", "Agent", "- Sesuai: IN.OCC.TELK.W-18", "- Lanjut: selesai"),
  ),
  flow(
    "parallel parts that decide, nest and end",
    ["Agent", "Back Office", "Supervisor"],
    step(1, "Terima keluhan", "Agent", "- Lanjut: 2, 5 dan 8"),
    step(2, "Perlu data?", "Agent", "- Lanjut:", "  - Ya → 3", "  - Tidak → 4"),
    step(3, "Minta data", "Agent", "- Lanjut: 9"),
    step(4, "Catat alasan", "Agent", "- Lanjut: 9"),
    step(5, "Periksa tagihan", "Back Office", "- Lanjut: 6 dan 7"),
    step(6, "Periksa pembayaran", "Back Office", "- Lanjut: 9"),
    step(7, "Periksa potongan", "Supervisor", "- Lanjut: 9"),
    step(8, "Periksa wewenang", "Supervisor"),
    step(9, "Gabungkan hasil", "Agent", "- Setelah: 3, 4, 6, 7 dan 8", "- Lanjut: 10 dan 11"),
    step(10, "Kirim surat", "Agent", "- Lanjut: selesai"),
    step(11, "Arsipkan", "Back Office", "- Lanjut: selesai"),
  ),
  flow(
    "long texts",
    ["Agent", "Petugas Lapangan Wilayah Timur"],
    step(1, long, "Agent", `- KPI: ${long}`),
    step(2, `${long}?`, "Petugas Lapangan Wilayah Timur", "- Lanjut:", `  - Ya, seluruhnya lengkap dan benar → 3`, "  - Tidak → 1"),
    step(3, "Penutup", "Agent", "- Lanjut: selesai"),
  ),
  {
    ...readFlow(
      `### Keluhan\n\nDimulai: Pelanggan menelepon untuk menyampaikan keluhan\n\n${step(1, "Keluhan sah?", "Agent", "- Lanjut:", "  - Ya → 2", "  - Tidak → selesai (ditolak dengan penjelasan tertulis)", "  - Batal → selesai")}
${step(2, "Ganti rugi besar?", "Supervisor", "- Lanjut:", "  - Ya → 3", "  - Tidak → selesai (Ganti rugi dibayar)")}
${step(3, "Bagi pekerjaan", "Supervisor", "- Lanjut: 4 dan 5")}
${step(4, "Bayar", "Supervisor", "- Lanjut: selesai (Ganti rugi besar dibayar)")}
${step(5, "Tulis surat", "Agent", "- Lanjut: selesai (Ganti rugi besar dibayar)")}`,
      ["Agent", "Supervisor"],
    ),
    name: "named start and outcomes",
  },
  flow("emoji and right-to-left", ["Agent"], step(1, "Salam 👋🏽 מרחבא", "Agent"), step(2, "مرحبا بكم", "Agent", "- Lanjut: selesai")),
  {
    ...readFlow(
      `### Layanan 108\n\n${step(8, "Salam Penutup", "Agent", "- Lanjut: ?")}\n${step(9, "Usul", "Team Leader")}\n${step(10, "Ubah", "Data Entry", "- Lanjut: ?")}`,
      ["Agent", "Team Leader"],
      "transcription: { source: salinan, gaps: [{ flow: Layanan 108, steps: 1-7, why: gambar tidak terbaca }] }\n",
    ),
    name: "steps lost",
  },
  flow(
    "twenty lanes",
    [],
    ...Array.from({ length: 20 }, (_, index) =>
      step(index + 1, `Serah terima ${index + 1}`, `Bagian ${index + 1}`, ...(index === 19 ? ["- Lanjut: selesai"] : [])),
    ),
  ),
];
