import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { ExternalDocument } from "../../../schemas/library-settings.ts";
import type { ReadingContext } from "../../document/read-document.ts";
import type { CitationJudgement, Cited, LibraryRule, SharedJudgement } from "../kit/define-library-rule.ts";
import { sidesOf } from "./emit-life.ts";
import type { Told } from "./emitted.ts";
import type { CitedCode, Store, TouchedKey } from "./store.ts";

/** Judges what was touched in a store since it was judged last. The day plays no part: it is in what folders emit. */
export function judgeTouched(store: Store, rules: readonly LibraryRule[], reading: ReadingContext): void {
  const sides = new Map(rules.map((rule) => [rule.id, sidesOf(rule)] as const));
  for (const key of store.takeTouchedKeys()) {
    const side = sides.get(key.rule)?.find(({ scope }) => scope === "shared");
    store.keepGroup(key, side?.scope === "shared" ? judgeKey(store, key, side, reading) : []);
  }
  const external = new Map(reading.settings.external.map((document) => [document.code, document] as const));
  for (const { folders, ...cited } of store.takeTouchedCitations()) {
    const side = sides.get(cited.rule)?.find(({ scope }) => scope === "citation");
    const answer = answerOf(store, cited, external);
    for (const folder of folders) {
      store.keepCitations(cited, folder, side?.scope === "citation" ? judgeCitations(store, cited, folder, side, answer, reading) : []);
    }
  }
}

function judgeKey(store: Store, key: TouchedKey, side: SharedJudgement, reading: ReadingContext): Told[] {
  const told: Told[] = [];
  if (key.differs !== (side.judgeWhen === "differing")) return told;
  side.judge(store.group(key), reading, (text, report) => told.push({ rule: key.rule, text, report }));
  return told;
}

function judgeCitations(
  store: Store,
  cited: CitedCode,
  folder: string,
  side: CitationJudgement,
  answer: Cited<unknown>,
  reading: ReadingContext,
): Told[] {
  const told: Told[] = [];
  for (const { text, citing } of store.citing(cited, folder)) {
    side.check(citing, answer, reading, (report) => told.push({ rule: cited.rule, text, report }));
  }
  return told;
}

function answerOf(store: Store, cited: CitedCode, external: ReadonlyMap<DocumentCode, ExternalDocument>): Cited<unknown> {
  const here = store.answer(cited);
  if (here) return { answer: here.answer };
  const elsewhere = external.get(cited.code);
  return elsewhere && { external: elsewhere };
}
