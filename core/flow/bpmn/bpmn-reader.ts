import type { ModdleElement } from "bpmn-moddle";
import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import type { PlainException, PlainFlow, PlainStep, PlainTarget, PlainWay } from "../graph/plain-flow.ts";
import type { Actors } from "./bpmn-actors.ts";
import { extensionOf, targetOfAttributes } from "./bpmn-extension.ts";
import { type Box, readPhases } from "./bpmn-groups.ts";
import { isJoin, isStep, type Net, type NetNode, only, usualWays } from "./bpmn-net.ts";
import { dataOf, importWords, nameOf, plainProse, repetitionOf } from "./bpmn-words.ts";
import { type ImportNotes, quoted } from "./import-notes.ts";
import { numberSteps } from "./net-order.ts";
import { calledCode, readNet } from "./read-net.ts";
import { type NetStart, shapeNet } from "./shape-net.ts";

/** A process, or the inside of a sub-process, that becomes a flow. */
export interface FlowSource {
  /** Holds the elements. */
  scope: ModdleElement;
  title: string;
  actors: Actors;
  /** The number of its first step. */
  first: number;
  language: Language;
  notes: ImportNotes;
  /** Groups around its pool, and where the file draws an element; left out where none is drawn. */
  drawn?: { groups: readonly ModdleElement[]; placeOf: (element: ModdleElement) => Box | undefined };
  /** The title of the flow that an activity is carried out by, where the file holds its inside. */
  flowOf: (activity: ModdleElement) => string | undefined;
}

/** Reads a process as a flow. */
export function readProcess(source: FlowSource): PlainFlow {
  return new ProcessReader(source).flow();
}

class ProcessReader {
  readonly #source: FlowSource;
  readonly #actors: Actors;
  readonly #net: Net;
  readonly #start: NetStart;
  readonly #numbers: Map<NetNode, number>;
  readonly #phases: ReadonlyMap<NetNode, string>;

  constructor(source: FlowSource) {
    const { scope, actors, language, notes, first } = source;
    this.#source = source;
    this.#actors = actors;
    const elements: ModdleElement[] = scope["flowElements"] ?? [];
    this.#net = readNet({ elements, actors, language, notes });
    this.#start = shapeNet(this.#net, language, notes);
    this.#numbers = numberSteps(this.#net, this.#start.step, first);
    this.#nameTheNameless();
    this.#noteUnreached();
    this.#noteOutsideLanes();
    this.#phases = isOurs(scope) ? new Map() : this.#groupedPhases();
  }

  #groupedPhases(): Map<NetNode, string> {
    const { scope, drawn, notes } = this.#source;
    const artifacts: ModdleElement[] = scope["artifacts"] ?? [];
    const groups = [...artifacts.filter(({ $type }) => $type === "bpmn:Group"), ...(drawn?.groups ?? [])];
    const steps = [...this.#numbers].sort(([, a], [, b]) => a - b).map(([node]) => node);
    return readPhases({ groups, steps, placeOf: (element) => drawn?.placeOf(element), notes });
  }

  flow(): PlainFlow {
    const { scope, title } = this.#source;
    const steps = [...this.#numbers].sort(([, a], [, b]) => a - b).map(([node, number]) => this.#step(node, number));
    const acting = new Set(steps.flatMap(({ actors }) => actors.slice(0, 1)));
    const lanes = [...new Set([...this.#actors.names.filter((name) => acting.has(name)), ...acting])];
    const ours = extensionOf(scope, "Flow");
    const keywords: ModdleElement[] = ours?.["keywords"] ?? [];
    const gap = gapOf(scope);
    return {
      title,
      ...(this.#start.name !== "" && { start: this.#start.name }),
      keywords: keywords.map(({ name }) => name ?? ""),
      introduction: proseOf(scope, isOurs(scope)),
      lanes: lanes.length > 0 ? lanes : ["–"],
      ...(gap && { gap }),
      steps,
    };
  }

  #step(node: NetNode, number: number): PlainStep {
    const element = node.element;
    const ours = element && extensionOf(element, "Step");
    const named = (list: ModdleElement[] | undefined): string[] => (list ?? []).map(({ name }) => name ?? "");
    const field = <Key extends string>(key: Key) =>
      (ours?.[key] === undefined ? {} : { [key]: ours[key] as string }) as { [K in Key]?: string };
    const follows = element && this.#followsOf(element, ours);
    const phase = this.#phases.get(node);
    const repeated = element && pick(repetitionOf(element), this.#source.language);
    return {
      number,
      title: node.title,
      ...(phase !== undefined && { phase }),
      ...field("phase"),
      actors: actorsOf(named(ours?.["actors"]), node.actor, ours !== undefined),
      text: element ? proseOf(element, ours !== undefined) : "",
      applications: named(ours?.["applications"]),
      ...dataField("input", element),
      ...field("input"),
      ...field("time"),
      ...dataField("output", element),
      ...field("output"),
      ...field("kpi"),
      ...field("rc"),
      ...(follows && { follows }),
      after: this.#waitsFor(node),
      isDecision: node.kind === "choice" && usualWays(node).length > 1,
      next: this.#waysOf(node),
      exceptions: this.#exceptionsOf(node),
      ...(repeated && { remark: repeated }),
      ...field("remark"),
      ...(element ? field("reconstructed") : { reconstructed: pick(importWords.addedWhy, this.#source.language) }),
    };
  }

  #waysOf(node: NetNode): PlainWay[] {
    return usualWays(node).map(({ label, to }) => ({ label, target: this.#targetOf(to) }));
  }

  #exceptionsOf({ out }: NetNode): PlainException[] {
    const found = [...out].flatMap(({ label, to, exception }) =>
      exception ? [{ kind: exception, label, target: this.#targetOf(to) }] : [],
    );
    return [...found.filter(({ kind }) => kind === "deadline"), ...found.filter(({ kind }) => kind === "failure")];
  }

  #targetOf(node: NetNode): PlainTarget {
    const number = this.#numbers.get(node);
    if (number !== undefined) return { kind: "step", number };
    if (node.exit) return node.exit;
    const next = only(node.out)?.to;
    if (next) return this.#targetOf(next);
    const numbers = [...node.out].map(({ to }) => this.#targetOf(to)).flatMap((target) => (target.kind === "step" ? [target.number] : []));
    return { kind: "parallel", numbers };
  }

  /** The steps that a gateway before this one waits for; a split that leads to it at once is that of the step before. */
  #waitsFor(node: NetNode): number[] {
    const join = [...node.into].map(({ from }) => from).find(isJoin);
    const sources = [...(join?.into ?? [])].flatMap(
      ({ from }) => this.#numbers.get(from) ?? this.#numbers.get(only(from.into)?.from as NetNode) ?? [],
    );
    return [...new Set(sources)].sort((a, b) => a - b);
  }

  #followsOf(element: ModdleElement, ours: ModdleElement | undefined): PlainTarget | undefined {
    const written = ours?.["follows"];
    if (written) return targetOfAttributes(written);
    const title = this.#source.flowOf(element);
    if (title !== undefined) return { kind: "flow", title };
    const code = element.$type === "bpmn:CallActivity" ? calledCode(element) : undefined;
    return code === undefined ? undefined : { kind: "document", code };
  }

  /** Words instead of nothing; the file's own ids mean nothing to a reader. */
  #nameTheNameless(): void {
    const { language, notes } = this.#source;
    const given: string[] = [];
    for (const [node, number] of this.#numbers) {
      if (node.title !== "") continue;
      const words = node.kind === "choice" && usualWays(node).length > 1 ? importWords.choice : importWords.step;
      node.title = `${pick(words, language)} ${number}`;
      given.push(node.title);
    }
    const { en, id } = quoted(given);
    if (given.length > 0)
      notes.added(`Without a name in the file, to be named: ${en}.`, `Tidak bernama pada berkas, perlu dinamai: ${id}.`);
  }

  #noteUnreached(): void {
    const reached = new Set(this.#start.step ? [this.#start.step] : []);
    for (const node of reached) for (const { to } of node.out) reached.add(to);
    const lost = [...this.#net.nodes].filter((node) => isStep(node) && !reached.has(node)).map(({ title }) => title);
    const { en, id } = quoted(lost);
    if (lost.length > 0)
      this.#source.notes.lost(
        `Nothing in the file leads there from the start; lead a step there or take it out: ${en}.`,
        `Pada berkas tidak ada jalan ke sana dari awal; arahkan suatu langkah ke sana atau hapus: ${id}.`,
      );
  }

  #noteOutsideLanes(): void {
    if (this.#actors.names.length === 0) {
      this.#source.notes.added(
        "The file names nobody who acts: add “- Actor: …” to the steps.",
        "Berkas tidak menyebut pelaksana: tambahkan “- Pelaksana: …” pada langkah.",
      );
      return;
    }
    const outside = [...this.#numbers.keys()].filter(({ actor, element }) => actor === undefined && element).map(({ title }) => title);
    const { en, id } = quoted(outside);
    if (outside.length > 0) this.#source.notes.added(`In no lane: ${en}.`, `Tidak berada pada lajur: ${id}.`);
  }
}

function gapOf(scope: ModdleElement): PlainFlow["gap"] {
  const artifacts: ModdleElement[] = scope["artifacts"] ?? [];
  const [gap] = artifacts.flatMap((artifact) => extensionOf(artifact, "Gap") ?? []);
  if (!gap) return undefined;
  const { first, last, why } = gap;
  return { steps: first === undefined ? undefined : { first, last: last ?? first }, why: why ?? "" };
}

/** What an activity needs or makes, as the field of that name. */
function dataField(side: "input" | "output", element: ModdleElement | undefined): { [Side in typeof side]?: string } {
  const names = new Set((element ? dataOf(element, side) : []).map(nameOf).filter((name) => name !== ""));
  return names.size === 0 ? {} : { [side]: [...names].join("; ") };
}

/** True for a process that we wrote: its prose is Markdown. */
function isOurs(scope: ModdleElement): boolean {
  const elements: ModdleElement[] = scope["flowElements"] ?? [];
  return elements.some((element) => extensionOf(element, "Step") !== undefined);
}

function proseOf(element: ModdleElement, isMarkdown: boolean): string {
  const texts: string[] = (element["documentation"] ?? []).map(({ text }: { text?: string }) => text ?? "");
  return (isMarkdown ? texts : texts.map(plainProse)).filter((text) => text !== "").join("\n\n");
}

/** The lane decides who acts; others of the step stay behind it. */
function actorsOf(actors: readonly string[], lane: string | undefined, isOurs: boolean): string[] {
  if (lane === undefined || (isOurs && actors.length === 0)) return [...actors];
  return actors[0] === lane ? [...actors] : [lane, ...actors.slice(1).filter((name) => name !== lane)];
}
