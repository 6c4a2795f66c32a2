import type { LocalText } from "../../../schemas/local-text.ts";

/** What an import has to say, the losses first: what is not taken, what was guessed or added, what is only read otherwise. */
export class ImportNotes {
  readonly #lost: LocalText[] = [];
  readonly #added: LocalText[] = [];
  readonly #read: LocalText[] = [];

  lost(en: string, id: string): void {
    this.#lost.push({ en, id });
  }

  added(en: string, id: string): void {
    this.#added.push({ en, id });
  }

  read(en: string, id: string): void {
    this.#read.push({ en, id });
  }

  all(): LocalText[] {
    const notes = [...this.#lost, ...this.#added, ...this.#read];
    return [...new Map(notes.map((note) => [note.en, note])).values()];
  }
}

/** Names in quotes, one after the other; of many the first and how many more. */
export function quoted(names: readonly string[]): LocalText {
  const shown = names.slice(0, MOST_NAMES).map((name) => `“${name}”`);
  const more = names.length - shown.length;
  const list = shown.join(", ");
  return more === 0 ? { en: list, id: list } : { en: `${list} and ${more} more`, id: `${list} dan ${more} lagi` };
}

const MOST_NAMES = 20;
