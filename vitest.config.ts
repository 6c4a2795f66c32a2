import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // What is built is loaded by Node alone: loaded by the test runner and again by oclif, each class would be twofold.
    server: { deps: { external: [/\/dist\//] } },
    globalSetup: ["test/global-setup.ts"],
    // A browser on a busy runner needs its time; a test that hangs is still ended.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // Two cores are the common runner; a browser or a portal build wants one of them for itself.
    maxWorkers: 2,
  },
});
