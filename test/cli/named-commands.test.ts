import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Command, Flags, type Interfaces, Parser } from "@oclif/core";
import ts from "typescript";
import { expect, test } from "vitest";

/** Each command that a hint, a fix, a message or a document names is one that can be typed: its flags are there, and nothing is missing. */
const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (file: string) => readFileSync(join(root, file), "utf8");

type CommandClass = typeof Command;
const commands = new Map<string, CommandClass>();
for (const file of globSync("cli/commands/*.ts", { cwd: root })) {
  const module = (await import(join(root, file))) as { default: CommandClass };
  commands.set(file.replace(/^.*[\\/]|\.ts$/g, ""), module.default);
}

/** Stands for what a program puts into a text. */
const PUT_IN = "\u0001";

/** A command as it is named, and whether it ends where its text ends or prose goes on behind it. */
interface Named {
  file: string;
  text: string;
  isWhole: boolean;
}

/** Words as a shell parts them; a comment, a pipe or a next command ends them. */
function wordsOf(text: string): string[] {
  const words = [...text.matchAll(/(?:--[\w-]+=)?(?:"[^"]*"|“[^”]*”|'[^']*')[.,;:)]*|\S+/g)].map(([word]) => word);
  const end = words.findIndex((word) => /^(?:[|&<>#\\]|\d?>|&&)/.test(word));
  return end < 0 ? words : words.slice(0, end);
}

function flagsOf(command: CommandClass): Interfaces.FlagInput {
  const json = command.enableJsonFlag ? { json: Flags.boolean() } : {};
  const all = { ...json, ...command.baseFlags, ...command.flags } as Record<string, { type: string }>;
  // Whether a value is a day or a role there is, is not asked: many stand for one.
  return Object.fromEntries(
    Object.entries(all).map(([name, flag]) => [name, flag.type === "option" ? { ...flag, parse: async (value: string) => value } : flag]),
  ) as Interfaces.FlagInput;
}

/** What follows a command's name and belongs to it; undefined where nothing does, so that the command is only spoken of. */
function argumentsOf({ text, isWhole }: Named, command: CommandClass): string[] | undefined {
  const flags = flagsOf(command) as Record<string, { type: string; char?: string; aliases?: string[]; options?: readonly string[] }>;
  const args = Object.values(command.args) as { options?: readonly string[] }[];
  const taken: string[] = [];
  let places = 0;
  const words = wordsOf(text);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    const bare = isWhole ? word : word.replace(/[.,;:)?`]+$/, "");
    const flag = /^-/.test(bare)
      ? Object.entries(flags).find(
          ([name, { char, aliases = [] }]) => [name, ...aliases].includes(bare.slice(2).replace(/=.*/, "")) || bare === `-${char}`,
        )?.[1]
      : undefined;
    if (/^-/.test(bare)) {
      taken.push(bare);
      if (flag?.type === "option" && !bare.includes("=") && bare === word) {
        const value = (words[++at] ?? "").replace(isWhole ? /$^/ : /[.,;:)?`]+$/, "");
        if (value === "" || value.startsWith("--")) return [...taken, value];
        taken.push(flag.options && !flag.options.includes(value) && /^[A-Z<\u0001…]/.test(value) ? (flag.options[0] as string) : value);
        if (!isWhole && value !== words[at]) return taken;
      }
    } else {
      const isArgument = isWhole || /^["“'<[\u0001…]|[A-Z].*-|^[A-Z]{2,}|[./\\]\w/.test(bare) || args[places]?.options?.includes(bare);
      if (!isArgument || bare === "") break;
      // What a program puts in may be flags as well.
      if (bare === PUT_IN && places >= args.length && command.strict) continue;
      places++;
      taken.push(bare.replace(/^\[|\]$|^["“']|["”']$/g, ""));
    }
    if (bare !== word) break;
  }
  return taken.length > 0 || (isWhole && /\n/.test(text)) ? taken : undefined;
}

/** Texts in a source file, with a mark for what is put into them. */
function textsIn(file: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) texts.push(node.text);
    if (ts.isTemplateExpression(node)) texts.push(node.head.text + node.templateSpans.map(({ literal }) => PUT_IN + literal.text).join(""));
    ts.forEachChild(node, visit);
  };
  const source = read(file);
  if (/\bsop [a-z]/.test(source)) visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest));
  return texts;
}

/** What is only spoken of: written into files of a library, and how shells ask what the tab key completes. */
const SPOKEN = [/^# The library's settings as they were approved/, /CURRENT/];

const NAMED = /(?<![\w./-])sop ((?:[a-z]+-)*[a-z]+)(?![\w-])([^\n]*)/g;

function namedIn(file: string, text: string, isWhole: boolean): Named[] {
  return [...text.matchAll(NAMED)].flatMap(([, name = "", rest = ""]) => {
    const end = rest.search(/(?<![\w./-])sop [a-z]/);
    return commands.has(name) ? [{ file, text: `${name}\n${end < 0 || isWhole ? rest : rest.slice(0, end)}`, isWhole }] : [];
  });
}

/** Commands of a page: whole in lines and spans of code, where a shell would read them. */
function namedInPage(file: string): Named[] {
  const fences = [...read(file).matchAll(/^ *```\w*\n([\s\S]*?)^ *```/gm)].map(([, lines = ""]) => lines);
  const prose = read(file).replace(/^ *```\w*\n[\s\S]*?^ *```/gm, "");
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);
  const typed = fences.flatMap(
    (code) => code.replace(/\$\{\{.*?\}\}/g, "X").match(/(?:^\s*(?:\$ |- |run: )?|npx (?:--[\w-]+ )*)sop .*$/gm) ?? [],
  );
  return [...typed.map((line) => line.replace(/,.*$/, "")), ...spans].flatMap((code) => namedIn(file, code, true));
}

async function faultOf(named: Named): Promise<string | undefined> {
  const [name = "", rest = ""] = named.text.split("\n");
  const command = commands.get(name) as CommandClass;
  const argv = argumentsOf({ ...named, text: rest }, command);
  if (argv === undefined || argv.includes("--help")) return undefined;
  try {
    await Parser.parse(argv, { flags: flagsOf(command), args: command.args, strict: command.strict, "--": true });
    return undefined;
  } catch (error) {
    return `${named.file}: sop ${name} ${argv.join(" ")}: ${(error as Error).message.replace(/\s+/g, " ")}`;
  }
}

async function faultsOf(all: readonly Named[]): Promise<string[]> {
  const faults = await Promise.all(all.map(faultOf));
  return [...new Set(faults.filter((fault) => fault !== undefined))];
}

test("a flag that is not there, a value, an argument and a flag that are missing are seen", async () => {
  const one = (text: string, isWhole = false) => faultsOf(namedIn("x", text, isWhole));
  expect(await one("Have it signed: sop approve P-01 --as ROLE.")).toEqual([]);
  expect(await one("Begin again: sop reject P-01 --as ROLE --reason …. Then go on.")).toEqual([]);
  expect(await one("The command sop bump opens the next one.")).toEqual([]);
  for (const wrong of [
    "sop approve P-01 --by ROLE",
    "sop approve P-01 --as",
    "sop reject --as ROLE --reason x",
    "sop reject P-01 --as ROLE",
    "sop bump P-01 P-02",
  ])
    expect(await one(`Type this: ${wrong}.`), wrong).toHaveLength(1);
  expect(await one("sop list documents --forma csv", true)).toHaveLength(1);
});

test("every command that a text of the tool names can be typed", async () => {
  const files = globSync("{core,cli,languages,site/components,site/data,schemas}/**/*.ts", { cwd: root }).filter(
    (file) => !/\.json$/.test(file),
  );
  const named = files.flatMap((file) =>
    textsIn(file).flatMap((text) => (SPOKEN.some((one) => one.test(text)) ? [] : namedIn(file, text, false))),
  );
  expect(named.length).toBeGreaterThan(200);
  expect(await faultsOf(named)).toEqual([]);
});

test("every command that a rule's fix or an act's answer names, as it is printed, can be typed", async () => {
  const files = globSync("test/{rules/fixtures/examples,acts/plans,control}/*.txt", { cwd: root });
  const named = files.flatMap((file) => namedIn(file, read(file).replace(/^.*# The library's settings.*$/gm, ""), false));
  expect(named.length).toBeGreaterThan(100);
  expect(await faultsOf(named)).toEqual([]);
});

test("every command that a document of the tool names can be typed", async () => {
  const files = ["README.md", "SECURITY.md", "CONTRIBUTING.md", ...globSync("docs/**/*.md", { cwd: root })];
  const named = files.flatMap(namedInPage);
  expect(named.length).toBeGreaterThan(100);
  expect(await faultsOf(named)).toEqual([]);
});
