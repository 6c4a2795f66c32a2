import type { Language, LocalText } from "../schemas/local-text.ts";

/** Between the two languages of a help text; never typed by a person. */
const SEPARATOR = "\u001e";

/** A help text in both languages as the one string that oclif stores; `pick` takes it apart again. */
export function both(text: LocalText): string {
  return `${text.en}${SEPARATOR}${text.id}`;
}

/** The text in one language; a string made without `both` is the same in all. */
export function pick(text: string, language: Language): string {
  const [en = "", id = en] = text.split(SEPARATOR);
  return language === "id" ? id : en;
}

/** A value of oclif's (a command, a flag, a list of them) with every text inside put through `change`. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === "string") return change(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, change)) as T;
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)])) as T;
}
