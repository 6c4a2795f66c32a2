import type { ModdleElement } from "bpmn-moddle";
import type { Language, LocalText } from "../../../schemas/local-text.ts";
import type { FlowGap } from "../../document/document.ts";
import { startWord } from "../graph/exit-title.ts";
import type { PlainStep, PlainTarget, PlainWay } from "../graph/plain-flow.ts";
import { extensionOf, targetOfAttributes } from "./bpmn-extension.ts";
import { numberSteps } from "./bpmn-order.ts";

/** Steps, lanes and notes of one process of BPMN. */
export class BpmnReader {
  readonly notes: LocalText[] = [];
  readonly #process: ModdleElement;
  readonly #lanes: ModdleElement[];
  /** The nodes that become steps, in their order, with their numbers. */
  readonly #numbers: Map<ModdleElement, number>;

  readonly #language: Language;

  constructor(process: ModdleElement, language: Language) {
    this.#process = process;
    this.#language = language;
    this.#lanes = (process["laneSets"] ?? []).flatMap((set: ModdleElement) => leavesOf(set["lanes"] ?? []));
    const elements: ModdleElement[] = process["flowElements"] ?? [];
    linkNodes(elements);
    this.#numbers = numberSteps(elements, isStep);
    this.#noteWhatIsLost(elements);
  }

  steps(): PlainStep[] {
    return [...this.#numbers].sort(([, a], [, b]) => a - b).map(([node, number]) => this.#step(node, number));
  }

  /** The lanes that hold a step, left to right. */
  lanes(): string[] {
    const held = new Set([...this.#numbers.keys()].map((node) => this.#laneOf(node)));
    const names = this.#lanes.filter((lane) => held.has(lane)).map(({ name = "" }) => name);
    return names.length > 0 ? names : ["–"];
  }

  /** What sets the flow off, where its start event has a name. */
  start(): { start?: string } {
    const elements: ModdleElement[] = this.#process["flowElements"] ?? [];
    const name = elements.find(({ $type }) => $type === "bpmn:StartEvent")?.name ?? "";
    return name === "" || Object.values(startWord).includes(name) ? {} : { start: name };
  }

  gap(): FlowGap | undefined {
    const artifacts: ModdleElement[] = this.#process["artifacts"] ?? [];
    const [gap] = artifacts.flatMap((artifact) => extensionOf(artifact, "Gap") ?? []);
    if (!gap) return undefined;
    const { first, last, why } = gap;
    return { steps: first === undefined ? undefined : { first, last: last ?? first }, why: why ?? "" };
  }

  #step(node: ModdleElement, number: number): PlainStep {
    const ours = extensionOf(node, "Step");
    const named = (list: ModdleElement[] | undefined): string[] => (list ?? []).map(({ name }) => name ?? "");
    const lane = this.#laneOf(node)?.name;
    const field = <Key extends string>(key: Key) =>
      (ours?.[key] === undefined ? {} : { [key]: ours[key] as string }) as { [K in Key]?: string };
    const follows = followsOf(node, ours);
    const isDecision = isGateway(node);
    return {
      number,
      title: titleOf(node),
      actors: actorsOf(named(ours?.["actors"]), lane, ours !== undefined),
      text: node["documentation"]?.[0]?.text ?? "",
      applications: named(ours?.["applications"]),
      ...field("input"),
      ...field("time"),
      ...field("output"),
      ...field("kpi"),
      ...field("rc"),
      ...(follows && { follows }),
      after: this.#joinedBy(node),
      isDecision,
      next: this.#waysOf(node, isDecision),
      ...field("remark"),
      ...field("reconstructed"),
    };
  }

  #laneOf(node: ModdleElement): ModdleElement | undefined {
    return this.#lanes.find((lane) => (lane["flowNodeRef"] ?? []).includes(node));
  }

  #waysOf(node: ModdleElement, isDecision: boolean): PlainWay[] {
    const flows = outgoing(node);
    if (isDecision) {
      return flows.map((flow, index) => ({
        label: flow.name || `${this.#language === "id" ? "Cabang" : "Branch"} ${index + 1}`,
        target: this.#targetOf(flow["targetRef"]),
      }));
    }
    if (flows.length > 1) return [{ label: "", target: this.#together(flows) }];
    return flows.map((flow) => ({ label: "", target: this.#targetOf(flow["targetRef"]) }));
  }

  /** Where a line leads, through gateways that only join or split. */
  #targetOf(node: ModdleElement | undefined, passed: readonly ModdleElement[] = []): PlainTarget {
    if (!node || passed.includes(node)) return { kind: "end" };
    const number = this.#numbers.get(node);
    if (number !== undefined) return { kind: "step", number };
    const exit = extensionOf(node, "Exit");
    const target = exit && targetOfAttributes(exit);
    if (target) return target;
    if (node.$type === "bpmn:CallActivity") return { kind: "document", code: String(node["calledElement"] ?? node.name ?? "") };
    const flows = outgoing(node);
    if (!isGateway(node) || flows.length === 0) return { kind: "end" };
    if (flows.length > 1) return this.#together(flows);
    return this.#targetOf(flows[0]?.["targetRef"], [...passed, node]);
  }

  #together(flows: readonly ModdleElement[]): PlainTarget {
    const targets = flows.map((flow) => this.#targetOf(flow["targetRef"]));
    const numbers = targets.flatMap((target) =>
      target.kind === "step" ? [target.number] : target.kind === "parallel" ? target.numbers : [],
    );
    if (numbers.length < targets.length)
      this.notes.push({
        en: "A parallel part that does not lead to a step was left out.",
        id: "Bagian bersamaan yang tidak menuju langkah tidak diambil.",
      });
    return numbers.length === 1 ? { kind: "step", number: numbers[0] as number } : { kind: "parallel", numbers: [...new Set(numbers)] };
  }

  /** The steps a parallel gateway before this one waits for. */
  #joinedBy(node: ModdleElement): number[] {
    const gateway = incoming(node)
      .map((flow) => flow["sourceRef"] as ModdleElement | undefined)
      .find((source) => /^bpmn:(?:Parallel|Inclusive)Gateway$/.test(source?.$type ?? "") && incoming(source as ModdleElement).length > 1);
    if (!gateway) return [];
    const sources = incoming(gateway).flatMap((flow) => this.#numbers.get(flow["sourceRef"]) ?? []);
    return [...new Set(sources)].sort((a, b) => a - b);
  }

  #noteWhatIsLost(elements: readonly ModdleElement[]): void {
    for (const node of elements) {
      const words = lossOf(node);
      if (words) this.notes.push(words);
    }
    const artifacts: ModdleElement[] = this.#process["artifacts"] ?? [];
    const texts = artifacts.filter((artifact) => artifact.$type === "bpmn:TextAnnotation" && !extensionOf(artifact, "Gap"));
    for (const { text = "" } of texts)
      this.notes.push({ en: `The annotation “${text}” was left out.`, id: `Catatan “${text}” tidak diambil.` });
    const outside = [...this.#numbers.keys()].filter((node) => this.#lanes.length > 0 && !this.#laneOf(node)).map(titleOf);
    if (outside.length > 0)
      this.notes.push({ en: `In no lane: ${outside.join(", ")}.`, id: `Tidak berada pada lajur: ${outside.join(", ")}.` });
  }
}

/** Lanes inside lanes: the innermost are the actors. */
function leavesOf(lanes: readonly ModdleElement[]): ModdleElement[] {
  return lanes.flatMap((lane) => {
    const inner: ModdleElement[] = lane["childLaneSet"]?.lanes ?? [];
    return inner.length > 0 ? leavesOf(inner) : [lane];
  });
}

/** A node's own lists of its lines are optional in a file; the lines themselves say what they connect. */
function linkNodes(elements: readonly ModdleElement[]): void {
  for (const element of elements) {
    element["incoming"] = [];
    element["outgoing"] = [];
  }
  for (const element of elements) {
    if (element.$type !== "bpmn:SequenceFlow") continue;
    element["sourceRef"]?.["outgoing"]?.push(element);
    element["targetRef"]?.["incoming"]?.push(element);
  }
}

function outgoing(node: ModdleElement): ModdleElement[] {
  return node["outgoing"] ?? [];
}

function incoming(node: ModdleElement): ModdleElement[] {
  return node["incoming"] ?? [];
}

function isGateway({ $type }: ModdleElement): boolean {
  return $type.endsWith("Gateway");
}

/** Tasks, sub-processes, events on the way, and gateways that decide; not what merely joins, splits or leaves. */
function isStep(node: ModdleElement): boolean {
  const { $type } = node;
  if (extensionOf(node, "Step")) return true;
  if ($type === "bpmn:ParallelGateway") return false;
  if (isGateway(node)) return outgoing(node).length > 1;
  if ($type === "bpmn:CallActivity") return !extensionOf(node, "Exit") && outgoing(node).length > 0;
  return /Task$|SubProcess$|Transaction$|Intermediate\w+Event$/.test($type);
}

function titleOf(node: ModdleElement): string {
  const name = (node.name ?? "").replace(/\s+/g, " ").trim();
  const number = extensionOf(node, "Step")?.["number"];
  const bare = number === undefined ? name : name.replace(new RegExp(`^${number}\\. ?`), "");
  return bare || (number === undefined ? (node.id ?? "") : "");
}

/** The lane decides who acts; others of the step stay behind it. */
function actorsOf(actors: readonly string[], lane: string | undefined, isOurs: boolean): string[] {
  if (lane === undefined || (isOurs && actors.length === 0)) return [...actors];
  return actors[0] === lane ? [...actors] : [lane, ...actors.slice(1).filter((name) => name !== lane)];
}

function followsOf(node: ModdleElement, ours: ModdleElement | undefined): PlainTarget | undefined {
  const written = ours?.["follows"];
  if (written) return targetOfAttributes(written);
  if (node.$type !== "bpmn:CallActivity") return undefined;
  return { kind: "document", code: String(node["calledElement"] ?? node.name ?? "") };
}

/** What of an element has no counterpart in a flow, in words; undefined when nothing. */
function lossOf(node: ModdleElement): LocalText | undefined {
  const { $type, name, id } = node;
  const kind = $type.replace("bpmn:", "");
  const title = name ?? id ?? "";
  if (/^(?:Inclusive|Complex|EventBased)Gateway$/.test(kind) && isStep(node))
    return {
      en: `${kind} “${title}” was read as a decision for one branch.`,
      id: `${kind} “${title}” dibaca sebagai keputusan satu cabang.`,
    };
  if (/^(?:User|Manual|Service|Send|Receive|Script|BusinessRule)Task$/.test(kind))
    return { en: `“${title}” is a plain step now; its kind was ${kind}.`, id: `“${title}” kini langkah biasa; jenisnya ${kind}.` };
  if (/^(?:AdHoc)?SubProcess$|^Transaction$/.test(kind))
    return { en: `The inside of ${kind} “${title}” was left out.`, id: `Isi ${kind} “${title}” tidak diambil.` };
  if (/^Intermediate/.test(kind)) return { en: `${kind} “${title}” was read as a step.`, id: `${kind} “${title}” dibaca sebagai langkah.` };
  if (kind === "BoundaryEvent" || kind.startsWith("Data"))
    return { en: `${kind} “${title}” was left out.`, id: `${kind} “${title}” tidak diambil.` };
  if (/^(?:Start|End)Event$/.test(kind) && (node["eventDefinitions"] ?? []).length > 0)
    return { en: `${kind} “${title}” lost what triggers it.`, id: `${kind} “${title}” kehilangan pemicunya.` };
  if (isGateway(node) && kind !== "ParallelGateway" && isStep(node) && !name)
    return {
      en: `A decision without a name is called “${title}”; give it a question.`,
      id: `Keputusan tanpa nama disebut “${title}”; beri pertanyaan.`,
    };
  return undefined;
}
