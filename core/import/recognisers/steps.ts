import { type Block, type Paragraph, textOf } from "../blocks.ts";
import { bareLabel, linksOf, type RawFlow, type RawStep } from "../flow/raw-step.ts";
import { defineRecogniser } from "../import-context.ts";
import type { ReportWriter } from "../report.ts";

const TYPED_LABEL = /^(?<label>\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|\(\d{1,3}\)|(?:step|langkah)\s+\d{1,3}[.:)]?)\s+(?<text>\S.*)$/isu;

/** A heading that says that it is a step. */
const NAMED_STEP = /^(?:step|langkah|tahap)\s+(?<label>\d{1,3})\s*[.:)–—-]?\s*(?<title>.*)$/iu;

const countedAnew = { en: "a step's number, counted anew", id: "nomor langkah, dihitung ulang" };

/** Steps in prose: numbered paragraphs, whether their numbers are a list's or typed; sub-headings begin a run of steps. */
export const stepsRecogniser = defineRecogniser<RawFlow[]>({
  name: "steps",
  examples: [
    {
      source: "1. The Agent greets.\n2. The Agent records.\n\n   In CRM.",
      gives: [{ introduction: [], steps: [step("1", "The Agent greets."), step("2", "The Agent records.", ["In CRM."])] }],
    },
    {
      source: "### 6.1 Receiving\n\n1. Greet.\n\n### 6.2 Resolving\n\n2. Decide.",
      gives: [
        { title: "Receiving", heading: "6.1 Receiving", introduction: [], steps: [step("1", "Greet.")] },
        { title: "Resolving", heading: "6.2 Resolving", introduction: [], steps: [step("2", "Decide.")] },
      ],
    },
    {
      source: "### STEP 1: Greet\n\n1. By name.\n\n### Step 2: Record\n\nIn CRM.",
      gives: [
        {
          introduction: [],
          steps: [
            { label: "1", title: "Greet", text: "", more: ["By name."], fields: {} },
            { label: "2", title: "Record", text: "In CRM.", more: [], fields: {} },
          ],
        },
      ],
    },
  ],
  read(blocks, { report }) {
    const flows: RawFlow[] = [];
    const named = blocks.filter((block) => block.kind === "paragraph" && block.heading !== undefined && NAMED_STEP.test(textOf(block)));
    if (named.length > 1) return { value: namedSteps(blocks, report), rest: [] };
    const isSteps = blocks.some((block) => stepIn(block) !== undefined);
    if (!isSteps) {
      const value = headingsAsSteps(blocks);
      for (const { label, place } of value.flatMap(({ steps }) => steps)) if (label !== undefined) report.kept(countedAnew, label, place);
      return { value, rest: value.length > 0 ? [] : [...blocks] };
    }
    let flow: RawFlow = { introduction: [], steps: [] };
    for (const block of blocks) {
      if (block.kind === "paragraph" && block.heading !== undefined) {
        if (flow.steps.length > 0 || flow.title !== undefined || flow.introduction.length > 0) flows.push(flow);
        flow = { title: withoutNumber(textOf(block)), heading: textOf(block), introduction: [], steps: [] };
        continue;
      }
      const found = stepIn(block);
      if (found) {
        flow.steps.push(found);
        const typed = block.kind === "paragraph" && block.label === undefined ? TYPED_LABEL.exec(textOf(block))?.groups?.label : undefined;
        if (typed !== undefined) report.kept(countedAnew, typed, found.place);
      } else (flow.steps.at(-1)?.more ?? flow.introduction).push(block);
    }
    flows.push(flow);
    return { value: flows, rest: [] };
  },
});

function step(label: string, text: string, more: string[] = []): unknown {
  return { label, text, more, fields: {} };
}

/** A heading's text without the number that is laid on it anew. */
export function withoutNumber(text: string): string {
  return text.replace(/^(?:(?:\d+|[A-Z]|[IVX]+)(?:\.\d+)*[.)]|\d+(?:\.\d+)+)\s+|^\d{1,2}\s+(?=\p{Lu})/u, "").trim();
}

/** True for a paragraph that is counted as steps are. */
export function isNumbered(block: Paragraph): boolean {
  return stepIn(block) !== undefined;
}

function stepIn(block: Block): RawStep | undefined {
  if (block.kind !== "paragraph" || block.heading !== undefined || textOf(block) === "") return undefined;
  const text = textOf(block);
  const { label, place } = block;
  if (label === undefined) {
    const typed = TYPED_LABEL.exec(text)?.groups;
    const bare = typed?.label?.replace(/^(?:step|langkah)\s+/i, "");
    return typed && bare !== undefined
      ? { label: bareLabel(bare), text: typed.text ?? "", ...linksOf([block]), more: [], fields: {}, place }
      : undefined;
  }
  const isNumbered = /\d/.test(label) && isTop(block);
  return isNumbered ? { label: bareLabel(label), text, ...linksOf([block]), more: [], fields: {}, place } : undefined;
}

/** Headings that name steps; what stands below each is its own, up to a heading that is none. */
function namedSteps(blocks: readonly Block[], report: ReportWriter): RawFlow[] {
  const flows: RawFlow[] = [{ introduction: [], steps: [] }];
  const others: Block[] = [];
  let isOther = false;
  for (const block of blocks) {
    const flow = flows.at(-1) as RawFlow;
    const heading = block.kind === "paragraph" && block.heading !== undefined ? block : undefined;
    const found = heading && NAMED_STEP.exec(textOf(heading))?.groups;
    if (heading && found) {
      const { label = "", title = "" } = found;
      if (title !== "") report.kept(countedAnew, textOf(heading).slice(0, textOf(heading).length - title.length), heading.place);
      const named = title === "" ? textOf(heading) : title;
      flow.steps.push({ label, title: named, text: "", ...linksOf([heading]), more: [], fields: {}, place: heading.place });
      isOther = false;
    } else if (isOther || (heading && flow.steps.length > 0)) {
      isOther = true;
      others.push(block);
    } else (flow.steps.at(-1)?.more ?? flow.introduction).push(block);
  }
  for (const step of flows.flatMap(({ steps }) => steps)) takeText(step);
  // What other headings of the same procedure hold is told with its last step.
  flows
    .at(-1)
    ?.steps.at(-1)
    ?.more.push(...others);
  return flows;
}

/** A step's text is its first paragraph, where that is no item of a list. */
function takeText(step: RawStep): void {
  const [first] = step.more;
  if (first?.kind !== "paragraph" || first.label !== undefined) return;
  step.text = textOf(first);
  Object.assign(step, linksOf([first], step.links));
  step.more.shift();
}

/** Sub-items belong to the step above them. */
function isTop({ depth = 0, label = "" }: Paragraph): boolean {
  return depth === 0 || /^\d+(?:\.\d+)+[.)]?$/.test(label);
}

/** Without numbered paragraphs each sub-heading with text below is a step. */
function headingsAsSteps(blocks: readonly Block[]): RawFlow[] {
  const flow: RawFlow = { introduction: [], steps: [] };
  for (const block of blocks) {
    if (block.kind === "paragraph" && block.heading !== undefined) {
      const text = textOf(block);
      const label = bareLabel(block.label ?? /^\S*\d\S*/.exec(text)?.[0] ?? "");
      flow.steps.push({
        ...(label !== "" && { label }),
        title: withoutNumber(text),
        text: "",
        ...linksOf([block]),
        more: [],
        fields: {},
        place: block.place,
      });
    } else (flow.steps.at(-1)?.more ?? flow.introduction).push(block);
  }
  for (const found of flow.steps) takeText(found);
  return flow.steps.length > 1 ? [flow] : [];
}
