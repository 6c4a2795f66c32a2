import { join } from "node:path";
import type { Reason, Verdict } from "../../core/control/reason.ts";
import { reasonText } from "../../core/control/reason-text.ts";
import { revisionBeside } from "../../core/document/codes/revision-file.ts";
import type { Document } from "../../core/document/document.ts";
import type { ControlledDocument } from "../../core/library/library.ts";
import { filesHeld } from "../../core/seal/files-held.ts";
import { contentDigest } from "../../core/seal/lfs-pointer.ts";
import type { Manifest } from "../../core/seal/manifest.ts";
import { ISSUE_SIGNATURE, type SignatureFacts } from "../../core/seal/signature-facts.ts";
import { type Verification, verifyRevision } from "../../core/seal/verify-revision.ts";
import type { Issued } from "../../schemas/issued.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { digestOfFileAt } from "../files/digest-file.ts";
import { toShownPath } from "../files/shown-path.ts";
import { hashPictures, readSignatures } from "../read/beside-document.ts";
import { listFolders } from "../read/library-files.ts";
import { type ReadFacts, readAgain } from "../read/read-library.ts";
import { readWrittenBy, type WrittenBy } from "../read/written-by.ts";

/** A file of a document with what was found when it was verified. */
export interface VerifiedFile {
  code: string;
  revision: string | undefined;
  path: string;
  results: Verification[];
}

/**
 * Verifies documents' revisions and signed drafts, one after the other, each read anew: memory stays flat.
 * @param options withAuthors: also looks up in git who committed an approval that is only recorded
 */
export async function* verifyDocuments(
  read: ReadFacts,
  documents: Iterable<ControlledDocument>,
  { withAuthors = false } = {},
): AsyncGenerator<VerifiedFile> {
  for (const controlled of documents) {
    const writtenBy = withAuthors ? await readWrittenBy(read.root, controlled.folder) : undefined;
    const files = [
      ...controlled.revisions,
      ...(controlled.draft ? [{ facts: controlled.draft, issued: undefined, verdict: undefined }] : []),
    ];
    for (const { facts, issued, verdict } of files) {
      const found = await verifyFile(read, controlled, await readAgain(read, facts), { issued, writtenBy });
      const results = verdict ? [...found, ...verifyIssue(verdict, found), ...signedIssue(verdict, issued, facts.signatures)] : found;
      if (results.length > 0) yield { code: controlled.code, revision: facts.revision, path: facts.path, results };
    }
    yield* missingRevisions(read, controlled);
    yield* verifyEvents(read, controlled);
  }
}

/** Revisions that were issued and can't be read. */
function* missingRevisions(read: ReadFacts, { code, folder, lost }: ControlledDocument): Generator<VerifiedFile> {
  for (const { revision, file, isGone } of lost) {
    const message = isGone
      ? { en: "was issued and is gone", id: "pernah terbit dan kini hilang" }
      : { en: "was issued and can't be read any more", id: "pernah terbit dan kini tidak dapat dibaca" };
    const path = `${toShownPath(process.cwd(), read.root)}/${folder}/${file}`;
    yield { code, revision, path, results: [{ subject: "file", outcome: "bad", message }] };
  }
}

/** Whether what was issued has its effect: who approved it had the right to, in order. What was altered is said already. */
function verifyIssue(verdict: Verdict, found: readonly Verification[]): Verification[] {
  if (verdict.effect === "none") return verdict.reasons.map(withoutEffect);
  if (verdict.effect === "doubt") {
    // What is not here can't be judged here; it was said of the file.
    const reasons = verdict.reasons.filter(({ why }) => why !== "pointer");
    return found.some(({ outcome }) => outcome === "bad") ? [] : reasons.map(withoutEffect);
  }
  // Signatures are asked for, and nothing was approved that tells since when.
  return verdict.effect === "holds"
    ? verdict.remarks.filter((reason) => "of" in reason && reason.of.why === "unsigned").map(withoutEffect)
    : [];
}

/** An issue that holds and is signed. */
function signedIssue(verdict: Verdict, issued: Issued | undefined, signatures: readonly SignatureFacts[] | undefined): Verification[] {
  const result = signatures?.find(({ role }) => role === ISSUE_SIGNATURE)?.result;
  if (verdict.effect !== "holds" || issued === undefined || result?.outcome !== "good") return [];
  const by = `${issued.by.name} (${result.signer})`;
  return [{ subject: "act", outcome: "signed", message: { en: `issue signed by ${by}`, id: `penerbitan ditandatangani ${by}` } }];
}

function withoutEffect(reason: Reason): Verification {
  return notCounting(reasonText(reason));
}

/** An act that has no effect, and why. */
export function notCounting(why: LocalText): Verification {
  return { subject: "act", outcome: "bad", message: { en: `does not count: ${why.en}`, id: `tidak dihitung: ${why.id}` } };
}

/** Events that have no effect or are in doubt, those that are signed, and whether what happened can be read at all. */
function* verifyEvents(read: ReadFacts, { code, folder, acts, doubts }: ControlledDocument): Generator<VerifiedFile> {
  const unread = doubts
    .flatMap(({ reasons }) => reasons)
    .filter(({ why }) => why === "events-unreadable" || why === "entry-unreadable" || why === "events-altered")
    .map(withoutEffect);
  const judged = acts.flatMap(({ event, verdict, signature }, index): Verification[] => {
    const what = { en: `event ${index + 1}`, id: `peristiwa ${index + 1}` };
    if (event === undefined) return [];
    if (verdict.effect === "doubt" || (verdict.effect === "none" && !verdict.annulled)) {
      return verdict.reasons.map((reason) => {
        const { message, ...rest } = withoutEffect(reason);
        return {
          ...rest,
          message: { en: `${what.en}, “${event.event}”, ${message.en}`, id: `${what.id}, “${event.event}”, ${message.id}` },
        };
      });
    }
    if (signature?.result.outcome !== "good") return [];
    const { name } = event.by;
    const message = { en: `${what.en}, “${event.event}”, signed by ${name}`, id: `${what.id}, “${event.event}”, ditandatangani ${name}` };
    return [{ subject: "act", outcome: "signed", message }];
  });
  const results = [...unread, ...judged];
  const path = toShownPath(process.cwd(), join(read.root, folder, "events.yaml"));
  if (results.length > 0) yield { code, revision: undefined, path, results };
}

async function verifyFile(
  read: ReadFacts,
  { events, folder }: ControlledDocument,
  document: Document,
  { issued, writtenBy }: { issued: Issued | undefined; writtenBy: WrittenBy | undefined },
): Promise<Verification[]> {
  const base = join(read.root, folder);
  const names = [...new Set([...filesHeld(document), ...Object.keys(issued?.assets ?? {})])];
  return verifyRevision(
    {
      document,
      issued,
      events,
      fileDigest: `sha256:${await hashOf(join(base, document.fileName))}`,
      pictures: await hashPictures(base, names),
      signatures: await readSignatures(
        { root: read.root, folder, fileName: document.fileName, files: read.assets.get(folder) ?? [] },
        read.library.settings.people,
      ),
      writtenBy,
    },
    read.reading,
  );
}

/** Every issued file of a library, or of some of its folders: revisions, what belongs to their issue, and the pictures they show. */
export async function manifestOf(read: Pick<ReadFacts, "root" | "facts">, only?: (folder: string) => boolean): Promise<Manifest> {
  const manifest = new Map<string, string>();
  const facts = Map.groupBy(read.facts, ({ folder }) => folder);
  for (const { folder, texts, others } of await listFolders(read.root, only)) {
    const issued = texts.filter((name) => name !== "draft.md");
    const beside = others.filter((name) => revisionBeside(name) !== undefined);
    const shown = new Set((facts.get(folder) ?? []).flatMap(({ sealed }) => sealed?.shown ?? []));
    const pictures = others.filter((name) => shown.has(name));
    for (const name of [...issued, ...beside, ...pictures]) manifest.set(`${folder}/${name}`, await hashOf(join(read.root, folder, name)));
  }
  return manifest;
}

/** SHA-256 of a file, of a text with LF line ends. */
async function hashOf(path: string): Promise<string> {
  return contentDigest(await digestOfFileAt(path)).replace("sha256:", "");
}
