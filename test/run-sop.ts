import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What one run of the command line left. */
export interface Ran {
  status: number | null;
  out: string;
  err: string;
}

const bin = fileURLToPath(new URL("../dist/sop.js", import.meta.url));

/** Runs `sop` as a user would, in a folder. Neither the machine's locale nor its CI variables reach it. */
export function runSop(words: readonly string[], options: { cwd: string; env?: Record<string, string>; input?: string }): Promise<Ran> {
  const child = spawn(process.execPath, [bin, ...words], {
    cwd: options.cwd,
    env: {
      PATH: process.env["PATH"],
      HOME: options.cwd,
      XDG_CACHE_HOME: join(tmpdir(), "sop-test-cache"),
      LANG: "C.UTF-8",
      TZ: "UTC",
      GIT_CONFIG_NOSYSTEM: "1",
      ...options.env,
    },
    stdio: "pipe",
  });
  const ran: Ran = { status: null, out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (ran.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (ran.err += text));
  child.stdin.end(options.input ?? "");
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (status) => done({ ...ran, status }));
  });
}
