import type { DocumentEvent } from "../../schemas/events.ts";
import type { Approval } from "../../schemas/front-matter.ts";
import type { Issued } from "../../schemas/issued.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import type { Document } from "../document/document.ts";
import { roleName } from "../document/named-in-settings.ts";
import type { ReadingContext } from "../document/read-document.ts";
import { shortDigest } from "../sha256.ts";
import { differenceOf, parseApprovalText, statementOf } from "./approval-text.ts";
import { alteredParts, type PictureDigests, partsInWords } from "./digest.ts";
import { evidenceOf } from "./evidence.ts";
import { whyNotThere } from "./lfs-pointer.ts";
import { SHOWABLE } from "./pictures-shown.ts";
import { ISSUE_SIGNATURE, type SignatureFacts, type SignatureOutcome } from "./signature-facts.ts";

/** A revision with everything its integrity is judged by. */
export interface VerifiedRevision {
  document: Document;
  issued: Issued | undefined;
  events: readonly DocumentEvent[];
  /** SHA-256 of the file as stored with LF line ends, `sha256:…`. */
  fileDigest: string;
  pictures: PictureDigests;
  signatures: readonly SignatureFacts[];
  /** Who committed what bears a moment, where that was looked up. */
  writtenBy?: ((time: string) => string | undefined) | undefined;
}

/**
 * What came of looking at something. They prove different things and are counted apart.
 * - `good`: the file, picture or text is the one whose digest was kept
 * - `signed`: by a key that the library lists for that person, valid at the time
 * - `recorded`: a name typed into a file, or a paper: there is nothing to check it by
 * - `unchecked`: there is a signature, and nothing here that can check it
 * - `bad`: altered, missing, or by nobody who may
 */
export type VerificationOutcome = "good" | "signed" | "recorded" | "unchecked" | "bad";

/** One thing looked at and what came of it. */
export interface Verification {
  /** What was looked at: the file, a picture, an approval's digest, a signature. */
  subject: "file" | "picture" | "attachment" | "evidence" | "approval" | "signature" | "act";
  outcome: VerificationOutcome;
  message: LocalText;
}

/** Judges a revision by its own records: nothing but its folder is needed, so that anyone can repeat it. */
export function verifyRevision(revision: VerifiedRevision, reading: ReadingContext): Verification[] {
  return [...verifyFile(revision), ...verifyFilesHeld(revision), ...verifyApprovals(revision, reading), ...verifySignatures(revision)];
}

function verifyFile({ issued, document, events, fileDigest }: VerifiedRevision): Verification[] {
  const { revision, transcription } = document.frontMatter;
  const corrected = events.findLast((event) => event.event === "corrected" && event.revision === revision);
  const recorded = corrected?.event === "corrected" ? corrected.to : issued?.file;
  if (recorded === undefined) {
    if (document.state === "draft") return [];
    return transcription
      ? [
          recordedOnly("file", {
            en: "transcription of a paper original; no digest was recorded",
            id: "transkripsi naskah kertas; tidak ada sidik isi yang tercatat",
          }),
        ]
      : [
          bad("file", {
            en: "was issued without issued.yaml, so nothing says what was issued",
            id: "terbit tanpa issued.yaml, sehingga tidak ada catatan apa yang terbit",
          }),
        ];
  }
  return recorded === fileDigest
    ? [good("file", { en: "the file is as issued", id: "berkas sama seperti saat terbit" })]
    : [
        bad("file", {
          en: `the file was altered after issue (issued ${shortDigest(recorded)}, now ${shortDigest(fileDigest)})`,
          id: `berkas diubah setelah terbit (terbit ${shortDigest(recorded)}, kini ${shortDigest(fileDigest)})`,
        }),
      ];
}

/** The pictures and attachments that were issued, and the signed sheets that approvals name. */
function verifyFilesHeld({ document, issued, pictures }: VerifiedRevision): Verification[] {
  const sheets = evidenceOf(document.frontMatter.approvals);
  const shown = Object.entries(issued?.assets ?? {}).filter(([name]) => !sheets.has(name));
  return [
    ...shown.map(([name, digest]) => verifyFileHeld(SHOWABLE.test(name) ? "picture" : "attachment", name, digest, pictures)),
    ...[...sheets].map(([name, digest]) => verifyFileHeld("evidence", name, digest, pictures)),
  ];
}

const asIssued = { en: ["as issued", "after issue"], id: ["seperti saat terbit", "setelah terbit"] } as const;
const heldAs = {
  picture: asIssued,
  attachment: asIssued,
  evidence: { en: ["the sheet that was attached", "after it was attached"], id: ["dengan lembar yang dilampirkan", "setelah dilampirkan"] },
} as const;

function verifyFileHeld(subject: keyof typeof heldAs, name: string, digest: string, held: PictureDigests): Verification {
  const now = held.get(name);
  const { en, id } = heldAs[subject];
  if (now === digest) return good(subject, { en: `${name} is ${en[0]}`, id: `${name} sama ${id[0]}` });
  if (whyNotThere(now, digest) === "pointer")
    return {
      subject,
      outcome: "unchecked",
      message: {
        en: `${name} is a Git LFS pointer to the file, not the file itself: git lfs pull`,
        id: `${name} adalah penunjuk Git LFS ke berkasnya, bukan berkas itu sendiri: git lfs pull`,
      },
    };
  return now === undefined
    ? bad(subject, { en: `${name} is missing`, id: `${name} hilang` })
    : bad(subject, { en: `${name} was altered ${en[1]}`, id: `${name} diubah ${id[1]}` });
}

function verifyApprovals({ document, pictures, signatures, writtenBy }: VerifiedRevision, reading: ReadingContext): Verification[] {
  return Object.entries(document.frontMatter.approvals).map(([role, approval]) => {
    const who = whoText(role, approval, reading);
    if (approval.digest === undefined) {
      return recordedOnly("approval", {
        en: `${who.en}: recorded, without a digest of what was approved`,
        id: `${who.id}: tercatat, tanpa sidik isi yang disetujui`,
      });
    }
    const changed = alteredParts(document, approval.digest, reading, pictures);
    if (changed.length === 0) {
      if (signatures.some((signature) => signature.role === role))
        return good("approval", { en: `${who.en}: is what was approved`, id: `${who.id}: sama dengan yang disetujui` });
      if (approval.signed === true)
        return bad("approval", {
          en: `${who.en}: says that it was signed, and the signature is missing`,
          id: `${who.id}: menyatakan bertanda tangan digital, tetapi tanda tangannya tidak ada`,
        });
      const author = approval.time === undefined ? undefined : writtenBy?.(approval.time);
      const [by, oleh] = author === undefined ? ["", ""] : [`; committed by ${author}`, `; disimpan dalam git oleh ${author}`];
      return recordedOnly("approval", {
        en: `${who.en}: recorded, not signed; the text is the one it names${by}`,
        id: `${who.id}: tercatat, tanpa tanda tangan digital; isinya sesuai catatan${oleh}`,
      });
    }
    const parts = partsInWords(changed);
    return bad("approval", {
      en: `${who.en}: changed since it was approved: ${parts.en}`,
      id: `${who.id}: berubah sejak disetujui: ${parts.id}`,
    });
  });
}

function verifySignatures({ document, signatures }: VerifiedRevision): Verification[] {
  const { code = "", revision = "", approvals } = document.frontMatter;
  const ofApprovals = signatures.filter(({ role }) => role !== ISSUE_SIGNATURE);
  return ofApprovals.map(({ role, text, result }) => {
    const approval = approvals[role];
    const signed = parseApprovalText(text);
    const expected = approval && statementOf(code, revision, role, approval);
    const name = signed?.name ?? role;
    if (result.outcome === "good" && signed && expected) {
      const difference = differenceOf(expected, signed);
      if (!difference)
        return {
          subject: "signature",
          outcome: "signed",
          message: { en: `signed by ${name} (${result.signer})`, id: `ditandatangani ${name} (${result.signer})` },
        };
      return bad("signature", {
        en: `the signature of ${name} is for another approval: ${difference.key} is “${difference.b}”, not “${difference.a}”`,
        id: `tanda tangan ${name} milik persetujuan lain: ${difference.key} “${difference.b}”, bukan “${difference.a}”`,
      });
    }
    if (result.outcome === "good") {
      return bad("signature", {
        en: `${name} signed as “${role}”, but the document has no such approval`,
        id: `${name} menandatangani sebagai “${role}”, tetapi dokumen tidak memuat persetujuan itu`,
      });
    }
    const why = signatureTrouble(result);
    return {
      subject: "signature",
      outcome: result.outcome === "no-tool" ? "unchecked" : "bad",
      message: { en: `the signature of ${name} ${why.en}`, id: `tanda tangan ${name} ${why.id}` },
    };
  });
}

/** Why a signature does not count, to be read after “the signature of …”. */
export function signatureTrouble(result: Exclude<SignatureOutcome, { outcome: "good" }>): LocalText {
  switch (result.outcome) {
    case "altered":
      return { en: "does not fit the text it stands beside", id: "tidak cocok dengan teks di sampingnya" };
    case "other-namespace":
      return { en: "was made for something other than an approval", id: "dibuat untuk hal selain persetujuan" };
    case "not-an-approval":
      return { en: "is of a text that is no approval", id: "adalah untuk teks yang bukan persetujuan" };
    case "unknown-person":
      return { en: "is of someone without a signer in library.yaml", id: "milik orang tanpa signer di library.yaml" };
    case "not-allowed":
      return {
        en: `is by a key that is not ${result.signer}'s in allowed_signers`,
        id: `memakai kunci yang bukan milik ${result.signer} di allowed_signers`,
      };
    case "expired":
      return {
        en: `is by a key of ${result.signer} that was not valid at the time`,
        id: `memakai kunci ${result.signer} yang tidak berlaku pada saat itu`,
      };
    case "no-signers":
      return {
        en: "can't be checked: the library has no allowed_signers",
        id: "tidak dapat diperiksa: pustaka tidak memiliki allowed_signers",
      };
    case "incomplete":
      return { en: "lacks its text or its signature file", id: "tidak lengkap: teks atau berkas tanda tangannya tidak ada" };
    case "no-tool":
      return { en: "was not checked: there is no ssh-keygen on this machine", id: "tidak diperiksa: ssh-keygen tidak ada di mesin ini" };
  }
}

function whoText(role: string, { name, date }: Approval, { settings }: ReadingContext): LocalText {
  const printed = roleName(role, settings);
  return { en: `${printed.en} ${name}, ${date}`, id: `${printed.id} ${name}, ${date}` };
}

function good(subject: Verification["subject"], message: LocalText): Verification {
  return { subject, outcome: "good", message };
}

function recordedOnly(subject: Verification["subject"], message: LocalText): Verification {
  return { subject, outcome: "recorded", message };
}

function bad(subject: Verification["subject"], message: LocalText): Verification {
  return { subject, outcome: "bad", message };
}
