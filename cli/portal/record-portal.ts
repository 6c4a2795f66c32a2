import type { MadePages } from "./make-pages.ts";
import { partFinder } from "./portal-parts.ts";
import type { PortalRecord } from "./portal-record.ts";

/** What is to be known of a portal that was just built. */
export function recordOf(origin: string, made: MadePages, previous: PortalRecord | undefined): PortalRecord {
  const { inputs } = made.planned;
  const kept = new Set(made.planned.kept);
  const parts: PortalRecord["parts"] = {};
  for (const [part, digest] of Object.entries(inputs)) {
    const answers = kept.has(part) ? previous?.parts[part]?.answers : made.answers.get(part);
    parts[part] = { inputs: digest, answers: answers ?? {}, files: {} };
  }
  const partOf = partFinder(Object.keys(inputs));
  for (const [path, digest] of Object.entries(made.files)) {
    const part = parts[partOf(path) ?? ""];
    if (part) part.files[path] = digest;
  }
  return { version: 1, origin, parts };
}
