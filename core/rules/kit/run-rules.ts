import type { Document } from "../../document/document.ts";
import type { ReadingContext } from "../../document/read-document.ts";
import type { PictureDigests } from "../../seal/digest.ts";
import { areKeysUnread, asMeant, unreadParts, withoutConsequences } from "./as-meant.ts";
import type { DocumentRule } from "./define-rule.ts";
import { inNotationOf } from "./in-notation.ts";
import { addFinding, makeFinding, type RuleResult } from "./make-finding.ts";

/** Runs document rules on one document. Its result depends on nothing but the arguments, so it can be cached by them. */
export function checkDocument(
  document: Document,
  rules: readonly DocumentRule[],
  reading: ReadingContext,
  assets: ReadonlySet<string>,
  pictures?: PictureDigests,
): RuleResult {
  const run = (text: Document) => runRules(text, rules, reading, assets, pictures);
  const found = run(document);
  const meant = asMeant(document, reading);
  return meant ? { ...found, findings: withoutConsequences(found.findings, run(meant.document).findings, meant) } : found;
}

function runRules(
  document: Document,
  rules: readonly DocumentRule[],
  reading: ReadingContext,
  assets: ReadonlySet<string>,
  pictures: PictureDigests | undefined,
): RuleResult {
  const result: RuleResult = { findings: [], silenced: 0 };
  const { code, revision } = document.frontMatter;
  const file = { path: document.path, code, revision, state: document.state };
  const language = document.frontMatter.language ?? reading.settings.language;
  const isForeign = Object.keys(document.rawFrontMatter).length === 0;
  const areUnread = areKeysUnread(document, reading.settings.rules);
  const unread = unreadParts(document, reading.settings.rules);
  for (const rule of rules) {
    if ((isForeign && !rule.alsoForeign) || (areUnread && rule.needsKeys)) continue;
    rule.check(document, {
      ...reading,
      assets,
      pictures,
      unread,
      report: (report) => {
        const { fix } = report;
        const own = fix === undefined ? report : { ...report, fix: inNotationOf(language, fix) };
        addFinding(result, makeFinding(rule, file, own, reading.settings.rules));
      },
    });
  }
  return result;
}
