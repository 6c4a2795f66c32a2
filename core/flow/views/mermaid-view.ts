import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { endWord, startWord } from "../graph/exit-title.ts";
import { gapText } from "../graph/gap-text.ts";
import type { PlainFlow, PlainStep, PlainTarget } from "../graph/plain-flow.ts";
import { targetText } from "../graph/written-values.ts";
import { exceptionSigns, stepNotes } from "./step-notes.ts";

/** A flow as a Mermaid flowchart: a subgraph for each lane, one node a step, one for each way out of the flow. */
export function mermaidOf(flow: PlainFlow, language: Language): string {
  const lanes = flow.lanes.map((lane, index) => {
    const inLane = flow.steps.filter((step) => Math.max(0, flow.lanes.indexOf(step.actors[0] ?? "")) === index);
    return [`  subgraph lane${index + 1}["${quote(lane)}"]`, ...inLane.flatMap((step) => nodesOf(step, language)), "  end"].join("\n");
  });
  const [first] = flow.steps;
  const start = first ? [`  start(["${quote(flow.start ?? pick(startWord, language))}"]) --> s${first.number}`] : [];
  const gap = flow.gap ? [`  lost["${quote(gapText(flow.gap, language))}"]`, "  style lost stroke-dasharray: 6 4"] : [];
  return `${["flowchart TB", ...lanes, ...gap, ...start, ...flow.steps.flatMap(edgesOf)].join("\n")}\n`;
}

function nodesOf(step: PlainStep, language: Language): string[] {
  const lines = [`${step.number} · ${step.title}`, ...stepNotes(step, language).map((note) => `(${note})`)];
  const title = `"${lines.map(quote).join("<br/>")}"`;
  const shape = step.isDecision ? `{${title}}` : step.follows ? `[[${title}]]` : `[${title}]`;
  const exits = [...step.next, ...step.exceptions].flatMap(({ target }, index) => {
    if (isInside(target)) return [];
    const words = `"${quote(exitWords(target, language))}"`;
    const isEnd = target.kind === "end" || target.kind === "unknown";
    return [`    s${step.number}x${index + 1}${isEnd ? `([${words}])` : `{{${words}}}`}`];
  });
  return [`    s${step.number}${shape}`, ...exits];
}

function edgesOf(step: PlainStep): string[] {
  const exceptions = step.exceptions.map(({ kind, label, target }) => ({
    label: `${exceptionSigns[kind]} ${label}`,
    target,
    isException: true,
  }));
  const usual = step.next.map(({ label, target }) => ({ label, target, isException: false }));
  return [...usual, ...exceptions].flatMap(({ label, target, isException }, index) => {
    const arrow = isException || target.kind === "unknown" ? "-.->" : "-->";
    const to =
      target.kind === "step"
        ? [`s${target.number}`]
        : target.kind === "parallel"
          ? target.numbers.map((number) => `s${number}`)
          : [`s${step.number}x${index + 1}`];
    return to.map((node) => `  s${step.number} ${arrow}${label === "" ? "" : `|"${quote(label)}"|`} ${node}`);
  });
}

function isInside({ kind }: PlainTarget): boolean {
  return kind === "step" || kind === "parallel";
}

function exitWords(target: PlainTarget, language: Language): string {
  return target.kind === "end" ? (target.outcome ?? pick(endWord, language)) : targetText(target, language);
}

/**
 * Text between quotes. What Mermaid would read as its own markup, or as Markdown (versions 11.0 to 11.12 do, and draw
 * “Unsupported markdown: list” for what begins like a list), is written as entity codes, which all versions draw as meant.
 */
function quote(text: string): string {
  return text
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .replace(/[#"<>&`\\|*_~[\]@]|^[-+]|^\d+[.)]|:(?=\/\/)|(?<=\bwww)\./gi, (mark) =>
      mark.replace(/\D/, (one) => `#${one.codePointAt(0)};`),
    );
}
