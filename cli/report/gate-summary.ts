import { revisionOfFile } from "../../core/document/codes/revision-file.ts";
import { escapeMarkup } from "../../core/document/words/escape.ts";
import { countBySeverity, reaches } from "../../core/finding.ts";
import { documentNamed, type FolderChange, type FolderState, issuedNames, type LibraryChange } from "../../core/library/change.ts";
import { textsIn } from "../../languages/index.ts";
import { pick } from "../../languages/language.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Language, LocalText } from "../../schemas/local-text.ts";
import { escapeCell, markdownReport } from "./markdown.ts";
import type { ReportInput } from "./report-input.ts";

/** Which state was judged, and against what. */
interface Measured {
  head: LocalText;
  base: LocalText;
  /** The full hash of the base; undefined where it is empty. */
  commit: string | undefined;
}

/** The gate's verdict in Markdown, for the pull request: what the change does to each document, then the findings. */
export function gateSummary(input: ReportInput, change: LibraryChange, measured: Measured, redlines: ReadonlyMap<string, string>): string {
  const { language, findings, threshold } = input;
  const said = textsIn(language).reports.gate;
  const isOpen = !findings.some(({ severity }) => reaches(severity, threshold));
  const counts = countBySeverity(findings);
  const rows = change.folders.map((folder) => `| ${escapeCell(nameOf(folder))} | ${whatHappens(folder, language)} |`);
  const settings = JSON.stringify(change.settings.base) !== JSON.stringify(change.settings.head) && change.settings.base;
  if (settings) rows.push(`| ${said.settings} | ${said.changed} |`);
  const table = [`| ${said.document} | ${said.change} |`, "| --- | --- |", ...rows];
  return [
    `## ${isOpen ? said.passed : said.stopped}`,
    `${measuredText(measured, language)}. ❌ ${counts.error} · ⚠️ ${counts.warning} · ℹ️ ${counts.note}`,
    rows.length === 0 ? said.nothing : table.join("\n"),
    ...redlinesOf(redlines, language),
    ...(findings.length === 0 ? [] : [markdownReport(input).trimEnd()]),
  ]
    .join("\n\n")
    .concat("\n");
}

function measuredText({ head, base, commit }: Measured, language: Language): string {
  const said = textsIn(language).reports.gate;
  const [judged, against] = [head, base].map((text) => escapeCell(pick(text, language)));
  return `${said.judged}: ${judged}; ${said.against} ${against}${commit === undefined ? "" : ` (${commit.slice(0, 10)})`}`;
}

function redlinesOf(redlines: ReadonlyMap<string, string>, language: Language): string[] {
  const title = textsIn(language).reports.gate.redlines;
  return [...redlines].map(([name, text]) => `<details><summary>${escapeMarkup(name)}: ${title}</summary>\n\n${text.trim()}\n\n</details>`);
}

function nameOf({ folder, base, head }: FolderChange): string {
  const document =
    documentNamed(head, "draft.md") ??
    documentNamed(head, issuedNames(head).at(-1) ?? "") ??
    documentNamed(base, issuedNames(base).at(-1) ?? "draft.md");
  const { code = folder, title = "" } = document?.frontMatter ?? {};
  return `${code} ${title}`.trim();
}

/** A revision, and what its issue says of a day that is past or far ahead: whoever lets it in reads why. */
function issueOf(name: string, head: FolderState | undefined, inForceFrom: (day: IsoDate, reason: string) => string): string {
  const { retroactive, ahead } = head?.issued.get(name) ?? {};
  const reason = retroactive ?? ahead;
  const day = documentNamed(head, name)?.frontMatter.effective;
  return `${revisionOfFile(name)}${reason === undefined || day === undefined ? "" : ` (${inForceFrom(day, escapeCell(reason))})`}`;
}

function whatHappens({ base, head }: FolderChange, language: Language): string {
  const said = textsIn(language).reports.gate.happens;
  const known = new Set(issuedNames(base));
  const issued = issuedNames(head).flatMap((name) => (known.has(name) ? [] : [issueOf(name, head, said.inForceFrom)]));
  const events = (head?.entries ?? []).slice(base?.entries.length ?? 0).flatMap(({ event }) => event?.event ?? []);
  const [before, after] = [documentNamed(base, "draft.md"), documentNamed(head, "draft.md")];
  const parts: string[] = [];
  if (!base) parts.push(said.born);
  if (!head) parts.push(said.deleted);
  if (issued.length > 0) parts.push(said.issues(issued.join(", ")));
  if (after && !before) parts.push(said.opens(after.frontMatter.revision ?? "?"));
  if (after && before && after.lines.join("\n") !== before.lines.join("\n")) {
    parts.push(said.redrafts(after.frontMatter.revision ?? "?"));
  }
  if (before && !after && head && issued.length === 0) parts.push(said.drops);
  const altered = [...known].filter((name) => head && base?.files.get(name) !== head.files.get(name)).map(revisionOfFile);
  if (altered.length > 0) parts.push(said.alters(altered.join(", ")));
  if (events.length > 0) parts.push(said.records(events.join(", ")));
  if (parts.length === 0) parts.push(said.beside);
  return parts.join("; ");
}
