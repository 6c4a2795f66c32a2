import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { BuildMessage } from "../../cli/portal/build-messages.ts";
import { makeTogether } from "../../cli/portal/make-together.ts";
import { makePagesOnce } from "../../cli/portal/page-maker.ts";
import type { PortalOptions } from "../../cli/portal/portal-options.ts";
import { LibraryMoved } from "../../cli/read/held-library.ts";
import { isoDate } from "../../schemas/iso-date.ts";
import { issuedDocument } from "./made-portal.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-together-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Every file of a folder with its text. */
function contents(name: string): Record<string, string> {
  const entries = readdirSync(join(folder, name), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(join(folder, name).length + 1), readFileSync(path, "base64")]));
}

test("three processes make what one makes, each document once", { timeout: 120_000 }, async () => {
  write("sops/library.yaml", "organisation: Example\nlanguage: en\n");
  for (let n = 1; n <= 12; n++) {
    const flow = `### Calls ${n}\n\n#### 1. Ask\n\n- Actor: Agent\n- Next: end\n\nSee P-${(n % 12) + 1}.\n\n![A map](assets/map.svg)\n`;
    write(`sops/P-${n}/rev-00.md`, issuedDocument(`P-${n}`, flow));
    write(`sops/P-${n}/assets/map.svg`, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n} 1"/>\n`);
  }
  // Documents that share a folder's name on some disks belong to no share.
  write("sops/p-1/rev-00.md", issuedDocument("p-1", "### Other\n\n#### 1. Ask\n\n- Actor: Agent\n- Next: end\n"));
  const date = isoDate.parse("2026-11-23");
  const options = { library: join(folder, "sops"), date, drafts: false, offline: false, base: "/", package: root, version: "0" };
  const made = await Promise.all(
    [0, 2].map(async (helpers) => {
      mkdirSync(join(folder, `work${helpers}`));
      const heard: BuildMessage[] = [];
      const passages = join(folder, `work${helpers}/passages`);
      const hear = (message: BuildMessage) => heard.push(message);
      const portal = join(folder, `work${helpers}/portal`);
      const files = await makeTogether({ make: makePagesOnce }, helpers, { ...options, passages }, portal, hear);
      return { files, heard, passages: readFileSync(join(passages, "search.jsonl"), "utf8") };
    }),
  );
  const [alone, together] = made as [(typeof made)[number], (typeof made)[number]];
  expect(contents("work2/portal")).toEqual(contents("work0/portal"));
  expect(together.files).toEqual(alone.files);
  expect(together.passages).toBe(alone.passages);
  const told = ({ heard }: typeof alone) => heard.filter((message) => !("ended" in message)).map((message) => JSON.stringify(message));
  expect(told(together).sort()).toEqual(told(alone).sort());
  expect(readdirSync(join(folder, "work2/claims"))).toHaveLength(11);
});

/** A tool whose pages do this; `helps` is known to them. */
function toolThat(does: string): PortalOptions {
  write("tool/dist/portal/prerender-entry.mjs", `process.on("message", ({ options: { helps } }) => {\n${does}\n});\n`);
  return { package: join(folder, "tool") } as PortalOptions;
}

function madeBy(does: string): Promise<unknown> {
  mkdirSync(join(folder, "work"));
  const options = toolThat(does);
  return makeTogether({ make: makePagesOnce }, 1, options, join(folder, "work/portal"), () => undefined).catch((error: unknown) => error);
}

const starts = (inputs: string, settings = '"s"') => `process.send([{ started: { settings: ${settings}, inputs: ${inputs}, kept: [] } }]);`;
const ends = "process.send([{ ended: { files: { [String(helps)]: '' } } }]);";

test("what both made is there", async () => {
  const lists = '{ "document P-1": "a", lists: helps ? "x" : "y" }';
  expect(await madeBy(`${starts(lists)}${ends}`)).toEqual({ true: "", undefined: "" });
});

test.each([
  ["another text", '{ "document P-1": helps ? "a" : "b" }', undefined],
  ["a document more", '{ "document P-1": "a", ...(helps && { "document P-2": "b" }) }', undefined],
  ["a document less", '{ "document P-1": "a", ...(!helps && { "document P-2": "b" }) }', undefined],
  ["other settings", "{}", "String(helps)"],
])("where they did not read the same, the build begins again: %s", async (_, inputs, settings) => {
  expect(await madeBy(`${starts(inputs, settings)}${ends}`)).toBeInstanceOf(LibraryMoved);
});

test.each(["helps", "!helps"])("where one fails, the other is ended: %s", { timeout: 20_000 }, async (who) => {
  const path = JSON.stringify(join(folder, "alive"));
  const waits = `setInterval(() => require("node:fs").writeFileSync(${path}, String(Date.now())), 20);`;
  const error = await madeBy(
    `const { createRequire } = process.getBuiltinModule("node:module"); const require = createRequire("/");
if (${who}) setTimeout(() => process.send([{ failed: "no such page" }]), 1000); else { ${waits} }`,
  );
  expect(String(error)).toContain("the portal could not be built:\nno such page");
  const alive = () => readFileSync(join(folder, "alive"), "utf8");
  const last = alive();
  await setTimeout(300);
  expect(alive()).toBe(last);
});
