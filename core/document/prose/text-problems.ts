import type { Range } from "../../../schemas/finding.ts";
import { CODE_SIGN } from "../codes/code-bounds.ts";
import type { CodeScheme } from "../codes/code-scheme.ts";
import type { Problem } from "../document.ts";
import { rangeOnLine } from "../position.ts";
import { latinLookOf, withOurDigits } from "../words/look-alikes.ts";
import { blankCodeInParts } from "./inline-spans.ts";

/**
 * Characters nobody sees: controls but the tab, soft hyphen, zero-width and bidirectional marks, fillers, tags. The
 * joiners, selectors of a sign's form and blank patterns that some scripts and emoji need count between blanks or Latin letters only.
 */
export const INVISIBLE =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{1d173}-\u{1d17a}\u{e0000}-\u{e007f}]|(?<![^\x00-\u024f\s])(?:\u034f|[\u180b-\u180d\u180f]|\u2800|[\u200c\u200d]|[\u{e0100}-\u{e01ef}])|(?<![^A-Za-z\u00c0-\u024f\s_./-])[\ufe00-\ufe0f]/gu;
/** Few lines hold what is worth a closer look. */
const UNUSUAL = /[^\t\x20-\x7e]/;
/** Ends of lines and pages, as word processors write them within a paragraph: what stands on both sides are two words. */
const SEPARATES = /[\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]/;
const BIDIRECTIONAL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const names: Readonly<Record<number, string>> = {
  0: "NUL",
  13: "CARRIAGE RETURN",
  27: "ESCAPE",
  173: "SOFT HYPHEN",
  1564: "ARABIC LETTER MARK",
  8203: "ZERO WIDTH SPACE",
  8204: "ZERO WIDTH NON-JOINER",
  8205: "ZERO WIDTH JOINER",
  8206: "LEFT-TO-RIGHT MARK",
  8207: "RIGHT-TO-LEFT MARK",
  8234: "LEFT-TO-RIGHT EMBEDDING",
  8235: "RIGHT-TO-LEFT EMBEDDING",
  8236: "POP DIRECTIONAL FORMATTING",
  8237: "LEFT-TO-RIGHT OVERRIDE",
  8238: "RIGHT-TO-LEFT OVERRIDE",
  8288: "WORD JOINER",
  8294: "LEFT-TO-RIGHT ISOLATE",
  8295: "RIGHT-TO-LEFT ISOLATE",
  8296: "FIRST STRONG ISOLATE",
  8297: "POP DIRECTIONAL ISOLATE",
  65279: "BYTE ORDER MARK",
};

/** Finds what a reader can't see in the lines of a file, frontmatter and code included. */
export function invisibleCharacters(lines: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  lines.forEach((text, index) => {
    if (!UNUSUAL.test(text)) return;
    for (const match of text.matchAll(INVISIBLE)) {
      const column = match.index + 1;
      const isBetween = /\S/.test(text.slice(0, match.index)) && /\S/.test(text.slice(column));
      problems.push(invisibleProblem(match[0], rangeOnLine(index + 1, column, column + match[0].length), isBetween));
    }
    const lost = text.indexOf("\ufffd");
    if (lost >= 0) problems.push(lostCharacter(text, rangeOnLine(index + 1, lost + 1, lost + 2)));
  });
  return problems;
}

/** What programs write for a character that they could not read: the text had lost it before it came here. */
function lostCharacter(text: string, at: Range): Problem {
  const word = text.split(/\s+/).find((one) => one.includes("\ufffd")) ?? "\ufffd";
  return {
    kind: "text",
    at,
    key: `lost ${word}`,
    message: {
      en: `“${word}” holds U+FFFD in place of a character that was lost when the text was saved or copied.`,
      id: `“${word}” memuat U+FFFD sebagai ganti karakter yang hilang saat teksnya disimpan atau disalin.`,
    },
    fix: { en: "Look it up in the source, and type it anew.", id: "Periksa pada sumbernya, lalu ketik ulang." },
  };
}

/**
 * One such character, where it stands: by itself, or as an escape of YAML.
 * @param isBetween words stand on both sides of it
 */
export function invisibleProblem(character: string, at: Range, isBetween = true): Problem {
  const point = character.codePointAt(0) as number;
  const hex = `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
  const shown = names[point] ? `${hex} ${names[point]}` : hex;
  if (BIDIRECTIONAL.test(character)) {
    return {
      kind: "text",
      at,
      key: `bidirectional ${hex}`,
      message: {
        en: `The bidirectional control ${shown} makes the text read otherwise than it is stored.`,
        id: `Pengendali arah ${shown} membuat teks terbaca lain dari yang tersimpan.`,
      },
      fix: { en: "Delete it.", id: "Hapus karakter itu." },
    };
  }
  const isBlank = isBetween && SEPARATES.test(character);
  return {
    kind: "text",
    at,
    key: `invisible ${hex}`,
    message: { en: `The invisible character ${shown} stands in the text.`, id: `Karakter tak kasatmata ${shown} ada di dalam teks.` },
    fix: isBlank ? { en: "Write a blank in its place.", id: "Ganti dengan spasi." } : { en: "Delete it.", id: "Hapus karakter itu." },
    ...(point === 0 ? {} : { edit: { at, text: isBlank ? " " : "" } }),
  };
}

const INLINE_HTML =
  /<(?:[A-Za-z][A-Za-z0-9-]*(?:\s(?:[^<>"']|"[^"]{0,500}"|'[^']{0,500}')*)?\/?|\/[A-Za-z][A-Za-z0-9-]*\s*)>|<!--[\s\S]{0,1000}?-->|<!\[CDATA\[[\s\S]{0,1000}?\]\]>|<![A-Za-z][^<>]*>|<\?[\s\S]{0,1000}?\?>/g;

/** HTML within a paragraph, code spans left out; at a line's own beginning the outline has reported it. */
export function inlineHtml(block: { first: number; lines: readonly string[] }): Problem[] {
  const text = block.lines.join("\n");
  if (!text.includes("<")) return [];
  const problems: Problem[] = [];
  for (const match of blankCodeInParts(text).matchAll(INLINE_HTML)) {
    const before = text.slice(0, match.index);
    if (before.endsWith("\\")) continue;
    const row = before.split("\n").length - 1;
    const column = match.index - (before.lastIndexOf("\n") + 1);
    const line = block.lines[row] as string;
    if (/^[\s>*+\-\d.)]*$/.test(line.slice(0, column))) continue;
    const tag = match[0].split("\n")[0] as string;
    problems.push({
      kind: "text",
      at: rangeOnLine(block.first + row, column + 1, column + 1 + tag.length),
      key: `html ${tag}`,
      message: {
        en: `“${tag}” is HTML, which a reader would not see; a document is Markdown without HTML.`,
        id: `“${tag}” adalah HTML, yang tidak akan terlihat pembaca; dokumen ditulis dalam Markdown tanpa HTML.`,
      },
      fix: { en: "Write it in Markdown, or put it in `code`.", id: "Tulis dengan Markdown, atau jadikan `kode`." },
    });
  }
  return problems;
}

/** Greek and Cyrillic letters, letters made for formulas, full-width ones, digits of other scripts. */
const FOREIGN = /[Ͱ-ӿԀ-ԯ！-～\u{1d400}-\u{1d7ff}]|[^\P{Nd}\d]/u;
const BEYOND_ASCII = /[^\0-\x7f]/;
/** A letter that is read for a digit beside one, as scanned paper has it: “W-O1”, “W-1l”. */
const LIKE_A_DIGIT = /(?<=[-.\d])[OolI]+(?=\d)|(?<=\d)[OolI]+(?![\p{L}\p{N}])/gu;

/** Codes that hold letters of another script or full-width ones, or digits of another one: no search ever finds them. */
export function lookAlikeCodes(lines: readonly string[], scheme: CodeScheme): Problem[] {
  const problems: Problem[] = [];
  const shape = new RegExp(`^(?:${scheme.shape})(?!${CODE_SIGN})`, "u");
  lines.forEach((text, index) => {
    // Most lines hold neither; asking is a tenth of looking.
    if (!(BEYOND_ASCII.test(text) && FOREIGN.test(text)) && !/\d[OolI]|[OolI]\d/.test(text)) return;
    for (const match of text.matchAll(/[^\s"'`“”()[\]{},;:<>]+/gu)) {
      const written = match[0].replace(/[.,!?]+$/, "");
      if (!FOREIGN.test(written) && (written.search(LIKE_A_DIGIT) < 0 || isGrown(written, scheme))) continue;
      const latin = withOurDigits(latinLookOf(written))
        .replace(/[\u2010-\u2015\u2212]/g, "-")
        .replace(LIKE_A_DIGIT, (letters) => letters.replace(/[Oo]/g, "0").replace(/[lI]/g, "1"));
      const code = shape.exec(latin)?.[0];
      if (code === undefined) continue;
      const at = rangeOnLine(index + 1, match.index + 1, match.index + 1 + written.length);
      problems.push({
        kind: "text",
        at,
        key: `look-alike ${code}`,
        message: isOtherDigits(written)
          ? {
              en: `The code “${written}” is written with digits of another script than “${code}”.`,
              id: `Kode “${written}” ditulis dengan angka dari aksara lain daripada “${code}”.`,
            }
          : {
              en: `The code “${written}” is written with letters that only look like those of “${code}”.`,
              id: `Kode “${written}” ditulis dengan huruf yang hanya mirip dengan huruf “${code}”.`,
            },
        fix: { en: `Type it anew: ${code}.`, id: `Ketik ulang: ${code}.` },
        ...(code === latin ? { edit: { at, text: code } } : {}),
      });
    }
  });
  return problems;
}

/** “W-10l”: a code with a letter behind it, which SOP601 tells of. */
function isGrown(written: string, scheme: CodeScheme): boolean {
  return scheme.parse(written.replace(/[OolI]+$/, "")) !== undefined;
}

/** True where the digits alone are another script's: full-width ones look like ours. */
function isOtherDigits(written: string): boolean {
  return latinLookOf(written) === written.normalize("NFC") && withOurDigits(written) !== written;
}
