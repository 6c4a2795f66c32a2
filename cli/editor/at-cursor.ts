import type { Document, FieldName, Flow, Placed, Step, Target } from "../../core/document/document.ts";
import { rangeOnLine } from "../../core/document/position.ts";
import { compileTerms, findTerms } from "../../core/document/prose/term-finder.ts";
import { targetsOf } from "../../core/document/steps/step-targets.ts";
import type { Explanation } from "../../core/library/registers/terms.ts";
import type { Range } from "../../schemas/finding.ts";
import type { Definition } from "../../schemas/front-matter.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import { type EditorPoint, isWithin } from "./places.ts";

/** What the cursor stands on. */
export type AtCursor = { at: Range } & (
  | { kind: "document"; code: DocumentCode; isOwn: boolean }
  | { kind: "rc"; code: DocumentCode; step: number }
  | { kind: "step"; flow: Flow; step: Step }
  | { kind: "flow"; flow: Flow }
  | { kind: "actor"; name: string }
  | { kind: "application"; name: string; definition: Definition | undefined }
  | { kind: "term"; definition: Definition }
  | { kind: "field"; field: FieldName }
);

/**
 * What of a document stands at a point; the most particular where several do.
 * @param explained terms that other documents of the library explain
 */
export function atCursor(document: Document, point: EditorPoint, explained: readonly Explanation[] = []): AtCursor | undefined {
  const { flows } = document;
  const line = point.line + 1;
  const flow = flows.findLast(({ at }) => at.start.line <= line);
  const step = flow?.steps.findLast(({ at }) => at.start.line <= line);
  return (
    (flow && step && inStep(document, flow, step, point)) ??
    inHeadings(document, point) ??
    inFrontMatter(document, point) ??
    inCitations(document, point) ??
    inWords(document, point, explained)
  );
}

function inHeadings({ flows }: Document, point: EditorPoint): AtCursor | undefined {
  for (const flow of flows) {
    if (isWithin(flow.at, point)) return { kind: "flow", flow, at: flow.at };
    const step = flow.steps.find(({ at }) => isWithin(at, point));
    if (step) return { kind: "step", flow, step, at: step.at };
  }
  return undefined;
}

function inStep(document: Document, flow: Flow, step: Step, point: EditorPoint): AtCursor | undefined {
  const field = step.fields.find(({ name }) => isWithin(name.at, point));
  if (field?.field) return { kind: "field", field: field.field, at: field.name.at };
  const actor = step.actors.find(({ at }) => isWithin(at, point));
  if (actor) return { kind: "actor", name: actor.value, at: actor.at };
  const application = step.applications.find(({ at }) => isWithin(at, point));
  if (application) return applicationAt(document, application);
  for (const target of targetsOf(step)) {
    const found = isWithin(target.at, point) ? inTarget(document, flow, target, point) : undefined;
    if (found) return found;
  }
  const waits = step.after.find(({ at }) => isWithin(at, point));
  return waits && numberAt(document, flow, waits.at, point);
}

function inTarget(document: Document, flow: Flow, { value, at }: Placed<Target>, point: EditorPoint): AtCursor | undefined {
  if (value.kind === "step" || value.kind === "parallel") return numberAt(document, flow, at, point);
  const other = value.kind === "flow" ? document.flows.find(({ slug }) => slug === value.slug) : undefined;
  return other && { kind: "flow", flow: other, at };
}

/** The step of the number at a point, among those written at a place. */
function numberAt({ lines }: Document, flow: Flow, at: Range, point: EditorPoint): AtCursor | undefined {
  const text = lines[point.line] ?? "";
  for (const match of text.matchAll(/\d+/g)) {
    const place = rangeOnLine(point.line + 1, match.index + 1, match.index + 1 + match[0].length);
    if (!isWithin(place, point) || !isWithin(at, { line: point.line, character: match.index })) continue;
    const step = flow.steps.find(({ number }) => number === Number(match[0]));
    return step && { kind: "step", flow, step, at: place };
  }
  return undefined;
}

function inFrontMatter(document: Document, point: EditorPoint): AtCursor | undefined {
  const { frontMatter, locate, bodyFirst } = document;
  if (point.line + 1 >= bodyFirst) return undefined;
  const own = locate(["code"]);
  if (frontMatter.code !== undefined && isWithin(own, point)) return { kind: "document", code: frontMatter.code, isOwn: true, at: own };
  for (const [index, name] of frontMatter.parties.entries()) {
    const at = locate(["parties", index]);
    if (isWithin(at, point)) return { kind: "actor", name, at };
  }
  for (const [index, name] of frontMatter.applications.entries()) {
    const at = locate(["applications", index]);
    if (isWithin(at, point)) return applicationAt(document, { value: name, at });
  }
  for (const [index, definition] of frontMatter.definitions.entries()) {
    const at = locate(["definitions", index, "term"]);
    if (isWithin(at, point)) return { kind: "term", definition, at };
  }
  return undefined;
}

function applicationAt({ frontMatter }: Document, { value, at }: Placed<string>): AtCursor {
  return { kind: "application", name: value, definition: frontMatter.definitions.find(({ term }) => term === value), at };
}

function inCitations({ citations }: Document, point: EditorPoint): AtCursor | undefined {
  const found = citations.filter(({ at }) => isWithin(at, point)).sort((a, b) => widthOf(a.at) - widthOf(b.at))[0];
  if (!found) return undefined;
  const { code, step, at } = found;
  return step === undefined ? { kind: "document", code, isOwn: false, at } : { kind: "rc", code, step, at };
}

function widthOf({ start, end }: Range): number {
  return (end.line - start.line) * 10_000 + end.column - start.column;
}

function inWords(
  { lines, frontMatter }: Document,
  { line, character }: EditorPoint,
  explained: readonly Explanation[],
): AtCursor | undefined {
  const text = lines[line] ?? "";
  const own: Definition[] = frontMatter.definitions;
  const found = findTerms<Definition>(text, [compileTerms(own), compileTerms<Definition>(explained)]).find(
    (term) => character >= term.index && character <= term.index + term.text.length,
  );
  if (!found) return undefined;
  const at = rangeOnLine(line + 1, found.index + 1, found.index + 1 + found.text.length);
  return { kind: "term", definition: found.entry, at };
}
