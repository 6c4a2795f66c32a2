import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { buildPortal } from "../../cli/portal/build-portal.ts";
import type { TextEntry } from "../../cli/portal/passage.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import { isoDate } from "../../schemas/iso-date.ts";
import type { Searched } from "../../site/data/search/searched.ts";
import { textInputs, textParts } from "../../site/data/search/text-parts.ts";
import { issuedDocument } from "./made-portal.ts";

/** What is found of so many documents: each says its code alone. */
function library(count: number, from = 1): Map<DocumentCode, Searched> {
  const codes = Array.from({ length: count }, (_, at) => `P-${from + at}` as DocumentCode);
  return new Map(codes.map((code) => [code, { jump: { code }, passages: code, digest: code } as unknown as Searched]));
}

type Parts = ReadonlyMap<string, readonly string[]>;

const codesIn = (parts: ReturnType<typeof textParts>): Parts =>
  new Map([...parts].map(([unit, documents]) => [unit, documents.map(({ passages }) => passages)]));

test.each([
  [0, 1],
  [1, 1],
  [256, 1],
  [257, 2],
  [512, 2],
  [513, 4],
  [1000, 4],
  [1025, 8],
  [10_000, 8],
])("an index of %i documents is in %i parts, about as large as each other", (documents, count) => {
  const parts = codesIn(textParts(library(documents)));
  expect(parts.size).toBe(count);
  expect([...parts.values()].flat().sort()).toEqual([...library(documents).keys()].sort());
  for (const codes of parts.values()) expect(Math.abs(codes.length - documents / count)).toBeLessThan(5 * Math.sqrt(documents / count) + 1);
});

test("a library that grows moves documents only where the parts double, each part's into two", () => {
  const [four, more, eight] = [1000, 1024, 1025].map((count) => codesIn(textParts(library(count)))) as [Parts, Parts, Parts];
  for (const [unit, codes] of four) expect(more.get(unit)?.slice(0, codes.length)).toEqual(codes);
  const partOf = (parts: Parts, part: number) => parts.get(part === 0 ? "search" : `search ${part}`) ?? [];
  for (let part = 0; part < 4; part++) {
    const halves = [part, part + 4].flatMap((half) => partOf(eight, half)).filter((code) => code !== "P-1025");
    expect(halves.sort(), String(part)).toEqual([...partOf(more, part)].sort());
  }
});

test("a part without documents is not there, and whichever is the first has the code beside it", () => {
  for (let from = 1; from < 50; from++) {
    const parts = textParts(library(2, from), 1);
    expect([...parts.keys()]).toContain("search");
    for (const documents of parts.values()) expect(documents.length).toBeGreaterThan(0);
  }
});

test("the first part is made again where another comes or goes, and each where its documents say something else", () => {
  const inputs = (documents: Map<DocumentCode, Searched>) => new Map(textInputs(textParts(documents, 2)));
  const before = inputs(library(12));
  const differing = (after: Map<string, string>) =>
    [...new Set([...before.keys(), ...after.keys()])].filter((unit) => before.get(unit) !== after.get(unit)).sort();
  expect(before.size).toBeGreaterThan(3);
  const [gone, [only]] = [...textParts(library(12), 2)].find(([unit]) => unit !== "search") as [string, Searched[]];
  const changed = library(12).set(only?.passages as DocumentCode, { ...(only as Searched), digest: "other" });
  expect(differing(inputs(changed))).toEqual([gone]);
  const codes = textParts(library(12), 2)
    .get(gone)
    ?.map(({ passages }) => passages) as DocumentCode[];
  const without = library(12);
  // As many documents, so that as many parts are thought of.
  for (const code of codes) without.delete(code);
  const first = textParts(library(12), 2).get("search")?.[0] as Searched;
  const others = Array.from({ length: 200 }, (_, at) => `Q-${at}` as DocumentCode).filter(
    (code) =>
      textParts(new Map([...library(12), [code, first]]), 2)
        .get("search")
        ?.at(-1) === first,
  );
  for (const code of others.slice(0, codes.length)) without.set(code, { ...first, passages: code, digest: code });
  expect(differing(inputs(without))).toEqual(["search", gone].sort());
});

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), "sop-parts-"));
  vi.stubEnv("XDG_CACHE_HOME", join(work, "cache"));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(work, { recursive: true, force: true });
});

function write(name: string, text: string): void {
  mkdirSync(dirname(join(work, name)), { recursive: true });
  writeFileSync(join(work, name), text);
}

const procedure = (code: string, says: string) =>
  issuedDocument(code, `### Calls\n\n#### 1. Ask\n\n- Actor: Agent\n- Next: end\n\n${says}\n`);

/** The portal's folder after a build, file by file. */
async function built(out: string, more: { fresh?: boolean } = {}): Promise<Record<string, string>> {
  const plan = { library: join(work, "sops"), out: join(work, out), date: isoDate.parse("2026-11-23"), drafts: false, offline: true };
  const tool = { base: "/", version: "0", package: fileURLToPath(new URL("../../", import.meta.url)) };
  await buildPortal({ ...plan, ...tool, fresh: false, textPart: 4, ...more });
  const entries = readdirSync(join(work, out), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(join(work, out).length + 1), readFileSync(path, "base64")]));
}

/** Those of a portal's text index that are other files than before. */
const looks = () => {
  const top = join(work, "portal");
  const paths = readdirSync(join(top, "pagefind"), { recursive: true }).map((path) => join("pagefind", String(path)));
  return new Map(paths.filter((path) => statSync(join(top, path)).isFile()).map((path) => [path, statSync(join(top, path)).ino]));
};
const partOf = (path: string) => /^pagefind\/(\d+)\//.exec(path)?.[1] ?? "";

test("parts made in steps are those of a whole build, and only those are made whose documents changed", { timeout: 240_000 }, async () => {
  write("sops/library.yaml", "organisation: Example\nlanguage: en\n");
  for (let n = 1; n <= 12; n++) write(`sops/P-${n}/rev-00.md`, procedure(`P-${n}`, `Say greeting ${n}.`));
  const same = async () => {
    const [portal, whole] = [await built("portal"), await built("whole", { fresh: true })];
    expect(Object.keys(portal)).toEqual(Object.keys(whole));
    expect(Object.keys(portal).filter((path) => portal[path] !== whole[path])).toEqual([]);
    return portal;
  };
  const partsIn = (portal: Record<string, string>) => {
    const files = Object.keys(portal).filter((path) => path.startsWith("pagefind/"));
    return [...new Set(files.map(partOf))].sort();
  };
  const first = await same();
  const parts = partsIn(first);
  expect(parts.length).toBe(4);
  // One part's code asks all; the file that is read first names them.
  const code = Object.keys(first).filter((path) => /^pagefind\/.*(?:\.js|wasm.*)$/.test(path));
  expect(code.map((path) => path.replace("pagefind/", ""))).toEqual([
    "pagefind-worker.js",
    "pagefind.js",
    "wasm.en.pagefind",
    "wasm.unknown.pagefind",
  ]);
  const entry = JSON.parse(readFileSync(join(work, "portal/pagefind/pagefind-entry.json"), "utf8")) as TextEntry;
  expect(["", ...(entry.parts ?? [])].sort()).toEqual(parts);
  const { files } = JSON.parse(readFileSync(join(work, "portal/offline.json"), "utf8")) as { files: object };
  expect(Object.keys(files).filter((path) => path.startsWith("pagefind/"))).toEqual(
    Object.keys(first).filter((path) => path.startsWith("pagefind/")),
  );

  const before = looks();
  write("sops/P-7/rev-00.md", procedure("P-7", "Say goodbye."));
  await same();
  const changed = new Set([...looks()].filter(([path, ino]) => before.get(path) !== ino).map(([path]) => partOf(path)));
  expect(changed.size).toBe(1);
  const [part = ""] = changed;
  expect(
    [...before.keys()]
      .filter((path) => !looks().has(path))
      .map(partOf)
      .every((one) => one === part),
  ).toBe(true);

  // By a portal that was changed by hand, in a part, that part is made again, whatever else is kept.
  const fragment = [...looks().keys()].find((path) => partOf(path) !== "" && path.includes("fragment")) ?? "";
  write(join("portal", fragment), "put here by hand");
  await same();

  // A part whose documents go is gone, as are those of a library that doubles or halves.
  const further = [...codesIn(textParts(library(12), 4))].filter(([unit]) => unit !== "search");
  const [unit = "", codes = []] = further.sort(([, one], [, other]) => one.length - other.length)[0] ?? [];
  expect(codes.length).toBeLessThanOrEqual(3);
  for (const code of codes) rmSync(join(work, "sops", code), { recursive: true });
  expect(partsIn(await same())).toEqual(parts.filter((one) => unit !== `search ${one}`));
  for (let n = 13; n <= 24; n++) write(`sops/P-${n}/rev-00.md`, procedure(`P-${n}`, `Say greeting ${n}.`));
  expect(partsIn(await same()).length).toBeGreaterThan(parts.length);
  for (let n = 13; n <= 22; n++) rmSync(join(work, `sops/P-${n}`), { recursive: true });
  for (let n = 1; n <= 12; n++) rmSync(join(work, `sops/P-${n}`), { recursive: true, force: true });
  expect(partsIn(await same())).toEqual([""]);
  for (let n = 23; n <= 24; n++) rmSync(join(work, `sops/P-${n}`), { recursive: true });
  expect(partsIn(await same())).toEqual([""]);
  write("sops/P-1/rev-00.md", procedure("P-1", "Say hello."));
  await same();
});
