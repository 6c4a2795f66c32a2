import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { consolesOf, type } from "./type-lines.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");

const fresh = new Set(["Start your own", "The life of a revision"]);

/** The consoles of a text, each with the heading it stands under. */
const consoles = readme.split(/^## /m).map((part) => ({ heading: part.split("\n", 1)[0] ?? "", lines: consolesOf(part) }));

describe("what the README shows is what happens", () => {
  const folders: string[] = [];
  const folder = () => {
    folders.push(mkdtempSync(join(tmpdir(), "sop-readme-")));
    return folders.at(-1) as string;
  };
  afterAll(() => {
    for (const path of folders) rmSync(path, { recursive: true, force: true });
  });

  test("with an own library, from an empty folder on", async () => {
    const own = folder();
    const lines = consoles.filter(({ heading }) => fresh.has(heading)).flatMap((console) => console.lines);
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) await type(line, own);
  });

  test("with the example library", async () => {
    const copy = folder();
    cpSync(join(root, "sops"), join(copy, "sops"), { recursive: true });
    const lines = consoles.filter(({ heading }) => !fresh.has(heading)).flatMap((console) => console.lines);
    expect(lines.length).toBeGreaterThan(4);
    // The portal's build is proved by its own tests.
    for (const line of lines.filter(({ typed }) => !typed.includes("sop build"))) await type(line, copy);
  });

  test("every other command it names is one, with flags that it has", () => {
    const { commands } = JSON.parse(readFileSync(join(root, "oclif.manifest.json"), "utf8")) as {
      commands: Record<string, { flags: Record<string, { char?: string }> }>;
    };
    const named = [...readme.matchAll(/npx sop ([a-z-]+)((?: +(?:--?[a-z][a-z-]*|"[^"\n]*"|(?!#)[^\s`|;&)]+))*)/g)];
    const unknown = named.flatMap(([, name = "", rest = ""]) => {
      const flags = commands[name]?.flags;
      if (flags === undefined) return [name];
      return [...rest.matchAll(/ --([a-z][a-z-]*)/g)]
        .map(([, flag = ""]) => flag)
        .filter((flag) => flags[flag] === undefined)
        .map((flag) => `${name} --${flag}`);
    });
    expect(named.length).toBeGreaterThan(30);
    expect(unknown).toEqual([]);
  });
});

test("every link of the README and CONTRIBUTING leads to a file", () => {
  const texts = ["README.md", "CONTRIBUTING.md"].map((name) => readFileSync(join(root, name), "utf8")).join("\n");
  const links = [...texts.matchAll(/\]\(([^)#]+)\)/g)].map(([, link = ""]) => link).filter((link) => !/^https?:/.test(link));
  expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
});

test("every dependency is in CONTRIBUTING with its reason", () => {
  const contributing = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<
    string,
    Record<string, string>
  >;
  const names = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !name.startsWith("@types/"));
  const covers = (name: string) =>
    contributing.includes(`\`${name}\``) ||
    (/^mdast-util-/.test(name) && contributing.includes("`mdast-util-*`")) ||
    (/^micromark-extension-gfm-/.test(name) && contributing.includes("`micromark-extension-gfm-*`"));
  expect(names.filter((name) => !covers(name))).toEqual([]);
});
