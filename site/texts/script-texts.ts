import type { Language } from "../../schemas/local-text.ts";

/** The words scripts need; few, since they travel with every page. */
const id = { printedOn: "Dicetak" };

/** The scripts' words in one language. */
export type ScriptTexts = typeof id;

/** The scripts' words by language. */
export const scriptTexts: Readonly<Record<Language, ScriptTexts>> = { id, en: { printedOn: "Printed" } };
