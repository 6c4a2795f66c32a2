import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Document } from "../document/document.ts";
import type { ControlledDocument, IssuedRevision } from "../library/library.ts";
import { UsageError } from "../usage-error.ts";
import { editFrontMatter } from "./write/edit-front-matter.ts";
import { appendYaml, deleteYamlKey, setYaml } from "./write/edit-yaml.ts";
import { oneLine } from "./write/one-line.ts";
import { create, fileOf, type Plan } from "./write/plan.ts";

/** What `sop bump` was asked. */
export interface BumpRequest {
  controlled: ControlledDocument;
  /** The last issued revision. */
  last: Document;
  /** What will change, one line each; empty: to be written. */
  changes: readonly string[];
  /** When it shall come into force; undefined: set at issue. */
  effective: IsoDate | undefined;
}

/**
 * The last issued revision of a document, which the next one begins as.
 * @throws UsageError when there is a draft already, or nothing was issued
 */
export function revisionToBump({ code, draft, revisions }: ControlledDocument): IssuedRevision {
  if (draft) {
    throw new UsageError(
      {
        en: `${code} has a draft already: revision ${draft.revision ?? "?"} in ${draft.path}.`,
        id: `${code} sudah memiliki draf: revisi ${draft.revision ?? "?"} di ${draft.path}.`,
      },
      { en: "Finish and issue it, or delete it, first.", id: "Selesaikan dan terbitkan, atau hapus, terlebih dahulu." },
    );
  }
  const last = revisions.at(-1);
  if (last) return last;
  throw new UsageError({ en: `Nothing of ${code} was issued yet.`, id: `Belum ada revisi ${code} yang terbit.` });
}

/** Opens the next revision: a copy of the last issued one, with only the header's life taken out (document-format §1). */
export function planBump({ controlled, last, changes, effective }: BumpRequest): Plan {
  const { code, folder } = controlled;
  const issued = revisionToBump(controlled);
  const next = nextRevision(issued.revision);
  const text = editFrontMatter(last.text, fileOf(last).path, (yaml) => {
    const headed = headerOfDraft(closeEntry(yaml, issued), next, effective);
    return appendYaml(headed, ["changes"], { summary: changes.map(oneLine) });
  });
  const path = issued.facts.path.replace(/[^/]*$/, "draft.md");
  return {
    operations: [create(`${folder}/draft.md`, text)],
    summary: [
      {
        en: `${code}: revision ${next} is open in ${path}, as a copy of revision ${issued.revision}.`,
        id: `${code}: revisi ${next} dibuka di ${path}, sebagai salinan revisi ${issued.revision}.`,
      },
      ...(changes.length === 0
        ? [
            {
              en: "Its entry in the change log is empty: say there what changes.",
              id: "Entri catatan perubahannya masih kosong: tuliskan apa yang berubah.",
            },
          ]
        : []),
    ],
    next: [
      {
        en: `Commit the copy by itself, then edit ${path}; check it with sop check ${code}.`,
        id: `Commit salinan ini tersendiri, lalu sunting ${path}; periksa dengan sop check ${code}.`,
      },
    ],
    message: `${code}: open revision ${next}`,
  };
}

/** The next revision number, at least as wide as the one before. */
export function nextRevision(revision: string): string {
  return String(BigInt(revision) + 1n).padStart(revision.length, "0");
}

function headerOfDraft(yaml: string, revision: string, effective: IsoDate | undefined): string {
  const emptied = setYaml(setYaml(yaml, ["revision"], revision), ["approvals"], {}, { after: ["code", "title", "revision", "effective"] });
  const bare = deleteYamlKey(deleteYamlKey(emptied, "effective"), "transcription");
  return effective === undefined ? bare : setYaml(bare, ["effective"], effective, { after: ["revision"] });
}

/** The entry that was newest took its revision and date from the header; now it says them itself. */
function closeEntry(yaml: string, { facts, revision, issuedOn }: IssuedRevision): string {
  const index = facts.changes.length - 1;
  const entry = facts.changes[index];
  const effective = facts.effective ?? issuedOn;
  if (!entry) return yaml;
  const named = entry.revision === undefined ? setYaml(yaml, ["changes", index, "revision"], revision, { before: "summary" }) : yaml;
  if (entry.effective !== undefined || effective === undefined) return named;
  return setYaml(named, ["changes", index, "effective"], effective, { before: "summary" });
}
