import type { JumpDocument, JumpFlow, JumpIndex } from "../../data/search/jump-index.ts";
import { type Concept, isDenied, type KnownWords, Synonyms } from "../../search/concepts.ts";
import { rootsOf } from "../../search/roots.ts";
import { denies, withoutTag, wordsIn } from "../../search/words.ts";
import { inPieces } from "./in-pieces.ts";
import type { Jump } from "./jump-result.ts";
import { kindAsked } from "./kind-asked.ts";
import { PageTitles } from "./page-titles.ts";
import { revisionAsked, revisionOf } from "./revision-asked.ts";
import { TextIndex } from "./text-index.ts";

/** What was found, and whether it answers all that was asked. */
export interface Found {
  jumps: Jump[];
  /** False where no place holds everything asked for: these come nearest. */
  isWhole: boolean;
  /** True where what texts say elsewhere is no answer: a revision is asked for by its name, or nothing but a letter or a digit is typed yet. */
  isAlone?: true;
}

const MOST = 7;
/** How many of the best are looked at again, for a step that answers better than its guide. */
const LOOKED_AT = 3 * MOST;
/** How much each field of an entry tells. */
const BOOST = { title: 4, keywords: 5, inherited: 3.5, about: 1.5, words: 0.7 };
/** A guide is what answers a caller; then its step, then the document. */
const KINDS: Readonly<Record<Jump["kind"], number>> = {
  flow: 2.1,
  step: 1,
  document: 0.8,
  application: 0.6,
  kpi: 0.6,
  term: 0.6,
  clause: 0.6,
  external: 0.6,
  page: 0.6,
};
/** How much more what is of the kind asked for tells. That guides are asked for is no news. */
const OF_KIND: Readonly<Partial<Record<Jump["kind"], number>>> = { term: 12, kpi: 12, application: 12, clause: 12 };
/** A title or keyword that is just what was asked. */
const SAME = 1.6;
/** A title that says all of several things that are asked. */
const TITLED = 2.2;
const SHORTEST_HALF = 3;
/** The least of a code among other words. */
const SHORTEST_CODE = 3;
/** The least of a name that is begun, and how many names may be meant. */
const [SHORTEST_NAME, MOST_NAMES] = [5, 3];
/** What others call it, another word of its root, what is half typed, mistyped or said in words that stand apart tell less than the word itself. */
const [SYNONYM, RELATED, HALF, MISTYPED, APART] = [0.7, 0.7, 0.6, 0.7, 0.4];
/**
 * How much of what is asked a word holds that no text knows, that steps mention in passing, that was guessed, that says where
 * something is (`iklan di kolom komentar`), or what it is about.
 */
const [UNKNOWN, PASSING, GUESSED, PLACE, THING] = [0.4, 0.6, 0.6, 0.7, 0.35];
/** How much what did not happen tells: of `pasang baru belum selesai`, that is what answers. */
const DENIED = 1.4;
/** As how many of those words all of them count at most. */
const MOST_UNKNOWN = 2;
/** What is asked where something is said to be wrong in words that nobody knows. */
const TROUBLE = "gangguan";
/** The least part of what is asked that a place must hold to come near. */
const LEAST = 0.33;

/** The texts of an entry. */
interface Texts {
  keywords?: readonly string[];
  /** Of a flow that is its document's only one: what the document is about. */
  inherited?: readonly string[];
  about?: string;
  words?: string;
}

/** What is asked for; assumed where it was not said. */
type Asked = Concept & { isAssumed?: boolean };

/** Finds codes, RCs, titles, names and what guides are about as they are typed. */
export class JumpSearch {
  readonly #index: JumpIndex;
  readonly #pages: PageTitles;
  readonly #synonyms: Synonyms;
  readonly #texts = new TextIndex();
  readonly #known: KnownWords = {
    has: (word) => this.#texts.has(word),
    hasRoot: (root) => this.#texts.has(rootTerm(root)),
    hasBegun: (beginning) => this.#texts.beginningWith(beginning).length > 0,
    near: (word, isHalf) => this.#texts.near(word, isHalf),
  };
  readonly #codes: readonly string[];
  /** The same in words, numbers without their noughts. */
  readonly #codesInWords: readonly string[];
  readonly #jumps: Jump[] = [];
  /** How much each entry tells by its kind and standing. */
  readonly #weights: number[] = [];
  /** Entries by what they are called: their titles and keywords. */
  readonly #byName = new Map<string, number[]>();
  /** What guides are called, with their keywords and documents, and what steps say. */
  readonly #said = new Map<number, string>();

  /** One that is ready, made piece by piece: of ten thousand documents that takes a second, in which somebody is typing. */
  static async readyFor(index: JumpIndex, language = ""): Promise<JumpSearch> {
    const search = new JumpSearch(index, language, false);
    await inPieces(search.#takeIn());
    return search;
  }

  /** @param language of the portal's own pages; @param isReady false where its texts are taken in later */
  constructor(index: JumpIndex, language = "", isReady = true) {
    this.#index = index;
    this.#codes = index.documents.map(({ code }) => squeeze(code));
    this.#codesInWords = index.documents.map(({ code }) => inWords(code));
    this.#synonyms = new Synonyms(index.synonyms, index.things);
    this.#pages = new PageTitles(index.pages, this.#synonyms, language);
    if (isReady) for (const _ of this.#takeIn());
  }

  get documents(): readonly JumpDocument[] {
    return this.#index.documents;
  }

  #takeIn(): Generator<void> {
    return this.#texts.take(this.#entries(), Object.values(BOOST));
  }

  *#entries(): Generator<string[][]> {
    for (const document of this.#index.documents) {
      const { code, title, language } = document;
      const about = [title, ...(document.keywords ?? [])].join(" ");
      yield this.#entry(documentJump(document), { keywords: document.keywords ?? [] });
      const { flows = [] } = document;
      for (const [flow, status] of flowsOf(document)) {
        const keywords = flow.keywords ?? [];
        const inherited = (flows.length === 1 && document.keywords) || [];
        const jump: Jump = { kind: "flow", title: flow.title, note: `${code} · ${title}`, address: flow.address, status, language };
        const words = [flow.words ?? "", ...flow.steps.flatMap(([, name, text]) => [name, text ?? ""])].join(" ");
        // A draft's guide with the name of one in force is that one, with more steps.
        if (flows.includes(flow) || !flows.some(({ title, steps }) => title === flow.title && steps.length > 0)) {
          this.#said.set(this.#jumps.length, [flow.title, ...keywords, ...inherited, about].join(". "));
          yield this.#entry(jump, { keywords, inherited, about, words });
        }
        // Of so large a library that this index is without texts, the full text search finds steps.
        for (const step of flow.words === undefined ? [] : flow.steps) {
          const words = step[2] ?? "";
          this.#said.set(this.#jumps.length, `${step[1]}. ${words}`);
          yield this.#entry(stepJump({ ...document, status }, flow, step), {
            title: step[1],
            about: `${flow.title} ${keywords.join(" ")}`,
            words,
          });
        }
      }
    }
    for (const name of this.#index.names) {
      const { also, words: about = "" } = name;
      yield this.#entry(nameJump(name), { keywords: also === undefined ? [] : [also], about });
    }
  }

  #entry(jump: Jump, texts: Texts & { title?: string }): string[][] {
    const { title = jump.title, keywords = [], inherited = [], about = "", words = "" } = texts;
    for (const name of new Set([title, ...keywords, ...inherited].flatMap(asOneName))) {
      const known = this.#byName.get(name);
      if (known) known.push(this.#jumps.length);
      else this.#byName.set(name, [this.#jumps.length]);
    }
    this.#weights.push(weightOf(jump));
    this.#jumps.push(jump);
    return [title, keywords.join(" "), inherited.join(" "), about, words].map((text) => this.#termsOf(text));
  }

  /** What an index holds of a text: its words, for who has typed half of one or mistyped it, their roots, and what they mean. */
  #termsOf(text: string): string[] {
    return [...wordsIn(text).flatMap((word) => [word, ...rootsOf(word).map(rootTerm)]), ...this.#synonyms.termsIn(text)];
  }

  /** The best places to jump to for what was typed, best first. */
  find(query: string): Found {
    const codes = this.#byCode(query);
    if (codes.length > 0) return { jumps: onceEach([...codes, ...this.#byWords(query).places]), isWhole: true };
    const revision = this.#byRevision(query);
    if (revision) return revision;
    const { coded, rest } = this.#codedIn(query);
    // A letter or a digit alone asks for nothing yet: `8` for no clause.
    if (wordsIn(query).join("").length < 2) return { jumps: this.#byWords(query).places, isWhole: false, isAlone: true };
    const { places, isWhole } = this.#byWords(withoutTag(rest));
    if (coded.length > 0) return this.#within(coded, places, isWhole);
    const { named, titled } = this.#pages.find(query);
    // What a page is called is asked for that page; what it merely says, first for what answers a caller.
    const jumps = isWhole ? [...places.slice(0, 1), ...titled, ...places.slice(1)] : [...titled, ...places];
    return { jumps: onceEach([...named, ...jumps]), isWhole: isWhole || named.length > 0 || titled.length > 0 };
  }

  /** A document's revision by its name (`P-51 rev 02`); of one that the change log alone tells of, the document comes near. */
  #byRevision(query: string): Found | undefined {
    const asked = revisionAsked(query);
    if (!asked) return undefined;
    const codes = /\p{L}/u.test(asked.rest) ? this.#byCode(asked.rest).filter(({ kind }) => kind === "document") : [];
    const { coded, rest } = codes.length > 0 ? { coded: codes, rest: "" } : this.#codedIn(asked.rest);
    const known = coded.map((jump) => {
      const document = this.#index.documents.find(({ address }) => address === jump.address);
      return document && revisionOf(document, asked.revision);
    });
    if (known.every((one) => one === undefined)) return undefined;
    const held = known.filter((one) => typeof one === "object");
    const isWhole = typeof known[0] === "object" && rest === "";
    return { jumps: onceEach([...held, ...coded]), isWhole, isAlone: true };
  }

  /** What is asked of documents is looked for in these: they come first, but for a place in them that answers all of it. */
  #within(coded: readonly Jump[], places: readonly Jump[], isWhole: boolean): Found {
    const isIn = ({ address }: Jump) => coded.some((document) => address.startsWith(document.address));
    const inside = places.filter(isIn);
    const isAnswered = isWhole && inside[0] !== undefined && inside[0] === places[0];
    const others = places.filter((jump) => !isIn(jump));
    return { jumps: onceEach(isAnswered ? [...inside, ...coded, ...others] : [...coded, ...inside, ...others]), isWhole: isAnswered };
  }

  /** Places that hold what was asked for, those first that hold most of it; none that holds less than a third. */
  #byWords(query: string): { places: Jump[]; isWhole: boolean } {
    const { concepts: said, isAssumed } = this.#conceptsIn(query);
    const { concepts, kind } = kindAsked(said);
    const ofKind = (kind && OF_KIND[kind]) ?? 1;
    const isOfKind = (id: number) => ofKind === 1 || this.#jumps[id]?.kind === kind;
    const weights = this.#weightsOf(concepts);
    const asked = weights.reduce((sum, weight) => sum + weight, 0);
    const [scores, held] = [new Float64Array(this.#texts.size), new Float64Array(this.#texts.size)];
    for (const [index, concept] of concepts.entries()) {
      const weight = weights[index] as number;
      const best = this.#scoresOf(concept, index === concepts.length - 1);
      for (let id = 0; id < best.length; id++) {
        if (best[id] === 0) continue;
        scores[id] = (scores[id] as number) + (best[id] as number) * weight;
        held[id] = (held[id] as number) + weight;
      }
    }
    // However a name is parted (`i siska`) or mistyped, it is what was asked whole.
    const meant = concepts.some(({ isMistyped }) => isMistyped) ? concepts.flatMap(({ words }) => words).join(" ") : query;
    for (const id of new Set([...asOneName(query), ...asOneName(meant)].flatMap((name) => this.#byName.get(name) ?? this.#begunAs(name)))) {
      scores[id] = Math.max(scores[id] as number, asked * BOOST.title) * SAME;
      held[id] = asked;
    }
    const least = asked * LEAST;
    // Ids and scores of the best, kept in order: of ten thousand that hold something, few are shown.
    const ids: number[] = [];
    const best: number[] = [];
    for (let id = 0; id < scores.length; id++) {
      const part = held[id] as number;
      if (part === 0 || part < least) continue;
      const score = (scores[id] as number) * part * part * (this.#weights[id] as number) * (isOfKind(id) ? ofKind : 1);
      if (ids.length === LOOKED_AT && score <= (best[LOOKED_AT - 1] as number)) continue;
      const at = best.findIndex((one) => one < score);
      best.splice(at < 0 ? best.length : at, 0, score);
      ids.splice(at < 0 ? ids.length : at, 0, id);
      ids.length = best.length = Math.min(LOOKED_AT, ids.length);
    }
    // What a question is about, and no text names, is no part of what must be answered.
    const most = concepts.reduce(
      (sum, { isThing }, index) => sum + (isThing && weights[index] !== THING ? 0 : (weights[index] as number)),
      0,
    );
    this.#raiseTitled(ids, best, concepts, denies(query));
    this.#raiseSteps(ids, concepts, weights, held);
    const [first] = ids;
    const isMeant =
      first !== undefined &&
      isOfKind(first) &&
      (held[first] as number) >= most - 1e-9 &&
      (kind !== undefined || !this.#isByMeaning(first, concepts));
    return {
      places: ids.slice(0, MOST).map((id) => this.#jumps[id] as Jump),
      isWhole: isMeant && !isAssumed && concepts.every(({ isSure }) => isSure),
    };
  }

  /** Whether a name does not say what is asked, and only its meaning does: it is opened where its kind is asked for. */
  #isByMeaning(id: number, concepts: readonly Asked[]): boolean {
    const { kind, title, note } = this.#jumps[id] as Jump;
    return (kind === "application" || kind === "term") && !concepts.some(this.#sayerOf(`${title} ${note}`));
  }

  /** Names that begin or end as one word that no text knows (`upsel`, `siska`): a name may be parted otherwise, or half typed. */
  #begunAs(name: string): readonly number[] {
    if (name.length < SHORTEST_NAME || this.#texts.has(name)) return [];
    const found: (readonly number[])[] = [];
    for (const [one, ids] of this.#byName) if (one.startsWith(name) || one.endsWith(name)) found.push(ids);
    return found.length > MOST_NAMES ? [] : found.flat();
  }

  /**
   * Brings forward those steps (and documents held elsewhere) of the best whose title says all that is asked and known, in several words (`ngalihin ke 147`). What did
   * not happen is answered where the title asks for it: `data tidak cocok` by “Data pelanggan cocok?”.
   */
  #raiseTitled(ids: number[], scores: readonly number[], concepts: readonly Asked[], isDenial: boolean): void {
    const known = concepts.filter((concept) => concept.isThing || this.#weightOf(concept) > UNKNOWN);
    const isTitled = (id: number) => {
      const { kind, title } = this.#jumps[id] as Jump;
      if ((kind !== "step" && kind !== "external") || (isDenial && !title.endsWith("?"))) return false;
      const roots = new Set(wordsIn(title).flatMap(rootsOf));
      const asWritten = known.filter(({ words }) => words.every((word) => rootsOf(word).some((root) => roots.has(root))));
      const said = known.filter(this.#sayerOf(title));
      // Two words of one group say one thing (`nambah minipack`).
      const different = new Set(said.flatMap(({ words, groups }) => (words.length === 1 ? (groups[0] ?? words) : words)));
      return asWritten.length > 0 && different.size >= 2 && known.every((concept) => concept.isThing || said.includes(concept));
    };
    const raised = new Map(ids.map((id, at) => [id, (scores[at] as number) * (isTitled(id) ? TITLED : 1)]));
    ids.sort((a, b) => (raised.get(b) as number) - (raised.get(a) as number));
  }

  /** Puts before a guide, where what it is called says less than it holds, the step that holds as much and says most of it by itself. */
  #raiseSteps(ids: number[], concepts: readonly Asked[], weights: readonly number[], held: Float64Array): void {
    const saidBy = (id: number) => {
      const says = this.#sayerOf(this.#said.get(id) ?? "");
      return concepts.reduce((sum, concept, index) => sum + (says(concept) ? (weights[index] as number) : 0), 0);
    };
    const isLess = (part: number, whole: number) => part < whole - 1e-9;
    for (const guide of ids.slice(0, MOST)) {
      const { kind, address } = this.#jumps[guide] as Jump;
      const all = held[guide] as number;
      if (kind !== "flow" || !isLess(saidBy(guide), all)) continue;
      const isOwn = (id: number) => this.#jumps[id]?.address.startsWith(`${address}#`) ?? false;
      const step = ids.find((id) => isOwn(id) && !isLess(held[id] as number, all) && isLess(all / 2, saidBy(id)));
      if (step === undefined || ids.indexOf(step) < ids.indexOf(guide)) continue;
      ids.splice(ids.indexOf(step), 1);
      ids.splice(ids.indexOf(guide), 0, step);
    }
  }

  /** Which of what is asked a short text says: in its words, as others call it, or half typed. */
  #sayerOf(text: string): (concept: Asked) => boolean {
    const told = wordsIn(text);
    const terms = new Set([...told.flatMap(rootsOf), ...this.#synonyms.termsIn(text)]);
    const isSaid = (word: string) => rootsOf(word).some((root) => terms.has(root)) || told.some((one) => one.startsWith(word));
    return ({ words, phrase, groups }) => groups.some((group) => terms.has(group)) || terms.has(phrase ?? "") || words.every(isSaid);
  }

  /** What is asked for; of a thing that may break, of which only words are said that nobody knows, or a no, that something is wrong. */
  #conceptsIn(query: string): { concepts: Asked[]; isAssumed: boolean } {
    const concepts = this.#synonyms.conceptsIn(query, this.#known);
    const said = concepts.filter(({ isThing }) => !isThing);
    const isOfDevice = concepts.some((concept) => this.#synonyms.isAmong(this.#index.devices, concept));
    const isSaid = said.length > 0 || denies(query);
    if (!isOfDevice || !isSaid || said.some((concept) => this.#weightOf(concept) > PASSING)) {
      return { concepts, isAssumed: false };
    }
    const trouble = this.#synonyms.conceptsIn(TROUBLE, this.#known).map((concept) => ({ ...concept, isAssumed: true }));
    return { concepts: [...concepts, ...trouble], isAssumed: true };
  }

  /** How much of what is asked each thing is. Who tells a story says many words that nobody knows: together they ask for little. */
  #weightsOf(concepts: readonly Asked[]): number[] {
    const weights = concepts.map((concept) => this.#weightOf(concept));
    const unknown = concepts.map(
      ({ isMistyped, isAssumed, isThing }, index) => !isMistyped && !isAssumed && !isThing && (weights[index] as number) <= PASSING,
    );
    const most = MOST_UNKNOWN / Math.max(MOST_UNKNOWN, unknown.filter(Boolean).length);
    return weights.map((weight, index) => (unknown[index] ? weight * most : weight));
  }

  /** A word that no text and no group holds asks for little here. */
  #weightOf({ words, phrase, groups, isThing, isPlace, isMistyped, isAssumed }: Asked): number {
    if (isMistyped || isAssumed) return GUESSED;
    if (groups.some((term) => this.#texts.has(term))) return isThing ? THING : isPlace ? PLACE : isDenied(phrase) ? DENIED : 1;
    const told = Math.min(...words.map((word) => this.#toldBy(word)));
    const known = told === 0 ? UNKNOWN : told <= BOOST.words ? PASSING : 1;
    return (isThing ? THING : 1) * known;
  }

  /** How well each place answers one thing asked for: by the best of the words for it, so that none counts twice. */
  #scoresOf({ words, phrase, groups, isMistyped }: Concept, isLast: boolean): Float64Array {
    const best = new Float64Array(this.#texts.size);
    const boost = isMistyped ? MISTYPED : 1;
    for (const term of groups) this.#texts.raise(best, term, SYNONYM * boost);
    const isPhrase = phrase?.includes(" ") ?? false;
    if (isPhrase) this.#texts.raise(best, phrase as string, 1);
    // What is left of a phrase without its silent words says less: `tidak dibuka`, `salah orang`.
    if (words.length === 1) this.#raiseByWord(best, words[0] as string, isPhrase ? APART : boost, isLast);
    else this.#raiseByAll(best, words);
    return best;
  }

  /** Words of a phrase that stand apart: places that hold each. */
  #raiseByAll(best: Float64Array, words: readonly string[]): void {
    const each = words.map((word) => {
      const own = new Float64Array(this.#texts.size);
      this.#raiseByWord(own, word, APART, false);
      return own;
    });
    for (let id = 0; id < best.length; id++) {
      if (each.every((own) => own[id] !== 0)) best[id] = Math.max(best[id] as number, ...each.map((own) => own[id] as number));
    }
  }

  /** A word as it is, by its roots, by a beginning while it is being typed. */
  #raiseByWord(best: Float64Array, word: string, boost: number, isTyped: boolean): void {
    this.#texts.raise(best, word, boost);
    for (const root of rootsOf(word)) this.#texts.raise(best, rootTerm(root), boost * RELATED);
    if (isTyped && word.length >= SHORTEST_HALF) {
      for (const term of this.#texts.beginningWith(word)) this.#texts.raise(best, term, boost * HALF);
    }
  }

  /** The most that a field which holds a word, whatever its ending, tells. */
  #toldBy(word: string): number {
    return Math.max(0, ...rootsOf(word).map((root) => this.#texts.boostOf(rootTerm(root))));
  }

  /** The flows there are, for a reader who found nothing. */
  services(): Jump[] {
    const flows = new Map<string, Jump>();
    for (const jump of this.#jumps) {
      const name = `${jump.note} ${jump.title}`;
      if (jump.kind === "flow" && !flows.has(name)) flows.set(name, jump);
    }
    return [...flows.values()].slice(0, 12);
  }

  /** Documents whose codes stand in a question among other words (`pengganti W-52`), and those words. */
  #codedIn(query: string): { coded: Jump[]; rest: string } {
    const words = query.trim().split(/\s+/);
    const isCode = (word: string) => /\p{L}.*\d/u.test(word) && squeeze(word).length >= SHORTEST_CODE;
    const documents = new Map(words.filter(isCode).map((word) => [word, this.#byCode(word).filter(({ kind }) => kind === "document")]));
    const isFound = (word: string) => (documents.get(word)?.length ?? 0) > 0;
    return {
      coded: words
        .filter(isFound)
        .flatMap((word) => documents.get(word) ?? [])
        .slice(0, MOST),
      rest: words.filter((word) => !isFound(word)).join(" "),
    };
  }

  /**
   * `p01`, `IN.OCC.TELK.P-01`, `p01r8`, `P-01_R8`: signs don't matter, and the end of a code is enough. In words (`telk p 1`), noughts don't
   * matter either.
   */
  #byCode(query: string): Jump[] {
    const coded = rcLast(query);
    const asked = squeeze(coded);
    if (asked.length < 2 || !/\d/.test(asked)) return [];
    const said = inWords(coded);
    const endsIn = (index: number, end: string, words: string): boolean =>
      (this.#codes[index] as string).endsWith(end) || (/\p{L}/u.test(words) && (this.#codesInWords[index] as string).endsWith(words));
    const rc = /^(.*?)r(\d{1,4})$/.exec(asked);
    const rcSaid = / r \d{1,4}$/.exec(said);
    const steps = rc
      ? this.#index.documents
          .filter((_, index) => endsIn(index, rc[1] as string, rcSaid ? said.slice(0, rcSaid.index) : ""))
          .flatMap((document) => stepOf(document, Number(rc[2])))
      : [];
    const exact: JumpDocument[] = [];
    const part: JumpDocument[] = [];
    for (const [index, document] of this.#index.documents.entries()) {
      const code = this.#codes[index] as string;
      if (endsIn(index, asked, said)) exact.push(document);
      else if (code.includes(asked)) part.push(document);
    }
    const elsewhere = this.#index.names.filter(({ kind, also = "" }) => kind === "external" && squeeze(also).endsWith(asked));
    return [...steps, ...[...exact.map(documentJump), ...elsewhere.map(nameJump), ...part.map(documentJump)].slice(0, MOST)];
  }
}

/** The first of these, each once. */
function onceEach(jumps: readonly Jump[]): Jump[] {
  const seen = new Set<string>();
  return jumps.filter(({ address, title }) => !seen.has(`${address} ${title}`) && seen.add(`${address} ${title}`)).slice(0, MOST);
}

/** The term under which an index holds a root: told from a word of the same letters, since half a word is no root. */
function rootTerm(root: string): string {
  return `=${root}`;
}

/** A name without its gaps: of the words that tell something, and of all (`I-SISKA` and `i siska`, where `i` tells nothing). */
function asOneName(text: string): string[] {
  return [...new Set([wordsIn(text).join(""), squeeze(text)])];
}

/** What is in force comes before what is not. */
function weightOf({ kind, status }: Jump): number {
  const standing = status === undefined || status === "effective" ? 1 : status === "draft" || status === "scheduled" ? 0.85 : 0.2;
  return KINDS[kind] * standing;
}

/** A document held elsewhere has its code beside its title. */
function nameJump({ kind, text, also, address }: JumpIndex["names"][number]): Jump {
  return { kind, title: text, note: kind === "external" ? (also ?? "") : "", address };
}

function documentJump({ code, title, address, status, language, revision }: JumpDocument): Jump {
  return { kind: "document", title, note: [code, revision].filter((one) => one !== "").join(" · "), address, status, language };
}

/** A document's flows and those of its draft beside it, each with how it stands. */
function flowsOf({ status, flows = [], drafted = [] }: JumpDocument): (readonly [JumpFlow, JumpDocument["status"]])[] {
  return [...flows.map((flow) => [flow, status] as const), ...drafted.map((flow) => [flow, "draft"] as const)];
}

function stepOf(document: JumpDocument, number: number): Jump[] {
  return flowsOf(document).flatMap(([flow, status]) => {
    const step = flow.steps.find(([one]) => one === number);
    return step ? [stepJump({ ...document, status }, flow, step)] : [];
  });
}

function stepJump({ status, language, code }: JumpDocument, { title, address }: JumpFlow, [number, name]: JumpFlow["steps"][number]): Jump {
  return { kind: "step", title: `${number}. ${name}`, note: `${code} · ${title}`, address: `${address}#s${number}`, status, language };
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

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
