import { type ScriptTexts, scriptTexts } from "../../texts/script-texts.ts";

/** The scripts' words in a language of the portal. */
export function words(language: string): ScriptTexts {
  return language === "en" ? scriptTexts.en : scriptTexts.id;
}
