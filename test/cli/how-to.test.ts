import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { guideTopics, tasksOf } from "../../cli/docs/guide-topics.ts";
import { languages } from "../../schemas/local-text.ts";
import { packedTool } from "../packed-tool.ts";
import { runShell } from "../run-shell.ts";
import { findBrowser } from "../tools/find-browser.ts";
import { consolesOf, type } from "../type-lines.ts";

/**
 * What the how-tos, the page on CI and the page on signatures show is typed into a shell, block by block, with the packed tool, in a copy of
 * the library that the tutorial ends with. What a task takes for granted is done first.
 */
const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string) => readFileSync(path, "utf8");

const work = mkdtempSync(join(tmpdir(), "sop-how-to-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Runs lines as a reader's shell does. Empty where all went well. */
async function typed(lines: string, folder: string): Promise<string> {
  const env = { HOME: join(work, "home"), TZ: "UTC", LANG: "C.UTF-8", GIT_CONFIG_NOSYSTEM: "1", CHROME_PATH: browser };
  const { status, said } = await runShell(["sh", "-e"], lines, { cwd: folder, env, tool: packedTool() });
  return status === 0 ? "" : `${lines}\n${said}`;
}

let browser = "";
const ends: Record<string, string> = {};
beforeAll(async () => {
  mkdirSync(join(work, "home/.ssh"), { recursive: true });
  browser = (await findBrowser()).path;
  const key = ["-q", "-t", "ed25519", "-N", "", "-f"];
  execFileSync("ssh-keygen", [...key, join(work, "home/.ssh/id_ed25519"), "-C", "ef@contoh.example"]);
  for (const language of languages) {
    const folder = join(work, language);
    ends[language] = folder;
    mkdirSync(folder);
    for (const line of consolesOf(read(join(root, "docs/guide", language, "tutorial.md")))) {
      await type({ ...line, typed: line.typed.replace("init sops", "init sops --code P-01 --code W-01") }, folder);
    }
    execFileSync("git", ["config", "user.name", "E. Ef"], { cwd: folder });
    execFileSync("git", ["config", "user.email", "ef@contoh.example"], { cwd: folder });
  }
}, 120_000);

type Step = string | ((folder: string) => void);

const edit = (path: string, from: string | RegExp, to: string) => (folder: string) => {
  const text = read(join(folder, path));
  expect(text).toMatch(from);
  writeFileSync(join(folder, path), text.replace(from, to));
};
const commit = "git add --all && git commit --quiet --message …";
const bump = 'npx sop bump P-01 --change "Two working days" --commit';
const sign = (code: string, role: string, name: string) => `npx sop approve ${code} --as ${role} --name "${name}" --commit`;
const signAll = (code: string) => [sign(code, "prepared", "A. Ab"), sign(code, "checked", "C. Cd"), sign(code, "approved", "E. Ef")];
const inAMonth = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
const settings = "sops/library.yaml";
const beginP02 = 'npx sop new P "Handling Complaints"';

/** E. Ef signs with the key in the home folder, and the settings that say so are approved. */
const withKey: readonly Step[] = [
  edit(settings, "name: E. Ef,", "name: E. Ef, signer: ef@contoh.example,"),
  (folder) => {
    const key = read(join(work, "home/.ssh/id_ed25519.pub")).split(" ").slice(0, 2).join(" ");
    const may = 'namespaces="sop-approval,sop-event,sop-issue,sop-settings"';
    writeFileSync(join(folder, "sops/allowed_signers"), `ef@contoh.example ${may} ${key}\n`);
  },
  'npx sop approve --settings --as approved --name "E. Ef"',
  commit,
];

/** A revision as somebody types it over from paper: the one that is issued, as another document. */
function typeOver(folder: string): void {
  const bare = read(join(folder, "sops/W-01/rev-00.md")).replace(/^ {4}(?:time|method): .*\n|^ {4}digest:\n(?: {6}.*\n)+/gm, "");
  mkdirSync(join(folder, "typed-over"));
  const typedOver = bare.replaceAll("W-01", "W-05").replace(/\n---\n/, "\ntranscription: { source: Binder 3 }\n---\n");
  writeFileSync(join(folder, "typed-over/w-05.md"), typedOver);
}

/** What a task takes for granted. */
const before: Readonly<Record<string, readonly Step[]>> = {
  "adopt-paper": [typeOver],
  "import-file": ["npx sop flow P-01 1 --format bpmn --out process.bpmn"],
  sign: [...withKey, bump],
  reject: [bump, sign("P-01", "prepared", "A. Ab"), 'git config user.name "C. Cd"'],
  "issue-later": [bump, ...signAll("P-01")],
  withdraw: ['npx sop new W "Answering Calls"', commit],
  cancel: [bump, ...signAll("P-01"), `npx sop issue P-01 --effective ${inAMonth} --commit`],
  "rename-code": [`${beginP02} --commit`],
  renumber: [bump, edit("sops/P-01/draft.md", /^#### 3\. /m, "#### 7. "), edit("sops/P-01/draft.md", / → 3$/m, " → 7"), commit],
  "rotate-key": [
    ...withKey,
    (folder) => {
      execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(folder, "NEWKEY"), "-C", ""]);
      const key = read(join(folder, "NEWKEY.pub")).trim();
      const [old] = read(join(folder, "sops/allowed_signers")).split("\n");
      const [who, may, ...rest] = (old as string).split(" ");
      const days = (name: string) => `${name}="${new Date().toISOString().slice(0, 10).replaceAll("-", "")}"`;
      const lines = [`${who} ${may},${days("valid-before")} ${rest.join(" ")}`, `${who} ${may},${days("valid-after")} ${key}`];
      writeFileSync(join(folder, "sops/allowed_signers"), `${lines.join("\n")}\n`);
    },
  ],
  "person-leaves": [edit(settings, /(name: C\. Cd, position: [^}]+) }/, "$1, until: 2099-12-31 }")],
  "settings-typo": [edit(settings, "PT Contoh", "PT Contoh Jaya")],
  "small-team": [edit(settings, "name: A. Ab,", "id: ab, name: A. Ab,"), edit(settings, /(\n {2}W:[\s\S]*?)apart: .*/, "$1apart: []")],
  "second-unit": [
    "rm -r sops && npx sop init sops --organisation X --language en --code OCC.P-01 --code OCC.W-01 --person 'E. Ef;QMR'",
    "npx sop approve --settings --as approved",
    commit,
    edit(settings, "unit: [OCC]", "unit: [OCC, QCC]"),
  ],
  "own-types": [edit(settings, "24 months", "12 months")],
  // An act that somebody wrote who may not.
  mistake: ["npx sop review P-01 --result keep", edit("sops/P-01/events.yaml", "E. Ef", "Z. Zz"), commit],
};

const unsettled = (block: string) => block.replace("sop check", "sop check || test $? = 1");

/** What a reader puts in the place of what is shown. */
const instead: Readonly<Record<string, (block: string) => string>> = {
  // A document that was just begun is not finished: check says so.
  "new-document": (block) => block.replace("sop check P-02", "sop check P-02 || test $? = 1"),
  "issue-later": (block) => block.replace("2027-01-04", inAMonth),
  // The library is as old as this test.
  // Until those who may have agreed, check says so.
  "settings-typo": unsettled,
  "own-types": unsettled,
  "past-day": (block) => block.replaceAll("2025-01-01", new Date(Date.now() + 7 * 60 * 60 * 1000).toISOString().slice(0, 10)),
};

const blocksOf = (text: string) => [...text.matchAll(/```(?:sh|console)\n([\s\S]*?)```/g)].map(([, block = ""]) => block);

/** Pages and prints are made by the same build whatever the words around them: their commands, the same in both languages, are typed in one. */
const makesPages = (block: string) => /sop (?:build|export (?!.*--format zip))/.test(block);

describe.each(languages)("what the guide shows is done as it is typed (%s)", async (language) => {
  const topics = await guideTopics(root, language);
  const textOf = (topic: string) => topics.find(({ name }) => name === topic) as (typeof topics)[number];
  const blocks = (text: string) => blocksOf(text).filter((block) => language === "en" || !makesPages(block));

  test.each(tasksOf(textOf("how-to")).map(({ name, text }) => [name, text] as const))(
    "%s",
    async (name, text) => {
      const folder = join(work, `${language}-${name}`);
      cpSync(ends[language] as string, folder, { recursive: true });
      for (const step of before[name] ?? []) {
        if (typeof step === "string") expect(await typed(step, folder)).toBe("");
        else step(folder);
      }
      for (const block of blocks(text)) expect(await typed(instead[name]?.(block) ?? block, folder)).toBe("");
    },
    300_000,
  );

  test("the page on CI", async () => {
    const folder = join(work, `${language}-ci`);
    cpSync(ends[language] as string, folder, { recursive: true });
    expect(await typed(`git switch --quiet --create change && ${bump}`, folder)).toBe("");
    for (const block of blocks(textOf("ci").text)) expect(await typed(block, folder)).toBe("");
  }, 300_000);

  test("the page on signatures", async () => {
    const folder = join(work, `${language}-signatures`);
    cpSync(join(root, "sops/RK.MLF.CTH.P-51/rev-03"), folder, { recursive: true });
    cpSync(join(root, "sops/allowed_signers"), join(folder, "allowed_signers"));
    const signer = "kepala-meja-layanan@meja-layanan.example -Overify-time=20240209070500Z";
    const all = blocksOf(textOf("signatures").text);
    expect(all.length).toBeGreaterThan(0);
    for (const block of all) expect(await typed(block.replace(/EMAIL|SUREL/, signer), folder)).toBe("");
  });

  test("no other page shows what is typed, but that on editors, which packs the extension of VS Code (test/editor/extension.test.ts)", () => {
    const shown = topics.filter(({ text }) => blocksOf(text).length > 0).map(({ name }) => name);
    expect(shown.sort()).toEqual(["ci", "editors", "how-to", "signatures", "tutorial"]);
  });
});

describe("what the README shows is done as it is typed, besides its consoles (readme.test.ts)", () => {
  const readme = read(join(root, "README.md"));
  const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = ""]) => block);
  /** What can't be typed here, and why. */
  const elsewhere: Readonly<Record<string, string>> = {
    "npm install && npm start": "asks a package registry; whoever runs this test has done it",
    "npm install && npm test": "is what runs this test",
    "npm install --save-dev --save-exact sop-control\nnpx sop init": "asks a registry, then on a terminal (test/acts/start.test.ts)",
    "npm install --save-optional --save-exact sop-control-portal": "asks a registry",
  };

  test("what can't be typed here is in it", () => {
    for (const block of Object.keys(elsewhere)) expect(blocks.map((one) => one.trim())).toContain(block);
  });

  const typedHere = blocks.filter((block) => elsewhere[block.trim()] === undefined);
  test.each(typedHere.map((block) => [block.split("\n", 1)[0] as string, block] as const))(
    "%s",
    async (_, block) => {
      const folder = mkdtempSync(join(work, "readme-"));
      cpSync(join(root, "sops"), join(folder, "sops"), { recursive: true });
      const begin = [
        "git init --quiet --initial-branch main",
        'git config user.name "K.M.L." && git config user.email kml@example.org',
        commit,
      ];
      if (block.includes("approve --settings")) begin.push("sed -i 's/^organisation: .*/&, baru/' sops/library.yaml");
      if (block.includes("sop gate")) begin.push("git switch --quiet --create change && git commit --quiet --allow-empty --message …");
      for (const step of begin) expect(await typed(step, folder)).toBe("");
      expect(await typed(block, folder)).toBe("");
    },
    300_000,
  );
});
