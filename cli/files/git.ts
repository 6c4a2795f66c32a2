import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { UsageError } from "../../core/usage-error.ts";

/** git, as it is asked in one folder. */
export interface Git {
  /**
   * What git prints. A command that fails without a word, as where it finds nothing, has printed nothing.
   * @throws Error with git's own words, where it fails with some; ENOENT where there is no git, or no such folder
   */
  raw(words: readonly string[], input?: string): Promise<string>;
  /** The same, in bytes. */
  bytes(words: readonly string[]): Promise<Buffer>;
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

/** What of the environment would have git work elsewhere, or start other programs. */
const GUARDED = /^(?:git_.*|editor|visual|pager|prefix|ssh_askpass)$/i;

/**
 * Asks the machine's git. Of the process's environment nothing reaches it that says where it works or what it starts,
 * but for what is named.
 * @param allowed names of such variables
 */
export function openGit(folder: string, allowed: readonly string[] = []): Git {
  const cwd = resolve(folder);
  const env = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => allowed.includes(name) || !GUARDED.test(name)));
  let place: Promise<Place | undefined> | undefined;
  return {
    bytes: (words) => run(words, { cwd, env: env() }),
    raw: async (words, input) => (await run(words, { cwd, env: env(), input })).toString("utf8"),
    place: () => {
      place ??= run(["rev-parse", "--show-prefix", "--show-toplevel"], { cwd, env: { ...env(), LANGUAGE: "en" } }).then(
        (said) => {
          const [prefix = "", top = "", ...rest] = said.toString("utf8").split("\n");
          if (rest.length === 1) return { prefix, top };
          throw new UsageError({ en: "A folder's name holds a line break.", id: "Nama sebuah folder memuat baris baru." });
        },
        (error: Error) => {
          if (/not a git repository|must be run in a work tree/i.test(error.message)) return undefined;
          throw error;
        },
      );
      return place;
    },
  };
}

/** Ends when git has ended and all that it printed is read, however much that is. */
function run(
  words: readonly string[],
  { input, ...place }: { cwd: string; env: NodeJS.ProcessEnv; input?: string | undefined },
): Promise<Buffer> {
  return new Promise((done, fail) => {
    const options = { ...place, encoding: "buffer", maxBuffer: Number.POSITIVE_INFINITY, windowsHide: true } as const;
    const child = execFile("git", words, options, (error, out, said) => {
      if (error === null || (typeof error.code === "number" && said.length === 0)) return done(out);
      fail(typeof error.code === "number" ? new Error(Buffer.concat([out, said]).toString("utf8")) : error);
    });
    // What did not start, or ended early, takes nothing in; how it ended says why.
    child.stdin?.on("error", () => undefined).end(input);
  });
}
