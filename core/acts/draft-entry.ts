import { diffDocuments } from "../compare/diff.ts";
import { draftChangeEntry } from "../compare/draft-change-entry.ts";
import type { Document } from "../document/document.ts";
import type { ReadingContext } from "../document/read-document.ts";
import { counted } from "../document/words/counted.ts";
import type { ControlledDocument } from "../library/library.ts";
import { UsageError } from "../usage-error.ts";
import { editFrontMatter } from "./write/edit-front-matter.ts";
import { setYaml } from "./write/edit-yaml.ts";
import { fileOf, overwrite, type Plan } from "./write/plan.ts";

/**
 * Fills the open entry of a draft's change log from what differs between it and the last issued revision.
 * @throws UsageError when the entry has words already, nothing differs, or the draft is approved
 */
export function planDraftEntry(controlled: ControlledDocument, document: Document, last: Document, reading: ReadingContext): Plan {
  const file = fileOf(document);
  const { code } = controlled;
  const index = requireOpenEntry(document);
  const { summary, affects } = draftChangeEntry(diffDocuments(last, document), document.frontMatter.language ?? reading.settings.language);
  if (summary.length === 0) {
    throw new UsageError({
      en: `${document.path} does not differ from revision ${controlled.revisions.at(-1)?.revision}.`,
      id: `${document.path} tidak berbeda dari revisi ${controlled.revisions.at(-1)?.revision}.`,
    });
  }
  const text = editFrontMatter(file.text, file.path, (yaml) => {
    const told = setYaml(yaml, ["changes", index, "summary"], summary);
    return affects.length === 0 ? told : setYaml(told, ["changes", index, "affects"], affects, { after: ["summary"] });
  });
  return {
    operations: [overwrite(file, text)],
    summary: [
      {
        en: `${code}: the change log is drafted, ${counted(summary.length, "line")}.`,
        id: `${code}: catatan perubahan disusun, ${summary.length} baris.`,
      },
      ...summary.map((line) => ({ en: `  ${line}`, id: `  ${line}` })),
    ],
    next: [{ en: "Read it and put it into your own words.", id: "Baca dan sesuaikan kalimatnya." }],
    message: `${code}: say what changed`,
  };
}

function requireOpenEntry({ path, frontMatter }: Document): number {
  const index = frontMatter.changes.length - 1;
  const entry = frontMatter.changes[index];
  if (Object.keys(frontMatter.approvals).length > 0) {
    throw new UsageError({
      en: `${path} is approved; its change log can't be written now.`,
      id: `${path} sudah disetujui; catatan perubahannya tidak dapat ditulis lagi.`,
    });
  }
  if (entry && entry.revision === undefined && entry.summary.length === 0) return index;
  throw new UsageError(
    {
      en: `The newest entry of the change log in ${path} has words already.`,
      id: `Entri terbaru catatan perubahan di ${path} sudah berisi.`,
    },
    { en: "Write summary: [] there to have it drafted anew.", id: "Tulis summary: [] di sana agar disusun ulang." },
  );
}
