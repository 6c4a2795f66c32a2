import { BpmnModdle, type ModdleElement } from "bpmn-moddle";
import { viewFlow } from "../../core/flow/views/flow-view.ts";
import type { FlowFixture } from "./read-flow.ts";
import { type NetNode, TokenNet } from "./token-net.ts";

/** The tokens' way through an exported file, by BPMN's own rules. */
export async function netOfBpmn({ document, flow }: FlowFixture): Promise<TokenNet> {
  const view = await viewFlow("bpmn", { document, flow, language: "id", layout: "house", titleOf: () => undefined, width: 80 });
  if ("problems" in view) throw new Error(view.problems.map(({ message }) => message.en).join(" "));
  const { rootElement } = await new BpmnModdle().fromXML(view.content);
  const process = rootElement["rootElements"].find(({ $type }: ModdleElement) => $type === "bpmn:Process");
  const elements: ModdleElement[] = process["flowElements"];
  const lines = elements.filter(({ $type }) => $type === "bpmn:SequenceFlow");
  const idsOf = (of: "sourceRef" | "targetRef", node: ModdleElement) =>
    lines.filter((line) => line[of] === node).map(({ id }) => id as string);
  const nodes = elements
    .filter(({ $type }) => $type !== "bpmn:SequenceFlow")
    .map((node): NetNode => {
      // What interrupts a step takes the token that came to it, and gives it elsewhere.
      const host: ModdleElement | undefined = node["attachedToRef"];
      if (host) {
        const step = Number(/^step-(\d+)$/.exec(host.id ?? "")?.[1]);
        return { id: node.id as string, step, takes: "any", gives: "all", into: idsOf("targetRef", host), out: idsOf("sourceRef", node) };
      }
      const step = /^step-(\d+)$/.exec(node.id ?? "")?.[1];
      return {
        id: node.id as string,
        step: step === undefined ? undefined : Number(step),
        takes: node.$type === "bpmn:ParallelGateway" ? "all" : node.$type === "bpmn:InclusiveGateway" ? "coming" : "any",
        gives: node.$type === "bpmn:ExclusiveGateway" ? "one" : "all",
        into: idsOf("targetRef", node),
        out: idsOf("sourceRef", node),
      };
    });
  return new TokenNet(nodes);
}

/** What is wrong with how tokens run: none may stay behind, and none may meet another on its arc; undefined where there are too many states to tell. */
export function tokenFaults(net: TokenNet, most: number): string[] | undefined {
  const explored = net.explore(most);
  if (!explored) return undefined;
  const { states, leads } = explored;
  const faults = [...states.values()].flatMap((state) =>
    new Set(state).size < state.length ? [`two tokens on one arc: ${state.join()}`] : [],
  );
  const before = new Map<string, string[]>();
  for (const [key, after] of leads) for (const next of after) before.set(next, [...(before.get(next) ?? []), key]);
  const finishing = new Set([""]);
  for (const key of finishing) for (const one of before.get(key) ?? []) finishing.add(one);
  return [...faults, ...[...states.keys()].filter((key) => !finishing.has(key)).map((key) => `can't finish: ${key}`)];
}
