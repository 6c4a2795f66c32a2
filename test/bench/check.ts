/**
 * What checking a library costs, in CPU seconds (user and system) of the whole process and what it starts, and its peak memory, each run
 * beside others of the same round: ratios are taken within a round. What reads everything runs in few rounds, what a day repeats in five.
 * Run by `npm run bench`; counts of documents may be given, and `alone` (no other checkers) or `quick` (the quick one of them):
 * `node test/bench/check.ts 1000 10000 quick`. Several counts end with what grew. Faults are planted, and how many are found is asserted:
 * a run that found less would be quick for nothing.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildCommandLine } from "../../cli/build.ts";
import { makeLibrary } from "../tools/make-library.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bin = join(root, "dist/sop.js");
const words = process.argv.slice(2);
const counts = words.filter((word) => /^\d+$/.test(word)).map(Number);
/** How many of the other checkers run; all of them up to as many documents as they read in half a minute. */
const beside = words.includes("alone") ? 0 : words.includes("quick") ? 1 : undefined;
const MOST_FOR_SLOW = 1000;
const SMALL_ROUNDS = 5;
const DAY = "2020-06-01";
let [work, library, planted] = ["", "", 0];

interface Cost {
  /** User and system, seconds. */
  cpu: number;
  /** From start to end, seconds. */
  wall: number;
  /** Peak resident memory, MB; of Node's processes alone. */
  memory: number | undefined;
}

/** Of a process already waited for Node tells nothing: its memory is told by itself, what it and its children took by the shell. */
const REPORT = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from "node:fs"; process.on("exit", () => { try { writeSync(3, String(process.resourceUsage().maxRSS / 1024)); } catch {} });`,
)}`;

/** Runs a program in the library; its exit status says what it found and is not looked at. */
async function run(program: string, ...words: string[]): Promise<{ cost: Cost; out: string }> {
  const shell = 'TIMEFORMAT="%U %S %R"; { time "$@" 2>/dev/null; } 2>&4';
  const child = spawn("bash", ["-c", shell, "bash", program, ...words], {
    cwd: library,
    env: { ...process.env, XDG_CACHE_HOME: join(work, "cache") },
    stdio: ["ignore", "pipe", "inherit", "pipe", "pipe"],
  });
  const read = async (stream: unknown) => {
    const pieces: Buffer[] = [];
    for await (const piece of stream as AsyncIterable<Buffer>) pieces.push(piece);
    return Buffer.concat(pieces).toString("utf8");
  };
  const [out, memory, times] = await Promise.all([read(child.stdout), read(child.stdio[3]), read(child.stdio[4])]);
  const [user, system, wall] = times.trim().split(" ").map(Number);
  if (user === undefined || system === undefined || wall === undefined) throw new Error(`nothing was told of ${program}: ${times}`);
  return { cost: { cpu: user + system, wall, memory: memory === "" ? undefined : Number(memory) }, out };
}

const node = (...words: string[]) => run(process.execPath, "--import", REPORT, ...words);

async function check(...words: string[]): Promise<Cost> {
  const { cost, out } = await node(bin, "check", "--json", "--date", DAY, ...words);
  const { findings } = JSON.parse(out) as { findings: { rule: string }[] };
  const found = findings.filter(({ rule }) => rule === "SOP601").length;
  if (found !== planted) throw new Error(`${found} of ${planted} planted faults were found`);
  return cost;
}

async function gate(): Promise<Cost> {
  const { cost, out } = await node(bin, "gate", "--json");
  if (!out.includes("P-000010/draft.md")) throw new Error("the gate did not judge the drafts");
  return cost;
}

/** Other checkers of Markdown, each of everything and with nothing kept: the last one looks where links lead. */
const peers: Readonly<Record<string, () => Promise<Cost>>> = {
  "rumdl check --no-cache": async () => (await run(join(root, "node_modules/.bin/rumdl"), "check", "--no-cache", ".")).cost,
  "markdownlint-cli2": async () => (await node(join(root, "node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs"), "**/*.md")).cost,
  "remark-cli, remark-validate-links": async () => {
    const plugin = join(root, "node_modules/remark-validate-links/index.js");
    return (await node(join(root, "node_modules/remark-cli/cli.js"), ".", "--quiet", "--frail", "--use", plugin)).cost;
  },
};

/** As somebody would who works on it. */
async function check1(): Promise<Cost> {
  const { cost, out } = await node(bin, "check", "P-000002", "--json", "--date", DAY);
  if ((JSON.parse(out) as { documents: number }).documents !== 1) throw new Error("not one document was checked");
  return cost;
}

const textOf = (number: number) => join(library, `P-${String(number).padStart(6, "0")}`, "rev-00.md");

function edit(number: number, change: (text: string) => string): void {
  writeFileSync(textOf(number), change(readFileSync(textOf(number), "utf8")));
}

/** Old enough that what is kept of the files is believed. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 2500));

let measured = new Map<string, Cost[]>();

function note(name: string, cost: Cost): void {
  measured.set(name, [...(measured.get(name) ?? []), cost]);
}

function middle(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] as number;
}

/** A row of the table; its ratio is the median of those to each round's floor, which may be several runs together. */
function row(name: string, ...floor: string[]): void {
  printRow(name, name, "cpu", floor);
}

function printRow(title: string, name: string, kind: "cpu" | "wall", floor: readonly string[]): void {
  const costs = measured.get(name);
  if (!costs) return;
  const cpu = costs.map((cost) => cost[kind]);
  const below = (round: number) => floor.reduce((sum, other) => sum + (measured.get(other)?.[round]?.[kind] ?? Number.NaN), 0);
  const ratio =
    floor.length === 0 || Number.isNaN(below(0))
      ? ""
      : `${middle(cpu.map((own, round) => own / below(round))).toFixed(2)} × ${floor.join(" + ")}`;
  const memory = costs.flatMap((cost) => cost.memory ?? []);
  const seconds = [Math.min(...cpu), middle(cpu), Math.max(...cpu)].map((value) => value.toFixed(2)).join(" – ");
  console.log(`| ${title} | ${seconds} | ${ratio} | ${memory.length === 0 ? "" : Math.max(...memory).toFixed(0)} |`);
}

/** What reads everything: a process that begins with nothing, and one that keeps what it found. */
async function measureEverything(count: number, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    rmSync(join(work, "cache"), { recursive: true, force: true });
    await settled();
    note("everything read, --no-cache", await check("--no-cache"));
    // The slow ones once: in every round they would take half of the time.
    const others = Object.entries(peers).slice(0, beside ?? (round === 0 && count <= MOST_FOR_SLOW ? undefined : 1));
    for (const [name, measure] of others) note(name, await measure());
    note("everything read and kept", await check());
  }
}

/** What a day repeats. */
async function measureSmall(git: (...words: string[]) => unknown): Promise<void> {
  await settled();
  await check();
  for (let round = 0; round < SMALL_ROUNDS; round++) {
    note("git status", (await run("git", "status")).cost);
    note("node -e 0", (await node("-e", "0")).cost);
    note("sop --help", (await node(bin, "--help")).cost);
    note("nothing changed", await check());
    edit(2, (text) => `${text}\nSatu baris lagi ${round}.\n`);
    await settled();
    note("one changed", await check());
    note("check of one document", await check1());
    git("checkout", "-q", "--", ".");
    git("checkout", "-qb", "change");
    for (const number of [10, 20, 30]) writeDraft(number);
    git("add", ".");
    git("commit", "-qm", "drafts");
    note("gate, three drafts", await gate());
    git("checkout", "-q", "main");
    git("branch", "-qD", "change");
    // A check of the base again, so that each round begins alike.
    await settled();
    await check();
  }
}

function writeDraft(number: number): void {
  const draft = textOf(number).replace("rev-00.md", "draft.md");
  const text = readFileSync(textOf(number), "utf8");
  writeFileSync(draft, `${text.replace('revision: "00"', 'revision: "01"').replace(/^effective:.*\n/m, "")}\nSatu baris baru.\n`);
}

async function measure(count: number): Promise<void> {
  work = mkdtempSync(join(tmpdir(), "sop-bench-"));
  library = join(work, "library");
  measured = new Map();
  planted = Math.max(1, Math.floor(count / 100));
  const rounds = count <= MOST_FOR_SLOW ? 3 : count <= 10_000 ? 2 : 1;
  try {
    makeLibrary(library, count);
    for (let at = 1; at <= planted; at++)
      edit(at * 100 - 50 <= count ? at * 100 - 50 : at, (text) => text.replace(/lihat juga \S+/, "lihat juga P-999999"));
    const git = (...words: string[]) =>
      spawnSync("git", ["-c", "user.name=bench", "-c", "user.email=bench@example.org", ...words], { cwd: library });
    git("init", "-q", "-b", "main");
    git("add", ".");
    git("commit", "-qm", "base");
    await measureEverything(count, rounds);
    await measureSmall(git);
    print(count, rounds);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function print(count: number, rounds: number): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`;
  console.log(
    `${count} documents, ${planted} planted faults, each found in every run; what reads everything in ${rounds} rounds, the rest in ${SMALL_ROUNDS}; ${machine}.\n`,
  );
  console.log("| what | CPU seconds: min – median – max | median of ratios | MB, most |\n| --- | --- | --- | --- |");
  row("git status");
  row("node -e 0");
  row("sop --help", "node -e 0");
  row("check of one document", "node -e 0");
  row("everything read, --no-cache", "rumdl check --no-cache");
  printRow("the same, seconds from start to end", "everything read, --no-cache", "wall", ["rumdl check --no-cache"]);
  for (const name of Object.keys(peers)) row(name, "everything read, --no-cache");
  row("everything read and kept", "everything read, --no-cache");
  row("nothing changed", "node -e 0", "git status");
  row("one changed", "git status");
  row("gate, three drafts", "git status");
}

/** How often the median of a row in the largest library is that in the smallest. */
function printGrowth(all: readonly (readonly [count: number, Map<string, Cost[]>])[]): void {
  const [[few, small] = [], [many, large] = []] = [all[0], all.at(-1)];
  if (!small || !large || few === many) return;
  console.log(`\n| ${many} documents, of what ${few} cost | × |\n| --- | --- |`);
  const cost = (costs: readonly Cost[]) => middle(costs.map(({ cpu }) => cpu));
  for (const [name, costs] of large) console.log(`| ${name} | ${(cost(costs) / cost(small.get(name) ?? [])).toFixed(1)} |`);
}

await buildCommandLine();
const all: (readonly [number, Map<string, Cost[]>])[] = [];
for (const count of counts.length > 0 ? counts : [1000]) {
  await measure(count);
  all.push([count, measured]);
  console.log();
}
printGrowth(all);
