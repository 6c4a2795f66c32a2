import type { IsoDate } from "../../schemas/iso-date.ts";
import { besideFile, issueOfFile } from "../document/codes/revision-file.ts";
import { lastApproval, latestDay } from "../document/words/days.ts";
import { whyNotThere } from "../seal/lfs-pointer.ts";
import { digestOfApproval } from "./canonical.ts";
import type { JudgedEvents } from "./judge-events.ts";
import { judgeIssue } from "./judge-issue.ts";
import { FAULTLESS, type Judgement, together, wrong } from "./judgement.ts";
import type { Life, LifeRevision } from "./life.ts";
import type { Doubt, Verdict } from "./reason.ts";
import type { Regime } from "./regime.ts";

/** What one revision is judged beside. */
export interface RevisionCase {
  revision: LifeRevision;
  life: Life;
  events: JudgedEvents;
  regime: Regime;
}

/** Whether an issued revision is one: it is still there as it was, and is what entitled people approved, in order. */
export function judgeRevision(own: RevisionCase): Verdict {
  const { revision, regime } = own;
  const isAdopted = keepsStanding(own);
  const from = issuedFrom(own);
  const judgement = isAdopted ? keptStanding(own) : revision.isTranscription ? judgeTranscription(own) : judgeIssue(own);
  const doubts = [...alteredFiles(own), ...(revision.doubts ?? []), ...judgement.doubts];
  // What is altered doesn't tell who had approved it: it may have held, and the revision before it is not to be taken for the one in force.
  if (doubts.length > 0) return { effect: "doubt", from: from ?? regime.today, reasons: [...doubts, ...judgement.wrongs] };
  if (judgement.wrongs.length > 0) return { effect: "none", reasons: judgement.wrongs, annulled: false };
  return {
    effect: "holds",
    from: from ?? regime.today,
    adopted: isAdopted,
    remarks: judgement.remarks,
  };
}

/** What a founding adopted, and papers taken in since. */
function keepsStanding({ revision: { fileName, isTranscription }, regime, life }: RevisionCase): boolean {
  const adopted = regime.adopted.get(life.folder);
  return adopted?.files.has(fileName) === true && (isTranscription || !adopted.papers.has(fileName));
}

function adoptedFiles({ regime, life }: RevisionCase): ReadonlyMap<string, string> | undefined {
  return regime.adopted.get(life.folder)?.files;
}

/** The day a revision counts as issued: that of its issue, or of being let in. Nobody recorded when a paper was issued. */
function issuedFrom(own: RevisionCase): IsoDate | undefined {
  const { approvals, issued, effective } = own.revision;
  return latestDay([issued?.date ?? lastApproval(approvals) ?? effective, ...admissionsOf(own)]);
}

function admissionsOf({ revision, events }: RevisionCase): IsoDate[] {
  // Nearly all documents admit nothing, and each of their revisions is asked.
  if (events.admitted.size === 0) return [];
  const digests = Object.entries(revision.approvals).map(([role, approval]) => digestOfApproval(role, approval));
  return [...digests, revision.issueDigest ?? ""].flatMap((digest) => events.admitted.get(digest) ?? []);
}

/** The files that are no longer what they were: at issue, at the last correction, or when they were adopted. */
function alteredFiles(own: RevisionCase): Doubt[] {
  const { files, issued, fileName, revision, isTranscription, pictures } = own.revision;
  if (files === undefined) return [];
  const record = issueOfFile(fileName);
  const text = own.events.corrected.get(revision) ?? adoptedFiles(own)?.get(fileName) ?? issued?.file;
  const adopted = [...(adoptedFiles(own) ?? [])].filter(([name]) => name.startsWith(`${besideFile(fileName)}/`) || pictures.includes(name));
  return [
    ...(text === undefined || text === files.get(fileName) ? [] : [{ why: "text-altered", file: fileName } as const]),
    ...(isTranscription || issued !== undefined
      ? []
      : [{ why: isUnread(own, record) ? "file-unread" : "file-missing", file: record } as const]),
    ...adopted.flatMap(([file, digest]): Doubt[] => {
      const now = files.get(file);
      if (now === digest || (now === undefined && file === record)) return [];
      return [{ why: whyNotThere(now, digest), file }];
    }),
  ];
}

function isUnread({ life }: RevisionCase, record: string): boolean {
  return life.issuesUnread?.some(({ file }) => file === record) ?? false;
}

/** Adopted: as it stood. Only papers come in after the founding, and only before the first issue. */
function keptStanding(own: RevisionCase): Judgement {
  return own.revision.isTranscription ? judgePlace(own) : FAULTLESS;
}

function judgeTranscription(own: RevisionCase): Judgement {
  return own.regime.judgesPeople ? together(wrong({ why: "not-adopted" }), judgePlace(own)) : judgePlace(own);
}

/** A paper is older than all that was issued here. */
function judgePlace({ revision, life }: RevisionCase): Judgement {
  const earlier = life.revisions.slice(0, life.revisions.indexOf(revision)).find(({ issued }) => issued !== undefined);
  return earlier === undefined ? FAULTLESS : wrong({ why: "transcription-late", revision: revision.revision, issued: earlier.revision });
}
