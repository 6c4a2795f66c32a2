import { defineConfig } from "vitest/config";

/**
 * The tests that judge `core` and `cli/report` in their own process: they know which sources they are about, so those of a
 * change can be found (`npm run test:quick`), and they see a mutant of `core` (`npm run mutate`). Tests of many drawings and
 * of all random documents are left out: what they judge is judged by the others too, in a tenth of the time.
 */
export const judging = [
  "test/acts/{edit-yaml,plans/*}.test.ts",
  "test/{compare,control,document}/*.test.ts",
  "test/library/{choose-revision,coming-statuses,controlled-copy,example-lives,find-document,flow-figures,frame-problems,held-library,records-and-lives,references,standing,status,what-is-said}.test.ts",
  "test/registers/{day-by-day,golden,who-and-where}.test.ts",
  "test/report/{prose-text,spare-findings,visible-text}.test.ts",
  "test/rules/{apply-edits,baseline,broken-library,cases,find-rule,example-findings,foreign-documents,gate-cases,gate-examples,levels,library-cases,memory-store,rule-examples}.test.ts",
  "test/seal/{digest,files-held,what-is-signed}.test.ts",
];

export default defineConfig({
  test: {
    // Of registers and reports, what judges beside what starts a command.
    include: [...judging, "test/{registers,report,schemas}/*.test.ts"],
    // What starts a command tells nothing of a mutant, and is asked of the bundle.
    testNamePattern: /^(?!.*(sop list|machine output|workbook))/,
    testTimeout: 30_000,
    // They only compute, so they share a process, and `core` is loaded once.
    isolate: false,
    coverage: {
      provider: "v8",
      include: ["core/{acts,compare,control,document,library,rules,seal}/**/*.ts"],
      reporter: ["text-summary", "json-summary"],
      // A ratchet (CONTRIBUTING, Running and looking): a figure is raised when it is passed, and never lowered.
      thresholds: {
        "core/acts/**": { lines: 99, branches: 93 },
        "core/compare/**": { lines: 99, branches: 94 },
        "core/control/**": { lines: 99, branches: 97 },
        "core/document/**": { lines: 97, branches: 90 },
        "core/library/**": { lines: 98, branches: 92 },
        "core/rules/**": { lines: 99, branches: 93 },
        "core/seal/**": { lines: 90, branches: 81 },
      },
    },
    maxWorkers: 2,
  },
});
