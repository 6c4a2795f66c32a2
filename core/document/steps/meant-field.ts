import { fold } from "../words/fold.ts";
import { nearest } from "../words/nearest.ts";
import { fieldNames } from "./field-names.ts";

/** What the fields of a step are called, in both languages. */
export const stepFieldNames: readonly string[] = Object.values(fieldNames).flatMap(({ id, en }) => (id === en ? [id] : [id, en]));

/** Fields that a drawing has no lines for without an arrow, and what they are called by those who don't know the notation. */
const otherNames: readonly [RegExp, string][] = [
  [/^(batas waktu|sla|time limit|due)$/, "Tenggat"],
  [/^(jika|apabila|kalau) gagal$|^if it fails$/, "Bila gagal"],
];

/** The field's name that was likely meant by one that is none; undefined where nothing is near. */
export function meantField(name: string): string | undefined {
  return otherNames.find(([pattern]) => pattern.test(fold(name)))?.[1] ?? nearest(name, stepFieldNames);
}
