import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPortal } from "../../cli/portal/build-portal.ts";
import type { NewestPages } from "../../cli/portal/make-pages.ts";
import { type PreviewState, type ServedPortal, servePortal } from "../../cli/portal/serve-portal.ts";
import { isoDate } from "../../schemas/iso-date.ts";
import { issuedDocument } from "./made-portal.ts";

/** A portal that is being built anew: page A is made again, B kept as it is, C is no longer there. */
let folder: string;
let served: ServedPortal;
const state: PreviewState = { build: 1, trouble: "" };

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sop-newest-"));
  for (const name of ["A", "B", "C"]) write(`before/${name}/index.html`, `${name} before`);
  write("before/404.html", "not here");
  write("outside.txt", "outside");
  write("new/A/index.html", "A new");
  write("new/D/index.html", "D new");
  served = await servePortal(join(folder, "before"), { preview: () => state });
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

async function read(path: string): Promise<string> {
  const response = await fetch(served.url + path);
  return `${response.status} ${await response.text()}`;
}

test("of a build under way new pages are read first, kept ones beside them, and none that is gone", async () => {
  expect(await Promise.all(["A/", "B/", "C/", "D/"].map(read))).toEqual(["200 A before", "200 B before", "200 C before", "404 not here"]);
  const kept = new Set(["B/index.html", "404.html"]);
  state.newest = { folder: join(folder, "new"), isKept: (path) => kept.has(path) };
  expect(await Promise.all(["A/", "A", "B/", "B", "C/", "C", "D/"].map(read))).toEqual([
    "200 A new",
    "200 A new",
    "200 B before",
    "200 B before",
    "404 not here",
    "404 not here",
    "200 D new",
  ]);
  expect(await read("preview.json")).toBe('200 {"build":1,"trouble":""}');
  state.newest = undefined;
  expect(await Promise.all(["A/", "C/", "D/"].map(read))).toEqual(["200 A before", "200 C before", "404 not here"]);
});

test.each(["..%2foutside.txt", "A%2f..%2f..%2foutside.txt", "%2e%2e/outside.txt", "..%5coutside.txt", "%2fetc%2fhostname", "A%00", "%ff"])(
  "nothing outside of the portal is served: %s",
  async (path) => {
    for (const newest of [undefined, { folder: join(folder, "new"), isKept: () => true }]) {
      state.newest = newest;
      expect(await read(path)).toMatch(/^40[04] (?:|not here)$/);
    }
    state.newest = undefined;
  },
);

test("only who names this machine is answered: a name from elsewhere that was made to lead here reads nothing", async () => {
  const port = new URL(served.url).port;
  const ask = (host: string) =>
    new Promise<number | undefined>((done, fail) => {
      get({ host: "127.0.0.1", port, path: "/A/", headers: { host } }, (answer) => done(answer.resume().statusCode)).on("error", fail);
    });
  const known = [`127.0.0.1:${port}`, `localhost:${port}`, "LOCALHOST", `sop.localhost:${port}`, `[::1]:${port}`];
  const strange = [`evil.example:${port}`, "127.0.0.1.evil.example", "notlocalhost", "localhost.evil.example"];
  expect(await Promise.all(known.map(ask))).toEqual(known.map(() => 200));
  expect(await Promise.all(strange.map(ask))).toEqual(strange.map(() => 421));
});

test("a build tells of its new pages while the portal before still stands, and then that it stands itself", async () => {
  const text = (answer: string) => issuedDocument("P-01", `### Calls\n\n1. Agent: Greet\n\n   ${answer}\n`);
  write("library/library.yaml", "organisation: Acme\nlanguage: en\ntimeZone: UTC\n");
  write("library/P-01/rev-00.md", text("Say hello."));
  write("library/P-02/rev-00.md", issuedDocument("P-02", "### Calls\n\n1. Agent: Greet\n"));
  const out = join(folder, "built");
  const said: string[] = [];
  const page = (portal: string) => readFileSync(join(portal, "P-01/index.html"), "utf8").includes("Say goodbye.");
  const looked = ["P-01/index.html", "P-02/index.html", "P-03/index.html", "pagefind/pagefind.js"];
  const onNewest = ({ folder: made, isKept }: NewestPages) =>
    said.push(`new: ${page(made)}, standing: ${page(out)}, kept: ${looked.map(isKept)}`);
  const plan = {
    library: join(folder, "library"),
    out,
    date: isoDate.parse("2026-11-23"),
    drafts: false,
    offline: false,
    base: "/",
    version: "0",
  };
  const build = { ...plan, package: fileURLToPath(new URL("../../", import.meta.url)), fresh: false };
  await buildPortal(build);
  write("library/P-01/rev-00.md", text("Say goodbye."));
  await buildPortal({ ...build, onNewest, onShown: () => said.push(`shown: ${page(out)}`) });
  expect(said).toEqual(["new: true, standing: false, kept: false,true,false,true", "shown: true"]);

  // Who writes into it meanwhile: nothing is put beside what nobody knows, and the next build makes it whole.
  write("library/P-01/rev-00.md", text("Say hello."));
  const meanwhile = buildPortal({ ...build, onNewest: () => write("built/P-02/index.html", "put here by hand") });
  await expect(meanwhile).rejects.toThrow(`“${out}” was changed while its pages were made.`);
  expect([page(out), readFileSync(join(out, "P-02/index.html"), "utf8")]).toEqual([true, "put here by hand"]);
  await buildPortal(build);
  expect([page(out), readFileSync(join(out, "P-02/index.html"), "utf8").includes("P-02")]).toEqual([false, true]);
});
