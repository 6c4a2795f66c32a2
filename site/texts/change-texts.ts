import type { Language } from "../../schemas/local-text.ts";

const id = {
  title: (revision: string) => `Perubahan pada revisi ${revision}`,
  against: (revision: string) => `dibandingkan dengan revisi ${revision}`,
  compare: "Bandingkan dengan",
  with: (revision: string) => `revisi ${revision}`,
  log: "Menurut catatan perubahan",
  found: "Yang berubah pada naskah",
  none: "Tidak ada yang berubah pada naskah.",
  counts: (substantive: number, editorial: number) => `${substantive} perubahan isi, ${editorial} perubahan redaksi`,
  substantive: "isi",
  editorial: "redaksi",
  diagrams: "Diagram dengan tanda perubahan",
  nowStep: (number: number, title: string) => `Langkah ini sekarang langkah ${number}, ${title}.`,
  nowGone: "Langkah ini tidak ada lagi pada revisi yang berlaku.",
  passed: (revisions: string) => `revisi ${revisions} di antaranya tidak pernah berlaku`,
  movedFrom: "Dipindahkan dari sini:",
  movedTo: "Dipindahkan ke sini:",
  whole: (revision: string) => `Baca revisi ${revision}`,
};

/** Words of the changes page in one language. */
export type ChangeTexts = typeof id;

const en: ChangeTexts = {
  title: (revision) => `Changes in revision ${revision}`,
  against: (revision) => `compared with revision ${revision}`,
  compare: "Compare with",
  with: (revision) => `revision ${revision}`,
  log: "As the change log says",
  found: "What changed in the text",
  none: "Nothing changed in the text.",
  counts: (substantive, editorial) => `${substantive} substantive, ${editorial} editorial`,
  substantive: "substantive",
  editorial: "editorial",
  diagrams: "Diagrams with changes marked",
  nowStep: (number, title) => `This step is now ${number}, ${title}.`,
  nowGone: "This step is no longer in the revision in force.",
  passed: (revisions) => `revision ${revisions} between them was never in force`,
  movedFrom: "Moved from here:",
  movedTo: "Moved to here:",
  whole: (revision) => `Read revision ${revision}`,
};

/** The words of the changes page by language. */
export const changeTexts: Readonly<Record<Language, ChangeTexts>> = { id, en };
