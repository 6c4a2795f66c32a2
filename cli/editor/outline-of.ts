import type { Document } from "../../core/document/document.ts";
import type { Library } from "../../core/library/library.ts";
import { textOfCode } from "./navigate.ts";
import { addressOf, type EditorRange, linesRange, toEditorRange } from "./places.ts";
import { SymbolKind } from "./protocol.ts";

/** A part of a document, as editors list them. */
export interface Symbol {
  name: string;
  detail?: string;
  kind: SymbolKind;
  range: EditorRange;
  selectionRange: EditorRange;
  children: Symbol[];
}

/** Sections, flows and steps; each reaches up to the next of its kind. */
export function symbolsOf({ sections, flows, lines, frontMatter, bodyFirst }: Document): Symbol[] {
  const steps = (index: number, end: number): Symbol[] =>
    (flows[index]?.steps ?? []).map((step, at, all) => {
      const last = (all[at + 1]?.at.start.line ?? end) - 1;
      const name = `${step.number}. ${step.title}`.trim();
      const actors = step.actors.map(({ value }) => value).join(", ");
      return symbol({ name, detail: actors, kind: SymbolKind.Method, first: step.at.start.line, last, lines });
    });
  const top = sections.map((section): Symbol => {
    const { first, end } = section.body;
    const inside = flows.filter(({ at }) => at.start.line >= first && at.start.line < end);
    const children = inside.map((flow, at): Symbol => {
      const stop = inside[at + 1]?.at.start.line ?? end;
      const own = symbol({ name: flow.title, kind: SymbolKind.Class, first: flow.at.start.line, last: stop - 1, lines });
      return { ...own, children: steps(flows.indexOf(flow), stop) };
    });
    return { ...symbol({ name: section.title, kind: SymbolKind.Namespace, first: section.at.start.line, last: end - 1, lines }), children };
  });
  const head = frontMatter.code ?? frontMatter.title;
  if (bodyFirst < 2 || head === undefined) return top;
  const detail = frontMatter.title ?? "";
  return [symbol({ name: head, detail, kind: SymbolKind.File, first: 1, last: bodyFirst - 1, lines }), ...top];
}

function symbol(of: { name: string; detail?: string; kind: SymbolKind; first: number; last: number; lines: readonly string[] }): Symbol {
  const { name, detail, kind, first, lines } = of;
  const last = Math.max(first, Math.min(of.last, lines.length));
  // Editors refuse a symbol without a name.
  return {
    name: name === "" ? "–" : name,
    ...(detail && { detail }),
    kind,
    range: linesRange(lines, first, last),
    selectionRange: linesRange(lines, first, first),
    children: [],
  };
}

/** What can be folded: the frontmatter, sections, flows, steps. */
export function foldingOf(document: Document): { startLine: number; endLine: number }[] {
  const walk = (all: readonly Symbol[]): { startLine: number; endLine: number }[] =>
    all.flatMap(({ range, children }) => {
      const last = lastWritten(document.lines, range.start.line, range.end.line);
      return [...(last > range.start.line ? [{ startLine: range.start.line, endLine: last }] : []), ...walk(children)];
    });
  return walk(symbolsOf(document));
}

function lastWritten(lines: readonly string[], first: number, last: number): number {
  let line = last;
  while (line > first && (lines[line] ?? "").trim() === "") line--;
  return line;
}

/** Codes and RCs of documents of this library, as links to their texts. */
export function linksOf({ citations, lines }: Document, library: Library, root: string): { range: EditorRange; target: string }[] {
  return citations.flatMap(({ code, step, at, text }) => {
    const facts = textOfCode(library, code);
    if (!facts || at.start.line !== at.end.line) return [];
    const found = step === undefined ? undefined : facts.flows.flatMap(({ steps }) => steps).find(({ number }) => number === step);
    // A value of the frontmatter may say more than the code.
    const inside = (lines[at.start.line - 1] ?? "").slice(at.start.column - 1, at.end.column - 1).indexOf(text);
    const start = at.start.column + Math.max(0, inside);
    const place = {
      start: { line: at.start.line, column: start },
      end: { line: at.start.line, column: inside < 0 ? at.end.column : start + text.length },
    };
    return [{ range: toEditorRange(place), target: `${addressOf(root, facts.path)}${found ? `#L${found.at.start.line}` : ""}` }];
  });
}
