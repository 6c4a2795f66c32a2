import * as z from "zod";

/** The languages a reader can choose: Indonesian first, English second (BCP 47). */
export const language = z.enum(["id", "en"]);
export type Language = z.infer<typeof language>;
export const languages = language.options;

/** A text in both languages. A plain string stands for both. */
export const localText = z
  .union([z.string().min(1), z.strictObject({ id: z.string().min(1), en: z.string().min(1) })])
  .transform((text) => (typeof text === "string" ? { id: text, en: text } : text));
export type LocalText = z.output<typeof localText>;
