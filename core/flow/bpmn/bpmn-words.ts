import type { ModdleElement } from "bpmn-moddle";
import { pick } from "../../../languages/language.ts";
import type { Language, LocalText } from "../../../schemas/local-text.ts";
import { oneLine } from "../../document/words/one-line.ts";

/** Words that an import puts where a file has none, or has what the notation can't hold. */
export const importWords = {
  choice: { id: "Keputusan", en: "Decision" },
  step: { id: "Langkah", en: "Step" },
  branch: { id: "Cabang", en: "Branch" },
  start: { id: "Awal", en: "Start" },
  flow: { id: "Alur", en: "Flow" },
  lane: { id: "Lajur", en: "Lane" },
  otherwise: { id: "Lainnya", en: "Otherwise" },
  howStarted: { id: "Dimulai dari mana?", en: "Where does it start?" },
  divide: { id: "Bagi pekerjaan", en: "Divide the work" },
  gather: { id: "Kumpulkan hasil", en: "Bring the results together" },
  idle: { id: "Tanpa pekerjaan", en: "Nothing to do" },
  addedWhy: { id: "Ditambahkan saat impor; tidak ada pada berkas BPMN.", en: "Added by the import; not in the BPMN file." },
} as const satisfies Record<string, LocalText>;

const events: Readonly<Record<string, LocalText>> = {
  Timer: { id: "Waktu habis", en: "Time is up" },
  Message: { id: "Pesan diterima", en: "Message received" },
  Error: { id: "Gagal", en: "Failed" },
  Escalation: { id: "Eskalasi", en: "Escalation" },
  Signal: { id: "Sinyal diterima", en: "Signal received" },
  Conditional: { id: "Syarat terpenuhi", en: "Condition met" },
  Cancel: { id: "Dibatalkan", en: "Cancelled" },
  Compensate: { id: "Kompensasi", en: "Compensation" },
};

/** A name on one line; empty where there is none. */
export function nameOf({ name }: ModdleElement): string {
  return oneLine(name ?? "");
}

/** What triggers an event, `Timer` for a timerEventDefinition; undefined where nothing does. */
export function triggerOf(event: ModdleElement): string | undefined {
  const [definition] = definitionsOf(event);
  return definition && /^bpmn:(\w+)EventDefinition$/.exec(definition.$type)?.[1];
}

/** An event's name, else words for what triggers it, with the time of a timer. */
export function eventWords(event: ModdleElement, language: Language): string {
  const trigger = triggerOf(event) ?? "";
  const [definition] = definitionsOf(event);
  const time = ["timeDuration", "timeDate", "timeCycle"].map((key) => oneLine(definition?.[key]?.body ?? "")).find((body) => body !== "");
  const words = pick(events[trigger], language) ?? "";
  return nameOf(event) || (time ? `${words} (${time})` : words);
}

/** The ISO 8601 duration of a timer; empty where it has none. */
export function durationOf(event: ModdleElement): string {
  return oneLine(definitionsOf(event)[0]?.["timeDuration"]?.body ?? "");
}

function definitionsOf(event: ModdleElement): ModdleElement[] {
  return event["eventDefinitions"] ?? [];
}

/** The data that an activity is connected with: what it needs, or what it makes. */
export function dataOf(activity: ModdleElement, side: "input" | "output"): ModdleElement[] {
  const associations: ModdleElement[] = activity[side === "input" ? "dataInputAssociations" : "dataOutputAssociations"] ?? [];
  return associations
    .flatMap((association) => (side === "input" ? (association["sourceRef"] ?? []) : [association["targetRef"]]))
    .filter((data: ModdleElement | undefined) => data?.$type?.endsWith("Reference"));
}

/** How often an activity is repeated, in words; undefined where it is done once. */
export function repetitionOf(element: ModdleElement): LocalText | undefined {
  const loop: ModdleElement | undefined = element["loopCharacteristics"];
  if (!loop) return undefined;
  if (loop.$type === "bpmn:StandardLoopCharacteristics") {
    const most: unknown = loop["loopMaximum"];
    return most === undefined
      ? { id: "Diulang sampai selesai", en: "Repeated until done" }
      : { id: `Diulang sampai selesai, paling banyak ${most} kali`, en: `Repeated until done, at most ${most} times` };
  }
  return loop["isSequential"]
    ? { id: "Dikerjakan untuk setiap hal, satu per satu", en: "Done for each one, one after the other" }
    : { id: "Dikerjakan untuk setiap hal, bersamaan", en: "Done for each one, side by side" };
}

/** Text of a file as Markdown that says nothing else: no heading, list, quote, field or HTML arises from it. */
export function plainProse(text: string): string {
  return withoutHtml(text)
    .replace(/[\\`*[\]<]/g, (mark) => `\\${mark}`)
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/^(?:[#>+=~|-]|\d+(?=[.)]))/, (mark) => (/\d/.test(mark) ? mark : `\\${mark}`)))
    .map((line) => line.replace(/^(\d+)([.)])/, "$1\\$2"))
    .join("\n")
    .trim();
}

const BLOCKS = /<\/?(?:p|div|br|ul|ol|li|h[1-6]|table|tr|html|body)(?:\s[^<>]*)?\/?>/gi;
const INLINE = /<\/?(?:span|b|i|u|strong|em|a|font|td|th|tbody|code)(?:\s[^<>]*)?\/?>/gi;
const entities: Readonly<Record<string, string>> = { nbsp: " ", amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** What some tools keep as HTML, as the words in it; text without its tags stays as it is. */
function withoutHtml(text: string): string {
  if (text.search(BLOCKS) < 0 && text.search(INLINE) < 0) return text;
  return text
    .replace(BLOCKS, "\n")
    .replace(INLINE, "")
    .replace(/&(?:#(\d{1,6})|(\w{2,6}));/g, (whole, code, name) =>
      code === undefined ? (entities[String(name)] ?? whole) : String.fromCodePoint(Number(code)),
    )
    .replace(/\s*\n\s*/g, "\n");
}
