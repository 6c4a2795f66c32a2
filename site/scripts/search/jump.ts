import MiniSearch, { type SearchOptions } from "minisearch";
import type { JumpDocument, JumpFlow, JumpIndex } from "../../data/search/jump-index.ts";
import { type Concept, mistypes, Synonyms } from "../../search/concepts.ts";
import { stem, stemTerm, termsOf, wordsIn } from "../../search/words.ts";

/** Something to jump to. */
export interface Jump {
  kind: "document" | "flow" | "step" | "application" | "kpi" | "term";
  title: string;
  /** What stands beside it: a code, a revision. */
  note: string;
  address: string;
  status?: JumpDocument["status"];
  language?: string;
}

/** What was found, and whether it answers all that was asked. */
export interface Found {
  jumps: Jump[];
  /** False where no place holds everything asked for: these come nearest. */
  isWhole: boolean;
}

const MOST = 7;
/** How much each field of an entry tells. */
const BOOST = { keywords: 5, title: 4, about: 1.5, words: 0.7 };
/** A guide is what answers a caller; then its step, then the document. */
const KINDS: Readonly<Record<Jump["kind"], number>> = { flow: 1.7, step: 1, document: 0.8, application: 0.9, kpi: 0.7, term: 0.7 };
/** What others call it, what is half typed and what is mistyped tell less than the word itself. */
/** A title that is just what was asked. */
const SAME_TITLE = 1.5;
const SHORTEST_HALF = 3;
const [SYNONYM, HALF, MISTYPED] = [0.6, 0.6, 0.45];

/** What is asked of the texts: a term, or several together. */
type Query = string | (SearchOptions & { queries: Query[] });

interface Entry {
  id: number;
  title: string;
  keywords: string;
  about: string;
  words: string;
}

/** Finds codes, RCs, titles, names and what guides are about as they are typed. */
export class JumpSearch {
  readonly #index: JumpIndex;
  readonly #synonyms: Synonyms;
  readonly #texts: MiniSearch<Entry>;
  readonly #jumps: Jump[] = [];
  readonly #titles: string[] = [];
  readonly #known = new Set<string>();

  constructor(index: JumpIndex) {
    this.#index = index;
    this.#synonyms = new Synonyms(index.synonyms);
    this.#texts = new MiniSearch<Entry>({
      fields: Object.keys(BOOST),
      tokenize: wordsIn,
      processTerm: (word) => {
        const terms = termsOf(word);
        for (const term of terms) this.#known.add(term);
        return terms;
      },
      searchOptions: { tokenize: (term) => [term], processTerm: (term) => term, boost: BOOST },
    });
    this.#texts.addAll([...this.#entries()]);
  }

  *#entries(): Generator<Entry> {
    for (const document of this.#index.documents) {
      const { code, title, status, language } = document;
      const about = [title, ...(document.keywords ?? [])].join(" ");
      yield this.#entry(documentJump(document), { keywords: document.keywords?.join(" ") ?? "" });
      for (const flow of document.flows ?? []) {
        const keywords = flow.keywords?.join(" ") ?? "";
        const jump: Jump = { kind: "flow", title: flow.title, note: `${code} · ${title}`, address: flow.address, status, language };
        const words = [flow.words ?? "", ...flow.steps.flatMap(([, name, text]) => [name, text ?? ""])].join(" ");
        yield this.#entry(jump, { keywords, about, words });
        // Of so large a library that this index is without texts, the full text search finds steps.
        for (const step of flow.words === undefined ? [] : flow.steps) {
          yield this.#entry(stepJump(document, flow, step), { title: step[1], about: `${flow.title} ${keywords}`, words: step[2] ?? "" });
        }
      }
    }
    for (const { kind, text, address } of this.#index.names) yield this.#entry({ kind, title: text, note: "", address }, {});
  }

  #entry(jump: Jump, texts: Partial<Entry>): Entry {
    const entry = { id: this.#jumps.length, title: jump.title, keywords: "", about: "", words: "", ...texts };
    this.#jumps.push(jump);
    this.#titles.push(wordsIn(entry.title).map(stem).join(" "));
    return entry;
  }

  /** The best places to jump to for what was typed, best first. */
  find(query: string): Found {
    const codes = this.#byCode(query);
    const { ids, isWhole } = this.#byWords(query);
    const jumps = [...codes, ...ids.map((id) => this.#jumps[id] as Jump)];
    const seen = new Set<string>();
    const once = jumps.filter(({ address, title }) => !seen.has(`${address} ${title}`) && seen.add(`${address} ${title}`));
    return { jumps: once.slice(0, MOST), isWhole: codes.length > 0 || isWhole };
  }

  /** Places that hold all that was asked for; where none does, those that hold at least half of it. */
  #byWords(query: string): { ids: number[]; isWhole: boolean } {
    const isKnown = (word: string) => this.#known.has(word);
    const concepts = this.#synonyms.conceptsIn(query, isKnown);
    const scores = new Map<number, { of: number; sure: number; score: number }>();
    for (const [index, concept] of concepts.entries()) {
      for (const [id, score] of this.#scoresOf(concept, index === concepts.length - 1)) {
        const known = scores.get(id) ?? { of: 0, sure: 0, score: 0 };
        scores.set(id, { of: known.of + 1, sure: known.sure + (concept.isGuess ? 0 : 1), score: known.score + score });
      }
    }
    const isWhole = [...scores.values()].some(({ of }) => of === concepts.length);
    // A word that no text and no group holds asks for nothing here: it counts half.
    const weight = concepts.reduce((sum, { words, others }) => sum + (others.length > 0 || words.some(isKnown) ? 1 : 0.5), 0);
    const asked = concepts.flatMap(({ words }) => words.map(stem)).join(" ");
    const ids = [...scores]
      .filter(([, { of, sure }]) => (isWhole ? of === concepts.length : sure * 2 >= weight))
      .map(([id, { of, score }]) => ({
        id,
        score: score * of * weightOf(this.#jumps[id] as Jump) * (this.#titles[id] === asked ? SAME_TITLE : 1),
      }))
      .sort((a, b) => b.score - a.score || a.id - b.id)
      .slice(0, MOST)
      .map(({ id }) => id);
    return { ids, isWhole };
  }

  /** How well each place answers one thing asked for: by the best of the words for it, so that none counts twice. */
  #scoresOf({ words, others }: Concept, isLast: boolean): Map<number, number> {
    const best = new Map<number, number>();
    const held = others.filter((stems) => stems.every((one) => this.#known.has(`=${one}`)));
    const queries = [this.#ownQuery(words, isLast), ...held.map((stems) => all(stems.map((one) => leaf(`=${one}`, SYNONYM))))];
    for (const query of queries) {
      for (const { id, score } of this.#texts.search(query)) best.set(id as number, Math.max(score, best.get(id as number) ?? 0));
    }
    return best;
  }

  /** Words by their stems, by a beginning while they are being typed; mistyped only where no text holds them as they are. */
  #ownQuery(words: readonly string[], isLast: boolean): Query {
    return all(
      words.map((word, index) =>
        any([
          leaf(stemTerm(word), 1),
          ...(isLast && index === words.length - 1 && word.length >= SHORTEST_HALF ? [leaf(word, HALF, { prefix: true })] : []),
          ...(mistypes(word) > 0 && !this.#isWord(word) ? [leaf(word, MISTYPED, { fuzzy: mistypes(word) })] : []),
        ]),
      ),
    );
  }

  /** Whether texts or synonyms hold it: what is written as others write it is not mistyped. */
  #isWord(word: string): boolean {
    return this.#known.has(stemTerm(word)) || this.#synonyms.holds(word);
  }

  /** The flows there are, for a reader who found nothing. */
  services(): Jump[] {
    return this.#jumps.filter(({ kind }) => kind === "flow").slice(0, 12);
  }

  /** `p01`, `IN.OCC.TELK.P-01`, `p01r8`, `P-01_R8`: signs don't matter, and the end of a code is enough. */
  #byCode(query: string): Jump[] {
    const asked = squeeze(query);
    if (asked.length < 2 || !/\d/.test(asked)) return [];
    const rc = /^(.+?)r(\d{1,4})$/.exec(asked);
    const steps = rc
      ? this.#index.documents.filter(({ code }) => endsLike(code, rc[1] as string)).flatMap((document) => stepOf(document, Number(rc[2])))
      : [];
    const exact = this.#index.documents.filter(({ code }) => endsLike(code, asked));
    const part = this.#index.documents.filter((document) => !exact.includes(document) && squeeze(document.code).includes(asked));
    return [...steps, ...[...exact, ...part].slice(0, MOST).map(documentJump)];
  }
}

function any(queries: Query[]): Query {
  return { combineWith: "OR", queries };
}

function all(queries: Query[]): Query {
  return { combineWith: "AND", queries };
}

function leaf(term: string, boost: number, options: SearchOptions = {}): Query {
  return { ...options, queries: [term], boostTerm: () => boost };
}

/** What is in force comes before what is not. */
function weightOf({ kind, status }: Jump): number {
  const standing = status === undefined || status === "effective" ? 1 : status === "draft" || status === "scheduled" ? 0.85 : 0.2;
  return KINDS[kind] * standing;
}

function documentJump({ code, title, address, status, language, revision }: JumpDocument): Jump {
  return { kind: "document", title, note: `${code} · ${revision}`, address, status, language };
}

function stepOf(document: JumpDocument, number: number): Jump[] {
  return (document.flows ?? []).flatMap((flow) => {
    const step = flow.steps.find(([one]) => one === number);
    return step ? [stepJump(document, flow, step)] : [];
  });
}

function stepJump({ status, language, code }: JumpDocument, { title, address }: JumpFlow, [number, name]: JumpFlow["steps"][number]): Jump {
  return { kind: "step", title: `${number}. ${name}`, note: `${code} · ${title}`, address: `${address}#s${number}`, status, language };
}

function endsLike(code: string, asked: string): boolean {
  return squeeze(code).endsWith(asked);
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
