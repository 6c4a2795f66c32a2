import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { dayAround } from "../../../core/document/words/calendar-day.ts";
import { cacheFolder } from "../../files/cache-folder.ts";
import { digestOf } from "../../files/digest-of.ts";
import { type FoldersLie, isYoung, lieOfFiles, lieOfFolders } from "../../files/folder-lie.ts";
import { findLibrary } from "../../read/find-library.ts";
import { mayBePart } from "../../read/sparse-checkout.ts";
import { buildOf } from "./build-of.ts";
import { keepSealed, readSealed } from "./sealed-file.ts";

/** Flags whose answer rests on the library's files, the day and the words alone; the others write, wait, or read files from elsewhere. */
const PLAIN = new Set(["--all", "--date", "--format", "--json", "--lang", "--library", "--no-color", "--rule", "--severity"]);
/** More letters than these are printed anew each time. */
const LONGEST = 4_000_000;
const ENDING = ".answer";

/** What a check printed, and how the library lay. */
interface Answer {
  /** How the library lay; with its pictures from elsewhere, by path from the library. */
  lie: string;
  elsewhere: readonly string[];
  /** The library's day, on which it holds: milliseconds. */
  from: number;
  until: number;
  out: string;
  status: number;
}

/** On what alone a check's findings rest, where they rest on files that can be looked at again. */
export interface Ground {
  root: string;
  lies: FoldersLie;
  elsewhere: readonly string[];
  timeZone: string;
}

/** A check that is under way, whose answer may be kept. */
interface Asked {
  path: string;
  root: string;
  /** Where it was looked at already. */
  lies?: FoldersLie;
  ground?: Ground;
}

let asked: Asked | undefined;

/**
 * Prints what `sop check` printed when it was asked the same of a library that lay as it does now, and leaves that exit status: nothing is
 * read but what was kept. Else what is printed from now on is listened to, for the next one.
 * @param library the folder that the words name
 * @returns true where it was answered
 */
export async function answerAgain(words: readonly string[], library: string | undefined): Promise<boolean> {
  asked = await whatIsAsked(words, library);
  if (asked === undefined) return false;
  const kept = readSealed(asked.path) as Answer | undefined;
  const now = Date.now();
  if (kept === undefined || now < kept.from || now >= kept.until) return false;
  asked.lies = lieOfFolders(asked.root, now);
  if (nameOf(asked.root, asked.lies, kept.elsewhere) !== kept.lie) return false;
  process.stdout.write(kept.out);
  process.exitCode = kept.status;
  return true;
}

/** How the library lies, where the check that is under way was asked of it a moment ago. */
export function lieLookedAt(root: string): FoldersLie | undefined {
  return asked?.root === root ? asked.lies : undefined;
}

/** Says what the findings of the check under way rest on; whoever can't say it keeps no answer. */
export function restOn(ground: Ground | undefined): void {
  if (asked && asked.root === ground?.root) asked.ground = ground;
}

/** Runs a command and keeps what it printed, where that is an answer to be given again. */
export async function keepingAnswer(run: () => Promise<void>): Promise<void> {
  const { stdout, stderr } = process;
  const heard = { out: "", isWhole: true };
  const undo = [
    listen(stdout, (text) => {
      heard.isWhole &&= typeof text === "string" && heard.out.length + text.length < LONGEST;
      if (heard.isWhole) heard.out += String(text);
    }),
    // A notice is of this run alone.
    listen(stderr, () => {
      heard.isWhole = false;
    }),
  ];
  try {
    await run();
  } finally {
    for (const restore of undo) restore();
  }
  if (asked?.ground && heard.isWhole) keep(asked, asked.ground, heard.out);
  asked = undefined;
}

/** Where the answer to these words is kept; undefined where it may rest on something that is not looked at. */
async function whatIsAsked(words: readonly string[], library: string | undefined): Promise<Asked | undefined> {
  const [command, ...rest] = words;
  if (command !== "check" || rest.some((word) => word.startsWith("-") && !PLAIN.has(word.replace(/=.*$/, "")))) return undefined;
  const build = buildOf(fileURLToPath(import.meta.url));
  const directory = library ?? (await findLibrary(process.cwd()));
  if (build === undefined || directory === undefined) return undefined;
  const root = resolve(directory);
  if (await mayBePart(root)) return undefined;
  const { LC_ALL, LC_MESSAGES, LANG, NO_COLOR, TERM, PATH } = process.env;
  const seen = [LC_ALL, LC_MESSAGES, LANG, NO_COLOR, TERM, PATH, process.stdout.isTTY];
  return { path: join(cacheFolder(), `${digestOf([build, process.cwd(), root, words, seen]).slice(0, 32)}${ENDING}`), root };
}

/** A name for how all that a check looks at lies on the disk. */
function nameOf(root: string, { folders, files }: FoldersLie, elsewhere: readonly string[]): string {
  return digestOf([files.digest, [...folders].map(([name, { digest }]) => [name, digest]), lieOfFiles(root, elsewhere).digest]);
}

function keep({ path, root }: Asked, { lies, elsewhere, timeZone }: Ground, out: string): void {
  const all = [lies.files, ...lies.folders.values(), lieOfFiles(root, elsewhere)];
  if (all.some((lie) => isYoung(lie, lies.at))) return;
  const answer: Answer = {
    lie: nameOf(root, lies, elsewhere),
    elsewhere,
    ...dayAround(timeZone, new Date(lies.at)),
    out,
    status: Number(process.exitCode ?? 0),
  };
  keepSealed(path, answer);
}

function listen(stream: NodeJS.WriteStream, hear: (text: string | Uint8Array) => void): () => void {
  const { write } = stream;
  stream.write = ((text: string | Uint8Array, ...rest: []) => {
    hear(text);
    return write.call(stream, text, ...rest);
  }) as typeof write;
  return () => {
    stream.write = write;
  };
}
