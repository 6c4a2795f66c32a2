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

/** Every text inside a value of oclif's (a command, a flag, a list of them) in one language. */
export function pickAll<T>(value: T, language: Language): T {
  if (typeof value === "string") return pick(value, language) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => pickAll(item, language)) as T;
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pickAll(item, language)])) as T;
}
