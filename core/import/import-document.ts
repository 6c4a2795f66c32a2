import { sizeProblem } from "../document/read-document.ts";
import { askStruck, picturesLeft, tellLabels } from "./ask-about.ts";
import { allText, type SourceDocument } from "./blocks.ts";
import { tellLinks } from "./links.ts";
import { type ImportRequest, makeDraft } from "./make-draft.ts";
import { missingWords, numberOfWords } from "./missing-words.ts";
import { printDraft } from "./print-draft.ts";
import type { ImportReport } from "./report.ts";
import { undecided } from "./undecided.ts";

/** A document that was brought in. */
export interface Imported {
  code: string | undefined;
  revision: string | undefined;
  /** The text of `draft.md`, or of the issued revision of a transcription. */
  text: string;
  report: ImportReport;
}

/** What was read of a file, as a document of the library, and what became of each of its words. */
export function importDocument(source: SourceDocument, request: ImportRequest): Imported {
  const { document, report } = makeDraft(source, request);
  const text = printDraft(document, { settings: request.settings, isIssued: request.isIssued, file: source.name }, report);
  const all = [source.front?.text ?? "", allText([...source.pageFrames, ...source.body])].join("\n");
  const size = sizeProblem(text);
  if (size)
    report.asked({
      en: `the draft is not read as it is. ${size.message.en} ${size.fix?.en}`,
      id: `draf ini tidak akan dibaca. ${size.message.id} ${size.fix?.id}`,
    });
  askStruck(source.body, report);
  tellLabels(source.body, text, report);
  const links = tellLinks(source, text, report);
  const told = report.entries.map((entry) => entry.source ?? "").join("\n");
  // What the draft repeats of changes and comments stands for none of the document's own words.
  const repeated = request.isIssued ? [] : undecided(source.asides, document.language);
  return {
    code: document.head.code,
    revision: /^revision: "?([^"\n]+)"?$/m.exec(text)?.[1],
    text,
    report: {
      file: source.name,
      entries: report.entries,
      asides: [...source.asides],
      passedOver: [...source.passedOver, ...picturesLeft(source, text)],
      words: {
        source: numberOfWords(all),
        draft: numberOfWords(text),
        missing: missingWords([all, ...links.addresses, ...repeated].join("\n"), links.draft, told),
      },
    },
  };
}
