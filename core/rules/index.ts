import { actValid } from "./approval/act-valid.ts";
import { approvalCurrent } from "./approval/approval-current.ts";
import { approvalsComplete } from "./approval/approvals-complete.ts";
import { approvalsInOrder } from "./approval/approvals-in-order.ts";
import { approvalsSeparate } from "./approval/approvals-separate.ts";
import { approverEntitled } from "./approval/approver-entitled.ts";
import { evidenceKept } from "./approval/evidence-kept.ts";
import { filesKeptWhole } from "./approval/files-kept-whole.ts";
import { personOne } from "./approval/person-one.ts";
import { reconstructionConfirmed } from "./approval/reconstruction-confirmed.ts";
import { settingsApproved } from "./approval/settings-approved.ts";
import { signatureValid } from "./approval/signature-valid.ts";
import { actorDeclared } from "./flow/actor-declared.ts";
import { decisionBranches } from "./flow/decision-branches.ts";
import { fieldsWellFormed } from "./flow/fields-well-formed.ts";
import { flowComplete } from "./flow/flow-complete.ts";
import { flowInScope } from "./flow/flow-in-scope.ts";
import { nextExists } from "./flow/next-exists.ts";
import { processEnds } from "./flow/process-ends.ts";
import { stepNumbered } from "./flow/step-numbered.ts";
import { stepReachable } from "./flow/step-reachable.ts";
import { frontmatterValid } from "./form/frontmatter-valid.ts";
import { linkResolves } from "./form/link-resolves.ts";
import { placeholderFree } from "./form/placeholder-free.ts";
import { sectionsComplete } from "./form/sections-complete.ts";
import { textPlain } from "./form/text-plain.ts";
import type { FilesRule } from "./kit/define-files-rule.ts";
import type { LibraryRule } from "./kit/define-library-rule.ts";
import type { DocumentRule, Rule } from "./kit/define-rule.ts";
import type { SettingsRule } from "./kit/define-settings-rule.ts";
import { kpiListed } from "./rc-and-kpi/kpi-listed.ts";
import { kpiPresent } from "./rc-and-kpi/kpi-present.ts";
import { rcOwn } from "./rc-and-kpi/rc-own.ts";
import { rcPattern } from "./rc-and-kpi/rc-pattern.ts";
import { rcPresent } from "./rc-and-kpi/rc-present.ts";
import { rcStable } from "./rc-and-kpi/rc-stable.ts";
import { rcUnique } from "./rc-and-kpi/rc-unique.ts";
import { documentConnected } from "./references/document-connected.ts";
import { rcKnown } from "./references/rc-known.ts";
import { referenceInForce } from "./references/reference-in-force.ts";
import { referenceKnown } from "./references/reference-known.ts";
import { referenceListed } from "./references/reference-listed.ts";
import { referenceSuspect } from "./references/reference-suspect.ts";
import { referenceType } from "./references/reference-type.ts";
import { changeLogComplete } from "./revision/change-log-complete.ts";
import { changeLogKept } from "./revision/change-log-kept.ts";
import { changeLogTruthful } from "./revision/change-log-truthful.ts";
import { codeScheme } from "./revision/code-scheme.ts";
import { codeUnique } from "./revision/code-unique.ts";
import { copiesRecalled } from "./revision/copies-recalled.ts";
import { reviewInTime } from "./revision/review-in-time.ts";
import { revisionSequence } from "./revision/revision-sequence.ts";
import { abbreviationDefined } from "./words-and-records/abbreviation-defined.ts";
import { applicationDefined } from "./words-and-records/application-defined.ts";
import { quantitiesAgree } from "./words-and-records/quantities-agree.ts";
import { recordOnce } from "./words-and-records/record-once.ts";
import { recordRetention } from "./words-and-records/record-retention.ts";
import { termDefinedOnce } from "./words-and-records/term-defined-once.ts";
import { termSpelledAlike } from "./words-and-records/term-spelled-alike.ts";
import { valueReadAsWritten } from "./words-and-records/value-read-as-written.ts";

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
  actValid,
  personOne,
  settingsApproved,
  filesKeptWhole,
  evidenceKept,
  // flows
  flowComplete,
  stepNumbered,
  nextExists,
  stepReachable,
  decisionBranches,
  actorDeclared,
  fieldsWellFormed,
  flowInScope,
  processEnds,
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
  valueReadAsWritten,
  quantitiesAgree,
];

export const documentRules: readonly DocumentRule[] = rules.filter((rule) => rule.scope === "document");
export const settingsRules: readonly SettingsRule[] = rules.filter((rule) => rule.scope === "settings");
export const libraryRules: readonly LibraryRule[] = rules.filter(
  (rule) => rule.scope === "life" || rule.scope === "citation" || rule.scope === "shared",
);
export const filesRules: readonly FilesRule[] = rules.filter((rule) => rule.scope === "files");
