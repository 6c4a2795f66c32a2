import type { BpmnModdle, ModdleElement } from "bpmn-moddle";
import { fold } from "../../document/words/fold.ts";
import { ActorNames } from "../bpmn/bpmn-actors.ts";
import { makeModdle } from "../bpmn/bpmn-extension.ts";
import { readProcess } from "../bpmn/bpmn-reader.ts";
import { plainProse } from "../bpmn/bpmn-words.ts";
import { quoted } from "../bpmn/import-notes.ts";
import type { PlainFlow } from "../graph/plain-flow.ts";
import type { Head } from "./table-columns.ts";
import type { TableContext, TableRow } from "./table-rows.ts";

/** A table of shapes and where each leads, as a process, which is then read like anyone's BPMN. */
export function flowOfProcess(title: string, rows: readonly TableRow[], head: Head, context: TableContext): PlainFlow {
  return new TableProcess(rows, head, context).flow(title);
}

class TableProcess {
  readonly #moddle: BpmnModdle = makeModdle();
  readonly #rows: readonly TableRow[];
  readonly #context: TableContext;
  readonly #elements: ModdleElement[] = [];
  readonly #byId = new Map<string, ModdleElement>();
  readonly #actorOf = new Map<ModdleElement, string>();
  readonly #actors = new ActorNames();
  readonly #isOrdered: boolean;

  constructor(rows: readonly TableRow[], head: Head, context: TableContext) {
    this.#rows = rows;
    this.#context = context;
    this.#isOrdered = !head.columns.some(({ kind }) => kind === "nextId");
    let number = context.first;
    let phase = "";
    const elements = rows.map((row) => {
      const isStep = this.#isStep(row);
      const isNew = isStep && row.cells.phase !== undefined && row.cells.phase !== phase;
      if (isNew) phase = row.cells.phase as string;
      const element = this.#element(row, number, isNew ? phase : undefined);
      if (isStep) number++;
      this.#put(row, element);
      return element;
    });
    for (const [index, row] of rows.entries()) this.#lines(row, elements[index] as ModdleElement, elements[index + 1]);
    if (!elements.some(({ $type }) => $type === "bpmn:StartEvent")) this.#begin(elements[0]);
    this.#noteTwice();
    this.#actors.noteSpellings(context.notes);
  }

  flow(title: string): PlainFlow {
    const { language, notes, first } = this.#context;
    const names = [...new Set(this.#actorOf.values())];
    const scope = this.#moddle.create("bpmn:Process", { id: "p", name: title, flowElements: this.#elements });
    return readProcess({
      scope,
      title,
      actors: { of: (node) => this.#actorOf.get(node), names },
      first,
      language,
      notes,
      flowOf: () => undefined,
    });
  }

  #isStep({ cells }: TableRow): boolean {
    return !/^(start|end|mulai|selesai|start\/end|terminator)$/.test(fold(cells.shape ?? ""));
  }

  #element(row: TableRow, number: number, phase: string | undefined): ModdleElement {
    const { cells } = row;
    const shape = fold(cells.shape ?? "");
    const properties = { id: `r${row.line}`, name: cells.title };
    const aims = this.#aims(row);
    if (!this.#isStep(row)) {
      const isEnd = /^(end|selesai)$/.test(shape) || aims.length === 0;
      return this.#moddle.create(isEnd ? "bpmn:EndEvent" : "bpmn:StartEvent", properties);
    }
    const chooses = aims.length > 1 && (shape === "decision" || shape === "keputusan" || aims.some(({ label }) => label !== ""));
    const type = chooses
      ? "bpmn:ExclusiveGateway"
      : /^subprocess$|^predefined process$|off-page/.test(shape)
        ? "bpmn:CallActivity"
        : "bpmn:Task";
    const isExit = type === "bpmn:CallActivity" && aims.length === 0 && !this.#isOrdered;
    return this.#moddle.create(type, { ...properties, ...(isExit ? {} : this.#extended(row, number, phase)) });
  }

  #actorsOf({ cells, marked }: TableRow): string[] {
    return actorsOf(cells.actor ?? cells.lane, marked).map((name) => this.#actors.spell(name));
  }

  #extended(row: TableRow, number: number, phase: string | undefined): Record<string, unknown> {
    const { cells } = row;
    const { input, time, output, kpi, rc, remark, text } = cells;
    const fields = Object.entries({ input, time, output, kpi, rc, remark, phase }).filter(([, value]) => value !== undefined);
    const named = (kind: string, names: readonly string[]) => names.map((name) => this.#moddle.create(kind, { name }));
    const step = this.#moddle.create("sop:Step", {
      number,
      ...Object.fromEntries(fields),
      actors: named("sop:Actor", this.#actorsOf(row)),
      applications: named(
        "sop:Application",
        (cells.application ?? "").split(/\s*[,;]\s*/).filter((name) => name !== ""),
      ),
    });
    return {
      ...(text === undefined ? {} : { documentation: [this.#moddle.create("bpmn:Documentation", { text: plainProse(text) })] }),
      extensionElements: this.#moddle.create("bpmn:ExtensionElements", { values: [step] }),
    };
  }

  #put(row: TableRow, element: ModdleElement): void {
    const { cells } = row;
    this.#elements.push(element);
    const [actor] = this.#actorsOf(row);
    if (actor !== undefined) this.#actorOf.set(element, actor);
    if (cells.id !== undefined && !this.#byId.has(fold(cells.id))) this.#byId.set(fold(cells.id), element);
  }

  #aims({ cells }: TableRow): { id: string; label: string }[] {
    const ids = (cells.nextId ?? "").split(/\s*[,;\n]\s*/).filter((id) => id !== "");
    const labels = (cells.label ?? "").split(/\s*[,;\n]\s*/);
    if (ids.length === 1) return [{ id: ids[0] as string, label: cells.label ?? "" }];
    return ids.map((id, index) => ({ id, label: labels[index] ?? "" }));
  }

  #lines(row: TableRow, from: ModdleElement, following: ModdleElement | undefined): void {
    if (this.#isOrdered) {
      if (from.$type !== "bpmn:EndEvent") this.#connect(from, following ?? this.#end(), "");
      return;
    }
    for (const { id, label } of this.#aims(row)) {
      const to = this.#byId.get(fold(id));
      if (to) this.#connect(from, to, label);
      else
        this.#context.notes.lost(
          `Row ${row.line} leads to “${id}”, which no row has: the line was left out.`,
          `Baris ${row.line} menuju “${id}”, yang tidak ada pada baris mana pun: garisnya tidak diambil.`,
        );
    }
  }

  #end(): ModdleElement {
    const end = this.#moddle.create("bpmn:EndEvent", { id: "end" });
    this.#elements.push(end);
    return end;
  }

  #begin(first: ModdleElement | undefined): void {
    if (!first) return;
    const start = this.#moddle.create("bpmn:StartEvent", { id: "start" });
    this.#elements.unshift(start);
    this.#connect(start, first, "");
  }

  #connect(sourceRef: ModdleElement, targetRef: ModdleElement, name: string): void {
    const line = this.#moddle.create("bpmn:SequenceFlow", {
      id: `l${this.#elements.length}`,
      sourceRef,
      targetRef,
      ...(name === "" ? {} : { name }),
    });
    this.#elements.push(line);
  }

  #noteTwice(): void {
    const ids = this.#rows.flatMap(({ cells }) => (cells.id === undefined ? [] : [fold(cells.id)]));
    const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
    const { en, id } = quoted(twice);
    if (twice.length > 0)
      this.#context.notes.lost(
        `Ids that stand twice: lines to them lead to the first: ${en}.`,
        `Id yang tertulis dua kali: garis ke sana menuju yang pertama: ${id}.`,
      );
  }
}

/** A cell names one lane, or several actors in lines; marked columns are actors in their order. */
function actorsOf(cell: string | undefined, marked: readonly string[]): string[] {
  const named = (cell ?? "")
    .split(/\s*[,;]\s*/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return [...new Set([...named, ...marked.map((name) => name.replace(/\s*,\s*/g, " / "))])];
}
