import { nearest } from "../core/document/words/nearest.ts";
import type { LocalText } from "../schemas/local-text.ts";

/** What is wrong with a command line, and what to do. */
export interface CommandLineFault {
  /** Its kind, for programs. */
  code: "unknown-command" | "unknown-flag" | "missing-argument" | "extra-argument" | "flags-disagree" | "flag-value";
  text: LocalText;
  suggestion: LocalText;
}

/** What oclif's errors carry; its parser's classes are not exported, so their names tell them apart. */
interface ParserError extends Error {
  flags?: string[];
  args?: (string | { name: string })[];
  parse?: { input?: { flags?: Record<string, FlagDefinition>; args?: object }; output?: ParsedFlags };
}

interface FlagDefinition {
  required?: boolean;
  exclusive?: (string | object)[];
  dependsOn?: (string | object)[];
}

interface ParsedFlags {
  flags: Record<string, unknown>;
  metadata: { flags: Record<string, { setFromDefault?: boolean } | undefined> };
}

const seeHelp: LocalText = { en: "See --help.", id: "Lihat --help." };

/** Whoever gives a word to a command that takes none most often means the library's folder. */
const libraryByFlag: LocalText = {
  en: "A library's folder is named by --library FOLDER; see --help.",
  id: "Folder pustaka disebutkan dengan --library FOLDER; lihat --help.",
};

/** Whoever asks a change for its day means one of three; two of them don't exist. */
const noDay: LocalText = {
  en: "What changes a library is signed and decided today; where something happened earlier, --on DATE says when. See --help.",
  id: "Yang mengubah pustaka ditandatangani dan diputuskan hari ini; bila kejadiannya lebih awal, --on TANGGAL menyebutkannya. Lihat --help.",
};

/** oclif's complaints about the words of a command line, in both languages; undefined for what is none of them. */
export function commandLineFault(error: unknown, commands: readonly string[]): CommandLineFault | undefined {
  if (!(error instanceof Error)) return undefined;
  const unknown = /^command (.+?) not found\.?$/i.exec(error.message)?.[1];
  if (unknown !== undefined) return unknownCommand(unknown.replaceAll(":", " "), commands);
  const { flags = [], args = [], parse } = error as ParserError;
  const words = args.map((arg) => (typeof arg === "string" ? arg : arg.name));
  switch (error.constructor.name) {
    case "NonExistentFlagsError": {
      const names = flags.join(", ");
      const known = Object.keys(parse?.input?.flags ?? {});
      const guess = flags.map((flag) => nearest(flag.replace(/^-+/, ""), known)).find((name) => name !== undefined);
      return {
        code: "unknown-flag",
        text: { en: `There is no ${names}.`, id: `Tidak ada pilihan ${names}.` },
        suggestion: flags.includes("--date") ? noDay : guess === undefined ? seeHelp : didYouMean(`--${guess}`),
      };
    }
    case "RequiredArgsError": {
      const names = words.join(", ").toUpperCase();
      return { code: "missing-argument", text: { en: `${names} is missing.`, id: `${names} belum disebutkan.` }, suggestion: seeHelp };
    }
    case "UnexpectedArgsError":
      return wordsTooMany(words.join(" "), Object.keys(parse?.input?.args ?? {}).length === 0 ? libraryByFlag : seeHelp);
    case "FailedFlagValidationError": {
      const problems = flagProblems(parse?.input?.flags ?? {}, parse?.output);
      if (problems.length === 0) break;
      return {
        code: "flags-disagree",
        text: { en: problems.map(({ en }) => en).join("\n"), id: problems.map(({ id }) => id).join("\n") },
        suggestion: seeHelp,
      };
    }
  }
  const said = error.message.replace(/\nSee more help with --help[\s\S]*$/, "").trim();
  const oneFlag = flagSentence(said);
  if (oneFlag) return { code: "flag-value", text: oneFlag, suggestion: nearestValue(said) ?? seeHelp };
  return "parse" in error ? { code: "flag-value", text: { en: error.message, id: error.message }, suggestion: seeHelp } : undefined;
}

/** Flags that are missing, don't go together, or need one another; each pair said once. */
function flagProblems(definitions: Readonly<Record<string, FlagDefinition>>, parsed: ParsedFlags | undefined): LocalText[] {
  const isGiven = (name: string) => parsed?.flags[name] !== undefined && parsed.metadata.flags[name]?.setFromDefault !== true;
  const problems = new Map<string, LocalText>();
  for (const [name, { required, exclusive = [], dependsOn = [] }] of Object.entries(definitions)) {
    if (required && parsed?.flags[name] === undefined)
      problems.set(name, { en: `--${name} is missing.`, id: `--${name} belum disebutkan.` });
    if (!isGiven(name)) continue;
    for (const other of exclusive.filter((own) => typeof own === "string").filter(isGiven)) {
      const [a, b] = [name, other].sort();
      problems.set(`${a} ${b}`, { en: `--${a} and --${b} don't go together.`, id: `--${a} dan --${b} tidak dapat dipakai bersama.` });
    }
    for (const other of dependsOn.filter((own) => typeof own === "string")) {
      if (parsed?.flags[other] !== undefined) continue;
      problems.set(`${name} needs ${other}`, { en: `--${name} needs --${other}.`, id: `--${name} memerlukan --${other}.` });
    }
  }
  return [...problems.values()];
}

/** What oclif says of one flag's value as a sentence only: its errors of these kinds carry nothing else. */
const sentences: readonly [RegExp, (...groups: string[]) => LocalText][] = [
  [
    /^Expected (\S+?)=(.*) to be one of: (.*)$/s,
    (flag, value, options) => ({
      en: `${flag} can't be “${value}”; it is one of ${options}.`,
      id: `${flag} tidak dapat berisi “${value}”; pilihannya: ${options}.`,
    }),
  ],
  [
    /^Expected (.*) to be one of: (.*)$/s,
    (value, options) => ({
      en: `“${value}” can't stand here; it is one of ${options}.`,
      id: `“${value}” tidak dapat ditulis di sini; pilihannya: ${options}.`,
    }),
  ],
  [/^Flag (\S+) expects a value$/, (flag) => ({ en: `${flag} needs a value.`, id: `${flag} memerlukan nilai.` })],
  [
    /^Flag (\S+) expects one of these values: (.*)$/s,
    (flag, options) => ({ en: `${flag} needs a value: one of ${options}.`, id: `${flag} memerlukan nilai; pilihannya: ${options}.` }),
  ],
  [/^Flag (\S+) can only be specified once$/, (flag) => ({ en: `${flag} is given twice.`, id: `${flag} ditulis dua kali.` })],
  [/^Parsing (--\S+)\s+Expected an integer but received:$/, (flag) => ({ en: `${flag} is empty.`, id: `${flag} kosong.` })],
  [
    /^Parsing (--\S+)\s+Expected an integer but received: (.*)$/s,
    (flag, value) => ({ en: `${flag}: “${value}” is no whole number.`, id: `${flag}: “${value}” bukan bilangan bulat.` }),
  ],
  [
    /^Parsing (--\S+)\s+Expected an integer greater than or equal to (\S+) but received: (.*)$/s,
    (flag, least, value) => ({
      en: `${flag}: ${value} is too small; at least ${least}.`,
      id: `${flag}: ${value} terlalu kecil; paling sedikit ${least}.`,
    }),
  ],
  [
    /^Parsing (--\S+)\s+Expected an integer less than or equal to (\S+) but received: (.*)$/s,
    (flag, most, value) => ({
      en: `${flag}: ${value} is too large; at most ${most}.`,
      id: `${flag}: ${value} terlalu besar; paling banyak ${most}.`,
    }),
  ],
];

function flagSentence(message: string): LocalText | undefined {
  for (const [form, say] of sentences) {
    const found = form.exec(message);
    if (found) return say(...found.slice(1));
  }
  return undefined;
}

/** “json” for “jsn”, where a flag or an argument is one of a few. */
function nearestValue(message: string): LocalText | undefined {
  const [, value = "", options = ""] = /^Expected (?:-\S+?=)?(.*) to be one of: (.*)$/s.exec(message) ?? [];
  const guess = options === "" ? undefined : nearest(value, options.split(", "));
  return guess === undefined ? undefined : didYouMean(guess);
}

function didYouMean(guess: string): LocalText {
  return { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` };
}

function wordsTooMany(words: string, suggestion: LocalText): CommandLineFault {
  return {
    code: "extra-argument",
    text: { en: `“${words}” is one word too many.`, id: `“${words}” tidak dikenal di sini.` },
    suggestion,
  };
}

/** A mistyped command comes with its arguments: its name is the first word. */
function unknownCommand(typed: string, commands: readonly string[]): CommandLineFault {
  const [name = typed, ...more] = typed.split(" ");
  // Of a command that takes no words, oclif reads what follows as more of its name.
  if (commands.includes(name)) return wordsTooMany(more.join(" "), libraryByFlag);
  const guess = nearest(name, commands);
  return {
    code: "unknown-command",
    text: { en: `There is no command “${name}”.`, id: `Tidak ada perintah “${name}”.` },
    suggestion: isCodeLike(name)
      ? { en: `A document is shown by sop show ${name}.`, id: `Dokumen ditampilkan dengan sop show ${name}.` }
      : guess
        ? { en: `Did you mean “sop ${guess}”?`, id: `Maksudnya “sop ${guess}”?` }
        : { en: "sop --help lists them.", id: "sop --help menyebutkan semuanya." },
  };
}

/** No command has a capital or a digit; codes have both. */
function isCodeLike(word: string): boolean {
  return /[A-Z]/.test(word) && /\d/.test(word);
}
