import type { Register } from "../../../core/library/registers/register.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Language } from "../../../schemas/local-text.ts";

/** A register as data: numbers stay numbers, what is not known is left out. */
export function jsonRegister({ name, rows }: Register, date: IsoDate, language: Language) {
  return {
    version: 1,
    register: name,
    date,
    rows: rows.map(({ cells }) =>
      Object.fromEntries(
        Object.entries(cells).flatMap(([key, cell]) =>
          cell === undefined || cell === "" ? [] : [[key, typeof cell === "object" ? cell[language] : cell]],
        ),
      ),
    ),
  };
}
