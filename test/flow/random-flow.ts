import { type FlowFixture, readFlow } from "./read-flow.ts";

const actors = [
  "Agent",
  "Team Leader",
  "Supervisor",
  "Data Entry",
  "Back Office",
  "Quality Control",
  "Manajer Operasional",
  "Petugas Lapangan",
];
const verbs = ["Memeriksa", "Mencatat", "Meneruskan", "Mengonfirmasi", "Menghubungi", "Menutup", "Memperbarui", "Menyetujui"];
const things = [
  "data pelanggan",
  "tiket gangguan",
  "laporan harian",
  "jadwal teknisi",
  "tagihan yang disengketakan",
  "riwayat layanan",
  "status jaringan",
];
const questions = [
  "Data lengkap?",
  "Pelanggan setuju?",
  "Gangguan massal?",
  "Apakah tagihan sudah dibayar?",
  "Perlu eskalasi?",
  "Jenis layanan apa?",
];
const labels = [
  ["Ya", "Tidak"],
  ["Setuju", "Menolak"],
  ["Sesuai", "Tidak sesuai"],
  ["Informasi", "Keluhan", "Registrasi"],
  ["Prabayar", "Pascabayar", "Belum tahu"],
];
const exits = ["selesai", "selesai", "Layanan 147", "IN.OCC.TELK.W-10", "IN.OCC.TELK.P-02_R8"];

const phases = ["Menerima", "Memeriksa", "Menindaklanjuti", "Menutup"];

/** Numbers in [0, 1), the same for the same seed on any machine (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a random flow may have besides. */
export interface RandomFlowOptions {
  /** Time limits, failures, phases, second actors, a named start and named outcomes. */
  isRich?: boolean;
}

/** A flow of 5 to 80 steps and 2 to 8 lanes, with loops back, exits, wide decisions and parallel parts; written in the notation. */
export function randomFlow(seed: number, { isRich = false }: RandomFlowOptions = {}): FlowFixture {
  const random = seeded(seed);
  const size = 5 + Math.floor(random() ** 2 * 76);
  const lanes = 2 + Math.floor(random() * 7);
  const parties = actors.slice(0, lanes);
  const writer = new FlowWriter(random, size, parties, isRich);
  const fixture = readFlow(`${writer.write()}\n### Layanan 147\n\n#### ${size + 1}. Salam\n\n- Lanjut: selesai\n`, parties);
  return { ...fixture, name: `seed ${seed}${isRich ? ", rich" : ""}` };
}

class FlowWriter {
  readonly #random: () => number;
  readonly #size: number;
  readonly #parties: readonly string[];
  readonly #steps: string[] = [];
  readonly #isRich: boolean;
  #lane = 0;
  #inParallel = false;

  constructor(random: () => number, size: number, parties: readonly string[], isRich: boolean) {
    this.#isRich = isRich;
    this.#random = random;
    this.#size = size;
    this.#parties = parties;
  }

  write(): string {
    for (let number = 1; number <= this.#size; ) number += this.#part(number);
    return `### Alur acak\n\n${this.#isRich ? "Dimulai: Pelanggan menelepon\n\n" : ""}${this.#steps.join("\n")}`;
  }

  /** Writes one step, or a parallel part of several; gives the number of steps written. */
  #part(number: number): number {
    const left = this.#size - number;
    const ways = 2 + Math.floor(this.#random() * 2);
    if (left > ways + 2 && this.#random() < 0.06) return this.#parallel(number, ways);
    if (left < 1) this.#step(number, "Penutup", "- Lanjut: selesai");
    else if (this.#random() < 0.32) this.#decision(number);
    else this.#task(number);
    return 1;
  }

  #task(number: number): void {
    const roll = this.#random();
    const next =
      roll < 0.8
        ? []
        : roll < 0.88
          ? [`- Lanjut: ${this.#anyStep(number)}`]
          : roll < 0.94
            ? [`- Lanjut: ${this.#pick(exits)}`]
            : ["- Sesuai: IN.OCC.TELK.W-18"];
    this.#step(number, `${this.#pick(verbs)} ${this.#pick(things)}`, ...next);
  }

  #decision(number: number): void {
    const wide = this.#random() < 0.05;
    const words = wide
      ? ["Informasi", "Keluhan", "Registrasi", "Tagihan", "Lainnya"].slice(0, 4 + Math.floor(this.#random() * 2))
      : this.#pick(labels);
    const targets = new Set<string>([String(number + 1)]);
    for (let tries = 0; targets.size < words.length && tries < 50; tries++) {
      targets.add(this.#random() < 0.3 ? this.#pick(exits) : String(this.#anyStep(number)));
    }
    const branches = [...targets].map((target, index) => `  - ${words[index]} → ${target}`);
    this.#step(number, this.#pick(questions), "- Lanjut:", ...branches);
  }

  #parallel(number: number, ways: number): number {
    const branches = Array.from({ length: ways }, (_, index) => number + 1 + index);
    const join = number + ways + 1;
    const list = `${branches.slice(0, -1).join(", ")} dan ${branches.at(-1)}`;
    this.#step(number, `${this.#pick(verbs)} ${this.#pick(things)}`, `- Lanjut: ${list}`);
    this.#inParallel = true;
    for (const branch of branches) this.#step(branch, `${this.#pick(verbs)} ${this.#pick(things)}`, `- Lanjut: ${join}`);
    this.#inParallel = false;
    this.#step(join, `${this.#pick(verbs)} hasil bersama`, `- Setelah: ${list}`);
    return ways + 2;
  }

  #step(number: number, title: string, ...fields: string[]): void {
    if (this.#random() < 0.5) this.#lane = Math.floor(this.#random() * this.#parties.length);
    const lines = [
      `#### ${number}. ${title}`,
      "",
      `- Pelaksana: ${this.#actors()}`,
      `- RC: IN.OCC.TELK.P-01_R${number}`,
      ...fields,
      ...this.#richFields(number),
      "",
    ];
    if (this.#random() < 0.4)
      lines.push(`Langkah ini ${this.#random() < 0.5 ? "dikerjakan sesuai panduan yang berlaku" : "dicatat"} sebelum diteruskan.`, "");
    this.#steps.push(lines.join("\n"));
  }

  #actors(): string {
    const first = this.#parties[this.#lane] as string;
    if (!this.#isRich || this.#random() > 0.15) return first;
    const second = this.#pick(this.#parties);
    return second === first ? first : `${first}, ${second}`;
  }

  /** Phases at every tenth step or so, time limits and failures at some; none of these leaves a parallel part. */
  #richFields(number: number): string[] {
    if (!this.#isRich) return [];
    const phase = number === 1 || this.#random() < 0.1 ? [`- Fase: ${this.#pick(phases)} ${number}`] : [];
    if (this.#inParallel || number === this.#size) return phase;
    const deadline = this.#random() < 0.12 ? [`- Tenggat: ${this.#pick(["24 jam", "2x24 jam", "15 menit"])} → ${this.#way(number)}`] : [];
    const count = this.#random() < 0.15 ? 1 + Math.floor(this.#random() * 3) : 0;
    const ways = ["nomor tidak aktif", "sistem tidak dapat diakses", "pelanggan menolak"].slice(0, count);
    const failures = ways.map((label) => `  - ${label} → ${this.#way(number)}`);
    return [...phase, ...deadline, ...(count > 0 ? ["- Bila gagal:", ...failures] : [])];
  }

  /** Where an exception leads: also back to the step itself, to another flow or an end. */
  #way(number: number): string {
    const roll = this.#random();
    if (roll < 0.15) return String(number);
    if (roll < 0.4) return this.#pick([...exits, "selesai (pelanggan tidak terhubungi)"]);
    return String(this.#anyStep(number));
  }

  /** Some other step, nearer ones more often; a third of them back. A joined step is not entered from outside. */
  #anyStep(number: number): number {
    const reach = Math.max(2, Math.floor(this.#random() ** 3 * Math.min(this.#size, 20)));
    const wanted = this.#random() < 0.33 ? number - reach : number + reach;
    const target = Math.min(this.#size, Math.max(1, wanted));
    return target === number ? number + 1 : target;
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)] as T;
  }
}
