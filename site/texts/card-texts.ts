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
  } as Readonly<Record<string, string>>,
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
  },
};

/** The cards' words by language. */
export const cardTexts: Readonly<Record<Language, CardTexts>> = { id, en };
