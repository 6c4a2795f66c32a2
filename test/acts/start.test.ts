import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { checkAnew } from "../../cli/check/check-library.ts";
import { askStart, Cancelled } from "../../cli/start/ask-start.ts";
import { readHolders, readPerson, readRoles } from "../../cli/start/read-answers.ts";
import { guessCodes, lettersFor } from "../../core/acts/start/guess-codes.ts";
import { planLibrary } from "../../core/acts/start/plan-library.ts";
import type { StartAnswers, StartPlace } from "../../core/acts/start/start-settings.ts";
import { templateIds, templates } from "../../core/acts/start/templates.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { languages } from "../../schemas/local-text.ts";
import { runSop } from "../run-sop.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const shipped = {
  github: readFileSync(join(root, "docs/ci/github.yml"), "utf8"),
  gitlab: readFileSync(join(root, "docs/ci/gitlab-ci.yml"), "utf8"),
};
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const answers: StartAnswers = {
  organisation: "PT Contoh",
  language: "id",
  timeZone: "Asia/Jakarta",
  template: "iso-9001",
  examples: [],
  roles: undefined,
  holders: {},
  people: [],
  keys: {},
  signatures: "optional",
};
const place: StartPlace = {
  folder: "sops",
  schemas: {},
  shippedCi: shipped,
  justPastMidnight: { hour: 17, minute: 5 },
  tool: { name: "sop-control", version: "0.0.0" },
  ci: "github",
  existing: new Map(),
  isLibrary: false,
  isRepository: true,
  hasGit: true,
  wordFiles: undefined,
  goTo: undefined,
  library: undefined,
};
const contentOf = (path: string, own: Partial<StartPlace> = {}, said: Partial<StartAnswers> = {}) =>
  planLibrary({ ...answers, ...said }, { ...place, ...own }).operations.flatMap((one) =>
    one.kind === "write" && one.path === path ? [one.content] : [],
  )[0];

describe("codes are read from examples", () => {
  test.each([
    [["P-01"], "{type}-{number}", { procedure: "P" }],
    [["IN.OCC.TELK.P-01", "IN.QCC.TELK.W-10"], "{company}.{unit}.{client}.{type}-{number}", { procedure: "P", instruction: "W" }],
    [["QA-SOP-014"], "{unit}-{type}-{number}", { procedure: "SOP" }],
    [["SOP001", "WI002"], "{type}{number}", { procedure: "SOP", instruction: "WI" }],
    [["SOP/HR/001/2024"], "{type}/{unit}/{number}/{year}", { procedure: "SOP" }],
    [["XY-01", "ZZ-02"], "{type}-{number}", { procedure: "XY", instruction: "ZZ" }],
    [["IK.07"], "{type}.{number}", { instruction: "IK" }],
    [["F-19-A4"], "{type}-{number}-{unit}", { form: "F" }],
  ])("%j", (examples, pattern, letters) => {
    const guess = guessCodes(examples);
    expect([guess.code].flat()[0]?.pattern).toBe(pattern);
    expect(guess.letters).toEqual(letters);
    expect(new Set(Object.values(lettersFor(guess.letters, templates["iso-9001"].letters))).size).toBe(4);
  });

  test("codes made unlike each other are patterns by type; those without letters are of one type", () => {
    expect(guessCodes(["QA-SOP-014", "WI-PRD-003-A"]).code).toEqual([
      { pattern: "{unit}-{type}-{number}", parts: { unit: ["QA"] }, digits: 3 },
      { types: ["WI"], pattern: "{type}-{company}-{number}-{unit}", parts: { company: ["PRD"], unit: ["A"] }, digits: 3 },
    ]);
    const numeric = guessCodes(["12.3.4", "12.5.1"]);
    expect(numeric.code).toEqual({ pattern: "{chapter}.{section}.{number}", parts: { chapter: ["12"], section: ["3", "5"] }, digits: 1 });
    expect(new Set(Object.values(lettersFor(numeric.letters, templates["iso-9001"].letters))).size).toBe(1);
  });

  test.each([
    [["SOP"]],
    [["001"]],
    [["P-01", "P-001"]],
    [["P-01", "HR-P-01"]],
    [["P-01\n"], true],
    [["{x}-01"]],
    [["A-1", "B-2", "C-3", "D-4", "E-5"]],
  ])("%j is refused, or read without its blanks", (examples, isFine = false) => {
    if (isFine) expect(guessCodes(examples).code).toMatchObject({ digits: 2 });
    else expect(() => guessCodes(examples)).toThrow();
  });
});

describe.each(templateIds)("%s", (template) => {
  test.each(languages)("in %s begins with nothing to mend but approvals", async (language) => {
    const folder = mkdtempSync(join(tmpdir(), "sop-start-"));
    folders.push(folder);
    const said = {
      ...answers,
      template,
      language,
      examples: ["IN.OCC.TELK.P-01"],
      holders: { approved: ["QMR", "Wakil: QMR"] },
      people: [readPerson("A. B., S.T.; QMR")],
    };
    for (const operation of planLibrary(said, place).operations) {
      if (operation.kind !== "write") continue;
      const path = join(folder, operation.path);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, operation.content);
    }
    const { findings } = await checkAnew(join(folder, "sops"), { date: "2026-01-02" as IsoDate });
    expect(findings.map(({ rule }) => rule).sort()).toEqual(["SOP301", "SOP301", "SOP312"]);
  });
});

describe("what judges a library", () => {
  test.each([
    ["github", ".github/workflows/sop.yml"],
    ["gitlab", ".gitlab-ci.yml"],
  ] as const)("on %s is what docs/ci shows", (ci, path) => {
    expect(contentOf(path, { ci })).toBe(shipped[ci]);
  });

  test("elsewhere names its folder and its midnight", () => {
    const text = contentOf(
      ".github/workflows/sop.yml",
      { folder: "doc s/it's", justPastMidnight: { hour: 23, minute: 5 } },
      { timeZone: "Europe/Berlin" },
    );
    expect(text).toContain("npx sop gate --library 'doc s/it'\\''s'");
    expect(text).toContain('- cron: "5 23 * * *"');
    expect(text).toContain("23:05 UTC is just past it in Berlin");
    expect(text).not.toMatch(/--library sops/);
  });

  test("what is there stays, and what it lacks is named, for the library at hand", () => {
    const existing = new Map([
      ["package.json", "{}"],
      [".gitignore", "node_modules\n"],
      [".github/workflows/sop.yml", "- run: npx sop gate --library sops-2\n"],
      [".githooks/pre-commit", "exec sop gate --staged --library sops\n"],
      [".vscode/extensions.json", '{"recommendations":["redhat.vscode-yaml"]}'],
      [".github/CODEOWNERS", "/other/library.yaml @x\n"],
    ]);
    const plan = planLibrary(answers, { ...place, existing });
    expect(plan.operations.map(({ path }) => path).filter((path) => existing.has(path))).toEqual([]);
    expect(plan.summary.map(({ en }) => en).filter((line) => line.includes("is there already"))).toEqual([
      ".github/workflows/sop.yml is there already and was left as it is: add the jobs that sop docs ci shows, with --library sops.",
      ".github/CODEOWNERS is there already and was left as it is: add who must agree to a change of /sops/library.yaml, /sops/settings/ and /sops/allowed_signers.",
      "package.json is there already and was left as it is: sop-control belongs among its devDependencies and, for portals and prints, sop-control-portal among its optionalDependencies.",
    ]);
    expect(plan.next[0]?.en).toMatch(/^npm install --save-dev --save-exact sop-control@0\.0\.0 /);
    expect(plan.operations.at(-1)?.path).toBe("sops/library.yaml");
  });

  test("is added to a library that is there, and touches none of it", () => {
    const paths = planLibrary(answers, { ...place, isLibrary: true }).operations.map(({ path }) => path);
    expect(paths).toContain(".github/workflows/sop.yml");
    expect(paths.filter((path) => path.startsWith("sops/"))).toEqual([]);
  });
});

test("flags that say who signs", () => {
  expect(readPerson("A. B., S.T.; QMR ; a@x.example")).toEqual({ name: "A. B., S.T.", position: "QMR", signer: "a@x.example" });
  expect(readHolders(["approved=QMR; Wakil", "approved=Direktur"])).toEqual({ approved: ["QMR", "Wakil", "Direktur"] });
  expect(Object.keys(readRoles(["author=Penulis", "approver=Pengesah"]))).toEqual(["author", "approver"]);
  expect(contentOf("sops/library.yaml", {}, { roles: readRoles(["author=Penulis", "approver=Pengesah"]) })).toContain(
    "apart: [[author, approver]]",
  );
  for (const wrong of ["A. B.", "; QMR", "a;b;c;d"]) expect(() => readPerson(wrong)).toThrow(/Name; Position/);
  for (const wrong of ["approved", "=QMR", "approved="]) expect(() => readHolders([wrong])).toThrow(/--holder/);
  expect(() => readRoles(["Dua Kata=x"])).toThrow(/lower case/);
  expect(() => planLibrary({ ...answers, holders: { aproved: ["QMR"] } }, place)).toThrow(/no role “aproved”/);
});

describe("the questions", () => {
  const enter = "\r";
  const down = "\u001b[B";
  async function typed(keys: readonly string[]) {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
    const output = Object.assign(new PassThrough(), { isTTY: true, columns: 100, rows: 40 });
    let seen = "";
    output.on("data", (data: Buffer) => (seen += data.toString()));
    const asking = {
      language: "id",
      isLanguageFixed: false,
      directory: "sops",
      isRepository: true,
      hasGit: true,
      ci: "gitlab",
      wordFiles: { count: 2, places: ["berkas lama"] },
      timeZone: "UTC",
      streams: { input, output },
    } as const;
    const answer = askStart({}, asking);
    answer.catch(() => undefined);
    for (const key of keys) {
      // Typed once the screen stands still: a file that is named is read first.
      for (let before = ""; before !== seen || before === ""; ) {
        before = seen;
        await new Promise((done) => setTimeout(done, 15));
      }
      input.write(key);
    }
    return { answer: await answer, seen };
  }

  test("answered one by one, in the language chosen first", async () => {
    const { answer, seen } = await typed([
      ...[down, enter],
      enter,
      ...["Acme", enter],
      ...[down, enter],
      ...[down, enter],
      ...["WI-001 SOP-002", enter, enter],
      ...[enter, enter, "Head; Deputy", enter],
      ...["Ann Ab; Head", enter, enter],
      enter,
      enter,
    ]);
    expect(answer).toEqual({
      language: "en",
      directory: "sops",
      git: false,
      organisation: "Acme",
      timeZone: "Asia/Makassar",
      template: "sop-ap",
      examples: ["WI-001", "SOP-002"],
      roles: undefined,
      holders: { approved: ["Head", "Deputy"] },
      people: [{ name: "Ann Ab", position: "Head" }],
      keys: {},
      signatures: "optional",
      ci: "gitlab",
    });
    expect(seen).toContain('2 Word files here. Which codes and roles they have: npx sop import --survey "berkas lama"');
    expect(seen).not.toContain("Nama organisasi");
  });

  test("a key is asked for whoever signs by e-mail, again until a file holds a public one", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sop-asked-"));
    folders.push(folder);
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "ann", "-f", join(folder, "ann")]);
    const [file, secret] = [join(folder, "ann.pub"), join(folder, "ann")];
    const { answer, seen } = await typed([
      ...[down, enter],
      ...[enter, "Acme", enter, enter, enter],
      ...[enter, enter],
      ...[enter, enter, enter],
      ...["Ann Ab; QMR; ann@acme.example", enter, "Bob; DC", enter, enter],
      "y",
      ...[join(folder, "nobody.pub"), enter, secret, enter, file, enter],
      enter,
    ]);
    const [type = "", key = ""] = readFileSync(file, "utf8").split(" ");
    expect(answer).toMatchObject({ signatures: "required", keys: { "ann@acme.example": { text: `${type} ${key}`, file } } });
    expect(Object.keys(answer.keys ?? {})).toEqual(["ann@acme.example"]);
    const said = seen.replaceAll(/\s*\n\S*\s*/g, " ");
    expect(said).toContain("The file of Ann Ab's public SSH key?");
    expect(said).not.toContain("The file of Bob's");
    expect(said).toContain("can't be read");
    expect(said).toContain("is a private key, which stays with its owner");
  });

  test("Ctrl+C ends them", async () => {
    await expect(typed([enter, "\u0003"])).rejects.toThrow(Cancelled);
  });
});

describe("keys", () => {
  const folder = mkdtempSync(join(tmpdir(), "sop-keys-"));
  folders.push(folder);
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "ann", "-f", join(folder, "ann")]);
  const init = (...words: string[]) =>
    runSop(["init", "sops", "--organisation", "Acme", "--language", "en", "--person", "Ann Ab; QMR; ann@acme.example", ...words], {
      cwd: folder,
    });

  test.each([
    [["--key", "ann.pub"], /lacks one side of “=”/],
    [["--key", "ann@acme.example=nobody.pub"], /“nobody\.pub” can't be read/],
    [["--key", "ann@acme.example=ann"], /is a private key[\s\S]*ann\.pub/],
    [["--key", "ann@acme.example=odd.pub"], /holds no public key/],
    [["--key", "bob@acme.example=ann.pub"], /“bob@acme\.example” is nobody's[\s\S]*--person/],
    [
      ["--person", "Bob; DC; bob@acme.example", "--key", "bob@acme.example=ann.pub", "--key", "ann@acme.example=ann.pub"],
      /have one key; a key is one person's/,
    ],
  ])("%j is refused, and nothing is written", async (words, message) => {
    await writeFile(join(folder, "odd.pub"), "not a key\n");
    const ran = await init(...words);
    expect([ran.status, ran.err]).toEqual([2, expect.stringMatching(message)]);
    expect(existsSync(join(folder, "sops"))).toBe(false);
  });

  test("a key given at the start signs the settings, and what is signed is verified", async () => {
    expect(await init("--signatures", "required", "--key", "ann@acme.example=ann.pub")).toMatchObject({ status: 0, err: "" });
    expect(readFileSync(join(folder, "sops/allowed_signers"), "utf8")).toMatch(/^ann@acme\.example namespaces="[^"]+" ssh-ed25519 \S+\n$/);
    const words = ["approve", "--settings", "--as", "approved", "--name", "Ann Ab", "--sign", "ann", "--library", "sops"];
    expect(await runSop(words, { cwd: folder })).toMatchObject({ status: 0 });
    const check = ["-Y", "verify", "-n", "sop-settings", "-f", "sops/allowed_signers", "-I", "ann@acme.example"];
    const text = readFileSync(join(folder, "sops/settings/001/approved.txt"));
    const checked = [...check, "-s", "sops/settings/001/approved.sig"];
    expect(execFileSync("ssh-keygen", checked, { cwd: folder, input: text, encoding: "utf8" })).toContain("Good");
    const { out, status } = await runSop(["check", "--library", "sops"], { cwd: folder });
    expect([status, out]).toEqual([0, expect.not.stringContaining("SOP31")]);
  });
});
