import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, dayFromNow } from "../acts/controller.ts";
import { runSop } from "../run-sop.ts";
import { attacks } from "./insider/attacks.ts";
import { honestDays } from "./insider/honest-days.ts";
import { asQmr, type Deed, edit, event, openLibrary, qmr } from "./insider/library.ts";
import { type Made, reach, type Shape, shapes } from "./insider/shapes.ts";

/**
 * What somebody who may write into the repository tries, and what honest people do, in the forms in which changes reach the judge. What
 * came of it is the table at the end of docs/security.md (`npx vitest run test/gate/insider.test.ts -u` writes it).
 */
let desk: Desk;
/** Somebody's honest work elsewhere, which a change is mixed with. */
let other: string;
beforeAll(async () => {
  desk = await openLibrary();
  other = (await make({ what: "", does: (own) => own.write("W-30/draft.md", own.read("W-04/draft.md").replaceAll("W-04", "W-30")) })).tree;
}, 300_000);
afterAll(() => {
  rmSync(`${desk.folder}-beside`, { recursive: true, force: true });
  desk.close();
});

/** Does something in the library as it is, and keeps what became of its files. */
async function make({ what, does }: Deed): Promise<Made> {
  inShell("git checkout --quiet --force -B kerja dasar && git clean -qfdx");
  await does(desk);
  return { what, tree: inShell("git add --all && git write-tree") };
}

const inShell = (lines: string): string =>
  execFileSync("sh", ["-c", lines], { cwd: desk.folder, env: desk.env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();

interface Answer {
  status: number | null;
  /** Rules at error; with status 2, what was said. */
  rules: string[];
}

async function ask(words: string[], cwd: string): Promise<Answer> {
  const { status, out, err } = await runSop([...words, "--json", "--lang", "en"], { cwd });
  if (status === 2) return { status, rules: [err.replace(/^sop: /, "").split("\n")[0] ?? ""] };
  const { findings = [] } = JSON.parse(out) as { findings?: { rule: string; severity: string }[] };
  const rules = findings.filter(({ severity }) => severity === "error").map(({ rule }) => rule);
  return { status, rules: [...new Set(rules)].sort() };
}

async function gate({ tree }: Made, shape: Shape): Promise<Answer> {
  const { words, folder } = reach(shape, desk, tree, other);
  return ask(["gate", ...words], folder);
}

const [plain, ...others] = shapes as [Shape, ...Shape[]];
const others2 = (index: number, count: number): Shape[] =>
  Array.from({ length: count }, (_, turn) => others[(index + turn * 3) % others.length] as Shape);

const rows = { attacks: [] as string[], honest: [] as string[], beyond: [] as string[] };

test(`no attack passes (${attacks.length}, each in two forms)`, async () => {
  const passed: string[] = [];
  for (const [index, attack] of attacks.entries()) {
    const made = await make(attack);
    const found = await gate(made, plain);
    const [check, verify] = [await ask(["check"], desk.folder), await ask(["verify"], desk.folder)];
    for (const shape of others2(index, 1)) {
      const again = await gate(made, shape);
      if (again.status === 0) passed.push(`${attack.what}: ${shape.name}`);
    }
    if (found.status === 0) passed.push(`${attack.what}: ${plain.name}`);
    const seen = ({ status }: Answer) => (status === 0 ? "" : status === 1 ? "error" : "refused");
    rows.attacks.push(`| ${attack.what} | ${found.status === 2 ? "refused" : found.rules.join(", ")} | ${seen(check)} | ${seen(verify)} |`);
  }
  expect(passed).toEqual([]);
}, 900_000);

test(`no honest day is held up (${honestDays.length}, each in three forms)`, async () => {
  const stopped: string[] = [];
  for (const [index, day] of honestDays.entries()) {
    const made = await make(day);
    const forms = [plain, ...others2(index, 2)];
    for (const shape of forms) {
      const { status, rules } = await gate(made, shape);
      if (status !== 0) stopped.push(`${day.what}: ${shape.name}: ${rules.join(", ")}`);
      if (shape === plain) {
        const check = await ask(["check"], desk.folder);
        if (check.status !== 0) stopped.push(`${day.what}: check: ${check.rules.join(", ")}`);
      }
    }
    rows.honest.push(`| ${day.what} | ${forms.map(({ name }) => name).join("; ")} |`);
  }
  expect(stopped).toEqual([]);
}, 900_000);

/** Done by somebody who should not, and nothing in the files tells. */
const beyond: readonly (Deed & { who: string })[] = [
  {
    what: "a listed person's name typed by somebody else",
    does: (own) => own.must("withdraw", "W-03", "--reason", "x", ...asQmr),
    who: "whoever may merge; `signatures: required` asks for the person's key",
  },
  {
    what: "a day some days back, within the window",
    does: event("W-01", `event: reviewed, date: ${dayFromNow(-7)}, recorded: ${dayFromNow(-7)}, ${qmr}, result: keep`),
    who: "the host's record of the merge, or a timestamp from outside",
  },
];

test("what no file can show is known to pass", async () => {
  for (const { what, who, ...deed } of beyond) {
    const { status } = await gate(await make({ what, ...deed }), plain);
    expect([what, status]).toEqual([what, 0]);
    rows.beyond.push(`| ${what} | passes | ${who} |`);
  }
  // History rewritten, and the base with it: the judge is shown nothing that changed.
  const spoiled = await make({ what: "", does: edit("W-01/rev-00.md", "Menjamin", "menjamin") });
  reach(plain, desk, spoiled.tree, other);
  const { status } = await ask(["gate", "--base", "HEAD"], desk.folder);
  expect([status, (await ask(["verify"], desk.folder)).status]).toEqual([0, 1]);
  rows.beyond.push(
    "| history rewritten, and the base with it | passes; `verify` and `check` see texts that don't fit their digests | branch protection: no forced pushes; a manifest's hash kept elsewhere |",
  );
}, 120_000);

test("the table in docs/security.md is what came of it", async () => {
  const path = fileURLToPath(new URL("../../docs/security.md", import.meta.url));
  const [text = ""] = readFileSync(path, "utf8").split("<!-- What was tried:");
  const tables = [
    `<!-- What was tried: written by test/gate/insider.test.ts. -->\n\n## What was tried\n\nEach of ${attacks.length} attacks in two forms, each of ${honestDays.length} honest days in three: ${shapes.map(({ name }) => name).join("; ")}.`,
    `| somebody | gate | check | verify |\n| --- | --- | --- | --- |\n${rows.attacks.join("\n")}`,
    `| an honest day, which passes | as |\n| --- | --- |\n${rows.honest.join("\n")}`,
    `| what no file can show | | who must protect it |\n| --- | --- | --- |\n${rows.beyond.join("\n")}`,
  ];
  await expect(`${text.trimEnd()}\n\n${tables.join("\n\n")}\n`).toMatchFileSnapshot(path);
});
