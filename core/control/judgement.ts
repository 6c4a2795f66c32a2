import type { Reason } from "./reason.ts";

/** What was found of one side of an act. */
export interface Judgement {
  /** What no longer fits, or is gone: it can't be judged. */
  doubts: readonly Reason[];
  /** What takes its effect. */
  wrongs: readonly Reason[];
  /** What can't be judged here, and doesn't hold it up. */
  remarks: readonly Reason[];
}

/** Nothing is against it. */
export const FAULTLESS: Judgement = { doubts: [], wrongs: [], remarks: [] };

/** What can't be judged, for these reasons. */
export function doubtful(...doubts: Reason[]): Judgement {
  return { ...FAULTLESS, doubts };
}

/** What has no effect, for these reasons. */
export function wrong(...wrongs: Reason[]): Judgement {
  return { ...FAULTLESS, wrongs };
}

/** Several sides of one act. */
export function together(...parts: readonly Judgement[]): Judgement {
  return {
    doubts: parts.flatMap(({ doubts }) => doubts),
    wrongs: parts.flatMap(({ wrongs }) => wrongs),
    remarks: parts.flatMap(({ remarks }) => remarks),
  };
}

/** The same, said of a part of the act. */
export function about(judgement: Judgement, say: (reason: Reason) => Reason): Judgement {
  return { doubts: judgement.doubts.map(say), wrongs: judgement.wrongs.map(say), remarks: judgement.remarks.map(say) };
}

/** What is wrong with a person, where nothing tells whose right it was: said, and no more. */
export function asPeopleAreJudged(judgement: Judgement, { judgesPeople }: { judgesPeople: boolean }): Judgement {
  return judgesPeople ? judgement : { ...judgement, wrongs: [], remarks: [...judgement.wrongs, ...judgement.remarks] };
}
