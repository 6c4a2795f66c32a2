import fc from "fast-check";

/** A process as a test has it in mind, before any file of it is written. */
export interface BpmnModel {
  nodes: ModelNode[];
  arcs: ModelArc[];
  /** Names of the lanes; a node's `lane` counts in it. */
  lanes: string[];
}

export interface ModelNode {
  id: string;
  type: ModelType;
  name: string;
  lane: number;
  /** Of an event at an activity's edge: the activity, and what sets it off. */
  at?: string;
  by?: "error" | "timer";
}

export type ModelType =
  | "startEvent"
  | "endEvent"
  | "task"
  | "exclusiveGateway"
  | "inclusiveGateway"
  | "eventBasedGateway"
  | "parallelGateway"
  | "boundaryEvent";

export interface ModelArc {
  from: string;
  to: string;
  name: string;
  isConditional: boolean;
}

/** What a well-formed process is made of: every split of it is joined, every decision leads on. */
export type Block =
  | { kind: "task" }
  | { kind: "sequence"; blocks: Block[] }
  | { kind: "choice"; branches: (Block | "on" | "end")[]; by: "exclusiveGateway" | "inclusiveGateway" | "task"; merged: boolean }
  | { kind: "parallel"; branches: (Block | "on")[]; byTask: boolean }
  | { kind: "loop"; body: Block; name: string }
  /** A task that goes on elsewhere when it fails or its time is up: to a block, to an end, or to itself again. */
  | { kind: "failing"; by: ("error" | "timer")[]; to: (Block | "end" | "again")[] };

/** What sets a process off and how it stops. */
export interface Frame {
  starts: ("" | "named")[];
  lanes: number;
  ends: "none" | "plain" | "named";
  /** A parallel part at the end whose branches each end. */
  together: "no" | "plain" | "named" | "joined";
}

export const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constant<Block>({ kind: "task" }),
    fc.record({ kind: fc.constant("sequence" as const), blocks: fc.array(tie("block"), { minLength: 1, maxLength: 3 }) }),
    fc.record({
      kind: fc.constant("choice" as const),
      branches: fc.array(fc.oneof(tie("block"), tie("block"), fc.constantFrom("on" as const, "end" as const)), {
        minLength: 2,
        maxLength: 4,
      }),
      by: fc.constantFrom("exclusiveGateway" as const, "exclusiveGateway" as const, "inclusiveGateway" as const, "task" as const),
      merged: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant("parallel" as const),
      branches: fc.array(fc.oneof({ weight: 4, arbitrary: tie("block") }, { weight: 1, arbitrary: fc.constant("on" as const) }), {
        minLength: 2,
        maxLength: 3,
      }),
      byTask: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant("failing" as const),
      by: fc.constantFrom<("error" | "timer")[]>(["error"], ["timer"], ["timer", "error"], ["error", "error", "error"]),
      to: fc.array(fc.oneof(tie("block"), fc.constantFrom("end" as const, "again" as const)), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("loop" as const), body: tie("block"), name: fc.constantFrom("again", "lagi") }),
  ),
})).block;

export const frames: fc.Arbitrary<Frame> = fc.record({
  starts: fc.constantFrom<Frame["starts"]>([], [""], ["named"], ["named", "named"], ["named", ""]),
  lanes: fc.constantFrom(0, 1, 3),
  ends: fc.constantFrom("none", "plain", "named"),
  together: fc.constantFrom("no", "no", "plain", "named", "joined"),
});

/** Lines that still have to be told where they lead. */
interface Open {
  from: string;
  name: string;
  isConditional: boolean;
}

interface Piece {
  first: string;
  open: Open[];
}

/** Writes blocks as nodes and arcs. */
export function modelOf(block: Block, frame: Frame): BpmnModel {
  return new ModelBuilder(frame).build(block);
}

class ModelBuilder {
  readonly #model: BpmnModel;
  readonly #frame: Frame;

  constructor(frame: Frame) {
    this.#frame = frame;
    this.#model = { nodes: [], arcs: [], lanes: Array.from({ length: frame.lanes }, (_, index) => `Bagian ${index + 1}`) };
  }

  build(block: Block): BpmnModel {
    const body = this.#piece(block, true);
    // What lines lead to begins nothing by itself.
    const isEntered = this.#model.arcs.some(({ to }) => to === body.first);
    const starts = (isEntered && this.#frame.starts.length === 0 ? ["named"] : this.#frame.starts).map((kind) =>
      this.#node("startEvent", kind === "" ? "" : "Mula"),
    );
    this.#link(
      starts.map((from) => plain(from)),
      body.first,
    );
    if (this.#frame.together === "no") this.#end(body.open);
    else this.#endTogether(body.open, this.#frame.together);
    return this.#model;
  }

  #endTogether(open: readonly Open[], how: Frame["together"]): void {
    const split = this.#node("parallelGateway", "");
    this.#link(open, split);
    const tasks = [this.#node("task", "T"), this.#node("task", "T"), this.#node("task", "T")];
    for (const task of tasks) this.#arc(plain(split), task);
    if (how === "joined") {
      const join = this.#node("parallelGateway", "");
      for (const task of tasks) this.#arc(plain(task), join);
      this.#arc(plain(join), this.#node("endEvent", "Semua selesai"));
      return;
    }
    for (const task of tasks) {
      const end = this.#node("endEvent", "");
      if (how === "named") (this.#model.nodes.at(-1) as ModelNode).name = "Beres";
      this.#arc(plain(task), end);
    }
  }

  #end(open: readonly Open[]): void {
    if (this.#frame.ends === "none" && open.every(({ name }) => name === "")) return;
    for (const one of open) this.#arc(one, this.#node("endEvent", this.#frame.ends === "named" ? "Tercapai" : ""));
  }

  #piece(block: Block, mayEnd: boolean): Piece {
    switch (block.kind) {
      case "task": {
        const task = this.#node("task", "T");
        return { first: task, open: [plain(task)] };
      }
      case "sequence": {
        const [first, ...others] = block.blocks.map((one) => this.#piece(one, mayEnd)) as [Piece, ...Piece[]];
        let { open } = first;
        for (const next of others) {
          this.#link(open, next.first);
          ({ open } = next);
        }
        return { first: first.first, open };
      }
      case "choice":
        return this.#choice(block, mayEnd);
      case "parallel":
        return this.#parallel(block);
      case "loop":
        return this.#loop(block);
      case "failing":
        return this.#failing(block, mayEnd);
    }
  }

  #choice({ branches, by, merged }: Extract<Block, { kind: "choice" }>, mayEnd: boolean): Piece {
    const choice = this.#node(by, by === "task" ? "T" : "Q");
    const open = branches.flatMap((branch, index): Open[] => {
      const way: Open = { from: choice, name: `cabang ${index + 1}`, isConditional: by === "task" };
      if (branch === "on" || (branch === "end" && !mayEnd)) return [way];
      if (branch === "end") {
        this.#arc(way, this.#node("endEvent", "Batal"));
        return [];
      }
      const piece = this.#piece(branch, mayEnd);
      this.#link([way], piece.first);
      return piece.open;
    });
    // A process has to go on somewhere: where all branches end, one more leads on.
    if (open.length === 0) open.push({ from: choice, name: "lanjut", isConditional: by === "task" });
    if (!merged) return { first: choice, open };
    const merge = this.#node("exclusiveGateway", "");
    this.#link(open, merge);
    return { first: choice, open: [plain(merge)] };
  }

  #parallel({ branches, byTask }: Extract<Block, { kind: "parallel" }>): Piece {
    const split = this.#node(byTask ? "task" : "parallelGateway", byTask ? "T" : "");
    const join = this.#node("parallelGateway", "");
    let idle = 0;
    for (const branch of branches) {
      if (branch === "on" && idle++ > 0) continue;
      if (branch === "on") {
        this.#arc(plain(split), join);
        continue;
      }
      const piece = this.#piece(branch, false);
      this.#link([plain(split)], piece.first);
      // One line for each branch: a gateway would wait for every line of it.
      this.#link(this.#gathered(piece.open), join);
    }
    return { first: split, open: [plain(join)] };
  }

  #loop({ body, name }: Extract<Block, { kind: "loop" }>): Piece {
    const entry = this.#node("exclusiveGateway", "");
    const piece = this.#piece(body, false);
    this.#arc(plain(entry), piece.first);
    const again = this.#node("exclusiveGateway", "Q");
    this.#link(piece.open, again);
    this.#arc({ from: again, name, isConditional: false }, entry);
    return { first: entry, open: [{ from: again, name: "cukup", isConditional: false }] };
  }

  #failing({ by, to }: Extract<Block, { kind: "failing" }>, mayEnd: boolean): Piece {
    const task = this.#node("task", "T");
    const open = [plain(task)];
    for (const [index, kind] of by.entries()) {
      const event = this.#node("boundaryEvent", kind === "timer" ? "" : "Gagal");
      Object.assign(this.#model.nodes.at(-1) as ModelNode, { at: task, by: kind, ...(kind === "timer" && { name: `${index + 2} jam` }) });
      const aim = to[index % to.length];
      if (aim === "again" || aim === undefined) this.#arc(plain(event), task);
      else if (aim === "end" && mayEnd) this.#arc(plain(event), this.#node("endEvent", "Batal"));
      else if (aim === "end") open.push(plain(event));
      else {
        const piece = this.#piece(aim, mayEnd);
        this.#link([plain(event)], piece.first);
        open.push(...piece.open);
      }
    }
    return { first: task, open };
  }

  #gathered(open: readonly Open[]): readonly Open[] {
    if (open.length < 2) return open;
    const merge = this.#node("exclusiveGateway", "");
    for (const one of open) this.#arc(one, merge);
    return [plain(merge)];
  }

  /** A parallel gateway waits for each of its lines: what comes by one of several is gathered before it. */
  #link(open: readonly Open[], to: string): void {
    const isParallel = this.#model.nodes.find(({ id }) => id === to)?.type === "parallelGateway";
    for (const one of isParallel ? this.#gathered(open) : open) this.#arc(one, to);
  }

  #node(type: ModelType, name: string): string {
    const number = this.#model.nodes.length + 1;
    const lanes = this.#model.lanes.length;
    this.#model.nodes.push({
      id: `n${number}`,
      type,
      name: name === "" ? "" : `${name} ${number}`,
      lane: lanes === 0 ? -1 : number % lanes,
    });
    return `n${number}`;
  }

  #arc({ from, name, isConditional }: Open, to: string): void {
    this.#model.arcs.push({ from, to, name, isConditional });
  }
}

function plain(from: string): Open {
  return { from, name: "", isConditional: false };
}

/** Any graph at all: what it means is the file's own affair, but what is read of it must be that or be said. */
export const anyModels: fc.Arbitrary<BpmnModel> = fc
  .record({
    types: fc.array(
      fc.constantFrom<ModelType>(
        "task",
        "task",
        "task",
        "exclusiveGateway",
        "parallelGateway",
        "inclusiveGateway",
        "endEvent",
        "startEvent",
      ),
      { minLength: 2, maxLength: 9 },
    ),
    lines: fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.boolean()), { minLength: 1, maxLength: 14 }),
  })
  .map(({ types, lines }) => {
    const letters: Partial<Record<ModelType, string>> = { task: "T", endEvent: "E", startEvent: "Mula" };
    const nodes = types.map((type, index): ModelNode => ({ id: `n${index}`, type, name: `${letters[type] ?? "Q"} ${index}`, lane: -1 }));
    const seen = new Set<string>();
    const arcs = lines.flatMap(([from, to, named], index): ModelArc[] => {
      const [source, target] = [nodes[from % nodes.length] as ModelNode, nodes[to % nodes.length] as ModelNode];
      const key = `${source.id} ${target.id}`;
      if (source.type === "endEvent" || target.type === "startEvent" || seen.has(key)) return [];
      seen.add(key);
      const name = named && source.type !== "parallelGateway" ? `cabang ${index}` : "";
      return [{ from: source.id, to: target.id, name, isConditional: false }];
    });
    return { nodes, arcs, lanes: [] };
  });

/** The model as a file. */
export function xmlOf({ nodes, arcs, lanes }: BpmnModel): string {
  const lane = (name: string, index: number) =>
    `<lane id="l${index}" name="${name}">${nodes
      .filter((node) => node.lane === index)
      .map(({ id }) => `<flowNodeRef>${id}</flowNodeRef>`)
      .join("")}</lane>`;
  const laneSet = lanes.length === 0 ? "" : `<laneSet id="ls">${lanes.map(lane).join("")}</laneSet>`;
  const elements = nodes.map(({ id, type, name, at, by }) =>
    at === undefined
      ? `<${type} id="${id}"${name && ` name="${name}"`}/>`
      : `<${type} id="${id}" name="${name}" attachedToRef="${at}"><${by}EventDefinition id="${id}d"/></${type}>`,
  );
  const lines = arcs.map(({ from, to, name, isConditional }, index) => {
    const condition = isConditional ? '<conditionExpression xsi:type="tFormalExpression">x</conditionExpression>' : "";
    return `<sequenceFlow id="f${index}" sourceRef="${from}" targetRef="${to}"${name && ` name="${name}"`}>${condition}</sequenceFlow>`;
  });
  return `<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:x"><process id="p" name="Proses">${laneSet}${elements.join("")}${lines.join("")}</process></definitions>`;
}
