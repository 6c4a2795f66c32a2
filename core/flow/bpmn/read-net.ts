import type { ModdleElement } from "bpmn-moddle";
import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { oneLine } from "../../document/words/one-line.ts";
import { endWord, startWord } from "../graph/exit-title.ts";
import type { PlainTarget } from "../graph/plain-flow.ts";
import { attachEvent } from "./attach-event.ts";
import type { Actors } from "./bpmn-actors.ts";
import { extensionOf, targetOfAttributes } from "./bpmn-extension.ts";
import { Net, type NetKind, type NetNode, only } from "./bpmn-net.ts";
import { eventWords, importWords, nameOf } from "./bpmn-words.ts";
import { type ImportNotes, quoted } from "./import-notes.ts";

/** What reading a process needs besides it. */
export interface NetInput {
  elements: readonly ModdleElement[];
  actors: Actors;
  language: Language;
  notes: ImportNotes;
}

/** A process as a net, as it stands in the file: what its gateways, events and conditional lines mean is said by kinds and labels. */
export function readNet(input: NetInput): Net {
  const net = new Net();
  const nodes = new Map<ModdleElement, NetNode>();
  const lines = input.elements.filter(({ $type }) => $type === "bpmn:SequenceFlow");
  const outs = Map.groupBy(lines, (line) => line["sourceRef"] as ModdleElement | undefined);
  const ins = Map.groupBy(lines, (line) => line["targetRef"] as ModdleElement | undefined);
  for (const element of input.elements) {
    const kind = kindOf(element, outs.get(element) ?? [], ins.get(element) ?? []);
    if (kind === undefined) continue;
    const title = titleOf(element, kind, input.language);
    const exit = kind === "exit" ? exitOf(element, input) : undefined;
    nodes.set(element, net.add(kind, title, { actor: input.actors.of(element), element, ...(exit && { exit }) }));
  }
  for (const line of lines) {
    const [from, to] = [nodes.get(line["sourceRef"]), nodes.get(line["targetRef"])];
    if (from && to) net.connect(from, to, labelOf(line, (outs.get(line["sourceRef"]) ?? []).length > 1, input));
    else noteLooseLine(line, input.notes);
  }
  for (const node of net.nodes) node.waits = node.kind === "and" && node.into.size > 1;
  connectLinks(net, input.notes);
  for (const node of net.nodes) if (node.element?.$type === "bpmn:EventBasedGateway") nameByEvents(node, input.language);
  for (const node of [...net.nodes]) if (node.element && extensionOf(node.element, "Decision")) decideAt(node, net);
  for (const element of input.elements) if (element.$type === "bpmn:BoundaryEvent") attachEvent(element, nodes, net, input);
  return net;
}

/** What a file's element is in the net; undefined for what is no node of it, such as a sub-process that an event sets off. */
function kindOf(element: ModdleElement, out: readonly ModdleElement[], into: readonly ModdleElement[]): NetKind | undefined {
  const { $type } = element;
  const isOurs = extensionOf(element, "Step") !== undefined;
  if (element["triggeredByEvent"]) return undefined;
  if ($type === "bpmn:BoundaryEvent") return "pass";
  if ($type === "bpmn:StartEvent") return "start";
  if ($type === "bpmn:EndEvent" || extensionOf(element, "Exit")) return "exit";
  if ($type === "bpmn:ParallelGateway") return "and";
  if ($type.endsWith("Gateway")) {
    if (isOurs || out.length > 1) return "choice";
    return $type === "bpmn:InclusiveGateway" && into.length > 1 && joinsParallelPart(element, into) ? "and" : "pass";
  }
  if ($type === "bpmn:CallActivity")
    return out.length === 0 && !isOurs && calledCode(element) !== undefined ? "exit" : taskKind(element, out);
  if (isLink(element)) return "pass";
  return /Task$|SubProcess$|Transaction$|Intermediate\w+Event$/.test($type) ? taskKind(element, out) : undefined;
}

/** Lines with conditions, or with a default beside them, choose; others are all taken. */
function taskKind(element: ModdleElement, out: readonly ModdleElement[]): NetKind {
  const chooses = out.some((line) => line["conditionExpression"] || element["default"] === line);
  return out.length > 1 && chooses ? "choice" : "step";
}

/**
 * True where an inclusive gateway waits for branches that a parallel gateway has split, as in our own files where decisions
 * stand before a join. One that only gathers what an inclusive gateway chose among is no join, since that is read as a decision.
 */
function joinsParallelPart(gateway: ModdleElement, into: readonly ModdleElement[]): boolean {
  const reached = new Map<ModdleElement, Set<ModdleElement>>();
  for (const line of into) {
    const seen = new Set<ModdleElement>([line["sourceRef"]]);
    for (const node of seen) {
      if (!node || node === gateway) continue;
      for (const before of node["incoming"] ?? []) if (before["sourceRef"]) seen.add(before["sourceRef"]);
      if (node.$type === "bpmn:InclusiveGateway" && (node["outgoing"] ?? []).length > 1) return false;
      if (node.$type === "bpmn:ParallelGateway" && (node["outgoing"] ?? []).length > 1)
        reached.set(node, (reached.get(node) ?? new Set()).add(line));
    }
  }
  return [...reached.values()].some((lines) => lines.size > 1);
}

function titleOf(element: ModdleElement, kind: NetKind, language: Language): string {
  if (kind === "start" || (kind === "step" && element.$type.endsWith("Event"))) return withoutOurWord(eventWords(element, language));
  const number = extensionOf(element, "Step")?.["number"];
  const name = nameOf(element);
  return number === undefined ? name : name.replace(new RegExp(`^${number}\\. ?`), "");
}

/** “Mulai” and “Start” are what we write on a start without a name. */
function withoutOurWord(name: string): string {
  return Object.values(startWord).includes(name) ? "" : name;
}

function exitOf(element: ModdleElement, { notes }: NetInput): PlainTarget {
  const written = extensionOf(element, "Exit");
  const ours = written && targetOfAttributes(written);
  if (ours) return ours;
  if (element.$type === "bpmn:CallActivity") return { kind: "document", code: calledCode(element) ?? "" };
  const name = nameOf(element);
  if (name === "" || Object.values(endWord).includes(name)) return { kind: "end" };
  const outcome = oneLine(name.replace(/[([]/g, "– ").replace(/[)\]]/g, "").replace(/→|->/g, "–"));
  if (outcome !== name) notes.added(`The end “${name}” is written “${outcome}”.`, `Akhir “${name}” ditulis “${outcome}”.`);
  return outcome === "" ? { kind: "end" } : { kind: "end", outcome };
}

/** The document a call activity names, where what it names has a code's form. */
export function calledCode(element: ModdleElement): string | undefined {
  return [element["calledElement"], element.name]
    .map((name) => oneLine(String(name ?? "")))
    .find((name) => /^[A-Za-z0-9]+([./-][A-Za-z0-9]+)*[.-]\w*\d$/.test(name));
}

/** A line's words; what is taken where no other way is has words of its own. */
function labelOf(line: ModdleElement, isOneOfSeveral: boolean, { language, notes }: NetInput): string {
  const written = nameOf(line) || oneLine(line["conditionExpression"]?.body ?? "");
  const source: ModdleElement | undefined = line["sourceRef"];
  if (written !== "" || !isOneOfSeveral || source?.["default"] !== line) return written;
  const words = pick(importWords.otherwise, language);
  const after = nameOf(source) || "?";
  notes.added(
    `The default way after “${after}” has no name in the file and is called “${words}”.`,
    `Jalur baku sesudah “${after}” tidak bernama pada berkas dan disebut “${words}”.`,
  );
  return words;
}

function isLink(element: ModdleElement): boolean {
  return linkName(element) !== undefined;
}

function linkName(element: ModdleElement): string | undefined {
  const [definition] = (element["eventDefinitions"] ?? []) as ModdleElement[];
  return definition?.$type === "bpmn:LinkEventDefinition" ? oneLine(definition.name || element.name || "") : undefined;
}

/** A link goes on where its counterpart of the same name stands. */
function connectLinks(net: Net, notes: ImportNotes): void {
  const links = [...net.nodes].filter(({ element }) => element && isLink(element));
  const nameIn = (node: NetNode): string => linkName(node.element as ModdleElement) ?? "";
  const targets = new Map(
    links.filter(({ element }) => element?.$type === "bpmn:IntermediateCatchEvent").map((node) => [nameIn(node), node]),
  );
  for (const node of links) {
    if (node.element?.$type !== "bpmn:IntermediateThrowEvent") continue;
    const target = targets.get(nameIn(node));
    if (target) net.connect(node, target);
    else
      notes.lost(
        `The link “${nameIn(node)}” has no counterpart; the way ends there.`,
        `Tautan “${nameIn(node)}” tidak berpasangan; jalurnya berakhir di situ.`,
      );
  }
}

/** Of events that are waited for side by side, each names the branch that it opens. */
function nameByEvents(gateway: NetNode, language: Language): void {
  if (gateway.kind !== "choice") return;
  for (const arc of gateway.out) {
    const { element } = arc.to;
    if (arc.label !== "" || !element?.$type.endsWith("CatchEvent") || arc.to.into.size > 1 || isLink(element)) continue;
    arc.label = eventWords(element, language);
    if (arc.label === "" || arc.to.out.size > 1) continue;
    arc.to.kind = "pass";
    arc.to.title = "";
  }
}

/** The gateway of a step of ours that decides and has exceptions is the step itself. */
function decideAt(gateway: NetNode, net: Net): void {
  const host = only(gateway.into)?.from;
  if (host?.kind !== "step" || host.out.size > 1 || gateway.out.size < 2) return;
  for (const arc of [...gateway.out]) net.leave(arc, host);
  host.kind = "choice";
  net.remove(gateway);
}

function noteLooseLine(line: ModdleElement, notes: ImportNotes): void {
  const ends = [line["sourceRef"], line["targetRef"]].map((end: ModdleElement | undefined) => (end ? nameOf(end) || end.id || "" : "?"));
  const { en } = quoted([nameOf(line) || ends.join(" → ")]);
  notes.lost(`A line that connects no two steps was left out: ${en}.`, `Garis yang tidak menghubungkan dua langkah tidak diambil: ${en}.`);
}
