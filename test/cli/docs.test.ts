import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { allTopics } from "../../cli/docs/all-topics.ts";
import { guideTopics, tasksOf } from "../../cli/docs/guide-topics.ts";
import { referenceTopics, type ShownCommand } from "../../cli/docs/reference-topics.ts";
import { fieldNames, flowHeadNames } from "../../core/document/steps/field-names.ts";
import { catalogue } from "../../core/rules/find-rule.ts";
import { pick } from "../../languages/language.ts";
import { languages } from "../../schemas/local-text.ts";
import { outputForms } from "../../schemas/output.ts";
import { runSop } from "../run-sop.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const { commands } = JSON.parse(read("oclif.manifest.json")) as { commands: Record<string, ShownCommand> };
const guides = Object.fromEntries(
  await Promise.all(languages.map(async (language) => [language, await guideTopics(root, language)] as const)),
);
const typedIn = (text: string) => [...text.matchAll(/^(?:\$ )?npx sop (.+)$/gm)].map(([, words = ""]) => words);

const knows = (flags: ShownCommand["flags"], name: string) =>
  flags[name] !== undefined || Object.values(flags).some(({ aliases }) => aliases?.includes(name));

describe("the guide", () => {
  test("is the same in both languages: topics, tasks, and what is typed but for texts", () => {
    const shape = (language: string) =>
      (guides[language] ?? []).map((topic) => ({
        name: topic.name,
        tasks: tasksOf(topic).map(({ name }) => name),
        typed: typedIn(topic.text).map((line) => line.replace(/"[^"]*"/g, '""').replace(/--language \w+/, "")),
        clauses: [...topic.text.matchAll(/^- \*\*(.+?)\*\*, /gm)].map(([, clause]) => clause),
      }));
    expect(shape("en").map(({ clauses, ...rest }) => rest)).toEqual(shape("id").map(({ clauses, ...rest }) => rest));
    expect(shape("en").map(({ clauses }) => clauses.length)).toEqual(shape("id").map(({ clauses }) => clauses.length));
  });

  test("has twenty tasks and more, each with a name of its own", () => {
    const topics = guides["en"] ?? [];
    const names = topics.flatMap((topic) => [topic.name, ...tasksOf(topic).map(({ name }) => name)]);
    expect(topics.flatMap(tasksOf).length).toBeGreaterThanOrEqual(20);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(languages)("names commands, flags and rules that are there (%s)", (language) => {
    const texts = (guides[language] ?? []).map(({ text }) => text).join("\n");
    const unknown = typedIn(texts).flatMap((line) => {
      const [name = ""] = line.split(" ");
      const flags = commands[name]?.flags;
      if (flags === undefined) return [name];
      return [...line.matchAll(/ --([a-z][a-z-]*)/g)].flatMap(([, flag = ""]) => (knows(flags, flag) ? [] : [`${name} --${flag}`]));
    });
    expect(unknown).toEqual([]);
    const rules = new Set(catalogue.map(({ id }) => id));
    expect([...texts.matchAll(/SOP\d{3}/g)].filter(([id]) => !rules.has(id))).toEqual([]);
  });
});

test.each(languages)("the reference names every command, flag, rule and key (%s)", async (language) => {
  const topics = await referenceTopics(root, Object.values(commands), language);
  const textOf = (name: string) => topics.find((topic) => topic.name === name)?.text ?? "";
  for (const { id, flags } of Object.values(commands)) {
    expect(textOf("commands")).toContain(`## sop ${id}`);
    for (const flag of Object.keys(flags).filter((name) => name !== "json")) expect(textOf("commands")).toContain(`--${flag}`);
  }
  for (const { id } of catalogue) expect(textOf("rules")).toContain(id);
  for (const key of ["organisation", "keepSuperseded", "proposeChange"]) expect(textOf("settings")).toContain(`\`${key}\``);
  expect(textOf("format")).toContain("`distribution`");
  for (const { commands: printing } of Object.values(outputForms))
    for (const id of printing) expect(textOf("json")).toContain(`\`sop ${id}\``);
});

test.each(languages)(
  "pages say what a reader can use: no name left open, and what is in another language is named so (%s)",
  async (language) => {
    const groups = await allTopics(root, language);
    const commandsPage = groups.reference.find(({ name }) => name === "commands")?.text ?? "";
    expect([...commandsPage.matchAll(/: .*\{\w+\}/g)].map(([line]) => line)).toEqual([]);
    expect(commandsPage).toMatch(/`--as ROLE`: .*prepared \(/);
    const foreign = groups.guide.filter(({ writtenIn }) => writtenIn !== undefined);
    expect(foreign.every(({ title }) => title.endsWith("(Inggris)"))).toBe(true);
    expect(foreign.length > 0).toBe(language !== "en");
  },
);

describe("what others build on", () => {
  const linesOf = (text: string) => (parse(text) as { gate: { script: string[] } }).gate.script;

  test("GitLab's component runs what docs/ci runs", () => {
    const [, job] = parseAllDocuments(read("templates/gate.yml")).map((one) => one.toJS() as Record<string, { script: string[] }>);
    const script = job?.["sop-gate"]?.script.map((line) => line.replaceAll("$[[ inputs.library ]]", "sops"));
    expect(script).toEqual(linesOf(read("docs/ci/gitlab-ci.yml")));
  });

  test("pre-commit's hook and the action name commands and flags that are there", () => {
    const typed = [...`${read(".pre-commit-hooks.yaml")}\n${read("action.yml")}`.matchAll(/sop (gate|verify)((?: +(?:--?)?[\w"$=.-]+)*)/g)];
    const flags = typed.flatMap(([, name = "", rest = ""]) =>
      [...rest.matchAll(/--([a-z]+)/g)].map(([, flag = ""]) => commands[name]?.flags[flag]),
    );
    expect(typed.length).toBeGreaterThanOrEqual(3);
    expect(flags).not.toContain(undefined);
  });

  test.each([
    ["", "repos/o/r/issues/7/comments --field body=@sop-comment.md"],
    ["41\n42\n", "--method PATCH repos/o/r/issues/comments/41 --field body=@sop-comment.md"],
  ])("the action's comment is made once and then kept up to date (%j)", (known, asked) => {
    const folder = mkdtempSync(join(tmpdir(), "sop-comment-"));
    try {
      writeFileSync(join(folder, "sop-gate.md"), "# Verdict\n");
      writeFileSync(join(folder, "gh"), `#!/bin/sh\nshift\necho "$*" >> calls\ncase "$*" in *--jq*) printf '${known}';; esac\n`, {
        mode: 0o755,
      });
      const { steps } = (parse(read("action.yml")) as { runs: { steps: { id?: string; run?: string }[] } }).runs;
      const script = steps.find(({ id }) => id === "comment")?.run ?? "";
      const env = { PATH: `${folder}:${process.env["PATH"]}`, GITHUB_REPOSITORY: "o/r", NUMBER: "7" };
      execFileSync("bash", ["-e", "-o", "pipefail", "-c", script], { cwd: folder, env });
      expect(readFileSync(join(folder, "calls"), "utf8").trim().split("\n").at(-1)).toBe(asked);
      expect(readFileSync(join(folder, "sop-comment.md"), "utf8")).toBe("<!-- sop-gate -->\n# Verdict\n");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("the notation's page", () => {
  const notation = (language: string) => guides[language]?.find(({ name }) => name === "notation")?.text ?? "";

  test.each(languages)("names every field and line of a flow (%s)", (language) => {
    const names = [...Object.values(fieldNames), ...Object.values(flowHeadNames)].map((name) => pick(name, language));
    expect(names.filter((name) => !notation(language).includes(`\`${name}\``))).toEqual([]);
  });

  test.each(languages)("shows a document that has no errors (%s)", async (language) => {
    const folder = mkdtempSync(join(tmpdir(), "sop-notation-"));
    try {
      const words = ["init", folder, "--organisation", "PT Contoh", "--language", language, "--code", "P-01", "--code", "W-01"];
      expect(await runSop(words, { cwd: folder })).toMatchObject({ status: 0 });
      const [, example = ""] = /```markdown\n([\s\S]*?)```/.exec(notation(language)) ?? [];
      writeFileSync(join(folder, "P-01/draft.md"), example);
      const { out } = await runSop(["check", "--library", folder, "--json", "--no-cache", "P-01"], { cwd: folder });
      const { findings } = JSON.parse(out) as { findings: { rule: string; severity: string; message: string }[] };
      expect(findings.filter(({ severity }) => severity !== "note")).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
