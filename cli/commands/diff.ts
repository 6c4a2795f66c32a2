import { Args, Flags } from "@oclif/core";
import { diffDocuments } from "../../core/compare/diff.ts";
import { diffChangeLog } from "../../core/compare/diff-change-log.ts";
import { printJson } from "../../core/document/prose/visible-text.ts";
import { noRevisionNamed, revisionNamed } from "../../core/library/choose-revision.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";
import { findDocument } from "../../core/library/find-document.ts";
import type { ControlledDocument } from "../../core/library/library.ts";
import { textsOf } from "../../core/library/library.ts";
import { revisionBefore } from "../../core/library/status.ts";
import { UsageError } from "../../core/usage-error.ts";
import { LookCommand, outFlag } from "../base-command.ts";
import { both } from "../both.ts";
import { readAgain } from "../read/read-library.ts";
import type { DiffInput } from "../report/diff/diff-input.ts";
import { htmlDiff } from "../report/diff/html.ts";
import { markdownDiff } from "../report/diff/markdown.ts";
import { textDiff } from "../report/diff/text.ts";

export default class Diff extends LookCommand {
  static override summary = both({
    en: "what changed between two revisions, or since the last one, in the document's own words",
    id: "apa yang berubah antara dua revisi, atau sejak revisi terakhir, dengan kata-kata dokumen itu",
  });
  static override examples = ["sop diff P-01", "sop diff P-01 05 06", "sop diff P-01 --format html --out changes.html"];
  static override args = {
    document: Args.string({
      required: true,
      description: both({ en: "its code, an ending of it, or its path", id: "kode, akhiran kode, atau alamatnya" }),
    }),
    from: Args.string({
      description: both({
        en: "a revision (default: the last before the other)",
        id: "satu revisi (bawaan: yang terakhir sebelum pembandingnya)",
      }),
    }),
    to: Args.string({
      description: both({
        en: "a revision, or “draft” (default: the draft, else the last issued)",
        id: "satu revisi, atau “draft” (bawaan: draf, atau yang terakhir terbit)",
      }),
    }),
  };
  static override flags = {
    format: Flags.option({ options: ["text", "markdown", "html", "json"] as const, default: "text" })({
      summary: both({ en: "how it is written", id: "bentuk penulisan" }),
    }),
    out: outFlag,
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Diff);
    const read = await this.lookAt(flags);
    const controlled = findDocument(read.library, args.document);
    const { from, to, passed } = chooseRevisions(controlled, args.from, args.to);
    const [before, after] = [await readAgain(read, from), await readAgain(read, to)];
    const input: DiffInput = {
      code: controlled.code,
      title: to.title,
      from: nameOf(from),
      to: nameOf(to),
      passed,
      changes: [...diffDocuments(before, after), ...diffChangeLog(before, after)],
      language: this.language,
    };
    const { code, changes } = input;
    const data = { version: 1, code, from: input.from, to: input.to, passed, changes };
    const forms = {
      json: () => printJson(data, 2),
      markdown: () => markdownDiff(input),
      html: () => htmlDiff(input),
      text: () => textDiff(input, flags.out === undefined && this.canColour(flags)),
    };
    await this.answer(flags.out, forms[flags.format]());
    return data;
  }
}

function nameOf({ state, revision }: DocumentFacts): string {
  return state === "draft" ? "draft" : (revision ?? "?");
}

/** The two texts to compare; both are read from the files, not from the day. The first is what was in force before the second. */
function chooseRevisions(controlled: ControlledDocument, from: string | undefined, to: string | undefined) {
  const texts = textsOf(controlled);
  const named = (name: string): DocumentFacts => {
    const found = revisionNamed(controlled, name);
    if (found) return found;
    throw noRevisionNamed(controlled, name);
  };
  const last = to === undefined ? texts.at(-1) : named(to);
  const { base, passed } = revisionBefore(
    controlled,
    controlled.revisions.find(({ facts }) => facts === last),
  );
  const first = from === undefined ? base?.facts : named(from);
  if (first && last) return { from: first, to: last, passed: from === undefined ? passed.map(({ revision }) => revision) : [] };
  throw new UsageError(
    {
      en: `${controlled.code} has nothing before “${last ? nameOf(last) : "?"}” to compare it with.`,
      id: `${controlled.code} tidak memiliki teks sebelum “${last ? nameOf(last) : "?"}” untuk dibandingkan.`,
    },
    { en: `What there is: ${texts.map(nameOf).join(", ")}.`, id: `Yang ada: ${texts.map(nameOf).join(", ")}.` },
  );
}
