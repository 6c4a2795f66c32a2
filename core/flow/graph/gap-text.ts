import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import type { FlowGap } from "../../document/document.ts";

/** What a lost part of a flow is called. */
export function gapText({ steps, why }: FlowGap, language: Language): string {
  if (!steps)
    return pick({ en: `The whole flow is not in the source: ${why}`, id: `Seluruh alur tidak ada pada sumber: ${why}` }, language);
  const span = steps.first === steps.last ? `${steps.first}` : `${steps.first}–${steps.last}`;
  return pick({ en: `Steps ${span} are not in the source: ${why}`, id: `Langkah ${span} tidak ada pada sumber: ${why}` }, language);
}
