import { pick } from "../../../languages/language.ts";
import type { Language, LocalText } from "../../../schemas/local-text.ts";
import { fold } from "../../document/words/fold.ts";
import { extensionOf } from "./bpmn-extension.ts";
import { isJoin, isSplit, isStep, type Net, type NetArc, type NetNode, only, usualWays } from "./bpmn-net.ts";
import { importWords } from "./bpmn-words.ts";
import { type ImportNotes, quoted } from "./import-notes.ts";

/** Where a flow begins, and what sets it off. */
export interface NetStart {
  step: NetNode | undefined;
  name: string;
}

/**
 * Gives a net the form of the notation: one start, splits after a step that does nothing else, joins before a step that waits
 * for nothing else. Where the file has no step in such a place one is added, and said.
 */
export function shapeNet(net: Net, language: Language, notes: ImportNotes): NetStart {
  return new Shaper(net, language, notes).shape();
}

class Shaper {
  readonly #net: Net;
  readonly #language: Language;
  readonly #notes: ImportNotes;

  constructor(net: Net, language: Language, notes: ImportNotes) {
    this.#net = net;
    this.#language = language;
    this.#notes = notes;
  }

  shape(): NetStart {
    this.#parallelWays();
    this.#deadEnds();
    this.#passThrough();
    const start = this.#oneStart();
    this.#ownEnds();
    this.#mergeGateways();
    this.#joinsAtEnds();
    this.#endsOfParallelParts();
    this.#branches();
    this.#twice();
    this.#passThrough();
    this.#placeSplits();
    this.#placeJoins(start.step);
    this.#strayLabels();
    return start;
  }

  /** Several ways out of a step without conditions are all taken. */
  #parallelWays(): void {
    for (const node of [...this.#net.nodes]) {
      if ((node.kind !== "step" && node.kind !== "start") || node.out.size < 2) continue;
      const and = this.#net.add("and", "", { actor: node.actor });
      for (const arc of [...node.out]) this.#net.leave(arc, and);
      this.#net.connect(node, and);
    }
  }

  /** What leads nowhere ends there, and does not go on to what happens to have the next number. */
  #deadEnds(): void {
    const open = [...this.#net.nodes].filter(({ kind, out }) => out.size === 0 && kind !== "exit");
    for (const node of open) if (node.kind !== "start") this.#net.connect(node, this.#net.add("exit", "", { exit: { kind: "end" } }));
    const names = open.filter((node) => isStep(node)).map(({ title }) => title || "?");
    const { en, id } = quoted(names);
    if (names.length > 0)
      this.#notes.read(
        `Nothing follows in the file, so the flow ends there: ${en}.`,
        `Tidak ada kelanjutannya pada berkas, sehingga alur berakhir di situ: ${id}.`,
      );
  }

  /** Each line that ends has an end of its own. */
  #ownEnds(): void {
    for (const { exit, title, into } of [...this.#net.nodes])
      if (exit) for (const arc of [...into].slice(1)) this.#net.lead(arc, this.#net.add("exit", title, { exit }));
  }

  /** Where the one start leads; several starts are told apart by a first decision, unless all lead to one step. */
  #oneStart(): NetStart {
    const all = [...this.#net.nodes].filter(({ kind }) => kind === "start");
    const starts = all.filter(({ out }) => out.size > 0);
    for (const { title } of all.filter(({ out }) => out.size === 0))
      this.#notes.lost(
        `A start that leads nowhere was left out: “${title}”.`,
        `Awal yang tidak menuju ke mana pun tidak diambil: “${title}”.`,
      );
    const ways = starts.flatMap((start) => [...start.out].map(({ to }) => ({ start, to })));
    const [first, ...others] = new Set(ways.map(({ to }) => to));
    const named =
      starts.length === 1 ? starts.map(({ title }) => title) : starts.map(({ title }, index) => title || this.#startNumber(index));
    const step = !first ? this.#withoutStart() : others.length > 0 ? this.#chosenStart(ways) : this.#stepAt(first);
    for (const start of all) this.#net.remove(start);
    if (others.length > 0) return { step, name: "" };
    if (starts.length > 1) {
      const { en, id } = quoted(named);
      this.#notes.read(`All of several starts lead to one step: ${en}.`, `Beberapa awal menuju satu langkah: ${id}.`);
    }
    return { step, name: named.join(" / ") };
  }

  #startNumber(index: number): string {
    return `${pick(importWords.start, this.#language)} ${index + 1}`;
  }

  #withoutStart(): NetNode | undefined {
    const inner = [...this.#net.nodes].filter(({ kind }) => kind !== "exit" && kind !== "start");
    const first = inner.find(({ into }) => into.size === 0) ?? inner.find(isStep);
    if (first)
      this.#notes.read(
        `The file has no start; the flow begins with “${first.title}”.`,
        `Berkas tidak memiliki awal; alur dimulai dengan “${first.title}”.`,
      );
    return first && this.#stepAt(first);
  }

  /** A flow begins with a step: before a parallel part, or an end, one is added. */
  #stepAt(first: NetNode): NetNode {
    if (isStep(first)) return first;
    const arcs = [...first.into].filter(({ from }) => from.kind === "start");
    const words = first.kind === "and" ? importWords.divide : importWords.idle;
    const step = this.#addStep(pick(words, this.#language), arcs[0]?.from.actor ?? first.actor, first);
    for (const arc of arcs) this.#net.lead(arc, step);
    this.#net.connect(step, first);
    return step;
  }

  #chosenStart(ways: readonly { start: NetNode; to: NetNode }[]): NetNode {
    const [first] = ways;
    const choice = this.#net.add("choice", pick(importWords.howStarted, this.#language), { actor: first?.start.actor ?? first?.to.actor });
    const names: string[] = [];
    ways.forEach(({ start, to }, index) => {
      const name = start.title || this.#startNumber(index);
      const label = names.includes(name) ? `${name} ${index + 1}` : name;
      names.push(label);
      this.#net.connect(choice, to, label);
    });
    const { en, id } = quoted(names);
    this.#notes.added(
      `The file has several starts; the decision “${choice.title}” was added before them: ${en}.`,
      `Berkas memiliki beberapa awal; keputusan “${choice.title}” ditambahkan sebelumnya: ${id}.`,
    );
    return choice;
  }

  /** Gateways that wait one after the other are one; what both waits and splits is parted by a step. */
  #mergeGateways(): void {
    for (const and of [...this.#net.nodes]) {
      if (and.kind !== "and") continue;
      const next = only(and.out)?.to;
      if (next?.kind === "and" && next !== and && (next.waits || next.into.size === 1)) {
        const out = only(and.out) as NetArc;
        this.#net.disconnect(out);
        for (const arc of [...and.into]) this.#net.lead(arc, next);
        next.waits ||= and.waits;
        this.#net.remove(and);
      }
    }
    for (const and of [...this.#net.nodes]) {
      if (!isJoin(and) || !isSplit(and)) continue;
      const split = this.#net.add("and", "", { actor: and.actor });
      for (const arc of [...and.out]) this.#net.leave(arc, split);
      const step = this.#addStep(pick(importWords.gather, this.#language), and.actor, and);
      this.#net.connect(and, step);
      this.#net.connect(step, split);
    }
  }

  /** A join right before the end says what ends without a join say: the flow is over when all have ended. */
  #joinsAtEnds(): void {
    for (const and of [...this.#net.nodes]) {
      const end = only(and.out)?.to;
      if (!isJoin(and) || end?.exit?.kind !== "end" || !this.#isSplitBefore(and)) continue;
      for (const arc of [...and.into]) this.#net.lead(arc, end);
      this.#net.remove(and);
    }
  }

  /** True where all ways of some split come to a join: without one it would wait in vain, which the notation has to show. */
  #isSplitBefore(join: NetNode): boolean {
    const before = new Set<NetNode>([join]);
    for (const node of before) for (const { from } of node.into) before.add(from);
    return [...before].some((node) => isSplit(node) && [...node.out].every(({ to }) => before.has(to)));
  }

  /** Branches that end the flow together reach one outcome: the names of all their ends. */
  #endsOfParallelParts(): void {
    for (const split of [...this.#net.nodes].filter(isSplit)) {
      const seen = new Set([...split.out].map(({ to }) => to));
      let joined = false;
      for (const node of seen) {
        if (isJoin(node)) joined = true;
        else for (const { to } of node.out) seen.add(to);
      }
      if (joined) continue;
      const ends = [...seen].filter(({ exit }) => exit?.kind === "end");
      const names = [...new Set(ends.flatMap(({ exit }) => (exit?.kind === "end" && exit.outcome) || []))];
      if (names.length === 0 || ends.every(({ exit }) => exit?.kind === "end" && exit.outcome === names[0])) continue;
      const outcome = names.join(", ");
      for (const end of ends) end.exit = { kind: "end", outcome };
      const last = quoted([...new Set(ends.flatMap(namesBefore))]);
      this.#notes.read(
        `Ends reached side by side, after ${last.en}, are one outcome: “${outcome}”.`,
        `Akhir yang dicapai berdampingan, sesudah ${last.id}, menjadi satu hasil: “${outcome}”.`,
      );
    }
  }

  /** Branches have labels, and one for each target. */
  #branches(): void {
    for (const node of this.#net.nodes) {
      if (node.kind !== "choice") continue;
      const usual = usualWays(node);
      let count = 0;
      if (usual.length > 1) for (const arc of usual) arc.label ||= `${pick(importWords.branch, this.#language)} ${++count}`;
      if (count > 0)
        this.#notes.added(
          `Branches of “${node.title || "?"}” without a name in the file: ${count}; name them.`,
          `Cabang “${node.title || "?"}” tanpa nama pada berkas: ${count}; beri nama.`,
        );
      const same = Map.groupBy(usual, ({ to }) => targetKey(to));
      for (const [first, ...others] of same.values()) {
        if (!first || others.length === 0) continue;
        first.label = [first, ...others].map(({ label }) => label).join(" / ");
        for (const arc of others) this.#net.disconnect(arc);
        this.#notes.read(
          `Branches of “${node.title || "?"}” with one target are one: “${first.label}”.`,
          `Cabang “${node.title || "?"}” dengan satu tujuan disatukan: “${first.label}”.`,
        );
      }
      const [alone, other] = usualWays(node);
      if (!alone || other || usual.length < 2) continue;
      if (node.out.size === 1) node.kind = "step";
      this.#notes.lost(
        `“${node.title || "?"}” decides nothing: its branches “${alone.label}” lead to one target, “${alone.to.title}”.`,
        `“${node.title || "?"}” tidak memutuskan apa pun: cabangnya “${alone.label}” menuju satu tujuan, “${alone.to.title}”.`,
      );
      alone.label = "";
    }
  }

  /** A parallel part goes to each of its steps once. */
  #twice(): void {
    for (const split of [...this.#net.nodes].filter(isSplit)) {
      for (const [to, [, ...others]] of Map.groupBy(split.out, (arc) => arc.to)) {
        for (const arc of others) this.#net.disconnect(arc);
        if (others.length === 0) continue;
        const [before, after] = [placed(split), quoted(to.title === "" ? namesAfter(to) : [to.title])];
        this.#notes.lost(
          `The parallel part after ${before.en} goes twice to ${after.en}; once is kept.`,
          `Bagian bersamaan sesudah ${before.id} menuju ${after.id} dua kali; satu yang diambil.`,
        );
      }
    }
  }

  /** A split stands after a step that does nothing else, and leads to steps. */
  #placeSplits(): void {
    for (const split of [...this.#net.nodes].filter(isSplit)) {
      const [into] = split.into;
      if (split.into.size !== 1 || !into || !goesOnBy(into)) {
        const step = this.#addStep(pick(importWords.divide, this.#language), into?.from.actor ?? split.actor, split);
        for (const arc of [...split.into]) this.#net.lead(arc, step);
        this.#net.connect(step, split);
      }
      for (const arc of [...split.out]) {
        if (arc.to.kind !== "exit") continue;
        const { exit } = arc.to;
        const name = exit?.kind === "end" ? exit.outcome : undefined;
        // Ends reached side by side are one outcome; each keeps its own name here.
        const own = name && (arc.to.title || name);
        this.#net.insert(arc, this.#addStep(own ?? pick(importWords.idle, this.#language), into?.from.actor ?? split.actor, arc.to));
      }
    }
  }

  /** What a join leads to waits for it alone. */
  #placeJoins(start: NetNode | undefined): void {
    for (const join of [...this.#net.nodes].filter(isJoin)) {
      const out = only(join.out);
      if (!out || (isStep(out.to) && out.to !== start && (out.to.into.size === 1 || isAsWritten(join, out.to)))) continue;
      const [before] = join.into;
      this.#net.insert(
        out,
        this.#addStep(pick(importWords.gather, this.#language), join.actor ?? out.to.actor ?? before?.from.actor, out.to),
      );
    }
  }

  /** Words on lines that choose nothing have no place. */
  #strayLabels(): void {
    for (const node of this.#net.nodes) {
      const usual = usualWays(node);
      if (node.kind === "choice" && usual.length > 1) continue;
      const labels = usual.flatMap(({ label }) => (label === "" ? [] : [label]));
      for (const arc of usual) arc.label = "";
      const { en, id } = quoted(labels);
      if (labels.length > 0)
        this.#notes.lost(
          `Words on lines after ${placed(node).en} were left out: ${en}.`,
          `Kata pada garis sesudah ${placed(node).id} tidak diambil: ${id}.`,
        );
    }
  }

  /** Takes out what only leads on; a ring of nothing else ends. */
  #passThrough(): void {
    for (const node of [...this.#net.nodes]) {
      const isPass = node.kind === "pass" || (node.kind === "and" && node.out.size <= 1 && (!node.waits || node.into.size <= 1));
      if (!isPass) continue;
      const next = quoted(namesAfter(node));
      if (node.into.size === 0 && next.en !== "")
        this.#notes.lost(
          `A gateway that nothing leads to was left out, before ${next.en}.`,
          `Gerbang yang tidak dituju apa pun tidak diambil, sebelum ${next.id}.`,
        );
      if (node.title !== "")
        this.#notes.lost(
          `The name of what only gathers lines was left out: “${node.title}”.`,
          `Nama yang hanya mengumpulkan garis tidak diambil: “${node.title}”.`,
        );
      const out = only(node.out);
      const isRing = !out || out.to === node;
      const led = quoted(namesBefore(node));
      if (isRing && led.en !== "")
        this.#notes.lost(
          `Lines go round through gateways alone, so the flow ends after: ${led.en}.`,
          `Garis hanya berputar melalui gerbang, sehingga alur berakhir sesudah: ${led.id}.`,
        );
      const to = isRing ? this.#net.add("exit", "", { exit: { kind: "end" } }) : out.to;
      for (const arc of [...node.into]) {
        if (arc.from === node) continue;
        this.#net.lead(arc, to);
        arc.label = [arc.label, isRing ? "" : out.label].filter((label) => label !== "").join(" · ");
      }
      this.#net.remove(node);
    }
  }

  #addStep(title: string, actor: string | undefined, before: NetNode): NetNode {
    const follows = namesAfter(before);
    const { en, id } = quoted(follows);
    this.#notes.added(
      `A step was added that the file has not: “${title}”${follows.length > 0 ? `, before ${en}` : ""}.`,
      `Ditambahkan langkah yang tidak ada pada berkas: “${title}”${follows.length > 0 ? `, sebelum ${id}` : ""}.`,
    );
    return this.#net.add("step", title, { actor });
  }
}

/** What two branches lead to is one target where the notation has one word for it. */
function targetKey(node: NetNode): NetNode | string {
  return node.exit ? JSON.stringify(node.exit.kind === "end" ? { ...node.exit, outcome: fold(node.exit.outcome ?? "") } : node.exit) : node;
}

/** True for the one way on of a step that nothing interrupts. */
function goesOnBy({ from, exception }: NetArc): boolean {
  return isStep(from) && exception === undefined && usualWays(from).length === 1;
}

/** True for a step of our own file that waits for those it is written to wait for, though others lead to it too. */
function isAsWritten(join: NetNode, step: NetNode): boolean {
  const written: string = step.element ? (extensionOf(step.element, "Step")?.["after"] ?? "") : "";
  const sources = new Set([...join.into].map(({ from }) => from.element && extensionOf(from.element, "Step")?.["number"]));
  return written !== "" && written === [...sources].sort((a, b) => a - b).join(" ");
}

/** The names of what comes before, through gateways. */
function namesBefore(node: NetNode): string[] {
  return namesAlong(node, (one) => [...one.into].map(({ from }) => from));
}

/** The names of what comes next, through gateways. */
function namesAfter(node: NetNode): string[] {
  if (isStep(node)) return [node.title || "?"];
  return node.exit ? [node.title].filter((title) => title !== "") : namesAlong(node, (one) => [...one.out].map(({ to }) => to));
}

/** A node by its name, or by what comes before it. */
function placed(node: NetNode): LocalText {
  if (node.title !== "" && isStep(node)) return quoted([node.title]);
  const { en, id } = quoted(namesBefore(node));
  if (en === "") return quoted([node.title || "?"]);
  return isStep(node) ? { en: `what follows ${en}`, id: `yang sesudah ${id}` } : { en, id };
}

/** As far as words need it: a note that names hundreds helps nobody. */
const FAR = 60;

function namesAlong(node: NetNode, beside: (node: NetNode) => NetNode[]): string[] {
  const seen = new Set([node]);
  for (const one of seen)
    if (seen.size < FAR && (one === node || one.kind === "and" || one.kind === "pass")) for (const next of beside(one)) seen.add(next);
  return [...seen].flatMap((one) => (one === node || one.kind === "and" || one.kind === "pass" || one.title === "" ? [] : [one.title]));
}
