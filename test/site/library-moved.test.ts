import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPortal, type PortalBuild } from "../../cli/portal/build-portal.ts";
import { LibraryMoved, movedBy } from "../../cli/read/held-library.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { beginBuild, portal } from "../../site/data/library/portal.ts";

const date = "2026-11-23" as IsoDate;
const root = fileURLToPath(new URL("../../", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "sop-moved-"));
const library = join(work, "sops");
beforeAll(() => cpSync(join(root, "sops"), library, { recursive: true }));
afterAll(() => rmSync(work, { recursive: true, force: true }));

test("a text that says something else than when the library was read is not taken for it", async () => {
  const rest = { offline: false, base: "/", package: work, version: "0", passages: "", tool: "kept-nowhere" };
  const cache = process.env["XDG_CACHE_HOME"];
  process.env["XDG_CACHE_HOME"] = join(work, "cache");
  try {
    // What the first reads is kept, so that the second parses no text but one that is asked for.
    for (const _ of [1, 2]) {
      beginBuild({ library, date, drafts: true, ...rest });
      await portal();
    }
  } finally {
    if (cache === undefined) delete process.env["XDG_CACHE_HOME"];
    else process.env["XDG_CACHE_HOME"] = cache;
  }
  const [one, other] = [...(await portal()).documents.values()].map(({ main }) => main);
  if (!one || !other) throw new Error("there are no documents");
  expect(one.document.frontMatter.title).toBe(one.facts.title);
  const path = join(library, other.facts.folder, other.facts.fileName);
  writeFileSync(path, `${readFileSync(path, "utf8")}\nMore.\n`);
  expect(() => other.document).toThrow(LibraryMoved);
});

/** Builds by a page maker that meets a text saved meanwhile so many times, and says how often it was asked. */
async function asked(
  times: number,
  met: Error = new LibraryMoved("“P-01/draft.md” was saved while the library was being read"),
): Promise<[number, unknown]> {
  let count = 0;
  const make = async () => {
    count++;
    if (count <= times) throw met;
    throw new Error("made");
  };
  const build: PortalBuild = {
    ...{ library, out: join(work, "portal"), date, drafts: false, offline: false, base: "/" },
    ...{ package: root, version: "0", fresh: true },
  };
  const error: unknown = await buildPortal(build, { make }).catch((one: unknown) => one);
  return [count, error];
}

const gone = (path: string) => Object.assign(new Error("ENOENT: no such file or directory"), { code: "ENOENT", path });

test("what was listed and is gone when it is read moved with its library; what is gone elsewhere is another fault", () => {
  const text = join(library, "P-01/draft.md");
  expect(movedBy(gone(text), library)?.message).toBe(`“${text}” went while the library was being read`);
  for (const other of [gone(join(work, "portal/index.html")), gone(`${library}-2/x.md`), new Error("ENOENT"), undefined])
    expect(movedBy(other, library)).toBeUndefined();
});

test("a build begins again where a text was saved meanwhile, and not for ever", async () => {
  expect(await asked(1)).toEqual([2, new Error("made")]);
  expect(await asked(1, gone(join(library, "P-01/rev-00/approved.txt")))).toEqual([2, new Error("made")]);
  const [tries, again] = await asked(100);
  expect(tries).toBe(5);
  expect(again).toBeInstanceOf(UsageError);
  expect((again as UsageError).text.en).toContain("P-01/draft.md");
});
