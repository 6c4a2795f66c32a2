import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { CodeScheme } from "../codes/code-scheme.ts";
import type { Branch, Placed, Target } from "../document.ts";
import { rangeOnLine } from "../position.ts";
import { fold } from "../words/fold.ts";

/** What targets are read against: the library's codes and the titles of the document's own flows. */
export interface TargetContext {
  scheme: CodeScheme;
  /** Folded title → flow. */
  flows: ReadonlyMap<string, { title: string; slug: string }>;
}

/** `selesai`, `end (Complaint resolved)`: the words that end a flow in both languages, and what was reached. */
const END = /^(?:selesai|end)(?:\s*\(([^()]*\S[^()]*)\))?$/i;

/** True for words that, written as a target, mean something else than a flow of that title. */
export function hidesFlow(title: string, scheme: TargetContext["scheme"]): boolean {
  return (
    title === "?" ||
    END.test(title) ||
    hasArrow(title) ||
    readNumbers(title) !== undefined ||
    scheme.parseRc(title) !== undefined ||
    scheme.hasShape(title)
  );
}

/** Reads where an arrow leads (document-format §4): the forms are tried in the order the format lists them. */
export function readTarget(text: string, context: TargetContext): Target {
  const written = text.trim();
  if (written === "?") return { kind: "unknown" };
  const end = END.exec(written);
  if (end) return { kind: "end", ...(end[1] !== undefined && { outcome: oneLine(end[1]) }) };
  if (/^\d{1,6}$/.test(written)) return { kind: "step", number: Number(written) };
  const numbers = readNumbers(written);
  if (numbers && numbers.length > 1) return { kind: "parallel", numbers };
  const rc = context.scheme.parseRc(written);
  if (rc) return { kind: "rc", rc: written, ...rc };
  if (context.scheme.hasShape(written)) return { kind: "document", code: written as DocumentCode };
  const flow = context.flows.get(fold(written));
  if (flow) return { kind: "flow", ...flow };
  return { kind: "unread", text: written };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** `4 dan 6`, `3, 5 and 7`: step numbers; undefined when anything else stands there. */
export function readNumbers(text: string): number[] | undefined {
  const pieces = text.split(/\s*,\s*(?:(?:dan|and)\s+)?|\s+(?:dan|and)\s+/i).map((piece) => piece.trim());
  return pieces.every((piece) => /^\d{1,6}$/.test(piece)) ? pieces.map(Number) : undefined;
}

/** Splits `label → target` at the last arrow; without an arrow there is no label. */
export function readBranch(line: Placed<string>, context: TargetContext): Branch {
  const { value, at } = line;
  const arrow = lastArrow(value);
  if (arrow === undefined) return { label: { value: "", at }, target: { value: readTarget(value, context), at } };
  const label = value.slice(0, arrow.start).trim();
  const rest = value.slice(arrow.end);
  const target = rest.trim();
  const column = at.start.column + arrow.end + (rest.length - rest.trimStart().length);
  return {
    label: { value: label, at: rangeOnLine(at.start.line, at.start.column, at.start.column + label.length) },
    target: { value: readTarget(target, context), at: rangeOnLine(at.start.line, column, column + target.length) },
  };
}

/** True where something leads somewhere. */
export function hasArrow(text: string): boolean {
  return lastArrow(text) !== undefined;
}

function lastArrow(text: string): { start: number; end: number } | undefined {
  const last = [...text.matchAll(/→|->/g)].at(-1);
  return last ? { start: last.index, end: last.index + last[0].length } : undefined;
}
