import { resolve } from "node:path";
import type { SimpleGit, SimpleGitOptions } from "simple-git";
import { UsageError } from "../../core/usage-error.ts";

/** git, as it is asked in one folder. */
export interface Git {
  /**
   * What git prints. A command that fails without a word, as where it finds nothing, has printed nothing.
   * @throws Error with git's own words, where it fails with some, and where there is no git, or no such folder
   */
  raw(words: readonly string[], input?: string): Promise<string>;
  /** What `git show` prints, in bytes. */
  show(words: readonly string[]): Promise<Buffer>;
  /** Where the folder stands in a repository's work tree, asked once; undefined outside one. @throws Error where git refuses to say */
  place(): Promise<Place | undefined>;
}

export interface Place {
  /** The work tree's top folder, absolute. */
  top: string;
  /** What git's paths of the folder begin with: `sops/`, empty at the top. A folder reached by a link stands where that leads. */
  prefix: string;
}

/** git in the folder of what is asked. */
export type OpenGit = (folder: string) => Git;

/** What of the environment would have git work elsewhere, or start other programs: simple-git keeps it away, and refuses it where it is passed on. */
const GUARDED = /^(?:git_.*|editor|visual|pager|prefix|ssh_askpass)$/i;

/**
 * Asks the machine's git, by simple-git. Of the process's environment nothing reaches it that says where it works or what it
 * starts, but for what is named. It is loaded with the first question: most commands ask none.
 * @param allowed names of such variables
 */
export function openGit(folder: string, allowed: readonly string[] = []): Git {
  const baseDir = resolve(folder);
  // An answer is whole when git's pipes are closed; with its end alone, 50 ms are waited and what is still under way is lost.
  const options = { baseDir, allowEnvironment: allowed, completion: { onClose: true, onExit: false } };
  const open = async (more: Partial<SimpleGitOptions> = {}): Promise<SimpleGit> =>
    (await import("simple-git")).simpleGit({ ...options, ...more });
  let place: Promise<Place | undefined> | undefined;
  return {
    show: async (words) => (await (await open()).showBuffer([...words])) as Buffer,
    raw: async (words, input) => (await open(input === undefined ? {} : { input: () => input })).raw([...words]),
    place: () => {
      const isSafe = (name: string) => allowed.includes(name) || !GUARDED.test(name);
      const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => isSafe(name)));
      place ??= open().then((git) => askPlace(git.env({ ...env, LANGUAGE: "en" })));
      return place;
    },
  };
}

async function askPlace(git: SimpleGit): Promise<Place | undefined> {
  try {
    const said = await git.raw(["rev-parse", "--show-prefix", "--show-toplevel"]);
    const [prefix = "", top = "", ...rest] = said.split("\n");
    if (rest.length === 1) return { prefix, top };
  } catch (error) {
    if (/not a git repository|must be run in a work tree/i.test((error as Error).message)) return undefined;
    throw error;
  }
  throw new UsageError({ en: "A folder's name holds a line break.", id: "Nama sebuah folder memuat baris baru." });
}
