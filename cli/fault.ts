import { UsageError } from "../core/usage-error.ts";
import { pick } from "../languages/language.ts";
import type { Language, LocalText } from "../schemas/local-text.ts";
import { commandLineFault } from "./command-line-fault.ts";
import { leftOut } from "./left-out.ts";

/** What the command line says when it can't go on, and the exit status it leaves. */
export interface Fault {
  /** Its kind, for programs: `usage`, what is wrong with a command line, the system's own such as `EACCES`, or `fault`, ours. */
  code: string;
  text: string;
  /** What to do, where that is known. */
  fix?: string | undefined;
  /** Where it is, where a file is named with its line. */
  place?: { path: string; line: number; column: number } | undefined;
  status: 2 | 130;
}

/** What was typed, and to which tool. */
interface Typed {
  /** Names of commands that might have been meant. */
  commands: readonly string[];
  /** The tool's own folder. */
  root: string;
  /** The words after `sop`. */
  words: readonly string[];
}

/**
 * Turns what was thrown into words: wrong use in the reader's language, without a stack trace; anything else is a fault
 * of ours, with what is needed to report it.
 */
export function describeFault(error: unknown, language: Language, { commands, root, words }: Typed): Fault {
  if (error instanceof UsageError) return known("usage", error, language);
  const missing = leftOut(error, root, words);
  if (missing) return known("not-installed", missing, language);
  const ofLine = commandLineFault(error, commands);
  if (ofLine) return known(ofLine.code, ofLine, language);
  const disk = ofSystem(error);
  if (disk) return known(String((error as { code?: string }).code), disk, language);
  return { code: "fault", text: unexpected(error, language), status: 2 };
}

function known(code: string, said: { text: LocalText; suggestion?: LocalText | undefined }, language: Language): Fault {
  const [, path, line, column] = /(?:^|\n)(\S[^\n]*?):(\d+):(\d+) {2}/.exec(pick(said.text, language)) ?? [];
  const place = path === undefined ? undefined : { path, line: Number(line), column: Number(column) };
  return { code, text: usage(said, language), fix: pick(said.suggestion, language), place, status: 2 };
}

function usage({ text, suggestion }: { text: LocalText; suggestion?: LocalText | undefined }, language: Language): string {
  return suggestion ? `${pick(text, language)}\n${pick(suggestion, language)}` : pick(text, language);
}

/** Trouble with files and disk that a command did not foresee. */
function ofSystem(error: unknown): { text: LocalText; suggestion?: LocalText } | undefined {
  const { code, path } = (error ?? {}) as { code?: string; path?: string };
  const reason = code === undefined ? undefined : systemReasons[code];
  if (reason === undefined) return undefined;
  const where = path === undefined ? "" : `: “${path}”`;
  return { text: { en: `${reason.en}${where}.`, id: `${reason.id}${where}.` } };
}

const systemReasons: Readonly<Record<string, LocalText>> = {
  EACCES: { en: "Permission is denied", id: "Izin ditolak" },
  EPERM: { en: "Permission is denied", id: "Izin ditolak" },
  EBUSY: { en: "Another program has it open", id: "Sedang dibuka program lain" },
  EROFS: { en: "The disk is read-only", id: "Diska hanya dapat dibaca" },
  ENOSPC: { en: "The disk is full", id: "Diska penuh" },
  ENOENT: { en: "There is no such file or folder", id: "Berkas atau folder tidak ada" },
  ENOTDIR: { en: "A file stands where a folder is needed", id: "Yang ditemukan berkas, padahal diperlukan folder" },
  EISDIR: { en: "A folder stands where a file is needed", id: "Yang ditemukan folder, padahal diperlukan berkas" },
  ENOTFILE: { en: "It is no ordinary file", id: "Ini bukan berkas biasa" },
  EMFILE: { en: "Too many files are open", id: "Terlalu banyak berkas terbuka" },
};

function unexpected(error: unknown, language: Language): string {
  const heading = {
    en: "This is a fault in sop, not in your documents. Nothing half-written was left. Report it with the lines below:",
    id: "Ini kesalahan sop sendiri, bukan dokumen Anda. Tidak ada yang tertulis separuh. Laporkan dengan baris di bawah ini:",
  };
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${pick(heading, language)}\n\n  sop ${process.argv.slice(2).join(" ")}\n  node ${process.version}, ${process.platform}\n\n${stack}`;
}
