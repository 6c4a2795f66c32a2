import type { ModdleElement } from "bpmn-moddle";
import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { fold } from "../../document/words/fold.ts";
import { oneLine } from "../../document/words/one-line.ts";
import { importWords } from "./bpmn-words.ts";
import { type ImportNotes, quoted } from "./import-notes.ts";

/** Who does what in a process: by its innermost lanes, else by its pool. */
export interface Actors {
  of: (node: ModdleElement) => string | undefined;
  /** The lanes' names, in their order. */
  names: string[];
}

/** Reads the lanes of a process; `pool` is who acts where it has none. */
export function readActors(process: ModdleElement, pool: string | undefined, language: Language, notes: ImportNotes): Actors {
  const actors = new ActorNames();
  const byNode = new Map<ModdleElement, string>();
  const outer: string[] = [];
  const walk = (lanes: readonly ModdleElement[]): void => {
    for (const lane of lanes) {
      const inner: ModdleElement[] = lane["childLaneSet"]?.lanes ?? [];
      const written = oneLine(lane.name ?? "");
      const name = actors.spell(actorName(written, notes) || `${pick(importWords.lane, language)} ${actors.all.length + 1}`);
      for (const node of lane["flowNodeRef"] ?? []) byNode.set(node, name);
      if (inner.length > 0) outer.push(name);
      walk(inner);
    }
  };
  walk((process["laneSets"] ?? []).flatMap((set: ModdleElement) => set["lanes"] ?? []));
  if (actors.all.length === 0 && pool !== undefined) actors.spell(actorName(pool, notes));
  actors.noteSpellings(notes);
  const acting = new Set(byNode.values());
  const unused = outer.filter((name) => !acting.has(name));
  if (unused.length > 0) {
    const { en, id } = quoted(unused);
    notes.lost(
      `What holds several lanes is no actor and was left out: ${en}.`,
      `Yang memuat beberapa lajur bukan pelaksana dan tidak diambil: ${id}.`,
    );
  }
  const { all } = actors;
  const fallback = byNode.size === 0 && all.length === 1 ? all[0] : undefined;
  return { of: (node) => byNode.get(node) ?? fallback, names: all };
}

/** The names of actors, each in the spelling that comes first: what differs by letter case and blanks alone is one actor. */
export class ActorNames {
  readonly #spellings = new Map<string, Set<string>>();

  /** In the order they came. */
  get all(): string[] {
    return [...this.#spellings.values()].flatMap(([first]) => first ?? []);
  }

  spell(name: string): string {
    const key = fold(name);
    const known = this.#spellings.get(key) ?? new Set();
    this.#spellings.set(key, known.add(name));
    return [...known][0] as string;
  }

  noteSpellings(notes: ImportNotes): void {
    for (const [first = "", ...others] of this.#spellings.values()) {
      const { en, id } = quoted(others);
      if (others.length > 0)
        notes.read(
          `The actor “${first}” is also written ${en}; the first is kept.`,
          `Pelaksana “${first}” juga ditulis ${id}; yang pertama dipakai.`,
        );
    }
  }
}

/** A comma parts several actors in the notation. */
function actorName(name: string, notes: ImportNotes): string {
  const safe = name.replace(/\s*,\s*/g, " / ");
  if (safe !== name)
    notes.added(
      `The actor “${name}” is written “${safe}”: a comma parts actors.`,
      `Pelaksana “${name}” ditulis “${safe}”: koma memisahkan pelaksana.`,
    );
  return safe;
}
