import { visibleText } from "../../core/document/prose/visible-text.ts";
import { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import type { Language } from "../ask/answers.ts";

/** What a tool gives back, as the protocol has it: the same value as data and as text. */
export interface ToolAnswer {
  [key: string]: unknown;
  content: { type: "text"; text: string }[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
}

/** Longer texts are cut, and say so: an assistant reads them section by section. */
export const LONGEST_TEXT = 60_000;

/** An answer as one JSON value. What stands in documents are strings in it, with every hidden character shown by its number. */
export function answerOf(value: Record<string, unknown>): ToolAnswer {
  const shown = visibleValue(value) as Record<string, unknown>;
  return { content: [{ type: "text", text: JSON.stringify(shown, null, 1) }], structuredContent: shown };
}

/** What can't be answered, said to the assistant; anything that is no wrong use is told without what only we understand. */
export function refusalOf(error: unknown, language: Language): ToolAnswer {
  const isUsage = error instanceof UsageError;
  const said = isUsage ? [pick(error.text, language), pick(error.suggestion, language) ?? ""] : [pick(faults, language), String(error)];
  return { isError: true, content: [{ type: "text", text: visibleText(said.join("\n").trim()) }] };
}

const faults = {
  en: "This could not be answered, and not because of how it was asked:",
  id: "Ini tidak dapat dijawab, dan bukan karena cara bertanya:",
};

/** A text as long as an answer may hold, and where it was cut. */
export function boundText(text: string): { text: string; cut?: { at: number; of: number } } {
  return text.length <= LONGEST_TEXT ? { text } : { text: text.slice(0, LONGEST_TEXT), cut: { at: LONGEST_TEXT, of: text.length } };
}

/** A list as long as an answer may hold, and how many more there are. */
export function boundList<T>(list: readonly T[], limit: number, skip = 0): { found: number; shown: T[]; more: number } {
  const shown = list.slice(skip, skip + limit);
  return { found: list.length, shown, more: Math.max(0, list.length - skip - shown.length) };
}

function visibleValue(value: unknown): unknown {
  if (typeof value === "string") return visibleText(value);
  if (Array.isArray(value)) return value.map(visibleValue);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [visibleText(key), visibleValue(one)]));
}
