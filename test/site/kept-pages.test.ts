import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";
import { issuedDocument } from "./made-portal.ts";

const files: Record<string, string> = {
  "library.yaml": "organisation: Example\nlanguage: en\ncode: { pattern: '{type}-{number}', digits: 2 }\n",
  "P-01/rev-00.md": issuedDocument(
    "P-01",
    `### Calls\n\n#### 1. Ask\n\n- Actor: Agent\n- Next:\n  - Known → P-02_R2\n  - Other → W-01\n\nAsk what is wrong, see W-03.\n`,
  ),
  "P-02/rev-00.md": issuedDocument(
    "P-02",
    `### Orders\n\n#### 1. Take it\n\n- Actor: Agent\n\nTake the order.\n\n![A map](assets/map.svg)\n\n#### 2. Send it\n\n- Actor: Agent\n- RC: P-02_R2\n- Next: end\n\nSend the order.\n`,
  ),
  "P-02/assets/map.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>\n',
  "W-01/rev-00.md": issuedDocument("W-01", "### Help\n\n#### 1. Help\n\n- Actor: Agent\n- Next: end\n\nHelp the caller.\n"),
  "W-02/rev-00.md": issuedDocument("W-02", "### Rest\n\n#### 1. Rest\n\n- Actor: Agent\n- Next: end\n\nRest a little.\n"),
};
const all = ["P-01", "P-02", "W-01", "W-02"];

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), "sop-kept-"));
  for (const [name, text] of Object.entries(files)) write(name, text);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

function write(name: string, text: string): void {
  const path = join(work, "sops", name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Changes a file of the library; what is to be changed must be there. */
function edit(name: string, from: string, to: string): void {
  const text = readFileSync(join(work, "sops", name), "utf8");
  expect(text).toContain(from);
  write(name, text.replace(from, to));
}

/** Builds and tells which documents' pages were made. */
async function build(out: string, ...words: string[]): Promise<string[]> {
  const date = words.includes("--date") ? [] : ["--date", "2026-11-23"];
  const env = { XDG_CACHE_HOME: join(work, "cache") };
  const ran = await runSop(["build", "--library", "sops", "--out", out, "--json", ...date, ...words], { cwd: work, env });
  expect(ran.err).toBe("");
  return (JSON.parse(ran.out) as { made: string[] }).made;
}

/** Every file of a portal with its bytes. */
function contents(out: string): Map<string, string> {
  const folder = join(work, out);
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    found
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, "base64")]),
  );
}

/** Names of the files in which two portals differ. */
function differences(one: Map<string, string>, other: Map<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path));
}

const pageOf = (code: string) => statSync(join(work, "portal", code, "index.html")).ino;

test("the first build makes all documents' pages", { timeout: 120_000 }, async () => {
  expect(await build("portal")).toEqual(all);
});

interface Change {
  change: string;
  make: () => void;
  made: string[];
}

const reinstated = "- { event: reinstated, date: 2026-11-10, by: { name: C., position: Head }, reason: Needed }\n";
/**
 * Changes one after the other, then a comparison with a whole build: those in one row show in other documents' pages, so what one
 * wrongly keeps is still there when all is compared.
 */
const rows: readonly (readonly Change[])[] = [
  [
    { change: "none", make: () => undefined, made: [] },
    { change: "a text", make: () => edit("W-01/rev-00.md", "Help the caller.", "Help them."), made: ["W-01"] },
    { change: "a picture", make: () => edit("P-02/assets/map.svg", "M0 0h1", "M0 0v1"), made: ["P-02"] },
  ],
  [{ change: "a cited title", make: () => edit("P-02/rev-00.md", "title: Procedure P-02", "title: Orders"), made: ["P-01", "P-02"] }],
  [
    {
      change: "a withdrawal",
      make: () =>
        write(
          "W-01/events.yaml",
          "- { event: withdrawn, date: 2026-11-02, by: { name: C., position: Head }, reason: Old, replacedBy: W-02 }\n",
        ),
      made: ["P-01", "W-01"],
    },
    { change: "a cited step's title", make: () => edit("P-02/rev-00.md", "2. Send it", "2. Post it"), made: ["P-02"] },
  ],
  [{ change: "a cited flow's address", make: () => edit("P-02/rev-00.md", "### Orders", "### Orders taken"), made: ["P-01", "P-02"] }],
  [
    {
      change: "a return into force",
      make: () => write("W-01/events.yaml", `${readFileSync(join(work, "sops/W-01/events.yaml"), "utf8")}${reinstated}`),
      made: ["P-01", "W-01"],
    },
  ],
  [
    {
      change: "what a term means",
      make: () => edit("P-02/rev-00.md", "parties:", 'definitions:\n  - { term: little, kind: term, meaning: "not much" }\nparties:'),
      made: all,
    },
  ],
  [
    {
      change: "a document that was cited before it was there",
      make: () => write("W-03/rev-00.md", issuedDocument("W-03", "### New\n\n#### 1. New\n\n- Next: end\n\nAs in W-02.\n")),
      made: ["P-01", "W-02", "W-03"],
    },
  ],
  [{ change: "a document that is gone", make: () => rmSync(join(work, "sops/W-03"), { recursive: true }), made: ["P-01", "W-02"] }],
];

describe("a build after a change makes what the change shows in, and is the same as a whole one", () => {
  test.each(rows.map((row) => [row.map(({ change }) => change).join(", then "), row] as const))(
    "%s",
    { timeout: 120_000 },
    async (_, row) => {
      for (const { change, make, made } of row) {
        make();
        const before = new Map(all.map((code) => [code, pageOf(code)]));
        expect([change, await build("portal")]).toEqual([change, made]);
        for (const code of all) expect([change, code, pageOf(code) === before.get(code)]).toEqual([change, code, !made.includes(code)]);
      }
      await build("whole", "--fresh");
      expect(differences(contents("portal"), contents("whole"))).toEqual([]);
    },
  );
});

describe("everything is made again", () => {
  test.each<{ when: string; make: () => void; words: string[] }>([
    { when: "the settings changed", make: () => edit("library.yaml", "organisation: Example", "organisation: Other"), words: [] },
    { when: "the day is another one", make: () => undefined, words: ["--date", "2026-11-24"] },
    { when: "the portal is for readers", make: () => undefined, words: ["--date", "2026-11-24", "--publish"] },
    { when: "it is asked for", make: () => undefined, words: ["--date", "2026-11-24", "--fresh"] },
    {
      when: "what was known of the portal can't be read",
      make: () => {
        const folder = join(work, "cache/sop-control");
        for (const name of readdirSync(folder)) writeFileSync(join(folder, name), '{ "version": 1, "origin"');
      },
      words: ["--date", "2026-11-24"],
    },
  ])("where $when", { timeout: 120_000 }, async ({ make, words }) => {
    make();
    expect(await build("portal", ...words)).toEqual(all);
  });
});

test("a page altered by hand is made again, and so is one that is gone", { timeout: 120_000 }, async () => {
  const words = ["--date", "2026-11-24"];
  expect(await build("portal", ...words)).toEqual([]);
  const made = contents("portal");
  writeFileSync(join(work, "portal/en.txt"), "put here by hand");
  const page = join(work, "portal/W-02/index.html");
  writeFileSync(page, readFileSync(page, "utf8").replace("Rest a little", "Rest a lot"));
  rmSync(join(work, "portal/id/P-02/index.html"));
  expect(await build("portal", ...words)).toEqual(["P-02", "W-02"]);
  expect(differences(contents("portal"), made)).toEqual([]);
});

test("where no file moved nothing is made, read or swapped; whatever moves is looked at", { timeout: 240_000 }, async () => {
  const words = ["--date", "2026-11-24"];
  const standing = () => statSync(join(work, "portal")).ino;
  // What was just saved may be saved again within the same tick of a coarse clock.
  await new Promise((done) => setTimeout(done, 2100));
  await build("portal", ...words);
  const [made, first] = [contents("portal"), standing()];
  expect(await build("portal", ...words)).toEqual([]);
  expect([standing(), differences(contents("portal"), made)]).toEqual([first, []]);
  // The same words saved anew: every text is compared, and every page kept.
  const path = join(work, "sops/W-02/rev-00.md");
  writeFileSync(path, readFileSync(path));
  expect(await build("portal", ...words)).toEqual([]);
  expect(standing()).not.toBe(first);
  expect(differences(contents("portal"), made)).toEqual([]);
  // Another day's, another file of the library's, none of the portal's left.
  write("P-02/assets/more.svg", "<svg/>");
  await build("portal", ...words);
  rmSync(join(work, "portal"), { recursive: true });
  expect(await build("portal", ...words)).toEqual(all);
  expect(differences(contents("portal"), made)).toEqual([]);
  rmSync(join(work, "sops/P-02/assets/more.svg"));
});
