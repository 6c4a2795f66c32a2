/**
 * What tests would notice: npm run mutate -- core/rules core/compare/diff.ts
 *
 * Changes the code of these folders and files in a thousand places (Stryker's instrumenter makes the “mutants”) and prints each change
 * that no test of `vitest.quick.config.ts` notices, and the share of those that one does. All mutants are in the code at once and are
 * switched on one after the other in one process, each asked only of tests that pass through it (`judge-mutants.ts`). Code that runs
 * while modules load runs once, so its mutants are left out. All verdicts, with the test that noticed each, are in .cache/mutation.json.
 */
import { glob, mkdir, readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Instrumenter } from "@stryker-mutator/instrumenter";
import { BaseSequencer, type Reporter, startVitest, type TestSpecification } from "vitest/node";
import type { Verdicts } from "./judge-mutants.ts";

const root = resolve(import.meta.dirname, "../../..");

interface Mutant {
  id: string;
  fileName: string;
  mutatorName: string;
  replacement: string;
  /** Lines and columns count from 0. */
  location: { start: { line: number; column: number } };
  status?: string | undefined;
}

/** Mutants, and the sources that hold them, by their path. */
async function makeMutants(asked: readonly string[]): Promise<{ mutants: Mutant[]; sources: Map<string, string> }> {
  const files: { name: string; mutate: true; content: string }[] = [];
  for await (const name of glob(
    asked.map((one) => (one.endsWith(".ts") ? one : `${one}/**/*.ts`)),
    { cwd: root },
  ))
    files.push({ name, mutate: true, content: await readFile(resolve(root, name), "utf8") });
  if (!files.length) throw new Error(`No source in “${asked.join(" ")}”. Name folders or files: npm run mutate -- core/compare`);
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  const logger = { isDebugEnabled: () => false, debug() {}, info() {}, warn() {} };
  // Texts are left alone: which words are said is for readers of the snapshots.
  const options = { plugins: null, excludedMutations: ["StringLiteral"], ignorers: [] };
  const made = await new Instrumenter(logger as never).instrument(files, options as never);
  return {
    mutants: (made.mutants as unknown as Mutant[]).filter(({ status }) => status === undefined),
    sources: new Map(made.files.map(({ name, content }) => [resolve(root, name), content])),
  };
}

/** What a short test notices a long one need not be asked about; vitest would begin with those that took longest. */
class ShortestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).reverse();
  }
}

/** Asks the tests (of some files, or all) in one process; returns also the files that were not asked to the end, as it was spoilt. */
async function ask(sources: Map<string, string>, judged: string[], files: string[]): Promise<{ verdicts: Verdicts; left: string[] }> {
  let verdicts: Verdicts | undefined;
  const left: string[] = [];
  const reporter: Reporter = {
    onTestModuleEnd(module) {
      verdicts = module.meta().verdicts ?? verdicts;
      if (verdicts?.spoiling.length) left.push(module.moduleId);
      for (const test of module.children.allTests("failed"))
        console.log(`Fails with no mutant: ${module.relativeModuleId} ${test.fullName}`);
      for (const { message } of module.errors()) console.log(`Fails with no mutant: ${module.relativeModuleId} ${message}`);
      process.stderr.write(".");
    },
  };
  const options = {
    root,
    config: "vitest.quick.config.ts",
    runner: resolve(import.meta.dirname, "judge-mutants.ts"),
    provide: { judgedMutants: judged },
    reporters: [reporter],
    sequence: { sequencer: ShortestFirst },
    // Or another run would be given this run's mutants for its own.
    fsModuleCache: false,
    maxWorkers: 1,
    update: "none" as const,
    watch: false,
  };
  const fewTexts = resolve(import.meta.dirname, "few-texts.ts");
  const mutants = {
    name: "mutants",
    enforce: "pre" as const,
    resolveId: (id: string, importer?: string) => (id === "fast-check" && importer !== fewTexts ? fewTexts : undefined),
    transform: (_code: string, id: string) => sources.get(id),
  };
  const vitest = await startVitest("test", files, options, { plugins: [mutants] });
  await vitest.close();
  if (!verdicts) throw new Error("No test ran");
  return { verdicts, left };
}

async function askAll(sources: Map<string, string>): Promise<Verdicts[]> {
  const all: Verdicts[] = [];
  let files: string[] = [];
  do {
    const judged = all.flatMap(({ noticed, spoiling }) => [...Object.keys(noticed), ...spoiling]);
    const { verdicts, left } = await ask(sources, judged, files);
    all.push(verdicts);
    files = left;
  } while (files.length);
  process.stderr.write("\n");
  return all;
}

interface Judged extends Mutant {
  verdict: "noticed" | "not noticed" | "no test passes" | "spoils its process" | "at load";
  /** The test that noticed it. */
  by: string | undefined;
}

function judge(mutants: readonly Mutant[], all: readonly Verdicts[]): Judged[] {
  const noticed: Record<string, string> = Object.assign({}, ...all.map((one) => one.noticed));
  const [spoiling, covered, atLoad] = (["spoiling", "covered", "atLoad"] as const).map((key) => new Set(all.flatMap((one) => one[key])));
  const verdictOf = ({ id }: Mutant): Judged["verdict"] => {
    if (noticed[id]) return "noticed";
    if (spoiling?.has(id)) return "spoils its process";
    if (covered?.has(id)) return "not noticed";
    return atLoad?.has(id) ? "at load" : "no test passes";
  };
  return mutants.map((mutant) => ({ ...mutant, verdict: verdictOf(mutant), by: noticed[mutant.id] }));
}

function lineOf({ fileName, location: { start }, mutatorName, replacement, verdict }: Judged): string {
  const change = `${mutatorName} → ${replacement.replaceAll(/\s+/g, " ").slice(0, 120)}`;
  return `${fileName}:${start.line + 1}:${start.column + 1} ${change}${verdict === "not noticed" ? "" : ` (${verdict})`}`;
}

function printScores(judged: readonly Judged[], nameOf: (one: Judged) => string): void {
  for (const [name, mutants] of Map.groupBy(judged, nameOf)) {
    const share = mutants.filter(({ verdict }) => verdict === "noticed").length / mutants.length;
    console.log(`${(100 * share).toFixed(1).padStart(5)} % of ${String(mutants.length).padStart(4)} noticed: ${name}`);
  }
}

const { mutants, sources } = await makeMutants(process.argv.slice(2));
const all = await askAll(sources);
const judged = judge(mutants, all);
await mkdir(resolve(root, ".cache"), { recursive: true });
await writeFile(resolve(root, ".cache/mutation.json"), `${JSON.stringify(judged, undefined, 1)}\n`);

const counted = judged.filter(({ verdict }) => verdict !== "at load");
for (const one of counted) if (one.verdict !== "noticed") console.log(lineOf(one));
printScores(counted, ({ fileName }) => fileName);
printScores(counted, ({ fileName }) => fileName.split("/").slice(0, 2).join("/"));
console.log(`${judged.length - counted.length} more stand where modules load.`);
for (const test of new Set(all.flatMap(({ long }) => long))) console.log(`Takes too long to be asked: ${test}`);
