import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createProtocolConnection } from "vscode-languageserver/node";
import { EditorClient } from "../editor/client.ts";
import { runSop } from "../run-sop.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bin = (name: string) => join(root, "node_modules/.bin", name);

let folder: string;
/** The package as npm would install it. */
let installed: string;
let tarball: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-package-"));
  execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], { cwd: root, stdio: "pipe" });
  tarball = join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "");
  installed = join(folder, "node_modules/sop-control");
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"]);
  symlinkSync(join(root, "node_modules"), join(installed, "node_modules"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the package is one that others can use", () => {
  execFileSync(process.execPath, [bin("publint"), "--strict", "--pack", "false"], { cwd: installed, stdio: "pipe" });
  const types = execFileSync(process.execPath, [bin("attw"), tarball, "--profile", "esm-only", "--format", "json"], { encoding: "utf8" });
  expect(JSON.parse(types).analysis.types).toMatchObject({ kind: "included" });
});

test("its library API has types of its own, and does what they say", () => {
  const program = `import { check, isUsageError, openLibrary, verify } from "sop-control";
import type { DocumentAnswer, SopLibrary } from "sop-control";
const library: SopLibrary = await openLibrary(${JSON.stringify(join(root, "sops"))}, { date: "2026-11-28", language: "en" });
const { source, text }: DocumentAnswer = await library.document("P-51");
const wrong = await library.document("P-99").catch((error: unknown) => isUsageError(error) && error.text.id);
const revision: string = source.revision;
console.log(JSON.stringify([revision, text.length > 100, wrong, typeof check, typeof verify]));
`;
  writeFileSync(join(folder, "program.mts"), program);
  // A program that knows nothing of Node's types or of ours beyond the package.
  const lib = "declare const console: { log(text: string): void };\n";
  writeFileSync(join(folder, "globals.d.ts"), lib);
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const compilerOptions = { strict: true, module: "nodenext", target: "es2022", lib: ["es2022"], types: [], skipLibCheck: false };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.mts", "globals.d.ts"] }));
  expect(spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" }).stdout).toBe("");
  const printed = execFileSync(process.execPath, ["program.mjs"], { cwd: folder, encoding: "utf8" });
  expect(JSON.parse(printed)).toEqual(["03", true, "Tidak ada dokumen “P-99” di pustaka ini.", "function", "function"]);
});

test("an assistant starts sop mcp and is answered", async () => {
  const client = new Client({ name: "test", version: "0" });
  const args = [join(installed, "dist/sop.js"), "mcp", "--library", join(root, "sops"), "--lang", "en"];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, cwd: folder, stderr: "pipe" }));
  expect(client.getServerVersion()).toMatchObject({ name: "sop-control" });
  const { structuredContent } = await client.callTool({ name: "step", arguments: { rc: "IN.OCC.TELK.P-01_R8" } });
  expect(structuredContent).toMatchObject({ source: { code: "IN.OCC.TELK.P-01", revision: "05", inForce: true }, step: { number: 8 } });
  await client.close();
  const refused = await runSop(["mcp", "--library", folder, "--lang", "en"], { cwd: folder });
  expect([refused.status, refused.out]).toEqual([2, ""]);
  expect(refused.err).toMatch(/holds no library\.yaml/);
});

test("an editor starts sop language-server and is told what is found", async () => {
  const child = spawn(process.execPath, [join(installed, "dist/sop.js"), "language-server", "--stdio", "--lang", "en"], { cwd: folder });
  const editor = new EditorClient(createProtocolConnection(child.stdout, child.stdin));
  expect(await editor.start()).toMatchObject({ serverInfo: { name: "sop-control" } });
  const path = join(root, "sops/IN.OCC.TELK.W-10/draft.md");
  const found = await editor.show(path, `${readFileSync(path, "utf8")}\nLihat IN.OCC.TELK.W-66.\n`);
  expect(found.map(({ code }) => code)).toContain("SOP601 reference-known");
  await editor.connection.sendRequest("shutdown");
  const ended = once(child, "exit");
  await editor.connection.sendNotification("exit");
  expect((await ended)[0]).toBe(0);
});

/** The files of `dist` that one of them imports, and those import. */
function loads(file: string): string[] {
  const seen = new Set<string>();
  const walk = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const [, next = ""] of readFileSync(path, "utf8").matchAll(/(?:from|import)\s*"(\.{1,2}\/[^"]+)"/g)) walk(join(path, "..", next));
  };
  walk(join(installed, "dist", file));
  return [...seen].map((path) => path.slice(installed.length + 6));
}

/** The packages in these files, and those they import from elsewhere. */
function packagesIn(files: readonly string[]): string[] {
  const names = files.flatMap((file) => {
    const text = readFileSync(join(installed, "dist", file), "utf8");
    const bundled = [...text.matchAll(/^\/\/ (?:\S*\/)?node_modules\/((?:@[^/]+\/)?[^/\s]+)/gm)];
    const imported = [...text.matchAll(/^(?:\} from|import[^"\n;]*) ?"((?:@[^/"]+\/)?[^./"][^/":]*)[^":]*";$/gm)];
    return [...bundled, ...imported].map(([, name = ""]) => name);
  });
  return [...new Set(names)].sort();
}

test("what one command alone needs is loaded by that command alone", () => {
  for (const name of ["sop.js", "help.js", "commands/check.js", "commands/mcp.js", "commands/language-server.js", "sop-control.js"]) {
    expect(loads(name).filter((path) => path.startsWith("packages/"))).toEqual([]);
  }
  const packages = readdirSync(join(installed, "dist/packages")).filter((name) => name.endsWith(".js"));
  for (const name of packages) expect(statSync(join(installed, "dist/packages", name)).size).toBeGreaterThan(1000);
});

test("what a start may load: sop --help nearly nothing, sop check what it checks with", () => {
  const overview = /import\("\.\/(chunks\/print-overview-[^"]+)"\)/.exec(readFileSync(join(installed, "dist/sop.js"), "utf8"))?.[1] ?? "";
  expect(packagesIn([...loads("sop.js"), ...loads(overview)])).toEqual(["picocolors"]);
  expect(packagesIn(loads("commands/check.js"))).toMatchInlineSnapshot(`
    [
      "@oclif/core",
      "ansi-regex",
      "ansi-styles",
      "ansis",
      "bail",
      "canonicalize",
      "character-entities",
      "clean-stack",
      "color-convert",
      "color-name",
      "debug",
      "decode-named-character-reference",
      "devlop",
      "diff",
      "ejs",
      "emoji-regex",
      "escape-string-regexp",
      "fast-string-truncated-width",
      "fast-string-width",
      "github-slugger",
      "has-flag",
      "indent-string",
      "is-fullwidth-code-point",
      "is-plain-obj",
      "mdast-util-from-markdown",
      "mdast-util-gfm-strikethrough",
      "mdast-util-gfm-table",
      "mdast-util-to-string",
      "micromark",
      "micromark-core-commonmark",
      "micromark-extension-gfm-strikethrough",
      "micromark-extension-gfm-table",
      "micromark-factory-destination",
      "micromark-factory-label",
      "micromark-factory-space",
      "micromark-factory-title",
      "micromark-factory-whitespace",
      "micromark-util-character",
      "micromark-util-chunked",
      "micromark-util-classify-character",
      "micromark-util-combine-extensions",
      "micromark-util-decode-numeric-character-reference",
      "micromark-util-decode-string",
      "micromark-util-edit-map",
      "micromark-util-html-tag-name",
      "micromark-util-normalize-identifier",
      "micromark-util-resolve-all",
      "micromark-util-subtokenize",
      "ms",
      "picocolors",
      "remark-parse",
      "string-width",
      "strip-ansi",
      "supports-color",
      "trough",
      "unified",
      "unist-util-is",
      "unist-util-stringify-position",
      "unist-util-visit-parents",
      "vfile",
      "vfile-message",
      "wordwrap",
      "wrap-ansi",
      "yaml",
      "zod",
      "zwitch",
    ]
  `);
  // Few files: for each of them a start takes a millisecond.
  expect(loads("commands/check.js").length).toBeLessThan(8);
});

test("each bundled package's licence goes along with it", () => {
  const licences = readFileSync(join(installed, "dist/LICENSES.txt"), "utf8");
  const files = readdirSync(join(installed, "dist"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
  const bundled = files.flatMap((file) =>
    [...readFileSync(join(installed, "dist", file), "utf8").matchAll(/^\/\/ (?:\S*\/)?node_modules\/((?:@[^/]+\/)?[^/\s]+)/gm)].map(
      ([, name]) => name,
    ),
  );
  expect(new Set(bundled).size).toBeGreaterThan(30);
  for (const name of new Set([...bundled, "@modelcontextprotocol/sdk", "vscode-languageserver"]))
    expect(licences).toMatch(new RegExp(`^${name} [0-9.]+ `, "m"));
});

test("whoever runs the tool can read it", () => {
  expect(statSync(join(root, "dist")).mode & 0o777).toBe(0o755);
});

/** Folders of the packages that the portal's package brings along, found as Node finds packages. */
function packagesBrought(): string[] {
  const found = new Set<string>();
  const walk = (from: string): void => {
    const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(from, "package.json"), "utf8")) as Partial<
      Record<"dependencies" | "optionalDependencies", Record<string, string>>
    >;
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const folders = from.split("/").map((_, depth, parts) => join("/", ...parts.slice(1, depth + 1), "node_modules", name));
      // A package for another system is not there.
      const folder = folders.reverse().find((path) => existsSync(join(path, "package.json")));
      if (folder === undefined || found.has(folder)) continue;
      found.add(folder);
      walk(folder);
    }
  };
  walk(join(root, "portal-package"));
  return [...found];
}

/** The package alone, in a `node_modules` of `place`, as `npm install sop-control` leaves it. */
function installAlone(place: string): string {
  const alone = join(place, "node_modules/sop-control");
  mkdirSync(dirname(alone), { recursive: true });
  execFileSync("cp", ["-r", "--no-dereference", installed, alone]);
  rmSync(join(alone, "node_modules"), { force: true });
  return join(alone, "dist/sop.js");
}

test("installed alone it judges, lists and verifies, also as a workbook, and says what to type for the rest", () => {
  const tool = installAlone(join(folder, "alone"));
  writeFileSync(join(folder, "alone/package.json"), "{}");
  const run = (...words: string[]) => {
    const args = [tool, ...words, "--library", join(root, "sops"), "--lang", "en"];
    return spawnSync(process.execPath, args, {
      cwd: join(folder, "alone"),
      encoding: "utf8",
      env: { ...process.env, XDG_CACHE_HOME: folder },
    });
  };
  for (const command of ["check", "verify"]) expect(run(command)).toMatchObject({ status: 0, stderr: "" });
  expect(run("list", "documents", "--format", "csv").stdout).toContain("IN.OCC.TELK.P-01");
  expect(run("list", "documents", "--format", "xlsx", "--out", "a.xlsx")).toMatchObject({ status: 0, stderr: "" });
  expect(readFileSync(join(folder, "alone/a.xlsx")).subarray(0, 2).toString()).toBe("PK");
  expect(run("export", "P-51", "--format", "html", "--out", "a.html")).toMatchObject({ status: 0, stderr: "" });
  const typed = "Type: npm install --save-optional --save-exact sop-control-portal@";
  for (const words of [["build"], ["preview"]]) {
    const refused = run(...words);
    expect({ words, status: refused.status, said: refused.stderr }).toEqual({ words, status: 2, said: expect.stringContaining(typed) });
  }
  const inJson = run("build", "--json");
  expect(JSON.parse(inJson.stdout)).toMatchObject({ code: "not-installed", fix: expect.stringContaining(typed) });
  expect(readdirSync(join(folder, "alone")).sort()).toEqual(["a.html", "a.xlsx", "node_modules", "package.json"]);
});

test.each([
  ["for all users of a machine", "global", undefined, "Type: npm install --global sop-control-portal@"],
  ["by npx", "_npx/0a1b", {}, "Type: npx --package sop-control@"],
  ["by pnpm", "by-pnpm/node_modules/.pnpm/sop-control@0.1.0", {}, "by-pnpm: pnpm add --save-optional --save-exact sop-control-portal@"],
  ["without its optional packages", "project", { optionalDependencies: { "sop-control-portal": "0.1.0" } }, "project: npm ci\n"],
])("what to type where sop was installed %s", (_, place, manifest, expected) => {
  const at = join(folder, "places", place);
  const tool = installAlone(at);
  if (manifest) writeFileSync(join(at, "package.json"), JSON.stringify(manifest));
  const words = ["build", "--library", join(root, "sops"), "--lang", "en", "--out", "a b"];
  const { status, stderr } = spawnSync(process.execPath, [tool, ...words], { cwd: folder, encoding: "utf8" });
  expect([status, stderr]).toEqual([2, expect.stringContaining(expected)]);
  if (place.startsWith("_npx")) expect(stderr).toMatch(/--package sop-control-portal@\S+ sop build --library \S+ --lang en --out "a b"\n/);
});

test("its size is known", () => {
  const kilobytes = (folders: string[]) => {
    const own = folders.filter((path) => !folders.some((other) => path !== other && path.startsWith(`${other}/`)));
    const lines = execFileSync("du", ["-sk", ...own], { encoding: "utf8" })
      .trim()
      .split("\n");
    return lines.map((line) => Number(line.split("\t")[0])).reduce((sum, size) => sum + size, 0);
  };
  const size = (packages: string[]) => kilobytes([installed, ...packages]) / 1e3;
  rmSync(join(installed, "node_modules"));
  const brought = packagesBrought();
  const packed = statSync(tarball).size / 1e6;
  console.log(
    `tarball ${packed.toFixed(2)} MB, installed ${size([]).toFixed(1)} MB; ` +
      `with sop-control-portal and the ${brought.length} packages it brings ${size(brought).toFixed(0)} MB`,
  );
  expect(packed).toBeLessThan(3.4);
  expect(size([])).toBeLessThan(15);
  expect(size(brought)).toBeLessThan(60);
});
