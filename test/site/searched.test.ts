import { hash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { beginBuild, portal } from "../../site/data/library/portal.ts";
import { searchedOf } from "../../site/data/search/searched.ts";

const work = mkdtempSync(join(tmpdir(), "sop-searched-"));
const file = join(work, "cache/portal.searched");
const page = "IN.OCC.TELK.P-01";
beforeAll(() => cpSync(fileURLToPath(new URL("../../sops", import.meta.url)), join(work, "sops"), { recursive: true }));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** The title under which a document is found, in a build of its own. */
async function titleFound(more: { tool?: string; fresh?: boolean; claims?: string } = {}): Promise<string | undefined> {
  // Such builds are made in a process without an earlier check: single pages read the whole library.
  const rest = { offline: false, base: "/", package: work, version: "0", passages: "", docsOnly: true };
  beginBuild({ library: join(work, "sops"), date: "2026-11-23" as IsoDate, drafts: true, searched: file, tool: "one", ...rest, ...more });
  return [...(await searchedOf(await portal()))].find(([code]) => code === page)?.[1].jump.title;
}

/** Writes another title for it into what is kept, as if an earlier build had found it. */
function plant(title: string): void {
  const [head = "", ...lines] = readFileSync(file, "utf8").split("\n");
  const rest = lines
    .map((line) => (line.startsWith(`"${page}"`) ? line.replace(/"title":"[^"]*"/, `"title":"${title}"`) : line))
    .join("\n");
  writeFileSync(file, `${head.split(" ")[0]} ${hash("sha256", rest)}\n${rest}`);
}

test("what was found of a document is believed while it, the settings and the tool are the same", async () => {
  const title = await titleFound();
  expect(title).toMatch(/\w/);
  plant("Planted");
  expect(await titleFound()).toBe("Planted");
  // How many processes make the pages tells nothing of them.
  expect(await titleFound({ claims: join(work, "claims") })).toBe("Planted");
  expect(await titleFound({ fresh: true })).toBe(title);
  plant("Planted");
  expect(await titleFound({ tool: "another" })).toBe(title);
  await titleFound();
  plant("Planted");
  const settings = join(work, "sops/library.yaml");
  writeFileSync(settings, `${readFileSync(settings, "utf8")}\nsearch: { synonyms: [[kopi, teh]] }\n`);
  expect(await titleFound()).toBe(title);
});

test("a library without documents keeps that there is nothing", async () => {
  const none = join(work, "none");
  mkdirSync(none);
  writeFileSync(join(none, "library.yaml"), "organisation: Test\n");
  const [date, searched] = ["2026-11-23" as IsoDate, join(work, "cache/none.searched")];
  const build = { library: none, date, drafts: true, searched, tool: "one", offline: false, base: "/", package: work, version: "0" };
  for (let run = 0; run < 2; run++) {
    beginBuild({ ...build, passages: "", docsOnly: true });
    expect([...(await searchedOf(await portal()))]).toEqual([]);
  }
});

test.each<[string, (text: string) => string]>([
  ["cut off", (text) => text.slice(0, -100)],
  ["empty", () => ""],
  ["another file", () => "one two\nthree\n"],
  ["changed by hand", (text) => text.replaceAll('"title":"', '"title":"X')],
])("what is %s is passed over, and made anew", async (_, damage) => {
  const title = await titleFound();
  const whole = readFileSync(file, "utf8");
  writeFileSync(file, damage(whole));
  expect(await titleFound()).toBe(title);
  expect(readFileSync(file, "utf8")).toBe(whole);
});

test("a draft that is gone is kept no longer", async () => {
  const draft = "IN.OCC.TELK.W-10";
  await titleFound();
  expect(readFileSync(file, "utf8")).toContain(`"${draft}"\t`);
  rmSync(join(work, "sops", draft), { recursive: true });
  await titleFound();
  expect(readFileSync(file, "utf8")).not.toContain(`"${draft}"\t`);
});

test("where nothing can be written, nothing is kept", async () => {
  rmSync(join(work, "cache"), { recursive: true });
  writeFileSync(join(work, "cache"), "no folder");
  await titleFound();
  expect(existsSync(file)).toBe(false);
});
