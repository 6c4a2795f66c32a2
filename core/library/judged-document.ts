import type { DocumentEvent } from "../../schemas/events.ts";
import type { DocumentCode, Revision } from "../../schemas/identifier.ts";
import type { Issued } from "../../schemas/issued.ts";
import { adoptedTexts } from "../control/adopted.ts";
import { judgeLife } from "../control/judge-life.ts";
import type { Life, LifeRevision } from "../control/life.ts";
import type { Doubt, Verdict } from "../control/reason.ts";
import type { Regime } from "../control/regime.ts";
import { isSameRevision, orderRevisions, type RevisionSettings } from "../document/codes/revision-order.ts";
import { lastApproval } from "../document/words/days.ts";
import { evidenceOf } from "../seal/evidence.ts";
import { whyNotThere } from "../seal/lfs-pointer.ts";
import { ISSUE_SIGNATURE, type SignatureFacts } from "../seal/signature-facts.ts";
import type { DocumentFacts, SealFacts } from "./facts.ts";
import type { ControlledDocument, DocumentDoubt, FolderFacts, IssuedRevision, JudgedEntry } from "./library.ts";
import { doubtsOfLost, lostRevisions } from "./lost-revisions.ts";

/**
 * Puts one document's texts together with what its folder tells of its life, each act judged.
 * @param unreadTexts files of its folder that are named like revisions and can't be read as such
 */
export function judgedDocument(
  code: DocumentCode,
  group: readonly DocumentFacts[],
  held: FolderFacts | undefined,
  regime: Regime,
  style: RevisionSettings["style"],
  unreadTexts: readonly DocumentFacts[] = [],
): ControlledDocument {
  const folder = group[0]?.folder ?? code;
  const issued = orderRevisions(
    group.filter((facts) => facts.state === "issued" && facts.revision !== undefined),
    style,
  );
  const life = lifeOf(code, folder, { issued, group }, held);
  const draft = group.find((facts) => facts.state === "draft");
  // A draft that was left beside the revision issued from it is to be deleted, and waits for nobody's approval.
  const isOpen = draft !== undefined && !issued.some(({ revision }) => isSameRevision(revision, draft.revision));
  const judged = judgeLife(life, regime, isOpen ? lifeRevision(draft, held) : undefined);
  const texts = draft ? [...issued, draft] : issued;
  const lost = lostRevisions(texts, unreadTexts, held, adoptedTexts(regime.adopted, folder), style);
  const acts = judged.events.map((act, index) => ({ ...act, at: held?.entries[index]?.at }) as JudgedEntry);
  return {
    code,
    folder,
    ...(held?.path !== undefined && { path: held.path }),
    revisions: issued.map((facts) => {
      const verdict = judged.revisions.get(facts.fileName) as Verdict;
      return revisionOf(facts, held?.issued.get(facts.fileName), verdict);
    }),
    lost,
    draft,
    draftTroubles: judged.draft,
    events: acts.flatMap(heldEvent),
    life,
    acts,
    doubts: [...whole(judged.doubts), ...acts.flatMap(doubtOfAct), ...doubtsOfLost(texts, lost, held)],
    ...(unreadTexts.length > 0 && { unreadTexts }),
  };
}

function revisionOf(facts: DocumentFacts, issued: Issued | undefined, verdict: Verdict): IssuedRevision {
  const day = issued?.date ?? lastApproval(facts.approvals) ?? facts.effective;
  const issuedOn = day !== undefined && (verdict.effect === "holds" || verdict.effect === "doubt") ? verdict.from : day;
  return { revision: facts.revision as Revision, facts, issued, issuedOn, verdict };
}

function lifeOf(
  code: string,
  folder: string,
  { issued, group }: Record<"issued" | "group", readonly DocumentFacts[]>,
  held: FolderFacts | undefined,
): Life {
  return {
    code,
    folder,
    revisions: issued.map((facts) => lifeRevision(facts, held)),
    events: held?.entries ?? [],
    eventsUnread: held?.eventsUnread,
    issuesUnread: held?.issuesUnread,
    // A draft alone has events, too: it may have been sent back.
    signaturesRead: group.every(({ signatures }) => signatures !== undefined),
  };
}

function lifeRevision(facts: DocumentFacts, held: FolderFacts | undefined): LifeRevision {
  const { fileName, sealed, altered = {}, signatures } = facts;
  const issued = held?.issued.get(fileName);
  return {
    fileName,
    revision: facts.revision as Revision,
    effective: facts.effective,
    approvals: facts.approvals,
    isTranscription: facts.transcription !== undefined,
    issued,
    issueDigest: held?.issueDigests?.get(fileName),
    ...(sealed && { files: new Map([...Object.entries(sealed.pictures), ...(held?.digests ?? []), [fileName, sealed.file]]) }),
    pictures: sealed?.shown ?? [],
    doubts: [...(sealed ? alteredFiles(sealed, facts.approvals, issued) : []), ...alteredApprovals(altered)],
    ...(signatures && { signatures: new Map(signatures.map((found) => [found.role, found])), ...issueSignature(signatures) }),
  };
}

function issueSignature(signatures: readonly SignatureFacts[]): Pick<LifeRevision, "issueSignature"> {
  const found = signatures.find(({ role }) => role === ISSUE_SIGNATURE);
  return found ? { issueSignature: found } : {};
}

function alteredFiles({ pictures }: SealFacts, approvals: DocumentFacts["approvals"], issued: Issued | undefined): Doubt[] {
  const held = new Map([...evidenceOf(approvals), ...Object.entries(issued?.assets ?? {})]);
  return [...held].flatMap(([file, digest]): Doubt[] => {
    const now = pictures[file];
    return now === digest ? [] : [{ why: whyNotThere(now, digest), file }];
  });
}

function alteredApprovals(altered: NonNullable<DocumentFacts["altered"]>): Doubt[] {
  return Object.entries(altered).map(([role, parts]) => ({ why: "approval-altered", role, parts }));
}

/** A valid event; what begins or ends a validity holds from the day it was written down at the earliest. */
function heldEvent({ event, verdict }: JudgedEntry): DocumentEvent[] {
  if (event === undefined || verdict.effect !== "holds") return [];
  const begins = event.event === "withdrawn" || event.event === "reinstated" || event.event === "cancelled";
  if (!begins) return [event];
  const isBackdated = event.event !== "cancelled" && event.retroactive !== undefined && event.date < verdict.from;
  return [{ ...event, date: verdict.from, ...(isBackdated && { backTo: event.date }) }];
}

function whole(reasons: readonly Doubt[]): DocumentDoubt[] {
  return reasons.length === 0 ? [] : [{ from: undefined, reasons }];
}

/** An event that can't be judged might have ended a validity, or begun one. */
function doubtOfAct({ event, verdict }: JudgedEntry): DocumentDoubt[] {
  if (verdict.effect !== "doubt" || verdict.reasons.length === 0 || event === undefined) return [];
  const decides = event.event === "withdrawn" || event.event === "reinstated" || event.event === "cancelled";
  return decides ? [{ from: verdict.from, reasons: verdict.reasons }] : [];
}
