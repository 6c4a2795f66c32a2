import type { ModdleElement } from "bpmn-moddle";
import type { Language, LocalText } from "../../../schemas/local-text.ts";
import type { PlainFlow } from "../graph/plain-flow.ts";
import { extensionOf, makeModdle } from "./bpmn-extension.ts";
import { BpmnReader } from "./bpmn-reader.ts";

/** A flow read from BPMN, and what of the file has no counterpart in it. */
export interface ReadBpmn {
  flow: PlainFlow;
  notes: LocalText[];
}

/** Larger files are refused before they are parsed: 5 million characters. */
const LONGEST = 5_000_000;

/**
 * Reads one flow from BPMN 2.0: our own comes back as it was; anyone's gives its lanes, tasks, gateways, events and call
 * activities, and a note for each thing that has no counterpart. The language is that of the labels unnamed branches get.
 * @returns the flow, or why the text is no BPMN with a process in it
 */
export async function readBpmn(xml: string, language: Language): Promise<ReadBpmn | { problem: LocalText }> {
  if (xml.length > LONGEST) return { problem: { en: "The BPMN file is larger than 5 MB.", id: "Berkas BPMN lebih besar dari 5 MB." } };
  let read: Awaited<ReturnType<ReturnType<typeof makeModdle>["fromXML"]>>;
  try {
    read = await makeModdle().fromXML(xml);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: { en: `This is no BPMN 2.0: ${reason}`, id: `Ini bukan BPMN 2.0: ${reason}` } };
  }
  const roots: ModdleElement[] = read.rootElement["rootElements"] ?? [];
  const processes = roots.filter(({ $type }) => $type === "bpmn:Process").sort((a, b) => sizeOf(b) - sizeOf(a));
  const [process, ...others] = processes;
  if (!process || sizeOf(process) === 0)
    return { problem: { en: "The BPMN holds no process with steps.", id: "BPMN ini tidak memuat proses yang berlangkah." } };
  const notes: LocalText[] = [
    ...read.warnings.map(({ message }) => ({ en: `Not read: ${message}`, id: `Tidak terbaca: ${message}` })),
    ...others.map((other) => noteOfProcess(other)),
    ...roots.filter(({ $type }) => $type === "bpmn:Collaboration").flatMap(notesOfCollaboration),
  ];
  const reader = new BpmnReader(process, language);
  const steps = reader.steps();
  const keywords: ModdleElement[] = extensionOf(process, "Flow")?.["keywords"] ?? [];
  const gap = reader.gap();
  return {
    flow: {
      title: titleOf(process, roots),
      ...reader.start(),
      keywords: keywords.map(({ name }) => name ?? ""),
      introduction: process["documentation"]?.[0]?.text ?? "",
      lanes: reader.lanes(),
      ...(gap && { gap }),
      steps,
    },
    notes: [...notes, ...reader.notes],
  };
}

function sizeOf(process: ModdleElement): number {
  return process["flowElements"]?.length ?? 0;
}

function titleOf(process: ModdleElement, roots: readonly ModdleElement[]): string {
  const participants: ModdleElement[] = roots.flatMap((root) => root["participants"] ?? []);
  return process.name ?? participants.find((one) => one["processRef"] === process)?.name ?? process.id ?? "";
}

function noteOfProcess({ name, id }: ModdleElement): LocalText {
  const title = name ?? id ?? "";
  return { en: `The process “${title}” was left out: one flow is read.`, id: `Proses “${title}” tidak diambil: satu alur yang dibaca.` };
}

function notesOfCollaboration(collaboration: ModdleElement): LocalText[] {
  const messages: ModdleElement[] = collaboration["messageFlows"] ?? [];
  const empty: ModdleElement[] = (collaboration["participants"] ?? []).filter((one: ModdleElement) => !one["processRef"]);
  return [
    ...empty.map(({ name = "" }) => ({
      en: `The participant “${name}” has no process and was left out.`,
      id: `Peserta “${name}” tidak berproses dan tidak diambil.`,
    })),
    ...(messages.length > 0
      ? [{ en: `${messages.length} message flows were left out.`, id: `${messages.length} alir pesan tidak diambil.` }]
      : []),
  ];
}
