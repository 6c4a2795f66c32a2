import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makePagesOnce, pageMaker } from "../../cli/portal/page-maker.ts";
import type { PortalOptions } from "../../cli/portal/portal-options.ts";
import { UsageError } from "../../core/usage-error.ts";
import { isoDate } from "../../schemas/iso-date.ts";
import { bundleAssets } from "../../site/assets/bundle-assets.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-pages-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A tool whose pages do this. */
function toolThat(does: string): PortalOptions {
  mkdirSync(join(folder, "tool/dist/portal"), { recursive: true });
  writeFileSync(join(folder, "tool/dist/portal/prerender-entry.mjs"), `${does}\n`);
  return { package: join(folder, "tool") } as PortalOptions;
}

async function saidWhere(does: string): Promise<Error> {
  return (await makePagesOnce(toolThat(does), join(folder, "portal"), () => undefined).catch((one: unknown) => one)) as Error;
}

test("what the pages' process can't do is said in its words", async () => {
  const { message } = await saidWhere('throw new Error("no such thing");');
  expect(message).toMatch(/^the portal could not be built:\n[\s\S]*no such thing/);
});

test("where it ends without a word, that is said", async () => {
  const { message } = await saidWhere('process.once("message", () => process.exit(7));');
  expect(message).toBe("the portal could not be built:\nits process ended with 7 and said nothing");
});

test("where it is ended from outside, that is no fault of the tool", async () => {
  const error = await saidWhere('process.once("message", () => process.kill(process.pid, "SIGKILL"));');
  expect(error).toBeInstanceOf(UsageError);
  expect((error as UsageError).text.en).toBe("The portal's build was ended from outside (SIGKILL).");
});

test("one process makes the pages of one build after the other, and another where it is gone", async () => {
  const options = toolThat(`let asked = 0;
process.on("message", () => {
  asked++;
  if (asked === 3) process.exit(1);
  process.send([asked === 2 ? { failed: "not this one" } : { ended: { files: { asked: String(asked), process: String(process.pid) } } }]);
});`);
  const maker = pageMaker(options.package);
  const make = (name: string) => maker.make(options, join(folder, name), () => undefined);
  try {
    const first = await make("1");
    expect(first["asked"]).toBe("1");
    await expect(make("2")).rejects.toThrow("the portal could not be built:\nnot this one");
    await expect(make("3")).rejects.toThrow("its process ended with 1");
    const next = await make("4");
    expect(next["asked"]).toBe("1");
    expect(next["process"]).not.toBe(first["process"]);
  } finally {
    maker.end();
  }
});

test("the second build of a process shows the library as it is by then, in its accent colour", async () => {
  const library = join(folder, "sops");
  mkdirSync(library);
  const settings = (name: string, accent: string) =>
    writeFileSync(join(library, "library.yaml"), `organisation: ${name}\nportal: { accent: "${accent}" }\n`);
  const options = { library, date: isoDate.parse("2031-02-03"), drafts: false, offline: false, base: "/", package: root, version: "0" };
  const maker = pageMaker(root);
  const make = async (name: string) => {
    const made = await maker.make({ ...options, passages: join(folder, "passages") }, join(folder, name), () => undefined);
    const { files, ...rest } = Object.assign(
      { files: made },
      { style: Object.keys(made).find((path) => path.startsWith("assets/portal-") && path.endsWith(".css")) },
    );
    return { files, ...rest };
  };
  try {
    settings("Before", "#0b5c7a");
    const before = await make("before");
    settings("After", "#7a0b2c");
    const after = await make("after");
    expect(Object.keys(after.files).length).toBe(Object.keys(before.files).length);
    expect(after.files["library.json"]).not.toBe(before.files["library.json"]);
    expect(after.style).not.toBe(before.style);
    expect(existsSync(join(folder, "after", after.style ?? ""))).toBe(true);
    for (const [name, made] of Object.entries({ before, after })) {
      const there = readdirSync(join(folder, name), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      expect(there.length).toBe(Object.keys(made.files).length);
    }
  } finally {
    maker.end();
  }
});

test("a script that can't be bundled is named", async () => {
  await expect(bundleAssets(folder, join(folder, "out"))).rejects.toThrow(
    /Could not resolve .*site\/(?:styles\/(?:kinds\/)?[a-z]+\.css|scripts\/entries\/[a-z-]+\.ts)/,
  );
});
