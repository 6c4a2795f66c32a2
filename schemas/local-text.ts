import * as z from "zod";
import { languages } from "../languages/index.ts";

export { languages } from "../languages/index.ts";
export type { Language } from "../languages/language.ts";

/** A language that readers can choose: one of those with texts (`languages/index.ts`). */
export const language = z.enum(languages);

/** The language a text is written in: any by its code. */
export const anyLanguage = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, "is not a language by its code, such as id or en");

const text = z.string().min(1);
const others = Object.fromEntries(languages.filter((code) => code !== "en").map((code) => [code, text.optional()]));

/** A text in the languages of readers; English stands in for one that is not there. A plain string stands for all. */
export const localText = z
  .union([text, z.strictObject({ ...others, en: text })])
  .transform(
    (said): LocalText => (typeof said === "string" ? { id: said, en: said } : { ...said, id: (said as Partial<LocalText>).id ?? said.en }),
  );

/** A text beside the code that says it: in English and Indonesian, which ship whole, and in others as far as it goes. */
export type LocalText = { id: string; en: string } & { [language: string]: string | undefined };
