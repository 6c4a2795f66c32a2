import type { Language } from "../../schemas/local-text.ts";
import { en } from "./en.ts";
import { id, type Texts } from "./id.ts";

export { dayIn } from "../../schemas/day-in-words.ts";
export type { Texts } from "./id.ts";

/** The portal's words by language. */
export const texts: Readonly<Record<Language, Texts>> = { id, en };
