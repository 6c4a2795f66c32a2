import type { LocalText } from "../../../../schemas/local-text.ts";

/** An issued text, as far as it matters for what can be done of it. */
export interface IssuedText {
  code?: string | undefined;
  revision?: string | undefined;
  transcription?: unknown;
}

/** What can be done of an approval in an issued text, which nobody signs again: of a transcription, what was mistyped is corrected. */
export function mendIssued({ code = "", revision = "", transcription }: IssuedText): LocalText {
  return transcription === undefined
    ? {
        en: `An issued text is not signed again; have the next revision signed as it should be: sop bump ${code}.`,
        id: `Teks terbit tidak ditandatangani lagi; mintakan tanda tangan yang semestinya pada revisi berikutnya: sop bump ${code}.`,
      }
    : {
        en: `Where the paper reads otherwise, correct it: sop correct ${code} --revision ${revision} --reason …. What the paper says stays; have the next revision signed as it should be: sop bump ${code}.`,
        id: `Bila naskah kertasnya lain, betulkan: sop correct ${code} --revision ${revision} --reason …. Yang tertulis di kertas tetap; mintakan tanda tangan yang semestinya pada revisi berikutnya: sop bump ${code}.`,
      };
}
