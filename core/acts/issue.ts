import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Issued } from "../../schemas/issued.ts";
import type { Person } from "../../schemas/library-settings.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { printIssueText } from "../control/act-texts.ts";
import { digestOfAct } from "../control/canonical.ts";
import type { LifeRevision } from "../control/life.ts";
import { issueOfFile } from "../document/codes/revision-file.ts";
import type { Document } from "../document/document.ts";
import { readDocument } from "../document/read-document.ts";
import { compareText } from "../document/words/compare-text.ts";
import { lastApproval, latestDay } from "../document/words/days.ts";
import { quotedList } from "../document/words/quoted-list.ts";
import type { Library } from "../library/library.ts";
import { firstDayOf, scheduledRevisions } from "../library/status.ts";
import { requireReadEvents } from "../library/unread-events.ts";
import { type Withdrawal, withdrawalOn } from "../library/withdrawal.ts";
import { documentRules } from "../rules/index.ts";
import { checkDocument } from "../rules/kit/run-rules.ts";
import { filesHeld } from "../seal/files-held.ts";
import { sha256Of, sha256OfText } from "../sha256.ts";
import { UsageError } from "../usage-error.ts";
import { type DraftInWork, requireConfirmed, requireEntry, requireNoErrors, typeOfDraft } from "./draft/draft-in-work.ts";
import { makeFrame } from "./draft/make-frame.ts";
import { requireCurrent } from "./draft/stale-approval.ts";
import { editFrontMatter } from "./write/edit-front-matter.ts";
import { printYaml, setYaml } from "./write/edit-yaml.ts";
import { create, fileOf, move, type Plan, remove } from "./write/plan.ts";
import { printedLine } from "./write/printed-line.ts";

/** What `sop issue` was asked. */
export interface IssueRequest {
  draft: DraftInWork;
  library: Library;
  by: Pick<Person, "name" | "position">;
  /** The day it is. */
  today: IsoDate;
  /** The moment, with its zone. */
  now: string;
  /** When it comes into force; undefined: as the draft says, else today. */
  effective: IsoDate | undefined;
  /** Why it came into force before today, where it did. */
  retroactive: string | undefined;
  /** Why it comes into force long after today, where it does. */
  ahead: string | undefined;
  /** True where whoever issues it signs. */
  isSigned: boolean;
  /** Version of this tool. */
  tool: string;
}

/** An issue as a plan. */
export interface IssuePlan extends Plan {
  /** The revision as it will be judged, and the text its issuer signs; undefined of a transcription, which was issued on paper. */
  issue: { revision: LifeRevision; text: string } | undefined;
}

/**
 * Makes the draft the issued revision: the effective date is set, `draft.md` becomes `rev-NN.md`, `draft/` becomes
 * `rev-NN/`, and `rev-NN/issued.yaml` says who issued what, and in which frame it was printed. A transcription of an old
 * paper document was issued on paper: it keeps its own dates and gets no `issued.yaml`.
 * @throws UsageError with the first reason why it can't be issued
 */
export function planIssue(request: IssueRequest): IssuePlan {
  const { draft, by } = request;
  const { controlled, document, reading } = draft;
  const { code, folder } = controlled;
  const file = fileOf(document);
  // What was sent back, and whether anything is in force, stands there.
  requireReadEvents(controlled);
  requireApprovals(draft);
  requireConfirmed(document);
  requireEntry(document);
  requireCurrent(draft);
  const effective = effectiveFor(request);
  const revision = document.frontMatter.revision ?? "";
  const name = `rev-${revision}`;
  const text = document.frontMatter.effective === effective ? file.text : withEffective(file, effective);
  const issued = asIssued(draft, `${name}.md`, text);
  const cannot = { en: `${code} can't be issued`, id: `${code} tidak dapat diterbitkan` };
  requireNoErrors(draft.findings, cannot);
  requireNoErrors(checkDocument(issued, documentRules, reading, new Set(draft.pictures.keys())).findings, cannot);
  const isPaper = document.frontMatter.transcription !== undefined;
  if (isPaper && request.isSigned) throw onPaper(code);
  const record = isPaper ? undefined : issueRecord(request, issued, text);
  const withdrawal = isPaper ? undefined : withdrawalOn(controlled.events, latestDay([effective, request.today]));
  return {
    operations: [
      create(`${folder}/${name}.md`, text),
      ...(record ? [create(`${folder}/${issueOfFile(issued.fileName)}`, printYaml(record))] : []),
      ...draft.signatures.map((signature) => move(signature, signature.path.replace(`${folder}/draft/`, `${folder}/${name}/`))),
      remove({ path: file.path, digest: sha256Of(file.text) }),
    ],
    summary: withdrawal ? [notInForce(code, revision, withdrawal)] : [inForce(code, revision, effective, request), ...whatEnds(request)],
    next: [...(withdrawal ? [howToReinstate(code)] : []), ...nextSteps(request)],
    message: isPaper
      ? `${code}: hold revision ${revision} from paper`
      : `${code}: issue revision ${revision}, ${withdrawal ? "for" : "in force from"} ${effective} (${by.name})`,
    issue: record && issueToJudge(request, issued, record),
  };
}

function issueToJudge({ draft }: IssueRequest, issued: Document, record: Issued): NonNullable<IssuePlan["issue"]> {
  const { revision = "", effective, approvals } = issued.frontMatter;
  const issueDigest = digestOfAct(record);
  const signatures = draft.controlled.draft?.signatures ?? [];
  return {
    revision: {
      fileName: issued.fileName,
      revision,
      effective,
      approvals,
      isTranscription: false,
      issued: record,
      issueDigest,
      pictures: [],
      signatures: new Map(signatures.map((found) => [found.role, found])),
    },
    text: printIssueText({ code: draft.controlled.code, revision, effective: effective ?? record.date }, record, issueDigest),
  };
}

function onPaper(code: string): UsageError {
  return new UsageError({
    en: `${code} was issued on paper; a signature of today says nothing of that.`,
    id: `${code} terbit di kertas; tanda tangan hari ini tidak membuktikan apa pun tentangnya.`,
  });
}

/** The draft as it will be read once it is issued; where its text changes with that, the new text is read. */
function asIssued({ document, reading }: DraftInWork, fileName: string, text: string): Document {
  const path = document.path.replace(/draft\.md$/, fileName);
  if (text === document.text) return { ...document, path, fileName, state: "issued" };
  return readDocument({ path, folder: document.folder, fileName, text }, reading);
}

function issueRecord(
  { draft, library, by, today, now, retroactive, ahead, isSigned, tool }: IssueRequest,
  issued: Document,
  text: string,
): Issued {
  const names = filesHeld(issued);
  const held = [...draft.pictures].filter(([name]) => names.includes(name)).sort(([a], [b]) => compareText(a, b));
  return {
    date: today,
    time: now,
    by: { name: by.name, position: by.position },
    ...(isSigned ? { signed: true as const } : {}),
    tool,
    ...(retroactive === undefined ? {} : { retroactive: printedLine(retroactive) }),
    ...(ahead === undefined ? {} : { ahead: printedLine(ahead) }),
    file: sha256OfText(text),
    assets: Object.fromEntries(held),
    frame: makeFrame(issued, library, draft.reading),
  };
}

function withEffective(file: { path: string; text: string }, effective: IsoDate): string {
  return editFrontMatter(file.text, file.path, (yaml) => setYaml(yaml, ["effective"], effective, { after: ["code", "title", "revision"] }));
}

/**
 * @throws UsageError when a role has not signed, or its approval does not say what was approved
 */
export function requireApprovals(draft: DraftInWork): void {
  const { approvals, transcription } = draft.document.frontMatter;
  const { code } = draft.controlled;
  const type = typeOfDraft(draft);
  const missing = type.approvals.filter((role) => !(role in approvals));
  if (missing.length > 0) {
    throw new UsageError(
      {
        en: `${code} is not signed as ${quotedList(missing)} yet.`,
        id: `${code} belum ditandatangani sebagai ${quotedList(missing)}.`,
      },
      { en: `Next: sop approve ${code} --as ${missing[0]}.`, id: `Berikutnya: sop approve ${code} --as ${missing[0]}.` },
    );
  }
  const bare = type.approvals.filter((role) => approvals[role]?.digest === undefined);
  if (transcription || bare.length === 0) return;
  throw new UsageError(
    {
      en: `The approval as ${quotedList(bare)} was written by hand and does not say what was approved.`,
      id: `Persetujuan sebagai ${quotedList(bare)} ditulis dengan tangan dan tidak memuat apa yang disetujui.`,
    },
    {
      en: `Take it out of the draft and record it with sop approve ${code} --as ${bare[0]} --evidence ….`,
      id: `Hapus dari draf, lalu catat dengan sop approve ${code} --as ${bare[0]} --evidence ….`,
    },
  );
}

function effectiveFor({ draft, effective, retroactive, today }: IssueRequest): IsoDate {
  const { frontMatter } = draft.document;
  if (frontMatter.transcription) return effectiveOnPaper(draft, effective ?? frontMatter.effective);
  const last = lastApproval(frontMatter.approvals);
  const chosen = effective ?? frontMatter.effective ?? today;
  if (last !== undefined && chosen < last) {
    throw new UsageError({
      en: `It can't be in force from ${chosen}: its last approval is dated ${last}.`,
      id: `Tidak dapat berlaku mulai ${chosen}: persetujuan terakhirnya bertanggal ${last}.`,
    });
  }
  requireAfterScheduled(draft, chosen, today);
  if (chosen < today && retroactive === undefined) {
    throw new UsageError(
      {
        en: `${chosen} is past (today: ${today}); nobody could have worked by it.`,
        id: `${chosen} sudah lewat (hari ini: ${today}); belum ada yang dapat bekerja menurutnya.`,
      },
      {
        en: "Give a later --effective DATE, or the reason with --retroactive REASON.",
        id: "Sebutkan --effective TANGGAL yang lebih akhir, atau alasannya dengan --retroactive ALASAN.",
      },
    );
  }
  if (chosen >= today && retroactive !== undefined) {
    throw new UsageError({
      en: `${chosen} is not past (today: ${today}), so --retroactive does not apply.`,
      id: `${chosen} belum lewat (hari ini: ${today}), sehingga --retroactive tidak berlaku.`,
    });
  }
  return chosen;
}

/** Of two revisions the higher holds: a lower one that is to come into force later would never do so, and nobody would have said it. */
function requireAfterScheduled({ controlled }: DraftInWork, chosen: IsoDate, today: IsoDate): void {
  const later = scheduledRevisions(controlled, today).filter((scheduled) => (firstDayOf(scheduled) ?? chosen) >= chosen);
  const [first] = later;
  if (!first) return;
  const day = firstDayOf(first);
  throw new UsageError(
    {
      en: `Revision ${first.revision}, issued for ${day}, would then never come into force.`,
      id: `Revisi ${first.revision}, yang terbit untuk ${day}, dengan begitu tidak akan pernah berlaku.`,
    },
    {
      en: `Give a later --effective DATE, or cancel it first: sop cancel ${controlled.code} --revision ${first.revision} --reason ….`,
      id: `Sebutkan --effective TANGGAL yang lebih akhir, atau batalkan dahulu: sop cancel ${controlled.code} --revision ${first.revision} --reason ….`,
    },
  );
}

function effectiveOnPaper({ controlled }: DraftInWork, written: IsoDate | undefined): IsoDate {
  if (!written) {
    throw new UsageError({
      en: "A transcription carries the date its paper came into force; write it as effective, or give --effective DATE.",
      id: "Transkripsi memuat tanggal berlaku naskah kertasnya; tulis pada effective, atau sebutkan --effective TANGGAL.",
    });
  }
  if (controlled.revisions.length === 0) return written;
  throw new UsageError(
    {
      en: `Only the first revision held of ${controlled.code} can be a transcription.`,
      id: `Hanya revisi pertama ${controlled.code} yang disimpan yang dapat berupa transkripsi.`,
    },
    {
      en: "Past revisions come in by sop transcribe FILE, in any order.",
      id: "Revisi lama dimasukkan dengan sop transcribe BERKAS, dalam urutan apa pun.",
    },
  );
}

function inForce(code: string, revision: string, effective: IsoDate, { today, draft }: IssueRequest): LocalText {
  if (draft.document.frontMatter.transcription) {
    return {
      en: `${code} revision ${revision} is held as it was issued on paper, in force from ${effective}.`,
      id: `${code} revisi ${revision} disimpan sebagaimana terbit di kertas, berlaku mulai ${effective}.`,
    };
  }
  return effective <= today
    ? {
        en: `${code} revision ${revision} is issued and in force from ${effective}.`,
        id: `${code} revisi ${revision} terbit dan berlaku mulai ${effective}.`,
      }
    : {
        en: `${code} revision ${revision} is issued and will be in force from ${effective}.`,
        id: `${code} revisi ${revision} terbit dan akan berlaku mulai ${effective}.`,
      };
}

/** Of a document that is withdrawn, or will be by then, nothing comes into force. */
function notInForce(code: string, revision: string, { date }: Withdrawal): LocalText {
  return {
    en: `${code} revision ${revision} is issued, but does not come into force: ${code} is withdrawn from ${date}.`,
    id: `${code} revisi ${revision} terbit, tetapi tidak berlaku: ${code} ditarik mulai ${date}.`,
  };
}

function howToReinstate(code: string): LocalText {
  return {
    en: `sop reinstate ${code} --reason … brings it into force, or takes back a withdrawal before its day.`,
    id: `sop reinstate ${code} --reason … memberlakukannya, atau membatalkan penarikan sebelum harinya.`,
  };
}

function whatEnds({ draft }: IssueRequest): LocalText[] {
  const before = draft.controlled.revisions.at(-1);
  if (!before) return [];
  return [
    {
      en: `Revision ${before.revision} is superseded from that day.`,
      id: `Revisi ${before.revision} digantikan mulai hari itu.`,
    },
  ];
}

function nextSteps({ draft }: IssueRequest): LocalText[] {
  const { code, revisions } = draft.controlled;
  const copies = revisions.at(-1)?.facts.distribution.filter(({ copy }) => copy === "controlled") ?? [];
  const recall = copies.map(({ location, number }) => (number === undefined ? location : `${number} (${location})`)).join(", ");
  return [
    ...(recall === ""
      ? []
      : [
          {
            en: `Recall the copies of the revision before (${recall}) with sop copies ${code} --recall NUMBER.`,
            id: `Tarik salinan revisi sebelumnya (${recall}) dengan sop copies ${code} --recall NOMOR.`,
          },
        ]),
  ];
}
