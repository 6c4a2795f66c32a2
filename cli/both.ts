import { type Language, pick } from "../languages/language.ts";
import type { LocalText } from "../schemas/local-text.ts";

/** Between the languages of a help text, and after a language's code there; never typed by a person. */
const NEXT = "\u001e";
const IN = "\u001f";

/** A help text in all its languages as the one string that oclif stores, English first; `helpIn` takes it apart again. */
export function both({ en, ...others }: LocalText): string {
  return [en, ...Object.entries(others).map(([language, text]) => `${language}${IN}${text}`)].join(NEXT);
}

/** The text in one language, else in English; a string made without `both` is the same in all. */
export function helpIn(text: string, language: Language): string {
  const [en = "", ...others] = text.split(NEXT);
  return pick({ ...Object.fromEntries(others.map((other) => other.split(IN))), en }, language);
}

/** A value of oclif's (a command, a flag, a list of them) with every text inside put through `change`. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === "string") return change(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, change)) as T;
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)])) as T;
}
