import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeEach, expect, test } from "vitest";
import { checkAnew, type Outcome } from "../../cli/check/check-library.ts";
import { checkShard } from "../../cli/check/check-part.ts";
import { choiceOfNames } from "../../cli/check/choice.ts";
import { checkByParts, checkKept, checkOnce } from "../../cli/check/kept/check-kept.ts";
import { writeReport } from "../../cli/files/write-report.ts";
import type { UsageError } from "../../core/usage-error.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { makeLibrary } from "../tools/make-library.ts";

const DAY = "2026-01-15" as IsoDate;
const work = mkdtempSync(join(tmpdir(), "sop-kept-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

let lib: string;
let file: string;
let turn = 0;

beforeEach(() => {
  turn++;
  lib = join(work, `lib-${turn}`);
  file = join(work, `kept-${turn}`, "kept.sqlite");
});

function said({ findings, silenced, paths, superseded, date }: Outcome): string {
  return JSON.stringify({ findings, silenced, paths, superseded: [...superseded].sort(), date });
}

const anew = async (date = DAY): Promise<string> => said(await checkAnew(lib, { date, base: work }));

/** Checks by what is kept, as one process does at each save (`--watch`); to a clock ahead of the disk's the files are old, so that what is kept of them is believed. */
async function kept(date = DAY, now = Date.now() + 10_000): Promise<string | undefined> {
  const outcome = await checkKept(lib, { date, base: work, use: "check", file, now });
  return outcome && said(outcome);
}

/** Writes the parts of a check in three shares, as machines would do it by `--shard`. */
async function writeParts(): Promise<string[]> {
  const count = 3;
  const parts = [1, 2, 3].map((index) => ({ index, path: join(work, `part-${index}.json`) }));
  for (const { index, path } of parts) await writeReport(path, checkShard(lib, { index, count }, { base: work, tool: "0" }));
  return parts.map(({ path }) => path);
}

async function merged(parts: readonly string[], date = DAY): Promise<string> {
  return said(await checkByParts(lib, parts, { date, base: work, use: "check", tool: "0" }));
}

/** What each folder's name, each code and a path choose. */
function chosenBy({ listing }: Outcome): unknown {
  const names = [1, 2, 3, 4, 5, 6].flatMap((number) => [codeOf(number), join(lib, codeOf(number)), join(lib, codeOf(number), "rev-00.md")]);
  return [...names, "P-77", "000001"].map((name) => {
    try {
      const choice = choiceOfNames(listing(), [name]);
      return [name, listing().files.flatMap((about) => (choice(about) ? about.path : []))];
    } catch (error) {
      return [name, String((error as UsageError).text?.en)];
    }
  });
}

const namesAnew = async (date: IsoDate) => chosenBy(await checkAnew(lib, { date, base: work }));
const namesKept = async (date: IsoDate) => {
  const now = Date.now() + 10_000;
  return chosenBy((await checkKept(lib, { date, base: work, use: "check", file, now, withListing: true })) as Outcome);
};

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A made library with short texts: two steps each. */
function makeShort(count: number): void {
  makeLibrary(lib, count);
  for (const name of readdirSync(lib).filter((entry) => entry.startsWith("P-"))) {
    const path = join(lib, name, "rev-00.md");
    if (existsSync(path)) writeFileSync(path, readFileSync(path, "utf8").replace(/\n#### 3[.][\s\S]*/, ""));
  }
}

const codeOf = (number: number) => `P-${String(number).padStart(6, "0")}`;

/** Edits as people make them, and worse. */
function edits(next: (below: number) => number): (() => void)[] {
  const folders = () => readdirSync(lib).filter((name) => name.startsWith("P-"));
  const texts = () =>
    folders().flatMap((folder) =>
      readdirSync(join(lib, folder))
        .filter((name) => /^rev|^draft/.test(name) && statSync(join(lib, folder, name)).isFile())
        .map((name) => join(lib, folder, name)),
    );
  const one = <T>(list: readonly T[]): T | undefined => list[next(list.length)];
  const change = (replace: (text: string) => string) => () => {
    const path = one(texts());
    if (path === undefined) return;
    writeFileSync(path, replace(readFileSync(path, "utf8")));
  };
  const code = () => codeOf(1 + next(6));
  const events = (folder: string, text: string) => writeFileSync(join(lib, folder, "events.yaml"), text);
  return [
    change((text) => text.replace(/lihat juga \S+/, `lihat juga ${code()}`)),
    change((text) => text.replace(/lihat juga \S+/, "lihat juga P-999999")),
    change((text) => text.replace(/meaning: [^}]*/, `meaning: ${one(["aplikasi tiket", "aplikasi lain", "apa saja"])} `)),
    change((text) => text.replace(/^title: .*/m, `title: ${one(["Sama", "Prosedur", "Lain"])}`)),
    change((text) => text.replace(/^code: .*/m, `code: ${code()}`)),
    change((text) => text.replace(/RC: \S+/, `RC: ${code()}_R1`)),
    change((text) => text.replace(/effective: .*/, `effective: ${one(["2020-02-01", "2026-01-16", "2027-01-01", "kapan"])}`)),
    change((text) => text.replace(/- (KPI|Sesuai): .*/, `- Sesuai: ${code()}`)),
    change((text) => `${text}\n\nTODO\n`),
    change((text) => text.replace("\n\nTODO\n", "")),
    change((text) => text.replace("---\n", "---\n\n")),
    change(() => ""),
    change((text) => text.replace(/retention: [^,]*/, `retention: ${one(["2 Tahun", "1 Tahun", "lama"])}`)),
    () => {
      const folder = one(folders());
      if (folder) rmSync(join(lib, folder), { recursive: true });
    },
    () => {
      const folder = one(folders());
      const copy = code();
      if (!folder || folder === copy) return;
      rmSync(join(lib, copy), { recursive: true, force: true });
      cpSync(join(lib, folder), join(lib, copy), { recursive: true });
    },
    () => {
      const [from, to] = [one(folders()), one(folders())];
      if (!from || !to || from === to) return;
      renameSync(join(lib, from), join(lib, "aside"));
      renameSync(join(lib, to), join(lib, from));
      renameSync(join(lib, "aside"), join(lib, to));
    },
    () => {
      const folder = one(folders());
      if (!folder) return;
      const path = join(lib, folder, "rev-00.md");
      const target = one(["draft.md", "rev-01.md"]) as string;
      const text = readdirSync(join(lib, folder)).includes("rev-00.md") ? readFileSync(path, "utf8") : "";
      rmSync(join(lib, folder, target), { recursive: true, force: true });
      writeFileSync(
        join(lib, folder, target),
        text.replace('revision: "00"', 'revision: "01"').replace("2020-02-01", one(["2021-02-01", "2026-01-20"]) as string),
      );
    },
    () => {
      const path = one(texts());
      if (path) rmSync(path, { recursive: true });
    },
    () =>
      events(
        one(folders()) ?? ".",
        one(["- { event: withdrawn, date: 2025-01-01, reason: x, by: { name: A.A., position: QMR } }\n", "oops: [", "[]\n"]) as string,
      ),
    () => writeFileSync(join(lib, one(folders()) ?? ".", one(["rev-02.MD", "catatan.txt", "assets.md"]) as string), "x"),
    () => {
      const folder = join(lib, one(folders()) ?? ".");
      if (!existsSync(join(folder, "draft.md"))) mkdirSync(join(folder, "draft.md"));
    },
  ];
}

function difference(one: string | undefined, other: string): string {
  if (one === undefined) return "nothing could be kept";
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return one === other ? "" : `${one.slice(Math.max(0, at - 300), at + 200)}\n≠\n${other.slice(Math.max(0, at - 300), at + 200)}`;
}

test("a walk of 500 edits, one or a few at a time: what is kept and a check anew find the same", async () => {
  makeShort(5);
  const next = random(42);
  const all = edits(next);
  let [day, found] = [DAY, new Set<string>()];
  for (let step = 0; step < 500; step++) {
    try {
      all[next(all.length)]?.();
    } catch {
      // A file where a folder would go: such an edit is none.
    }
    if (next(25) === 0) day = ["2026-01-15", "2026-01-16", "2027-01-01", "2025-06-01"][next(4)] as IsoDate;
    if (readdirSync(lib).length < 4) makeShort(5);
    // One edit, most often; now and then several at once.
    if (next(5) < 2) continue;
    const now = await anew(day);
    expect(difference(await kept(day), now), `after step ${step}`).toBe("");
    found = new Set([...found, ...(now.match(/SOP\d{3}/g) ?? [])]);
    if (step % 10 > 0) continue;
    expect(difference(said(await checkOnce(lib, { date: day, base: work, use: "check" })), now), `anew, after step ${step}`).toBe("");
    expect(difference(await merged(await writeParts(), day), now), `in shares, after step ${step}`).toBe("");
    expect(await namesKept(day), `names, after step ${step}`).toEqual(await namesAnew(day));
  }
  // The walk comes by rules of every shape, or it proves nothing.
  expect([...found].filter((rule) => /SOP(?:2|6|7)/.test(rule)).length).toBeGreaterThan(6);
}, 300_000);

test("a ring of documents that carry each other out is told of at each of them, whichever of them is changed", async () => {
  makeShort(5);
  const carriedOut = (number: number, by: string) => {
    const path = join(lib, codeOf(number), "rev-00.md");
    writeFileSync(path, readFileSync(path, "utf8").replace(/- (KPI|Sesuai): .*/, by));
  };
  const rings = async () => {
    const found = await kept();
    expect(difference(found, await anew())).toBe("");
    expect(difference(await merged(await writeParts()), found as string)).toBe("");
    const findings = JSON.parse(found as string).findings as Outcome["findings"];
    return findings.flatMap(({ rule, path }) => (rule === "SOP409" ? [path.split("/").at(-2)] : []));
  };
  for (const [number, next] of [
    [1, 2],
    [2, 3],
    [3, 4],
  ] as const)
    carriedOut(number, `- Sesuai: ${codeOf(next)}`);
  expect(await rings()).toEqual([]);
  carriedOut(4, `- Sesuai: ${codeOf(2)}`);
  expect(await rings()).toEqual([2, 3, 4].map(codeOf));
  carriedOut(2, `- Sesuai: ${codeOf(1)}`);
  expect(await rings()).toEqual([1, 2].map(codeOf));
  rmSync(join(lib, codeOf(1)), { recursive: true });
  expect(await rings()).toEqual([]);
});

test("parts are merged whole, and of one state of the library, or not at all", async () => {
  makeShort(5);
  const [one = "", two = "", three = ""] = await writeParts();
  const refused = (...parts: string[]) => merged(parts).then(String, (error: UsageError) => error.text.en);
  expect(await merged([three, one, two])).toBe(await anew());
  expect(await refused(one, three)).toBe("Parts are missing: 2/3.");
  expect(await refused(one, two, two, three)).toBe("A part is there twice.");
  const whole = readFileSync(two, "utf8");
  const lines = whole.trimEnd().split("\n");
  for (const cut of [whole.slice(0, -20), lines.slice(0, -1).join("\n"), [...lines.slice(0, 1), ...lines.slice(2)].join("\n")]) {
    writeFileSync(two, cut);
    expect(await refused(one, two, three)).toMatch(/part-2[.]json” is not a whole part of a check/);
  }
  for (const other of ["", "[]", "null\n", '{"findings":[]}\n', "\u0000\u0001"]) {
    writeFileSync(two, other);
    expect(await refused(one, two, three)).toMatch(/part-2[.]json” is not a part of a check/);
  }
  writeFileSync(two, whole.replace('"part":2', '"part":1'));
  expect(await refused(one, two, three)).toMatch(/made by another version/);
  writeFileSync(two, whole);
  // Somebody else's machine had one document more.
  cpSync(join(lib, codeOf(1)), join(lib, codeOf(6)), { recursive: true });
  await writeReport(three, checkShard(lib, { index: 3, count: 3 }, { base: work, tool: "0" }));
  expect(await refused(one, two, three)).toMatch(/part-3[.]json” and “.*part-1[.]json” were made of other files/);
});

/** Opens what is kept as a hand would, and changes it. */
function tamper(sql: string): void {
  const db = new DatabaseSync(file);
  db.exec(sql);
  db.close();
}

const tamperings: readonly [string, () => void][] = [
  ["a finding is taken out", () => tamper("DELETE FROM digested WHERE kind = 'findings'")],
  ["what was told is taken out", () => tamper("DELETE FROM digested WHERE kind = 'told'")],
  ["a finding says something else", () => tamper("UPDATE digested SET data = '[]' WHERE kind = 'findings'")],
  ["a row comes from elsewhere", () => tamper("UPDATE digested SET name = name || '0' WHERE kind = 'folders'")],
  ["a row of folders is taken out", () => tamper("DELETE FROM digested WHERE kind = 'folders'")],
  ["the seal is another", () => tamper("UPDATE meta SET value = '1' WHERE name = 'seal'")],
  ["there is no seal", () => tamper("DELETE FROM meta WHERE name = 'seal'")],
  ["a digest is none", () => tamper("UPDATE digested SET digest = 'x'")],
  ["another version wrote it", () => tamper("UPDATE meta SET value = '0' || value WHERE name = 'origin'")],
  ["emissions are gone", () => tamper("DELETE FROM emissions; DELETE FROM lives")],
  [
    "emissions are altered",
    () => tamper("UPDATE emissions SET data = replace(data, 'SOP6', 'SOP9'); UPDATE lives SET data = replace(data, 'line', 'lime')"),
  ],
  ["a table is gone", () => tamper("DROP TABLE uses")],
  ["it is cut off", () => truncateSync(file, 20_000)],
  [
    "bytes are other bytes",
    () =>
      writeFileSync(
        file,
        readFileSync(file).map((byte, index) => (index > 4000 && index % 977 === 0 ? byte ^ 0x55 : byte)),
      ),
  ],
  ["it is no database", () => writeFileSync(file, "{ broken")],
  ["it is empty", () => writeFileSync(file, "")],
];

test.each(tamperings)("what is kept is never believed where %s", async (_, damage) => {
  makeShort(4);
  writeFileSync(join(lib, "P-000001", "draft.md"), "TODO\n");
  await kept();
  damage();
  // One text changed, so that what is kept of others is asked for.
  writeFileSync(
    join(lib, "P-000002", "rev-00.md"),
    readFileSync(join(lib, "P-000003", "rev-00.md"), "utf8").replace("P-000004", "P-777777"),
  );
  const now = await anew();
  const found = await kept();
  expect(found === undefined || found === now).toBe(true);
  expect(await kept()).toBe(now);
});

test("what is kept is believed: a text is not read again while its folder lies there as it was", async () => {
  makeShort(3);
  const first = await kept();
  const read: number[] = [];
  const again = await checkKept(lib, {
    date: DAY,
    base: work,
    use: "check",
    file,
    now: Date.now() + 10_000,
    onProgress: (texts) => read.push(texts),
  });
  expect(again && said(again)).toBe(first);
  expect(read).toEqual([]);
});

test("a text saved within the same tick of the clock, as long as before and of the same time, is seen", async () => {
  makeShort(3);
  const path = join(lib, "P-000001", "rev-00.md");
  const { mtime } = statSync(path);
  await kept(DAY, Date.now());
  writeFileSync(path, readFileSync(path, "utf8").replace("P-000002", "P-888888"));
  utimesSync(path, mtime, mtime);
  expect(difference(await kept(DAY, Date.now()), await anew())).toBe("");
});

test("a clock that jumps a year ahead and back, and files from the future, hide nothing", async () => {
  makeShort(3);
  const path = join(lib, "P-000001", "rev-00.md");
  await kept(DAY, Date.now() + 3e10);
  utimesSync(path, Date.now() / 1000 + 3e7, Date.now() / 1000 + 3e7);
  await kept(DAY, Date.now() - 3e10);
  writeFileSync(path, readFileSync(path, "utf8").replace("P-000002", "P-888888"));
  utimesSync(path, Date.now() / 1000 + 3e7, Date.now() / 1000 + 3e7);
  expect(difference(await kept(DAY, Date.now()), await anew())).toBe("");
});

test("two at once: the second keeps nothing, and neither is in the other's way", async () => {
  makeShort(3);
  const [one, other] = await Promise.all([kept(), kept()]);
  expect([one, other].filter((found) => found === undefined)).toHaveLength(1);
  expect(await kept()).toBe(await anew());
});

test("a picture from elsewhere that changes is looked at again", async () => {
  makeShort(2);
  writeFileSync(
    join(lib, "P-000001", "draft.md"),
    '---\ncode: P-000001\ntitle: Contoh\nrevision: "01"\n---\n## Tujuan\n\n![peta](a/b/c/d/e/peta.png)\n',
  );
  expect(await kept()).toBe(await anew());
  mkdirSync(join(lib, "P-000001/a/b/c/d/e"), { recursive: true });
  expect(await kept()).toBe(await anew());
  writeFileSync(join(lib, "P-000001/a/b/c/d/e/peta.png"), "x");
  expect(await kept()).toBe(await anew());
});
