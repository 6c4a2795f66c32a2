import { bumpNeeded } from "./gate/bump-needed.ts";
import { controlKept } from "./gate/control-kept.ts";
import { dependentsTold } from "./gate/dependents-told.ts";
import { eventsAppended } from "./gate/events-appended.ts";
import { issueFollows } from "./gate/issue-follows.ts";
import { issuedUnchanged } from "./gate/issued-unchanged.ts";
import { judgeKept } from "./gate/judge-kept.ts";
import { libraryThere } from "./gate/library-there.ts";
import { withdrawnNotDeleted } from "./gate/withdrawn-not-deleted.ts";
import type { GateRule } from "./kit/define-gate-rule.ts";

/** Every gate rule, in the order of ids. A rule that is not here does not run. */
export const gateRules: readonly GateRule[] = [
  issuedUnchanged,
  issueFollows,
  bumpNeeded,
  eventsAppended,
  withdrawnNotDeleted,
  dependentsTold,
  controlKept,
  libraryThere,
  judgeKept,
];
