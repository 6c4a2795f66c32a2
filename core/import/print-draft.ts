import { pick } from "../../languages/language.ts";
import type { LibrarySettings } from "../../schemas/library-settings.ts";
import { printYaml, type YamlValue } from "../acts/write/edit-yaml.ts";
import { writeNotation } from "../flow/views/write-notation.ts";
import type { ImportedDocument } from "./imported-document.ts";
import type { RoleName } from "./names.ts";
import type { ReportWriter } from "./report.ts";
import { plainTitle } from "./write-markdown.ts";

/** How a document is printed. */
export interface PrintFrame {
  settings: LibrarySettings;
  isIssued: boolean;
  /** The file's name, as the source of a transcription. */
  file: string;
}

/** A document that was understood, as the text of a draft or of a transcription. What is missing is left out. */
export function printDraft(document: ImportedDocument, frame: PrintFrame, report: ReportWriter): string {
  const front = Object.fromEntries(Object.entries(frontMatterOf(document, frame, report)).filter(([, value]) => value !== undefined));
  const body = document.type.sections.flatMap((section) => {
    const prose = document.prose.get(section.id) ?? [];
    const flows =
      section.from === "flows"
        ? document.flows.map((flow) => ("notation" in flow ? flow.notation : writeNotation(flow, document.language)).trim())
        : [];
    return prose.length + flows.length === 0 ? [] : [`## ${pick(section.name, document.language)}`, ...flows, ...prose];
  });
  return `---\n${printYaml(front as YamlValue)}---\n${body.map((block) => `\n${block}\n`).join("")}`;
}

function frontMatterOf(document: ImportedDocument, frame: PrintFrame, report: ReportWriter): Record<string, YamlValue | undefined> {
  const { head, language } = document;
  const newest = document.history.at(-1);
  const revision = head.revision ?? newest?.revision;
  if (head.revision === undefined && revision !== undefined)
    report.guessed(
      { en: `revision ${revision}`, id: `revisi ${revision}` },
      { en: "the newest of the change log", id: "yang terbaru pada catatan perubahan" },
      "high",
    );
  if (revision === undefined) report.asked({ en: "revision: the document names none", id: "revisi: dokumen tidak menyebutkannya" });
  const width = (text: string) => printedRevision(text, frame.settings);
  const { revision: scheme } = frame.settings;
  if (!frame.isIssued && revision !== undefined && scheme.style !== "label" && width(revision) !== scheme.first) {
    const hasOlder = document.history.some((entry) => entry.revision !== undefined && !sameRevision(entry.revision, revision));
    report.asked({
      en: `revision ${revision} is not a document's first: take the paper over with --issued, or begin with ${scheme.first}${hasOlder ? " and take the earlier revisions out of the change log" : ""}`,
      id: `revisi ${revision} bukan yang pertama: ambil alih kertasnya dengan --issued, atau mulai dari ${scheme.first}${hasOlder ? " dan keluarkan revisi sebelumnya dari catatan perubahan" : ""}`,
    });
  }
  const isOwn = newest?.revision !== undefined && sameRevision(newest.revision, revision);
  const effective = head.effective ?? (isOwn ? newest?.effective : undefined);
  if (!frame.isIssued && effective !== undefined)
    report.kept(
      {
        en: `effective date ${effective}: set anew when it is issued (a transcription keeps it: --issued)`,
        id: `tanggal berlaku ${effective}: ditetapkan lagi saat terbit (transkripsi menyimpannya: --issued)`,
      },
      String(effective),
    );
  return {
    code: head.code,
    title: head.title === undefined ? undefined : plainTitle(head.title),
    revision: revision === undefined ? undefined : width(revision),
    effective: frame.isIssued ? effective : undefined,
    language: language === frame.settings.language ? undefined : language,
    owner: head.owner,
    keywords: some(document.keywords),
    approvals: frame.isIssued ? approvalsOf(document, frame.settings, report) : {},
    distribution: some(document.distribution.map((copy) => ({ ...copy }))),
    references: some(document.references.map((reference) => ({ ...reference }))),
    parties: some(document.parties),
    definitions: some(document.definitions.map((definition) => ({ ...definition }))),
    workInstructions: some(document.workInstructions),
    records: some(document.records.map((record) => ({ ...record }))),
    applications: some(document.applications),
    changes: changesOf(document, isOwn, width, report),
    transcription: frame.isIssued ? { source: frame.file } : undefined,
    reconstructed: frame.isIssued ? undefined : some([...new Set(document.reconstructed)]),
  };
}

function some(list: YamlValue[]): YamlValue | undefined {
  return list.length > 0 ? list : undefined;
}

/** A number of revision in as many digits as the library's have. */
function printedRevision(text: string, { revision }: LibrarySettings): string {
  return revision.style === "number" && /^\d+$/.test(text) ? String(Number(text)).padStart(revision.digits, "0") : text;
}

function sameRevision(a: string, b: string | undefined): boolean {
  return a === b || (/^\d+$/.test(a) && Number(a) === Number(b));
}

/** The newest entry takes revision and date from the header. */
function changesOf({ history }: ImportedDocument, isOwn: boolean, width: (text: string) => string, report: ReportWriter): YamlValue {
  const entries = history.map(({ revision, effective, ...entry }) => ({
    ...(revision !== undefined && { revision: width(revision) }),
    ...(effective !== undefined && { effective }),
    ...entry,
  }));
  if (!isOwn) {
    report.asked({ en: "change log: what changed in this revision?", id: "catatan perubahan: apa yang berubah pada revisi ini?" });
    return [...entries, { summary: [] }];
  }
  return entries.map((entry, index) => (index === entries.length - 1 ? withoutRevision(entry) : entry));
}

function withoutRevision<T extends { revision?: string; effective?: unknown }>({ revision, effective, ...entry }: T) {
  return entry;
}

/** The paper's signatures under the library's ids of roles: by their usual ids, else in order. */
function approvalsOf({ approvals, type }: ImportedDocument, { roles }: LibrarySettings, report: ReportWriter): YamlValue {
  const usual: readonly RoleName[] = ["prepared", "checked", "approved"];
  const found = usual.flatMap((role, index) => {
    const approval = approvals[role];
    const ordered = type.approvals.length === 3 ? type.approvals[index] : role === "approved" ? type.approvals.at(-1) : type.approvals[0];
    const id = role in roles ? role : ordered;
    if (!approval || id === undefined) return [];
    for (const [field, word] of [
      ["name", "nama"],
      ["position", "jabatan"],
      ["date", "tanggal"],
    ] as const)
      if (approval[field] === undefined) report.asked({ en: `approval “${id}”: which ${field}?`, id: `persetujuan “${id}”: ${word} apa?` });
    return [[id, { ...approval }] as const];
  });
  return Object.fromEntries(found);
}
