import type { GuideState, Leg } from "./state.ts";

/** Goes on to `to`, answering the present step. */
export function goOn(state: GuideState, to: number | "end", answer: number | undefined): GuideState {
  const path = state.at === "end" ? state.path : [...state.path, { step: state.at, answer, ticked: state.ticked }];
  return { ...state, at: to, ticked: [], path };
}

/** Goes back one step, with what was ticked there; undefined at the beginning. */
export function goBack(state: GuideState): GuideState | undefined {
  const last = state.path.at(-1);
  return last && { ...state, at: last.step, ticked: last.ticked, path: state.path.slice(0, -1) };
}

/** The guides left behind as seen from another one that is entered from here. */
export function legsFromHere(state: GuideState, address: string, answer: number | undefined, returns: boolean): Leg[] {
  const here = state.at === "end" ? [] : [{ step: state.at, answer, ticked: state.ticked }];
  return [...state.legs, { address, path: [...state.path, ...here], returns }];
}

/** Where the reader came from: the guide left last, at the step that was left. */
export function returnState({ legs }: GuideState): { address: string; state: GuideState } | undefined {
  const leg = legs.at(-1);
  const last = leg?.path.at(-1);
  if (!leg || !last) return undefined;
  return { address: leg.address, state: { at: last.step, ticked: last.ticked, path: leg.path.slice(0, -1), legs: legs.slice(0, -1) } };
}
