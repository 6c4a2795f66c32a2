import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "node:util";
import { Config } from "@oclif/core";
import { describeFault } from "../cli/fault.ts";
import { languageFor } from "../cli/language.ts";
import type { Ran } from "./run-sop.ts";

type Write = typeof process.stdout.write;
interface CommandClass {
  run: (words: string[], config: Config) => Promise<unknown>;
}

const root = fileURLToPath(new URL("..", import.meta.url));
let config: Config | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a command of `sop` in this process, from its sources: the same words, answers and exit status as `runSop`, without the second
 * that a process takes to start. Runs follow each other, since a process stands in one folder.
 */
export function runHere(words: readonly string[], options: { cwd: string; env?: Record<string, string> }): Promise<Ran> {
  const ran = last.then(() => runAlone(words, options));
  last = ran.catch(() => undefined);
  return ran;
}

async function runAlone(
  [name = "", ...words]: readonly string[],
  { cwd, env }: { cwd: string; env?: Record<string, string> },
): Promise<Ran> {
  config ??= (await Config.load({ root })) as Config;
  const command = (await import(`../cli/commands/${name}.ts`)) as { default: CommandClass };
  const before = { cwd: process.cwd(), env: process.env, exitCode: process.exitCode };
  const ran: Ran = { status: null, out: "", err: "" };
  const restore = [
    catchWrites(process.stdout, (text) => (ran.out += text)),
    catchWrites(process.stderr, (text) => (ran.err += text)),
    catchLines("log", (text) => (ran.out += text)),
    catchLines("error", (text) => (ran.err += text)),
  ];
  process.chdir(cwd);
  process.env = environment(cwd, env);
  process.exitCode = undefined;
  try {
    await command.default.run(words, config);
    ran.status = Number(process.exitCode ?? 0);
  } catch (error) {
    const fault = describeFault(error, await languageFor([name, ...words]), config.commandIDs);
    ran.err += `sop: ${fault.text}\n`;
    ran.status = fault.status;
  } finally {
    for (const undo of restore) undo();
    process.chdir(before.cwd);
    process.env = before.env;
    process.exitCode = before.exitCode;
  }
  return ran;
}

/** What `runSop` hands to its process: neither the machine's locale nor its CI variables. */
function environment(cwd: string, env: Record<string, string> = {}): NodeJS.ProcessEnv {
  const cache = join(tmpdir(), "sop-test-cache");
  const own = { HOME: cwd, XDG_CACHE_HOME: cache, LANG: "C.UTF-8", TZ: "UTC", GIT_CONFIG_NOSYSTEM: "1" };
  return { PATH: process.env["PATH"], ...own, ...env };
}

function catchWrites(stream: NodeJS.WriteStream, take: (text: string) => void): () => void {
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
function catchLines(name: "log" | "error", take: (text: string) => void): () => void {
  const own = console[name];
  console[name] = (...words: unknown[]) => take(`${format(...words)}\n`);
  return () => {
    console[name] = own;
  };
}
