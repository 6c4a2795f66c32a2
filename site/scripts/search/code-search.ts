import type { JumpDocument, JumpIndex } from "../../data/search/jump-index.ts";
import { squeeze } from "../../search/words.ts";
import { documentJump, nameJump, stepJumps } from "./jump-of.ts";
import { type Jump, MOST_JUMPS } from "./jump-result.ts";

/** The least of a code among other words. */
const SHORTEST = 3;

/** Finds documents and steps by their codes, however these are typed. */
export class CodeSearch {
  readonly #index: JumpIndex;
  readonly #codes: readonly string[];
  /** The same in words, numbers without their noughts. */
  readonly #codesInWords: readonly string[];

  constructor(index: JumpIndex) {
    this.#index = index;
    this.#codes = index.documents.map(({ code }) => squeeze(code));
    this.#codesInWords = index.documents.map(({ code }) => inWords(code));
  }

  /**
   * `p01`, `IN.OCC.TELK.P-01`, `p01r8`, `P-01_R8`: signs don't matter, and the end of a code is enough. In words (`telk p 1`), noughts don't
   * matter either.
   */
  find(query: string): Jump[] {
    const coded = rcLast(query);
    const asked = squeeze(coded);
    if (asked.length < 2 || !/\d/.test(asked)) return [];
    const said = inWords(coded);
    const exact: JumpDocument[] = [];
    const part: JumpDocument[] = [];
    for (const [index, document] of this.#index.documents.entries()) {
      if (this.#endsIn(index, asked, said)) exact.push(document);
      else if ((this.#codes[index] as string).includes(asked)) part.push(document);
    }
    const elsewhere = this.#index.names.filter(({ kind, also = "" }) => kind === "external" && squeeze(also).endsWith(asked));
    const documents = [...exact.map(documentJump), ...elsewhere.map(nameJump), ...part.map(documentJump)];
    return [...this.#stepsOf(asked, said), ...documents.slice(0, MOST_JUMPS)];
  }

  /** Documents whose codes stand in a question among other words (`pengganti W-52`), and those words. */
  documentsIn(query: string): { coded: Jump[]; rest: string } {
    const words = query.trim().split(/\s+/);
    const isCode = (word: string) => /\p{L}.*\d/u.test(word) && squeeze(word).length >= SHORTEST;
    const found = new Map(words.filter(isCode).map((word) => [word, this.find(word).filter(({ kind }) => kind === "document")]));
    const coded = words.flatMap((word) => found.get(word) ?? []);
    const rest = words.filter((word) => (found.get(word)?.length ?? 0) === 0);
    return { coded: coded.slice(0, MOST_JUMPS), rest: rest.join(" ") };
  }

  /** The steps that an RC names. */
  #stepsOf(asked: string, said: string): Jump[] {
    const rc = /^(.*?)r(\d{1,4})$/.exec(asked);
    if (!rc) return [];
    const rcSaid = / r \d{1,4}$/.exec(said);
    const code = rcSaid ? said.slice(0, rcSaid.index) : "";
    const documents = this.#index.documents.filter((_, index) => this.#endsIn(index, rc[1] as string, code));
    return documents.flatMap((document) => stepJumps(document, Number(rc[2])));
  }

  #endsIn(index: number, end: string, words: string): boolean {
    return (this.#codes[index] as string).endsWith(end) || (/\p{L}/u.test(words) && (this.#codesInWords[index] as string).endsWith(words));
  }
}

/** A question for a step with its number last, after an r, however it is asked: `r24 p01`, `rc 24`, `p01 langkah 24`. */
function rcLast(query: string): string {
  const said = query.replace(/^\s*rc\s+(?=.*\d.*r\s*\d+\s*$)/iu, "").replace(/(^|\s)(?:rc|langkah|step)\s*r?(?=\d)/iu, "$1r");
  return said.replace(/^\s*(r\s*\d{1,4})\s+(.*\d.*)$/iu, "$2 $1");
}

/** A code as its letters and numbers, each with a gap before it: `HAVN/P-001` → ` havn p 1`. */
function inWords(text: string): string {
  const parts = text.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? [];
  return parts.map((part) => ` ${part.replace(/^0+(?=\d)/, "")}`).join("");
}
