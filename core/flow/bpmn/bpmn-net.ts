import type { ModdleElement } from "bpmn-moddle";
import type { PlainTarget } from "../graph/plain-flow.ts";

/** A node of a process on its way into a flow. */
export interface NetNode {
  kind: NetKind;
  /** Empty where the file has no name for it. */
  title: string;
  actor: string | undefined;
  /** The file's own element; undefined for a step that only the notation needs. */
  element: ModdleElement | undefined;
  /** Where a node of kind `exit` leads. */
  exit?: PlainTarget;
  /** True for an `and` that several lines of the file lead to: it waits for each. What gathers lines before it is one line. */
  waits: boolean;
  into: Set<NetArc>;
  out: Set<NetArc>;
}

/**
 * `step` has one way on, or those of an `and` after it; `choice` is a step that takes one of several; `and` waits for all that
 * comes in and goes on by all that goes out; `pass` only leads on.
 */
export type NetKind = "start" | "step" | "choice" | "and" | "pass" | "exit";

export interface NetArc {
  from: NetNode;
  to: NetNode;
  label: string;
  /** Set on the way a step takes when its time is up (the label is a duration) or it fails. Such a step is a `choice`. */
  exception?: "deadline" | "failure";
}

/** Nodes and arcs that are led elsewhere, pass by pass, until they have a flow's form. */
export class Net {
  readonly nodes = new Set<NetNode>();

  add(kind: NetKind, title: string, more: { actor?: string | undefined; element?: ModdleElement; exit?: PlainTarget } = {}): NetNode {
    const { actor, element, exit } = more;
    const node: NetNode = { kind, title, actor, element, ...(exit && { exit }), waits: false, into: new Set(), out: new Set() };
    this.nodes.add(node);
    return node;
  }

  connect(from: NetNode, to: NetNode, label = ""): NetArc {
    const arc: NetArc = { from, to, label };
    from.out.add(arc);
    to.into.add(arc);
    return arc;
  }

  /** Lets an arc lead to another node. */
  lead(arc: NetArc, to: NetNode): void {
    arc.to.into.delete(arc);
    arc.to = to;
    to.into.add(arc);
  }

  /** Lets an arc leave another node. */
  leave(arc: NetArc, from: NetNode): void {
    arc.from.out.delete(arc);
    arc.from = from;
    from.out.add(arc);
  }

  /** Puts a node into an arc, whose label stays before it. */
  insert(arc: NetArc, node: NetNode): void {
    const { to } = arc;
    this.lead(arc, node);
    this.connect(node, to);
  }

  disconnect(arc: NetArc): void {
    arc.from.out.delete(arc);
    arc.to.into.delete(arc);
  }

  remove(node: NetNode): void {
    for (const arc of [...node.into, ...node.out]) this.disconnect(arc);
    this.nodes.delete(node);
  }
}

/** True for what becomes a step of the flow. */
export function isStep({ kind }: NetNode): boolean {
  return kind === "step" || kind === "choice";
}

/** The ways that a step takes where nothing interrupts it: of a `choice` with one of them, that is where it goes on. */
export function usualWays({ out }: NetNode): NetArc[] {
  return [...out].filter(({ exception }) => exception === undefined);
}

/** True for an `and` that waits. */
export function isJoin({ kind, waits }: NetNode): boolean {
  return kind === "and" && waits;
}

/** True for an `and` that goes on by several ways. */
export function isSplit({ kind, out }: NetNode): boolean {
  return kind === "and" && out.size > 1;
}

/** The one arc of a set that has one. */
export function only(arcs: ReadonlySet<NetArc>): NetArc | undefined {
  return arcs.size === 1 ? [...arcs][0] : undefined;
}
