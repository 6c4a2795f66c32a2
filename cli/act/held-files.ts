import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type DraftInWork, noDraft } from "../../core/acts/draft/draft-in-work.ts";
import type { HeldDigest, HeldFile } from "../../core/acts/write/plan.ts";
import type { Document } from "../../core/document/document.ts";
import { type ReadingContext, readDocument } from "../../core/document/read-document.ts";
import type { ControlledDocument } from "../../core/library/library.ts";
import { changedParts, type PictureDigests } from "../../core/seal/digest.ts";
import { picturesShown } from "../../core/seal/pictures-shown.ts";
import { sha256Of } from "../../core/sha256.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { CheckedLibrary } from "../check/check-library.ts";
import { readTextFile } from "../files/read-file.ts";
import { listFolders } from "../read/library-files.ts";
import { formerTexts, type Repository } from "./git-work.ts";

/**
 * A text file of the library by its path in it.
 * @throws UsageError when it can't be read
 */
export async function holdFile(root: string, path: string): Promise<HeldFile> {
  const file = await readTextFile(resolve(root, path));
  if (file.ok) return { path, text: file.text };
  const { message } = file.problem;
  throw new UsageError({ en: `${path}: ${message.en}`, id: `${path}: ${message.id}` });
}

/** The same, undefined where there is none. */
export async function holdFileIfThere(root: string, path: string): Promise<HeldFile | undefined> {
  const file = await readTextFile(join(root, path));
  return !file.ok && file.problem.key === "unreadable ENOENT" ? undefined : holdFile(root, path);
}

/**
 * A text file from outside the library, by its path from here.
 * @throws UsageError when it can't be read
 */
export async function readForeignText(path: string): Promise<string> {
  return (await holdFile(process.cwd(), path)).text;
}

/** Digests of all files of a document's folder, by path in the library. */
export async function holdDigests(root: string, folder: string): Promise<HeldDigest[]> {
  const listed = (await listFolders(root)).find((files) => files.folder === folder);
  const paths = [...(listed?.texts ?? []), ...(listed?.others ?? [])].map((name) => `${folder}/${name}`);
  return Promise.all(paths.map(async (path) => ({ path, digest: sha256Of(await readFile(join(root, path))) })));
}

/**
 * A document's draft with all that approving and issuing it rest on.
 * @throws UsageError when there is none
 */
export async function holdDraft(
  root: string,
  controlled: ControlledDocument,
  reading: ReadingContext,
  { findings, repository }: { findings: CheckedLibrary["findings"]; repository: Repository | undefined },
): Promise<DraftInWork> {
  const { code, folder, draft } = controlled;
  if (!draft) throw noDraft(code);
  const file = await holdFile(root, `${folder}/draft.md`);
  const document = readDocument({ path: draft.path, folder, fileName: "draft.md", text: file.text }, reading);
  const digests = await holdDigests(root, folder);
  const shown = picturesShown(document);
  const pictures = new Map(
    digests.flatMap(({ path, digest }) =>
      shown.includes(path.slice(folder.length + 1)) ? [[path.slice(folder.length + 1), digest] as const] : [],
    ),
  );
  return {
    controlled,
    document,
    file,
    signatures: digests.filter(({ path }) => path.startsWith(`${folder}/draft/`)),
    pictures,
    reading,
    findings: findings.filter(({ path }) => path === draft.path),
    approvedStates: await approvedStates(document, { file, pictures, reading, repository }),
  };
}

/** Of a draft that changed since, the states its approvals were given to, as far as git holds them. */
async function approvedStates(
  document: Document,
  {
    file,
    pictures,
    reading,
    repository,
  }: { file: HeldFile; pictures: PictureDigests; reading: ReadingContext; repository: Repository | undefined },
): Promise<Document[]> {
  const stale = Object.values(document.frontMatter.approvals).flatMap(({ digest }) =>
    digest && changedParts(document, digest, reading, pictures).length > 0 ? [digest] : [],
  );
  const states: Document[] = [];
  if (!repository || stale.length === 0) return states;
  for await (const text of formerTexts(repository, file.path)) {
    const state = readDocument({ path: document.path, folder: document.folder, fileName: "draft.md", text }, reading);
    if (!stale.some((digest) => changedParts(state, digest, reading, pictures).every((part) => part === "assets"))) continue;
    states.push(state);
    if (states.length >= stale.length) break;
  }
  return states;
}
