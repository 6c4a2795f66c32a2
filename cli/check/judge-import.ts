import type { Document } from "../../core/document/document.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { graphOf } from "../../core/flow/graph/flow-graph.ts";
import { type PlainFlow, type PlainStep, type PlainWay, plainFlow } from "../../core/flow/graph/plain-flow.ts";
import { targetText } from "../../core/flow/graph/written-values.ts";
import { decisionBranches } from "../../core/rules/flow/decision-branches.ts";
import { fieldsWellFormed } from "../../core/rules/flow/fields-well-formed.ts";
import { flowComplete } from "../../core/rules/flow/flow-complete.ts";
import { nextExists } from "../../core/rules/flow/next-exists.ts";
import { stepReachable } from "../../core/rules/flow/step-reachable.ts";
import { textPlain } from "../../core/rules/form/text-plain.ts";
import { checkDocument } from "../../core/rules/kit/run-rules.ts";
import type { LibrarySettings } from "../../schemas/library-settings.ts";
import type { LocalText } from "../../schemas/local-text.ts";

const rules = [textPlain, flowComplete, nextExists, stepReachable, decisionBranches, fieldsWellFormed];

/**
 * What of imported flows has still to be decided: what check will say of their form, what reads otherwise once written
 * down, and what can't be drawn.
 */
export function judgeImport(flows: readonly PlainFlow[], notation: string, settings: LibrarySettings): LocalText[] {
  const reading = createReadingContext(settings);
  const sections = Object.values(settings.types).flatMap((type) => type.sections);
  const name = sections.find(({ from }) => from === "flows")?.name.en ?? "";
  const parties = [...new Set(flows.flatMap((flow) => flow.steps.flatMap(({ actors }) => actors)))];
  const text = `---\nparties: ${JSON.stringify(parties)}\n---\n\n## ${name}\n\n${notation}`;
  const document = readDocument({ path: "draft.md", folder: "", fileName: "draft.md", text }, reading);
  const { findings } = checkDocument(document, rules, reading, new Set());
  return [
    ...findings.map(({ message }) => message),
    ...misread(flows, document),
    ...(findings.length > 0 ? [] : undrawn(document, parties)),
  ];
}

/** What stands in the way of a drawing, where check has nothing to say. */
function undrawn(document: Document, parties: readonly string[]): LocalText[] {
  return document.flows.flatMap((flow) => {
    const read = graphOf(flow, parties);
    return "problems" in read ? read.problems.map(({ message }) => message) : [];
  });
}

function misread(flows: readonly PlainFlow[], document: Document): LocalText[] {
  return flows.flatMap((flow, index) => {
    const written = document.flows[index];
    const again = written && plainFlow(document, written);
    if (!again || again.title !== flow.title || again.start !== flow.start || again.steps.length !== flow.steps.length)
      return [
        { en: `The flow “${flow.title}” reads otherwise once written down.`, id: `Alur “${flow.title}” terbaca lain setelah ditulis.` },
      ];
    return flow.steps
      .filter((step, at) => formOf(step) !== formOf(again.steps[at] as PlainStep))
      .map(({ number, title }) => ({
        en: `Step ${number} “${title}” reads otherwise once written down.`,
        id: `Langkah ${number} “${title}” terbaca lain setelah ditulis.`,
      }));
  });
}

/** What a step says, in the words of the notation: a code read from elsewhere is a word like any other. */
function formOf({ number, title, actors, after, isDecision, next, exceptions, follows }: PlainStep): string {
  const waysIn = (ways: readonly PlainWay[]) => ways.map(({ label, target }) => [label, targetText(target, "id")]);
  return JSON.stringify([number, title, actors, after, isDecision, waysIn(next), waysIn(exceptions), follows && targetText(follows, "id")]);
}
