import { dayIn } from "../../schemas/day-in-words.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Language } from "../../schemas/local-text.ts";

const id = {
  propose: "Usulkan perubahan",
  proposeDraft: "Usulkan perubahan pada draf ini",
  proposeInForce: (revision: string) => `Usulkan perubahan pada revisi ${revision} yang berlaku`,
  onStep: (step: number) => ` pada langkah ${step}`,
  inGuide: "Ada yang keliru pada langkah ini? Usulkan perubahan",
  about: "Naskah yang terbit tidak diubah; usulan Anda dipertimbangkan untuk revisi berikutnya.",
  aboutDraft: "Anda membaca draf; usulan Anda masih dapat dimasukkan ke dalamnya.",
  inWork: (revision: string) => `Revisi ${revision} sedang disiapkan.`,
  nextInWork: "Revisi berikutnya sedang disiapkan.",
  lookThere: "Periksa dulu, mungkin yang Anda temukan sudah dibetulkan di sana.",
  openDraft: "Buka draf",
  openChanges: "Lihat perubahannya",
  underWay: "Persetujuan yang berjalan",
  scheduled: (revision: string, from: IsoDate) => `Revisi ${revision} sudah terbit dan berlaku mulai ${dayIn("id", from)}.`,
  openScheduled: "Buka revisi itu",
  tell: "Sampaikan kepada",
  controller: (organisation: string) => `Pengendali dokumen ${organisation}`,
  whole: "Seluruh dokumen",
  step: (number: number) => `Langkah ${number},`,
  send: (host: string) => `Buka formulir usulan di ${host}`,
  write: (addressee: string) => `Tulis surel ke ${addressee}`,
  orCopy: "Atau salin teks ini, lengkapi, dan sampaikan sendiri.",
  copyThis: "Salin teks ini, lengkapi, lalu sampaikan.",
  copy: "Salin teks",
  copied: "Tersalin",
  copyFailed: "Tidak dapat menyalin; teksnya sudah ditandai, tekan Ctrl+C.",
  other: "Tentang bagian atau langkah lain?",
  text: {
    document: "Dokumen",
    revision: "Revisi",
    place: "Tempat",
    address: "Alamat",
    wrong: "Yang keliru:",
    should: "Seharusnya:",
    reason: "Alasan atau contoh kejadian:",
  },
};

/** Words for proposing a change in one language. */
export type ProposalTexts = typeof id;

const en: ProposalTexts = {
  propose: "Propose a change",
  proposeDraft: "Propose a change to this draft",
  proposeInForce: (revision) => `Propose a change to revision ${revision}, which is in force`,
  onStep: (step) => ` to step ${step}`,
  inGuide: "Is something wrong with this step? Propose a change",
  about: "What is issued is not changed; your proposal is considered for the next revision.",
  aboutDraft: "You are reading a draft; your proposal can still go into it.",
  inWork: (revision) => `Revision ${revision} is being prepared.`,
  nextInWork: "The next revision is being prepared.",
  lookThere: "Look there first: what you found may already be put right.",
  openDraft: "Open the draft",
  openChanges: "See what it changes",
  underWay: "Approvals under way",
  scheduled: (revision, from) => `Revision ${revision} is issued and comes into force on ${dayIn("en", from)}.`,
  openScheduled: "Open that revision",
  tell: "Whom to tell",
  controller: (organisation) => `The document controller of ${organisation}`,
  whole: "The whole document",
  step: (number) => `Step ${number},`,
  send: (host) => `Open the form at ${host}`,
  write: (addressee) => `Write to ${addressee}`,
  orCopy: "Or copy this text, complete it and pass it on yourself.",
  copyThis: "Copy this text, complete it and pass it on.",
  copy: "Copy the text",
  copied: "Copied",
  copyFailed: "Could not copy; the text is selected, press Ctrl+C.",
  other: "Is it about another section or step?",
  text: {
    document: "Document",
    revision: "Revision",
    place: "Place",
    address: "Address",
    wrong: "What is wrong:",
    should: "What it should say:",
    reason: "Why, or what happened:",
  },
};

/** The words for proposing a change by language. */
export const proposalTexts: Readonly<Record<Language, ProposalTexts>> = { id, en };
