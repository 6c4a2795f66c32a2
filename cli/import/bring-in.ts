import type { FileOperation } from "../../core/acts/write/plan.ts";
import { create } from "../../core/acts/write/plan.ts";
import { folderName } from "../../core/document/codes/code-scheme.ts";
import type { Imported } from "../../core/import/import-document.ts";
import { assetName } from "../../core/import/write-markdown.ts";
import { UsageError } from "../../core/usage-error.ts";

/** Where an imported document goes in a library. */
export interface Place {
  /** Folders of the library that are taken, with what has them. */
  taken: Map<string, string>;
  isIssued: boolean;
}

/**
 * The files of an imported document in its library: its text and its pictures. Nothing that is there is written over.
 * @throws UsageError when the document has no code, or its folder is taken
 */
export function planBringIn(
  file: string,
  imported: Imported,
  pictures: ReadonlyMap<string, Uint8Array>,
  { taken, isIssued }: Place,
): { path: string; operations: FileOperation[] } {
  const { code, revision, text } = imported;
  if (code === undefined || !/^[\p{L}\p{N}][^\s\p{C}]*$/u.test(code)) throw noCode(code);
  if (isIssued && revision === undefined) throw noRevision();
  const folder = folderName(code);
  const before = taken.get(folder.toLowerCase());
  if (before !== undefined) throw isTaken(code, before);
  const path = `${folder}/${isIssued ? `rev-${revision}.md` : "draft.md"}`;
  const operations: FileOperation[] = [create(path, text)];
  for (const [name, bytes] of pictures)
    if (text.includes(`(assets/${encodeURI(assetName(name))})`)) operations.push(create(`${folder}/assets/${assetName(name)}`, bytes));
  taken.set(folder.toLowerCase(), file);
  return { path, operations };
}

function noCode(code: string | undefined): UsageError {
  return new UsageError(
    code === undefined
      ? {
          en: "It names no code, so it has no place in the library.",
          id: "Dokumen tidak menyebut kodenya, sehingga tidak memiliki tempat dalam pustaka.",
        }
      : { en: `Its code “${code}” is not one without blanks.`, id: `Kodenya “${code}” bukan kode tanpa spasi.` },
    {
      en: "Name it: --code CODE. Or write the code into the document's head, or into the file's name.",
      id: "Sebutkan: --code KODE. Atau tulis kodenya pada kepala dokumen, atau pada nama berkasnya.",
    },
  );
}

function noRevision(): UsageError {
  return new UsageError(
    { en: "It names no revision, which a transcription needs.", id: "Dokumen tidak menyebut revisi, yang diperlukan transkripsi." },
    { en: "Import it without --issued.", id: "Impor tanpa --issued." },
  );
}

function isTaken(code: string, before: string): UsageError {
  return new UsageError(
    { en: `${code} is there already: ${before}. Nothing was written over.`, id: `${code} sudah ada: ${before}. Tidak ada yang ditimpa.` },
    {
      en: "Find out which of the two is the document, and take the other away.",
      id: "Pastikan mana dokumennya, dan singkirkan yang lain.",
    },
  );
}
