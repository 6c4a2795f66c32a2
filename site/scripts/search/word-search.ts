import type { JumpIndex } from "../../data/search/jump-index.ts";
import type { Synonyms } from "../../search/concepts.ts";
import { rootsOf } from "../../search/roots.ts";
import { denies, wordsIn } from "../../search/words.ts";
import { conceptScores } from "./concept-scores.ts";
import { BOOST, Entries } from "./entries.ts";
import { type Jump, MOST_JUMPS } from "./jump-result.ts";
import { kindAsked } from "./kind-asked.ts";
import { type Asked, QuestionReader } from "./question.ts";
import { TextIndex } from "./text-index.ts";

/** How many of the best are looked at again, for a step that answers better than its guide. */
const LOOKED_AT = 3 * MOST_JUMPS;
/** How much more what is of the kind asked for tells. That guides are asked for is no news. */
const OF_KIND: Readonly<Partial<Record<Jump["kind"], number>>> = { term: 12, kpi: 12, application: 12, clause: 12 };
/** A title or keyword that is just what was asked. */
const SAME = 1.6;
/** A title that says all of several things that are asked. */
const TITLED = 2.2;
/** The least part of what is asked that a place must hold to come near. */
const LEAST = 0.33;

/** What a question asks for, how much of it each thing is, and which kind of place is meant. */
interface Question {
  concepts: readonly Asked[];
  weights: readonly number[];
  kind: Jump["kind"] | undefined;
  isDenial: boolean;
}

/** How much of what is asked each entry holds, and how well it answers. */
interface Answers {
  held: Float64Array;
  scores: Float64Array;
}

/** Finds places by what is asked in words, those first that hold most of it. */
export class WordSearch {
  readonly #synonyms: Synonyms;
  readonly #texts = new TextIndex();
  readonly #entries: Entries;
  readonly #reader: QuestionReader;

  constructor(synonyms: Synonyms, devices: number) {
    this.#synonyms = synonyms;
    this.#entries = new Entries(synonyms);
    this.#reader = new QuestionReader(this.#texts, synonyms, devices);
  }

  /** Takes in what can be found, and yields after each piece of work. */
  take(index: JumpIndex): Generator<void> {
    return this.#texts.take(this.#entries.take(index), Object.values(BOOST));
  }

  /** All that can be jumped to. */
  get jumps(): readonly Jump[] {
    return this.#entries.jumps;
  }

  /** The best places, and whether the first of them answers all that was asked; none that holds less than a third of it. */
  find(query: string): { places: Jump[]; isWhole: boolean } {
    const { concepts: said, isAssumed } = this.#reader.conceptsIn(query);
    const { concepts, kind } = kindAsked(said);
    const question = { concepts, kind, weights: this.#reader.weightsOf(concepts), isDenial: denies(query) };
    const answers = this.#answersTo(question);
    this.#raiseNamed(query, question, answers);
    const { ids, scores } = this.#best(question, answers);
    this.#raiseTitled(ids, scores, question);
    this.#raiseSteps(ids, question, answers);
    const [first] = ids;
    const isMeant = first !== undefined && this.#isMeant(first, question, answers);
    return {
      places: ids.slice(0, MOST_JUMPS).map((id) => this.jumps[id] as Jump),
      isWhole: isMeant && !isAssumed && concepts.every(({ isSure }) => isSure),
    };
  }

  #answersTo({ concepts, weights }: Question): Answers {
    const [scores, held] = [new Float64Array(this.#texts.size), new Float64Array(this.#texts.size)];
    for (const [index, concept] of concepts.entries()) {
      const weight = weights[index] as number;
      const best = conceptScores(this.#texts, concept, index === concepts.length - 1);
      for (let id = 0; id < best.length; id++) {
        if (best[id] === 0) continue;
        scores[id] = (scores[id] as number) + (best[id] as number) * weight;
        held[id] = (held[id] as number) + weight;
      }
    }
    return { scores, held };
  }

  /** However a name is parted (`i siska`) or mistyped, it is what was asked whole. */
  #raiseNamed(query: string, { concepts, weights }: Question, { scores, held }: Answers): void {
    const asked = sumOf(weights);
    const meant = concepts.some(({ isMistyped }) => isMistyped) ? concepts.flatMap(({ words }) => words).join(" ") : query;
    const isWord = (name: string) => this.#texts.has(name);
    for (const id of new Set([query, meant].flatMap((name) => this.#entries.named(name, isWord)))) {
      scores[id] = Math.max(scores[id] as number, asked * BOOST.title) * SAME;
      held[id] = asked;
    }
  }

  /** Ids and scores of the best, kept in order: of ten thousand that hold something, few are shown. */
  #best(question: Question, { scores, held }: Answers): { ids: number[]; scores: number[] } {
    const least = sumOf(question.weights) * LEAST;
    const ids: number[] = [];
    const best: number[] = [];
    for (let id = 0; id < scores.length; id++) {
      const part = held[id] as number;
      if (part === 0 || part < least) continue;
      const score = (scores[id] as number) * part * part * (this.#entries.weights[id] as number) * this.#kindTells(id, question);
      if (ids.length === LOOKED_AT && score <= (best[LOOKED_AT - 1] as number)) continue;
      const at = best.findIndex((one) => one < score);
      best.splice(at < 0 ? best.length : at, 0, score);
      ids.splice(at < 0 ? ids.length : at, 0, id);
      ids.length = best.length = Math.min(LOOKED_AT, ids.length);
    }
    return { ids, scores: best };
  }

  #kindTells(id: number, { kind }: Question): number {
    return kind !== undefined && this.jumps[id]?.kind === kind ? (OF_KIND[kind] ?? 1) : 1;
  }

  /** Whether a place is what was asked for: it holds all that must be answered, and by its words where no kind of place was named. */
  #isMeant(id: number, question: Question, { held }: Answers): boolean {
    const { concepts, weights, kind } = question;
    if (isLess(held[id] as number, this.#reader.mustHold(concepts, weights))) return false;
    const isOther = kind !== undefined && OF_KIND[kind] !== undefined && this.jumps[id]?.kind !== kind;
    return !isOther && (kind !== undefined || !this.#isByMeaning(id, concepts));
  }

  /** Whether a name does not say what is asked, and only its meaning does: it is opened where its kind is asked for. */
  #isByMeaning(id: number, concepts: readonly Asked[]): boolean {
    const { kind, title, note } = this.jumps[id] as Jump;
    return (kind === "application" || kind === "term") && !concepts.some(this.#sayerOf(`${title} ${note}`));
  }

  /**
   * Brings forward those steps (and documents held elsewhere) of the best whose title says all that is asked and known, in several words (`ngalihin ke 147`). What did
   * not happen is answered where the title asks for it: `data tidak cocok` by “Data pelanggan cocok?”.
   */
  #raiseTitled(ids: number[], scores: readonly number[], { concepts, isDenial }: Question): void {
    const known = concepts.filter((concept) => this.#reader.isKnown(concept));
    const isTitled = (id: number) => {
      const { kind, title } = this.jumps[id] as Jump;
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
  #raiseSteps(ids: number[], { concepts, weights }: Question, { held }: Answers): void {
    const saidBy = (id: number) => {
      const says = this.#sayerOf(this.#entries.saidBy(id));
      return sumOf(weights.filter((_, index) => says(concepts[index] as Asked)));
    };
    for (const guide of ids.slice(0, MOST_JUMPS)) {
      const { kind, address } = this.jumps[guide] as Jump;
      const all = held[guide] as number;
      if (kind !== "flow" || !isLess(saidBy(guide), all)) continue;
      const isOwn = (id: number) => this.jumps[id]?.address.startsWith(`${address}#`) ?? false;
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
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

/** Sums of the same weights in another order are no less. */
function isLess(part: number, whole: number): boolean {
  return part < whole - 1e-9;
}
