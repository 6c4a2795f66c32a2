import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-places-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const git = (...words: string[]) => execFileSync("git", words, { cwd: folder, stdio: "pipe", encoding: "utf8" });
function repository(): void {
  git("init", "--quiet", "--initial-branch", "main");
  git("config", "user.name", "R. Reader");
  git("config", "user.email", "reader@contoh.example");
}
function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const people = ["--holder", "approved=Head of QA", "--person", "A. Ab; DC", "--person", "C. Cd; Lead", "--person", "E. Ef; Head of QA"];
const wordsOf = (line: string) => [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);

/** Begins a library, and types what is printed next, without npm, where it says; then signs and issues until the gate is green. */
async function begin(at: string, words: readonly string[]): Promise<{ out: string; typed: string[] }> {
  mkdirSync(join(folder, at), { recursive: true });
  const begun = await runSop(["init", ...words, "--organisation", "PT Contoh", ...people], { cwd: join(folder, at) });
  expect([begun.status, begun.err]).toEqual([0, ""]);
  const next = [...begun.out.matchAll(/^→ (.+?) {3}# .+$/gm)].map(([, line = ""]) => line);
  let place = join(folder, at);
  const typed: string[] = [];
  for (const line of next) {
    const [program, ...rest] = wordsOf(line);
    if (program === "cd") place = join(place, rest[0] ?? "");
    if (program !== "npx") continue;
    const ran = await runSop(rest.slice(1), { cwd: place });
    expect({ line, status: ran.status, said: ran.status === 0 ? "" : ran.out + ran.err }).toEqual({ line, status: 0, said: "" });
    typed.push(line);
  }
  return { out: begun.out, typed };
}

async function liveOn(library: string): Promise<void> {
  const sop = async (...words: string[]) => {
    const ran = await runSop([...words, "--library", library], { cwd: folder });
    expect({ words, status: ran.status, said: ran.status === 0 ? "" : ran.out + ran.err }).toEqual({ words, status: 0, said: "" });
  };
  git("add", "--all");
  git("commit", "--quiet", "--message", "Begin");
  const codes = readdirSync(join(folder, library), { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() && existsSync(join(folder, library, one.name, "draft.md")) ? [one.name] : [],
  );
  // The instruction is cited by the procedure.
  const [procedure = "", instruction = ""] = codes.sort((a, b) => Number(/W|WI|IK/.test(a)) - Number(/W|WI|IK/.test(b)));
  const sign = async (code: string) => {
    for (const [role, name] of Object.entries({ prepared: "A. Ab", checked: "C. Cd", approved: "E. Ef" }))
      await sop("approve", code, "--as", role, "--name", name, "--commit");
    await sop("issue", code, "--name", "A. Ab", "--commit");
  };
  await sign(instruction);
  await sign(procedure);
  git("switch", "--quiet", "--create", "next");
  await sop("bump", procedure, "--change", "x", "--commit");
  await sop("gate", "--base", "main");
}

test("in an own folder, the folder itself, and deep in a repository, what is printed next runs as typed", async () => {
  repository();
  expect((await begin(".", ["sops"])).typed).toHaveLength(2);
  const deep = await begin("docs", ["our procedures", "--template", "iso-13485", "--language", "en"]);
  expect(deep.typed[0]).toBe('npx sop check --library "our procedures"');
  // Two libraries: the files of the first stay, and what of the second they lack is said.
  expect(deep.out).toContain(
    "pre-commit is there already and was left as it is: let it run node_modules/.bin/sop gate --staged --library 'docs/our procedures'.",
  );
  await begin("own", [".", "--template", "sop-ap", "--code", "KEL/SOP/001", "--code", "KEL/IK/001"]);
  await liveOn("docs/our procedures");
});

test.each([
  [["sub"], "sops", /“sub” lies in a library, “\.”[\s\S]*beside that one/],
  [["."], ".", /“\.” holds a library, “sops”[\s\S]*another folder/],
  [["sops"], ".", /“sops” is a library already[\s\S]*sop init sops --ci gitlab/],
  [["file"], ".", /“file” can't be made: a file stands where a folder is needed/],
  [["file/x"], ".", /“file\/x” can't be made: a file stands where a folder is needed/],
  [["a", "--organisation", " "], ".", /--organisation is empty/],
  [["a", "--time-zone", "Jakarta"], ".", /Did you mean “Asia\/Jakarta”/],
  [["a", "--time-zone", "Europe/Berln"], ".", /Did you mean “Europe\/Berlin”/],
])("sop init %j is refused in words, and nothing is written", async (words, at, expected) => {
  repository();
  write("file", "");
  write("sops/library.yaml", "organisation: X\n");
  write(".gitlab-ci.yml", "");
  const before = git("status", "--short", "--untracked-files=all");
  const ran = await runSop(["init", ...words, ...(words.includes("--organisation") ? [] : ["--organisation", "Y"]), "--lang", "en"], {
    cwd: join(folder, at),
  });
  expect([ran.status, ran.err]).toEqual([2, expect.stringMatching(expected)]);
  expect(git("status", "--short", "--untracked-files=all")).toBe(before);
  expect(existsSync(join(folder, "a"))).toBe(false);
});

test("where package.json stands between, npm and what follows are typed at the top", async () => {
  repository();
  write("docs/package.json", "{}");
  const { out, typed } = await begin("docs", ["sops", "--language", "en"]);
  expect(out).toMatch(/^→ cd \.\. {3}# .*\n→ npm install /m);
  expect(typed[0]).toBe("npx sop check --library docs/sops");
});

test("a package.json that lacks the tool is not touched, and npm is told what to add", async () => {
  repository();
  write("package.json", '{ "devDependencies": { "left-pad": "1.3.0" } }');
  expect((await begin(".", ["sops", "--language", "en"])).out).toMatch(/^→ npm install --save-dev --save-exact sop-control@\S+ /m);
  write("package.json", '{ "devDependencies": { "sop-control": "1.3.0" } }');
  const { out } = await begin(".", ["more", "--language", "en"]);
  expect(out).not.toMatch(/→ npm|package\.json is there/);
});

test("without a repository nothing is written that nobody would run, and it comes once there is one", async () => {
  const { out } = await begin(".", ["sops", "--language", "en"]);
  expect(out).toContain(
    "No CI, hook or .gitignore: this folder is in no git repository. After git init, sop init sops --ci github adds them.",
  );
  expect(readdirSync(folder).sort()).toEqual([".vscode", "package.json", "sops"]);
  repository();
  const later = await runSop(["init", "sops", "--ci", "github", "--lang", "en"], { cwd: folder });
  expect([later.status, later.err]).toEqual([0, ""]);
  expect(later.out).toMatch(/→ git config core\.hooksPath \.githooks /);
  expect(readFileSync(join(folder, ".githooks/pre-commit"), "utf8")).toContain("--library sops");
  await liveOn("sops");
});

test("without git on the machine a library begins, and --git says what is missing", async () => {
  const env = { PATH: join(folder, "nothing") };
  const refused = await runSop(["init", "sops", "--organisation", "X", "--git", "--lang", "en"], { cwd: folder, env });
  expect([refused.status, refused.err]).toEqual([2, expect.stringContaining("git is not installed here, so no repository can be made.")]);
  const begun = await runSop(["init", "sops", "--organisation", "X", "--language", "en"], { cwd: folder, env });
  expect([begun.status, begun.out]).toEqual([
    0,
    expect.stringContaining("git is not installed here. With it, and after git init, sop init sops --ci github adds them."),
  ]);
  expect(await runSop(["check", "--lang", "en"], { cwd: folder, env })).toMatchObject({ status: 0, err: "" });
});

test("Word files that lie there are surveyed next, then brought in, and nothing of the library or of npm with them", async () => {
  repository();
  const page = "<html><body><h1>Prosedur Keluhan</h1><p>Kode: QA.P-07</p><h2>Tujuan</h2><p>Menerima keluhan.</p></body></html>";
  for (const name of ["lama/P-07 Keluhan.docx", "lama/2019/P-08.docx"]) write(name, page);
  write("node_modules/x/manual.docx", page);
  const { out, typed } = await begin(".", ["sops", "--lang", "id"]);
  expect(out).toContain("2 berkas Word");
  expect(typed[0]).toBe("npx sop import --survey lama");
  const survey = await runSop(["import", "--survey", ".", "--lang", "en"], { cwd: folder });
  expect(survey.err).toContain("2 documents of 2 read.");
  expect(survey.err).toContain("then: sop import . --into sops");
  const fresh = mkdtempSync(join(tmpdir(), "sop-fresh-"));
  try {
    writeFileSync(join(fresh, "a.docx"), page);
    const { err } = await runSop(["import", "--survey", "a.docx", "--lang", "en"], { cwd: fresh });
    expect(err).toContain("→ sop import --survey a.docx --into sops   # begins that library");
    const [, line = ""] = /→ (sop .+?) {3}#/.exec(err) ?? [];
    expect(await runSop(wordsOf(line).slice(1), { cwd: fresh })).toMatchObject({ status: 0 });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
});
