import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runSop } from "./run-sop.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");

/** `$ npx sop …` of the README's consoles, each with the lines shown below it. */
const shown = [...readme.matchAll(/```console\n([\s\S]*?)```/g)].map(([, block = ""]) => {
  const [command = "", ...lines] = block.trimEnd().split("\n");
  return { words: command.replace(/^\$ npx sop /, "").split(" "), lines: lines.map((line) => line.trim()).filter((line) => line !== "") };
});

describe("what the README shows is what happens", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sop-readme-"));
    cpSync(join(root, "sops"), join(folder, "sops"), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(shown.map((console) => [console.words.join(" "), console] as const))("sop %s", async (_, { words, lines }) => {
    const ran = await runSop(words, { cwd: folder });
    expect(ran.err).toBe("");
    expect(ran.status).toBe(0);
    for (const line of lines) expect(ran.out).toContain(line);
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
