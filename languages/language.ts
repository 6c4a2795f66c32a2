/** A language by its code (BCP 47). Texts ship whole in these; `string` is one that `languages/index.ts` lists, or that a document names. */
export type Language = "id" | "en" | (string & {});

/** Something said in several languages; English stands in wherever one says nothing. */
export type Texts<T = string> = { readonly en: T; readonly [language: string]: T | undefined };

/** What is said in a language, else in English. */
export function pick<T>(texts: Texts<T>, language: Language): T;
export function pick<T>(texts: Texts<T> | undefined, language: Language): T | undefined;
export function pick<T>(texts: Texts<T> | undefined, language: Language): T | undefined {
  return texts?.[language] ?? texts?.en;
}
