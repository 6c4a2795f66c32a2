import type { Flow } from "../../core/document/document.ts";
import { fold } from "../../core/document/fold.ts";

/** What a flow has become among later ones: the one of its title, else the one that holds most of its steps' titles. */
export function matchFlow(flow: Flow, later: readonly Flow[]): Flow | undefined {
  const candidates = later.filter(({ steps }) => steps.length > 0);
  const same = candidates.find(({ title }) => fold(title) === fold(flow.title));
  if (same) return same;
  const titles = new Set(flow.steps.map(({ title }) => fold(title)));
  const counted = candidates.map((other) => ({ other, shared: other.steps.filter(({ title }) => titles.has(fold(title))).length }));
  const best = counted.sort((a, b) => b.shared - a.shared)[0];
  return best && best.shared * 2 > flow.steps.length ? best.other : undefined;
}
