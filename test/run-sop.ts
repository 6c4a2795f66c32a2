import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { format } from "node:util";
import { misfitOf } from "./output-forms.ts";

/** What one run of the command line left. */
export interface Ran {
  status: number | null;
  out: string;
  err: string;
}

interface Options {
  cwd: string;
  env?: Record<string, string> | undefined;
  /** The tool's entry, where it is another than the one built here. */
  tool?: string;
}

const bin = fileURLToPath(new URL("../dist/sop.js", import.meta.url));

/** Neither the machine's locale nor its CI variables reach a command. */
function environment({ cwd, env = {} }: Options): Record<string, string> {
  const cache = join(tmpdir(), "sop-test-cache");
  const own = { HOME: cwd, XDG_CACHE_HOME: cache, LANG: "C.UTF-8", TZ: "UTC", GIT_CONFIG_NOSYSTEM: "1" };
  return { PATH: process.env["PATH"] ?? "", ...own, ...env };
}

/**
 * Starts `sop` as a user would, in a folder: where the process itself is what is tried, or several run at once. It takes a
 * second to start, so everything else is tried by `runSop`.
 */
export function startSop(words: readonly string[], options: Options & { input?: string }): Promise<Ran> {
  const child = spawn(process.execPath, [bin, ...words], { cwd: options.cwd, env: environment(options), stdio: "pipe" });
  const ran: Ran = { status: null, out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (ran.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (ran.err += text));
  child.stdin.end(options.input ?? "");
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (status) => done({ ...ran, status }));
  });
}

let last: Promise<unknown> = Promise.resolve();
let runs = 0;

/**
 * Runs `sop` in a folder, the bundle that users get, in this process: the same words, answers and exit status as by `startSop`, a
 * fifth of its time. Runs wait for each other, since a process stands in one folder.
 * @throws where what `--json` prints is not of the forms its command has (`schemas/output.ts`)
 */
export function runSop(words: readonly string[], options: Options): Promise<Ran> {
  const ran = last.then(() => runAlone(words, options));
  last = ran.catch(() => undefined);
  return ran;
}

async function runAlone(words: readonly string[], options: Options): Promise<Ran> {
  const ran: Ran = { status: null, out: "", err: "" };
  const undo = [
    standIn(options.cwd),
    withEnvironment(environment(options)),
    withWords(words, options.tool ?? bin),
    withoutNewListeners(process),
    withoutNewListeners(process.stdout),
    withoutNewListeners(process.stderr),
    catchWrites(process.stdout, (text) => (ran.out += text)),
    catchWrites(process.stderr, (text) => (ran.err += text)),
    catchLines("log", (text) => (ran.out += text)),
    catchLines("error", (text) => (ran.err += text)),
  ];
  try {
    // Its entry is run anew each time; what the entry imports is loaded once.
    runs += 1;
    await import(/* @vite-ignore */ `${pathToFileURL(options.tool ?? bin).href}?run=${runs}`);
    ran.status = Number(process.exitCode ?? 0);
  } finally {
    for (const restore of undo.reverse()) restore();
  }
  const misfit = misfitOf(words, ran.out);
  if (misfit !== undefined) throw new Error(misfit);
  return ran;
}

type Restore = () => void;

function standIn(folder: string): Restore {
  const before = process.cwd();
  process.chdir(folder);
  return () => process.chdir(before);
}

/** The process's own variables are changed, not exchanged: time zone and home are read beneath JavaScript. */
function withEnvironment(own: Readonly<Record<string, string>>): Restore {
  const before = { ...process.env };
  const become = (wanted: NodeJS.ProcessEnv) => {
    for (const name of Object.keys(process.env)) if (wanted[name] === undefined) delete process.env[name];
    Object.assign(process.env, wanted);
  };
  become(own);
  return () => become(before);
}

function withWords(words: readonly string[], tool: string): Restore {
  const { argv, exitCode } = process;
  process.argv = [process.execPath, tool, ...words];
  process.exitCode = undefined;
  return () => {
    process.argv = argv;
    process.exitCode = exitCode;
  };
}

function withoutNewListeners(emitter: NodeJS.EventEmitter): Restore {
  const before = new Map(emitter.eventNames().map((name) => [name, new Set(emitter.rawListeners(name))]));
  return () => {
    for (const name of emitter.eventNames()) {
      for (const listener of emitter.rawListeners(name)) {
        if (!before.get(name)?.has(listener)) emitter.removeListener(name, listener as () => void);
      }
    }
  };
}

type Write = typeof process.stdout.write;

function catchWrites(stream: NodeJS.WriteStream, take: (text: string) => void): Restore {
  const { write } = stream;
  stream.write = ((text: string | Uint8Array, ...rest: unknown[]) => {
    take(typeof text === "string" ? text : Buffer.from(text).toString("utf8"));
    const done = rest.find((one) => typeof one === "function") as (() => void) | undefined;
    done?.();
    return true;
  }) as Write;
  return () => {
    stream.write = write;
  };
}

/** oclif prints by the console, which the test runner keeps to itself. */
function catchLines(name: "log" | "error", take: (text: string) => void): Restore {
  const own = console[name];
  console[name] = (...words: unknown[]) => take(`${format(...words)}\n`);
  return () => {
    console[name] = own;
  };
}
