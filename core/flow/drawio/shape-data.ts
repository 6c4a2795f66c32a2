import type { BpmnModdle, ModdleElement } from "bpmn-moddle";
import { pick } from "../../../languages/language.ts";
import type { Language, LocalText } from "../../../schemas/local-text.ts";
import { fieldNames, fieldOf, flowHeadNames } from "../../document/steps/field-names.ts";
import { fold } from "../../document/words/fold.ts";
import { oneLine } from "../../document/words/one-line.ts";
import { attributesOf } from "../bpmn/bpmn-extension.ts";
import { plainProse } from "../bpmn/bpmn-words.ts";
import type { PlainFlow, PlainStep, PlainTarget } from "../graph/plain-flow.ts";
import { namesIn, readTarget, reconstructedHead, targetText, YES } from "../graph/written-values.ts";

/** What draw.io shows as a shape's data: names with `_` for a blank, and values. */
export type ShapeData = Readonly<Record<string, string>>;

/** What the field list of a step doesn't name: its text, or a flow's introduction. */
const textName: LocalText = { id: "Deskripsi", en: "Description" };

/** What of a step its shape, its lane and its lines don't say. */
export function dataOfStep(step: PlainStep, language: Language): ShapeData {
  const { phase, input, time, output, kpi, rc, follows, remark, reconstructed } = step;
  const values = {
    phase,
    actor: step.actors.join(", "),
    application: step.applications.join(", "),
    input,
    time,
    output,
    kpi,
    rc,
    follows: follows && targetText(follows, language),
    remark,
  };
  const why = reconstructed === "" ? pick({ id: YES[0], en: YES[1] }, language) : reconstructed;
  // Who acts is said of each step of ours, also that nobody is named: its lane may be another's.
  const actor = { [pick(fieldNames.actor, language)]: values.actor };
  const others = written([
    ...Object.entries(values).map(([field, value]) => [pick(fieldNames[field as keyof typeof values], language), value] as const),
    [pick(reconstructedHead, language), why],
    [pick(textName, language), step.text],
  ]);
  return { ...actor, ...others };
}

/** Where an exit leads, as the notation writes it: its shape says a title. An end's shape says all of it. */
export function dataOfExit(target: PlainTarget, language: Language): ShapeData {
  if (target.kind === "end") return {};
  return written([[pick(fieldNames.next, language), targetText(target, language)]]);
}

/** What of a flow no shape but the pool can hold. */
export function dataOfFlow({ introduction, keywords }: PlainFlow, language: Language): ShapeData {
  return written([
    [pick(flowHeadNames.keywords, language), keywords.join(", ")],
    [pick(textName, language), introduction],
  ]);
}

function written(values: readonly (readonly [name: string, value: string | undefined])[]): ShapeData {
  return Object.fromEntries(values.flatMap(([name, value = ""]) => (value === "" ? [] : [[name.replaceAll(" ", "_"), value]])));
}

/** The number of a step of ours, whose data always says who acts. */
export function ownNumber({ id, data = {} }: { id: string; data?: ShapeData }): number | undefined {
  const [, number] = /^step-(\d{1,6})$/.exec(id) ?? [];
  return number !== undefined && readData(data).actor !== undefined ? Number(number) : undefined;
}

/**
 * A shape's data as what our BPMN holds of a step, whoever wrote it; names of neither language are left, and told. Of a step of ours
 * the text is Markdown.
 * @param lane whose lane it is in
 */
export function elementsOfStep(
  shape: { id: string; data?: ShapeData },
  lane: string | undefined,
  moddle: BpmnModdle,
): Record<string, unknown> {
  const number = ownNumber(shape);
  const { text, reconstructed, actor, application, follows, next: _next, keywords: _keywords, ...fields } = readData(shape.data ?? {});
  const values = { number, ...fields, reconstructed: reasonOf(reconstructed) };
  if (![text, actor, application, follows, ...Object.values(values)].some((value) => value !== undefined)) return {};
  const named = (kind: string, names: readonly string[]) => names.map((name) => moddle.create(kind, { name }));
  const actors = actor === undefined && lane !== undefined ? [lane] : namesIn(actor);
  const step = moddle.create("sop:Step", {
    ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
    actors: named("sop:Actor", actors),
    applications: named("sop:Application", namesIn(application)),
    ...(follows !== undefined && { follows: moddle.create("sop:Follows", attributesOf(readTarget(follows))) }),
  });
  return { ...documented(text, number !== undefined, moddle), ...extended(step, moddle) };
}

/** Where an exit's data says that it leads; nothing where it says nothing. */
export function elementsOfExit(data: ShapeData, moddle: BpmnModdle): Record<string, unknown> {
  const { next } = readData(data);
  const target = next === undefined ? undefined : readTarget(next);
  // An end says by its words what it reaches, and a step is led to by a line.
  const isElsewhere = target?.kind === "unread" || target?.kind === "unknown";
  return target && isElsewhere ? extended(moddle.create("sop:Exit", attributesOf(target)), moddle) : {};
}

/** What a pool's data says of its flow. */
export function elementsOfFlow(data: ShapeData, id: string, moddle: BpmnModdle): Record<string, unknown> {
  const { keywords, text } = readData(data);
  const elements = namesIn(keywords).map((name) => moddle.create("sop:Keyword", { name }));
  return {
    ...documented(text, id === "participant", moddle),
    ...(elements.length > 0 && extended(moddle.create("sop:Flow", { keywords: elements }), moddle)),
  };
}

/** The fields of a step that are kept as one value each. */
const known = ["phase", "actor", "application", "input", "time", "output", "kpi", "rc", "follows", "remark", "next"] as const;

function readData(data: ShapeData): { [Name in (typeof known)[number] | "text" | "reconstructed" | "keywords"]?: string } {
  const others = { text: textName, reconstructed: reconstructedHead, keywords: flowHeadNames.keywords };
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => {
      const name = key.replaceAll("_", " ");
      const field = fieldOf(name);
      const other = Object.entries<LocalText>(others).find(([, names]) =>
        Object.values(names).some((one) => fold(one ?? "") === fold(name)),
      );
      const found = known.find((one) => one === field) ?? other?.[0];
      if (found === undefined || (value.trim() === "" && found !== "actor")) return [];
      return [[found, found === "text" ? value.trim() : oneLine(value)]];
    }),
  );
}

function reasonOf(reconstructed: string | undefined): string | undefined {
  return reconstructed !== undefined && YES.includes(fold(reconstructed)) ? "" : reconstructed;
}

function documented(text: string | undefined, isMarkdown: boolean, moddle: BpmnModdle): Record<string, unknown> {
  if (text === undefined) return {};
  return { documentation: [moddle.create("bpmn:Documentation", { text: isMarkdown ? text : plainProse(text) })] };
}

function extended(value: ModdleElement, moddle: BpmnModdle): Record<string, unknown> {
  return { extensionElements: moddle.create("bpmn:ExtensionElements", { values: [value] }) };
}
