import type { JumpIndex } from "../../data/search/jump-index.ts";
import type { Concept, KnownWords, Synonyms } from "../../search/concepts.ts";
import { rootsOf } from "../../search/roots.ts";
import { wordsIn } from "../../search/words.ts";
import type { Jump } from "./jump-result.ts";

/** Words for any such page, which ask for none of them, as numbers do: `daftar rekaman`, `klausul 8.5.1`. */
const ANY = new Set("daftar list register halaman page buka open lihat show".split(" "));
/** The least of a word that is still being typed. */
const SHORTEST_HALF = 4;

interface Page {
  jump: Jump;
  /** Each title's words, as one. */
  names: ReadonlySet<string>;
  words: readonly string[];
  terms: ReadonlySet<string>;
}

/** The registers and what else shows the library as a whole, found by their titles in any language. */
export class PageTitles {
  readonly #pages: readonly Page[];
  readonly #synonyms: Synonyms;
  readonly #known: KnownWords;

  /** @param language in which their titles are shown */
  constructor(pages: JumpIndex["pages"], synonyms: Synonyms, language: string) {
    this.#synonyms = synonyms;
    this.#pages = pages.map(({ titles, address }) => {
      const all = Object.values(titles);
      const words = all.flatMap(wordsIn);
      const terms = new Set([...words.flatMap(rootsOf), ...all.flatMap((title) => synonyms.termsIn(title))]);
      const jump: Jump = { kind: "page", title: titles[language] ?? all[0] ?? "", note: "", address };
      return { jump, names: new Set(all.map(nameOf)), words, terms };
    });
    const words = new Set(this.#pages.flatMap((page) => page.words));
    const roots = new Set([...words].flatMap(rootsOf));
    this.#known = { has: (word) => words.has(word), hasRoot: (root) => roots.has(root), hasBegun: () => false, near: () => [] };
  }

  /** Pages that are called so, and those whose titles say all that is asked, the shortest first. */
  find(query: string): { named: Jump[]; titled: Jump[] } {
    const name = nameOf(query);
    const asked = this.#synonyms
      .conceptsIn(query, this.#known)
      .filter(({ words }) => !words.every((word) => ANY.has(word) || /^\d+$/.test(word)));
    const named = this.#pages.filter(({ names }) => names.has(name));
    const titled = this.#pages.filter((page) => !named.includes(page) && saysAll(page, asked));
    titled.sort((one, other) => one.words.length - other.words.length);
    return { named: named.map(({ jump }) => jump), titled: titled.map(({ jump }) => jump) };
  }
}

function saysAll({ words, terms }: Page, asked: readonly Concept[]): boolean {
  const says = (word: string) => rootsOf(word).some((root) => terms.has(root)) || isBegun(word, words);
  return asked.length > 0 && asked.every((concept) => concept.groups.some((term) => terms.has(term)) || concept.words.every(says));
}

function isBegun(word: string, words: readonly string[]): boolean {
  return word.length >= SHORTEST_HALF && words.some((one) => one.startsWith(word));
}

function nameOf(title: string): string {
  return wordsIn(title).join("");
}
