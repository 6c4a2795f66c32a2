import { tmpdir } from "node:os";
import { UsageError } from "../../core/usage-error.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { reasonOf } from "./read-file.ts";

/** A file is not what the plan was made for. */
export function changedMeanwhile(path: string, isThere: boolean): UsageError {
  return new UsageError(
    isThere
      ? {
          en: `${path} changed while this was being prepared. Nothing was written.`,
          id: `${path} berubah selagi ini disiapkan. Tidak ada yang ditulis.`,
        }
      : {
          en: `${path} is gone since this was being prepared. Nothing was written.`,
          id: `${path} hilang selagi ini disiapkan. Tidak ada yang ditulis.`,
        },
    { en: "Run it again.", id: "Jalankan sekali lagi." },
  );
}

/** A plan's file would be written through a link. */
export function throughLink(path: string, link: string): UsageError {
  return new UsageError(
    {
      en: `“${path}” can't be written: “${link}” is a link, and what it leads to is not the library's. Nothing was written.`,
      id: `“${path}” tidak dapat ditulis: “${link}” adalah tautan, dan yang dituju bukan milik pustaka. Tidak ada yang ditulis.`,
    },
    { en: "Put there itself what it leads to, or take it away.", id: "Letakkan di sana isi yang ditujunya, atau hapus tautan itu." },
  );
}

/** Another run thought this one dead. */
export function lockLost(): UsageError {
  return new UsageError({
    en: "Another sop took this library's lock over. Nothing was written; run it again.",
    id: "sop lain mengambil alih kunci pustaka ini. Tidak ada yang ditulis; jalankan sekali lagi.",
  });
}

/**
 * What the system says, in words, with the place; nothing was changed.
 * @throws the error itself where it is none of the system's
 */
export function notWritten(error: unknown, root: string): UsageError {
  const { code, path, dest } = (error ?? {}) as NodeJS.ErrnoException & { dest?: string };
  if (code === undefined) throw error;
  const reason = writeReasonOf(code);
  // What could not be put in its place is known to its owner by that place.
  const where = dest ?? path ?? root;
  return new UsageError(
    {
      en: `“${where}” can't be written: ${reason.en}. Nothing was changed.`,
      id: `“${where}” tidak dapat ditulis: ${reason.id}. Tidak ada yang diubah.`,
    },
    { en: "Fix that and run it again.", id: "Perbaiki itu, lalu jalankan sekali lagi." },
  );
}

/** True where the disk takes nothing more: of a file that is read no system says that. */
export function isNoRoom(error: unknown): boolean {
  return NO_ROOM.has((error as NodeJS.ErrnoException | undefined)?.code ?? "");
}

const NO_ROOM: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT", "EROFS", "EFBIG"]);

/** What is worked on for the time being has no place. */
export function noTemporaryFile(error: unknown): UsageError {
  const reason = writeReasonOf((error as NodeJS.ErrnoException).code);
  return new UsageError(
    {
      en: `No temporary file can be written in “${tmpdir()}”: ${reason.en}.`,
      id: `Berkas sementara tidak dapat ditulis di “${tmpdir()}”: ${reason.id}.`,
    },
    {
      en: "Make room there, or name another folder in the variable TMPDIR (on Windows: TEMP).",
      id: "Sediakan ruang di sana, atau sebutkan folder lain dalam variabel TMPDIR (pada Windows: TEMP).",
    },
  );
}

/** Why the system does not write, in words. */
export function writeReasonOf(code: string | undefined, platform = process.platform): LocalText {
  // Windows says the same of both.
  if (platform === "win32" && (code === "EPERM" || code === "EACCES"))
    return {
      en: "another program has it open, or permission is denied",
      id: "berkas itu sedang dibuka program lain, atau izin ditolak",
    };
  return writeReasons[code ?? ""] ?? reasonOf(code);
}

const writeReasons: Readonly<Record<string, LocalText>> = {
  ENOSPC: { en: "the disk is full", id: "diska penuh" },
  EDQUOT: { en: "your share of the disk is full", id: "jatah diska Anda penuh" },
  EFBIG: { en: "it would be larger than a file may be here", id: "ukurannya akan melebihi yang diizinkan di sini" },
  EROFS: { en: "the disk is read-only", id: "diska hanya dapat dibaca" },
  ENAMETOOLONG: { en: "a name is too long for this disk", id: "ada nama yang terlalu panjang untuk diska ini" },
  // Whoever writes makes the folders that are missing.
  ENOENT: { en: "there is no such folder, and none can be made there", id: "folder itu tidak ada dan tidak dapat dibuat di sana" },
  EEXIST: { en: "a file stands where a folder is needed", id: "ada berkas di tempat yang memerlukan folder" },
  ENOTDIR: { en: "a file stands where a folder is needed", id: "ada berkas di tempat yang memerlukan folder" },
};

/** What an interrupted run seems to have left is not what a run leaves: it may have come with the repository. */
export function foreignJournal(path?: string): UsageError {
  const about = path === undefined ? { en: "", id: "" } : { en: ` (it names “${path}”)`, id: ` (di dalamnya disebut “${path}”)` };
  return new UsageError(
    {
      en: `“.sop” in the library's folder holds what no run of sop left there${about.en}. Nothing was written.`,
      id: `“.sop” di folder pustaka memuat yang tidak ditinggalkan sop mana pun${about.id}. Tidak ada yang ditulis.`,
    },
    {
      en: "See who put it there (git log -- .sop), and delete that folder.",
      id: "Lihat siapa yang menaruhnya (git log -- .sop), lalu hapus folder itu.",
    },
  );
}

/** A change that can be neither finished nor undone now; both states are kept. */
export function stuck(error: unknown, work: string): UsageError {
  const reason = writeReasonOf((error as NodeJS.ErrnoException).code);
  return new UsageError(
    {
      en: `An interrupted change can be neither finished nor undone: ${reason.en}. Both states of its files are kept in “${work}”.`,
      id: `Perubahan yang terputus tidak dapat diselesaikan maupun dibatalkan: ${reason.id}. Kedua keadaan berkasnya disimpan di “${work}”.`,
    },
    {
      en: "Make the library's folder writable and run any command that writes.",
      id: "Buat folder pustaka dapat ditulis, lalu jalankan perintah apa pun yang menulis.",
    },
  );
}
