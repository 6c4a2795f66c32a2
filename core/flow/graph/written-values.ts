import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { readNumbers } from "../../document/steps/read-target.ts";
import type { PlainTarget } from "./plain-flow.ts";

/** A target as it is written after an arrow. */
export function targetText(target: PlainTarget, language: Language): string {
  switch (target.kind) {
    case "unknown":
      return "?";
    case "end":
      return `${pick({ en: "end", id: "selesai" }, language)}${target.outcome === undefined ? "" : ` (${target.outcome})`}`;
    case "step":
      return String(target.number);
    case "parallel":
      return listOf(target.numbers, language);
    case "rc":
      return target.rc;
    case "document":
      return target.code;
    case "flow":
      return target.title;
    case "unread":
      return target.text;
  }
}

/** `4 dan 6`, `3, 5 dan 7`. */
export function listOf(numbers: readonly number[], language: Language): string {
  const and = pick({ en: " and ", id: " dan " }, language);
  return numbers.length < 2 ? numbers.join("") : `${numbers.slice(0, -1).join(", ")}${and}${numbers.at(-1)}`;
}

/** A target as the notation writes it; what is no number and no end stays words. */
export function readTarget(text: string): PlainTarget {
  const written = text.trim();
  const numbers = readNumbers(written);
  if (numbers) return numbers.length > 1 ? { kind: "parallel", numbers } : { kind: "step", number: numbers[0] as number };
  if (written === "?") return { kind: "unknown" };
  const end = /^(?:selesai|end)(?:\s*\(([^()]+)\))?$/i.exec(written);
  return end ? { kind: "end", ...(end[1] !== undefined && { outcome: end[1].trim() }) } : { kind: "unread", text: written };
}

/** The names in a list that commas part. */
export function namesIn(cell: string | undefined): string[] {
  return (cell ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

/** What says of a step that it is not in the source. */
export const reconstructedHead = { id: "Direkonstruksi", en: "Reconstructed" } as const;
/** What says that a step is reconstructed, where no reason is given. */
export const YES: readonly string[] = ["ya", "yes"];
/** What says of which revision a row of a table is. */
export const madeFromHead = { id: "Dari dokumen", en: "From document" } as const;
