import type { Register } from "../../../core/library/registers/register.ts";
import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { escapeCell } from "../markdown.ts";
import { cellTexts } from "./cell-text.ts";

/** The register as a Markdown table under its title. */
export function markdownRegister(register: Register, language: Language): string {
  const [heads = [], ...rows] = cellTexts(register, language).map((row) => row.map(escapeCell));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [`# ${pick(register.title, language)}`, "", line(heads), line(heads.map(() => "---")), ...rows.map(line), ""].join("\n");
}
