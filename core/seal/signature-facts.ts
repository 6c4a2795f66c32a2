/** What a signature is worth, as ssh-keygen and the library's list of signers say. */
export type SignatureOutcome =
  /** It is of exactly this text, by a key of the person named, valid at the time of signing. */
  | { outcome: "good"; signer: string; key: string }
  /** The signature is not of this text, or is no signature at all. */
  | { outcome: "altered" }
  /** It was made for something else than an approval. */
  | { outcome: "other-namespace" }
  /** The signed text is not one of an approval. */
  | { outcome: "not-an-approval" }
  /** The person is not in `people`, or has no `signer` there. */
  | { outcome: "unknown-person" }
  /** The key is not one of the signer's in `allowed_signers`. */
  | { outcome: "not-allowed"; signer: string }
  /** The key is the signer's, and was not valid at the time of signing. */
  | { outcome: "expired"; signer: string }
  /** The library has no `allowed_signers`. */
  | { outcome: "no-signers" }
  /** Text without signature, or signature without text. */
  | { outcome: "incomplete" }
  /** There is no ssh-keygen on this machine. */
  | { outcome: "no-tool" };

/** The name of an issue's signed text and signature beside those of its approvals; no role bears it. */
export const ISSUE_SIGNATURE = "issued";

/** One `<role>.txt` with its `<role>.sig`, as found beside a document. */
export interface SignatureFacts {
  /** The role's id, from the files' name. */
  role: string;
  /** The signed text; empty where it is missing. */
  text: string;
  result: SignatureOutcome;
}
