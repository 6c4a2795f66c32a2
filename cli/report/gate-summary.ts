import { revisionOfFile } from "../../core/document/codes/revision-file.ts";
import { escapeMarkup } from "../../core/document/words/escape.ts";
import { countBySeverity, reaches } from "../../core/finding.ts";
import { documentOf, type FolderChange, issuedNames, type LibraryChange } from "../../core/library/change.ts";
import { pick } from "../../languages/language.ts";
import type { Language, LocalText } from "../../schemas/local-text.ts";
import { escapeCell, markdownReport } from "./markdown.ts";
import type { ReportInput } from "./report-input.ts";

const texts = {
  passed: { en: "✔ The gate is open", id: "✔ Gerbang terbuka" },
  stopped: { en: "✖ The gate is closed", id: "✖ Gerbang tertutup" },
  judged: { en: "Judged", id: "Dinilai" },
  against: { en: "against", id: "terhadap" },
  document: { en: "Document", id: "Dokumen" },
  change: { en: "What happens to it", id: "Yang terjadi" },
  nothing: { en: "The change touches no document.", id: "Perubahan ini tidak menyentuh dokumen." },
  settings: { en: "library.yaml (settings)", id: "library.yaml (pengaturan)" },
  changed: { en: "changed", id: "berubah" },
} as const satisfies Record<string, LocalText>;

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
  const isOpen = !findings.some(({ severity }) => reaches(severity, threshold));
  const counts = countBySeverity(findings);
  const rows = change.folders.map((folder) => `| ${escapeCell(nameOf(folder))} | ${pick(whatHappens(folder), language)} |`);
  const settings = JSON.stringify(change.settings.base) !== JSON.stringify(change.settings.head) && change.settings.base;
  if (settings) rows.push(`| ${pick(texts.settings, language)} | ${pick(texts.changed, language)} |`);
  const table = [`| ${pick(texts.document, language)} | ${pick(texts.change, language)} |`, "| --- | --- |", ...rows];
  return [
    `## ${isOpen ? pick(texts.passed, language) : pick(texts.stopped, language)}`,
    `${measuredText(measured, language)}. ❌ ${counts.error} · ⚠️ ${counts.warning} · ℹ️ ${counts.note}`,
    rows.length === 0 ? pick(texts.nothing, language) : table.join("\n"),
    ...redlinesOf(redlines, language),
    ...(findings.length === 0 ? [] : [markdownReport(input).trimEnd()]),
  ]
    .join("\n\n")
    .concat("\n");
}

function measuredText({ head, base, commit }: Measured, language: Language): string {
  const [judged, against] = [head, base].map((text) => escapeCell(pick(text, language)));
  return `${pick(texts.judged, language)}: ${judged}; ${pick(texts.against, language)} ${against}${commit === undefined ? "" : ` (${commit.slice(0, 10)})`}`;
}

function redlinesOf(redlines: ReadonlyMap<string, string>, language: Language): string[] {
  const title = pick({ en: "What the text says now", id: "Perubahan isi" }, language);
  return [...redlines].map(([name, text]) => `<details><summary>${escapeMarkup(name)}: ${title}</summary>\n\n${text.trim()}\n\n</details>`);
}

function nameOf({ folder, base, head }: FolderChange): string {
  const document =
    documentOf(head, "draft.md") ??
    documentOf(head, issuedNames(head).at(-1) ?? "") ??
    documentOf(base, issuedNames(base).at(-1) ?? "draft.md");
  const { code = folder, title = "" } = document?.frontMatter ?? {};
  return `${code} ${title}`.trim();
}

function whatHappens({ base, head }: FolderChange): LocalText {
  const known = new Set(issuedNames(base));
  const issued = issuedNames(head)
    .filter((name) => !known.has(name))
    .map(revisionOfFile);
  const events = (head?.entries ?? []).slice(base?.entries.length ?? 0).flatMap(({ event }) => event?.event ?? []);
  const [before, after] = [documentOf(base, "draft.md"), documentOf(head, "draft.md")];
  const parts: LocalText[] = [];
  if (!base) parts.push({ en: "new", id: "baru" });
  if (!head) parts.push({ en: "deleted", id: "dihapus" });
  if (issued.length > 0) parts.push({ en: `issues revision ${issued.join(", ")}`, id: `menerbitkan revisi ${issued.join(", ")}` });
  if (after && !before)
    parts.push({ en: `opens revision ${after.frontMatter.revision}`, id: `membuka revisi ${after.frontMatter.revision}` });
  if (after && before && after.lines.join("\n") !== before.lines.join("\n")) {
    parts.push({
      en: `changes the draft of revision ${after.frontMatter.revision}`,
      id: `mengubah draf revisi ${after.frontMatter.revision}`,
    });
  }
  if (before && !after && head && issued.length === 0) parts.push({ en: "drops the draft", id: "membuang draf" });
  const altered = [...known].filter((name) => head && base?.files.get(name) !== head.files.get(name)).map(revisionOfFile);
  if (altered.length > 0) {
    parts.push({ en: `alters issued revision ${altered.join(", ")}`, id: `mengubah revisi terbit ${altered.join(", ")}` });
  }
  if (events.length > 0) parts.push({ en: `records ${events.join(", ")}`, id: `mencatat ${events.join(", ")}` });
  if (parts.length === 0) parts.push({ en: "changes files beside it", id: "mengubah berkas di sampingnya" });
  return { en: parts.map(({ en }) => en).join("; "), id: parts.map(({ id }) => id).join("; ") };
}
