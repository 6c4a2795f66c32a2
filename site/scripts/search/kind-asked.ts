import type { Concept } from "../../search/concepts.ts";
import type { Jump } from "./jump-result.ts";

/** Words for a kind of place, asked beside what it is called: `definisi hard complaint`, `kpi accuracy`, `alur keluhan`. */
const KINDS: Readonly<Partial<Record<Jump["kind"], string>>> = {
  term: "definisi definition pengertian arti artinya maksud maksudnya istilah singkatan kepanjangan meaning means",
  kpi: "kpi indikator indicator sla",
  application: "aplikasi app apps application",
  clause: "klausul clause pasal",
  flow: "prosedur procedure sop alur panduan guide mekanisme process flow",
};
const KIND_OF = new Map(
  Object.entries(KINDS).flatMap(([kind, words]) => words.split(" ").map((word) => [word, kind as Jump["kind"]] as const)),
);

/** What is asked for without the words for its kind, and which kind that is; none where nothing else is asked. */
export function kindAsked<Asked extends Concept>(
  concepts: readonly Asked[],
): { concepts: readonly Asked[]; kind: Jump["kind"] | undefined } {
  const kindOf = ({ words }: Asked) => (words.length === 1 ? KIND_OF.get(words[0] as string) : undefined);
  const named = concepts.filter((concept) => kindOf(concept) === undefined);
  if (named.length === 0 || named.length === concepts.length) return { concepts, kind: undefined };
  return { concepts: named, kind: concepts.map(kindOf).find((kind) => kind !== undefined) };
}
