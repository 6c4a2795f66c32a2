import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import { recordedDay } from "../../control/judge-approval.ts";
import { issueOfFile, revisionOfFile } from "../../document/codes/revision-file.ts";
import { compareRevisions, firstRevision, isSameRevision, loggedBefore, nextRevision } from "../../document/codes/revision-order.ts";
import type { Document } from "../../document/document.ts";
import { roleNames, settingsOfType } from "../../document/named-in-settings.ts";
import { documentNamed, type FolderChange, type FolderState, issuedNames, type LibraryChange } from "../../library/change.ts";
import { alteredParts, type DigestPart, type PictureDigests, partsInWords } from "../../seal/digest.ts";
import type { GateContext } from "../kit/define-gate-rule.ts";
import { defineGateRule, type GateRule } from "../kit/define-gate-rule.ts";
import { actsLetIn, approvalsAdded, timelyFrom } from "./parts/added-acts.ts";
import { recordedText } from "./parts/recorded-text.ts";

function check(change: LibraryChange, context: GateContext): void {
  for (const folder of change.folders) {
    for (const name of issuedNames(folder.head)) {
      if (folder.base?.files.has(name) || !folder.head) continue;
      if (folder.head.files.get(name) === recordedText(name, folder, change)) tellBroughtBack(documentNamed(folder.head, name), context);
      else checkIssue(name, folder, change, context);
    }
    const draft = documentNamed(folder.head, "draft.md");
    if (draft) checkApprovalsTimely(draft, folder, change, context);
  }
}

function tellBroughtBack(document: Document | undefined, { report }: Context): void {
  if (!document) return;
  const { code, revision } = document.frontMatter;
  report(
    { path: document.path, code, revision, state: "issued" },
    {
      at: document.locate(["revision"]),
      key: "brought back",
      severity: "warning",
      message: {
        en: `Revision ${revision} was issued and had gone; it is brought back as it was.`,
        id: `Revisi ${revision} pernah terbit dan hilang; kini dikembalikan seperti semula.`,
      },
      fix: { en: "Nothing is to be done.", id: "Tidak ada yang perlu dilakukan." },
    },
  );
}

type Context = Parameters<GateRule["check"]>[1];

function checkIssue(name: string, folder: FolderChange, change: LibraryChange, { report }: Context): void {
  const document = documentNamed(folder.head, name);
  if (!document) return;
  const { code, revision, transcription } = document.frontMatter;
  const place = { path: document.path, code, revision, state: "issued" } as const;
  const at = document.locate(["revision"]);
  if (transcription) {
    report(place, {
      at,
      key: "transcription",
      severity: "warning",
      message: {
        en: `Revision ${revision} is accepted as a transcription (${transcription.source}); nothing proves what was approved.`,
        id: `Revisi ${revision} diterima sebagai transkripsi (${transcription.source}); tidak ada bukti apa yang disetujui.`,
      },
      fix: { en: "Compare it with the paper original.", id: "Bandingkan dengan naskah kertasnya." },
    });
    if (issuedNames(folder.base).length === 0) return;
  }
  const problem = change.settings.head.revision.style === "label" ? notAfterAll(document, name, folder) : notNext(name, folder, change);
  if (problem) report(place, { at, key: "sequence", ...problem });
  if (!transcription) checkApproved(document, name, folder, change, { report });
}

type Problem = { message: LocalText; fix: LocalText };

/** After the highest revision before it; the library's first where there is none. */
function notNext(name: string, { base, head, target }: FolderChange, { settings }: LibraryChange): Problem | undefined {
  const { revision: style } = settings.head;
  const revision = revisionOfFile(name) ?? "";
  const last = [...issuedNames(base), ...issuedNames(head), ...target.keys()]
    .flatMap((other) => revisionOfFile(other) ?? [])
    .filter((other) => compareRevisions(other, revision) < 0)
    .sort(compareRevisions)
    .at(-1);
  const expected = last === undefined ? firstRevision(style) : nextRevision(last, style.style);
  if (expected === undefined || isSameRevision(expected, revision)) return undefined;
  return {
    message: {
      en: `Revision ${revision} is issued, but the next one is ${expected}.`,
      id: `Revisi ${revision} diterbitkan, padahal yang berikutnya ${expected}.`,
    },
    fix: { en: "Issue it with sop issue, which counts the revisions.", id: "Terbitkan dengan sop issue, yang menghitungnya." },
  };
}

/** A label comes after the revisions that its change log names: all that were issued before. */
function notAfterAll({ frontMatter }: Document, name: string, { base, target }: FolderChange): Problem | undefined {
  const logged = loggedBefore(frontMatter.changes);
  const missing = [...new Set([...issuedNames(base), ...target.keys()])]
    .flatMap((other) => (other === name ? [] : (revisionOfFile(other) ?? [])))
    .filter((other) => !logged.some((named) => isSameRevision(named, other)));
  if (missing.length === 0) return undefined;
  const list = missing.join(", ");
  return {
    message: {
      en: `Revision ${frontMatter.revision} is issued, but its change log doesn't name ${list}, issued before it.`,
      id: `Revisi ${frontMatter.revision} diterbitkan, tetapi catatan perubahannya tidak memuat ${list}, yang terbit sebelumnya.`,
    },
    fix: {
      en: "Take the entries over from the revision before: they say which revision follows which.",
      id: "Ambil entrinya dari revisi sebelumnya: entri itulah yang menyatakan urutan revisi.",
    },
  };
}

/** An issue and its approvals come to the library soon after their days, or are let in by whoever may withdraw. */
function checkTimely(document: Document, name: string, folder: FolderChange, change: LibraryChange, context: Context): void {
  const { head } = folder;
  const { code, revision } = document.frontMatter;
  const { earliest, within } = timelyFrom(change);
  const day = head?.issued.get(name)?.date;
  if (head && actsLetIn(folder).has(head.issueDigests.get(name) ?? "")) return;
  if (day === undefined || earliest === undefined || day >= earliest) {
    checkApprovalsTimely(document, folder, change, context);
    return;
  }
  const today = change.head.date;
  context.report(
    { path: document.path, code, revision, state: "issued" },
    {
      at: document.locate(["revision"]),
      key: "late issue",
      message: {
        en: `Revision ${revision} says it was issued on ${day}, more than ${within} days before today (${today}).`,
        id: `Revisi ${revision} menyatakan terbit pada ${day}, lebih dari ${within} hari sebelum hari ini (${today}).`,
      },
      fix: lateFix(howToAdmit(document), folder.base === undefined),
    },
  );
}

function lateFix(admit: string, isNew: boolean): LocalText {
  const again = {
    en: " If it was deleted and is brought back, sop gate --base COMMIT, of when it was there, shows whether it is as it was; whoever answers for the repository merges it in spite of this gate.",
    id: " Bila pernah terhapus dan kini dikembalikan, sop gate --base COMMIT, dari saat masih ada, menunjukkan apakah tetap seperti semula; penanggung jawab repositori menggabungkannya meskipun gerbang tertutup.",
  };
  return {
    en: `Issue it again, or have it admitted by someone entitled to withdraw, in the same change, from whose day on it is in force: ${admit}.${isNew ? again.en : ""}`,
    id: `Terbitkan lagi, atau mintakan penerimaannya kepada yang berhak menarik, dalam perubahan yang sama; berlakunya sejak hari itu: ${admit}.${isNew ? again.id : ""}`,
  };
}

function howToAdmit({ frontMatter: { code, revision } }: Document): string {
  return `sop admit ${code} --revision ${revision} --reason …`;
}

/** Whoever held a role once can't be made to have approved then. */
function checkApprovalsTimely(document: Document, folder: FolderChange, change: LibraryChange, { report }: Context): void {
  const { base, head } = folder;
  const { code, revision, transcription } = document.frontMatter;
  const { earliest, within } = timelyFrom(change);
  if (!head || transcription || earliest === undefined) return;
  const today = change.head.date;
  const letIn = actsLetIn(folder);
  for (const { role, approval, digest } of approvalsAdded(document, base)) {
    const recorded = recordedDay(approval);
    if (recorded === undefined || recorded >= earliest || letIn.has(digest)) continue;
    report(
      { path: document.path, code, revision, state: document.state },
      {
        at: document.locate(["approvals", role]),
        key: `late approval ${role}`,
        message: {
          en: `${approval.name} approved it as “${role}” on ${recorded}, more than ${within} days before today (${today}), and nothing of it was known here.`,
          id: `${approval.name} menyetujuinya sebagai “${role}” pada ${recorded}, lebih dari ${within} hari sebelum hari ini (${today}), dan belum diketahui di sini.`,
        },
        fix: {
          en: `Have it approved again (sop reject, sop approve), or admitted by someone entitled to withdraw, in the same change: ${howToAdmit(document)}.`,
          id: `Mintakan persetujuan baru (sop reject, sop approve), atau penerimaannya kepada yang berhak menarik, dalam perubahan yang sama: ${howToAdmit(document)}.`,
        },
      },
    );
  }
}

function checkApproved(document: Document, name: string, folder: FolderChange, change: LibraryChange, context: Context): void {
  const { head } = folder;
  if (!head) return;
  const { code, revision, approvals } = document.frontMatter;
  const place = { path: document.path, code, revision, state: "issued" } as const;
  const settings = change.settings.base ?? change.settings.head;
  const roles = settingsOfType(change.reading.scheme.typeOf(code), settings)?.approvals ?? [];
  const missing = roles.filter((role) => !approvals[role]);
  if (missing.length > 0) context.report(place, unsigned(document, missing, settings));
  const pictures: PictureDigests = head.files;
  for (const [role, approval] of Object.entries(approvals)) {
    const changed = approval.digest === undefined ? undefined : alteredParts(document, approval.digest, change.reading, pictures);
    if (changed?.length !== 0) context.report(place, signedAnother(document, role, changed, settings));
  }
  checkTimely(document, name, folder, change, context);
  const file = head.issued.get(name)?.file;
  if (file !== head.files.get(name)) context.report(place, unrecorded(document, name, head));
}

function unsigned({ frontMatter: { code, revision }, locate }: Document, missing: readonly string[], settings: LibrarySettings) {
  const names = roleNames(missing, settings);
  return {
    at: locate(["approvals"]),
    key: "unapproved",
    message: {
      en: `Revision ${revision} is issued without being signed as ${names.en}.`,
      id: `Revisi ${revision} diterbitkan tanpa tanda tangan pada ${names.id}.`,
    },
    fix: {
      en: `Take the issue back, and have the draft approved first: sop approve ${code} --as ${missing[0]}.`,
      id: `Batalkan penerbitannya, dan mintakan dahulu persetujuan drafnya: sop approve ${code} --as ${missing[0]}.`,
    },
  };
}

/** @param changed undefined: the approval doesn't say of what it is */
function signedAnother(
  { frontMatter, locate }: Document,
  role: string,
  changed: readonly DigestPart[] | undefined,
  settings: LibrarySettings,
) {
  const { code, approvals } = frontMatter;
  const signer = approvals[role]?.name;
  const named = roleNames([role], settings);
  const parts = partsInWords(changed ?? []);
  return {
    at: locate(["approvals", role]),
    key: `approval ${role}`,
    message: changed
      ? {
          en: `${signer} signed another text as ${named.en}; changed since: ${parts.en}.`,
          id: `${signer} menandatangani teks lain sebagai ${named.id}; yang berubah sejak itu: ${parts.id}.`,
        }
      : {
          en: `The approval as ${named.en} carries no digest of what was approved.`,
          id: `Persetujuan sebagai ${named.id} tidak memuat sidik isi yang disetujui.`,
        },
    fix: {
      en: `Take the issue back, and have the draft approved again: sop reject ${code} --as ${role} --reason ….`,
      id: `Batalkan penerbitannya, dan ulangi persetujuan drafnya: sop reject ${code} --as ${role} --reason ….`,
    },
  };
}

function unrecorded({ locate }: Document, name: string, { issued, files }: FolderState) {
  const record = issueOfFile(name);
  const message = issued.has(name)
    ? { en: `${name} is not the file that ${record} tells of.`, id: `${name} bukan berkas yang dicatat ${record}.` }
    : files.has(record)
      ? { en: `${record} can't be read.`, id: `${record} tidak terbaca.` }
      : {
          en: `Revision ${revisionOfFile(name)} has no ${record}: it was not issued by sop issue.`,
          id: `Revisi ${revisionOfFile(name)} tidak memiliki ${record}: tidak diterbitkan dengan sop issue.`,
        };
  return {
    at: locate(["revision"]),
    key: "issue record",
    message,
    fix: { en: "Issue it with sop issue.", id: "Terbitkan dengan sop issue." },
  };
}

export const issueFollows = defineGateRule({
  id: "SOP802",
  name: "issue-follows",
  scope: "gate",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "error" },
  summary: {
    en: "A newly issued revision is the next one, fully approved, is what was approved, and comes soon after its approvals and its issue.",
    id: "Revisi yang baru terbit adalah yang berikutnya, disetujui lengkap, isinya sama dengan yang disetujui, dan masuk tak lama setelah disetujui dan diterbitkan.",
  },
  why: {
    en: "This is the moment a text becomes what everyone works by; afterwards it can't be corrected.",
    id: "Inilah saat teks menjadi pegangan semua orang; sesudahnya tidak dapat diperbaiki.",
  },
  examples: [
    {
      title: { en: "One left out, and nobody approved it", id: "Satu terlewat, dan tidak ada yang menyetujuinya" },
      base: { "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n" },
      head: { "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n", "IN.OCC.TELK.P-01/rev-02.md": "## Tujuan\n\nBaru.\n" },
      reports: [
        "IN.OCC.TELK.P-01/rev-02.md 2:1 Revision 02 is issued without being signed as “Prepared by”, “Checked by”, “Approved by”.",
        "IN.OCC.TELK.P-01/rev-02.md 4:11 Revision 02 has no rev-02/issued.yaml: it was not issued by sop issue.",
        "IN.OCC.TELK.P-01/rev-02.md 4:11 Revision 02 is issued, but the next one is 01.",
      ],
    },
    {
      title: { en: "A transcription is accepted, and shown", id: "Transkripsi diterima, dan ditunjukkan" },
      base: {},
      head: {
        "IN.OCC.TELK.P-01/rev-05.md": '---\nrevision: "05"\ntranscription: { source: salinan Malang }\n---\n## Tujuan\n',
      },
      reports: [
        "IN.OCC.TELK.P-01/rev-05.md 2:11 Revision 05 is accepted as a transcription (salinan Malang); nothing proves what was approved.",
      ],
    },
    {
      title: { en: "A label whose change log leaves one out", id: "Label yang catatan perubahannya melewatkan satu" },
      base: { "library.yaml": "revision: { style: label, first: R07 }", "IN.OCC.TELK.P-01/rev-R07.md": "## Tujuan\n" },
      head: {
        "library.yaml": "revision: { style: label, first: R07 }",
        "IN.OCC.TELK.P-01/rev-R07.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/rev-2024-03.md": '---\nrevision: "2024-03"\ntranscription: { source: salinan Malang }\n---\n## Tujuan\n',
      },
      reports: [
        "IN.OCC.TELK.P-01/rev-2024-03.md 2:11 Revision 2024-03 is issued, but its change log doesn't name R07, issued before it.",
        "IN.OCC.TELK.P-01/rev-2024-03.md 2:11 Revision 2024-03 is accepted as a transcription (salinan Malang); nothing proves what was approved.",
      ],
    },
    {
      title: { en: "A draft is no issue", id: "Draf bukan terbitan" },
      base: {},
      head: { "IN.OCC.TELK.P-01/draft.md": "## Tujuan\n" },
    },
  ],
});
