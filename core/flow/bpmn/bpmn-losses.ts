import type { ModdleElement } from "bpmn-moddle";
import type { Language } from "../../../schemas/local-text.ts";
import { oneLine } from "../../document/words/one-line.ts";
import { extensionOf } from "./bpmn-extension.ts";
import { dataOf, eventWords, nameOf, triggerOf } from "./bpmn-words.ts";
import { type ImportNotes, quoted } from "./import-notes.ts";
import { calledCode } from "./read-net.ts";

/** What saying the losses of a process needs besides it. */
interface LossInput {
  /** The title of the flow that an activity is carried out by. */
  flowOf: (activity: ModdleElement) => string | undefined;
  language: Language;
  notes: ImportNotes;
}

/** Says what of a process has no counterpart in a flow, a line a kind, whatever way it is read. */
export function noteLosses(scope: ModdleElement, { flowOf, language, notes }: LossInput): void {
  const elements: ModdleElement[] = scope["flowElements"] ?? [];
  for (const [kind, found] of Map.groupBy(elements, (element) => element.$type.replace("bpmn:", ""))) {
    const all = quoted(found.map((element) => nameOf(element) || "?"));
    if (/^(?:User|Manual|Service|Send|Receive|Script|BusinessRule)Task$/.test(kind))
      notes.read(`${kind} is a plain step: ${all.en}.`, `${kind} menjadi langkah biasa: ${all.id}.`);
    if (/^Intermediate/.test(kind) && found.some((event) => triggerOf(event) !== "Link")) {
      const { en, id } = quoted(found.map((event) => eventWords(event, language) || "?"));
      notes.read(`${kind} read as a step or a branch: ${en}.`, `${kind} dibaca sebagai langkah atau cabang: ${id}.`);
    }
    if (/SubProcess$|^Transaction$|^CallActivity$/.test(kind)) noteInsides(found, kind, flowOf, notes);
    if (/^(?:Inclusive|Complex|EventBased)Gateway$/.test(kind)) noteGateways(found, kind, notes);
    if (/^(?:Start|End)Event$/.test(kind)) noteTriggers(found, kind, notes);
  }
  noteData(elements, notes);
  noteConditions(elements, notes);
  const repeated = elements.filter((element) => element["loopCharacteristics"]).map(nameOf);
  if (repeated.length > 0)
    notes.read(`Repetition stands as a remark: ${quoted(repeated).en}.`, `Pengulangan ditulis sebagai keterangan: ${quoted(repeated).id}.`);
  const artifacts: ModdleElement[] = scope["artifacts"] ?? [];
  const texts = artifacts
    .filter((artifact) => artifact.$type === "bpmn:TextAnnotation" && !extensionOf(artifact, "Gap"))
    .map(({ text }) => oneLine(text ?? ""));
  if (texts.length > 0) notes.lost(`Annotations left out: ${quoted(texts).en}.`, `Catatan tidak diambil: ${quoted(texts).id}.`);
}

/** Data is what a step needs or makes; what no step is connected with stands nowhere. */
function noteData(elements: readonly ModdleElement[], notes: ImportNotes): void {
  const connected = new Set(elements.flatMap((element) => [...dataOf(element, "input"), ...dataOf(element, "output")]));
  const data = elements.filter(({ $type }) => /^bpmn:Data(?:Object|Store)Reference$/.test($type));
  const [taken, left] = [data.filter((one) => connected.has(one)), data.filter((one) => !connected.has(one))].map((list) =>
    list.map((one) => nameOf(one) || "?"),
  ) as [string[], string[]];
  const { en, id } = quoted([...new Set(taken)]);
  if (taken.length > 0)
    notes.read(`Data stands as input or output of its steps: ${en}.`, `Data menjadi kelengkapan atau hasil langkahnya: ${id}.`);
  if (left.length > 0)
    notes.lost(
      `Data that no step is connected with left out: ${quoted(left).en}.`,
      `Data tanpa langkah tidak diambil: ${quoted(left).id}.`,
    );
}

/** Of lines with conditions out of an activity each may be taken; a decision takes one. */
function noteConditions(elements: readonly ModdleElement[], notes: ImportNotes): void {
  const several = elements.filter(({ $type, outgoing }) => {
    const conditions = ((outgoing ?? []) as ModdleElement[]).filter((line) => line["conditionExpression"]);
    return !/Gateway$/.test($type) && conditions.length > 1;
  });
  const { en, id } = quoted(several.map((element) => nameOf(element) || "?"));
  if (several.length > 0)
    notes.lost(
      `Lines with conditions read as a decision for one branch, though several may be taken: ${en}.`,
      `Garis bersyarat dibaca sebagai keputusan satu cabang, walau beberapa dapat ditempuh: ${id}.`,
    );
}

function noteInsides(
  found: readonly ModdleElement[],
  kind: string,
  flowOf: (activity: ModdleElement) => string | undefined,
  notes: ImportNotes,
): void {
  const foreign = found.filter((element) => !extensionOf(element, "Step") && !extensionOf(element, "Exit"));
  const flows = foreign.flatMap((element) => flowOf(element) ?? []);
  if (flows.length > 0)
    notes.read(`${kind} is a flow of its own: ${quoted(flows).en}.`, `${kind} menjadi alur tersendiri: ${quoted(flows).id}.`);
  const closed = foreign
    .filter((element) => flowOf(element) === undefined && calledCode(element) === undefined)
    .map((element) => nameOf(element) || "?");
  if (closed.length > 0)
    notes.added(
      `${kind} is a plain step, what it calls is not in the file: ${quoted(closed).en}. Name its document under “Follows”.`,
      `${kind} menjadi langkah biasa, yang dipanggilnya tidak ada pada berkas: ${quoted(closed).id}. Sebutkan dokumennya pada “Sesuai”.`,
    );
}

/** Gateways that may take several ways, or wait for what comes, are decisions for one way. */
function noteGateways(found: readonly ModdleElement[], kind: string, notes: ImportNotes): void {
  const deciding = found
    .filter((gateway) => !extensionOf(gateway, "Step") && (gateway["outgoing"] ?? []).length > 1)
    .map((gateway) => nameOf(gateway) || "?");
  const { en, id } = quoted(deciding);
  if (deciding.length === 0) return;
  if (kind === "EventBasedGateway")
    notes.read(
      `${kind} read as a decision, its branches named by their events: ${en}.`,
      `${kind} dibaca sebagai keputusan, cabangnya bernama kejadian: ${id}.`,
    );
  else
    notes.lost(
      `${kind} read as a decision for one branch, though several may be taken: ${en}.`,
      `${kind} dibaca sebagai keputusan satu cabang, walau beberapa dapat ditempuh: ${id}.`,
    );
}

function noteTriggers(found: readonly ModdleElement[], kind: string, notes: ImportNotes): void {
  const triggered = found.filter((event) => triggerOf(event) !== undefined).map((event) => `${triggerOf(event)} ${nameOf(event)}`.trim());
  if (triggered.length > 0)
    notes.lost(
      `${kind}: what triggers it was left out: ${quoted(triggered).en}.`,
      `${kind}: pemicunya tidak diambil: ${quoted(triggered).id}.`,
    );
}
