import { visibleText } from "../../core/document/prose/visible-text.ts";
import { pick } from "../../languages/language.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Language } from "../../schemas/local-text.ts";
import { readLibrary } from "../read/read-library.ts";

/** What a preview tells its reader of the library beside the pages. */
export interface PreviewNotes {
  /** What of a document's frontmatter could not be taken, a line each: its page shows the rest. */
  trouble: string[];
  /** True where documents are drafted and none was issued. */
  hasDraftsOnly: boolean;
}

/** Looks at a library for what its pages can't say. */
export async function previewNotes(library: string, date: IsoDate, language: Language): Promise<PreviewNotes> {
  const { documents } = await readLibrary(library, { date });
  const all = [...documents.values()];
  return {
    trouble: all.flatMap(({ path, problems }) =>
      problems
        .filter(({ kind }) => kind === "frontMatter")
        .map(({ at, message }) => visibleText(`${path}:${at.start.line}: ${pick(message, language)}`)),
    ),
    hasDraftsOnly: all.length > 0 && all.every(({ state }) => state === "draft"),
  };
}
