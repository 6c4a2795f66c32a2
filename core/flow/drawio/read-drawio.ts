import type { BpmnModdle, ModdleElement } from "bpmn-moddle";
import type { Language } from "../../../schemas/local-text.ts";
import { fold } from "../../document/words/fold.ts";
import { oneLine } from "../../document/words/one-line.ts";
import { ActorNames } from "../bpmn/bpmn-actors.ts";
import { makeModdle } from "../bpmn/bpmn-extension.ts";
import { readProcess } from "../bpmn/bpmn-reader.ts";
import { ImportNotes, quoted } from "../bpmn/import-notes.ts";
import type { NoFlow, ReadBpmn } from "../bpmn/read-bpmn.ts";
import type { PlainFlow } from "../graph/plain-flow.ts";
import { type DrawnCell, type DrawnLanes, type DrawnShape, isConnected, kindOf, lanesOf, shapeAt } from "./drawn-shapes.ts";
import { elementsOfExit, elementsOfFlow, elementsOfStep, ownNumber } from "./shape-data.ts";

/** A page of a drawing. */
export interface DrawnPage {
  name: string;
  cells: DrawnCell[];
}

export interface ReadDrawioOptions {
  language: Language;
  /** The page to read, by its name; without it every one with connected shapes. */
  page?: string | undefined;
  /** The number of the first step. */
  first?: number;
  /** What the only page is called where its name is draw.io's own, “Page-1”. */
  title?: string;
}

/** What draw.io calls a page by itself, in the languages of its interface that are likely here. */
const UNNAMED = /^(?:Page|Halaman|Seite|Página|Pagina)[- ]?1$/;

const NUMBERED = /^(\d{1,4})[.)] +(?=\S)/;

/** More shapes are no flow. */
const MOST_CELLS = 4_000;

/**
 * Reads flows from a drawing of draw.io: a page is a flow, a swimlane an actor, a rhombus a decision, a rounded shape at an end
 * what the flow begins or ends with; lines that touch a shape at both ends lead on. What is not read so is said.
 * @returns the flows, or why there are none
 */
export function readDrawio(pages: readonly DrawnPage[], { language, page, first = 1, title }: ReadDrawioOptions): ReadBpmn | NoFlow {
  const notes = new ImportNotes();
  const chosen = page === undefined ? pages : pages.filter(({ name }) => fold(name) === fold(page));
  const { en: names, id: nama } = quoted(pages.map(({ name }) => name));
  if (chosen.length === 0)
    return {
      problem: {
        en: `The drawing has no page “${page}”; it has ${names}.`,
        id: `Gambar tidak memuat halaman “${page}”; yang ada ${nama}.`,
      },
    };
  const flows: PlainFlow[] = [];
  const others: string[] = [];
  let number = first;
  for (const { name, cells } of chosen) {
    if (cells.length > MOST_CELLS)
      return {
        problem: {
          en: `The page “${name}” has more than ${MOST_CELLS} shapes.`,
          id: `Halaman “${name}” berisi lebih dari ${MOST_CELLS} bentuk.`,
        },
      };
    const flow = new DrawnProcess(cells, notes).flow(
      pages.length === 1 && UNNAMED.test(name) && title ? title : oneLine(name),
      number,
      language,
    );
    if (flow === undefined || flow.steps.length === 0) others.push(name);
    else {
      flows.push(flow);
      number += flow.steps.length;
    }
  }
  if (flows.length === 0)
    return {
      isEmpty: true,
      problem: {
        en: "No page has shapes that lines connect: a line has to be fastened to a shape at both ends.",
        id: "Tidak ada halaman berbentuk yang terhubung garis: kedua ujung garis harus melekat pada bentuk.",
      },
    };
  const { en, id } = quoted(others);
  if (others.length > 0) notes.lost(`Pages without connected shapes: ${en}.`, `Halaman tanpa bentuk yang terhubung: ${id}.`);
  return { flows, notes: notes.all() };
}

class DrawnProcess {
  readonly #moddle: BpmnModdle = makeModdle();
  readonly #notes: ImportNotes;
  readonly #cells: readonly DrawnCell[];
  readonly #elements: ModdleElement[] = [];
  readonly #byId = new Map<string, ModdleElement>();

  constructor(cells: readonly DrawnCell[], notes: ImportNotes) {
    this.#cells = cells;
    this.#notes = notes;
  }

  flow(title: string, first: number, language: Language): PlainFlow | undefined {
    const { lanes, laneOf, shapes, laneNamed, onPage, isPool } = lanesOf(this.#cells);
    const drawn = this.#cells.filter(({ isLine }) => isLine);
    const ends = shapes.filter((shape) => isConnected(shape, drawn));
    const lines = drawn.map((line) => this.#fastened(line, ends.length > 0 ? shapes : [], onPage));
    const connected = shapes.filter((shape) => isConnected(shape, lines));
    if (connected.length === 0) return undefined;
    this.#noteLoose(shapes.filter((shape) => !connected.includes(shape)));
    this.#noteHidden(connected, lines);
    // From top to bottom, and from left to right: what no line puts in an order comes as it is read.
    connected.sort((a, b) => a.y - b.y || a.x - b.x);
    for (const shape of this.#withoutNumbers(connected)) this.#put(shape, lines, laneOf(shape));
    this.#attach(connected);
    for (const line of lines) this.#connect(line, laneNamed);
    const actors = new ActorNames();
    for (const lane of lanes) actors.spell(lane);
    const actorOf = new Map(
      connected.map((shape) => {
        const lane = laneOf(shape);
        return [this.#byId.get(shape.id), lane && actors.spell(lane)];
      }),
    );
    actors.noteSpellings(this.#notes);
    const pool = this.#cells.find(({ id, data }) => data !== undefined && isPool(id));
    const said = pool ? elementsOfFlow(pool.data ?? {}, pool.id, this.#moddle) : {};
    const scope = this.#moddle.create("bpmn:Process", { id: "p", name: title, flowElements: this.#elements, ...said });
    const names = actors.all.filter((lane) => [...actorOf.values()].includes(lane));
    return readProcess({
      scope,
      title,
      actors: { of: (node) => actorOf.get(node), names },
      first,
      language,
      notes: this.#notes,
      flowOf: () => undefined,
    });
  }

  /** Steps are numbered as they come; numbers of a drawing's own, each a shape's, would stand in the titles. */
  #withoutNumbers(shapes: readonly DrawnShape[]): readonly DrawnShape[] {
    // A step of ours is taken by its number.
    const others = shapes.filter((shape) => ownNumber(shape) === undefined);
    const numbers = others.flatMap(({ words }) => NUMBERED.exec(words)?.[1] ?? []);
    if (numbers.length < 2 || new Set(numbers).size < numbers.length) return shapes;
    this.#notes.read(
      "The numbers before the names of shapes were left out: steps are numbered as they come.",
      "Nomor di depan nama bentuk tidak diambil: langkah dinomori menurut urutannya.",
    );
    return shapes.map((shape) => (others.includes(shape) ? { ...shape, words: shape.words.replace(NUMBERED, "") } : shape));
  }

  /** What a shape's data says of it; our gateway below a step that has a time limit or can fail is that step's. */
  #beside(shape: DrawnShape, type: string, { lane, leaves }: { lane: string | undefined; leaves: number }): Record<string, unknown> {
    if (/^decide-\d+$/.test(shape.id) && type === "bpmn:ExclusiveGateway")
      return {
        extensionElements: this.#moddle.create("bpmn:ExtensionElements", { values: [this.#moddle.create("sop:Decision", {})] }),
      };
    if (/EndEvent$|CallActivity$/.test(type)) return elementsOfExit(shape.data ?? {}, this.#moddle);
    // What only gathers lines is no step, whatever is said of it.
    const isStep = /Task$|SubProcess$/.test(type) || (type === "bpmn:ExclusiveGateway" && (leaves > 1 || ownNumber(shape) !== undefined));
    return isStep ? elementsOfStep(shape, lane, this.#moddle) : {};
  }

  #put(shape: DrawnShape, lines: readonly DrawnCell[], lane: string | undefined): void {
    const comes = lines.some(({ target }) => target === shape.id);
    const leaves = lines.filter(({ source }) => source === shape.id).length;
    const labels = lines.filter(({ source, id }) => source === shape.id && this.#labelOf(id) !== "");
    const { type: kind, trigger } = kindOf(shape, comes, leaves);
    const type = kind === "bpmn:Task" && leaves > 1 && labels.length === leaves ? "bpmn:ExclusiveGateway" : kind;
    const element = this.#moddle.create(type, {
      id: `s${this.#elements.length}`,
      ...(shape.words === "" ? {} : { name: shape.words }),
      ...this.#beside(shape, type, { lane, leaves }),
      ...(trigger === undefined ? {} : { eventDefinitions: [this.#moddle.create(`bpmn:${trigger}EventDefinition`, {})] }),
    });
    element["incoming"] = [];
    element["outgoing"] = [];
    this.#elements.push(element);
    this.#byId.set(shape.id, element);
  }

  /** A line whose end is drawn up to a shape, though it is not fastened to it, leads there, which is said. */
  #fastened(line: DrawnCell, shapes: readonly DrawnShape[], onPage: DrawnLanes["onPage"]): DrawnCell {
    const found = (["source", "target"] as const).map((side) => {
      const point = line.loose?.[side];
      return line[side] === undefined && point ? shapeAt(onPage(line, point), shapes) : undefined;
    });
    const [source, target] = found;
    const ids = { source: source?.id ?? line.source, target: target?.id ?? line.target };
    // A line drawn within one shape, or fastened at no end, leads from nowhere to nowhere.
    if (!(source || target) || ids.source === ids.target || ids.source === undefined || ids.target === undefined) return line;
    const { en, id } = quoted(found.flatMap((shape) => (shape ? [shape.words || "?"] : [])));
    this.#notes.read(
      `A line that is drawn up to ${en}, but not fastened to it, was read as if it were.`,
      `Garis yang sampai ke ${id}, tetapi tidak melekat padanya, dibaca seolah melekat.`,
    );
    return { ...line, ...ids };
  }

  /** An event at a shape's edge belongs to it; one that stands at none is a start. */
  #attach(shapes: readonly DrawnShape[]): void {
    for (const shape of shapes) {
      const event = this.#byId.get(shape.id);
      if (event?.$type !== "bpmn:BoundaryEvent") continue;
      const middle = { x: shape.x + shape.box.width / 2, y: shape.y + shape.box.height / 2 };
      const host = shapeAt(
        middle,
        shapes.filter((other) => other !== shape && /Task$|SubProcess$|CallActivity$/.test(this.#byId.get(other.id)?.$type ?? "")),
      );
      if (host) event["attachedToRef"] = this.#byId.get(host.id);
      else event.$type = "bpmn:StartEvent";
    }
  }

  /** The words on a line, or on labels of it. */
  #labelOf(line: string): string {
    return this.#cells
      .filter(({ id, parent, isLine }) => id === line || (parent === line && !isLine))
      .map(({ words }) => words)
      .filter((words) => words !== "")
      .join(" ");
  }

  #connect(line: DrawnCell, laneNamed: DrawnLanes["laneNamed"]): void {
    const [from, to] = [this.#byId.get(line.source ?? ""), this.#byId.get(line.target ?? "")];
    const label = this.#labelOf(line.id);
    const lane = [line.source, line.target].flatMap((id) => (id === undefined ? [] : (laneNamed(id) ?? [])))[0];
    if (lane !== undefined && !(from && to)) {
      const step = quoted([from, to].flatMap((element) => (element ? [element.name || "?"] : [])));
      this.#notes.lost(
        `A line${label === "" ? "" : ` “${label}”`} between the lane “${lane}” and ${step.en || "another"} connects no two steps and was left out.`,
        `Garis${label === "" ? "" : ` “${label}”`} antara lajur “${lane}” dan ${step.id || "lajur lain"} tidak menghubungkan dua langkah dan tidak diambil.`,
      );
      return;
    }
    if (!from || !to) {
      const known = [from, to].flatMap((element) => (element ? [`“${element.name ?? ""}”`] : [])).join();
      this.#notes.lost(
        `A line${label === "" ? "" : ` “${label}”`}${known === "" ? "" : ` at ${known}`} is not fastened to a shape at both ends and was left out.`,
        `Garis${label === "" ? "" : ` “${label}”`}${known === "" ? "" : ` pada ${known}`} tidak melekat pada bentuk di kedua ujungnya dan tidak diambil.`,
      );
      return;
    }
    const flow = this.#moddle.create("bpmn:SequenceFlow", {
      id: `l${this.#elements.length}`,
      sourceRef: from,
      targetRef: to,
      ...(label === "" ? {} : { name: label }),
    });
    from["outgoing"].push(flow);
    to["incoming"].push(flow);
    this.#elements.push(flow);
  }

  /** What nobody sees who opens the drawing is read as well, since a layer may be hidden for the moment only. */
  #noteHidden(shapes: readonly DrawnShape[], lines: readonly DrawnCell[]): void {
    const seen = new Map(shapes.flatMap(({ id, words, isHidden }) => (isHidden ? [] : [[id, words || "?"] as const])));
    const ways = lines.flatMap(({ isHidden, source = "", target = "" }) => {
      const [from, to] = [seen.get(source), seen.get(target)];
      return isHidden && from !== undefined && to !== undefined ? [`${from} → ${to}`] : [];
    });
    const hidden = [...shapes.flatMap(({ words, isHidden }) => (isHidden ? [words || "?"] : [])), ...ways];
    const { en, id } = quoted(hidden);
    if (hidden.length > 0)
      this.#notes.added(`Hidden in the drawing, and read all the same: ${en}.`, `Tersembunyi pada gambar, tetapi tetap dibaca: ${id}.`);
  }

  #noteLoose(loose: readonly DrawnShape[]): void {
    const words = loose.map((shape) => shape.words).filter((one) => one !== "");
    const { en, id } = quoted(words);
    if (words.length > 0)
      this.#notes.lost(`No line leads to or from: ${en}; left out.`, `Tidak ada garis dari atau ke: ${id}; tidak diambil.`);
  }
}
