/**
 * What checking a large library costs, in CPU seconds (user and system) of the whole process and what it starts, and its peak
 * memory, each run beside others of the same round: ratios are taken within a round. Run by `npm run bench`; documents, rounds and
 * `alone` (no other checkers) or `quick` (the quick one of them) may be given: `npm run bench -- 10000 3`. Faults are planted, and how many are found is asserted: a run
 * that found less would be quick for nothing.
 */
import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildCommandLine } from "../../cli/build.ts";
import { makeLibrary } from "../tools/make-library.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bin = join(root, "dist/sop.js");
const count = Number(process.argv[2] ?? 1000);
const rounds = Number(process.argv[3] ?? 3);
const beside = { alone: 0, quick: 1 }[process.argv[4] ?? ""];
const work = mkdtempSync(join(tmpdir(), "sop-bench-"));
const library = join(work, "library");
const DAY = "2020-06-01";
const PLANTED = Math.max(1, Math.floor(count / 100));

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
  if (found !== PLANTED) throw new Error(`${found} of ${PLANTED} planted faults were found`);
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

const measured = new Map<string, Cost[]>();

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

try {
  await buildCommandLine();
  makeLibrary(library, count);
  for (let planted = 1; planted <= PLANTED; planted++)
    edit(planted * 100 - 50 <= count ? planted * 100 - 50 : planted, (text) => text.replace(/lihat juga \S+/, "lihat juga P-999999"));
  const git = (...words: string[]) =>
    spawnSync("git", ["-c", "user.name=bench", "-c", "user.email=bench@example.org", ...words], { cwd: library });
  git("init", "-q", "-b", "main");
  git("add", ".");
  git("commit", "-qm", "base");
  for (let round = 0; round < rounds; round++) {
    rmSync(join(work, "cache"), { recursive: true, force: true });
    await settled();
    note("git status", (await run("git", "status")).cost);
    note("node -e 0", (await node("-e", "0")).cost);
    note("sop --help", (await node(bin, "--help")).cost);
    note("everything read, --no-cache", await check("--no-cache"));
    // The slow ones once: in every round they would take half of the time.
    const others = Object.entries(peers).slice(0, beside ?? (round === 0 ? undefined : 1));
    for (const [name, measure] of others) note(name, await measure());
    note("everything read and kept", await check());
    note("nothing changed", await check());
    edit(2, (text) => `${text}\nSatu baris lagi ${round}.\n`);
    await settled();
    note("one changed", await check());
    note("check of one document", await check1());
    git("checkout", "-q", "--", ".");
    git("checkout", "-qb", "change");
    for (const number of [10, 20, 30]) {
      const draft = textOf(number).replace("rev-00.md", "draft.md");
      cpSync(textOf(number), draft);
      writeFileSync(
        draft,
        readFileSync(draft, "utf8")
          .replace('revision: "00"', 'revision: "01"')
          .replace(/^effective:.*\n/m, ""),
      );
      appendFileSync(draft, "\nSatu baris baru.\n");
    }
    git("add", ".");
    git("commit", "-qm", "drafts");
    note("gate, three drafts", await gate());
    git("checkout", "-q", "main");
    git("branch", "-qD", "change");
  }
  console.log(
    `${count} documents, ${PLANTED} planted faults, each found in every run; ${rounds} rounds; ${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}.\n`,
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
} finally {
  rmSync(work, { recursive: true, force: true });
}
