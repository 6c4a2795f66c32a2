import { seeded } from "./random-flow.ts";
import { type FlowFixture, readFlow } from "./read-flow.ts";

/** Where what is written goes on: a step's number, or an end. */
type Goal = number | `selesai${string}`;

interface Written {
  number: number;
  actor: string;
  lines: string[];
}

/**
 * A flow that check accepts, of sequences, decisions, loops, steps that fail or take too long, and parallel parts within each
 * other: parts that decide or fail inside a branch, that are joined together with the part around them, that end the flow.
 */
export function structuredFlow(seed: number): FlowFixture {
  const writer = new Writer(seed);
  const text = writer.write();
  return { ...readFlow(text, ["Agent", "Back Office", "Supervisor"]), name: `structured ${seed}` };
}

/** A piece of a flow: its first step, and the steps that still have to be told where they go on. */
interface Piece {
  first: number;
  open: ((to: Goal) => void)[];
  /** The numbers of the steps that `open` belongs to. */
  last: number[];
}

class Writer {
  readonly #random: () => number;
  readonly #steps: Written[] = [];

  constructor(seed: number) {
    this.#random = seeded(seed);
  }

  write(): string {
    const body = this.#sequence(2, true);
    for (const close of body.open) close(this.#pick("selesai", "selesai (Tuntas)", "selesai (Dibatalkan)"));
    const steps = this.#steps.map(
      ({ number, actor, lines }) => `#### ${number}. ${lines[0]}\n\n- Pelaksana: ${actor}\n${lines.slice(1).join("\n")}\n`,
    );
    return `### Alur\n\n${steps.join("\n")}`;
  }

  #sequence(depth: number, mayEnd: boolean): Piece {
    const first = this.#piece(depth, mayEnd);
    let { open, last } = first;
    for (let more = Math.floor(this.#random() * 3); more > 0 && open.length > 0; more--) {
      const next = this.#piece(depth, mayEnd);
      for (const close of open) close(next.first);
      ({ open, last } = next);
    }
    return { first: first.first, open, last };
  }

  #piece(depth: number, mayEnd: boolean): Piece {
    const roll = this.#random();
    if (depth === 0 || roll < 0.35) return this.#task();
    if (roll < 0.6) return this.#decision(depth, mayEnd);
    if (roll < 0.65) return this.#loop(depth);
    if (roll < 0.75) return this.#failing(depth, mayEnd);
    return this.#parallel(depth, mayEnd);
  }

  #task(): Piece {
    const step = this.#step("Kerjakan");
    return { first: step.number, open: [(to) => step.lines.push(`- Lanjut: ${to}`)], last: [step.number] };
  }

  /** One to three branches with steps of their own; one may lead on at once, one may ask again. */
  #decision(depth: number, mayEnd: boolean): Piece {
    const step = this.#step("Bagaimana?", "- Lanjut:");
    const open: Piece["open"] = [];
    const last: number[] = [];
    const branches = 1 + Math.floor(this.#random() * 2);
    for (let branch = 0; branch < branches; branch++) {
      const inner = this.#sequence(depth - 1, mayEnd);
      step.lines.push(`  - cabang ${branch} → ${inner.first}`);
      open.push(...inner.open);
      last.push(...inner.last);
    }
    if (branches === 1 || this.#random() < 0.3) {
      open.push((to) => step.lines.push(`  - langsung → ${to}`));
      last.push(step.number);
    }
    if (this.#random() < 0.2) step.lines.push(`  - ulangi → ${step.number}`);
    if (this.#random() < 0.2) this.#unusual(step, "- Tenggat: 1 jam", open, last);
    return { first: step.number, open, last };
  }

  #loop(depth: number): Piece {
    const inner = this.#sequence(depth - 1, false);
    const step = this.#step("Sudah?", "- Lanjut:", `  - belum → ${inner.first}`);
    for (const close of inner.open) close(step.number);
    return { first: inner.first, open: [(to) => step.lines.push(`  - sudah → ${to}`)], last: [step.number] };
  }

  /**
   * A step that goes on elsewhere when it fails: by steps of its own, straight to what follows, to an end; and, now and then,
   * again by itself when its time is up.
   */
  #failing(depth: number, mayEnd: boolean): Piece {
    const step = this.#step("Hubungi");
    const open: Piece["open"] = [(to) => step.lines.push(`- Lanjut: ${to}`)];
    const last = [step.number];
    if (this.#random() < 0.4) step.lines.push(`- Tenggat: 2 jam → ${step.number}`);
    else if (this.#random() < 0.3) this.#unusual(step, "- Tenggat: 2 jam", open, last);
    step.lines.push("- Bila gagal:");
    if (this.#random() < 0.6) {
      const inner = this.#sequence(depth - 1, mayEnd);
      step.lines.push(`  - tidak aktif → ${inner.first}`);
      open.push(...inner.open);
      last.push(...inner.last);
    } else if (mayEnd && this.#random() < 0.5) step.lines.push("  - salah sambung → selesai (Salah sambung)");
    this.#unusual(step, "  - terputus", open, last);
    return { first: step.number, open, last };
  }

  /** A way that leads straight to what follows, where the step's other ways lead as well. */
  #unusual({ lines, number }: Written, words: string, open: Piece["open"], last: number[]): void {
    const at = lines.push("") - 1;
    open.push((to) => {
      lines[at] = `${words} → ${to}`;
    });
    last.push(number);
  }

  #parallel(depth: number, mayEnd: boolean): Piece {
    const step = this.#step("Bagi");
    const ends = mayEnd && this.#random() < 0.2;
    const branches = Array.from({ length: 2 + Math.floor(this.#random() * 2) }, () => this.#branch(depth - 1));
    step.lines.push(`- Lanjut: ${listed(branches.map(({ first }) => first))}`);
    const open = branches.flatMap((branch) => branch.open);
    if (ends) {
      const outcome: Goal = this.#pick("selesai", "selesai (Semua beres)");
      for (const close of open) close(outcome);
      return { first: step.number, open: [], last: [] };
    }
    const join = this.#step("Gabungkan", `- Setelah: ${listed([...new Set(branches.flatMap(({ last }) => last))])}`);
    for (const close of open) close(join.number);
    return { first: step.number, open: [(to) => join.lines.push(`- Lanjut: ${to}`)], last: [join.number] };
  }

  /** A branch, or one that splits again and is joined only where the part around it is. */
  #branch(depth: number): Piece {
    if (depth <= 0 || this.#random() < 0.8) return this.#sequence(depth, false);
    const step = this.#step("Bagi lagi");
    const inner = [this.#task(), this.#task()];
    step.lines.push(`- Lanjut: ${listed(inner.map(({ first }) => first))}`);
    return { first: step.number, open: inner.flatMap(({ open }) => open), last: inner.flatMap(({ last }) => last) };
  }

  #pick<T>(...list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)] as T;
  }

  #step(title: string, ...lines: string[]): Written {
    const actor = ["Agent", "Back Office", "Supervisor"][Math.floor(this.#random() * 3)] as string;
    const step = { number: this.#steps.length + 1, actor, lines: [title, ...lines] };
    this.#steps.push(step);
    return step;
  }
}

function listed(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted.length < 2 ? sorted.join("") : `${sorted.slice(0, -1).join(", ")} dan ${sorted.at(-1)}`;
}
