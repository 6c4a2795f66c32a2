import GithubSlugger from "github-slugger";
import type { Gap } from "../../../schemas/front-matter.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import type { Flow, FlowGap, LineSpan, Problem } from "../document.ts";
import type { Heading, Outline } from "../outline.ts";
import { rangeOfLine, rangeOnLine, trimSpan } from "../position.ts";
import { fold } from "../words/fold.ts";
import { isSlipOf } from "../words/nearest.ts";
import { flowHeadNames } from "./field-names.ts";
import { readStep } from "./read-step.ts";
import type { TargetContext } from "./read-target.ts";
import { beginsFields, beginsStep } from "./step-fields.ts";
import { likeSteps, unreadFields } from "./unread-fields.ts";

const START = lineOf(flowHeadNames.start);
const KEYWORDS = lineOf(flowHeadNames.keywords);
const NEAR_START = nearLineOf(flowHeadNames.start);
const NEAR_KEYWORDS = nearLineOf(flowHeadNames.keywords);

/** A title without letters is addressed by its signs, wherever it stands: “🚒” is flow-1f692. */
function addressable(title: string): string {
  if (/[\p{L}\p{N}]/u.test(title)) return title;
  return ["flow", ...[...title.replace(/\s/gu, "")].slice(0, 8).map((sign) => sign.codePointAt(0)?.toString(16))].join("-");
}

/** Reads the flows of the flow section from its `###` and `####` headings. */
export function readFlows(
  lines: readonly string[],
  headings: readonly Heading[],
  end: number,
  gaps: readonly Gap[],
  scheme: TargetContext["scheme"],
  isCode: Outline["isCode"],
): { flows: Flow[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const slugger = new GithubSlugger();
  const titled = headings
    .filter(({ level }) => level === 3)
    .map((heading) => ({ title: heading.title, slug: slugger.slug(addressable(heading.title)) }));
  const context: TargetContext = { scheme, flows: new Map(titled.map((flow) => [fold(flow.title), flow])) };
  const flows: Flow[] = [];
  let previous = 0;
  let isTold = false;
  headings.forEach((heading, index) => {
    const limit = headings[index + 1]?.line ?? end;
    if (heading.level === 3) {
      const opened = openFlow(lines, heading, limit, flows.length, titled[flows.length]?.slug ?? "", gaps);
      flows.push(opened.flow);
      problems.push(...opened.problems, ...fieldsBeforeSteps(lines, opened.flow, isCode));
      return;
    }
    const flow = flows.at(-1);
    if (heading.level !== 4) return;
    if (!flow) {
      // The others stand there for the same reason.
      if (!isTold) problems.push(stepOutsideFlow(heading));
      isTold = true;
      return;
    }
    const read = readStep(lines, heading, limit, previous, context, isCode);
    previous = read.step.number;
    flow.steps.push(read.step);
    problems.push(...read.problems);
  });
  return { flows, problems: [...problems, ...likeSteps(lines, flows, isCode)] };
}

/** `Name: value` in either language. */
function lineOf({ id, en }: LocalText): RegExp {
  return new RegExp(`^(?:${id}|${en})[ \\t]*:[ \\t]*(.*)$`, "i");
}

/** The same with marks and emphasis that it doesn't have, or a colon of another width. */
function nearLineOf({ id, en }: LocalText): RegExp {
  return new RegExp(`^(?:[-*+•·–—][ \\t]*)?[*_]{0,2}(?:${id}|${en})[*_]{0,2}[ \\t]*[:：]`, "iu");
}

function openFlow(
  lines: readonly string[],
  heading: Heading,
  limit: number,
  index: number,
  slug: string,
  gaps: readonly Gap[],
): { flow: Flow; problems: Problem[] } {
  const body = trimSpan(lines, { first: heading.line + 1, end: limit });
  const head = readHead(lines, body);
  const broken = runOn(lines, body.first, head.introduction);
  // A line that goes on below is told as broken.
  const empty = emptyHeads(lines, body).filter(({ at }) => broken.length === 0 || at.start.line !== head.introduction.first - 1);
  const flow: Flow = {
    title: heading.title,
    at: heading.at,
    number: index + 1,
    slug,
    ...head,
    steps: [],
    gap: gapOf(heading.title, gaps),
  };
  return {
    flow,
    problems: [...empty, ...broken, ...strayLines(lines, head.introduction), ...mistypedHeads(lines, head.introduction)],
  };
}

/** A field list in the introduction: the title of its step is gone, and with it the step, or has lost one of its “#”. */
function fieldsBeforeSteps(lines: readonly string[], flow: Flow, isCode: Outline["isCode"]): Problem[] {
  const { introduction, title, at } = flow;
  if (/^\d{1,6}\.[ \t]/.test(title) && introduction.first < introduction.end && beginsStep(lines[introduction.first - 1]))
    return [stepAsFlow(flow, at.start.line)];
  return unreadFields(lines, introduction, title, isCode).filter(({ at }) => beginsFields(lines[at.start.line - 1]));
}

function stepAsFlow({ title, at }: Flow, line: number): Problem {
  return {
    kind: "field",
    at,
    key: `step as flow ${title}`,
    slip: { edit: { at: rangeOnLine(line, 1, 4), text: "####" } },
    message: {
      en: `“### ${title}” begins a flow, and what a step has stands below it; a step's title is “#### ${title}”.`,
      id: `“### ${title}” memulai alur, padahal di bawahnya ada yang dimiliki langkah; judul langkah ditulis “#### ${title}”.`,
    },
    fix: { en: `Write “#### ${title}”.`, id: `Tulis “#### ${title}”.` },
  };
}

interface FlowHead {
  start: string | undefined;
  keywords: string[];
  introduction: LineSpan;
}

/**
 * What stands below a flow's title before its prose: what sets the flow off and its keywords, a line each, once each. Keywords
 * may also stand last. All else is the introduction, and shown.
 */
function readHead(lines: readonly string[], { first, end }: LineSpan): FlowHead {
  const valueAt = (line: number, pattern: RegExp) => (line < end ? pattern.exec(lines[line - 1] as string)?.[1]?.trim() : undefined);
  let [top, bottom, start, words]: [number, number, string?, string?] = [first, end];
  for (; ; top++) {
    if (start === undefined && valueAt(top, START)) start = valueAt(top, START);
    else if (words === undefined && valueAt(top, KEYWORDS) !== undefined) words = valueAt(top, KEYWORDS);
    else break;
  }
  if (words === undefined && top < end) {
    words = valueAt(end - 1, KEYWORDS);
    if (words !== undefined) bottom = end - 1;
  }
  const keywords = (words ?? "").split(",").map((word) => word.trim());
  return { start, keywords: keywords.filter((word) => word !== ""), introduction: trimSpan(lines, { first: top, end: bottom }) };
}

/** Such a line without a value says nothing. */
function emptyHeads(lines: readonly string[], { first, end }: LineSpan): Problem[] {
  const problems: Problem[] = [];
  for (let line = first; line < end; line++) {
    const text = lines[line - 1] as string;
    if (!isEmptyHead(text)) continue;
    problems.push({
      kind: "field",
      at: rangeOfLine(lines, line),
      key: `empty ${text.trim()}`,
      message: { en: `“${text.trim()}” is empty.`, id: `“${text.trim()}” kosong.` },
      fix: { en: "Fill it, or delete the line.", id: "Isi, atau hapus barisnya." },
    });
  }
  return problems;
}

function isEmptyHead(line: string): boolean {
  const value = (START.exec(line) ?? KEYWORDS.exec(line))?.[1];
  return value !== undefined && !/[^\s,]/.test(value);
}

/** Text at once below such a line: as likely as not the line was broken, and its value goes on there. */
function runOn(lines: readonly string[], top: number, { first, end }: LineSpan): Problem[] {
  const above = lines[first - 2] ?? "";
  if (first <= top || first >= end || !(START.test(above) || KEYWORDS.test(above))) return [];
  // One that is written twice is told as such.
  if (NEAR_START.test(lines[first - 1] as string) || NEAR_KEYWORDS.test(lines[first - 1] as string)) return [];
  return [
    {
      kind: "field",
      at: rangeOfLine(lines, first),
      key: `run-on ${above}`,
      message: {
        en: `Text follows “${above.trim()}” at once and is read as introduction; expected one line, and a blank one below it.`,
        id: `Teks langsung mengikuti “${above.trim()}” dan terbaca sebagai pengantar; yang diharapkan satu baris, lalu baris kosong di bawahnya.`,
      },
      fix: {
        en: "Write the value on one line, and leave a blank line before the introduction.",
        id: "Tulis isinya dalam satu baris, dan beri baris kosong sebelum pengantar.",
      },
    },
  ];
}

/** Such a line amid the introduction is prose: it does nothing for the flow. */
function strayLines(lines: readonly string[], { first, end }: LineSpan): Problem[] {
  const problems: Problem[] = [];
  for (let line = first; line < end; line++) {
    const text = (lines[line - 1] as string).trim();
    const isStart = NEAR_START.test(text);
    if ((!isStart && !NEAR_KEYWORDS.test(text)) || isEmptyHead(lines[line - 1] as string)) continue;
    problems.push({
      kind: "field",
      at: rangeOfLine(lines, line),
      key: `${isStart ? "start" : "keywords"} ${text}`,
      message: {
        en: `“${text}” stands within the introduction and is read as part of it; expected once, directly below the flow's title.`,
        id: `“${text}” berada di tengah pengantar dan terbaca sebagai bagiannya; yang diharapkan satu kali, tepat di bawah judul alur.`,
      },
      fix: { en: "Move it below the title.", id: "Pindahkan ke bawah judul alur." },
    });
  }
  return problems;
}

const headWords = Object.values(flowHeadNames).flatMap(({ id, en }) => [id, en]);

/** A line with nearly such a name is prose to every reader, and does nothing for the flow. */
function mistypedHeads(lines: readonly string[], { first, end }: LineSpan): Problem[] {
  const problems: Problem[] = [];
  for (let line = first; line < end; line++) {
    const name = /^([^:]+?)[ \t]*:/.exec(lines[line - 1] as string)?.[1] ?? "";
    const meant = headWords.find((word) => isSlipOf(name, word));
    if (meant === undefined) continue;
    problems.push({
      kind: "field",
      at: rangeOnLine(line, 1, name.length + 1),
      key: `mistyped ${name}`,
      message: {
        en: `“${name}” is not a line of a flow's head, and is read as introduction.`,
        id: `“${name}” bukan baris kepala alur, dan terbaca sebagai pengantar.`,
      },
      fix: { en: `Did you mean “${meant}”?`, id: `Maksudnya “${meant}”?` },
    });
  }
  return problems;
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
    key: `slip outside ${heading.title}`,
    slip: {},
    message: {
      en: `The step “${heading.title}” stands before the first flow; expected a “###” title above it.`,
      id: `Langkah “${heading.title}” berada sebelum alur pertama; yang diharapkan judul “###” di atasnya.`,
    },
  };
}
