import {
  type RunnerTestCase as Case,
  type RunnerTestFile as File,
  inject,
  type RunnerTestSuite as Suite,
  TestRunner,
  type TestTryOptions,
} from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Mutants that no test need be asked about: they were noticed, or spoilt a process. */
    judgedMutants: string[];
  }
  interface TaskMeta {
    /** Of this file and all before it in its process. */
    verdicts?: Verdicts;
  }
}

/** What the tests of a process say of mutants, each given by its id. */
export interface Verdicts {
  /** Those that were passed through while modules loaded. */
  atLoad: string[];
  /** Those that a test passed through. */
  covered: string[];
  /** Those that a test noticed, and its name. */
  noticed: Record<string, string>;
  /** Those after which a test failed with none switched on: they left something behind, and the process was given up. */
  spoiling: string[];
  /** Tests that were asked about none, since they take too long. */
  long: string[];
}

/** What instrumented code asks, in the names of @stryker-mutator/instrumenter. */
const switches = {
  on: undefined as string | undefined,
  steps: 0,
  stepsAllowed: Number.POSITIVE_INFINITY,
  /** Asked wherever code that has a mutant is passed, so a loop without end is one that asks without end. */
  get activeMutant(): string | undefined {
    this.steps += 1;
    if (this.steps > this.stepsAllowed) throw new Error("This goes on without end");
    return this.on;
  },
  /** Who passes: a test, hooks, or nobody while modules load. */
  currentTestId: undefined as string | undefined,
  mutantCoverage: { static: {} as Record<string, number>, perTest: {} as Record<string, Record<string, number>> },
};
Object.assign(globalThis, { __stryker__: switches });

/** A test that takes longer looks at many random texts, or at how long something takes: asked of each mutant it would take hours. */
const longest = 500_000; // microseconds of the processor

const judged = new Set(inject("judgedMutants"));
const verdicts: Verdicts = { atLoad: [], covered: [], noticed: {}, spoiling: [], long: [] };

/** Of the running test: what it is still asked about, what was on since it last passed with none, and whether it failed with the last. */
let waiting: string[] = [];
let doubtful: string[] = [];
let failed = false;
let stepsWithNone = 0;
let began = process.cpuUsage();

/**
 * Runs a test that passed again with each mutant that it passes through, and with none after each failure and at the end. It is
 * vitest that repeats it, so hooks, fixtures and snapshots are those of any test that is repeated.
 */
export default class JudgeMutants extends TestRunner {
  override onCollectStart(file: File): void {
    switches.currentTestId = undefined;
    super.onCollectStart(file);
  }

  override async onBeforeRunSuite(suite: Suite): Promise<void> {
    switches.currentTestId = "hooks";
    for (const task of suite.tasks) task.concurrent = false;
    await super.onBeforeRunSuite(suite);
  }

  override async onBeforeRunTask(test: Case): Promise<void> {
    await super.onBeforeRunTask(test);
    // How often it runs is known once it has run: vitest compares before each repetition, and is told then.
    test.repeats = { valueOf: () => (waiting.length || doubtful.length ? Number.POSITIVE_INFINITY : 0) } as unknown as number;
  }

  override onBeforeTryTask(test: Case, options: TestTryOptions): void {
    super.onBeforeTryTask(test, options);
    switches.currentTestId = options.repeats ? "again" : test.id;
    switches.on = failed ? undefined : waiting.shift();
    switches.steps = 0;
    switches.stepsAllowed = switches.on ? 20 * stepsWithNone + 100_000 : Number.POSITIVE_INFINITY;
    began = process.cpuUsage();
  }

  override async onAfterRetryTask(test: Case, options: TestTryOptions): Promise<void> {
    const { on: mutant, steps, stepsAllowed } = switches;
    switches.on = undefined;
    switches.stepsAllowed = Number.POSITIVE_INFINITY;
    await super.onAfterRetryTask(test, options);
    const fails = test.result?.state === "fail" || steps > stepsAllowed;
    if (options.repeats === 0) {
      stepsWithNone = steps;
      if (!fails && !test.fails) waiting = this.mutantsOf(test);
      return;
    }
    Object.assign(test.result ?? {}, { state: "pass", errors: undefined, attempts: [] });
    if (mutant) {
      doubtful.push(mutant);
      failed = fails;
      return;
    }
    if (fails) {
      verdicts.spoiling = doubtful;
      waiting = [];
      this.cancel("test-failure");
    } else if (failed) {
      const noticed = doubtful.at(-1) as string;
      verdicts.noticed[noticed] = `${test.file.name} ${test.fullTestName}`;
      judged.add(noticed);
    }
    doubtful = [];
    failed = false;
  }

  private mutantsOf(test: Case): string[] {
    const { user, system } = process.cpuUsage(began);
    const passed = Object.keys(switches.mutantCoverage.perTest[test.id] ?? {});
    if (user + system < longest) return passed.filter((mutant) => !judged.has(mutant));
    if (passed.length) verdicts.long.push(`${test.file.name} ${test.fullTestName}`);
    delete switches.mutantCoverage.perTest[test.id];
    return [];
  }

  override async onAfterRunSuite(suite: Suite): Promise<void> {
    const { again: _again, hooks: _hooks, ...tests } = switches.mutantCoverage.perTest;
    verdicts.atLoad = Object.keys(switches.mutantCoverage.static);
    verdicts.covered = [...new Set(Object.values(tests).flatMap((one) => Object.keys(one)))];
    if ("filepath" in suite) suite.meta.verdicts = verdicts;
    await super.onAfterRunSuite(suite);
  }
}
