/**
 * What checking a large library costs, in CPU seconds of the whole process (user and system) and its peak memory, each run
 * beside a floor measured in the same go. Run by `npm run bench`; the count of documents may be given: `npm run bench -- 10000`.
 * Faults are planted, and how many are found is asserted: a run that found less would be quick for nothing.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildCommandLine } from "../../cli/build.ts";
import { makeLibrary } from "../tools/make-library.ts";

const bin = fileURLToPath(new URL("../../dist/sop.js", import.meta.url));
const count = Number(process.argv[2] ?? 2000);
const rounds = Number(process.argv[3] ?? 3);
const work = mkdtempSync(join(tmpdir(), "sop-bench-"));
const library = join(work, "library");
const DAY = "2020-06-01";
const PLANTED = Math.max(1, Math.floor(count / 100));

interface Cost {
  /** User and system, seconds. */
  cpu: number;
  /** Peak resident memory, MB. */
  memory: number;
}

/** What a child costs is told by itself at its end: of a process already waited for, Node tells nothing. */
const REPORT = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from "node:fs"; process.on("exit", () => { const u = process.resourceUsage(); writeSync(3, JSON.stringify({ cpu: (u.userCPUTime + u.systemCPUTime) / 1e6, memory: u.maxRSS / 1024 })); });`,
)}`;

async function node(...words: string[]): Promise<{ cost: Cost; out: string }> {
  const child = spawn(process.execPath, ["--import", REPORT, ...words], {
    cwd: library,
    env: { ...process.env, XDG_CACHE_HOME: join(work, "cache") },
    stdio: ["ignore", "pipe", "inherit", "pipe"],
  });
  const read = async (stream: AsyncIterable<Buffer>) => {
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(piece);
    return Buffer.concat(pieces).toString("utf8");
  };
  const [out, cost] = await Promise.all([
    read(child.stdout as unknown as AsyncIterable<Buffer>),
    read(child.stdio[3] as unknown as AsyncIterable<Buffer>),
  ]);
  return { cost: JSON.parse(cost) as Cost, out };
}

async function check(...words: string[]): Promise<Cost> {
  const { cost, out } = await node(bin, "check", "--json", "--date", DAY, ...words);
  const { findings } = JSON.parse(out) as { findings: { rule: string }[] };
  const found = findings.filter(({ rule }) => rule === "SOP601").length;
  if (found !== PLANTED) throw new Error(`${found} of ${PLANTED} planted faults were found`);
  return cost;
}

const textOf = (number: number) => join(library, `P-${String(number).padStart(6, "0")}`, "rev-00.md");

function edit(number: number, change: (text: string) => string): void {
  writeFileSync(textOf(number), change(readFileSync(textOf(number), "utf8")));
}

/** Old enough that what is kept of the files is believed. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 2500));

function row(name: string, costs: readonly Cost[], floor: readonly Cost[]): void {
  const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);
  const middle = (list: readonly number[]) => sorted(list)[Math.floor(list.length / 2)] as number;
  const cpu = sorted(costs.map((cost) => cost.cpu));
  const ratios = costs.map((cost, index) => cost.cpu / (floor[index % floor.length] as Cost).cpu);
  const memory = Math.max(...costs.map((cost) => cost.memory)).toFixed(0);
  const seconds = [cpu[0], middle(cpu), cpu.at(-1)].map((value) => (value as number).toFixed(2)).join(" – ");
  console.log(`| ${name} | ${seconds} | ${middle(ratios).toFixed(1)} | ${memory} |`);
}

try {
  await buildCommandLine();
  makeLibrary(library, count);
  for (let planted = 1; planted <= PLANTED; planted++)
    edit(planted * 100 - 50 <= count ? planted * 100 - 50 : planted, (text) => text.replace(/lihat juga \S+/, "lihat juga P-999999"));
  spawnSync("git", ["init", "-q"], { cwd: library });
  const costs: Record<"bare" | "help" | "cold" | "first" | "same" | "one", Cost[]> = {
    bare: [],
    help: [],
    cold: [],
    first: [],
    same: [],
    one: [],
  };
  for (let round = 0; round < rounds; round++) {
    rmSync(join(work, "cache"), { recursive: true, force: true });
    costs.bare.push((await node("-e", "0")).cost);
    costs.help.push((await node(bin, "--help")).cost);
    costs.cold.push(await check("--no-cache"));
    await settled();
    costs.first.push(await check());
    costs.same.push(await check());
    edit(2, (text) => `${text}\nSatu baris lagi ${round}.\n`);
    await settled();
    costs.one.push(await check());
  }
  console.log(`${count} documents, ${PLANTED} planted faults, each found in every run; ${rounds} rounds.\n`);
  console.log("| what | CPU seconds: min – median – max | × `node -e 0`, median | MB, most |\n| --- | --- | --- | --- |");
  row("`node -e 0`", costs.bare, costs.bare);
  row("`sop --help`", costs.help, costs.bare);
  row("everything read, `--no-cache`", costs.cold, costs.bare);
  row("everything read and kept", costs.first, costs.bare);
  row("nothing changed", costs.same, costs.bare);
  row("one changed", costs.one, costs.bare);
} finally {
  rmSync(work, { recursive: true, force: true });
}
