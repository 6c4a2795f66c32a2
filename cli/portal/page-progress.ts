import { pick } from "../../languages/language.ts";
import type { Language, LocalText } from "../../schemas/local-text.ts";
import { startProgress } from "../files/progress.ts";

/** How far something of many documents is. */
export interface PagesDone {
  done: number;
  all: number;
  /** What was done: with documents' pages, if nothing else is said, that they were made. */
  what?: keyof typeof texts;
}

const texts = {
  made: (done, all) => ({ en: `${done} of ${all} document pages made`, id: `${done} dari ${all} halaman dokumen dibuat` }),
  printed: (done, all) => ({ en: `${done} of ${all} documents printed`, id: `${done} dari ${all} dokumen dicetak` }),
  bound: (done, all) => ({
    en: `${all} documents are being bound, print ${done} of 2`,
    id: `${all} dokumen dijilid, cetakan ${done} dari 2`,
  }),
  drawn: (done, all) => ({ en: `${done} of ${all} drawings made`, id: `${done} dari ${all} gambar dibuat` }),
} satisfies Record<string, (done: number, all: number) => LocalText>;

/** Says on a terminal how far pages are. */
export function startPageProgress(language: Language): { report: (pages: PagesDone) => void; end: () => void } {
  let last: Required<PagesDone> = { done: 0, all: 0, what: "made" };
  const progress = startProgress((done) => pick(texts[last.what](done, last.all), language));
  return {
    report(pages) {
      last = { what: "made", ...pages };
      progress.report(pages.done);
    },
    end: progress.end,
  };
}
