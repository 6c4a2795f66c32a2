/** What the documents of a made library are about: pure, the same for the same number. */

const works = ["Penanganan", "Pencatatan", "Verifikasi", "Pengalihan", "Pemulihan", "Pemantauan", "Penjadwalan", "Penutupan"];
const subjects = [
  "Keluhan Tagihan",
  "Gangguan Internet",
  "Pasang Baru",
  "Pindah Alamat",
  "Data Pelanggan",
  "Permintaan Informasi",
  "Tiket Lanjutan",
  "Panggilan Keluar",
  "Pelanggan Prioritas",
  "Pembayaran",
  "Perangkat di Rumah",
  "Paket Televisi",
  "Berhenti Berlangganan",
];
const channels = ["Telepon", "Surel", "Media Sosial", "Loket", "Aplikasi", "Obrolan", "Kunjungan"];
const units = ["Operasional", "Layanan Digital", "Mutu", "Penagihan", "Lapangan", "Pelatihan", "Sistem", "Kemitraan"];
const actors = [
  ["Agent", "Team Leader", "Supervisor"],
  ["Petugas Loket", "Kepala Regu"],
  ["Agent", "Tier 2", "Team Leader", "Lapangan"],
] as const;

/** Applications the steps use; each document defines the ones it names in the same words. */
const applications = [
  "NOSSA",
  "Starclick",
  "Mediasel",
  "Sociomedio",
  "Tebas",
  "Kasir",
  "Peta Jaringan",
  "Arsip Suara",
  "Jadwal Kerja",
  "Sandi Pusat",
];

export type TypeLetter = "P" | "W" | "S" | "F";

/** One document of the made library. */
export interface Lived {
  number: number;
  letter: TypeLetter;
  code: string;
  title: string;
  unit: string;
  parties: readonly string[];
  application: string;
  /** How many revisions were issued. */
  issued: number;
  hasScheduled: boolean;
  hasDraft: boolean;
  isWithdrawn: boolean;
}

/** Of ten documents three are procedures, four instructions, one a standard and two forms. */
export function livedDocument(number: number): Lived {
  const letter = ("FPPPWWWWSF"[number % 10] ?? "P") as TypeLetter;
  const withdrawn = number % 29 === 0;
  return {
    number,
    letter,
    code: codeOf(number),
    title: titleOf(number, letter),
    unit: pick(units, number),
    parties: pick(actors, number),
    application: pick(applications, number * 7),
    issued: number % 17 === 3 ? 0 : 1 + (number % 5 === 1 ? 3 : number % 3 === 0 ? 1 : 0),
    hasScheduled: !withdrawn && number % 41 === 7,
    hasDraft: number % 17 === 3 || (!withdrawn && number % 13 === 5),
    isWithdrawn: withdrawn,
  };
}

/** The code a number has, with its type's letter: `P-0001`. */
export function codeOf(number: number): string {
  return `${"FPPPWWWWSF"[number % 10]}-${String(number).padStart(4, "0")}`;
}

/** The nearest document after a number, round the end, of a type. */
export function neighbour(number: number, letter: TypeLetter, count: number): string | undefined {
  for (let step = 1; step <= Math.min(count, 40); step++) {
    const other = ((number + step * 3 - 1) % count) + 1;
    if (other !== number && codeOf(other).startsWith(letter) && !livedDocument(other).isWithdrawn && livedDocument(other).issued > 0)
      return codeOf(other);
  }
  return undefined;
}

function titleOf(number: number, letter: TypeLetter): string {
  const subject = `${pick(subjects, number * 3)} lewat ${pick(channels, number * 5)}`;
  if (letter === "F") return `Formulir ${subject} ${number}`;
  return letter === "S" ? `Standar Mutu ${subject} ${number}` : `${pick(works, number)} ${subject} ${number}`;
}

function pick<One>(list: readonly One[], number: number): One {
  return list[number % list.length] as One;
}
