import { abbreviationDefined } from "./abbreviation-defined.ts";
import { actorDeclared } from "./actor-declared.ts";
import { applicationDefined } from "./application-defined.ts";
import { approvalCurrent } from "./approval-current.ts";
import { approvalsComplete } from "./approvals-complete.ts";
import { approvalsInOrder } from "./approvals-in-order.ts";
import { approvalsSeparate } from "./approvals-separate.ts";
import { approverEntitled } from "./approver-entitled.ts";
import { changeLogComplete } from "./change-log-complete.ts";
import { changeLogKept } from "./change-log-kept.ts";
import { changeLogTruthful } from "./change-log-truthful.ts";
import { codeScheme } from "./code-scheme.ts";
import { codeUnique } from "./code-unique.ts";
import { copiesRecalled } from "./copies-recalled.ts";
import { decisionBranches } from "./decision-branches.ts";
import type { DocumentRule, LibraryRule, Rule } from "./define-rule.ts";
import { documentConnected } from "./document-connected.ts";
import { fieldsWellFormed } from "./fields-well-formed.ts";
import { flowComplete } from "./flow-complete.ts";
import { flowInScope } from "./flow-in-scope.ts";
import { frontmatterValid } from "./frontmatter-valid.ts";
import { kpiListed } from "./kpi-listed.ts";
import { kpiPresent } from "./kpi-present.ts";
import { linkResolves } from "./link-resolves.ts";
import { nextExists } from "./next-exists.ts";
import { placeholderFree } from "./placeholder-free.ts";
import { rcKnown } from "./rc-known.ts";
import { rcOwn } from "./rc-own.ts";
import { rcPattern } from "./rc-pattern.ts";
import { rcPresent } from "./rc-present.ts";
import { rcStable } from "./rc-stable.ts";
import { rcUnique } from "./rc-unique.ts";
import { reconstructionConfirmed } from "./reconstruction-confirmed.ts";
import { recordOnce } from "./record-once.ts";
import { recordRetention } from "./record-retention.ts";
import { referenceInForce } from "./reference-in-force.ts";
import { referenceKnown } from "./reference-known.ts";
import { referenceListed } from "./reference-listed.ts";
import { referenceSuspect } from "./reference-suspect.ts";
import { referenceType } from "./reference-type.ts";
import { reviewInTime } from "./review-in-time.ts";
import { revisionSequence } from "./revision-sequence.ts";
import { sectionsComplete } from "./sections-complete.ts";
import { signatureValid } from "./signature-valid.ts";
import { stepNumbered } from "./step-numbered.ts";
import { stepReachable } from "./step-reachable.ts";
import { termDefinedOnce } from "./term-defined-once.ts";
import { termSpelledAlike } from "./term-spelled-alike.ts";
import { textPlain } from "./text-plain.ts";

/** Every rule, in the order of ids. A rule that is not here does not run. */
export const rules: readonly Rule[] = [
  // form
  frontmatterValid,
  textPlain,
  sectionsComplete,
  placeholderFree,
  linkResolves,
  // identity and revision
  codeScheme,
  codeUnique,
  revisionSequence,
  changeLogComplete,
  changeLogKept,
  changeLogTruthful,
  reviewInTime,
  copiesRecalled,
  // approval
  approvalsComplete,
  approvalsInOrder,
  approvalsSeparate,
  approverEntitled,
  approvalCurrent,
  signatureValid,
  reconstructionConfirmed,
  // flows
  flowComplete,
  stepNumbered,
  nextExists,
  stepReachable,
  decisionBranches,
  actorDeclared,
  fieldsWellFormed,
  flowInScope,
  // RC codes and KPIs
  rcPattern,
  rcOwn,
  rcUnique,
  rcPresent,
  rcStable,
  kpiPresent,
  kpiListed,
  // references
  referenceKnown,
  referenceInForce,
  referenceSuspect,
  referenceListed,
  referenceType,
  rcKnown,
  documentConnected,
  // terms and records
  applicationDefined,
  termSpelledAlike,
  termDefinedOnce,
  abbreviationDefined,
  recordRetention,
  recordOnce,
];

export const documentRules: readonly DocumentRule[] = rules.filter((rule) => rule.scope === "document");
export const libraryRules: readonly LibraryRule[] = rules.filter((rule) => rule.scope === "library");
