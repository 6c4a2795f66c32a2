import { type ApprovalTrouble, judgeDraft } from "./judge-draft.ts";
import { type JudgedEvents, judgeEvents } from "./judge-events.ts";
import { judgeRevision } from "./judge-revision.ts";
import type { Life, LifeRevision } from "./life.ts";
import type { Verdict } from "./reason.ts";
import type { Regime } from "./regime.ts";

/** A document's life with what became of each of its acts: all that status rests on. */
export interface JudgedLife extends Pick<JudgedEvents, "events" | "doubts"> {
  /** By file name, `rev-05.md`. */
  revisions: ReadonlyMap<string, Verdict>;
  /** Approvals of the draft that would not count. */
  draft: readonly ApprovalTrouble[];
}

/**
 * Judges every act of a document by the settings of its day: from files alone, the same on every machine. An act that is
 * not valid has no effect; one that can't be judged puts what it is about in doubt.
 */
export function judgeLife(life: Life, regime: Regime, draft?: LifeRevision): JudgedLife {
  const events = judgeEvents(life, regime);
  const revisions = new Map(
    life.revisions.map((revision) => [revision.fileName, judgeRevision({ revision, life, events, regime })] as const),
  );
  const drafted = draft ? judgeDraft({ revision: draft, life, events, regime }) : [];
  return { events: events.events, doubts: events.doubts, revisions, draft: drafted };
}
