import type { DocumentEvent, EventName } from "../../schemas/events.ts";
import type { Approval } from "../../schemas/front-matter.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Issued } from "../../schemas/issued.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import type { SignatureOutcome } from "../seal/signature-facts.ts";
import type { Doubt } from "./reason.ts";

/** What a document's folder says of its life: what is judged. */
export interface Life {
  code: string;
  /** The folder's name, by which its files were adopted. */
  folder: string;
  /** Issued revisions, lowest first. */
  revisions: readonly LifeRevision[];
  /** Entries of `events.yaml`, in its order. */
  events: readonly WrittenEvent[];
  /** Set where there is an `events.yaml` that can't be read. */
  eventsUnread?: UnreadEvents | undefined;
  /** Every `issued.yaml` that is there and can't be read. */
  issuesUnread?: readonly UnreadIssue[] | undefined;
  /** False where signatures were not looked at: then nothing is said of them. */
  signaturesRead: boolean;
}

/** Why an `events.yaml` can't be read, and from which line on; empty where a link, a folder or nearly its name stands in its place. */
export interface UnreadEvents {
  line?: number;
  message?: LocalText;
  fix?: LocalText;
}

/** Why an `issued.yaml` can't be read. */
export interface UnreadIssue {
  /** `rev-05/issued.yaml` */
  file: string;
  line: number;
  message: LocalText;
  fix: LocalText | undefined;
}

/** One issued revision, as its files tell of it. */
export interface LifeRevision {
  /** `rev-05.md` */
  fileName: string;
  revision: string;
  effective: IsoDate | undefined;
  approvals: Readonly<Record<string, Approval>>;
  isTranscription: boolean;
  issued: Issued | undefined;
  /** The digest of `issued.yaml` as it is written. */
  issueDigest?: string | undefined;
  /**
   * SHA-256 of the text, of what belongs to its issue, of pictures and attachments, by path in the folder; texts with LF
   * line ends. Undefined where they were not looked at.
   */
  files?: ReadonlyMap<string, string>;
  /** Pictures it shows and files it links to, by path in the folder. */
  pictures: readonly string[];
  /** What doesn't fit its digest, as far as it was looked at. */
  doubts?: readonly Doubt[];
  /** Signatures of approvals by role, as found. */
  signatures?: ReadonlyMap<string, FoundSignature>;
  /** The signature of the issue. */
  issueSignature?: FoundSignature;
}

/** One entry of `events.yaml`. */
export interface WrittenEvent {
  /** Of the entry as it is written. */
  digest: string;
  /** Undefined where the entry fits no schema. */
  event: DocumentEvent | undefined;
  /** What such an entry says that it is, where that is a kind of event. */
  kind?: EventName;
  /** Undefined where there is none. */
  signature?: FoundSignature;
}

/** A signature found beside an act: the text that was signed, and what the signature is worth by the signers of its day. */
export interface FoundSignature {
  text: string;
  result: SignatureOutcome;
}
