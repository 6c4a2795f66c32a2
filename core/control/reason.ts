import type { IsoDate } from "../../schemas/iso-date.ts";
import type { DigestPart } from "../seal/digest.ts";

/**
 * Why an act has no effect, or can't be judged. Days and names are said as they are, so that a text can be made of it in
 * any language (`reasonText`).
 */
export type Reason =
  // How it is written.
  | { why: "unreadable" }
  | { why: "rights-unread"; file: string }
  | { why: "unrecorded" }
  | { why: "recorded-ahead"; recorded: IsoDate; today: IsoDate }
  | { why: "before-control"; recorded: IsoDate }
  // Who.
  | { why: "unlisted" | "ambiguous" | "mixed"; name: string; position: string }
  | { why: "retired"; name: string; position: string; until: IsoDate }
  | { why: "not-holder"; name: string; position: string; holders: readonly string[] }
  // When.
  | { why: "dated-ahead"; date: IsoDate; recorded: IsoDate }
  | { why: "too-far-ahead"; date: IsoDate; recorded: IsoDate; days: number }
  | { why: "backdated"; date: IsoDate; recorded: IsoDate }
  | { why: "not-on-its-day"; date: IsoDate; recorded: IsoDate }
  | { why: "other-moment"; time: string; recorded: IsoDate }
  // In which order.
  | { why: "nothing-issued"; recorded: IsoDate }
  | { why: "not-withdrawn" }
  | { why: "not-issued"; revision: string }
  | { why: "in-force-already"; revision: string; effective: IsoDate; recorded: IsoDate }
  | { why: "issued-already"; revision: string; issued: IsoDate }
  | { why: "no-transcription"; revision: string }
  | { why: "other-text"; expected: string; from: string }
  | { why: "no-such-act"; act: string }
  | { why: "act-has-effect"; act: string }
  // Revisions.
  | { why: "no-type"; recorded: IsoDate }
  | { why: "unapproved"; roles: readonly string[] }
  | { why: "approval"; role: string; name: string; of: Reason }
  | {
      why: "approval-order";
      role: string;
      date: IsoDate;
      time?: string | undefined;
      before: string;
      beforeDate: IsoDate;
      beforeTime?: string | undefined;
    }
  | { why: "approved-before-issue"; role: string; date: IsoDate; revision: string; issued: IsoDate }
  | {
      why: "approved-after-issue";
      role: string;
      date: IsoDate;
      time?: string | undefined;
      issued: IsoDate;
      issuedTime?: string | undefined;
    }
  | { why: "approval-voided"; role: string; name: string; on: IsoDate }
  | { why: "approval-undigested"; role: string; name: string }
  | { why: "not-apart"; name: string; roles: readonly [string, string] }
  | { why: "effective-before-approval"; effective: IsoDate; approved: IsoDate }
  | { why: "effective-unexplained"; effective: IsoDate; issued: IsoDate }
  | { why: "issuer"; of: Reason }
  | { why: "not-adopted" }
  | { why: "transcription-late"; revision: string; issued: string }
  // Signatures.
  | { why: "unsigned" }
  | { why: "signature-missing" }
  | { why: "signature-of-other" }
  | { why: "signature"; outcome: SignatureTrouble; signer: string | undefined }
  | { why: "signature-unchecked" }
  // What no longer fits.
  | Doubt;

/** Why a signature that is there is not its person's. */
export type SignatureTrouble = "altered" | "other-namespace" | "not-allowed" | "expired" | "unknown-person" | "no-signers";

/** What was issued and is not there any more as it was. */
export type Doubt =
  | { why: "text-altered" | "file-altered" | "file-missing" | "file-unread"; file: string }
  | { why: "approval-altered"; role: string; parts: readonly DigestPart[] }
  | { why: "pointer" | "line-ends"; file: string }
  /** From that line on, where it has lines. */
  | { why: "events-unreadable"; line?: number }
  /** An entry that fits no schema and may have decided what is in force, by its number from 1. */
  | { why: "entry-unreadable"; entry: number }
  | { why: "events-altered" };

/** What became of an act. */
export type Verdict =
  /** It holds from that day on. */
  | {
      effect: "holds";
      from: IsoDate;
      /** It was there before control began, and keeps the standing it had. */
      adopted: boolean;
      /** What couldn't be judged, and doesn't hold it up. */
      remarks: readonly Reason[];
    }
  /** It has no effect. */
  | { effect: "none"; reasons: readonly Reason[]; annulled: boolean }
  /** Equal to one before it, which says it all. */
  | { effect: "repeated" }
  /** It can't be judged, and from that day what it is about can't either; without reasons where that is said of all it stands among. */
  | { effect: "doubt"; from: IsoDate; reasons: readonly Reason[] };
