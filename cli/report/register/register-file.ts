import { printJson } from "../../../core/document/prose/visible-text.ts";
import type { Register } from "../../../core/library/registers/register.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { csvRegister } from "./csv.ts";
import { jsonRegister } from "./json.ts";
import { makeXlsx } from "./make-xlsx.ts";

/** The forms a register can be taken along in. */
export const registerFormats = ["csv", "xlsx", "json"] as const;
export type RegisterFormat = (typeof registerFormats)[number];

/** A register as a file's contents. */
export async function registerFile(
  register: Register,
  format: RegisterFormat,
  language: Language,
  date: IsoDate,
): Promise<Uint8Array<ArrayBuffer>> {
  if (format === "xlsx") return Uint8Array.from(await makeXlsx(register, language));
  const text = format === "csv" ? csvRegister(register, language) : `${printJson(registerData(register, date, language), 2)}\n`;
  return new TextEncoder().encode(text);
}

/** A register as data. */
export function registerData(register: Register, date: IsoDate, language: Language): ReturnType<typeof jsonRegister> {
  return jsonRegister(register, date, language);
}
