import type { LocalText } from "../../schemas/local-text.ts";
import type { CodeFinder } from "../document/codes/citations.ts";
import type { CodeScheme } from "../document/codes/code-scheme.ts";
import { folderName } from "../document/codes/code-scheme.ts";
import type { Document } from "../document/document.ts";
import type { ControlledDocument, Library } from "../library/library.ts";
import { sha256Of } from "../sha256.ts";
import { UsageError } from "../usage-error.ts";
import { renameCode } from "./rename-code.ts";
import { create, type FileOperation, fileOf, type HeldDigest, move, overwrite, type Plan, remove } from "./write/plan.ts";

/** What `sop rename` was asked. */
export interface RenameRequest {
  controlled: ControlledDocument;
  draft: Document;
  to: string;
  /** All files of its folder. */
  files: readonly HeldDigest[];
  /** Drafts of other documents that cite it. */
  citing: readonly Document[];
  library: Library;
  scheme: CodeScheme;
  findCodes: CodeFinder;
}

/**
 * Gives a document another code while all of it is in draft, wherever drafts cite it.
 * @throws UsageError when it was issued, an issued text cites it, it or a draft that cites it is approved, or the new
 * code does not fit or is taken
 */
export function planRename(request: RenameRequest): Plan {
  const { controlled, draft, to, files, citing } = request;
  const { code, folder } = controlled;
  requireFree(request);
  for (const document of [draft, ...citing]) requireUnapproved(document, code);
  const file = fileOf(draft);
  const target = folderName(to);
  const path = `${target}/draft.md`;
  const change = { code, to, scheme: request.scheme, findCodes: request.findCodes };
  const own = renameCode(draft, change);
  const others = citing.map((document) => ({ document, renamed: renameCode(document, change) }));
  const operations: FileOperation[] = [
    create(path, own.text),
    ...files.filter((other) => other.path !== file.path).map((other) => move(other, `${target}${other.path.slice(folder.length)}`)),
    remove({ path: file.path, digest: sha256Of(file.text) }),
    ...others.map(({ document, renamed }) => overwrite(fileOf(document), renamed.text)),
  ];
  return {
    operations,
    summary: [
      { en: `${code} is now ${to}.`, id: `${code} kini menjadi ${to}.` },
      ...citing.map((document) => ({
        en: `${document.path} cites it by the new code.`,
        id: `${document.path} merujuknya dengan kode baru.`,
      })),
    ],
    next: [
      ...stillThere(code, [
        { path, left: own.left },
        ...others.map(({ document, renamed }) => ({ path: document.path, left: renamed.left })),
      ]),
      { en: `Check it with sop check ${to}.`, id: `Periksa dengan sop check ${to}.` },
    ],
    message: `${to}: new code, ${code} until now`,
  };
}

/** Where the old code still stands, though not as a citation. */
function stillThere(code: string, places: readonly { path: string; left: readonly number[] }[]): LocalText[] {
  const found = places.flatMap(({ path, left }) => left.map((line) => `${path}:${line}`));
  if (found.length === 0) return [];
  const list = [...found.slice(0, 5), ...(found.length > 5 ? ["…"] : [])].join(", ");
  return [
    {
      en: `“${code}” still stands where it is no citation (a picture's name, fenced code, a longer or mistyped code): read ${list}.`,
      id: `“${code}” masih tertulis di tempat yang bukan rujukan (nama gambar, kode berpagar, kode lain atau salah ketik): periksa ${list}.`,
    },
  ];
}

function requireFree({ controlled, to, library, scheme }: RenameRequest): void {
  const old = scheme.parse(controlled.code);
  const parts = scheme.parse(to);
  if (!parts) {
    const misfit = scheme.misfit(to);
    throw new UsageError(
      { en: `“${to}” does not fit the library's scheme of codes.`, id: `“${to}” tidak sesuai skema kode pustaka.` },
      misfit && {
        en: `${misfit.part} is “${misfit.value}”; expected ${misfit.allowed.join(", ")}.`,
        id: `${misfit.part} berisi “${misfit.value}”; yang diharapkan ${misfit.allowed.join(", ")}.`,
      },
    );
  }
  if (old && old.type !== parts.type) {
    throw new UsageError({
      en: `“${to}” would make it another type of document (${old.type} → ${parts.type}); begin that one with sop new ${parts.type} TITLE.`,
      id: `“${to}” menjadikannya jenis dokumen lain (${old.type} → ${parts.type}); mulailah dengan sop new ${parts.type} JUDUL.`,
    });
  }
  const taken = [...library.documents.keys(), ...library.external.keys()].find((code) => code === to);
  if (taken) throw new UsageError({ en: `The code ${to} is taken.`, id: `Kode ${to} sudah dipakai.` });
}

/**
 * @throws UsageError where the document was issued, or an issued text cites it
 */
export function requireNeverIssued({ code, revisions }: ControlledDocument, library: Library): void {
  if (revisions.length > 0) {
    throw new UsageError(
      {
        en: `${code} was issued; a code that was in force stays for ever.`,
        id: `${code} sudah pernah terbit; kode yang pernah berlaku tetap selamanya.`,
      },
      {
        en: `Begin a new document and withdraw this one: sop withdraw ${code} --replaced-by NEW --reason ….`,
        id: `Buat dokumen baru dan tarik yang ini: sop withdraw ${code} --replaced-by BARU --reason ….`,
      },
    );
  }
  const withdrawn = [...library.documents.values()].filter(({ events }) =>
    events.some((event) => event.event === "withdrawn" && event.replacedBy === code),
  );
  if (withdrawn.length > 0) {
    const list = withdrawn.map((other) => other.code).join(", ");
    throw new UsageError({
      en: `${code} is named as what replaces ${list}; what was recorded can't change.`,
      id: `${code} tercatat sebagai pengganti ${list}; catatan itu tidak dapat berubah.`,
    });
  }
  const issued = library.files.filter((facts) => facts.state === "issued" && facts.citations.some((citation) => citation.code === code));
  if (issued.length === 0) return;
  const list = issued
    .map(({ path, citations }) => `  ${path}:${citations.find((citation) => citation.code === code)?.at.start.line}`)
    .join("\n");
  throw new UsageError({
    en: `Issued texts cite ${code} and can't change:\n${list}`,
    id: `Teks terbit merujuk ${code} dan tidak dapat berubah:\n${list}`,
  });
}

function requireUnapproved({ path, frontMatter }: Document, code: string): void {
  if (Object.keys(frontMatter.approvals).length === 0) return;
  throw new UsageError({
    en: `${path} is approved with the code ${code} in it; reject or issue it first.`,
    id: `${path} sudah disetujui dengan kode ${code} di dalamnya; kembalikan atau terbitkan dahulu.`,
  });
}
