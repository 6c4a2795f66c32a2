import { pathToFileURL } from "node:url";
import type { Edit } from "../../core/document/document.ts";
import { printJson } from "../../core/document/prose/visible-text.ts";
import type { FingerprintedFinding } from "../../core/finding.ts";
import { catalogue } from "../../core/rules/find-rule.ts";
import { pick } from "../../languages/language.ts";
import type { Range, Severity } from "../../schemas/finding.ts";
import type { Language } from "../../schemas/local-text.ts";
import { explainRule } from "./explain.ts";
import type { Origin, ReportInput } from "./report-input.ts";

const levels: Record<Severity, string> = { error: "error", warning: "warning", note: "note" };

/** SARIF 2.1.0 (OASIS), for code scanning: rules with their help, results with fingerprints that stay when lines move. */
export function sarifReport({ findings, language, version, origin }: ReportInput): string {
  const used = catalogue.filter(({ id }) => findings.some(({ rule }) => rule === id));
  const indexes = new Map(used.map(({ id }, index) => [id, index]));
  const artifact = artifactsFrom(origin);
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "sop", semanticVersion: version, rules: used.map((rule) => sarifRule(rule, language)) } },
        columnKind: "utf16CodeUnits",
        ...(origin ? { originalUriBaseIds: { [TOP]: { uri: pathToFileURL(`${origin.top}/`).href } } } : {}),
        results: findings.map((finding) => sarifResult(finding, indexes.get(finding.rule) ?? -1, { language, artifact })),
      },
    ],
  };
  return `${printJson(log, 2)}\n`;
}

function sarifRule(rule: (typeof catalogue)[number], language: Language) {
  const summary = pick(rule.summary, language);
  const why = pick(rule.why, language);
  return {
    id: rule.id,
    name: rule.name,
    shortDescription: { text: summary },
    fullDescription: { text: `${summary} ${why}` },
    help: { text: explainRule(rule, language), markdown: `**${summary}**\n\n${why}\n\n\`sop explain ${rule.id}\`` },
    defaultConfiguration: { level: levels[rule.severity.draft ?? rule.severity.issued ?? "note"] },
  };
}

function sarifResult(
  finding: FingerprintedFinding,
  ruleIndex: number,
  { language, artifact }: { language: Language; artifact: ArtifactLocation },
) {
  const location = (path: string, at: Range) => ({ physicalLocation: { artifactLocation: artifact(path), region: region(at) } });
  const fix = pick(finding.fix, language);
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: fix ? `${pick(finding.message, language)} ${fix}` : pick(finding.message, language) },
    locations: [location(finding.path, finding.at)],
    ...(finding.related.length > 0
      ? {
          relatedLocations: finding.related.map(({ path, at, message }, id) => ({
            id,
            ...location(path, at),
            message: { text: pick(message, language) },
          })),
        }
      : {}),
    ...(finding.edit ? { fixes: [sarifFix(artifact(finding.path), finding.edit, fix)] } : {}),
    partialFingerprints: { "sopFinding/v1": finding.fingerprint },
  };
}

/** A safe edit, as viewers of SARIF offer it. */
function sarifFix(artifactLocation: ReturnType<ArtifactLocation>, { at, text }: Edit, fix: string | undefined) {
  const replacements = [{ deletedRegion: region(at), insertedContent: { text } }];
  return { ...(fix ? { description: { text: fix } } : {}), artifactChanges: [{ artifactLocation, replacements }] };
}

type ArtifactLocation = (path: string) => { uri: string; uriBaseId?: string };

/** The name by which code scanning knows the checkout's folder. */
const TOP = "%SRCROOT%";

function artifactsFrom(origin: Origin | undefined): ArtifactLocation {
  const uriOf = (path: string) => encodeURI(path).replace(/[?#]/g, encodeURIComponent);
  return (path) => {
    const below = origin?.pathOf(path);
    return below === undefined ? { uri: uriOf(path) } : { uri: uriOf(below), uriBaseId: TOP };
  };
}

function region({ start, end }: Range) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
