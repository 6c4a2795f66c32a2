import type { Document } from "../../document/document.ts";
import { readOutline } from "../../document/outline.ts";
import { rangeOnLine } from "../../document/position.ts";
import { blankCode } from "../../document/prose/inline-spans.ts";
import type { DocumentRuleContext } from "../kit/define-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

/** Capitals only, and never a part of a longer name or number such as 0812-XXX. */
const PLACEHOLDER = /(?<![\p{L}\p{N}_.-])(?:TBD|TBA|TODO|FIXME|XXX)(?![\p{L}\p{N}_-])|\blorem ipsum\b|\[(?:…|\.{3})\](?!\()/giu;
const QUICK = /TBD|TBA|TODO|FIXME|XXX|lorem ipsum|\[(?:…|\.{3})\]/i;

function check(document: Document, { report }: DocumentRuleContext): void {
  for (const { text, line } of linesToRead(document)) {
    for (const match of text.matchAll(PLACEHOLDER)) {
      const word = match[0];
      if (/^\p{L}+$/u.test(word) && word !== word.toUpperCase()) continue;
      report({
        at: rangeOnLine(line, match.index + 1, match.index + 1 + word.length),
        key: `placeholder ${word}`,
        message: {
          en: `“${word}” is a placeholder; its words are not written yet.`,
          id: `“${word}” hanya pengisi; kata-katanya belum ditulis.`,
        },
        fix: {
          en: "Write what is meant, or take the sentence out.",
          id: "Tulis yang dimaksud, atau hapus kalimatnya.",
        },
      });
    }
  }
}

/** Lines that may hold a placeholder, code blanked. Most documents have none, and are not looked at twice. */
function linesToRead({ lines, bodyFirst }: Document): { text: string; line: number }[] {
  const suspects = lines.flatMap((text, index) => (QUICK.test(text) ? [{ text, line: index + 1 }] : []));
  if (suspects.length === 0) return [];
  const { isCode } = readOutline(lines, bodyFirst);
  return suspects
    .filter(({ line }) => line < bodyFirst || !isCode(line))
    .map(({ text, line }) => ({ text: line < bodyFirst ? text : blankCode(text), line }));
}

export const placeholderFree = defineRule({
  id: "SOP104",
  name: "placeholder-free",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "warning", issued: "warning" },
  summary: {
    en: "No text is left as a placeholder: TBD, TODO, XXX, lorem ipsum, […].",
    id: "Tidak ada teks pengisi yang tertinggal: TBD, TODO, XXX, lorem ipsum, […].",
  },
  why: {
    en: "Whoever works by the document has nothing to go by where the words are still to come.",
    id: "Pelaksana tidak punya pegangan di tempat yang kata-katanya belum ditulis.",
  },
  examples: [
    {
      title: { en: "Words still to come, in the header and in the text", id: "Kata-kata yang belum ditulis, di kepala dan di teks" },
      invalid: sop`
        ---
        definitions:
          - { term: NOSSA, kind: application, meaning: TBD }
        ---
        ## Tujuan

        Melayani pelanggan menurut […].

        ## Catatan

        TODO: tanyakan kepada QC. Lorem ipsum dolor sit amet.
      `,
      reports: [
        "3:48-3:51 “TBD” is a placeholder; its words are not written yet.",
        "7:28-7:31 “[…]” is a placeholder; its words are not written yet.",
        "11:1-11:5 “TODO” is a placeholder; its words are not written yet.",
        "11:27-11:38 “Lorem ipsum” is a placeholder; its words are not written yet.",
      ],
    },
    {
      title: { en: "A link and a masked number are no placeholders", id: "Tautan dan nomor bertopeng bukan pengisi" },
      valid: sop`
        ## Tujuan

        Catat nomor sebagai 0812-XXX-XXX lalu lihat [...](assets/daftar.pdf). Todo list diisi tiap pagi.
      `,
    },
  ],
});
