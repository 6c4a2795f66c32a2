import type { ModdleElement } from "bpmn-moddle";
import { pick } from "../../../languages/language.ts";
import type { Language, LocalText } from "../../../schemas/local-text.ts";
import { fold } from "../../document/words/fold.ts";
import type { PlainFlow } from "../graph/plain-flow.ts";
import { readActors } from "./bpmn-actors.ts";
import { makeModdle } from "./bpmn-extension.ts";
import type { Box } from "./bpmn-groups.ts";
import { noteLosses } from "./bpmn-losses.ts";
import { readProcess } from "./bpmn-reader.ts";
import { eventWords, importWords, nameOf } from "./bpmn-words.ts";
import { ImportNotes, quoted } from "./import-notes.ts";

/** What is read from BPMN: the process, then its sub-processes, each a flow; and what of the file is not in them, losses first. */
export interface ReadBpmn {
  flows: PlainFlow[];
  notes: LocalText[];
}

/** Why there is no flow. */
export interface NoFlow {
  problem: LocalText;
  /** True for a file that was read, and holds none. */
  isEmpty?: boolean;
}

export interface ReadBpmnOptions {
  /** Of the words that unnamed things get. */
  language: Language;
  /** The process to read, by the name of its pool, its own, or its id; without it the one with most elements. */
  process?: string | undefined;
  /** The number of the first step, where none of the file's steps has one of ours. */
  first?: number;
}

/** Larger files are refused before they are parsed: 5 million characters. */
const LONGEST = 5_000_000;

/**
 * Reads a process of BPMN 2.0: our own comes back as it was; anyone's keeps who follows whom, where it starts, what waits for
 * what and what things are called, or the notes say where not.
 * @returns the flows, or why there are none
 */
export async function readBpmn(xml: string, { language, process, first = 1 }: ReadBpmnOptions): Promise<ReadBpmn | NoFlow> {
  if (xml.length > LONGEST) return { problem: { en: "The BPMN file is larger than 5 MB.", id: "Berkas BPMN lebih besar dari 5 MB." } };
  let read: Awaited<ReturnType<ReturnType<typeof makeModdle>["fromXML"]>>;
  try {
    read = await makeModdle().fromXML(xml);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: { en: `This is no BPMN 2.0: ${reason}`, id: `Ini bukan BPMN 2.0: ${reason}` } };
  }
  const file = new BpmnFile(read.rootElement["rootElements"] ?? [], read.rootElement["diagrams"] ?? []);
  const chosen = file.choose(process);
  if (!chosen) return file.noProcess(process);
  const notes = new ImportNotes();
  for (const { message } of read.warnings) notes.lost(`Not read: ${message}`, `Tidak terbaca: ${message}`);
  file.noteOthers(chosen, notes);
  const flows = readFlows(chosen, { file, language, first, notes });
  return flows[0]?.steps.length === 0 ? file.noProcess(undefined) : { flows, notes: notes.all() };
}

/** Reads a process, and then the inside of each activity that the file has one of. */
function readFlows(
  process: ModdleElement,
  { file, language, first, notes }: { file: BpmnFile; language: Language; first: number; notes: ImportNotes },
): PlainFlow[] {
  const titles = new Map<ModdleElement, string>();
  const taken = new Set<string>();
  const waiting: { scope: ModdleElement; pool: string | undefined }[] = [];
  const titleFor = (scope: ModdleElement, name: string): string => {
    const wanted = name || pick(importWords.flow, language);
    let title = wanted;
    for (let count = 2; taken.has(fold(title)); count++) title = `${wanted} ${count}`;
    taken.add(fold(title));
    titles.set(scope, title);
    return title;
  };
  const flowOf = (activity: ModdleElement): string | undefined => {
    const scope = file.insideOf(activity);
    return scope && titles.get(scope);
  };
  const flows: PlainFlow[] = [];
  titleFor(process, file.nameOf(process));
  waiting.push({ scope: process, pool: file.poolOf(process) });
  // Read in the order found: an activity's flow is titled before the flow that leads to it is written.
  for (const { scope, pool } of waiting) {
    const actors = readActors(scope, pool, language, notes);
    const elements: ModdleElement[] = scope["flowElements"] ?? [];
    for (const element of elements) {
      const inside = file.insideOf(element);
      if (!inside || titles.has(inside)) continue;
      titleFor(inside, nameOf(element) || file.nameOf(inside) || startOf(element, language));
      waiting.push({ scope: inside, pool: file.poolOf(inside) ?? actors.of(element) ?? pool });
      if (element["triggeredByEvent"])
        notes.lost(
          `The flow “${titles.get(inside)}” starts by an event at any time; nothing leads to it.`,
          `Alur “${titles.get(inside)}” dimulai oleh kejadian kapan saja; tidak ada yang menuju ke sana.`,
        );
    }
    noteLosses(scope, { flowOf, language, notes });
    const drawn = { groups: scope === process ? file.groups : [], placeOf: file.placeOf };
    const flow = readProcess({ scope, title: titles.get(scope) ?? "", actors, first, language, notes, flowOf, drawn });
    first = Math.max(first, ...flow.steps.map(({ number }) => number + 1));
    flows.push(flow);
  }
  return flows;
}

/** The roots of a file, and where it draws what is in them. */
class BpmnFile {
  /** Groups that are drawn around pools. */
  readonly groups: ModdleElement[];
  readonly placeOf: (element: ModdleElement) => Box | undefined;
  readonly #roots: readonly ModdleElement[];
  readonly #processes: ModdleElement[];
  readonly #participants: ModdleElement[];

  constructor(roots: readonly ModdleElement[], diagrams: readonly ModdleElement[]) {
    this.#roots = roots;
    this.groups = roots.flatMap((root) => (root.$type === "bpmn:Collaboration" ? (root["artifacts"] ?? []) : [])).filter(isGroup);
    const drawn: ModdleElement[] = diagrams.flatMap((diagram) => diagram["plane"]?.["planeElement"] ?? []);
    const places = new Map(drawn.map((shape) => [shape["bpmnElement"] as ModdleElement, shape["bounds"] as Box | undefined]));
    this.placeOf = (element) => places.get(element);
    this.#processes = roots.filter(({ $type }) => $type === "bpmn:Process");
    this.#participants = roots.flatMap((root) => root["participants"] ?? []);
    for (const scope of this.#processes) linkNodes(scope);
  }

  choose(name: string | undefined): ModdleElement | undefined {
    const filled = this.#processes.filter((process) => sizeOf(process) > 0).sort((a, b) => sizeOf(b) - sizeOf(a));
    if (name === undefined) return filled[0];
    return filled.find((process) =>
      [this.nameOf(process), this.poolOf(process) ?? "", process.id ?? ""].some((one) => fold(one) === fold(name)),
    );
  }

  noProcess(name: string | undefined): NoFlow {
    const names = this.#processes.filter((process) => sizeOf(process) > 0).map((process) => this.nameOf(process) || process.id || "");
    if (name === undefined || names.length === 0)
      return {
        isEmpty: true,
        problem: { en: "The BPMN holds no process with steps.", id: "BPMN ini tidak memuat proses yang berlangkah." },
      };
    const { en, id } = quoted(names);
    return {
      problem: { en: `The BPMN has no process “${name}”; it has ${en}.`, id: `BPMN ini tidak memuat proses “${name}”; yang ada ${id}.` },
    };
  }

  nameOf(process: ModdleElement): string {
    return nameOf(process) || (this.poolOf(process) ?? "");
  }

  poolOf(process: ModdleElement): string | undefined {
    const pool = this.#participants.find((participant) => participant["processRef"] === process);
    return (pool && nameOf(pool)) || undefined;
  }

  /** What an activity is made of: itself, or the process it calls. */
  insideOf(activity: ModdleElement): ModdleElement | undefined {
    if (/SubProcess$|^bpmn:Transaction$/.test(activity.$type)) return sizeOf(activity) > 0 ? activity : undefined;
    if (activity.$type !== "bpmn:CallActivity") return undefined;
    return this.#processes.find((process) => process.id === activity["calledElement"] && sizeOf(process) > 0);
  }

  noteOthers(chosen: ModdleElement, notes: ImportNotes): void {
    const called = new Set(
      this.#processes.flatMap((process) => (process["flowElements"] ?? []).map((element: ModdleElement) => this.insideOf(element))),
    );
    const others = this.#processes
      .filter((process) => process !== chosen && !called.has(process))
      .map((process) => this.nameOf(process) || process.id || "?");
    if (others.length > 0)
      notes.lost(
        `Processes left out (read one with --process): ${quoted(others).en}.`,
        `Proses yang tidak diambil (baca dengan --process): ${quoted(others).id}.`,
      );
    const empty = this.#participants.filter((one) => !one["processRef"]).map((one) => nameOf(one) || "?");
    if (empty.length > 0)
      notes.lost(
        `Participants without a process left out: ${quoted(empty).en}.`,
        `Peserta tanpa proses tidak diambil: ${quoted(empty).id}.`,
      );
    const messages: ModdleElement[] = this.#roots.flatMap((root) => root["messageFlows"] ?? []);
    const names = messages.map(
      (message) => nameOf(message) || [message["sourceRef"], message["targetRef"]].map((end) => (end && nameOf(end)) || "?").join(" → "),
    );
    if (names.length > 0) notes.lost(`Message flows left out: ${quoted(names).en}.`, `Alir pesan tidak diambil: ${quoted(names).id}.`);
  }
}

/** What sets off an activity that nothing leads to; empty for others. */
function startOf(activity: ModdleElement, language: Language): string {
  const elements: ModdleElement[] = activity["flowElements"] ?? [];
  const start = activity["triggeredByEvent"] ? elements.find(({ $type }) => $type === "bpmn:StartEvent") : undefined;
  return start ? eventWords(start, language) : "";
}

function isGroup({ $type }: ModdleElement): boolean {
  return $type === "bpmn:Group";
}

function sizeOf(scope: ModdleElement): number {
  return (scope["flowElements"] ?? []).length;
}

/** A node's own lists of its lines are optional in a file; the lines themselves say what they connect. */
function linkNodes(scope: ModdleElement): void {
  const elements: ModdleElement[] = scope["flowElements"] ?? [];
  for (const element of elements) {
    element["incoming"] = [];
    element["outgoing"] = [];
    if (sizeOf(element) > 0) linkNodes(element);
  }
  for (const element of elements) {
    if (element.$type !== "bpmn:SequenceFlow") continue;
    element["sourceRef"]?.["outgoing"]?.push(element);
    element["targetRef"]?.["incoming"]?.push(element);
  }
}
