import { join } from "node:path";
import { eventFileName, signerOfText } from "../../core/control/act-texts.ts";
import type { FoundSignature } from "../../core/control/life.ts";
import { besideFile } from "../../core/document/codes/revision-file.ts";
import type { FoundEvent } from "../../core/library/library.ts";
import type { PictureDigests } from "../../core/seal/digest.ts";
import { ISSUE_SIGNATURE, type SignatureFacts } from "../../core/seal/signature-facts.ts";
import type { Person } from "../../schemas/library-settings.ts";
import { digestOfFileAt } from "../files/digest-file.ts";
import { readStatement } from "./read-statement.ts";
import { signersFile, verifyApprovalSignature, verifySignature } from "./signatures.ts";

/** SHA-256 (`sha256:…`) of pictures by path relative to the document's folder; one that can't be read is left out. */
export async function hashPictures(folder: string, names: readonly string[]): Promise<PictureDigests> {
  const hashes = new Map<string, string>();
  for (const name of names) {
    const digest = await digestOfFileAt(join(folder, name)).catch(() => undefined);
    if (digest !== undefined) hashes.set(name, digest);
  }
  return hashes;
}

/** Which signatures are read: of one revision or draft of one document. */
export interface SignaturePlace {
  /** The library's folder. */
  root: string;
  /** The document's folder, by name. */
  folder: string;
  /** The text's, `draft.md` or `rev-NN.md`. */
  fileName: string;
  /** Files of the document's folder, by path relative to it. */
  files: Iterable<string>;
}

/** `<role>.txt` and `<role>.sig` beside a revision, each pair verified. */
export async function readSignatures(place: SignaturePlace, people: readonly Person[]): Promise<SignatureFacts[]> {
  const { root, folder } = place;
  const name = besideFile(place.fileName);
  const files = [...place.files].filter((file) => file.startsWith(`${name}/`) && /\.(?:txt|sig)$/.test(file));
  const roles = [...new Set(files.map((file) => file.slice(name.length + 1).replace(/\.(?:txt|sig)$/, "")))].sort();
  return Promise.all(
    roles.map(async (role): Promise<SignatureFacts> => {
      const at = (extension: string) => join(root, folder, name, `${role}.${extension}`);
      const text = files.includes(`${name}/${role}.txt`) ? await readStatement(at("txt")) : "";
      const complete = text !== "" && files.includes(`${name}/${role}.sig`);
      const lists = { allowedSigners: signersFile(root), people };
      if (!complete) return { role, text, result: { outcome: "incomplete" } };
      const result =
        role === ISSUE_SIGNATURE
          ? await verifySignature(text, at("sig"), "sop-issue", signerOfText(text), lists)
          : await verifyApprovalSignature(text, at("sig"), lists);
      return { role, text, result };
    }),
  );
}

/** The signatures of entries of `events.yaml`, by the entries' digests: of those that have one. */
export async function readEventSignatures(
  { root, folder, files }: Omit<SignaturePlace, "fileName">,
  entries: readonly FoundEvent[],
  people: readonly Person[],
): Promise<Map<string, FoundSignature>> {
  const there = new Set(files);
  const found = new Map<string, FoundSignature>();
  for (const { digest, event } of entries) {
    const name = eventFileName(digest);
    if (event === undefined || !(there.has(`${name}.txt`) || there.has(`${name}.sig`))) continue;
    const at = (extension: string) => join(root, folder, `${name}.${extension}`);
    const text = there.has(`${name}.txt`) ? await readStatement(at("txt")) : "";
    const isComplete = text !== "" && there.has(`${name}.sig`);
    const signer = { ...event.by, time: event.time };
    const lists = { allowedSigners: signersFile(root), people };
    const result = isComplete ? await verifySignature(text, at("sig"), "sop-event", signer, lists) : ({ outcome: "incomplete" } as const);
    found.set(digest, { text, result });
  }
  return found;
}
