import type { LocalText } from "../../schemas/local-text.ts";

/** Of how many documents a build made the pages, in words. */
export function countBuilt({ made, kept }: { made: readonly string[]; kept: readonly string[] }): LocalText {
  if (kept.length === 0) return { en: `pages of ${countEn(made.length)} made`, id: `halaman ${made.length} dokumen dibuat` };
  return {
    en: `pages of ${countEn(made.length)} made, of ${kept.length} kept`,
    id: `halaman ${made.length} dokumen dibuat, ${kept.length} dipertahankan`,
  };
}

function countEn(count: number): string {
  return `${count} document${count === 1 ? "" : "s"}`;
}
