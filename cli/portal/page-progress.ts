import { pick } from "../../languages/language.ts";
import type { Language } from "../../schemas/local-text.ts";
import { startProgress } from "../files/progress.ts";

/** Says on a terminal how many of the documents' pages are made. */
export function startPageProgress(language: Language): { report: (pages: { done: number; all: number }) => void; end: () => void } {
  let total = 0;
  const progress = startProgress((done) =>
    pick({ en: `${done} of ${total} document pages made`, id: `${done} dari ${total} halaman dokumen dibuat` }, language),
  );
  return {
    report({ done, all }) {
      total = all;
      progress.report(done);
    },
    end: progress.end,
  };
}
