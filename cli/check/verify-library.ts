import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Document } from "../../core/document/document.ts";
import type { ControlledDocument } from "../../core/library/library.ts";
import type { Manifest } from "../../core/seal/manifest.ts";
import { picturesShown } from "../../core/seal/pictures-shown.ts";
import { type Verification, verifyRevision } from "../../core/seal/verify-revision.ts";
import { sha256Hex } from "../../core/sha256.ts";
import type { Issued } from "../../schemas/issued.ts";
import { toShownPath } from "../files/shown-path.ts";
import { asHashed } from "../files/with-lf.ts";
import { hashPictures, readSignatures } from "../read/beside-document.ts";
import { listFolders } from "../read/library-files.ts";
import type { ReadLibrary } from "../read/read-library.ts";

/** A file of a document with what was found when it was verified. */
export interface VerifiedFile {
  code: string;
  revision: string | undefined;
  path: string;
  results: Verification[];
}

/** Verifies documents' revisions and signed drafts, one after the other: memory stays flat. */
export async function* verifyDocuments(read: ReadLibrary, documents: Iterable<ControlledDocument>): AsyncGenerator<VerifiedFile> {
  for (const controlled of documents) {
    const files = [
      ...controlled.revisions.map(({ facts, issued }) => ({ facts, issued })),
      ...(controlled.draft ? [{ facts: controlled.draft, issued: undefined }] : []),
    ];
    for (const { facts, issued } of files) {
      const document = read.documents.get(facts.path);
      if (!document) continue;
      const results = await verifyFile(read, controlled, document, issued);
      if (results.length > 0) yield { code: controlled.code, revision: facts.revision, path: facts.path, results };
    }
    yield* missingRevisions(read, controlled);
  }
}

/** Revisions of which the issue is still there, but not the file. */
function* missingRevisions(read: ReadLibrary, { code, folder, revisions }: ControlledDocument): Generator<VerifiedFile> {
  const there = new Set(revisions.map(({ facts }) => facts.fileName));
  for (const fileName of read.folders.get(folder)?.issued.keys() ?? []) {
    if (there.has(fileName)) continue;
    const message = { en: "was issued and is gone", id: "pernah terbit dan kini hilang" };
    const path = `${toShownPath(process.cwd(), read.root)}/${folder}/${fileName}`;
    yield { code, revision: /\d+/.exec(fileName)?.[0], path, results: [{ subject: "file", outcome: "bad", message }] };
  }
}

async function verifyFile(
  read: ReadLibrary,
  { events, folder }: ControlledDocument,
  document: Document,
  issued: Issued | undefined,
): Promise<Verification[]> {
  const base = join(read.root, folder);
  const names = [...new Set([...picturesShown(document), ...Object.keys(issued?.assets ?? {})])];
  return verifyRevision(
    {
      document,
      issued,
      events,
      fileDigest: `sha256:${await hashOf(join(base, document.fileName))}`,
      pictures: await hashPictures(base, names),
      signatures: await readSignatures(
        { root: read.root, folder, name: document.fileName.replace(/\.md$/, ""), files: read.assets.get(folder) ?? [] },
        read.library.settings.people,
      ),
    },
    read.reading,
  );
}

/** Every issued file of a library, or of some of its folders: revisions, what belongs to their issue, and the pictures they show. */
export async function manifestOf(read: ReadLibrary, only?: (folder: string) => boolean): Promise<Manifest> {
  const manifest = new Map<string, string>();
  const documents = Map.groupBy(read.documents.values(), ({ folder }) => folder);
  for (const { folder, texts, others } of await listFolders(read.root, only)) {
    const issued = texts.filter((name) => name !== "draft.md");
    const beside = others.filter((name) => /^rev-\d+\//.test(name));
    const shown = new Set((documents.get(folder) ?? []).filter(({ state }) => state === "issued").flatMap(picturesShown));
    const pictures = others.filter((name) => shown.has(name));
    for (const name of [...issued, ...beside, ...pictures]) manifest.set(`${folder}/${name}`, await hashOf(join(read.root, folder, name)));
  }
  return manifest;
}

/** SHA-256 of a file, of a text with LF line ends. */
async function hashOf(path: string): Promise<string> {
  return sha256Hex(asHashed(path, await readFile(path)));
}
