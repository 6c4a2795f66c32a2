import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../../schemas/local-text.ts";
import { runSop } from "../run-sop.ts";

/**
 * Every command where a library speaks one language and nobody asks for another: what it prints is said in that language to the last
 * word. Small words that tie others together betray the other one; what stands in the library is in its language as well.
 */
const { commands } = JSON.parse(readFileSync(fileURLToPath(new URL("../../oclif.manifest.json", import.meta.url)), "utf8")) as {
  commands: Record<string, unknown>;
};

const english = /\b(?:[Tt]he|[Aa]nd|of|is|are|not|with|[Tt]his|that|from|[Hh]as|[Tt]here|which|what|by|been|[Nn]othing|where|one)\b/u;
const indonesian =
  /\b(?:[Yy]ang|[Dd]an|[Tt]idak|[Dd]engan|[Uu]ntuk|[Ii]ni|itu|[Dd]ari|pada|oleh|[Bb]elum|[Aa]da|bukan|[Ss]udah|adalah|di|ke|atau|satu)\b/u;
const betrays: Record<string, RegExp> = { id: english, en: indonesian };

/** What is typed or named, not read: what stands in quotes, flags, commands, ids of rules and pages, files, titles of pages in English. */
const typed =
  /“[^”]*”|"[^"]*"|`[^`]*`|.*\(Inggris\)$|--[\w-]+|\bsop(?: [a-z-]+)+|\b[a-z]+(?:-[a-z]+)+|<[^>]*>|\S*[/\\]\S*|\S+\.(?:md|yaml)\b/gu;

const foreignLines = (text: string, language: string) =>
  text
    .split("\n")
    .filter((line) => betrays[language]?.test(line.replace(typed, " ")))
    .map((line) => line.trim());

/** Those that go on until they are ended, and what makes pages: these are listened to where portals are tried. */
const elsewhere = ["language-server", "mcp", "preview", "build"];
/** It prints the kit's cases, whose documents are in one language and whose findings in the other. */
const quotes = ["qualify"];

/** In the order of a document's life. */
const life: [command: string, ...words: string[]][] = [
  ["check", "--severity", "note"],
  ["show", "P-01"],
  ...["documents", "structure", "waiting", "records", "reviews", "approvals", "copies", "flows", "rc", "kpi", "terms", "external"].map(
    (register): [string, string] => ["list", register],
  ),
  ["flow", "P-01"],
  ["refs", "P-01"],
  ["explain"],
  ["explain", "SOP301"],
  ["approve", "P-01", "--as", "prepared"],
  ["approve", "P-01", "--as", "checked", "--name", "S.S."],
  ["reject", "P-01", "--as", "checked", "--reason", "x", "--name", "S.S."],
  ["approve", "P-01", "--as", "prepared"],
  ["approve", "P-01", "--as", "checked", "--name", "S.S."],
  ["approve", "P-01", "--as", "approved", "--name", "A.H."],
  ["check", "--severity", "note"],
  ["issue", "W-01"],
  ["issue", "P-01"],
  ["verify"],
  ["copies", "P-01", "--issue", "1", "--location", "X"],
  ["review", "P-01", "--result", "keep"],
  ["annul", "P-01", "--event", "1", "--reason", "x"],
  ["admit", "P-01", "--event", "1", "--reason", "x"],
  ["bump", "P-01", "--change", "x"],
  ["diff", "P-01"],
  ["gate"],
  ["cancel", "P-01", "--reason", "x"],
  ["correct", "P-01", "--reason", "x"],
  ["new", "W", "Arsip"],
  ["renumber", "W-02"],
  ["rename", "W-02", "W-09"],
  ["transcribe", "W-09"],
  ["withdraw", "P-01", "--reason", "x"],
  ["reinstate", "P-01", "--reason", "x"],
  ["import", "old.md"],
  ["export", "P-01"],
  ["docs"],
  ["autocomplete"],
  ["check", "--severity", "note"],
  ["verify"],
];

/** A refusal speaks as well. */
const refused = [
  "issue W-01",
  "annul P-01 --event 1 --reason x",
  "admit P-01 --event 1 --reason x",
  "cancel P-01 --reason x",
  "correct P-01 --reason x",
  "renumber W-02",
  "transcribe W-09",
];

test("each command is among them", () => {
  const named = [...life.map(([command]) => command), ...elsewhere, ...quotes, "init"];
  expect(Object.keys(commands).filter((command) => !named.includes(command))).toEqual([]);
});

describe.each(languages)("a library that speaks %s", (language) => {
  const cwd = mkdtempSync(join(tmpdir(), "sop-speaks-"));
  const git = (...words: string[]) => execFileSync("git", words, { cwd, encoding: "utf8" });
  const said: [words: string, status: number | null, lines: string[]][] = [];
  /** Runs a command, and commits what it did. */
  const sop = async (...words: string[]) => {
    const { status, out, err } = await runSop(words, { cwd });
    said.push([words.join(" "), status, foreignLines(out + err, language)]);
    if (git("status", "--porcelain")) {
      git("add", "--all");
      git("commit", "--quiet", "--message", words[0] as string);
    }
  };

  beforeAll(async () => {
    git("init", "--quiet", "--initial-branch", "main");
    git("config", "user.name", "A.A.");
    git("config", "user.email", "aa@example.org");
    await sop("init", "--organisation", "Acme", "--language", language, "--time-zone", "UTC");
    const people = [
      ["A.A.", "DC", "aa"],
      ["S.S.", "VP", "ss"],
      ["A.H.", "QMR", "ah"],
    ].map(([name, position, signer]) => `  - { name: ${name}, position: ${position}, signer: ${signer}@example.org }\n`);
    const settings = join(cwd, "library.yaml");
    writeFileSync(settings, readFileSync(settings, "utf8").replace("people: []\n", `people:\n${people.join("")}`));
    writeFileSync(join(cwd, "old.md"), "# Arsip\n\n## Tujuan\n\nX.\n");
    appendFileSync(join(cwd, ".git/info/exclude"), ".cache\n.config\n.local\n");
  });
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  test("hears it from every command of a document's life", async () => {
    for (const words of life) await sop(...words);
    expect(said.filter(([, , lines]) => lines.length)).toEqual([]);
    expect(said.filter(([, status]) => status === 2).map(([words]) => words)).toEqual(refused);
  }, 120_000);

  test("and from every command's help", async () => {
    said.length = 0;
    for (const command of Object.keys(commands)) await sop(command, "--help");
    expect(said.filter(([, status, lines]) => status !== 0 || lines.length)).toEqual([]);
  });
});
