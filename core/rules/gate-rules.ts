import { bumpNeeded } from "./bump-needed.ts";
import { controlKept } from "./control-kept.ts";
import type { GateRule } from "./define-gate-rule.ts";
import { dependentsTold } from "./dependents-told.ts";
import { eventsAppended } from "./events-appended.ts";
import { issueFollows } from "./issue-follows.ts";
import { issuedUnchanged } from "./issued-unchanged.ts";
import { withdrawnNotDeleted } from "./withdrawn-not-deleted.ts";

/** Every gate rule, in the order of ids. A rule that is not here does not run. */
export const gateRules: readonly GateRule[] = [
  issuedUnchanged,
  issueFollows,
  bumpNeeded,
  eventsAppended,
  withdrawnNotDeleted,
  dependentsTold,
  controlKept,
];
