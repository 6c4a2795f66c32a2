import type { ModdleElement } from "bpmn-moddle";
import type { Language } from "../../../schemas/local-text.ts";
import { readTimeLimit, timeLimitOfIso } from "../../document/words/time-limit.ts";
import { extensionOf } from "./bpmn-extension.ts";
import type { Net, NetArc, NetNode } from "./bpmn-net.ts";
import { durationOf, eventWords, nameOf, triggerOf } from "./bpmn-words.ts";
import type { ImportNotes } from "./import-notes.ts";

/** What an event at an activity's edge is read with. */
interface AttachInput {
  language: Language;
  notes: ImportNotes;
}

/**
 * An event at an activity's edge is where it goes on instead: when its time is up, where the notation can read the time, else
 * as a way to fail.
 */
export function attachEvent(
  event: ModdleElement,
  nodes: ReadonlyMap<ModdleElement, NetNode>,
  net: Net,
  { language, notes }: AttachInput,
): void {
  const node = nodes.get(event) as NetNode;
  const host = nodes.get(event["attachedToRef"]);
  const words = eventWords(event, language);
  if (!host || node.out.size === 0 || !/^(?:step|choice)$/.test(host.kind)) {
    notes.lost(
      `The event “${words}”${host ? ` at “${host.title}”` : ""} leads nowhere and was left out.`,
      `Kejadian “${words}”${host ? ` pada “${host.title}”` : ""} tidak menuju ke mana pun dan tidak diambil.`,
    );
    net.remove(node);
    return;
  }
  if (host.kind === "step") interrupt(host, net);
  const read = readException(event, host, language);
  for (const arc of [...node.out]) net.connect(host, arc.to, read.label).exception = read.exception;
  net.remove(node);
  if (!host.element || !extensionOf(host.element, "Step")) noteRead(event, words, host, read, notes);
}

/** A step with one way on, beside which exceptions can stand. */
function interrupt(host: NetNode, net: Net): void {
  const usual = [...host.out];
  const rest = usual.length > 1 ? net.add("and", "", { actor: host.actor }) : undefined;
  for (const arc of rest ? usual : []) net.leave(arc, rest as NetNode);
  if (rest) net.connect(host, rest);
  else if (usual.length === 0) net.connect(host, net.add("exit", "", { exit: { kind: "end" } }));
  host.kind = "choice";
}

type Exception = Required<Pick<NetArc, "label" | "exception">>;

/** A step has one time limit; what has no time the notation can read is a way to fail. */
function readException(event: ModdleElement, host: NetNode, language: Language): Exception {
  const words = eventWords(event, language);
  const isTimer = triggerOf(event) === "Timer" && ![...host.out].some(({ exception }) => exception === "deadline");
  const name = nameOf(event);
  const time = readTimeLimit(name) ? name : timeLimitOfIso(durationOf(event), language);
  return isTimer && time !== undefined ? { label: time, exception: "deadline" } : { label: words || name, exception: "failure" };
}

function noteRead(event: ModdleElement, words: string, host: NetNode, { label, exception }: Exception, notes: ImportNotes): void {
  const named = label === words ? "" : `, “${label}”`;
  const stays = event["cancelActivity"] === false;
  const [en, id] = exception === "deadline" ? ["time limit", "tenggatnya"] : ["way to fail", "cara gagalnya"];
  notes.read(
    `The event “${words}” at “${host.title}” was read as a ${en} of it${named}${stays ? "; in the file the step goes on meanwhile" : ""}.`,
    `Kejadian “${words}” pada “${host.title}” dibaca sebagai ${id}${named}${stays ? "; pada berkas langkahnya tetap berjalan" : ""}.`,
  );
}
