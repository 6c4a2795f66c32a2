import { nearest } from "../core/document/words/nearest.ts";
import { UsageError } from "../core/usage-error.ts";
import type { Language, LocalText } from "../schemas/local-text.ts";

/** What the command line says when it can't go on, and the exit status it leaves. */
export interface Fault {
  text: string;
  status: 2 | 130;
}

/**
 * Turns what was thrown into words: wrong use in the reader's language, without a stack trace; anything else is a fault
 * of ours, with what is needed to report it.
 */
export function describeFault(error: unknown, language: Language, commands: readonly string[]): Fault {
  if (error instanceof UsageError) return { text: usage(error, language), status: 2 };
  const known = ofCommandLine(error, commands);
  if (known) return { text: usage(known, language), status: 2 };
  const disk = ofSystem(error);
  if (disk) return { text: usage(disk, language), status: 2 };
  return { text: unexpected(error, language), status: 2 };
}

function usage({ text, suggestion }: { text: LocalText; suggestion?: LocalText | undefined }, language: Language): string {
  return suggestion ? `${text[language]}\n${suggestion[language]}` : text[language];
}

const seeHelp: LocalText = { en: "See --help.", id: "Lihat --help." };

/** Whoever asks a change for its day means one of three; two of them don't exist. */
const noDay: LocalText = {
  en: "What changes a library is signed and decided today; where something happened earlier, --on DATE says when. See --help.",
  id: "Yang mengubah pustaka ditandatangani dan diputuskan hari ini; bila kejadiannya lebih awal, --on TANGGAL menyebutkannya. Lihat --help.",
};

/** oclif's complaints about the words of a command line. */
function ofCommandLine(error: unknown, commands: readonly string[]): { text: LocalText; suggestion: LocalText } | undefined {
  if (!(error instanceof Error)) return undefined;
  const unknown = /^command (.+) not found$/.exec(error.message)?.[1];
  if (unknown !== undefined) return unknownCommand(unknown.replaceAll(":", " "), commands);
  const details = error as Error & { flags?: string[]; args?: { name: string }[] | string[] };
  switch (error.constructor.name) {
    case "NonExistentFlagsError":
      return {
        text: { en: `There is no ${details.flags?.join(", ")}.`, id: `Tidak ada pilihan ${details.flags?.join(", ")}.` },
        suggestion: details.flags?.includes("--date") ? noDay : seeHelp,
      };
    case "RequiredArgsError": {
      const names = (details.args ?? []).map((arg) => (typeof arg === "string" ? arg : arg.name).toUpperCase()).join(", ");
      return { text: { en: `${names} is missing.`, id: `${names} belum disebutkan.` }, suggestion: seeHelp };
    }
    case "UnexpectedArgsError": {
      const words = (details.args ?? []).map((arg) => (typeof arg === "string" ? arg : arg.name)).join(" ");
      return { text: { en: `“${words}” is one word too many.`, id: `“${words}” tidak dikenal di sini.` }, suggestion: seeHelp };
    }
  }
  const twice = /^Flag (--\S+) can only be specified once$/.exec(error.message)?.[1];
  if (twice !== undefined) return { text: { en: `${twice} is given twice.`, id: `${twice} ditulis dua kali.` }, suggestion: seeHelp };
  if (!("parse" in error)) return undefined;
  const message = firstLines(error.message);
  return { text: { en: message, id: translated(message) }, suggestion: seeHelp };
}

function unknownCommand(name: string, commands: readonly string[]): { text: LocalText; suggestion: LocalText } {
  const guess = nearest(name, commands);
  return {
    text: { en: `There is no command “${name}”.`, id: `Tidak ada perintah “${name}”.` },
    suggestion: guess
      ? { en: `Did you mean “sop ${guess}”?`, id: `Maksudnya “sop ${guess}”?` }
      : { en: "sop --help lists them.", id: "sop --help menyebutkan semuanya." },
  };
}

function firstLines(message: string): string {
  return message
    .replace(/\nSee more help with --help[\s\S]*$/, "")
    .replace(/^The following errors? occurred:\s*/, "")
    .trim();
}

function translated(message: string): string {
  return message
    .replace(/^Expected (\S+?)=(.*) to be one of: (.*)$/s, "$1=$2 tidak dikenal; pilihannya: $3")
    .replace(/^Expected (.*) to be one of: (.*)$/s, "$1 tidak dikenal; pilihannya: $2")
    .replace(/^Flag (\S+) expects a value$/, "$1 memerlukan nilai")
    .replace(/^Missing required flag (\S+)$/, "Pilihan --$1 belum disebutkan")
    .replace(/^Expected an integer but received: (.*)$/, "Diharapkan bilangan bulat, bukan “$1”");
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
  EROFS: { en: "The disk is read-only", id: "Diska hanya dapat dibaca" },
  ENOSPC: { en: "The disk is full", id: "Diska penuh" },
  ENOENT: { en: "There is no such file or folder", id: "Berkas atau folder tidak ada" },
  ENOTDIR: { en: "A file stands where a folder is needed", id: "Yang ditemukan berkas, padahal diperlukan folder" },
  EISDIR: { en: "A folder stands where a file is needed", id: "Yang ditemukan folder, padahal diperlukan berkas" },
  EMFILE: { en: "Too many files are open", id: "Terlalu banyak berkas terbuka" },
};

function unexpected(error: unknown, language: Language): string {
  const heading = {
    en: "This is a fault in sop, not in your documents. Nothing half-written was left. Report it with the lines below:",
    id: "Ini kesalahan sop sendiri, bukan dokumen Anda. Tidak ada yang tertulis separuh. Laporkan dengan baris di bawah ini:",
  };
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${heading[language]}\n\n  sop ${process.argv.slice(2).join(" ")}\n  node ${process.version}, ${process.platform}\n\n${stack}`;
}
