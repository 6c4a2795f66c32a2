import { type Lived, neighbour } from "./lived-documents.ts";

/** A revision of a made document: what its header says of approvals and effect, and the text below. */
export interface LivedRevision {
  number: number;
  effective: string | undefined;
  /** The lines of its approvals; empty while nobody has signed. */
  approvals: string;
  /** Days on which the revisions before it came into force, oldest first. */
  before: readonly string[];
  isFirstHeld: boolean;
}

/** The whole file of one revision. */
export function livedText(document: Lived, revision: LivedRevision, count: number): string {
  const { code, title, unit, parties, application, letter } = document;
  const others = { W: neighbour(document.number, "W", count), F: neighbour(document.number, "F", count) };
  const isProcess = letter === "P" || letter === "W";
  const lines = [
    `code: ${code}`,
    `title: ${title}`,
    `revision: "${two(revision.number)}"`,
    revision.effective && `effective: ${revision.effective}`,
    `owner: ${unit}`,
    `keywords: [${title.toLowerCase().split(" lewat ")[0]?.split(" ").slice(1).join(" ")}]`,
    revision.approvals === "" ? "approvals: {}" : `approvals:\n${revision.approvals}`,
    `distribution:\n  - { copy: master, location: Pusat }\n  - { copy: controlled, location: ${unit}, number: 1 }`,
    isProcess && `parties: [${parties.join(", ")}]`,
    `definitions:\n  - { term: ${application}, kind: application, meaning: aplikasi ${application} }`,
    letter === "P" && others.W && `workInstructions: [${others.W}]`,
    isProcess && others.F && `records:\n  - { code: ${others.F}, retention: 2 Tahun, custodian: Mutu }`,
    isProcess && `applications: [${application}]`,
    `changes:\n${changesOf(revision)}`,
    revision.isFirstHeld && "transcription: { source: naskah kertas }",
  ];
  return `---\n${lines.filter(Boolean).join("\n")}\n---\n\n${bodyOf(document, revision.number, count)}`;
}

export function two(number: number): string {
  return String(number).padStart(2, "0");
}

function changesOf({ number, before, effective }: LivedRevision): string {
  const earlier = before.map((on, index) => `  - revision: "${two(index)}"\n    effective: ${on}\n    summary: [${summaryOf(index)}]\n`);
  return `${earlier.join("")}  - summary: [${effective === undefined ? "Menyesuaikan waktu tanggap" : summaryOf(number)}]`;
}

function summaryOf(revision: number): string {
  return revision === 0 ? "Terbitan pertama" : `Mengubah waktu tanggap menjadi ${minutes(revision)} menit`;
}

function minutes(revision: number): number {
  return 15 - 2 * revision;
}

function bodyOf(document: Lived, revision: number, count: number): string {
  const { letter, title, number, unit, application, parties } = document;
  const standard = neighbour(number, "S", count);
  const purpose = `## Tujuan\n\nMenjamin ${title.toLowerCase()} berjalan menurut standar yang berlaku${standard && letter !== "F" && standard !== document.code ? ` (${standard})` : ""}.\n\n`;
  const scope = `## Ruang Lingkup\n\nDokumen ini dipakai oleh unit ${unit} untuk pelayanan, pelaksanaan dan tindak lanjut.\n`;
  if (letter === "S" || letter === "F") {
    const notes = Array.from(
      { length: 4 + (number % 5) },
      (_, index) => `- Butir ${index + 1}: dicatat pada ${application} dan diperiksa setiap bulan.`,
    );
    return `${purpose}${scope}\n## Catatan\n\n${notes.join("\n")}\n`;
  }
  const flows =
    letter === "P"
      ? [flowText(document, "Pelayanan", 1, revision, count), flowText(document, "Tindak Lanjut", 10, revision, count)]
      : [flowText(document, "Pelaksanaan", 1, revision, count)];
  const policies =
    letter === "P"
      ? `\n## Kebijakan Umum\n\n- ${parties[0]} memakai sapaan baku.\n- Bila perlu bantuan, ${parties[0]} menghubungi ${parties[1]}.\n`
      : "";
  return `${purpose}${scope}${policies}\n## Indikator Kinerja Prosedur\n\n- Waktu tanggap: ${minutes(revision)} menit.\n- Ketepatan informasi: 95% dari percakapan yang dinilai.\n\n## Rincian Prosedur (Aliran Proses)\n\n${flows.join("\n")}`;
}

/** Nine steps: a decision that comes back, a parallel part, a sub-process in another document and a way out to a third. */
function flowText(document: Lived, title: string, first: number, revision: number, count: number): string {
  const { code, number, parties, application, letter } = document;
  const [agent, leader = agent] = parties;
  const instruction = letter === "P" ? neighbour(number, "W", count) : undefined;
  const form = neighbour(number, "F", count);
  const away = letter === "P" ? neighbour(number + first, "P", count) : undefined;
  const step = (own: number, name: string, actor: string | undefined, fields: readonly string[], text: string) => {
    const at = first + own - 1;
    const kpi = own === 8 ? "Waktu tanggap" : "Ketepatan informasi";
    return `#### ${at}. ${name}\n\n- Pelaksana: ${actor}\n${[`- KPI: ${kpi}`, `- RC: ${code}_R${at}`, ...fields].join("\n")}\n\n${text}\n`;
  };
  const to = (own: number) => first + own - 1;
  return `${[
    `### ${title}\n`,
    `Kata kunci: ${document.title.toLowerCase().split(" ")[1]}, ${title.toLowerCase()} ${number}\n`,
    step(
      1,
      "Menyapa pelanggan",
      agent,
      [],
      `${agent} menyapa pelanggan dan menanyakan keperluannya.\n\n> Selamat pagi, dengan siapa saya berbicara?`,
    ),
    step(
      2,
      "Data sudah lengkap?",
      agent,
      ["- Lanjut:", `  - Ya → ${to(4)}`, `  - Belum → ${to(3)}`, ...(away && away !== code ? [`  - Perkara unit lain → ${away}`] : [])],
      `${agent} memeriksa data pada ${application}.`,
    ),
    step(
      3,
      "Meminta data yang kurang",
      agent,
      [`- Lanjut: ${to(2)}`],
      "Data yang kurang disebut satu per satu dan diulang untuk memastikan.",
    ),
    step(
      4,
      "Mencatat permintaan",
      agent,
      [`- Aplikasi: ${application}`, ...(instruction && instruction !== code ? [`- Sesuai: ${instruction}`] : [])],
      `Permintaan dicatat dengan kata-kata pelanggan sendiri${form ? ` pada ${form}` : ""}.`,
    ),
    step(5, "Membagi pekerjaan", leader, [`- Lanjut: ${to(6)} dan ${to(7)}`], `${leader} menunjuk pelaksana.`),
    step(6, "Memeriksa riwayat", parties[2] ?? leader, [`- Lanjut: ${to(8)}`], "Riwayat tiga bulan terakhir dibaca."),
    step(7, "Menyiapkan jawaban", parties[3] ?? agent, [`- Lanjut: ${to(8)}`], "Jawaban disiapkan menurut naskah yang berlaku."),
    step(8, "Memberi jawaban", agent, [`- Setelah: ${to(6)} dan ${to(7)}`], `Jawaban diberikan paling lambat ${minutes(revision)} menit.`),
    step(
      9,
      "Menutup percakapan",
      agent,
      ["- Lanjut: selesai"],
      "Percakapan ditutup dengan salam baku.\n\n> Terima kasih, semoga hari Anda menyenangkan.",
    ),
  ].join("\n")}`;
}
