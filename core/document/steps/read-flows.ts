import GithubSlugger from "github-slugger";
import type { Gap } from "../../../schemas/front-matter.ts";
import type { Flow, FlowGap, LineSpan, Problem } from "../document.ts";
import type { Heading } from "../outline.ts";
import { trimSpan } from "../position.ts";
import { fold } from "../words/fold.ts";
import { readStep } from "./read-step.ts";
import type { TargetContext } from "./read-target.ts";

const KEYWORDS = /^(?:Kata kunci|Keywords)[ \t]*:[ \t]*(.*)$/i;

/** Reads the flows of the flow section from its `###` and `####` headings. */
export function readFlows(
  lines: readonly string[],
  headings: readonly Heading[],
  end: number,
  gaps: readonly Gap[],
  scheme: TargetContext["scheme"],
): { flows: Flow[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const slugger = new GithubSlugger();
  const titled = headings
    .filter(({ level }) => level === 3)
    .map((heading) => ({ title: heading.title, slug: slugger.slug(heading.title) || `flow-${heading.line}` }));
  const context: TargetContext = { scheme, flows: new Map(titled.map((flow) => [fold(flow.title), flow])) };
  const flows: Flow[] = [];
  let previous = 0;
  headings.forEach((heading, index) => {
    const limit = headings[index + 1]?.line ?? end;
    if (heading.level === 3) {
      flows.push(openFlow(lines, heading, limit, flows.length, titled[flows.length]?.slug ?? "", gaps));
      return;
    }
    const flow = flows.at(-1);
    if (heading.level !== 4) return;
    if (!flow) {
      problems.push(stepOutsideFlow(heading));
      return;
    }
    const read = readStep(lines, heading, limit, previous, context);
    previous = read.step.number;
    flow.steps.push(read.step);
    problems.push(...read.problems);
  });
  return { flows, problems };
}

function openFlow(lines: readonly string[], heading: Heading, limit: number, index: number, slug: string, gaps: readonly Gap[]): Flow {
  const body = trimSpan(lines, { first: heading.line + 1, end: limit });
  const keywordLine = findLine(lines, body, KEYWORDS);
  const keywords = keywordLine === undefined ? [] : (KEYWORDS.exec(lines[keywordLine - 1] as string)?.[1] ?? "").split(",");
  return {
    title: heading.title,
    at: heading.at,
    number: index + 1,
    slug,
    keywords: keywords.map((word) => word.trim()).filter((word) => word !== ""),
    introduction: trimSpan(lines, introductionAround(body, keywordLine)),
    steps: [],
    gap: gapOf(heading.title, gaps),
  };
}

/** The keyword line stands first or last; the prose is what is left on its longer side. */
function introductionAround(body: LineSpan, keywordLine: number | undefined): LineSpan {
  if (keywordLine === undefined) return body;
  const before = { first: body.first, end: keywordLine };
  const after = { first: keywordLine + 1, end: body.end };
  return before.end - before.first >= after.end - after.first ? before : after;
}

function findLine(lines: readonly string[], span: LineSpan, pattern: RegExp): number | undefined {
  for (let line = span.first; line < span.end; line++) if (pattern.test(lines[line - 1] as string)) return line;
  return undefined;
}

function gapOf(title: string, gaps: readonly Gap[]): FlowGap | undefined {
  const gap = gaps.find((candidate) => fold(candidate.flow) === fold(title));
  if (!gap) return undefined;
  const [first, last] = (gap.steps ?? "").split("-").map(Number);
  return { steps: gap.steps && first !== undefined ? { first, last: last ?? first } : undefined, why: gap.why };
}

function stepOutsideFlow(heading: Heading): Problem {
  return {
    kind: "field",
    at: heading.at,
    key: `outside ${heading.title}`,
    message: {
      en: `The step “${heading.title}” stands before the first flow; expected a “###” title above it.`,
      id: `Langkah “${heading.title}” berada sebelum alur pertama; yang diharapkan judul “###” di atasnya.`,
    },
  };
}
