import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lieOfPortal, lieRenewed, nameOfLie, sizeByLie } from "../../cli/portal/portal-lie.ts";
import { type Renewal, renewPortal, undoRenewal } from "../../cli/portal/renew-portal.ts";
import { tidyAfterKilled } from "../../cli/portal/work-folder.ts";
import { sha256Hex } from "../../core/sha256.ts";

const standing = { "index.html": "old", "a/index.html": "a", "a/guide/x/index.html": "x", "b/index.html": "b", c: "a file" };
const fresh = { "index.html": "new", "a/draft/index.html": "draft", "c/index.html": "a page" };
const renewal = { changed: Object.keys(fresh), gone: ["a/guide/x/index.html", "c"] };
const renewed = { ...standing, ...fresh, "a/guide/x/index.html": undefined, c: undefined };

let folder: string;
let out: string;
let work: string;
let made: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-renew-"));
  out = join(folder, "portal");
  // As a build of this machine leaves it whose process is gone: no process has this number.
  work = join(folder, `.portal-${sha256Hex(hostname()).slice(0, 8)}-99999999-abcdef`);
  made = join(work, "portal");
  put(out, standing);
  put(made, fresh);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(where: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(where, path)), { recursive: true });
    writeFileSync(join(where, path), text);
  }
}

/** The portal's files with their texts; folders that hold nothing stand with an empty one. */
function portal(): Record<string, string> {
  const entries = readdirSync(out, { recursive: true, withFileTypes: true });
  const paths = entries.map((entry) => [join(entry.parentPath, entry.name), entry.isFile()] as const);
  return Object.fromEntries(
    paths
      .filter(([path, isFile]) => isFile || readdirSync(path).length === 0)
      .map(([path, isFile]) => [path.slice(out.length + 1), isFile ? readFileSync(path, "utf8") : ""]),
  );
}

const lieNow = () => lieOfPortal(out) ?? new Map<string, string>();

test.each<[string, Record<string, string>, Renewal]>([
  ["files, new folders, and a folder where a file was", fresh, renewal],
  ["a file where a folder was", { b: "a file" }, { changed: ["b"], gone: ["b/index.html"] }],
  [
    "a folder that loses its last file and one that gets another",
    { "a/guide/y/index.html": "y" },
    { changed: ["a/guide/y/index.html"], gone: ["a/guide/x/index.html", "b/index.html"] },
  ],
  ["nothing but what is gone", {}, { changed: [], gone: ["a/index.html", "a/guide/x/index.html", "c"] }],
])("how it lies after a renewal is known by what that changed: %s", async (_, made, changes) => {
  const before = lieNow();
  put(join(work, "portal"), made);
  await renewPortal(out, join(work, "portal"), changes, work);
  rmSync(work, { recursive: true });
  const renewed = lieRenewed(before, out, changes);
  expect([...renewed.values()].sort()).toEqual([...lieNow().values()].sort());
  expect(nameOfLie(renewed)).toBe(nameOfLie(lieNow()));
  expect(nameOfLie(renewed)).not.toBe(nameOfLie(before));
  for (const path of Object.keys(made)) expect(sizeByLie(renewed, path)).toBe(made[path]?.length);
});

test.each<[string, () => void]>([
  ["a file put there", () => put(out, { "b/by-hand.html": "by hand" })],
  ["a file taken away", () => rmSync(join(out, "b/index.html"))],
  ["a file that says something else", () => put(out, { "b/index.html": "something else" })],
  ["an empty folder", () => mkdirSync(join(out, "d"))],
])("what somebody else moves while a portal is renewed is not taken for its own: %s", async (_, move) => {
  const before = lieNow();
  await renewPortal(out, made, renewal, work);
  move();
  expect(nameOfLie(lieRenewed(before, out, renewal))).not.toBe(nameOfLie(lieNow()));
});

/** Where a renewal is ended, by the file whose turn it was: that one is missing. */
function endedAt(path: string): Promise<unknown> {
  rmSync(join(made, path));
  return renewPortal(out, made, renewal, work).catch((error: unknown) => error);
}

test("what is new is put in, what is gone goes with its folders, what stays is not touched", async () => {
  const lie = () => ({ ...statSync(join(out, "b/index.html")), atime: 0, atimeMs: 0 });
  const before = lie();
  await renewPortal(out, made, renewal, work);
  expect(portal()).toEqual(JSON.parse(JSON.stringify(renewed)));
  expect(lie()).toEqual(before);
});

test.each(Object.keys(fresh))("a failure at %s leaves the portal as it was", async (path) => {
  expect(await endedAt(path)).toMatchObject({ code: "ENOENT" });
  expect(portal()).toEqual(standing);
});

test("what was killed in the middle is undone by the next build, and also where that was killed, too", async () => {
  await renewPortal(out, made, renewal, work);
  // As if the last steps had not been done: what came last is not there, and that all is done not noted.
  rmSync(join(out, "c"), { recursive: true });
  const added = ["a/draft/index.html", "c/index.html"];
  put(work, { "added.json": JSON.stringify(added) });
  rmSync(join(out, "a/draft/index.html"));
  // Nor was the undoing ended.
  renameSync(join(work, "before/index.html"), join(out, "index.html"));
  await tidyAfterKilled(out);
  expect(portal()).toEqual(standing);
  expect(readdirSync(folder)).toEqual(["portal"]);
});

test("a portal that was removed since it was killed in the middle is not brought back in part", async () => {
  await renewPortal(out, made, renewal, work);
  put(work, { "added.json": "[]" });
  rmSync(out, { recursive: true });
  await tidyAfterKilled(out);
  expect(readdirSync(folder)).toEqual([]);
});

test("what was killed after its end is not undone, nor what never began", async () => {
  await renewPortal(out, made, renewal, work);
  const done = portal();
  undoRenewal(out, work);
  await tidyAfterKilled(out);
  expect(portal()).toEqual(done);
  put(made, { "index.html": "never" });
  await tidyAfterKilled(out);
  expect(portal()).toEqual(done);
  expect(readdirSync(folder)).toEqual(["portal"]);
});
