import { join } from "node:path";
import type { DraftInWork } from "../../core/acts/draft/draft-in-work.ts";
import { draftOf, isDraft } from "../../core/acts/draft/find-drafts.ts";
import { fileOf } from "../../core/acts/write/plan.ts";
import { requireFile } from "../../core/acts/write/require-file.ts";
import type { Document } from "../../core/document/document.ts";
import { type ReadingContext, readDocument } from "../../core/document/read-document.ts";
import { canMean, findDocument } from "../../core/library/find-document.ts";
import type { Library } from "../../core/library/library.ts";
import { alteredParts, type PictureDigests } from "../../core/seal/digest.ts";
import { isEvidence } from "../../core/seal/evidence.ts";
import { filesHeld } from "../../core/seal/files-held.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { type CheckOptions, checkAnew } from "../check/check-library.ts";
import { convertedFiles } from "../files/converted-files.ts";
import { hashPictures } from "../read/beside-document.ts";
import { formerTexts, type Repository } from "./git-work.ts";
import { holdDigests } from "./held-files.ts";

/**
 * Checks a library and holds the draft a person names, with all that approving and issuing it rest on. Each text is read and
 * parsed once: the draft is the one that was checked.
 * @throws UsageError when there is none
 */
export async function holdDraft(
  root: string,
  name: string,
  { date, repository, onProgress }: { date: IsoDate; repository: Repository | undefined } & Pick<CheckOptions, "onProgress">,
): Promise<{ library: Library; draft: DraftInWork }> {
  const drafts = new Map<string, Document>();
  const onDocument = (document: Document): void => {
    if (isDraft(document) && canMean(name, document.frontMatter.code)) drafts.set(document.path, document);
  };
  const { reading, findings, ...checked } = await checkAnew(root, { date, onDocument, onProgress });
  const library = checked.library();
  const controlled = findDocument(library, name);
  const document = draftOf(controlled, drafts);
  const { folder } = controlled;
  const digests = await holdDigests(root, folder);
  const sheets = digests.map(({ path }) => path.slice(folder.length + 1)).filter(isEvidence);
  const pictures = await hashPictures(join(root, folder), [...filesHeld(document), ...sheets]);
  for (const [picture, digest] of pictures) requireFile(`${folder}/${picture}`, digest);
  const held = [`${folder}/draft.md`, ...[...pictures.keys()].map((name) => `${folder}/${name}`)];
  if (repository) requireUnconverted(await convertedFiles(repository.git, root, held));
  const draft: DraftInWork = {
    controlled,
    document,
    signatures: digests.filter(({ path }) => path.startsWith(`${folder}/draft/`)),
    pictures,
    reading,
    findings: findings.filter(({ path }) => path === document.path),
    approvedStates: await approvedStates(document, { pictures, reading, repository }),
  };
  return { library, draft };
}

/** @throws UsageError where others would get other bytes than are approved here */
function requireUnconverted([path]: readonly string[]): void {
  if (path === undefined) return;
  throw new UsageError(
    {
      en: `git is told to rewrite “${path}” (.gitattributes), so others would get something else than is approved here.`,
      id: `git diatur menulis ulang “${path}” (.gitattributes), sehingga orang lain memperoleh isi yang berbeda dari yang disetujui di sini.`,
    },
    { en: "Take the attribute away: “-text -filter -ident”.", id: "Hapus atributnya: “-text -filter -ident”." },
  );
}

/** Of a draft that changed since, the states its approvals were given to, as far as git holds them. */
async function approvedStates(
  document: Document,
  { pictures, reading, repository }: { pictures: PictureDigests; reading: ReadingContext; repository: Repository | undefined },
): Promise<Document[]> {
  const stale = Object.values(document.frontMatter.approvals).flatMap(({ digest }) =>
    digest && alteredParts(document, digest, reading, pictures).length > 0 ? [digest] : [],
  );
  const states: Document[] = [];
  if (!repository || stale.length === 0) return states;
  for await (const text of formerTexts(repository, fileOf(document).path)) {
    const state = readDocument({ path: document.path, folder: document.folder, fileName: "draft.md", text }, reading);
    if (!stale.some((digest) => alteredParts(state, digest, reading, pictures).every((part) => part === "assets"))) continue;
    states.push(state);
    if (states.length >= stale.length) break;
  }
  return states;
}
