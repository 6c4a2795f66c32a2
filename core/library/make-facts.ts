import { createHash } from "node:crypto";
import type { CodeScheme } from "../document/code-scheme.ts";
import type { Document, Flow, Placed, Step } from "../document/document.ts";
import { textOf } from "../document/position.ts";
import type { ReadingContext } from "../document/read-document.ts";
import type { SignatureFacts } from "../revision/signature-facts.ts";
import type { DocumentFacts, FlowFacts, StepFacts } from "./facts.ts";

/**
 * Takes from a document all that library rules, registers and indexes may know of it.
 * @param signatures what lies beside the file, where it was looked at
 */
export function factsOf(
  document: Document,
  { settings, scheme }: Pick<ReadingContext, "settings" | "scheme">,
  signatures?: readonly SignatureFacts[],
): DocumentFacts {
  const { frontMatter: front, locate } = document;
  const place = <T>(key: string, values: readonly T[]): Placed<T>[] => values.map((value, index) => ({ value, at: locate([key, index]) }));
  return {
    path: document.path,
    folder: document.folder,
    fileName: document.fileName,
    state: document.state,
    code: front.code,
    revision: front.revision,
    title: front.title ?? front.code ?? document.folder,
    type: typeOf(front.code, scheme),
    language: front.language ?? settings.language,
    owner: front.owner,
    keywords: front.keywords ?? [],
    effective: front.effective,
    approvals: front.approvals,
    changes: front.changes,
    distribution: front.distribution,
    parties: place("parties", front.parties),
    definitions: front.definitions.map((value, index) => ({ value, at: locate(["definitions", index, "term"]) })),
    applications: place("applications", front.applications),
    workInstructions: place("workInstructions", front.workInstructions),
    records: place("records", front.records),
    transcription: front.transcription,
    flows: document.flows.map((flow) => flowFacts(document, flow)),
    citations: document.citations,
    applicationUses: document.flows.flatMap((flow) => flow.steps.flatMap((step) => step.applications)),
    signatures,
    at: {
      code: locate(["code"]),
      revision: locate(["revision"]),
      effective: locate(["effective"]),
      approvals: locate(["approvals"]),
      approvalDates: Object.fromEntries(Object.keys(front.approvals).map((role) => [role, locate(["approvals", role, "date"])])),
      changes: front.changes.map((_, index) => locate(["changes", index])),
    },
    digests: {
      sections: Object.fromEntries(
        document.sections.flatMap(({ id, body }) => (id === undefined ? [] : [[id, digestText(textOf(document.lines, body).trim())]])),
      ),
      changes: front.changes.map((entry) => digestText(JSON.stringify(entry))),
    },
  };
}

function typeOf(code: string | undefined, scheme: CodeScheme): string | undefined {
  return code === undefined ? undefined : scheme.parse(code)?.type;
}

function flowFacts(document: Document, flow: Flow): FlowFacts {
  const { title, slug, number, keywords, at } = flow;
  return { title, slug, number, keywords, at, steps: flow.steps.map((step) => stepFacts(document, step)) };
}

function stepFacts(document: Document, step: Step): StepFacts {
  const fields = step.fields.filter(({ field }) => field !== "rc").map(({ name, value }) => [name.value, value.value]);
  return {
    number: step.number,
    title: step.title,
    at: step.at,
    actors: step.actors.map(({ value }) => value),
    kpi: step.kpi?.value,
    rc: step.rc,
    applications: step.applications.map(({ value }) => value),
    reconstructed: step.reconstructed !== undefined,
    digest: digestText(JSON.stringify([step.title, fields, step.next, textOf(document.lines, step.text)], withoutPlaces)),
  };
}

/** A step that only moved down the page is the same step. */
function withoutPlaces(key: string, value: unknown): unknown {
  return key === "at" ? undefined : value;
}

/** SHA-256 of a text in UTF-8, after NFC; hexadecimal. */
function digestText(text: string): string {
  return createHash("sha256").update(text.normalize("NFC"), "utf8").digest("hex");
}
