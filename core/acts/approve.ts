import type { Approval } from "../../schemas/front-matter.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { DocumentType, Person } from "../../schemas/library-settings.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { readAllowedSigners } from "../control/allowed-signers.ts";
import { digestOfApproval } from "../control/canonical.ts";
import { controlledOf } from "../control/controlled-settings.ts";
import { isBefore, toldApart } from "../control/moment.ts";
import { foldName, gatherPeople } from "../control/people.ts";
import { reasonText } from "../control/reason-text.ts";
import { makeSettingsOfDay, whyNotEntitled } from "../control/settings-of-day.ts";
import { roleName } from "../document/named-in-settings.ts";
import { nearest } from "../document/words/nearest.ts";
import type { ApprovalStatement } from "../seal/approval-text.ts";
import { DIGEST_METHOD, digestDocument } from "../seal/digest.ts";
import { UsageError } from "../usage-error.ts";
import { type DraftInWork, doesNotSign, requireConfirmed, requireEntry, requireNoErrors, typeOfDraft } from "./draft/draft-in-work.ts";
import { requireCurrent } from "./draft/stale-approval.ts";
import { asEvidence, type SignedSheet } from "./signed-sheet.ts";
import { editFrontMatter } from "./write/edit-front-matter.ts";
import { setYaml } from "./write/edit-yaml.ts";
import { create, type FileOperation, fileOf, keepSigned, overwrite, type Plan } from "./write/plan.ts";
import { printedLine } from "./write/printed-line.ts";

/** What `sop approve` was asked. */
export interface ApproveRequest {
  draft: DraftInWork;
  /** The role's id. */
  role: string;
  person: Pick<Person, "name" | "position">;
  /** The day it is, which is the day of signing: what a sheet of paper says of an earlier day stands in its evidence. */
  today: IsoDate;
  /** The moment, with its zone. */
  now: string;
  /** Lines of `allowed_signers`, which tell whose keys are whose. */
  signers: readonly string[];
  /** Where a signed sheet of paper is kept. */
  evidence: string | undefined;
  /** The sheet itself; undefined where it is not attached. */
  sheet: SignedSheet | undefined;
}

/** An approval that may be given: what is written, and what is signed where it is. */
export interface AllowedApproval {
  approval: Approval;
  statement: ApprovalStatement;
}

/**
 * Decides whether somebody may approve a draft in a role.
 * @throws UsageError with the first reason why not
 */
export function allowApproval(request: ApproveRequest): AllowedApproval {
  const { draft, role, person, today, now, evidence, sheet } = request;
  const { document, controlled, reading, pictures } = draft;
  const type = typeOfDraft(draft);
  requireTurn(draft, role);
  requireEntitled(role, type, request);
  requireListed(request);
  requireApart(role, type, request);
  requireDay(request);
  requireConfirmed(document);
  requireEntry(document);
  requireCurrent(draft);
  requireNoErrors(draft.findings, {
    en: `${controlled.code} can't be approved`,
    id: `${controlled.code} tidak dapat disetujui`,
  });
  const sealed = { time: now, method: DIGEST_METHOD, digest: digestDocument(document, reading, pictures) } as const;
  const by = { name: person.name, position: person.position };
  const approval = {
    ...by,
    date: today,
    ...sealed,
    ...(evidence === undefined ? {} : { evidence: printedLine(evidence) }),
    ...(sheet === undefined ? {} : { evidenceFile: asEvidence(sheet) }),
  };
  return {
    approval: unlikeOthers(role, approval, controlled),
    statement: { code: controlled.code, revision: document.frontMatter.revision ?? "", role, ...by, ...sealed },
  };
}

/** One given within the second of another, which was sent back or is of an issued revision, would be taken for that one; a number tells them apart. */
function unlikeOthers(role: string, approval: Approval, { acts, revisions }: DraftInWork["controlled"]): Approval {
  const known = new Set([
    ...acts.flatMap(({ event }) => (event?.event === "rejected" ? (event.voids ?? []) : [])),
    ...revisions.flatMap(({ facts }) => Object.entries(facts.approvals).map((given) => digestOfApproval(...given))),
  ]);
  let distinct = approval;
  for (let number = 2; known.has(digestOfApproval(role, distinct)); number += 1) distinct = { ...approval, nonce: String(number) };
  return distinct;
}

/** Writes an approval into the draft, and beside it the signed text with its signature. */
export function planApproval(
  { draft, role, sheet }: Pick<ApproveRequest, "draft" | "role" | "sheet">,
  { approval }: AllowedApproval,
  signed: { text: string; signature: string } | undefined,
): Plan {
  const { controlled, reading } = draft;
  const { code, folder } = controlled;
  const file = fileOf(draft.document);
  const revision = draft.document.frontMatter.revision ?? "";
  const text = editFrontMatter(file.text, file.path, (yaml) => withApproval(yaml, role, approval, draft));
  const waiting = typeOfDraft(draft).approvals.filter((other) => other !== role && !(other in draft.document.frontMatter.approvals));
  const printed = roleName(role, reading.settings);
  return {
    operations: [
      overwrite(file, text),
      ...(signed ? keepSigned(`${folder}/draft/${role}`, signed.text, signed.signature) : []),
      ...attach(sheet, draft),
    ],
    summary: [
      {
        en: `${code} revision ${revision}: “${printed.en}” ${approval.name}, ${approval.position}, ${approval.date}${signed ? ", signed" : ""}.`,
        id: `${code} revisi ${revision}: “${printed.id}” ${approval.name}, ${approval.position}, ${approval.date}${signed ? ", bertanda tangan digital" : ""}.`,
      },
    ],
    next: [nextStep(code, waiting)],
    message: `${code}: ${role} by ${approval.name} (revision ${revision})`,
  };
}

/** A sheet that another role attached is there already. */
function attach(sheet: SignedSheet | undefined, { controlled: { folder }, pictures }: DraftInWork): FileOperation[] {
  if (sheet === undefined) return [];
  const { path, digest } = asEvidence(sheet);
  return pictures.get(path) === digest ? [] : [create(`${folder}/${path}`, sheet.bytes)];
}

function nextStep(code: string, waiting: readonly string[]): LocalText {
  const [role] = waiting;
  return role === undefined
    ? {
        en: `All roles have signed. Issue it with sop issue ${code}.`,
        id: `Semua peran telah menandatangani. Terbitkan dengan sop issue ${code}.`,
      }
    : { en: `Next to sign: sop approve ${code} --as ${role}.`, id: `Penanda tangan berikutnya: sop approve ${code} --as ${role}.` };
}

/** Roles stand in the type's order, whatever the order they were signed in. */
function withApproval(yaml: string, role: string, approval: Approval, draft: DraftInWork): string {
  const order = typeOfDraft(draft).approvals;
  const later = order.slice(order.indexOf(role) + 1).find((other) => other in draft.document.frontMatter.approvals);
  if (Object.keys(draft.document.frontMatter.approvals).length === 0)
    return setYaml(yaml, ["approvals"], { [role]: approval }, { after: ["code", "title", "revision", "effective"] });
  return setYaml(yaml, ["approvals", role], approval, later === undefined ? {} : { before: later });
}

/**
 * Whoever asks, a role signs when it is its turn.
 * @throws UsageError when the role does not sign this document, has signed, or another signs before it
 */
export function requireTurn(draft: DraftInWork, role: string): void {
  const type = typeOfDraft(draft);
  requireRole(role, type, draft);
  requireOrder(role, type, draft);
}

function requireRole(role: string, type: DocumentType, { controlled }: DraftInWork): void {
  if (type.approvals.includes(role)) return;
  const guess = nearest(role, type.approvals);
  throw new UsageError(
    doesNotSign(role, type, controlled.code),
    guess ? { en: `Did you mean --as ${guess}?`, id: `Maksudnya --as ${guess}?` } : undefined,
  );
}

function requireOrder(role: string, type: DocumentType, { document, controlled: { code } }: DraftInWork): void {
  const { approvals } = document.frontMatter;
  const held = approvals[role];
  if (held) {
    throw new UsageError(
      {
        en: `${held.name} already signed ${code} as “${role}”, on ${held.date}.`,
        id: `${held.name} sudah menandatangani ${code} sebagai “${role}” pada ${held.date}.`,
      },
      {
        en: `To begin the approvals again: sop reject ${code} --as ${role} --reason ….`,
        id: `Untuk mengulang persetujuan: sop reject ${code} --as ${role} --reason ….`,
      },
    );
  }
  const missing = type.approvals.slice(0, type.approvals.indexOf(role)).filter((earlier) => !(earlier in approvals));
  if (missing.length === 0) return;
  const before = missing.map((one) => `“${one}”`);
  throw new UsageError(
    {
      en: `“${role}” signs after ${before.join(" and ")}, who ${before.length === 1 ? "has" : "have"} not signed ${code} yet.`,
      id: `“${role}” menandatangani setelah ${before.join(" dan ")}, yang belum menandatangani ${code}.`,
    },
    { en: `First: sop approve ${code} --as ${missing[0]}.`, id: `Lebih dahulu: sop approve ${code} --as ${missing[0]}.` },
  );
}

function requireEntitled(role: string, type: DocumentType, { person }: ApproveRequest): void {
  const holders = type.holders[role];
  if (holders === undefined || holders.some((holder) => foldName(holder) === foldName(person.position))) return;
  if (holders.length === 0) {
    throw new UsageError(
      {
        en: `Nobody may sign as “${role}”: the settings name no position for it.`,
        id: `Tidak ada yang berhak menandatangani sebagai “${role}”: pengaturan tidak menyebut jabatannya.`,
      },
      {
        en: `Name the positions that may in library.yaml, under holders: ${role}.`,
        id: `Sebutkan jabatan yang berhak di library.yaml, di bawah holders: ${role}.`,
      },
    );
  }
  throw new UsageError(
    {
      en: `The position “${person.position}” may not sign as “${role}”; those that may are ${holders.join(", ")}.`,
      id: `Jabatan “${person.position}” tidak berhak menandatangani sebagai “${role}”; yang berhak: ${holders.join(", ")}.`,
    },
    { en: "Name who signs with --name and --position.", id: "Sebutkan penanda tangannya dengan --name dan --position." },
  );
}

/** Where people are listed, only they sign: the name of anybody else has no effect when it is issued. */
function requireListed({ draft, person, signers, today }: ApproveRequest): void {
  const day = makeSettingsOfDay(controlledOf(draft.reading.settings), signers);
  const reason = whyNotEntitled(person, today, undefined, day);
  if (reason === undefined) return;
  const why = reasonText(reason);
  throw new UsageError(
    { en: `This approval would have no effect: ${why.en}.`, id: `Persetujuan ini tidak akan berakibat: ${why.id}.` },
    {
      en: "Name who signs with --name and --position, or list them under people in library.yaml first.",
      id: "Sebutkan penanda tangannya dengan --name dan --position, atau daftarkan dahulu pada people di library.yaml.",
    },
  );
}

/** Kept apart are persons: one who holds two positions, or one key under two names, is one. */
function requireApart(role: string, type: DocumentType, { draft, person, signers, today }: ApproveRequest): void {
  const { identify } = gatherPeople(draft.reading.settings.people, readAllowedSigners(signers.join("\n")));
  for (const pair of type.apart) {
    if (!pair.includes(role)) continue;
    const other = pair[0] === role ? pair[1] : pair[0];
    const held = draft.document.frontMatter.approvals[other];
    if (held === undefined || identify(held, held.date).person !== identify(person, today).person) continue;
    throw new UsageError({
      en: `${person.name} signed as “${other}” and may not sign as “${role}” too: the library keeps these roles apart.`,
      id: `${person.name} sudah menandatangani sebagai “${other}” dan tidak boleh menandatangani sebagai “${role}” juga: pustaka memisahkan kedua peran itu.`,
    });
  }
}

/** Signatures follow each other in the order of roles: a draft signed later, by another clock or by hand, has to wait. */
function requireDay({ draft, today, now }: ApproveRequest): void {
  const moment = { date: today, time: now };
  const before = Object.values(draft.document.frontMatter.approvals).find((approval) => isBefore(moment, approval));
  if (before === undefined) return;
  const [on, earlier] = toldApart(moment, before);
  throw new UsageError(
    {
      en: `${before.name} signed on ${earlier}; whoever signs after that can't have signed on ${on}.`,
      id: `${before.name} menandatangani pada ${earlier}; penanda tangan sesudahnya tidak mungkin pada ${on}.`,
    },
    {
      en: `See which machine's clock is wrong. Where it is this one's, set it right; else sign after ${earlier}.`,
      id: `Periksa jam komputer mana yang salah. Bila yang ini, betulkan; bila bukan, tanda tangani setelah ${earlier}.`,
    },
  );
}
