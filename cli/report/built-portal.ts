import { counted } from "../../core/document/words/counted.ts";
import type { LocalText } from "../../schemas/local-text.ts";

/** Of how many documents a build made the pages, in words. */
export function countBuilt({ made, kept }: { made: readonly string[]; kept: readonly string[] }): LocalText {
  if (kept.length === 0) return { en: `pages of ${counted(made.length, "document")} made`, id: `halaman ${made.length} dokumen dibuat` };
  return {
    en: `pages of ${counted(made.length, "document")} made, of ${kept.length} kept`,
    id: `halaman ${made.length} dokumen dibuat, ${kept.length} dipertahankan`,
  };
}
