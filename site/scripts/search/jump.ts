import type { JumpDocument, JumpIndex } from "../../data/search/jump-index.ts";
import { Synonyms } from "../../search/concepts.ts";
import { withoutTag, wordsIn } from "../../search/words.ts";
import { CodeSearch } from "./code-search.ts";
import { inPieces } from "./in-pieces.ts";
import { type Jump, MOST_JUMPS } from "./jump-result.ts";
import { PageTitles } from "./page-titles.ts";
import { revisionAsked, revisionOf } from "./revision-asked.ts";
import { WordSearch } from "./word-search.ts";

/** What was found, and whether it answers all that was asked. */
export interface Found {
  jumps: Jump[];
  /** False where no place holds everything asked for: these come nearest. */
  isWhole: boolean;
  /** True where what texts say elsewhere is no answer: a revision is asked for by its name, or nothing but a letter or a digit is typed yet. */
  isAlone?: true;
}

const MOST_SERVICES = 12;

/** Finds codes, RCs, titles, names and what guides are about as they are typed. */
export class JumpSearch {
  readonly documents: readonly JumpDocument[];
  readonly #codes: CodeSearch;
  readonly #words: WordSearch;
  readonly #pages: PageTitles;

  /** One that is ready, made piece by piece: of ten thousand documents that takes a second, in which somebody is typing. */
  static async readyFor(index: JumpIndex, language = ""): Promise<JumpSearch> {
    const search = new JumpSearch(index, language, false);
    await inPieces(search.#words.take(index));
    return search;
  }

  /** @param language of the portal's own pages; @param isReady false where its texts are taken in later */
  constructor(index: JumpIndex, language = "", isReady = true) {
    const synonyms = new Synonyms(index.synonyms, index.things);
    this.documents = index.documents;
    this.#codes = new CodeSearch(index);
    this.#words = new WordSearch(synonyms, index.devices);
    this.#pages = new PageTitles(index.pages, synonyms, language);
    if (isReady) for (const _ of this.#words.take(index));
  }

  /** The best places to jump to for what was typed, best first. */
  find(query: string): Found {
    const codes = this.#codes.find(query);
    if (codes.length > 0) return { jumps: onceEach([...codes, ...this.#words.find(query).places]), isWhole: true };
    const revision = this.#byRevision(query);
    if (revision) return revision;
    const { coded, rest } = this.#codes.documentsIn(query);
    // A letter or a digit alone asks for nothing yet: `8` for no clause.
    if (wordsIn(query).join("").length < 2) return { jumps: this.#words.find(query).places, isWhole: false, isAlone: true };
    const { places, isWhole } = this.#words.find(withoutTag(rest));
    if (coded.length > 0) return within(coded, places, isWhole);
    const { named, titled } = this.#pages.find(query);
    // What a page is called is asked for that page; what it merely says, first for what answers a caller.
    const jumps = isWhole ? [...places.slice(0, 1), ...titled, ...places.slice(1)] : [...titled, ...places];
    return { jumps: onceEach([...named, ...jumps]), isWhole: isWhole || named.length > 0 || titled.length > 0 };
  }

  /** A document's revision by its name (`P-51 rev 02`); of one that the change log alone tells of, the document comes near. */
  #byRevision(query: string): Found | undefined {
    const asked = revisionAsked(query);
    if (!asked) return undefined;
    const codes = /\p{L}/u.test(asked.rest) ? this.#codes.find(asked.rest).filter(({ kind }) => kind === "document") : [];
    const { coded, rest } = codes.length > 0 ? { coded: codes, rest: "" } : this.#codes.documentsIn(asked.rest);
    const known = coded.map((jump) => {
      const document = this.documents.find(({ address }) => address === jump.address);
      return document && revisionOf(document, asked.revision);
    });
    if (known.every((one) => one === undefined)) return undefined;
    const held = known.filter((one) => typeof one === "object");
    const isWhole = typeof known[0] === "object" && rest === "";
    return { jumps: onceEach([...held, ...coded]), isWhole, isAlone: true };
  }

  /** The flows there are, for a reader who found nothing. */
  services(): Jump[] {
    const flows = new Map<string, Jump>();
    for (const jump of this.#words.jumps) {
      const name = `${jump.note} ${jump.title}`;
      if (jump.kind === "flow" && !flows.has(name)) flows.set(name, jump);
    }
    return [...flows.values()].slice(0, MOST_SERVICES);
  }
}

/** What is asked of documents is looked for in these: they come first, but for a place in them that answers all of it. */
function within(coded: readonly Jump[], places: readonly Jump[], isWhole: boolean): Found {
  const isIn = ({ address }: Jump) => coded.some((document) => address.startsWith(document.address));
  const inside = places.filter(isIn);
  const isAnswered = isWhole && inside[0] !== undefined && inside[0] === places[0];
  const others = places.filter((jump) => !isIn(jump));
  return { jumps: onceEach(isAnswered ? [...inside, ...coded, ...others] : [...coded, ...inside, ...others]), isWhole: isAnswered };
}

/** The first of these, each once. */
function onceEach(jumps: readonly Jump[]): Jump[] {
  const seen = new Set<string>();
  return jumps.filter(({ address, title }) => !seen.has(`${address} ${title}`) && seen.add(`${address} ${title}`)).slice(0, MOST_JUMPS);
}
