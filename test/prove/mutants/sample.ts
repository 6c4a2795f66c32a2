import { glob, mkdir, readFile, writeFile } from "node:fs/promises";
import { relative } from "node:path";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { Instrumenter } from "@stryker-mutator/instrumenter";

/**
 * The mutation score of a folder by a random sample (`npm run mutate:sample -- core/rules --number 200 --seed 1`): all mutants
 * of `core` take a day on two cores, some hundred of them tell the same to a few points. Prints each survivor and the score
 * with the half width of its 95 % interval (normal approximation).
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { number: { type: "string", default: "200" }, seed: { type: "string", default: "1" } },
});

interface Mutant {
  fileName: string;
  mutatorName: string;
  replacement: string;
  location: { start: { line: number; column: number }; end: { line: number; column: number } };
  status?: string | undefined;
}

const settings = JSON.parse(await readFile("stryker.config.json", "utf8")) as { mutator: { excludedMutations: string[] } };

async function mutantsOf(folders: readonly string[]): Promise<Mutant[]> {
  const files: { name: string; mutate: true; content: string }[] = [];
  for await (const name of glob(folders.map((folder) => `${folder}/**/*.ts`)))
    files.push({ name, mutate: true, content: await readFile(name, "utf8") });
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  const quiet = { isDebugEnabled: () => false, debug() {}, info() {}, warn() {} };
  const made = await new Instrumenter(quiet as never).instrument(files, {
    plugins: null,
    excludedMutations: settings.mutator.excludedMutations,
    ignorers: [],
  } as never);
  return (made.mutants as unknown as Mutant[]).filter((mutant) => mutant.status === undefined);
}

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function draw(mutants: Mutant[], number: number, seed: number): Mutant[] {
  const pool = [...mutants];
  const next = numbersFrom(seed);
  return Array.from({ length: Math.min(number, pool.length) }, () => pool.splice(Math.floor(next() * pool.length), 1)[0] as Mutant);
}

/** What Stryker takes as a place: lines from 1, columns from 0. */
const asRange = ({ fileName, location: { start, end } }: Mutant) =>
  `${fileName}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;

/** Drawn mutants count lines and columns from 0, results from 1 (`from`). */
function nameOf({ fileName, location: { start, end }, mutatorName, replacement }: Mutant, from: 0 | 1): string {
  const place = [start.line, start.column, end.line, end.column].map((number) => number - from);
  return `${relative(".", fileName)} ${place} ${mutatorName} ${replacement}`;
}

const folders = positionals.length ? positionals : ["core/{rules,library,document,compare,seal,acts}"];
const all = await mutantsOf(folders);
const drawn = draw(all, Number(values.number), Number(values.seed));
await mkdir(".cache", { recursive: true });
process.env["DRAWN_MUTANTS"] = `${process.cwd()}/.cache/drawn-mutants.json`;
await writeFile(process.env["DRAWN_MUTANTS"], JSON.stringify(drawn));

const results = (await new Stryker({
  mutate: drawn.map(asRange),
  plugins: ["@stryker-mutator/vitest-runner", `${import.meta.dirname}/only-drawn.ts`],
  ignorers: ["only-drawn"],
  incremental: false,
  reporters: ["progress-append-only"],
} as never).runMutationTest()) as unknown as Mutant[];

const names = new Set(drawn.map((mutant) => nameOf(mutant, 0)));
const judged = results.filter((mutant) => names.has(nameOf(mutant, 1)) && mutant.status !== "Ignored");
const killed = judged.filter((mutant) => mutant.status === "Killed" || mutant.status === "Timeout");
for (const mutant of judged.filter((one) => !killed.includes(one))) {
  const { start, end } = mutant.location;
  console.log(
    `${mutant.status} ${relative(".", mutant.fileName)}:${start.line}:${start.column}–${end.line}:${end.column} ${mutant.mutatorName} → ${mutant.replacement.replaceAll(/\s+/g, " ").slice(0, 120)}`,
  );
}

function report(name: string, mutants: readonly Mutant[]): void {
  const score = mutants.filter((mutant) => killed.includes(mutant)).length / mutants.length;
  const half = 1.96 * Math.sqrt((score * (1 - score)) / mutants.length);
  console.log(`${name}: ${(100 * score).toFixed(1)} % of ${mutants.length} noticed, ± ${(100 * half).toFixed(1)}`);
}

const folderOf = (mutant: Mutant) => relative(".", mutant.fileName).split("/").slice(0, 2).join("/");
for (const [folder, mutants] of Map.groupBy(judged, folderOf)) report(folder, mutants);
report(`drawn ${drawn.length} of ${all.length}, ${drawn.length - judged.length} of them outside functions`, judged);
