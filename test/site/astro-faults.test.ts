import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PortalOptions } from "../../cli/portal/portal-options.ts";
import { runAstro } from "../../cli/portal/run-astro.ts";
import { UsageError } from "../../core/usage-error.ts";
import { bundleAssets } from "../../site/assets/bundle-assets.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-astro-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a build says whose configuration does this. */
async function saidWhere(config: string): Promise<Error> {
  mkdirSync(join(folder, "tool/src/pages"), { recursive: true });
  writeFileSync(join(folder, "tool/astro.config.mjs"), `${config}\n`);
  const options = { package: join(folder, "tool") } as PortalOptions;
  const error = await runAstro(options, join(folder, "portal"), () => undefined).catch((one: unknown) => one);
  // Whatever went wrong, nothing is left.
  expect(readdirSync(folder)).toEqual(["tool"]);
  return error as Error;
}

test("what Astro can't do is said in its words", async () => {
  const { message } = await saidWhere('throw new Error("no such thing");');
  expect(message).toMatch(/^the portal could not be built:\n[\s\S]*no such thing/);
});

test("where it ends without a word, that is said", async () => {
  const { message } = await saidWhere("process.exit(7);");
  expect(message).toBe("the portal could not be built:\nAstro ended with 7 and said nothing");
});

test("where it is ended from outside, that is no fault of the tool", async () => {
  const error = await saidWhere('process.kill(process.pid, "SIGKILL"); await new Promise(() => undefined);');
  expect(error).toBeInstanceOf(UsageError);
  expect((error as UsageError).text.en).toBe("The portal's build was ended from outside (SIGKILL).");
});

test("a script that can't be bundled is named, in an error that Astro can say", async () => {
  // Astro prints “undefined” for an error that brings errors without a message of their own.
  const error = await bundleAssets(folder, undefined).catch((one: unknown) => one);
  expect(error).not.toHaveProperty("errors");
  expect((error as Error).message).toMatch(/Could not resolve .*site\/styles\/portal\.css/);
  await expect(bundleAssets(root, undefined)).resolves.toHaveProperty("files");
});
