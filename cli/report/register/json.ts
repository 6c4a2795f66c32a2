import type { Register } from "../../../core/library/registers/register.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { cellText, cellValue, wordsKey } from "./cell-text.ts";

/**
 * A register as data, the same in every language but for the words beside: `status` says `effective`, `statusText` what a
 * reader sees. Numbers stay numbers, what is not known is left out.
 */
export function jsonRegister({ name, columns, rows }: Register, date: IsoDate, language: Language) {
  return {
    version: 1,
    register: name,
    date,
    rows: rows.map(({ cells }) =>
      Object.fromEntries(
        columns.flatMap(({ key, inWords }) => {
          const value = cellValue(cells[key]);
          if (value === "") return [];
          return inWords ? [[key, value] as const, [wordsKey(key), cellText(cells[key], language)] as const] : [[key, value] as const];
        }),
      ),
    ),
  };
}
