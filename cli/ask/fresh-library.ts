import type { IsoDate } from "../../schemas/iso-date.ts";
import { dayOf } from "../read/day-of.ts";
import type { Language } from "./answers.ts";
import { AskedLibrary } from "./asked-library.ts";
import { type KnownLibrary, readKnownLibrary } from "./known-library.ts";

/** So many days are kept looked at: who asks about more asks each once. */
const MOST_DAYS = 8;

/** A library that is asked again and again while its files change: each question is answered from what lies there now. */
export class FreshLibrary {
  readonly #folder: string;
  readonly #today: (timeZone: string) => IsoDate;
  readonly #language: Language | undefined;
  #held: KnownLibrary | undefined;
  #reading: Promise<KnownLibrary> | undefined;
  #days = new Map<string, AskedLibrary>();

  /**
   * @param today in a time zone (IANA name)
   * @param language in which something is said of documents; default: the library's
   */
  constructor(folder: string, today: (timeZone: string) => IsoDate, language?: Language) {
    this.#folder = folder;
    this.#today = today;
    this.#language = language;
  }

  /**
   * The library as it is now, as of a day; default: today.
   * @throws UsageError when there is no library there, its settings can't be read, or the date is no day
   */
  async on(date?: string): Promise<AskedLibrary> {
    const held = await this.#read();
    const { settings } = held.open.reading;
    const day = date === undefined ? this.#today(settings.timeZone) : dayOf(date);
    const known = this.#days.get(day);
    if (known) return known;
    if (this.#days.size >= MOST_DAYS) this.#days.clear();
    const library = new AskedLibrary(held, day, this.#language ?? settings.language);
    this.#days.set(day, library);
    return library;
  }

  /** What lies there now; folders that were not touched are not read again. Questions that come together are answered from one look. */
  async #read(): Promise<KnownLibrary> {
    this.#reading ??= readKnownLibrary(this.#folder, this.#held).finally(() => {
      this.#reading = undefined;
    });
    const held = await this.#reading;
    if (held !== this.#held) this.#days.clear();
    this.#held = held;
    return held;
  }
}
