import type { JumpIndex } from "../../data/search/jump-index.ts";
import type { Synonyms } from "../../search/concepts.ts";
import { squeeze, wordsIn } from "../../search/words.ts";
import { documentJump, flowJump, flowsOf, nameJump, stepJump } from "./jump-of.ts";
import type { Jump } from "./jump-result.ts";
import { termsOf } from "./terms.ts";

/** How much each field of an entry tells. */
export const BOOST = { title: 4, keywords: 5, inherited: 3.5, about: 1.5, words: 0.7 };
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
/** The least of a name that is begun, and how many names may be meant. */
const [SHORTEST_NAME, MOST_NAMES] = [5, 3];

/** The texts of an entry. */
interface Texts {
  /** What it is called, where that is not what is shown of it. */
  title?: string;
  keywords?: readonly string[];
  /** Of a flow that is its document's only one: what the document is about. */
  inherited?: readonly string[];
  about?: string;
  words?: string;
}

/** All that can be jumped to, each by its number. */
export class Entries {
  readonly jumps: Jump[] = [];
  /** How much each tells by its kind and standing. */
  readonly weights: number[] = [];
  /** What guides are called, with their keywords and documents, and what steps say. */
  readonly #said = new Map<number, string>();
  /** By what they are called: their titles and keywords. */
  readonly #byName = new Map<string, number[]>();
  readonly #synonyms: Synonyms;

  constructor(synonyms: Synonyms) {
    this.#synonyms = synonyms;
  }

  /** Takes all in, and yields of each the terms of its fields, in the order of `BOOST`. */
  *take({ documents, names }: JumpIndex): Generator<string[][]> {
    for (const document of documents) {
      yield this.#add(documentJump(document), { keywords: document.keywords ?? [] });
      yield* this.#takeFlows(document);
    }
    for (const name of names) {
      const { also, words: about = "" } = name;
      yield this.#add(nameJump(name), { keywords: also === undefined ? [] : [also], about });
    }
  }

  *#takeFlows(document: JumpIndex["documents"][number]): Generator<string[][]> {
    const { flows = [], title, keywords: own = [] } = document;
    const about = [title, ...own].join(" ");
    for (const [flow, status] of flowsOf(document)) {
      const keywords = flow.keywords ?? [];
      // A draft's guide with the name of one in force is that one, with more steps.
      if (flows.includes(flow) || !flows.some(({ title, steps }) => title === flow.title && steps.length > 0)) {
        const inherited = flows.length === 1 ? own : [];
        const words = [flow.words ?? "", ...flow.steps.flatMap(([, name, text]) => [name, text ?? ""])].join(" ");
        this.#said.set(this.jumps.length, [flow.title, ...keywords, ...inherited, about].join(". "));
        yield this.#add(flowJump(document, flow, status), { keywords, inherited, about, words });
      }
      // Of so large a library that this index is without texts, the full text search finds steps.
      for (const step of flow.words === undefined ? [] : flow.steps) {
        const [, name, words = ""] = step;
        this.#said.set(this.jumps.length, `${name}. ${words}`);
        yield this.#add(stepJump(document, flow, step, status), { title: name, about: `${flow.title} ${keywords.join(" ")}`, words });
      }
    }
  }

  #add(jump: Jump, texts: Texts): string[][] {
    const { title = jump.title, keywords = [], inherited = [], about = "", words = "" } = texts;
    for (const name of new Set([title, ...keywords, ...inherited].flatMap(asOneName))) {
      const known = this.#byName.get(name);
      if (known) known.push(this.jumps.length);
      else this.#byName.set(name, [this.jumps.length]);
    }
    this.weights.push(weightOf(jump));
    this.jumps.push(jump);
    return [title, keywords.join(" "), inherited.join(" "), about, words].map((text) => termsOf(text, this.#synonyms));
  }

  /** What a guide is called and is about, or what a step says; nothing of other entries. */
  saidBy(id: number): string {
    return this.#said.get(id) ?? "";
  }

  /** What is called just so; where that is one word that no text knows, what begins or ends so (`upsel`, `siska`): a name may be parted otherwise, or half typed. */
  named(text: string, isWord: (name: string) => boolean): number[] {
    return asOneName(text).flatMap((name) => this.#byName.get(name) ?? (isWord(name) ? [] : this.#begunAs(name)));
  }

  #begunAs(name: string): readonly number[] {
    if (name.length < SHORTEST_NAME) return [];
    const found: (readonly number[])[] = [];
    for (const [one, ids] of this.#byName) if (one.startsWith(name) || one.endsWith(name)) found.push(ids);
    return found.length > MOST_NAMES ? [] : found.flat();
  }
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
