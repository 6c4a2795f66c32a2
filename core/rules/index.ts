import { approvalsComplete } from "./approvals-complete.ts";
import { changeLogComplete } from "./change-log-complete.ts";
import { codeScheme } from "./code-scheme.ts";
import { codeUnique } from "./code-unique.ts";
import type { DocumentRule, LibraryRule, Rule } from "./define-rule.ts";
import { frontmatterValid } from "./frontmatter-valid.ts";
import { nextExists } from "./next-exists.ts";
import { revisionSequence } from "./revision-sequence.ts";

/** Every rule, in the order of ids. A rule that is not here does not run. */
export const rules: readonly Rule[] = [
  // form
  frontmatterValid,
  // identity and revision
  codeScheme,
  codeUnique,
  revisionSequence,
  changeLogComplete,
  // approval
  approvalsComplete,
  // flows
  nextExists,
  // RC codes and KPIs
  // references
  // terms and records
];

export const documentRules: readonly DocumentRule[] = rules.filter((rule) => rule.scope === "document");
export const libraryRules: readonly LibraryRule[] = rules.filter((rule) => rule.scope === "library");
