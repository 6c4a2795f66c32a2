import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Duplex } from "node:stream";
import { runSop } from "./run-sop.ts";

interface Options {
  cwd: string;
  env: Record<string, string>;
  /** The tool's entry that `npx sop` stands for. */
  tool: string;
}

/**
 * What `npx` is in such a shell: its words go to the test that runs the shell, which answers with the exit status and has left in
 * files what was said. Where nobody listens, as in a hook of a git that the tool itself started, the tool is started as a process.
 */
const npx = (tool: string) => `#!/bin/sh
while [ "$1" != sop ]; do shift; done
shift
[ -e /dev/fd/3 ] || exec "${process.execPath}" "${tool}" "$@"
printf '%s\\0' "$#" "$PWD" "$@" >&3
read -r status <&3
cat "$SOP_SAID/out"
cat "$SOP_SAID/err" >&2
exit "$status"
`;

/**
 * Runs lines as a reader's or a CI system's shell does, but for `npx sop`, which is run by `runSop` in this process instead of starting
 * one: a shell's wildcards, quotes, files and exit statuses are the shell's own, and npm is believed to have installed the tool.
 */
export async function runShell(
  shell: readonly string[],
  lines: string,
  { cwd, env, tool }: Options,
): Promise<{ status: number | null; said: string }> {
  const work = mkdtempSync(join(tmpdir(), "sop-shell-"));
  mkdirSync(join(work, "bin"));
  writeFileSync(join(work, "bin/npx"), npx(tool));
  writeFileSync(join(work, "bin/npm"), "#!/bin/sh\n");
  for (const name of ["npx", "npm"]) chmodSync(join(work, "bin", name), 0o755);
  const own = { ...env, PATH: `${join(work, "bin")}${delimiter}${env["PATH"] ?? process.env["PATH"]}` };
  const [program = "", ...flags] = shell;
  const child = spawn(program, [...flags, "-c", lines], {
    cwd,
    env: { ...own, SOP_SAID: work },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text: string) => (said += text));
  let fault: unknown;
  answer(child.stdio[3] as Duplex, async (folder, words) => {
    const ran = await runSop(words, { cwd: folder, env: own, tool }).catch((error: unknown) => {
      fault = error;
      return { status: 2, out: "", err: String(error) };
    });
    writeFileSync(join(work, "out"), ran.out);
    writeFileSync(join(work, "err"), ran.err);
    return ran.status;
  });
  try {
    const status = await new Promise<number | null>((done, fail) => child.on("error", fail).on("close", done));
    if (fault !== undefined) throw fault;
    return { status, said };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Reads what is asked, one after the other: how many words, the folder, the words, each ended by a NUL. */
function answer(line: Duplex, run: (folder: string, words: string[]) => Promise<number | null>): void {
  let asked = "";
  line.setEncoding("utf8").on("data", (text: string) => {
    asked += text;
    const [count = "", folder = "", ...words] = asked.split("\0");
    if (count === "" || words.length <= Number(count)) return;
    asked = "";
    void run(folder, words.slice(0, Number(count))).then((status) => line.write(`${status}\n`));
  });
}
