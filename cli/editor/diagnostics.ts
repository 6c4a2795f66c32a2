import type { FingerprintedFinding } from "../../core/finding.ts";
import type { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import type { Language } from "../../schemas/local-text.ts";
import type { OpenText } from "./open-texts.ts";
import { addressOf, toEditorRange } from "./places.ts";
import { DiagnosticSeverity } from "./protocol.ts";

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
};

/** A finding as an editor shows it: what was found, and what to do. */
export function toDiagnostic(finding: FingerprintedFinding, { edited, language }: Pick<OpenText, "edited" | "language">) {
  const { rule, name, severity, at, message, fix, related, fingerprint } = finding;
  return {
    source: "sop",
    code: `${rule} ${name}`,
    severity: severities[severity],
    range: toEditorRange(at),
    message: fix ? `${pick(message, language)}\n${pick(fix, language)}` : pick(message, language),
    relatedInformation: related.map((other) => ({
      location: { uri: addressOf(edited.root, other.path), range: toEditorRange(other.at) },
      message: pick(other.message, language),
    })),
    data: { fingerprint },
  };
}

/** A library that can't be judged is told at the top of each of its texts: nothing seen is not nothing found. */
export function troubleDiagnostic({ text, suggestion }: UsageError, language: Language) {
  const point = { line: 0, character: 0 };
  return {
    source: "sop",
    severity: DiagnosticSeverity.Error,
    range: { start: point, end: point },
    message: suggestion ? `${pick(text, language)}\n${pick(suggestion, language)}` : pick(text, language),
  };
}
