import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { fieldNames, flowHeadNames } from "../../document/steps/field-names.ts";
import type { PlainFlow, PlainStep } from "../graph/plain-flow.ts";
import { listOf, targetText } from "../graph/written-values.ts";

/**
 * A flow in the notation of document-format §4, its `###` heading first. Reading it back gives the same flow, but for its
 * gap, which stands in the frontmatter.
 */
export function writeNotation(flow: PlainFlow, language: Language): string {
  const head = [
    flow.start === undefined ? "" : `${pick(flowHeadNames.start, language)}: ${flow.start}`,
    flow.keywords.length > 0 ? `${pick(flowHeadNames.keywords, language)}: ${flow.keywords.join(", ")}` : "",
  ];
  const parts = [
    `### ${flow.title}`,
    head.filter((line) => line !== "").join("\n"),
    flow.introduction,
    ...flow.steps.map((step, index) => writeStep(step, flow.steps[index + 1], language)),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function writeStep(step: PlainStep, following: PlainStep | undefined, language: Language): string {
  const fields: [keyof typeof fieldNames, string | undefined][] = [
    ["phase", step.phase],
    ["actor", step.actors.join(", ")],
    ["application", step.applications.join(", ")],
    ["input", step.input],
    ["time", step.time],
    ["output", step.output],
    ["kpi", step.kpi],
    ["rc", step.rc],
    ["follows", step.follows && targetText(step.follows, language)],
    ["after", listOf(step.after, language)],
    ["remark", step.remark],
  ];
  const list = fields.flatMap(([field, value]) => (value ? [`- ${pick(fieldNames[field], language)}: ${value}`] : []));
  const mark = step.reconstructed === undefined ? "" : ["> [!RECONSTRUCTED]", ...quoted(step.reconstructed)].join("\n");
  const lines = [...list, ...nextLines(step, following, language), ...exceptionLines(step, language)];
  // A list that a step begins with would be read as its fields.
  if (lines.length === 0 && following && /^[-*+] /.test(step.text)) lines.push(`- ${fieldNames.next[language]}: ${following.number}`);
  const parts = [`#### ${step.number}. ${step.title}`, mark, lines.join("\n"), step.text];
  return parts.filter((part) => part !== "").join("\n\n");
}

function quoted(reason: string): string[] {
  return reason === "" ? [] : reason.split("\n").map((line) => `> ${line}`.trimEnd());
}

function exceptionLines({ exceptions }: PlainStep, language: Language): string[] {
  return (["deadline", "failure"] as const).flatMap((kind) => {
    const lines = exceptions
      .filter((exception) => exception.kind === kind)
      .map(({ label, target }) => `${label} → ${targetText(target, language)}`);
    const name = `- ${pick(fieldNames[kind], language)}:`;
    return lines.length > 1 ? [name, ...lines.map((line) => `  - ${line}`)] : lines.map((line) => `${name} ${line}`);
  });
}

function nextLines(step: PlainStep, following: PlainStep | undefined, language: Language): string[] {
  const name = pick(fieldNames.next, language);
  if (step.isDecision) return [`- ${name}:`, ...step.next.map(({ label, target }) => `  - ${label} → ${targetText(target, language)}`)];
  const [way] = step.next;
  if (!way || (way.target.kind === "step" && way.target.number === following?.number)) return [];
  return [`- ${name}: ${targetText(way.target, language)}`];
}
