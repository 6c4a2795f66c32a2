import type { IsoDate } from "../../schemas/iso-date.ts";
import { isSameRevision, likelyNext, nextRevision, type RevisionSettings } from "../document/codes/revision-order.ts";
import type { Document } from "../document/document.ts";
import { requireNotIssued } from "../library/issued-already.ts";
import type { ControlledDocument, IssuedRevision } from "../library/library.ts";
import { requireReadDraft } from "../library/unread-draft.ts";
import { UsageError } from "../usage-error.ts";
import { editFrontMatter } from "./write/edit-front-matter.ts";
import { appendYaml, deleteYamlKey, setYaml } from "./write/edit-yaml.ts";
import { create, fileOf, type Plan } from "./write/plan.ts";
import { printedLine } from "./write/printed-line.ts";

/** What `sop bump` was asked. */
export interface BumpRequest {
  controlled: ControlledDocument;
  /** The last issued revision. */
  last: Document;
  /** What will change, one line each; empty: to be written. */
  changes: readonly string[];
  /** When it shall come into force; undefined: set at issue. */
  effective: IsoDate | undefined;
  /** The revision it is going to be; undefined: the next one. */
  named: string | undefined;
  settings: RevisionSettings;
}

/**
 * The last issued revision of a document, which the next one begins as.
 * @throws UsageError when there is a draft already, or nothing was issued
 */
export function revisionToBump(controlled: ControlledDocument): IssuedRevision {
  const { code, draft, revisions } = controlled;
  requireReadDraft(controlled);
  requireNotIssued(controlled);
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
  throw new UsageError({ en: `Nothing of ${code} has been issued yet.`, id: `Belum ada revisi ${code} yang terbit.` });
}

/** A revision takes the place of the one before, and no earlier than that has come into force. */
function requireNotBefore({ revision, facts, issuedOn }: IssuedRevision, next: string, effective: IsoDate | undefined): void {
  const before = facts.effective ?? issuedOn;
  if (effective === undefined || before === undefined || effective >= before) return;
  throw new UsageError(
    {
      en: `Revision ${next} can't come into force on ${effective}, before revision ${revision} (${before}).`,
      id: `Revisi ${next} tidak dapat berlaku pada ${effective}, sebelum revisi ${revision} (${before}).`,
    },
    {
      en: "Give a later --effective DATE, or leave it out: it is set at issue.",
      id: "Sebutkan --effective TANGGAL yang lebih akhir, atau jangan pakai: harinya ditetapkan saat terbit.",
    },
  );
}

/**
 * Opens the next revision: a copy of the last issued one, with only the header's life taken out (document-format §1).
 * @throws UsageError also where it shall come into force before the one it follows
 */
export function planBump(request: BumpRequest): Plan {
  const { controlled, last, changes, effective } = request;
  const { code, folder } = controlled;
  const issued = revisionToBump(controlled);
  const next = revisionAfter(issued.revision, request);
  requireNotBefore(issued, next, effective);
  const text = editFrontMatter(last.text, fileOf(last).path, (yaml) => {
    const headed = headerOfDraft(closeEntry(yaml, issued), next, effective);
    return appendYaml(headed, ["changes"], { summary: changes.map(printedLine) });
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
        en: `Edit ${path}, in a commit after the copy's; then sop check ${code} and sop diff ${code}.`,
        id: `Sunting ${path}, dalam commit sesudah commit salinannya; lalu sop check ${code} dan sop diff ${code}.`,
      },
    ],
    message: `${code}: open revision ${next}`,
  };
}

/**
 * The revision that comes after the last: counted, or, where labels follow each other as their author says, the one asked for.
 * @throws UsageError when it is asked for and counted, or neither
 */
function revisionAfter(last: string, { named, controlled, settings }: BumpRequest): string {
  const counted = nextRevision(last, settings.style);
  const taken = controlled.revisions.find(({ revision }) => isSameRevision(revision, named));
  const next = counted ?? likelyNext(last);
  if (named === undefined ? counted === undefined : taken !== undefined || !/^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/.test(named)) {
    throw new UsageError(
      named === undefined
        ? {
            en: `The revision after ${last} can't be counted: name it.`,
            id: `Setelah revisi ${last}, yang berikutnya tidak dapat dihitung: sebutkan.`,
          }
        : taken
          ? { en: `Revision ${taken.revision} was issued already.`, id: `Revisi ${taken.revision} sudah terbit.` }
          : {
              en: `“${named}” can't be a revision: letters and digits, with . - or _ between.`,
              id: `“${named}” tidak dapat menjadi revisi: huruf dan angka, dengan . - atau _ di antaranya.`,
            },
      { en: `For example: --revision ${next}.`, id: `Misalnya: --revision ${next}.` },
    );
  }
  if (counted !== undefined && named !== undefined && !isSameRevision(counted, named)) {
    throw new UsageError(
      {
        en: `After revision ${last} comes ${counted}; revisions are counted (revision: { style: ${settings.style} } in library.yaml).`,
        id: `Setelah revisi ${last} adalah ${counted}; revisi dihitung (revision: { style: ${settings.style} } di library.yaml).`,
      },
      { en: "Leave --revision out.", id: "Hilangkan --revision." },
    );
  }
  return counted ?? named ?? next;
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
