import { revision } from "../../../schemas/identifier.ts";
import { librarySettings } from "../../../schemas/library-settings.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { compileCodeScheme } from "../../document/codes/code-scheme.ts";
import { allText, linesOf, type SourceDocument } from "../blocks.ts";
import { dayOrderOf } from "../dates.ts";
import { partsOf } from "../document-parts.ts";
import type { ImportContext } from "../import-context.ts";
import { meaningIn, type RoleName } from "../names.ts";
import { approvalsRecogniser, type PaperApproval } from "../recognisers/approvals.ts";
import { headRecogniser } from "../recognisers/head.ts";
import { historyRecogniser } from "../recognisers/revision-history.ts";
import { ReportWriter } from "../report.ts";
import { sectionNames } from "../section-names.ts";
import { languageOf } from "../source-language.ts";

/** What one document says of the library it belongs to. */
export interface SeenDocument {
  file: string;
  language: Language;
  code: string | undefined;
  /** Its own revision and those of its change log. */
  revisions: string[];
  sections: { name: string; meaning: keyof typeof sectionNames | undefined }[];
  approvals: Partial<Record<RoleName, PaperApproval>>;
  /** The first line of its page headers, if any: often whose it is. */
  headline: string | undefined;
  /** Words that look like codes, in its text. */
  mentioned: string[];
  /** True where it speaks of indicators, and of codes of steps. */
  hasKpi: boolean;
  hasRc: boolean;
}

const settings = librarySettings.parse({ organisation: "–" });
const scheme = compileCodeScheme(settings);
/** Parts of capitals and digits with a sign between them, the last one a number. */
const CODE = /(?<![\p{L}\p{N}./-])[A-Z]{1,6}(?:[./_-][A-Z0-9]{1,6}){1,4}(?![\p{L}\p{N}])/gu;

/** What looks like a code in a file's name, where there is but one: many a document says its code nowhere else. */
function codeInName(name: string): string | undefined {
  const found = (name.replace(/\.\w+$/, "").match(CODE) ?? []).filter((word) => /\d{1,6}$/.test(word));
  return found.length === 1 ? found[0] : undefined;
}

/** Looks at a document without knowing its library. */
export function seeDocument(source: SourceDocument): SeenDocument {
  const text = allText([...source.pageFrames, ...source.body]);
  const language = languageOf(text, "id");
  const context: ImportContext = {
    settings,
    scheme,
    language,
    order: dayOrderOf(text, language),
    report: new ReportWriter(),
    isIssued: true,
    isKnown: () => true,
  };
  const { front, sections } = partsOf(source.body, () => false);
  const { value: head, rest } = headRecogniser.read(front, context);
  const { value: framed, rest: frames } = headRecogniser.read(source.pageFrames, context);
  const approvals = approvalsRecogniser.read(rest, context);
  const history = historyRecogniser.read([...approvals.rest, ...sections.flatMap(({ blocks }) => blocks)], context);
  const named = [head.revision ?? framed.revision, ...history.value.map((entry) => entry.revision)];
  return {
    file: source.name,
    language,
    code: head.code ?? framed.code ?? codeInName(source.name),
    // What is still to be filled in, as templates have it, is no revision.
    revisions: named.flatMap((text) => revision.safeParse(text).data ?? []),
    sections: sections.map(({ name }) => ({ name, meaning: meaningIn(sectionNames, name) })),
    approvals: approvals.value,
    headline: linesOf(frames).find((line) => line !== "" && !/\d/.test(line)),
    hasKpi: /\bKPI\b|\bindi[ck]ators?\b|\bindikator\b/i.test(text),
    hasRc: /\bRC\b/.test(text),
    mentioned: [...new Set(text.match(CODE) ?? [])].filter((word) => /\d{1,6}$/.test(word)),
  };
}
