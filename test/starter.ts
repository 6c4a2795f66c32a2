import childProcess, { type ChildProcess, type SpawnOptions } from "node:child_process";
import { EventEmitter } from "node:events";
import { accessSync, constants, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import type { Socket } from "node:net";
import { delimiter, join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { inject } from "vitest";

/**
 * git and ssh-keygen, which the tool asks in the test's own process, are started for it by a shell. To start a program, a process is copied with
 * the tables of its memory, and each of its pages once more where it is written next: of a test's large process this takes ten
 * milliseconds, of a shell less than one. Loaded before each test file (`vitest.config.ts`).
 */
const programs = new Set(["git", "ssh-keygen"]);

const { spawn } = childProcess;

function spawnByShell(program: string, words: readonly string[] = [], options: SpawnOptions = {}): ChildProcess {
  const { cwd = process.cwd(), env = process.env, stdio = "pipe", windowsHide: _, ...more } = options;
  const isUsual = programs.has(program) && stdio === "pipe" && Object.keys(more).length === 0;
  const command = isUsual ? commandOf(program, words, String(cwd), env) : undefined;
  return command === undefined ? spawn(program, words, options) : (new ByShell(command) as unknown as ChildProcess);
}

// Where a process is shared, each of its test files comes by here.
if (spawn.name !== spawnByShell.name) {
  childProcess.spawn = spawnByShell as typeof spawn;
  syncBuiltinESMExports();
}

/** What a shell is told; undefined where Node has something to say of it itself, as of a program or a folder that isn't there. */
function commandOf(program: string, words: readonly string[], cwd: string, env: NodeJS.ProcessEnv): string | undefined {
  const path = env["PATH"]?.split(delimiter).find((folder) => isOpen(join(folder, program), "file"));
  const names = Object.keys(env);
  const texts = [cwd, ...words, ...names.map((name) => env[name] ?? "")];
  const canBeSaid = names.every((name) => /^[A-Za-z_]\w*$/.test(name)) && !texts.some((text) => text.includes("\0"));
  if (path === undefined || !canBeSaid || !isOpen(cwd, "folder")) return undefined;
  const variables = names.map((name) => `${name}=${quoted(env[name] ?? "")}`);
  return `cd ${quoted(cwd)} && ${[...variables, ...[join(path, program), ...words].map(quoted)].join(" ")}`;
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** Whether a folder can be entered, a file be started. */
function isOpen(path: string, kind: "file" | "folder"): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isDirectory() === (kind === "folder");
  } catch {
    return false;
  }
}

/** As much of a ChildProcess as the tool knows of one. It begins with the next turn of the process, when all that it reads is written. */
class ByShell extends EventEmitter {
  readonly stdin = new Writable({ write: (piece: Buffer, _, done) => done(void this.#input.push(piece)) });
  readonly stdout = new PassThrough();
  readonly stderr = new PassThrough();
  readonly #input: Buffer[] = [];

  constructor(command: string) {
    super();
    setImmediate(async () => {
      if (this.#input.length > 0 && !this.stdin.writableEnded) throw new Error(`What is read is not written at once: ${command}`);
      const { status, out, err } = await run(command, Buffer.concat(this.#input));
      this.emit("exit", status, null);
      const streams = [this.stdout.end(out), this.stderr.end(err)];
      // What nobody reads is let go, as by Node.
      for (const stream of streams) if (stream.readableFlowing === null) stream.resume();
      await Promise.all(streams.map((stream) => finished(stream).catch(() => undefined)));
      this.emit("close", status, null);
    });
  }
}

interface Shell {
  folder: string;
  input: Socket;
  /** By number, who waits for a program's exit status. */
  waiting: Map<number, (status: number) => void>;
  begun: number;
}

let shell: Shell | undefined;

async function run(command: string, input: Buffer): Promise<{ status: number; out: Buffer; err: Buffer }> {
  shell ??= openShell();
  const { folder, waiting } = shell;
  const number = ++shell.begun;
  const at = (name: string) => join(folder, `${number}.${name}`);
  writeFileSync(at("in"), input);
  writeFileSync(at("sh"), `(${command}) <${quoted(at("in"))} >${quoted(at("out"))} 2>${quoted(at("err"))}\necho "${number} $?"\n`);
  const { promise, resolve } = Promise.withResolvers<number>();
  waiting.set(number, resolve);
  shell.input.write(`${at("sh")}\n`);
  const ran = { status: await promise, out: readFileSync(at("out")), err: readFileSync(at("err")) };
  for (const name of ["in", "sh", "out", "err"]) rmSync(at(name));
  return ran;
}

/** A shell that runs each file it is told, one after the other; it ends with this process. */
function openShell(): Shell {
  const folder = join(inject("runFolder"), `shell-${process.pid}`);
  mkdirSync(folder);
  const child = spawn("sh", ["-c", 'while IFS= read -r file; do . "$file"; done'], { stdio: ["pipe", "pipe", "inherit"], env: {} });
  const waiting: Shell["waiting"] = new Map();
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const lines = (said + text).split("\n");
    said = lines.pop() as string;
    for (const line of lines) {
      const [number = 0, status = 0] = line.split(" ").map(Number);
      waiting.get(number)?.(status);
      waiting.delete(number);
    }
  });
  const [input, output] = [child.stdin as Socket, child.stdout as Socket];
  // The test runner's own line keeps this process alive.
  for (const one of [child, input, output]) one.unref();
  return { folder, input, waiting, begun: 0 };
}
