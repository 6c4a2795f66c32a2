import type { Language } from "../../schemas/local-text.ts";

/** The words around a flow's figures. */
const id = {
  summary: (handOvers: number, steps: number, decisions: number, loops: number): string =>
    `${handOvers} serah terima · ${steps} langkah · ${decisions} keputusan · ${loops} putaran`,
  steps: (count: number): string => `${count} langkah`,
  minutes: (minutes: number, timed: number): string => `${Math.round(minutes * 100) / 100} menit (${timed} langkah berwaktu)`,
  shortest: "Jalan terpendek",
  longest: "Jalan terpanjang",
  time: "Jumlah waktu",
  applications: "Aplikasi",
  accountable: "A: pemilik proses",
  actor: "Pelaksana",
  responsible: "R: melaksanakan langkah",
  supports: "S: mendukung langkah",
  takesOver: "Menerima",
  handsOver: "Menyerahkan",
};

/** The words around a flow's figures in one language. */
type FigureTexts = typeof id;

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

const en: FigureTexts = {
  summary: (handOvers, steps, decisions, loops) =>
    [counted(handOvers, "hand-over"), counted(steps, "step"), counted(decisions, "decision"), counted(loops, "loop")].join(" · "),
  steps: (count) => counted(count, "step"),
  minutes: (minutes, timed) => `${counted(Math.round(minutes * 100) / 100, "minute")} (${counted(timed, "step")} with a time)`,
  shortest: "Shortest way",
  longest: "Longest way",
  time: "Sum of times",
  applications: "Applications",
  accountable: "A: process owner",
  actor: "Actor",
  responsible: "R: carries out steps",
  supports: "S: supports steps",
  takesOver: "Takes over",
  handsOver: "Hands over",
};

/** The words around a flow's figures by language of the document. */
export const figureTexts: Readonly<Record<Language, FigureTexts>> = { id, en };
