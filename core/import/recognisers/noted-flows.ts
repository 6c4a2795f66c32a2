import { fieldOf, flowHeadNames, markNames } from "../../document/steps/field-names.ts";
import { fold } from "../../document/words/fold.ts";
import { type Block, type Paragraph, textOf } from "../blocks.ts";
import { bareLabel } from "../flow/raw-step.ts";
import { defineRecogniser } from "../import-context.ts";
import { plainTitle, writeMarkdown } from "../write-markdown.ts";
import { withoutNumber } from "./steps.ts";

/** A flow whose steps name their fields, in the notation's lines. */
export interface NotedFlow {
  /** Its heading; undefined where its steps stand under none. */
  title?: string;
  /** What stands below its `###`. */
  notation: string;
  actors: string[];
}

/** What stands below one heading. */
interface Part {
  heading: Paragraph | undefined;
  below: Block[];
}

/** Flows as the notation has them and as `sop export` writes them for Word: numbered headings, below each “Actor: …”, “Next: …”, then text. */
export const notedFlowsRecogniser = defineRecogniser<NotedFlow[]>({
  name: "noted-flows",
  examples: [
    {
      source:
        "### Counter\n\n#### 1. Greet\n\nActor: Agent\n\nNext: 2\n\nThe Agent greets.\n\n#### 2. Angry?\n\nActor: Agent\n\nNext:\n\nYes → 1\n\nNo → end",
      gives: [
        {
          title: "Counter",
          notation:
            "#### 1. Greet\n\n- Actor: Agent\n- Next: 2\n\nThe Agent greets.\n\n#### 2. Angry?\n\n- Actor: Agent\n- Next:\n  - Yes → 1\n  - No → end",
          actors: ["Agent"],
        },
      ],
    },
    { source: "### 1. Greet\n\nThe Agent greets.", gives: [], leaves: "1. Greet\nThe Agent greets." },
  ],
  read(blocks, { report }) {
    const parts = partsOf(blocks);
    const level = Math.max(0, ...parts.filter(isNotedStep).map(({ heading }) => heading?.heading ?? 0));
    if (level === 0) return { value: [], rest: [...blocks] };
    const flows: NotedFlow[] = [];
    for (const part of joined(parts, level)) {
      const { heading, below } = part;
      const isStep = heading?.heading === level && numberOf(heading) !== undefined;
      if (heading && !isStep) flows.push({ title: plainTitle(withoutNumber(textOf(heading))), notation: headLines(below), actors: [] });
      else {
        if (flows.length === 0) flows.push({ notation: "", actors: [] });
        const flow = flows.at(-1) as NotedFlow;
        const lines = heading ? stepLines(heading, below, flow.actors) : writeMarkdown(below, 5);
        flow.notation = [flow.notation, lines].filter((text) => text !== "").join("\n\n");
      }
      const words = [heading, ...below].flatMap((block) => (block?.kind === "paragraph" && isNamed(block) ? [textOf(block)] : []));
      if (words.length > 0) report.kept({ en: "fields of a step", id: "isian langkah" }, words.join(" "), heading?.place);
    }
    return { value: flows, rest: [] };
  },
});

function partsOf(blocks: readonly Block[]): Part[] {
  const parts: Part[] = [{ heading: undefined, below: [] }];
  for (const block of blocks) {
    if (block.kind === "paragraph" && block.heading !== undefined) parts.push({ heading: block, below: [] });
    else parts.at(-1)?.below.push(block);
  }
  return parts.filter(({ heading, below }) => heading !== undefined || below.length > 0);
}

/** Headings below those of steps belong to the step's text. */
function joined(parts: readonly Part[], level: number): Part[] {
  const whole: Part[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (part.heading && (part.heading.heading ?? 0) > level && last) last.below.push(part.heading, ...part.below);
    else whole.push({ heading: part.heading, below: [...part.below] });
  }
  return whole;
}

function isNotedStep({ heading, below }: Part): boolean {
  const [first] = below.filter((block) => block.kind !== "paragraph" || !isMark(block));
  return heading !== undefined && numberOf(heading) !== undefined && first?.kind === "paragraph" && fieldIn(first) !== undefined;
}

function numberOf(heading: Paragraph): number | undefined {
  const label = bareLabel(heading.label ?? /^\d{1,4}[.)]?(?=\s)/.exec(textOf(heading))?.[0] ?? "");
  return /^\d{1,4}$/.test(label) ? Number(label) : undefined;
}

/** `Actor: Agent`, where the notation has a field of that name. */
function fieldIn(block: Paragraph): { name: string; value: string } | undefined {
  const [, name = "", value = ""] = /^([^:]{1,20}):\s*(.*)$/.exec(textOf(block)) ?? [];
  return name !== "" && fieldOf(name) !== undefined ? { name: name.trim(), value } : undefined;
}

function isMark(block: Paragraph): boolean {
  return Object.values(markNames).some((name) => name !== undefined && fold(textOf(block)).startsWith(fold(name)));
}

function isNamed(block: Paragraph): boolean {
  return isMark(block) || fieldIn(block) !== undefined;
}

function stepLines(heading: Paragraph, below: readonly Block[], actors: string[]): string {
  const lines: string[] = [];
  const mark: string[] = [];
  let at = 0;
  for (let open = false; at < below.length; at++) {
    const block = below[at];
    if (block?.kind !== "paragraph") break;
    const text = textOf(block);
    const field = fieldIn(block);
    if (isMark(block) && mark.length === 0) mark.push("> [!RECONSTRUCTED]", ...reasonOf(text));
    else if (field) {
      lines.push(`- ${field.name}:${field.value === "" ? "" : ` ${field.value}`}`);
      open = field.value === "";
      if (fieldOf(field.name) === "actor")
        for (const actor of field.value.split(/\s*,\s*/)) if (actor !== "" && !actors.includes(actor)) actors.push(actor);
    } else if (open && /→|->/.test(text)) lines.push(`  - ${text}`);
    else break;
  }
  const title = plainTitle(heading.label === undefined ? withoutNumber(textOf(heading)) : textOf(heading));
  const parts = [`#### ${numberOf(heading)}. ${title}`, mark.join("\n"), lines.join("\n"), writeMarkdown(below.slice(at), 5)];
  return parts.filter((part) => part !== "").join("\n\n");
}

function reasonOf(text: string): string[] {
  const reason = text.replace(/^[^:]*:?\s*/, "");
  return reason === "" ? [] : [`> ${reason}`];
}

/** The lines below a flow's title that the notation has names for, then its introduction. */
function headLines(below: readonly Block[]): string {
  const names = Object.values(flowHeadNames).flatMap(({ id, en }) => [fold(id), fold(en)]);
  const isHead = (block: Block) => block.kind === "paragraph" && names.includes(fold(/^([^:]{1,20}):/.exec(textOf(block))?.[1] ?? ""));
  const end = below.findIndex((block) => !isHead(block));
  const heads = below.slice(0, end < 0 ? below.length : end).map((block) => (block.kind === "paragraph" ? textOf(block) : ""));
  return [heads.join("\n"), writeMarkdown(end < 0 ? [] : below.slice(end), 5)].filter((text) => text !== "").join("\n\n");
}
