import type { BpmnModdle, ModdleElement } from "bpmn-moddle";
import { xmlText } from "../../document/words/escape.ts";
import { oneLine } from "../../document/words/one-line.ts";
import type { FlowLayout } from "../layout/flow-layout.ts";
import { isStep, type NetNode } from "./bpmn-net.ts";
import { type ImportNotes, quoted } from "./import-notes.ts";

/** Where something is drawn. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The phases of a flow as groups: a category with one value a phase, which the group and all that is in it refer to. */
export class PhaseGroups {
  /** Undefined where a flow has no phases. */
  readonly category: ModdleElement | undefined;
  /** In the order of the phases. */
  readonly groups: ModdleElement[];
  readonly #phases: FlowLayout["phases"];
  readonly #values: ModdleElement[];

  constructor(moddle: BpmnModdle, phases: FlowLayout["phases"]) {
    this.#phases = phases;
    this.#values = phases.map(({ name }, index) => moddle.create("bpmn:CategoryValue", { id: `phase-${index + 1}`, value: xmlText(name) }));
    this.category = phases.length === 0 ? undefined : moddle.create("bpmn:Category", { id: "phases", categoryValue: this.#values });
    this.groups = this.#values.map((value, index) =>
      moddle.create("bpmn:Group", { id: `phase-${index + 1}-group`, categoryValueRef: value }),
    );
  }

  /** What the nodes of a row refer to, by the row's upper edge. */
  at(top: number): Record<string, unknown> {
    const index = this.#phases.findIndex((phase) => top >= phase.top && top < phase.bottom);
    return index < 0 ? {} : { categoryValueRef: [this.#values[index]] };
  }
}

/** What reading groups needs besides them. */
interface GroupInput {
  groups: readonly ModdleElement[];
  /** In the order of their numbers. */
  steps: readonly NetNode[];
  /** Where the file draws an element. */
  placeOf: (element: ModdleElement) => Box | undefined;
  notes: ImportNotes;
}

/**
 * Groups as phases, by the step that each begins with: where every step of the file is in one of them, and each is one run
 * of steps. A step is in the group whose category it names, else in the smallest that is drawn around it.
 */
export function readPhases({ groups, steps, placeOf, notes }: GroupInput): Map<NetNode, string> {
  const named = groups.map((group) => ({ group, name: oneLine(group["categoryValueRef"]?.["value"] ?? "") }));
  const begun = new Map<NetNode, string>();
  const order: string[] = [];
  let fits = named.length > 0 && named.every(({ name }) => name !== "");
  for (const step of steps.filter(isStep)) {
    if (!step.element) continue;
    const name = groupOf(step.element, named, placeOf);
    if (name === undefined) fits = false;
    else if (order.at(-1) !== name) {
      fits &&= !order.includes(name);
      order.push(name);
      // What an import adds at the very beginning is of the first phase.
      begun.set(order.length === 1 ? (steps[0] ?? step) : step, name);
    }
  }
  const { en, id } = quoted(named.map(({ name }) => name || "?"));
  if (fits) notes.read(`Groups are phases: ${en}.`, `Kelompok menjadi fase: ${id}.`);
  else if (named.length > 0)
    notes.lost(
      `Groups left out, since phases are runs of steps that leave none out: ${en}.`,
      `Kelompok tidak diambil, karena fase adalah rangkaian langkah tanpa ada yang di luarnya: ${id}.`,
    );
  return fits ? begun : new Map();
}

function groupOf(
  element: ModdleElement,
  groups: readonly { group: ModdleElement; name: string }[],
  placeOf: GroupInput["placeOf"],
): string | undefined {
  const values: ModdleElement[] = element["categoryValueRef"] ?? [];
  const chosen = groups.find(({ group }) => values.includes(group["categoryValueRef"]));
  if (chosen) return chosen.name;
  const place = placeOf(element);
  const around = groups.flatMap(({ group, name }) => {
    const box = placeOf(group);
    return place && box && holds(box, place) ? [{ name, size: box.width * box.height }] : [];
  });
  return around.sort((a, b) => a.size - b.size)[0]?.name;
}

/** True where the middle of what is drawn stands inside the box. */
function holds(box: Box, { x, y, width, height }: Box): boolean {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  return middleX >= box.x && middleX <= box.x + box.width && middleY >= box.y && middleY <= box.y + box.height;
}
