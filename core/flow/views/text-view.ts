import stringWidth from "fast-string-width";
import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { flowHeadNames } from "../../document/steps/field-names.ts";
import { gapText } from "../graph/gap-text.ts";
import type { PlainFlow, PlainStep } from "../graph/plain-flow.ts";
import { targetText } from "../graph/written-values.ts";
import { exceptionSigns, stepNotes } from "./step-notes.ts";

const words = {
  id: {
    step: "Langkah",
    next: "Berikutnya",
    marks: ["■ langkah", "◆ keputusan", "▣ sub-proses", "↓ langkah berikutnya"],
    exceptions: ["◷ waktu habis", "↯ gagal"],
  },
  en: {
    step: "Step",
    next: "Next",
    marks: ["■ step", "◆ decision", "▣ sub-process", "↓ the next step"],
    exceptions: ["◷ time is up", "↯ failed"],
  },
} as const;

/** Lanes wider than this many columns in all are told by their letter alone. */
const WIDEST_LANES = 40;

/** A flow for a terminal of `width` columns: a column for each lane, one mark a step, its title, and where it goes on. */
export function textOfFlow(flow: PlainFlow, language: Language, width: number): string {
  const word = pick(words, language);
  const letters = flow.lanes.map((_, index) => letterOf(index));
  const lanes = laneColumns(letters);
  const numbers = Math.max(2, ...flow.steps.map(({ number }) => String(number).length));
  const left = numbers + 2 + lanes.width + 2;
  const nextRoom = Math.max(14, Math.min(28, Math.floor((width - left) * 0.4)));
  const titleRoom = Math.max(12, width - left - nextRoom - 2);
  const row = (number: string, marks: string, title: string, next: string): string =>
    `${number.padStart(numbers)}  ${padTo(marks, lanes.width)}  ${padTo(title, titleRoom)}  ${next}`.trimEnd();
  const legend = inRows(
    flow.lanes.map((lane, index) => `${letters[index]} ${lane}`),
    "   ",
    width,
  );
  const marks = [...word.marks, ...(flow.steps.some(({ exceptions }) => exceptions.length > 0) ? word.exceptions : [])];
  const lost = gapRow(flow, language, width);
  const steps = flow.steps.map((step, index) => {
    const lane = Math.max(0, flow.lanes.indexOf(step.actors[0] ?? ""));
    const title = wrap([step.title, ...stepNotes(step, language).map((note) => `(${note})`)].join("\n"), titleRoom);
    const next = wrap(nextOf(step, flow.steps[index + 1], language), nextRoom);
    const height = Math.max(1, title.length, next.length);
    const phase = step.phase === undefined ? [] : wrap(`── ${step.phase} ──`, width);
    const drawn = Array.from({ length: height }, (_, line) =>
      row(line === 0 ? String(step.number) : "", lanes.marks(lane, line === 0 ? markOf(step) : "│"), title[line] ?? "", next[line] ?? ""),
    );
    return { number: step.number, lines: [...phase, ...drawn] };
  });
  const lostBefore = flow.gap ? steps.findIndex(({ number }) => number > (flow.gap?.steps?.first ?? 0)) : -1;
  const body = steps.flatMap(({ lines }, index) => (index === lostBefore ? [...lost, ...lines] : lines));
  return `${[
    ...wrap(flow.title, width),
    ...(flow.start === undefined ? [] : wrap(`${pick(flowHeadNames.start, language)}: ${flow.start}`, width)),
    "",
    ...legend,
    "",
    row("No", lanes.head, word.step, word.next),
    "─".repeat(width),
    ...body,
    ...(lostBefore < 0 ? lost : []),
    "",
    ...inRows(marks, "  ", width),
  ].join("\n")}\n`;
}

function laneColumns(letters: readonly string[]): { width: number; head: string; marks: (lane: number, mark: string) => string } {
  if (letters.length * 2 > WIDEST_LANES) {
    return { width: 4, head: "", marks: (lane, mark) => (mark === "│" ? "" : `${mark} ${letters[lane] ?? ""}`) };
  }
  const width = Math.max(1, letters.length * 2 - 1);
  return {
    width,
    head: letters.join(" "),
    marks: (lane, mark) => letters.map((_, index) => (index === lane && mark !== "│" ? mark : "·")).join(" "),
  };
}

/** A, B … Z, AA, AB … */
function letterOf(index: number): string {
  return index < 26 ? String.fromCodePoint(65 + index) : letterOf(Math.floor(index / 26) - 1) + letterOf(index % 26);
}

function markOf(step: PlainStep): string {
  return step.isDecision ? "◆" : step.follows ? "▣" : "■";
}

function nextOf(step: PlainStep, following: PlainStep | undefined, language: Language): string {
  const exceptions = step.exceptions.map(({ kind, label, target }) => `${exceptionSigns[kind]} ${label} → ${targetText(target, language)}`);
  const usual = step.next.map(({ label, target }) => {
    if (label !== "") return `${label} → ${targetText(target, language)}`;
    return target.kind === "step" && target.number === following?.number ? "↓" : `→ ${targetText(target, language)}`;
  });
  return [...usual, ...exceptions].join("\n");
}

function gapRow({ gap }: PlainFlow, language: Language, width: number): string[] {
  return gap ? wrap(`┄┄ ${gapText(gap, language)} ┄┄`, width) : [];
}

function padTo(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}

/** Signs with what they mean, none parted from its meaning by a line's end. */
function inRows(pieces: readonly string[], gap: string, width: number): string[] {
  const rows: string[] = [];
  for (const piece of pieces) {
    const last = rows.at(-1);
    if (last !== undefined && stringWidth(last + gap + piece) <= width) rows[rows.length - 1] = last + gap + piece;
    else rows.push(...wrap(piece, width));
  }
  return rows;
}

/** Breaks at blanks, and inside a word only where it is wider than the room; line ends are kept, control characters are not. */
function wrap(text: string, width: number): string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines = [""];
    for (const word of paragraph
      .replace(/\p{Cc}+/gu, " ")
      .split(" ")
      .flatMap((one) => chunks(one, width))) {
      const last = lines.at(-1) as string;
      if (last === "") lines[lines.length - 1] = word;
      else if (stringWidth(last) + 1 + stringWidth(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines;
  });
}

function chunks(word: string, width: number): string[] {
  if (stringWidth(word) <= width) return [word];
  const pieces = [""];
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    const last = pieces.at(-1) as string;
    if (stringWidth(last + segment) > width && last !== "") pieces.push(segment);
    else pieces[pieces.length - 1] = last + segment;
  }
  return pieces;
}
