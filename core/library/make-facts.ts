import type { Branch, Document, Flow, Placed, Step, Target } from "../document/document.ts";
import { textOf } from "../document/position.ts";
import type { ReadingContext } from "../document/read-document.ts";
import { areStepsUnread } from "../document/steps/steps-told.ts";
import { wordsOf } from "../document/words/fold.ts";
import { isBroken } from "../document/yaml/yaml-problems.ts";
import { alteredParts, type PictureDigests } from "../seal/digest.ts";
import { filesHeld } from "../seal/files-held.ts";
import type { SignatureFacts } from "../seal/signature-facts.ts";
import { sha256Hex } from "../sha256.ts";
import type { DocumentFacts, FlowFacts, SealFacts, StepFacts } from "./facts.ts";
import { flowFigures } from "./flow-figures.ts";
import { processWays } from "./process-ways.ts";

/** What is known of a document's file beside its words. */
export interface FileKnown {
  /** SHA-256 (`sha256:…`) of the text with LF line ends; undefined where it was not looked at. */
  file?: string | undefined;
  /** Undefined where they were not looked at. */
  pictures?: PictureDigests | undefined;
  /** Undefined where they were not looked at. */
  signatures?: readonly SignatureFacts[] | undefined;
  /** False where flows need not be counted; default: true. */
  figures?: boolean;
}

/** Takes from a document all that library rules, registers and indexes may know of it. */
export function factsOf(document: Document, reading: ReadingContext, known: FileKnown = {}): DocumentFacts {
  const { settings, scheme } = reading;
  const { frontMatter: front, locate } = document;
  const code = isHalfRead(document) ? undefined : front.code;
  const place = <T>(key: string, values: readonly T[]): Placed<T>[] => values.map((value, index) => ({ value, at: locate([key, index]) }));
  return {
    path: document.path,
    folder: document.folder,
    fileName: document.fileName,
    state: document.state,
    code,
    revision: front.revision,
    title: front.title ?? front.code ?? document.folder,
    type: scheme.typeOf(code),
    language: front.language ?? settings.language,
    owner: front.owner,
    keywords: front.keywords ?? [],
    effective: front.effective,
    approvals: front.approvals,
    changes: front.changes,
    distribution: front.distribution,
    references: front.references,
    parties: place("parties", front.parties),
    definitions: front.definitions.map((value, index) => ({ value, at: locate(["definitions", index, "term"]) })),
    applications: place("applications", front.applications),
    workInstructions: place("workInstructions", front.workInstructions),
    records: place("records", front.records),
    transcription: front.transcription,
    flows: document.flows.map((flow) => flowFacts(document, flow, known)),
    ways: processWays(document),
    citations: document.citations,
    mistyped: document.mistyped,
    applicationUses: document.flows.flatMap((flow) => flow.steps.flatMap((step) => step.applications)),
    signatures: known.signatures,
    altered: alteredSince(document, reading, known),
    sealed: sealOf(document, known),
    at: {
      code: locate(["code"]),
      revision: locate(["revision"]),
      effective: locate(["effective"]),
      approvals: locate(["approvals"]),
      approvalDates: Object.fromEntries(Object.keys(front.approvals).map((role) => [role, locate(["approvals", role, "date"])])),
      changes: front.changes.map((_, index) => locate(["changes", index])),
    },
    digests: contentDigests(document),
    headed: document.sections.flatMap(({ id }) => id ?? []),
    ...(areStepsUnread(document, settings.rules) && { stepsUnread: true }),
    ...unreadOf(document),
  };
}

/**
 * Why a text can't be read. A draft's broken YAML says less than what stands there, approvals among it; an issued text that is broken is
 * not what was issued, which its digests tell.
 */
function unreadOf(document: Document): Pick<DocumentFacts, "unread"> {
  const { state, frontMatter, problems } = document;
  const [problem] = problems;
  const tellsWhose = frontMatter.code !== undefined && (state === "draft" ? !isHalfRead(document) : frontMatter.revision !== undefined);
  if (tellsWhose || problem === undefined) return {};
  return { unread: { line: problem.at.start.line, message: problem.message, fix: problem.fix } };
}

function isHalfRead({ state, problems }: Document): boolean {
  return state === "draft" && isBroken(problems);
}

function alteredSince(document: Document, reading: ReadingContext, { pictures }: FileKnown): DocumentFacts["altered"] {
  if (pictures === undefined) return undefined;
  const altered = Object.entries(document.frontMatter.approvals).flatMap(([role, { digest }]) => {
    const parts = digest === undefined ? [] : alteredParts(document, digest, reading, pictures);
    return parts.length === 0 ? [] : [[role, parts] as const];
  });
  return Object.fromEntries(altered);
}

function sealOf(document: Document, { file, pictures }: FileKnown): SealFacts | undefined {
  if (document.state !== "issued" || file === undefined || pictures === undefined) return undefined;
  return { file, pictures: Object.fromEntries(pictures), shown: filesHeld(document) };
}

const lists = ["references", "parties", "definitions", "workInstructions", "records", "applications"] as const;

function contentDigests({ frontMatter, sections, flows, lines }: Document): Record<string, string> {
  const first = flows[0]?.at.start.line ?? Number.POSITIVE_INFINITY;
  const texts = sections.flatMap(({ id, body }) =>
    id === undefined
      ? []
      : [[id, textOf(lines, { first: body.first, end: body.first < first ? Math.min(body.end, first) : body.end })] as const],
  );
  const listed = lists.flatMap((list) => (frontMatter[list].length === 0 ? [] : [[list, JSON.stringify(frontMatter[list])] as const]));
  const parts = Map.groupBy([...texts, ...listed], ([key]) => key);
  return Object.fromEntries(
    [...parts].flatMap(([key, pieces]) => {
      const words = wordsOf(pieces.map(([, text]) => text).join("\n"));
      return words.length === 0 ? [] : [[key, sha256Hex(words.join(" "))]];
    }),
  );
}

function flowFacts(document: Document, flow: Flow, { figures = true }: FileKnown): FlowFacts {
  const { title, slug, number, keywords, at } = flow;
  const titles = new Map(flow.steps.map((step) => [step.number, step.title]));
  const introduction = textOf(document.lines, flow.introduction);
  const digest = digestWords(flow.start === undefined ? introduction : `${flow.start}\n${introduction}`);
  return {
    figures: figures ? flowFigures(flow) : undefined,
    title,
    slug,
    number,
    keywords,
    at,
    steps: flow.steps.map((step) => stepFacts(document, step, titles)),
    digest,
  };
}

function stepFacts(document: Document, step: Step, titles: ReadonlyMap<number, string>): StepFacts {
  const numbered = new Set(["rc", "next", "deadline", "failure", "after"]);
  const fields = step.fields.filter(({ field }) => !numbered.has(field ?? "")).map(({ name, value }) => [name.value, value.value]);
  // A renumbered step says what it said; so it does when the steps it leads to are renumbered, or when it moves on the page.
  const leads = [...waysOf(step, titles), ...step.after.map(({ value }) => titles.get(value) ?? "")];
  return {
    number: step.number,
    title: step.title,
    at: step.at,
    actors: step.actors.map(({ value }) => value),
    kpi: step.kpi?.value,
    rc: step.rc,
    applications: step.applications.map(({ value }) => value),
    reconstructed: step.reconstructed !== undefined,
    digest: digestWords([step.title, ...fields.flat(), "·", ...leads, "·", textOf(document.lines, step.text)].join("\n")),
  };
}

/** Where a step goes on, each way with its label; steps of the flow by their titles. */
function waysOf({ next, exceptions }: Step, titles: ReadonlyMap<number, string>): string[] {
  const labelled = ({ label, target }: Branch): string => `${label.value} ${targetWords(target.value, titles)}`;
  const usual =
    next.kind === "target" ? [targetWords(next.target.value, titles)] : next.kind === "branches" ? next.branches.map(labelled) : [];
  return [...usual, ...exceptions.map(labelled)];
}

function targetWords(target: Target, titles: ReadonlyMap<number, string>): string {
  switch (target.kind) {
    case "step":
      return titles.get(target.number) ?? "";
    case "parallel":
      return target.numbers.map((number) => titles.get(number) ?? "").join("\n");
    case "rc":
      return target.rc;
    case "document":
      return target.code;
    case "flow":
      return target.slug;
    case "unread":
      return target.text;
    case "end":
      return ["end", target.outcome ?? ""].join(" ").trim();
    case "unknown":
      return target.kind;
  }
}

/** SHA-256 of a text's words in UTF-8; hexadecimal. */
function digestWords(text: string): string {
  return sha256Hex(wordsOf(text).join(" "));
}
