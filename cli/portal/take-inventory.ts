import type { Inventory } from "./inventory-file.ts";
import type { MadePages } from "./make-pages.ts";
import { unitFinder } from "./units.ts";

/** What is to be known of a portal that was just built. */
export function takeInventory(origin: string, made: MadePages, previous: Inventory | undefined): Inventory {
  const { inputs } = made.started;
  const kept = new Set(made.started.kept);
  const units: Inventory["units"] = {};
  for (const [unit, digest] of Object.entries(inputs)) {
    const answers = kept.has(unit) ? previous?.units[unit]?.answers : made.answers.get(unit);
    units[unit] = { inputs: digest, answers: answers ?? {}, files: {} };
  }
  const unitOf = unitFinder(Object.keys(inputs));
  const rest: Record<string, string> = {};
  for (const [path, digest] of Object.entries(made.files)) {
    const files = units[unitOf(path) ?? ""]?.files ?? rest;
    files[path] = digest;
  }
  return { version: 5, origin, units, rest };
}
