import path from "node:path";
import type { SimpleGit, SimpleGitOptions } from "simple-git";
import { UsageError } from "../../core/usage-error.ts";
import { findProgramsInPathAlone } from "./programs-in-path.ts";

/** git, as it is asked in one folder. */
export interface Git {
  /**
   * What git prints. A command that fails without a word, as where it finds nothing, has printed nothing.
   * @throws GitRefused where it fails with words, also where there is no such folder, and NoGit
   */
  raw(words: readonly string[], input?: string): Promise<string>;
  /** What `git show` prints, in bytes. */
  show(words: readonly string[]): Promise<Buffer>;
  /** Where the folder stands in a repository's work tree, asked once; undefined outside one. @throws UsageError where git refuses to say */
  place(): Promise<Place | undefined>;
}

export interface Place {
  /** The work tree's top folder, absolute. */
  top: string;
  /** What git's paths of the folder begin with: `sops/`, empty at the top. A folder reached by a link stands where that leads. */
  prefix: string;
}

/** There is no git on this machine. */
export class NoGit extends UsageError {
  constructor() {
    super(
      {
        en: "git is not installed here, and this can't be answered without it.",
        id: "git tidak terpasang di sini, dan tanpanya ini tidak dapat dijawab.",
      },
      { en: "Install git (git-scm.com) and run this again.", id: "Pasang git (git-scm.com), lalu jalankan lagi." },
    );
  }
}

/** git failed, with its own words as the message. Of a repository of somebody else's, as often in a container of CI, it says how that is trusted. */
export class GitRefused extends UsageError {
  constructor(words: string) {
    const [said = "", ...rest] = words.trim().split("\n");
    const trust = rest.map((line) => line.trim()).find((line) => line.startsWith("git config --global --add safe.directory "));
    super(
      { en: `git can't be asked: ${said}`, id: `git tidak dapat ditanya: ${said}` },
      trust === undefined ? undefined : { en: `If you trust whose it is: ${trust}`, id: `Bila pemiliknya dipercaya: ${trust}` },
    );
    this.message = words;
  }
}

/** git in the folder of what is asked. */
export type OpenGit = (folder: string) => Git;

/** What of the environment would have git work elsewhere, or start other programs: simple-git keeps it away, and refuses it where it is passed on. */
const GUARDED = /^(?:git_.*|editor|visual|pager|prefix|ssh_askpass)$/i;

/** Who commits, and when: a commit is made in the name that was given for it, and in no other that git has kept. */
const IDENTITY = ["AUTHOR", "COMMITTER"].flatMap((role) => ["NAME", "EMAIL", "DATE"].map((fact) => `GIT_${role}_${fact}`));

/** What holds whatever somebody has set. */
const CONFIG = [
  // An object that is replaced (`git replace`) is not what the commit holds: whoever fetches that gets the other one.
  "core.useReplaceRefs=false",
  // Files of a repository may look like one themselves, with settings that start programs.
  "safe.bareRepository=explicit",
  // What git is asked means the same on every desk: paths from the repository's top, no lines of signatures among others, names in UTF-8.
  "diff.relative=false",
  "log.showSignature=false",
  "i18n.logOutputEncoding=UTF-8",
  "i18n.commitEncoding=UTF-8",
];

/**
 * Asks the machine's git, by simple-git. Of the process's environment nothing reaches it that says where it works or what it
 * starts, but for what is named. It is loaded with the first question: most commands ask none.
 * @param named names of such variables
 */
export function openGit(folder: string, named: readonly string[] = []): Git {
  findProgramsInPathAlone();
  const baseDir = path.resolve(folder);
  const allowed = [...IDENTITY, ...named];
  // An answer is whole when git's pipes are closed; with its end alone, 50 ms are waited and what is still under way is lost.
  const completion = { onClose: true, onExit: false };
  const options: Partial<SimpleGitOptions> = { baseDir, config: CONFIG, allowEnvironment: allowed, completion, errors: orEnded };
  const open = async (more: Partial<SimpleGitOptions> = {}): Promise<SimpleGit> =>
    (await import("simple-git")).simpleGit({ ...options, ...more });
  let place: Promise<Place | undefined> | undefined;
  return {
    show: (words) => started(async () => (await (await open()).showBuffer([...words])) as Buffer),
    raw: (words, input) => started(async () => (await open(input === undefined ? {} : { input: () => input })).raw([...words])),
    place: () => {
      const isSafe = (name: string) => allowed.includes(name) || !GUARDED.test(name);
      const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => isSafe(name)));
      place ??= started(async () => askPlace((await open()).env({ ...env, LANGUAGE: "en" })));
      return place;
    },
  };
}

/** Whoever starts git for us says of its end by a signal so much more than this. */
const BY_SIGNAL = 128;

/** A git that was ended before it was done, as where memory runs out, has said nothing: what it printed is no answer, half of a list least of all. */
function orEnded(error: Buffer | Error | undefined, { exitCode }: { exitCode: number | null }): Buffer | Error | undefined {
  return error ?? (exitCode === null || exitCode > BY_SIGNAL ? Buffer.from("it was ended from outside before it was done") : undefined);
}

/** What could not be started is not what git says: the folder is there, simple-git looks for it first. */
async function started<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    const { message } = error as Error;
    throw /\bspawn \S+ ENOENT\b/.test(message) ? new NoGit() : new GitRefused(message);
  }
}

/** What git says of a place, with the top folder as this system spells it: of Windows git says `C:/Work`. Undefined where a name holds a line break. */
export function placeIn(said: string, system = path): Place | undefined {
  const [prefix = "", top = "", ...rest] = said.split("\n");
  return rest.length === 1 ? { prefix, top: system.resolve(top) } : undefined;
}

async function askPlace(git: SimpleGit): Promise<Place | undefined> {
  try {
    const said = await git.raw(["rev-parse", "--show-prefix", "--show-toplevel"]);
    const place = placeIn(said);
    if (place) return place;
  } catch (error) {
    if (/not a git repository|must be run in a work tree/i.test((error as Error).message)) return undefined;
    throw error;
  }
  throw new UsageError({ en: "A folder's name holds a line break.", id: "Nama sebuah folder memuat baris baru." });
}
