import type { ModdleElement } from "bpmn-moddle";
import type { Language } from "../../../schemas/local-text.ts";
import { fold } from "../../document/words/fold.ts";
import { importWords, oneLine } from "./bpmn-words.ts";
import { type ImportNotes, quoted } from "./import-notes.ts";

/** Who does what in a process: by its innermost lanes, else by its pool. */
export interface Actors {
  of: (node: ModdleElement) => string | undefined;
  /** The lanes' names, in their order. */
  names: string[];
}

/** Reads the lanes of a process; `pool` is who acts where it has none. */
export function readActors(process: ModdleElement, pool: string | undefined, language: Language, notes: ImportNotes): Actors {
  const spelling = new Map<string, string>();
  const byNode = new Map<ModdleElement, string>();
  const outer: string[] = [];
  const spell = (name: string): string => {
    const key = fold(name);
    if (!spelling.has(key)) spelling.set(key, name);
    return spelling.get(key) as string;
  };
  const walk = (lanes: readonly ModdleElement[]): void => {
    for (const lane of lanes) {
      const inner: ModdleElement[] = lane["childLaneSet"]?.lanes ?? [];
      const written = oneLine(lane.name ?? "");
      const name = spell(actorName(written, notes) || `${importWords.lane[language]} ${spelling.size + 1}`);
      for (const node of lane["flowNodeRef"] ?? []) byNode.set(node, name);
      if (inner.length > 0) outer.push(name);
      walk(inner);
    }
  };
  walk((process["laneSets"] ?? []).flatMap((set: ModdleElement) => set["lanes"] ?? []));
  if (spelling.size === 0 && pool !== undefined) spell(actorName(pool, notes));
  const acting = new Set(byNode.values());
  const unused = outer.filter((name) => !acting.has(name));
  if (unused.length > 0) {
    const { en, id } = quoted(unused);
    notes.lost(
      `What holds several lanes is no actor and was left out: ${en}.`,
      `Yang memuat beberapa lajur bukan pelaksana dan tidak diambil: ${id}.`,
    );
  }
  const all = [...spelling.values()];
  const fallback = byNode.size === 0 && all.length === 1 ? all[0] : undefined;
  return { of: (node) => byNode.get(node) ?? fallback, names: all };
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
