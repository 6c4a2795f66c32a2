import type { Register } from "../../../core/library/registers/register.ts";
import { cellText } from "../../../core/library/registers/register.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { cellValue, wordsKey } from "./cell-text.ts";

/**
 * A register as data, the same in every language but for the words beside: `status` says `effective`, `statusText` what a
 * reader sees. Numbers stay numbers, what is not known is left out.
 */
export function jsonRegister({ name, columns, rows }: Register, date: IsoDate, language: Language) {
  return {
    version: 1,
    register: name,
    date,
    rows: rows.map(({ cells }) => {
      const data: Record<string, string | number> = {};
      for (const { key, inWords } of columns) {
        const value = cellValue(cells[key]);
        if (value === "") continue;
        data[key] = value;
        if (inWords) data[wordsKey(key)] = cellText(cells[key], language);
      }
      return data;
    }),
  };
}
