import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";

const sops = fileURLToPath(new URL("../../sops", import.meta.url));
const bin = fileURLToPath(new URL("../../dist/sop.js", import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-build-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const build = (...words: string[]) =>
  runSop(["build", "--library", sops, "--date", "2026-11-23", "--lang", "en", ...words], { cwd: folder });

test("a portal for readers holds no draft, and its links stay below the sub-path", async () => {
  const usual = process.umask(0o077);
  const ran = await build("--out", "portal", "--base", "/sop/", "--publish").finally(() => process.umask(usual));
  expect(ran.err).toBe("");
  expect(ran.status).toBe(0);
  // Whoever serves it must be able to read it, whatever is kept from others here.
  const below = readdirSync(join(folder, "portal"), { recursive: true, encoding: "utf8" });
  const modes = Map.groupBy(["", ...below], (path) => {
    const found = statSync(join(folder, "portal", path));
    return `${found.isDirectory() ? "folder" : "file"} ${(found.mode & 0o777).toString(8)}`;
  });
  expect([...modes.keys()].sort()).toEqual(["file 644", "folder 755"]);
  expect(existsSync(join(folder, "portal/IN.OCC.TELK.P-01/index.html"))).toBe(true);
  expect(existsSync(join(folder, "portal/IN.OCC.TELK.P-01/draft/index.html"))).toBe(false);
  const links = [...readFileSync(join(folder, "portal/404.html"), "utf8").matchAll(/(?:href|src)="(\/[^"]*)"/g)].map((match) => match[1]);
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((link) => !link?.startsWith("/sop/"))).toEqual([]);
});

test("where nothing is issued yet, terminal and page say so, and what of a draft can't be read", async () => {
  await runSop(["init", "sops", "--organisation", "Acme", "--language", "en", "--time-zone", "UTC"], { cwd: folder });
  const draft = join(folder, "sops/P-01/draft.md");
  writeFileSync(draft, readFileSync(draft, "utf8").replace("\ntitle:", "\nowners: Sales\ntitle:"));
  mkdirSync(join(folder, "sops/P-02"));
  writeFileSync(join(folder, "sops/P-02/draft.md"), Buffer.from("---\ncode: P-02\ntitle: Caf\xe9\n---\n", "latin1"));
  const ran = await runSop(["build", "--library", "sops", "--out", "portal", "--lang", "en"], { cwd: folder });
  expect(ran.err).toMatch(/sops\/P-02\/draft\.md:\d+: The file is not UTF-8 text/);
  expect(ran.err).toContain("Nothing is issued yet, and drafts are not shown: `sop build --drafts` or `sop preview --drafts` shows them.");
  expect(ran.err).toMatch(/sops\/P-01\/draft\.md:\d+: “owners” is not a key known here/);
  const home = readFileSync(join(folder, "portal/index.html"), "utf8");
  expect(home).toContain("No document is issued yet, and drafts are not shown here.");
});

test("a logo that is not there, or could not be shown, is told by name", async () => {
  await runSop(["init", "sops", "--organisation", "Acme", "--language", "en", "--time-zone", "UTC"], { cwd: folder });
  const settings = readFileSync(join(folder, "sops/library.yaml"), "utf8");
  const withLogo = (logo: string) => {
    writeFileSync(join(folder, "sops/library.yaml"), `${settings}portal: { logo: "${logo}" }\n`);
    return runSop(["build", "--library", "sops", "--out", "portal", "--lang", "en"], { cwd: folder });
  };
  const gone = await withLogo("assets/logo.svg");
  expect([gone.status, gone.err]).toEqual([
    2,
    expect.stringContaining("The logo “assets/logo.svg”, which library.yaml names under portal, is not in"),
  ]);
  for (const logo of ["../logo.svg", "assets/../../logo.svg", "/logo.svg", "https://a.id/logo.svg", "assets/logo.tiff", "logo"]) {
    const refused = await withLogo(logo);
    expect([refused.status, refused.err]).toEqual([2, expect.stringContaining("is not a picture inside the library's folder")]);
  }
});

test("a folder that holds something else is left alone", async () => {
  writeFileSync(join(folder, "laporan.txt"), "milik orang lain");
  const ran = await build("--out", ".");
  expect(ran.status).toBe(2);
  expect(ran.err).toContain("holds other files");
  expect(readFileSync(join(folder, "laporan.txt"), "utf8")).toBe("milik orang lain");
});

test("--drafts and --publish are refused together", async () => {
  const ran = await build("--drafts", "--publish");
  expect(ran.status).toBe(2);
  expect(ran.err).toContain("don't go together");
});

const workFolders = (place: string) => readdirSync(place).flatMap((name) => (/^\.portal-/.test(name) ? [join(place, name)] : []));

test("what a build that was killed left is removed by the next, and what another one works in is not", async () => {
  const place = mkdtempSync(join(tmpdir(), "sop-killed-"));
  try {
    const words = ["build", "--library", sops, "--out", "portal", "--date", "2026-11-23"];
    const child = spawn(process.execPath, [bin, ...words], { cwd: place, env: { ...process.env, XDG_CACHE_HOME: place }, stdio: "ignore" });
    const ended = once(child, "exit");
    await expect.poll(() => workFolders(place).some((work) => existsSync(join(work, "portal/404.html"))), { timeout: 60_000 }).toBe(true);
    child.kill("SIGKILL");
    await ended;
    const [left = ""] = workFolders(place);
    expect(left).not.toBe("");
    const others = [left.replace(/-\d+-\w+$/, `-${process.pid}-abcdef`), left.replace(/-[0-9a-f]{8}-(\d+-\w+)$/, "-00000000-$1")];
    for (const other of others) mkdirSync(other);
    // The process of its pages goes, too: nothing is written there any more.
    let count = -1;
    const isStill = () => {
      const before = count;
      count = readdirSync(left, { recursive: true }).length;
      return count === before;
    };
    await expect.poll(isStill, { timeout: 60_000, interval: 1000 }).toBe(true);
    expect((await runSop(words, { cwd: place })).status).toBe(0);
    expect(workFolders(place).sort()).toEqual(others.sort());
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "a build that is ended by %s leaves nothing behind, and the portal before as it was",
  async (signal) => {
    const place = mkdtempSync(join(tmpdir(), "sop-ended-"));
    try {
      mkdirSync(join(place, "tmp"));
      mkdirSync(join(place, "portal"));
      writeFileSync(join(place, "portal/library.json"), "{}");
      const words = [bin, "build", "--library", sops, "--out", "portal"];
      const env = { PATH: process.env["PATH"] ?? "", HOME: place, TMPDIR: join(place, "tmp"), NODE_DISABLE_COMPILE_CACHE: "1" };
      const child = spawn(process.execPath, words, { cwd: place, env, stdio: "ignore" });
      const ended = once(child, "exit");
      // Ended while pages are being made.
      await expect.poll(() => workFolders(place).some((work) => existsSync(join(work, "portal/404.html"))), { timeout: 60_000 }).toBe(true);
      child.kill(signal);
      expect((await ended)[0]).toBe(signal === "SIGINT" ? 130 : 143);
      expect(readdirSync(join(place, "tmp"))).toEqual([]);
      expect(
        readdirSync(place)
          .filter((name) => name !== ".cache")
          .sort(),
      ).toEqual(["portal", "tmp"]);
      expect(readdirSync(join(place, "portal"))).toEqual(["library.json"]);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  },
);
