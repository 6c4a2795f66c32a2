import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import Check from "../../cli/commands/check.ts";
import { describeFault } from "../../cli/fault.ts";

// A watched library is checked once here: what its flags do is the same at each save.
vi.mock("../../cli/check/watch-library.ts", () => ({ watchLibrary: async (_: string, first: () => Promise<void>) => first() }));

const root = fileURLToPath(new URL("../../", import.meta.url));
const MENDABLE = "sops/IN.OCC.TELK.W-10/draft.md";
const CHANGED = "sops/IN.OCC.TELK.W-20/draft.md";
const BASELINE = "known.yaml";

const OUT = "out.xml";

interface Saw {
  status: number;
  out: string;
  fault: string;
  files: Record<typeof OUT | typeof BASELINE | typeof MENDABLE, string>;
}

let whole: string;
let folder: string;
let fresh: Record<string, string>;
beforeAll(async () => {
  whole = mkdtempSync(join(tmpdir(), "sop-pairs-"));
  folder = join(whole, "work");
  for (const name of ["library.yaml", "IN.OCC.TELK.W-10", "IN.OCC.TELK.W-20"])
    cpSync(join(root, "sops", name), join(folder, "sops", name), { recursive: true });
  const draft = readFileSync(join(folder, MENDABLE), "utf8");
  writeFileSync(join(folder, MENDABLE), draft.replace(/^- RC:/m, "*  RC :"));
  const git = (...words: string[]) =>
    execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false", ...words], { cwd: folder });
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-qm", "begin");
  await run("--rule", "SOP301", "--baseline", BASELINE, "--accept", "before");
  await run("--shard", "1/1", "--out", "part.json");
  appendFileSync(join(folder, CHANGED), "\nSee P-99.\n");
  fresh = Object.fromEntries([MENDABLE, BASELINE].map((path) => [path, readFileSync(join(folder, path), "utf8")]));
});
afterAll(() => rmSync(whole, { recursive: true, force: true }));

/** Runs a check in this process; what is thrown is put into words as the command line does. */
async function run(...words: string[]): Promise<Saw> {
  const saw = { status: 0, out: "", fault: "" };
  const take = (text: unknown) => {
    saw.out += String(text);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation(take),
    vi.spyOn(process.stderr, "write").mockReturnValue(true),
    vi.spyOn(console, "log").mockImplementation((text) => void take(`${text}\n`)),
  ];
  const before = process.cwd();
  process.chdir(folder);
  process.exitCode = 0;
  try {
    await Check.run([...words, "--library", join(folder, "sops"), "--lang", "en"], root);
    saw.status = process.exitCode as number;
  } catch (error) {
    const { text, status } = describeFault(error, "en", { commands: [], root, words: [] });
    Object.assign(saw, { status, fault: text });
  } finally {
    process.chdir(before);
    process.exitCode = 0;
    for (const spy of spies) spy.mockRestore();
  }
  const held = (path: string) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), "utf8") : "");
  return { ...saw, files: { [OUT]: held(OUT), [BASELINE]: held(BASELINE), [MENDABLE]: held(MENDABLE) } };
}

/** A flag as it is typed, and what it must have done in whatever company. */
interface Tried {
  words: Record<string, string | true>;
  did: (saw: Saw, company: string) => void;
}

/** What else was asked leaves nothing of the flaw that can be mended. */
const leavesNoFlaw = (company: string) => company === "--since";

const tried: Record<string, Tried> = {
  "a name": { words: { "W-10": true }, did: ({ out }) => expect(out).not.toContain("sops/IN.OCC.TELK.W-20/") },
  "--rule": { words: { "--rule": "SOP407" }, did: ({ out }) => expect(out.replace(/^ +more .*$/gm, "")).not.toMatch(/SOP(?!407)\d/) },
  "--since": { words: { "--since": "main" }, did: ({ out }) => expect(out).not.toContain("sops/IN.OCC.TELK.W-10/") },
  "--baseline": { words: { "--baseline": BASELINE }, did: ({ out }) => expect(out).not.toContain("SOP301") },
  "--accept": {
    words: { "--baseline": BASELINE, "--accept": "again" },
    did: ({ files, status }) => {
      expect(status).toBe(0);
      expect(files[BASELINE]).toContain("again");
      expect(files[BASELINE].match(/before/g)).toHaveLength(2);
    },
  },
  "--until": {
    words: { "--baseline": BASELINE, "--accept": "again", "--until": "2027-01-01" },
    did: ({ files }) => expect(files[BASELINE]).toContain("2027-01-01"),
  },
  "--fix": {
    words: { "--fix": true },
    did: ({ files }, company) => expect(files[MENDABLE].includes("*  RC :")).toBe(leavesNoFlaw(company)),
  },
  "--severity": {
    words: { "--severity": "note" },
    did: ({ out, status }) => expect(status).toBe(/SOP\d/.test(out.replace(/^ +more .*$/gm, "")) ? 1 : 0),
  },
  "--all": { words: { "--all": true }, did: ({ out }) => expect(out).not.toContain("not shown (sop check --all)") },
  "--watch": { words: { "--watch": true }, did: ({ out }) => expect(out).not.toBe("") },
  "--no-cache": { words: { "--no-cache": true }, did: ({ out }) => expect(out).not.toBe("") },
  "--date": { words: { "--date": "2026-11-23" }, did: ({ out }) => expect(out).not.toBe("") },
  "--json": { words: { "--json": true }, did: ({ out }) => expect(JSON.parse(out)).toHaveProperty("findings") },
  "--format": { words: { "--format": "sarif" }, did: ({ out }) => expect(JSON.parse(out)).toHaveProperty("runs") },
  "--out": { words: { "--out": `junit=${OUT}` }, did: ({ files }) => expect(files[OUT]).toContain("<testsuites") },
  "--shard": { words: { "--shard": "1/1" }, did: ({ out }) => expect(JSON.parse(out.split("\n", 1).join(""))).toHaveProperty("part") },
  "--merge": { words: { "--merge": "part.json" }, did: ({ out }) => expect(out).not.toBe("") },
};
const names = Object.keys(tried);
const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other): [string, string] => [one, other]));

/** Those that contradict each other; each other pair does what both do. */
const refused: Record<string, readonly string[]> = {
  "--watch": ["--accept", "--until", "--fix", "--severity", "--json", "--shard", "--merge"],
  "--shard": [
    "a name",
    "--since",
    "--baseline",
    "--accept",
    "--until",
    "--fix",
    "--severity",
    "--all",
    "--date",
    "--json",
    "--format",
    "--out",
    "--merge",
  ],
  "--fix": ["--accept", "--until", "--merge"],
  "--json": ["--format"],
  // The part was made for all rules, the file is not named as a part's.
  "--merge": ["--rule"],
};
const isRefused = (one: string, other: string) => refused[one]?.includes(other) || refused[other]?.includes(one);

test("each flag is among them", () => {
  const own = Object.keys({ ...Check.flags, ...Check.baseFlags }).filter((name) => !["library", "lang", "no-color"].includes(name));
  expect([...own.map((name) => `--${name}`), "--json", "a name"].sort()).toEqual([...names].sort());
});

test.each(pairs)("%s and %s both do what they say, or are refused", async (one, other) => {
  for (const [path, text] of Object.entries(fresh)) writeFileSync(join(folder, path), text);
  rmSync(join(folder, OUT), { force: true });
  const words = Object.entries({ ...tried[one]?.words, ...tried[other]?.words }).flatMap(([word, value]) =>
    value === true ? [word] : [word, value],
  );
  const saw = await run(...words);
  if (isRefused(one, other)) {
    expect(saw.status).toBe(2);
    expect(saw.fault).toMatch(/(?:--\S+|part\.json”) .*\./);
    expect(saw.fault).not.toMatch(/fault in sop|\n\s+at /);
    expect(saw.out).toBe("");
    for (const [path, text] of Object.entries(fresh)) expect(readFileSync(join(folder, path), "utf8")).toBe(text);
    return;
  }
  expect(saw.fault).toBe("");
  expect(saw.status).toBeOneOf([0, 1]);
  tried[one]?.did(saw, other);
  tried[other]?.did(saw, one);
});
