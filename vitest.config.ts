import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { judging } from "./vitest.quick.config.ts";

/**
 * Tests that only compute: they start nothing, stand in no folder and change nothing of their process. So many of them share one,
 * and `core` is loaded once for all of them. Those that judge `core` are counted as well (`npm run coverage`).
 */
export const computing = [
  "test/flow/{actor-names,bad-input,drawio,import-oracle,plain-words,quality,table,tokens}.test.ts",
  "test/import/{made-files,recognisers,writers}.test.ts",
  "test/rules/{in-notation,random-documents}.test.ts",
];

/**
 * Tests that run commands by `runSop` in folders of their own, and leave their process as it was: the tool is loaded and warm once for all of
 * them. One that mocks a module, stubs what its process has, or stops a clock isn't among them.
 */
const sharing = [
  "test/acts/{act-flags,bad-input,ended-run,evidence,hand-written-acts,line-ends,settings-records,signed-acts,start,start-places,transcribe}.test.ts",
  "test/ask/library-api.test.ts",
  "test/cli/{bad-input,candidates,changed-work,check,check-cache,command-line,diff,every-flag,hidden-characters,how-to,import}.test.ts",
  "test/cli/{json-output,kept-check,loose-text,odd-files,refs-show,schemes,tutorial}.test.ts",
  "test/gate/{change-neighbours,ci-files,gate-history,gate-reading,gate-redlines,insider,judged-head,long-history,work-tree}.test.ts",
  "test/import/{answers,damaged,every-corner,foreign-shapes,html,own-code,survey,word}.test.ts",
  "test/library/{altered-events,check-output,example-library}.test.ts",
  "test/registers/{list,natural-order,spreadsheets}.test.ts",
  "test/report/{report-origin,reports}.test.ts",
  "test/seal/verify.test.ts",
];

/** Those that take longest begin first, or one worker has them left when the other one is done. */
const longest = [
  "gate/insider",
  "site/kept-pages",
  "site/portal",
  "cli/how-to",
  "site/offline",
  "cli/export",
  "flow/quality",
  "site/proposals",
  "site/nothing-lost",
  "gate/ci-files",
  "cli/build",
  "cli/build-shard",
  "site/guide",
  "acts/apply-plan",
  "registers/list",
  "site/long-lists",
  "site/cards",
  "acts/killed-commands",
  "flow/import-oracle",
  "cli/kept-check",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).sort((one, another) => place(one) - place(another));
  }
}

const doing = {
  globalSetup: ["test/global-setup.ts"],
  setupFiles: ["test/starter.ts"],
  // What is built is loaded by Node alone: loaded by the test runner and again by oclif, each class would be twofold.
  server: { deps: { external: [/\/dist\//] } },
};

export default defineConfig({
  test: {
    // A browser on a busy runner needs its time; a test that hangs is still ended.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // What a page shows by and by is waited for; a second is not enough beside another browser.
    expect: { poll: { timeout: 10_000 } },
    // Two cores are the common runner; a browser or a portal build wants one of them for itself.
    maxWorkers: 2,
    // Tests that mostly wait for a page share their time (test.concurrent); more of them at once would be in each other's way.
    maxConcurrency: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: "judging", include: judging, isolate: false } },
      { extends: true, test: { name: "computing", include: computing, isolate: false } },
      { extends: true, test: { ...doing, name: "sharing", include: sharing, isolate: false } },
      { extends: true, test: { ...doing, name: "doing", include: ["test/**/*.test.ts"], exclude: [...judging, ...computing, ...sharing] } },
    ],
  },
});
