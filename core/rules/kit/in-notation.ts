import type { Language, LocalText } from "../../../schemas/local-text.ts";
import { fieldNames } from "../../document/steps/field-names.ts";

const names = Object.values(fieldNames).map(({ id, en }) => [id, en] as const);
/** What rules quote of the notation, as their texts write it, and what an English document writes. */
const quoted: readonly (readonly [RegExp, string])[] = [
  ...names.flatMap(([id, en]): [RegExp, string][] => [
    [new RegExp(`“(- )?${id}(:|”)`, "g"), `“$1${en}$2`],
    [new RegExp(`(?<= )${id}(?=:? “ )`, "g"), en],
  ]),
  [/(“|: )selesai(?=”)/g, "$1end"],
  [/(“ {2}- )Ya →/g, "$1Yes →"],
  [/(“ {2}- )Tidak →/g, "$1No →"],
  [/(?<=“- (?:After|Next): [\d, ]+) dan (?=\d)/g, " and "],
];

/** A text about a document with the notation in that document's own language: “- Next: end” in an English one. */
export function inNotationOf(language: Language, text: LocalText): LocalText {
  if (language === "id") return text;
  const translated = (own: string) => quoted.reduce((so, [from, to]) => so.replace(from, to), own);
  return { en: translated(text.en), id: translated(text.id) };
}
