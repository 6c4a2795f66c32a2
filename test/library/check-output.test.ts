import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runSop } from "../run-sop.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Read line by line when it changes: this is what a document controller meets first. */
test.each(["id", "en"])("sop check prints the example library's findings as they were read, in %s", async (language) => {
  const { out } = await runSop(["check", "--library", "sops", "--date", "2026-11-23", "--lang", language], { cwd: root });
  await expect(out).toMatchFileSnapshot(`fixtures/check.${language}.txt`);
});
