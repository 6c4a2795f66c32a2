import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";
import { issuedDocument } from "./made-portal.ts";

/** Four documents that show each other's words, and nothing of others. P-N1 cites a W-N3 that is not there. */
function neighbourhood(n: number): Record<string, string> {
  const [p1, p2, w1, w2, w3] = [`P-${n}1`, `P-${n}2`, `W-${n}1`, `W-${n}2`, `W-${n}3`] as const;
  const asked = `### Calls\n\n#### 1. Ask\n\n- Actor: Agent\n- Next:\n  - Known → ${p2}_R2\n  - Other → ${w1}\n\nAsk what is wrong, see ${w3}.\n`;
  const ordered = `### Orders\n\n#### 1. Take it\n\n- Actor: Agent\n\nTake the order.\n\n![A map](assets/map.svg)\n\n#### 2. Send it\n\n- Actor: Agent\n- RC: ${p2}_R2\n- Next: end\n\nSend the order.\n`;
  return {
    [`${p1}/rev-00.md`]: issuedDocument(p1, asked),
    [`${p2}/rev-00.md`]: issuedDocument(p2, ordered),
    [`${p2}/assets/map.svg`]: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>\n',
    [`${w1}/rev-00.md`]: issuedDocument(w1, "### Help\n\n#### 1. Help\n\n- Actor: Agent\n- Next: end\n\nHelp the caller.\n"),
    [`${w2}/rev-00.md`]: issuedDocument(w2, "### Rest\n\n#### 1. Rest\n\n- Actor: Agent\n- Next: end\n\nRest a little.\n"),
  };
}

const neighbourhoods = [1, 2, 3, 4];
const files: Record<string, string> = Object.assign(
  { "library.yaml": "organisation: Example\nlanguage: en\ncode: { pattern: '{type}-{number}', digits: 2 }\n" },
  ...neighbourhoods.map(neighbourhood),
);
const codesOf = (ns: readonly number[]) => ns.flatMap((n) => [`P-${n}1`, `P-${n}2`, `W-${n}1`, `W-${n}2`]).sort();
const all = codesOf(neighbourhoods);

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
 * Changes that are made at once, each in a neighbourhood of its own, so that what one shows in is nowhere hidden by another; those in
 * one neighbourhood and round show in different documents.
 */
const rounds: readonly (readonly Change[])[] = [
  [
    { change: "a cited title", make: () => edit("P-12/rev-00.md", "title: Procedure P-12", "title: Orders"), made: ["P-11", "P-12"] },
    {
      change: "a withdrawal",
      make: () =>
        write(
          "W-21/events.yaml",
          "- { event: withdrawn, date: 2026-11-02, by: { name: C., position: Head }, reason: Old, replacedBy: W-22 }\n",
        ),
      made: ["P-21", "W-21"],
    },
    { change: "a cited flow's address", make: () => edit("P-32/rev-00.md", "### Orders", "### Orders taken"), made: ["P-31", "P-32"] },
    {
      change: "a document that was cited before it was there",
      make: () => write("W-43/rev-00.md", issuedDocument("W-43", "### New\n\n#### 1. New\n\n- Next: end\n\nAs in W-42.\n")),
      made: ["P-41", "W-42", "W-43"],
    },
  ],
  [
    { change: "a cited step's title", make: () => edit("P-12/rev-00.md", "2. Send it", "2. Post it"), made: ["P-12"] },
    {
      change: "a return into force",
      make: () => write("W-21/events.yaml", `${readFileSync(join(work, "sops/W-21/events.yaml"), "utf8")}${reinstated}`),
      made: ["P-21", "W-21"],
    },
    { change: "a text", make: () => edit("W-31/rev-00.md", "Help the caller.", "Help them."), made: ["W-31"] },
    { change: "a picture", make: () => edit("P-32/assets/map.svg", "M0 0h1", "M0 0v1"), made: ["P-32"] },
    { change: "a document that is gone", make: () => rmSync(join(work, "sops/W-43"), { recursive: true }), made: ["P-41", "W-42"] },
  ],
  [
    {
      change: "a withdrawal for a day to come",
      make: () =>
        write(
          "W-12/events.yaml",
          "- { event: withdrawn, date: 2026-12-20, recorded: 2026-11-20, by: { name: C., position: Head }, reason: Old }\n",
        ),
      made: ["W-12"],
    },
    { change: "who works a step", make: () => edit("W-11/rev-00.md", "Actor: Agent", "Actor: Supervisor"), made: ["W-11"] },
    {
      change: "since when something is in force",
      make: () => edit("W-22/rev-00.md", "effective: 2026-01-05", "effective: 2026-01-07"),
      made: ["W-22"],
    },
    { change: "where a finding stands", make: () => edit("P-31/rev-00.md", "Answer calls.", "Answer\n\ncalls."), made: ["P-31"] },
    {
      change: "a review",
      make: () =>
        write("W-42/events.yaml", "- { event: reviewed, date: 2026-11-03, by: { name: C., position: Head }, result: confirmed }\n"),
      made: ["W-42"],
    },
  ],
  // No register shows these two: each is alone in its round.
  [{ change: "a flow's keywords", make: () => edit("W-12/rev-00.md", "### Rest\n", "### Rest\n\nKeywords: pause\n"), made: ["W-12"] }],
  [
    {
      change: "a citation",
      make: () => edit("P-31/rev-00.md", "Ask what is wrong", "Ask what is wrong, as in W-22"),
      made: ["P-31", "W-22"],
    },
  ],
  // It shows in no register's rows, and in each as the day from which on it may be another.
  [
    {
      change: "a withdrawal on a day to come",
      make: () =>
        write(
          "W-22/events.yaml",
          "- { event: withdrawn, date: 2026-12-10, recorded: 2026-11-20, by: { name: C., position: Head }, reason: Old }\n",
        ),
      made: ["P-31", "W-22"],
    },
  ],
  [
    {
      // No title, no address and nothing that lists P-31 changes by it: P-31 only names W-22 in a sentence.
      change: "a doubt",
      make: () => {
        edit("W-22/rev-00.md", "transcription: { source: the paper in the office }\n", "");
        write("W-22/rev-00/issued.yaml", "this is no entry of an issue\n");
      },
      made: ["P-31", "W-22"],
    },
  ],
  [
    {
      change: "a doubt that is gone",
      make: () => {
        edit("W-22/rev-00.md", "parties:", "transcription: { source: the paper in the office }\nparties:");
        rmSync(join(work, "sops/W-22/rev-00"), { recursive: true });
      },
      made: ["P-31", "W-22"],
    },
  ],
  [
    {
      change: "what a term means",
      make: () => edit("P-12/rev-00.md", "parties:", 'definitions:\n  - { term: little, kind: term, meaning: "not much" }\nparties:'),
      made: all,
    },
  ],
];

describe("a build after changes makes what they show in, and is the same as a whole one", () => {
  test("none", { timeout: 120_000 }, async () => {
    const before = all.map(pageOf);
    expect(await build("portal")).toEqual([]);
    expect(all.map(pageOf)).toEqual(before);
  });

  test.each(rounds.map((round) => [round.map(({ change }) => change).join(", "), round] as const))(
    "%s",
    { timeout: 120_000 },
    async (_, round) => {
      for (const { make } of round) make();
      const before = new Map(all.map((code) => [code, pageOf(code)]));
      const texts = contents("portal");
      const made = round.flatMap((change) => change.made).sort();
      expect(await build("portal")).toEqual(made);
      const now = contents("portal");
      for (const code of all) {
        const saysTheSame = now.get(`${code}/index.html`) === texts.get(`${code}/index.html`);
        expect(saysTheSame || made.includes(code), code).toBe(true);
        // A file that says what it said is left alone.
        expect([code, pageOf(code) === before.get(code)]).toEqual([code, saysTheSame]);
      }
      await build("whole", "--fresh");
      expect(differences(contents("portal"), contents("whole"))).toEqual([]);
    },
  );
});

describe("everything is made again", () => {
  const one = codesOf([1]);
  // One neighbourhood is enough for it.
  beforeAll(() => {
    for (const code of all.filter((other) => !one.includes(other))) rmSync(join(work, "sops", code), { recursive: true });
  });

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
    expect(await build("portal", ...words)).toEqual(one);
  });
});

describe("what is kept of texts serves another build only where it means the same", () => {
  const words = ["--date", "2026-11-24"];
  const kept = () => readdirSync(join(work, "cache/sop-control")).map((name) => join(work, "cache/sop-control", name));
  const likeWhole = async (...more: string[]) => {
    await build("whole", "--fresh", ...more);
    expect(differences(contents("portal"), contents("whole"))).toEqual([]);
  };
  const callIt = (code: string, before: string) => {
    renameSync(join(work, "sops", before), join(work, "sops", code));
    edit(`${code}/rev-00.md`, `code: ${before}`, `code: ${code}`);
  };

  test("a document that has another code now", { timeout: 240_000 }, async () => {
    callIt("W-19", "W-12");
    expect(await build("portal", ...words)).toEqual(["W-19"]);
    await likeWhole(...words);
  });

  test("what was kept is damaged, and the portal is not", { timeout: 240_000 }, async () => {
    callIt("W-12", "W-19");
    const files = kept().filter((name) => !name.endsWith(".json"));
    expect(files.map((name) => extname(name)).sort()).toEqual([".searched", ".searched", ".sqlite"]);
    for (const path of files) writeFileSync(path, readFileSync(path).subarray(0, 200));
    expect(await build("portal", ...words)).toEqual(["W-12"]);
    await likeWhole(...words);
  });

  test("by other settings the same words are read otherwise, on another day", { timeout: 240_000 }, async () => {
    edit("library.yaml", "language: en", "language: id");
    const later = ["--date", "2026-12-24"];
    expect(await build("portal", ...later)).toEqual(codesOf([1]));
    await likeWhole(...later);
    edit("library.yaml", "language: id", "language: en");
  });

  test("a portal in fewer languages, and in all again", { timeout: 240_000 }, async () => {
    await build("portal", ...words);
    const both = contents("portal");
    edit("library.yaml", "organisation: Other", "organisation: Other\nportal: { languages: [] }");
    expect(await build("portal", ...words)).toEqual(codesOf([1]));
    await likeWhole(...words);
    expect([...contents("portal").keys()].filter((path) => path.startsWith("id/"))).toEqual([]);
    edit("library.yaml", "\nportal: { languages: [] }", "");
    await build("portal", ...words);
    expect(differences(contents("portal"), both)).toEqual([]);
  });

  test("nothing can be kept", { timeout: 240_000 }, async () => {
    writeFileSync(join(work, "no-folder"), "");
    const env = { XDG_CACHE_HOME: join(work, "no-folder") };
    const ran = await runSop(["build", "--library", "sops", "--out", "portal", "--json", ...words], { cwd: work, env });
    expect([ran.err, (JSON.parse(ran.out) as { made: string[] }).made]).toEqual(["", codesOf([1])]);
    await likeWhole(...words);
    await build("portal", ...words);
  });
});

test("where one sentence changed, what lists the library is kept, but for what tells texts by their digests", {
  timeout: 240_000,
}, async () => {
  const words = ["--date", "2026-11-24"];
  await build("portal", ...words);
  const files = [...contents("portal").keys()];
  const before = new Map(files.map((path) => [path, statSync(join(work, "portal", path)).ino]));
  edit("W-12/rev-00.md", "Rest a little.", "Rest a little while.");
  expect(await build("portal", ...words)).toEqual(["W-12"]);
  const made = files.filter((path) => statSync(join(work, "portal", path), { throwIfNoEntry: false })?.ino !== before.get(path));
  // A small library's texts are jumped to.
  const alwaysMade = ["feed.xml", "manifest.txt", "offline.json", "search/jump.json", "sw.js", "verify.json"];
  expect(made.filter((path) => !/^(?:id\/)?W-12\/|^pagefind\//.test(path))).toEqual(alwaysMade);
  await build("whole", "--fresh", ...words);
  expect(differences(contents("portal"), contents("whole"))).toEqual([]);
  edit("W-12/rev-00.md", "Rest a little while.", "Rest a little.");
  expect(await build("portal", ...words)).toEqual(["W-12"]);
});

test("a page altered by hand is made again, and so is one that is gone", { timeout: 120_000 }, async () => {
  const words = ["--date", "2026-11-24"];
  expect(await build("portal", ...words)).toEqual([]);
  const made = contents("portal");
  writeFileSync(join(work, "portal/en.txt"), "put here by hand");
  const page = join(work, "portal/W-12/index.html");
  writeFileSync(page, readFileSync(page, "utf8").replace("Rest a little", "Rest a lot"));
  rmSync(join(work, "portal/id/P-12/index.html"));
  writeFileSync(join(work, "portal/map/index.html"), "drawn by hand");
  writeFileSync(join(work, "portal/404.html"), "nowhere");
  for (const path of ["history/index.html", "registers/index.html", "search/jump.json", "icon.svg"]) rmSync(join(work, "portal", path));
  expect(await build("portal", ...words)).toEqual(["P-12", "W-12"]);
  expect(differences(contents("portal"), made)).toEqual([]);
});

test("where no file moved nothing is made, read or renewed; whatever moves is looked at", { timeout: 240_000 }, async () => {
  const words = ["--date", "2026-11-24"];
  const standing = () => statSync(join(work, "portal/sw.js")).ino;
  await build("portal", ...words);
  // A file so young that another save might leave it looking the same is read.
  write("P-12/assets/more.svg", "<svg/>");
  await build("portal", ...words);
  const [made, first] = [contents("portal"), standing()];
  expect(await build("portal", ...words)).toEqual([]);
  expect([standing(), differences(contents("portal"), made)]).toEqual([first, []]);
  rmSync(join(work, "sops/P-12/assets/more.svg"));
  await build("portal", ...words);
  expect(standing()).not.toBe(first);
  // The same words saved anew: every text is compared, and every page kept.
  const path = join(work, "sops/W-12/rev-00.md");
  const second = standing();
  writeFileSync(path, readFileSync(path));
  expect(await build("portal", ...words)).toEqual([]);
  expect(standing()).not.toBe(second);
  expect(differences(contents("portal"), made)).toEqual([]);
  // Another day's, another file of the library's, none of the portal's left.
  write("P-12/assets/more.svg", "<svg/>");
  await build("portal", ...words);
  rmSync(join(work, "portal"), { recursive: true });
  expect(await build("portal", ...words)).toEqual(codesOf([1]));
  expect(differences(contents("portal"), made)).toEqual([]);
  rmSync(join(work, "sops/P-12/assets/more.svg"));
});
