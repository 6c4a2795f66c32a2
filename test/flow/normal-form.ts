import type { Flow, Step } from "../../core/document/document.ts";
import type { BpmnModel, ModelArc, ModelNode } from "./bpmn-model.ts";

/**
 * A process as who follows whom: `from -label-> to`, with `&` before a target that waits for others. What only gathers, splits
 * or was added by an import is no one. Knows nothing of the importer.
 */
export type NormalForm = string[];

interface Node {
  /** Who it is; undefined for what only leads on. */
  name: string | undefined;
  waits: boolean;
  /** True where the words of its ways tell them apart; other words are lost, and said. */
  chooses: boolean;
  out: Way[];
}

interface Way {
  label: string;
  /** A way a step takes when it fails or its time is up. */
  isException?: boolean;
  to: Node;
}

/** The normal form of a model. */
export function formOfModel({ nodes, arcs }: BpmnModel): NormalForm {
  const outs = Map.groupBy(arcs, ({ from }) => from);
  const ins = Map.groupBy(arcs, ({ to }) => to);
  const graph = new Map(nodes.map((node) => [node.id, nodeOf(node, outs.get(node.id) ?? [], ins.get(node.id) ?? [])]));
  const end: Node = { name: "end", waits: false, chooses: false, out: [] };
  for (const { id, type, at, name: words } of nodes) {
    // What happens at a step's edge is a way of the step, with the event's words.
    const { out } = graph.get(at ?? id) as Node;
    if (at !== undefined) {
      for (const { to } of outs.get(id) ?? []) out.push({ label: words, isException: true, to: graph.get(to) as Node });
      continue;
    }
    const lines = outs.get(id) ?? [];
    out.push(...lines.map(({ to, name }) => ({ label: name, to: graph.get(to) as Node })));
    if (lines.length === 0 && type !== "endEvent" && type !== "startEvent") out.push({ label: "", to: end });
  }
  const isStart = ({ type }: ModelNode): boolean => type === "startEvent";
  const hasStart = nodes.some((node) => isStart(node) && outs.has(node.id));
  const first = nodes.find((node) => node.type !== "endEvent" && node.at === undefined && !isStart(node) && !ins.has(node.id));
  const start =
    hasStart || !first ? [] : [{ name: "start", waits: false, chooses: false, out: [{ label: "", to: graph.get(first.id) as Node }] }];
  return formOf([...graph.values(), ...start]);
}

function nodeOf(node: ModelNode, out: readonly ModelArc[], into: readonly ModelArc[]): Node {
  const { type } = node;
  const isGateway = type === "exclusiveGateway" || type === "inclusiveGateway";
  const chooses = out.length > 1 && (isGateway || out.some(({ isConditional }) => isConditional));
  return { name: nameOf(node, out, into), waits: type === "parallelGateway" && into.length > 1, chooses, out: [] };
}

function nameOf({ type, name }: ModelNode, out: readonly ModelArc[], into: readonly ModelArc[]): string | undefined {
  if (type === "startEvent") return out.length === 0 ? undefined : `start ${name}`.trim();
  if (type === "endEvent") return into.length === 0 ? undefined : `end ${name}`.trim();
  if (type === "task") return name;
  return type !== "parallelGateway" && out.length > 1 ? name : undefined;
}

/** The normal form of a flow of the notation. Steps that an import added only lead on; a first decision among starts is its starts. */
export function formOfFlow(flow: Flow): NormalForm {
  const graph = new Map(flow.steps.map((step) => [step.number, stepNode(step)]));
  const gates = new Map(
    flow.steps
      .filter(({ after }) => after.length > 0)
      .map(({ number }): [number, Node] => [
        number,
        { name: undefined, waits: true, chooses: false, out: [{ label: "", to: graph.get(number) as Node }] },
      ]),
  );
  const byNumber = new Map(flow.steps.map((step) => [step.number, step]));
  const enter = (number: number, from: Step): Node => {
    const waited = byNumber.get(number)?.after.some(({ value }) => value === from.number);
    return (waited ? gates.get(number) : graph.get(number)) as Node;
  };
  for (const [index, step] of flow.steps.entries()) {
    const { out } = graph.get(step.number) as Node;
    const usual = waysOf(step, flow.steps[index + 1]).map((way) => ({ ...way, isException: false }));
    const exceptions = step.exceptions.map(({ label, target }) => ({ label: label.value, target: target.value, isException: true }));
    for (const { label, target, isException } of [...usual, ...exceptions]) {
      const numbers = target.kind === "step" ? [target.number] : target.kind === "parallel" ? target.numbers : [];
      for (const one of label.split(" / ")) {
        for (const number of numbers) out.push({ label: one, isException, to: enter(number, step) });
        if (target.kind === "end")
          out.push({ label: one, isException, to: { name: `end ${target.outcome ?? ""}`.trim(), waits: false, chooses: false, out: [] } });
      }
    }
  }
  return formOf([...graph.values(), ...startsOf(flow, graph)]);
}

function stepNode({ reconstructed, title, next }: Step): Node {
  const isAdded = reconstructed !== undefined;
  return { name: isAdded ? undefined : title, waits: false, chooses: !isAdded && next.kind === "branches", out: [] };
}

function waysOf({ next }: Step, following: Step | undefined) {
  if (next.kind === "branches") return next.branches.map(({ label, target }) => ({ label: label.value, target: target.value }));
  if (next.kind === "target") return [{ label: "", target: next.target.value }];
  return following ? [{ label: "", target: { kind: "step" as const, number: following.number } }] : [];
}

function startsOf({ steps: [first], start }: Flow, graph: ReadonlyMap<number, Node>): Node[] {
  const begin = first && graph.get(first.number);
  if (!begin) return [];
  const startNode = (name: string, to: Node): Node => ({ name: startName(name), waits: false, chooses: false, out: [{ label: "", to }] });
  if (begin.name === undefined && first.next.kind === "branches") return begin.out.map(({ label, to }) => startNode(label, to));
  return (start ?? "").split(" / ").map((name) => startNode(name, begin));
}

/** “Awal 2” is what an import calls a second start without a name. */
function startName(name: string): string {
  return `start ${name}`.replace(/ Awal \d$/, "").trim();
}

function formOf(nodes: readonly Node[]): NormalForm {
  const named = nodes.filter(({ name }) => name !== undefined);
  return [...new Set(named.flatMap((node) => node.out.flatMap((way) => reached(node, way))))].sort();
}

/** Who is come to by a way, through what only leads on; words on the way are words of the branch. */
function reached({ name, chooses }: Node, way: Way): string[] {
  const lines = new Set<string>();
  const seen = new Map<Node, Set<string>>();
  const stack = [{ ...way, waits: false }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { to, label } = top;
    const waits = top.waits || to.waits;
    const known = seen.get(to) ?? new Set();
    const key = `${label} ${waits}`;
    if (known.has(key) || known.size > 3) continue;
    seen.set(to, known.add(key));
    if (to.name === undefined) {
      for (const next of to.out) stack.push({ label: [label, next.label].filter((words) => words !== "").join(" · "), to: next.to, waits });
      continue;
    }
    // An import numbers branches without words.
    const words = way.isException ? `!${label}` : chooses ? label.replace(/^(?:Cabang \d+)?$/, "?") : "";
    lines.add(`${name} -${words}-> ${waits && !to.name.startsWith("end") ? "&" : ""}${to.name}`);
  }
  return [...lines];
}
