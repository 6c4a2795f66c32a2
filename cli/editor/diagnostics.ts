import type { Problem } from "../../core/document/document.ts";
import type { FingerprintedFinding } from "../../core/finding.ts";
import type { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import type { Language, LocalText } from "../../schemas/local-text.ts";
import type { Judged } from "./open-texts.ts";
import { addressOf, toEditorRange } from "./places.ts";
import { DiagnosticSeverity } from "./protocol.ts";

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
};

/** All that is told of an open file. */
export function diagnosticsOf({ findings, unfit, trouble, root, language }: Judged) {
  return [
    ...(trouble ? [troubleDiagnostic(trouble, language)] : []),
    ...unfit.map((problem) => unfitDiagnostic(problem, language)),
    ...findings.map((finding) => toDiagnostic(finding, { root, language })),
  ];
}

/** A finding as an editor shows it: what was found, and what to do. */
export function toDiagnostic(finding: FingerprintedFinding, { root, language }: Pick<Judged, "root" | "language">) {
  const { rule, name, severity, at, message, fix, related, fingerprint } = finding;
  return {
    source: "sop",
    code: `${rule} ${name}`,
    severity: severities[severity],
    range: toEditorRange(at),
    message: withFix(message, fix, language),
    relatedInformation: related.map((other) => ({
      location: { uri: addressOf(root, other.path), range: toEditorRange(other.at) },
      message: pick(other.message, language),
    })),
    data: { fingerprint },
  };
}

/** Why no library can be read by its settings, where it stands. */
function unfitDiagnostic({ at, message, fix }: Problem, language: Language) {
  return { source: "sop", severity: DiagnosticSeverity.Error, range: toEditorRange(at), message: withFix(message, fix, language) };
}

/** A library that can't be judged is told at the top of each of its texts: nothing seen is not nothing found. */
function troubleDiagnostic({ text, suggestion }: UsageError, language: Language) {
  const point = { line: 0, character: 0 };
  const message = withFix(text, suggestion, language);
  return { source: "sop", severity: DiagnosticSeverity.Error, range: { start: point, end: point }, message };
}

function withFix(message: LocalText, fix: LocalText | undefined, language: Language): string {
  return fix ? `${pick(message, language)}\n${pick(fix, language)}` : pick(message, language);
}
