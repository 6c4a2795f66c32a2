import * as z from "zod";
import { planBump, revisionToBump } from "../../core/acts/bump.ts";
import { planNew } from "../../core/acts/new-document.ts";
import { requireRecords } from "../../core/acts/rests-on.ts";
import type { Plan } from "../../core/acts/write/plan.ts";
import { isBlank } from "../../core/document/words/is-blank.ts";
import { documentOf } from "../../core/library/document-of.ts";
import { findDocument, meantBy } from "../../core/library/find-document.ts";
import { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import { languages } from "../../schemas/local-text.ts";
import type { AskedLibrary } from "../ask/asked-library.ts";
import { withWriter } from "../files/apply-plan.ts";
import { dayOf } from "../read/day-of.ts";
import { type ReadLibrary, readLibrary } from "../read/read-library.ts";
import { type Tool, tool } from "./reading-tools.ts";

/** What begins a draft. Nothing of it changes what is in force: that needs people's approvals, which no tool gives. */
export const draftingTools: readonly Tool[] = [
  tool({
    name: "begin_document",
    title: "Begin a document",
    description:
      "Makes the draft of a new document, with the next free number and the sections of its type. It is in force only once people approved and issued it.",
    input: {
      type: z.string().min(1).max(20).describe("The letter of the type."),
      title: z.string().min(1).max(300),
      parts: z.record(z.string().max(50), z.string().max(50)).default({}).describe("Parts of the code that have several values."),
      language: z.enum(languages).optional().describe("Default: the library's."),
    },
    answer: (library, { type, title, parts, language }) =>
      write(library, ({ library: read, reading }) => {
        requireSaid("title", [title]);
        return planNew({ type, title, parts, language: language ?? reading.settings.language, shownRoot: "" }, read, reading);
      }),
  }),
  tool({
    name: "open_revision",
    title: "Open the next revision",
    description: "Makes a draft that begins as a copy of the last issued revision. What is in force stays so.",
    input: {
      document: z.string().min(1).max(200),
      changes: z.array(z.string().min(1).max(500)).max(20).default([]).describe("What will change, one line each, for the change log."),
      effective: z.string().max(10).optional().describe("When it shall come into force, YYYY-MM-DD."),
      revision: z.string().max(32).optional().describe("What it is called, where the library names revisions by labels."),
    },
    answer: (library, { document, changes, effective, revision }) =>
      write(
        library,
        (read) => {
          requireSaid("changes", changes);
          requireSaid("revision", revision === undefined ? [] : [revision]);
          const controlled = findDocument(read.library, document);
          requireRecords("bump", read.library, [controlled]);
          const last = documentOf(revisionToBump(controlled).facts, read.documents);
          return planBump({
            controlled,
            last,
            changes,
            effective: effective === undefined ? undefined : dayOf(effective),
            named: revision,
            settings: read.library.settings.revision,
          });
        },
        document,
      ),
  }),
];

/** Makes a plan of what lies there now, no other run writing meanwhile, and does it. It may only add drafts. */
async function write({ root, date, language }: AskedLibrary, plan: (read: ReadLibrary) => Plan, ...names: string[]) {
  return withWriter(root, async (writer) => {
    const planned = plan(await readLibrary(root, { date: dayOf(date), base: root, keep: meantBy(...names) }));
    const added = planned.operations.map(({ path }) => path);
    if (!planned.operations.every(isNewDraft)) throw new Error(`a draft was asked for, and this would be written: ${added.join(", ")}`);
    await writer.apply(planned);
    return {
      done: planned.summary.map((line) => pick(line, language)),
      next: planned.next.map((line) => pick(line, language)),
      files: added,
    };
  });
}

/**
 * What is written down says something, as what is typed on a command line has to.
 * @throws UsageError where one of the values has no visible character
 */
function requireSaid(name: string, values: readonly string[]): void {
  if (!values.some(isBlank)) return;
  throw new UsageError({ en: `${name} is empty.`, id: `${name} kosong.` }, { en: "Write what is meant.", id: "Tuliskan isinya." });
}

function isNewDraft(operation: Plan["operations"][number]): boolean {
  return operation.kind === "write" && operation.expected === undefined && /^[^/]+\/draft\.md$/.test(operation.path);
}
