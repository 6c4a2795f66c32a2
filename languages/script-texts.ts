import { textsIn } from "./index.ts";
import type { Language } from "./language.ts";
import type { ScriptTexts } from "./table.ts";

/** What scripts of pages say. The portal's bundler puts only these texts of every table in this file's place (`site/assets`). */
export function scriptTexts(language: Language): ScriptTexts {
  return textsIn(language).scripts;
}
