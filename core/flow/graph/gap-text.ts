import type { Language } from "../../../schemas/local-text.ts";
import type { FlowGap } from "../../document/document.ts";

/** What a lost part of a flow is called. */
export function gapText({ steps, why }: FlowGap, language: Language): string {
  if (!steps) return language === "id" ? `Seluruh alur tidak ada pada sumber: ${why}` : `The whole flow is not in the source: ${why}`;
  const span = steps.first === steps.last ? `${steps.first}` : `${steps.first}–${steps.last}`;
  return language === "id" ? `Langkah ${span} tidak ada pada sumber: ${why}` : `Steps ${span} are not in the source: ${why}`;
}
