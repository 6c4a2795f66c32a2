import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { momentIn } from "../../cli/clock.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { type Ran, runSop } from "../run-sop.ts";

/** A library in a temporary folder, worked on as a document controller would: by typing commands. */
export interface Desk {
  folder: string;
  /** Runs `sop`; output in English. */
  sop: (...words: string[]) => Promise<Ran>;
  /** Runs `sop` and throws with what it said where it does not end with 0. */
  must: (...words: string[]) => Promise<Ran>;
  git: (...words: string[]) => string;
  /** The environment git is asked in. */
  env: NodeJS.ProcessEnv;
  read: (path: string) => string;
  write: (path: string, text: string) => void;
  edit: (path: string, change: (text: string) => string) => void;
  commit: (message: string) => void;
  /** Every file but git's and the writer's own, with its text. */
  files: () => Record<string, string>;
  close: () => void;
}

/** Where the desk stands: where it is about noon, so that no run has midnight in it. Signs are the wrong way round, as POSIX has them. */
const hours = new Date().getUTCHours() - 12;
const timeZone = `Etc/GMT${hours < 0 ? "" : "+"}${hours}`;

export const today: IsoDate = momentIn(timeZone).day;

/** A day counted from today. */
export function dayFromNow(days: number): IsoDate {
  return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10) as IsoDate;
}

const people = `people:
  - { name: A.A., position: DC, signer: aa@example.org }
  - { name: S.S., position: VP, signer: ss@example.org }
  - { name: A.H., position: QMR, signer: ah@example.org }
`;

/** Begins a library with `sop init`, with three people in it; in a git repository unless told otherwise. */
export async function openDesk({ repository = true }: { repository?: boolean } = {}): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), "sop-desk-"));
  const day = "2026-01-05T09:00:00+07:00";
  const env = { ...process.env, GIT_AUTHOR_DATE: day, GIT_COMMITTER_DATE: day, HOME: folder };
  const git = (...words: string[]) =>
    execFileSync("git", words, {
      cwd: folder,
      encoding: "utf8",
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
  const sop = (...words: string[]) => runSop([...words, "--lang", "en"], { cwd: folder });
  const desk: Desk = {
    folder,
    sop,
    git,
    env,
    async must(...words) {
      const ran = await sop(...words);
      if (ran.status !== 0) throw new Error(`sop ${words.join(" ")} ended with ${ran.status}\n${ran.out}\n${ran.err}`);
      return ran;
    },
    read: (path) => readFileSync(join(folder, path), "utf8"),
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    edit: (path, change) => writeFileSync(join(folder, path), change(readFileSync(join(folder, path), "utf8"))),
    commit(message) {
      git("add", "--all");
      git("commit", "--quiet", "--message", message);
    },
    files: () => filesOf(folder),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
  if (repository) {
    git("init", "--quiet", "--initial-branch", "main");
    git("config", "user.name", "A.A.");
    git("config", "user.email", "aa@example.org");
    appendFileSync(join(folder, ".git/info/exclude"), "key*\n.config\n.cache\n.local\n");
  }
  await desk.must("init", "--organisation", "Contoh", "--time-zone", timeZone);
  desk.edit("library.yaml", (text) => text.replace("people: []\n", people));
  if (repository) desk.commit("Begin");
  return desk;
}

/** Every file of a folder but git's and the writer's own, with its text. */
export function filesOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
  const own = paths.filter((path) => !/^\.(?:git|sop)\//.test(path)).sort();
  return Object.fromEntries(own.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

/** Has a draft signed in all three roles, each in its own commit; further words are of whoever prepared it. */
export async function approveAll(desk: Desk, code: string, ...prepared: string[]): Promise<void> {
  await desk.must("approve", code, "--as", "prepared", ...prepared, "--commit");
  await desk.must("approve", code, "--as", "checked", "--name", "S.S.", "--commit");
  await desk.must("approve", code, "--as", "approved", "--name", "A.H.", "--commit");
}
