import type { Language } from "../../schemas/local-text.ts";

const id = {
  revision: "revisi",
  statuses: {
    effective: "Berlaku",
    scheduled: "Terjadwal",
    superseded: "Digantikan",
    draft: "Draf",
    withdrawn: "Ditarik",
    cancelled: "Dibatalkan",
    doubtful: "Diragukan",
    invalid: "Tidak sah",
  } as Readonly<Record<string, string>>,
  kinds: { application: "aplikasi", term: "istilah", abbreviation: "singkatan" } as Readonly<Record<string, string>>,
  from: "menurut",
  openDocument: "Buka dokumen",
  openStep: "Ke langkahnya",
  openTerm: "Buka definisi",
};

/** Words of the cards in one language. */
export type CardTexts = typeof id;

const en: CardTexts = {
  revision: "revision",
  statuses: {
    effective: "In force",
    scheduled: "Scheduled",
    superseded: "Superseded",
    draft: "Draft",
    withdrawn: "Withdrawn",
    cancelled: "Cancelled",
    doubtful: "In doubt",
    invalid: "Without effect",
  },
  kinds: { application: "application", term: "term", abbreviation: "abbreviation" },
  from: "by",
  openDocument: "Open document",
  openStep: "Go to the step",
  openTerm: "Open definition",
};

/** The cards' words by language. */
export const cardTexts: Readonly<Record<Language, CardTexts>> = { id, en };
