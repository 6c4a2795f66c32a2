import type { DocumentCode } from "../../../schemas/identifier.ts";
import { CODE_LETTER, CODE_SIGN, edgesOf, type TextSpan, wholeAround } from "./code-bounds.ts";
import type { CodeScheme } from "./code-scheme.ts";
import { withoutAddresses } from "./without-addresses.ts";

/** What was meant as a code and is not written as one, with its place in a text (UTF-16 units from 0). */
export interface MistypedCode {
  /** The code it stands for. */
  code: DocumentCode;
  text: string;
  index: number;
  /** False where it may as well be something else: it is only taken for a code where that document is there. */
  isSure: boolean;
}

export type MistypedFinder = (text: string) => MistypedCode[];

/** Compiles a finder of codes with another hyphen, other case, missing or extra zeros, blanks for hyphens, or letters grown on. */
export function compileMistypedFinder(scheme: CodeScheme): MistypedFinder {
  if (scheme.looseShape === undefined) return () => [];
  const pattern = new RegExp(`(?<!${CODE_SIGN})${scheme.looseShape}(?!${CODE_SIGN})`, "giu");
  const short = scheme.shapeOf("short");
  const grown = short === undefined ? undefined : new RegExp(`(?<!${CODE_SIGN})(${short})${CODE_LETTER}{1,4}(?!${CODE_SIGN})`, "gu");
  return (prose) => {
    if (!/\d/.test(prose)) return [];
    const text = withoutAddresses(prose);
    const matches = [...text.matchAll(pattern)];
    const edges = edgesOf(matches);
    const withLetters = (grown ? [...text.matchAll(grown)] : []).flatMap(({ 0: written, 1: code = "", index }): MistypedCode[] =>
      scheme.parse(code) ? [{ code: code as DocumentCode, text: written, index, isSure: false }] : [],
    );
    const misspelled = matches.flatMap(({ 0: written, index }): MistypedCode[] => {
      const mended = scheme.mend(written);
      const whole = { start: index, end: index + written.length };
      if (mended === undefined) return [];
      // In small letters a code is most often the address of something: “#cp-01-scope”, “cr-045/exec”, `cr-045`.
      if (!/\p{Lu}/u.test(written) && isInAddress(text, whole)) return [];
      const { start, end } = wholeAround(text, whole, edges);
      return start === whole.start && end === whole.end ? [{ ...mended, text: written, index }] : [];
    });
    return [...misspelled, ...withLetters];
  };
}

function isInAddress(text: string, { start, end }: TextSpan): boolean {
  return (
    /[-#/_.=@`\\"]$/.test(text.slice(Math.max(0, start - 1), start)) || /^(?:[`\\"]|[-/_.]["\p{L}\p{N}])/u.test(text.slice(end, end + 2))
  );
}
