import type { BpmnModdle, ModdleElement } from "bpmn-moddle";
import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { xmlText } from "../../document/words/escape.ts";
import { readTimeLimit } from "../../document/words/time-limit.ts";
import { type ExitTitle, startWord } from "../graph/exit-title.ts";
import type { Exit } from "../graph/flow-graph.ts";
import { gapText } from "../graph/gap-text.ts";
import type { PlainException, PlainFlow, PlainStep } from "../graph/plain-flow.ts";
import type { FlowLayout, LaidEdge } from "../layout/flow-layout.ts";
import { bpmnDiagram, type SequenceFlow } from "./bpmn-diagram.ts";
import { attributesOf, makeModdle } from "./bpmn-extension.ts";
import { PhaseGroups } from "./bpmn-groups.ts";

/** What a BPMN file is made of besides the flow. */
export interface BpmnOptions {
  language: Language;
  /** The same flow laid out with `joints: "gateways"` and `describe: 0`. */
  layout: FlowLayout;
  /** Joins before which a decision chooses who comes; a parallel gateway would wait for all in vain. */
  choosingJoins: ReadonlySet<number>;
  exitTitle: ExitTitle;
  /** An annotation above the pool, or nothing: of which revision it is, where that is not in force. */
  above: string;
}

/**
 * A flow as BPMN 2.0 with its diagram at the drawing's own coordinates. Actors are lanes, decisions exclusive gateways,
 * splits and joins parallel gateways (a join that decisions lead to an inclusive one, which waits for those that can still
 * come), sub-processes and off-page links call activities, lost steps a text annotation;
 * time limits and failures interrupting events at their step's edge (a decision that has them is a task before its gateway);
 * phases groups; number, KPI, RC and the other fields stand in the namespace `urn:sop-control:bpmn:1`.
 */
export async function writeBpmn(flow: PlainFlow, options: BpmnOptions): Promise<string> {
  const { moddle, definitions } = modelBpmn(flow, options);
  return (await moddle.toXML(definitions, { format: true })).xml;
}

/** The same, before it is written. */
export function modelBpmn(flow: PlainFlow, options: BpmnOptions): { moddle: BpmnModdle; definitions: ModdleElement } {
  const moddle = makeModdle();
  const builder = new ProcessBuilder(moddle, flow, options);
  const process = builder.process();
  const participant = moddle.create("bpmn:Participant", { id: "participant", name: xmlText(flow.title), processRef: process });
  const collaboration = moddle.create("bpmn:Collaboration", { id: "collaboration", participants: [participant] });
  const diagram = bpmnDiagram(moddle, { layout: options.layout, nodes: builder.nodes, flows: builder.flows, collaboration, process });
  const definitions = moddle.create("bpmn:Definitions", {
    id: "definitions",
    targetNamespace: "urn:sop-control:flow",
    exporter: "sop-control",
    rootElements: [collaboration, process, ...(builder.phases.category ? [builder.phases.category] : [])],
    diagrams: [diagram],
  });
  return { moddle, definitions };
}

class ProcessBuilder {
  /** By id: `start`, `step-8`, `split-8`, `join-8`, `exit-8-1`. */
  readonly nodes = new Map<string, ModdleElement>();
  readonly flows: SequenceFlow[] = [];
  readonly phases: PhaseGroups;
  readonly #moddle: BpmnModdle;
  readonly #flow: PlainFlow;
  readonly #options: BpmnOptions;
  readonly #steps: ReadonlyMap<number, PlainStep>;
  readonly #members: string[][];
  /** Of the row whose nodes are added. */
  #phase: Record<string, unknown> = {};

  constructor(moddle: BpmnModdle, flow: PlainFlow, options: BpmnOptions) {
    this.#moddle = moddle;
    this.#flow = flow;
    this.#options = options;
    this.#steps = new Map(flow.steps.map((step) => [step.number, step]));
    this.#members = options.layout.lanes.map(() => []);
    this.phases = new PhaseGroups(moddle, options.layout.phases);
    for (const { row, top } of options.layout.rows) {
      this.#phase = this.phases.at(top);
      if (row.kind === "start") this.#add(row.lane, "start", "bpmn:StartEvent", row.name ?? pick(startWord, options.language));
      const step = row.kind === "step" ? this.#steps.get(row.step.number) : undefined;
      if (row.kind === "step" && step) this.#addStep(step, row.lane);
    }
    this.#addFlows();
  }

  process(): ModdleElement {
    const { gap, introduction, keywords, lanes } = this.#flow;
    const sequence = this.flows.map((flow) => this.#sequenceFlow(flow));
    const elements = keywords.map((keyword) => this.#moddle.create("sop:Keyword", { name: xmlText(keyword) }));
    return this.#moddle.create("bpmn:Process", {
      id: "process",
      name: xmlText(this.#flow.title),
      isExecutable: false,
      ...this.#documented(introduction),
      ...(elements.length > 0 ? this.#extended("sop:Flow", { keywords: elements }) : {}),
      laneSets: [
        this.#moddle.create("bpmn:LaneSet", {
          id: "lanes",
          lanes: this.#members.map((members, index) =>
            this.#moddle.create("bpmn:Lane", {
              id: `lane-${index + 1}`,
              name: xmlText(lanes[index] ?? ""),
              flowNodeRef: members.map((id) => this.nodes.get(id)),
            }),
          ),
        }),
      ],
      flowElements: [...this.nodes.values(), ...sequence],
      artifacts: [...this.#above(), ...(gap ? [this.#annotation(gap)] : []), ...this.phases.groups],
    });
  }

  #addStep(step: PlainStep, lane: number): void {
    const { number } = step;
    const join = this.#options.choosingJoins.has(number) ? "bpmn:InclusiveGateway" : "bpmn:ParallelGateway";
    if (step.after.length > 0) this.#add(lane, `join-${number}`, join, "");
    // A gateway has no time limit and can't fail: such a step is a task before its gateway.
    const decidesBelow = step.isDecision && step.exceptions.length > 0;
    const type = step.isDecision && !decidesBelow ? "bpmn:ExclusiveGateway" : step.follows ? "bpmn:CallActivity" : "bpmn:Task";
    const named = (kind: string, names: readonly string[]) => names.map((name) => this.#moddle.create(kind, { name: xmlText(name) }));
    const { phase, input, time, output, kpi, rc, remark, reconstructed } = step;
    const fields = Object.entries({ phase, input, time, output, kpi, rc, remark, reconstructed }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, xmlText(value)]],
    );
    const called = step.follows?.kind === "document" ? { calledElement: step.follows.code } : {};
    this.#add(lane, `step-${number}`, type, `${number}. ${step.title}`, {
      ...(type === "bpmn:CallActivity" ? called : {}),
      ...this.#documented(step.text),
      ...this.#extended("sop:Step", {
        number,
        ...Object.fromEntries(fields),
        ...(step.after.length > 0 && { after: [...step.after].sort((a, b) => a - b).join(" ") }),
        actors: named("sop:Actor", step.actors),
        applications: named("sop:Application", step.applications),
        ...(step.follows && { follows: this.#moddle.create("sop:Follows", attributesOf(step.follows)) }),
      }),
    });
    if (step.next[0]?.target.kind === "parallel") this.#add(lane, `split-${number}`, "bpmn:ParallelGateway", "");
    if (decidesBelow) this.#add(lane, `decide-${number}`, "bpmn:ExclusiveGateway", "", this.#extended("sop:Decision", {}));
    for (const [index, exception] of step.exceptions.entries()) this.#addEvent(`event-${number}-${index + 1}`, exception, step, lane);
    for (const [index, { target }] of [...step.next, ...step.exceptions].entries()) {
      if (target.kind !== "step" && target.kind !== "parallel" && target.kind !== "unread")
        this.#addExit(`exit-${number}-${index + 1}`, target as Exit, lane);
    }
  }

  /** What interrupts a step: a timer, with its duration where ISO 8601 says exactly the same, or an error. */
  #addEvent(id: string, { kind, label }: PlainException, { number }: PlainStep, lane: number): void {
    const iso = readTimeLimit(label)?.iso;
    const definition =
      kind === "failure"
        ? this.#moddle.create("bpmn:ErrorEventDefinition", {})
        : this.#moddle.create("bpmn:TimerEventDefinition", {
            ...(iso !== undefined && { timeDuration: this.#moddle.create("bpmn:FormalExpression", { body: iso }) }),
          });
    this.#add(lane, id, "bpmn:BoundaryEvent", label, {
      attachedToRef: this.nodes.get(`step-${number}`),
      eventDefinitions: [definition],
    });
  }

  #addExit(id: string, exit: Exit, lane: number): void {
    const title = this.#options.exitTitle(exit);
    if (exit.kind === "end" && exit.outcome === undefined) this.#add(lane, id, "bpmn:EndEvent", title);
    else
      this.#add(lane, id, exit.kind === "unknown" || exit.kind === "end" ? "bpmn:EndEvent" : "bpmn:CallActivity", title, {
        ...(exit.kind === "document" ? { calledElement: exit.code } : {}),
        ...this.#extended("sop:Exit", attributesOf(exit)),
      });
  }

  #add(lane: number, id: string, type: string, name: string, properties: Record<string, unknown> = {}): void {
    const node = this.#moddle.create(type, { id, ...(name === "" ? {} : { name: xmlText(name) }), ...this.#phase, ...properties });
    node["incoming"] = [];
    node["outgoing"] = [];
    this.nodes.set(id, node);
    this.#members[lane]?.push(id);
  }

  /** The drawing's edges in the order of the steps and their ways, with those that lead into and out of parallel gateways. */
  #addFlows(): void {
    const ranked = this.#options.layout.edges.map((laid) => ({ laid, ...this.#wayOf(laid) }));
    ranked.sort((a, b) => a.laid.edge.from - b.laid.edge.from || a.way - b.way);
    for (const number of this.#steps.keys()) {
      if (this.nodes.has(`join-${number}`)) this.#connect(`join-${number}`, `step-${number}`);
      for (const below of [`split-${number}`, `decide-${number}`]) if (this.nodes.has(below)) this.#connect(`step-${number}`, below);
    }
    for (const { laid, source, target } of ranked) this.#connect(source, target, laid);
  }

  #connect(source: string, target: string, laid?: LaidEdge): void {
    this.flows.push({
      id: `flow-${this.flows.length + 1}`,
      laid,
      source,
      target,
      label: source.startsWith("event-") ? "" : (laid?.edge.label ?? ""),
    });
  }

  /** The ids of an edge's ends and its rank among the ways of its step. */
  #wayOf({ edge }: LaidEdge): { way: number; source: string; target: string } {
    const { rows } = this.#options.layout;
    const from = rows[edge.from]?.row;
    const to = edge.to.kind === "row" ? rows[edge.to.row]?.row : undefined;
    const start = to?.kind === "step" ? to.step.number : undefined;
    if (from?.kind !== "step") return { way: 0, source: "start", target: `step-${start}` };
    const { number } = from.step;
    const reached = edge.to.kind === "itself" ? number : start;
    // A line from outside the parallel part passes its gateway by: waiting for it would stop the flow.
    const isJoined = this.#steps.get(reached ?? 0)?.after.includes(number);
    const entered = isJoined ? `join-${reached}` : `step-${reached}`;
    const { isDecision, next } = this.#steps.get(number) as PlainStep;
    if (edge.port.side === "edge") {
      const rank = next.length + edge.port.index;
      const target = reached === undefined ? `exit-${number}-${rank + 1}` : entered;
      return { way: rank, source: `event-${number}-${edge.port.index + 1}`, target };
    }
    const [first] = next;
    const isSplit = first?.target.kind === "parallel";
    const labelled = isDecision ? next.findIndex(({ label }) => label === edge.label) : 0;
    const way = first?.target.kind === "parallel" ? first.target.numbers.indexOf(reached ?? 0) : labelled;
    return {
      way,
      source: isSplit ? `split-${number}` : this.nodes.has(`decide-${number}`) ? `decide-${number}` : `step-${number}`,
      target: reached === undefined ? `exit-${number}-${way + 1}` : entered,
    };
  }

  #sequenceFlow({ id, source, target, label }: SequenceFlow): ModdleElement {
    const [from, to] = [this.nodes.get(source), this.nodes.get(target)];
    const element = this.#moddle.create("bpmn:SequenceFlow", {
      id,
      ...(label === "" ? {} : { name: xmlText(label) }),
      sourceRef: from,
      targetRef: to,
    });
    from?.["outgoing"].push(element);
    to?.["incoming"].push(element);
    return element;
  }

  #above(): ModdleElement[] {
    const { above } = this.#options;
    return above === "" ? [] : [this.#moddle.create("bpmn:TextAnnotation", { id: "standing", text: xmlText(above) })];
  }

  #annotation(gap: NonNullable<PlainFlow["gap"]>): ModdleElement {
    return this.#moddle.create("bpmn:TextAnnotation", {
      id: "gap",
      text: xmlText(gapText(gap, this.#options.language)),
      ...this.#extended("sop:Gap", { ...gap.steps, why: xmlText(gap.why) }),
    });
  }

  #documented(text: string): Record<string, unknown> {
    return text === "" ? {} : { documentation: [this.#moddle.create("bpmn:Documentation", { text: xmlText(text) })] };
  }

  #extended(type: string, properties: Record<string, unknown>): Record<string, unknown> {
    const values = [this.#moddle.create(type, properties)];
    return { extensionElements: this.#moddle.create("bpmn:ExtensionElements", { values }) };
  }
}
