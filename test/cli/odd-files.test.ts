import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";

/** What stands where a text should and is not read: said, never passed over. */
const example = fileURLToPath(new URL("../../sops", import.meta.url));
const code = "RK.MLF.CTH.W-54";
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-odd-"));
  cpSync(example, join(folder, "sops"), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (path: string) => join(folder, "sops", path);

describe.runIf(process.platform !== "win32")("check finds", () => {
  test.each<[string, string, () => void]>([
    [
      "a revision that is a link",
      `sops/${code}/rev-00.md`,
      () => {
        renameSync(at(`${code}/rev-00.md`), join(folder, "elsewhere.md"));
        symlinkSync(join(folder, "elsewhere.md"), at(`${code}/rev-00.md`));
      },
    ],
    ["a folder called as a revision is", `sops/${code}/rev-01.md`, () => mkdirSync(at(`${code}/rev-01.md`))],
    ["a revision in capitals", `sops/${code}/Rev-01.md`, () => cpSync(at(`${code}/rev-00.md`), at(`${code}/Rev-01.md`))],
    ["a pipe", `sops/${code}/rev-01.md`, () => void execFileSync("mkfifo", [at(`${code}/rev-01.md`)])],
    [
      "a folder that is a link",
      "sops/RK.MLF.CTH.W-99",
      () => {
        renameSync(at(code), join(folder, "elsewhere"));
        symlinkSync(join(folder, "elsewhere"), at("RK.MLF.CTH.W-99"));
      },
    ],
    ["a document in a repository of its own", `sops/${code}/.git`, () => void execFileSync("git", ["init", "--quiet", at(code)])],
    ["a document in a submodule", `sops/${code}/.git`, () => writeFileSync(at(`${code}/.git`), "gitdir: ../../.git/modules/x\n")],
    ["a text beside the settings", "sops/draft.md", () => cpSync(at(`${code}/rev-00.md`), at("draft.md"))],
    [
      "a text a folder too deep",
      `sops/meja/${code}/rev-00.md`,
      () => {
        mkdirSync(at("meja"));
        renameSync(at(code), at(`meja/${code}`));
      },
    ],
    ...[
      "draft (2).md",
      "rev-00 (copy).md",
      "rev-00 - Copy.md",
      "rev-00 - Salinan.md",
      "draft copy.md",
      "draft~.md",
      "Prosedur.markdown",
      "catatan.md",
      "rev-00.md ",
      "draft.md.",
      "rev\u201100.md",
      "rev-００.md",
    ].map((name): [string, string, () => void] => [
      `a copy called ${name}`,
      `sops/${code}/${name}`,
      () => cpSync(at(`${code}/rev-00.md`), at(`${code}/${name}`)),
    ]),
    [
      "a document's only text under another name",
      "sops/RK.MLF.CTH.W-98/prosedur.md",
      () => {
        mkdirSync(at("RK.MLF.CTH.W-98"));
        cpSync(at(`${code}/rev-00.md`), at("RK.MLF.CTH.W-98/prosedur.md"));
      },
    ],
    ...["draft", "lama", "assets", "rev-00/naskah"].map((below): [string, string, () => void] => [
      `a document of any name in the folder ${below}`,
      `sops/${code}/${below}/prosedur.md`,
      () => {
        mkdirSync(at(`${code}/${below}`), { recursive: true });
        cpSync(at(`${code}/rev-00.md`), at(`${code}/${below}/prosedur.md`));
      },
    ]),
    ["a document of any name beside the settings", "sops/lepas.md", () => cpSync(at(`${code}/rev-00.md`), at("lepas.md"))],
    ["a folder behind a dot", `sops/.${code}/rev-00.md`, () => renameSync(at(code), at(`.${code}`))],
  ])("%s", async (_, path, make) => {
    make();
    const { status, out } = await runSop(["check", "--rule", "SOP313", "--json"], { cwd: folder });
    const { findings } = JSON.parse(out) as { findings: { path: string; severity: string }[] };
    expect(findings.map((found) => [found.path, found.severity])).toEqual([[path, "error"]]);
    expect(status).toBe(1);
  });

  test.each([
    "RK.MLF.CTH.W-98/prosedur.docx",
    "RK.MLF.CTH.W-98/RK.MLF.CTH.W-98.pdf",
    "RK.MLF.CTH.W-98/asli/W-98.TXT",
    "RK.MLF.CTH.W-98.docx",
    "RK.MLF.CTH.W-98 rev 03.odt",
    "RK.MLF.CTH.W-98-rev-03.doc",
    "RK.MLF.CTH.W-98_Penggantian (1).txt",
  ])("what another program wrote, where a document would stand: %s", async (path) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), "Prosedur");
    const { status, out } = await runSop(["check", "--rule", "SOP313", "--json"], { cwd: folder });
    const { findings } = JSON.parse(out) as { findings: { path: string; severity: string }[] };
    expect(findings.map((found) => [found.path, found.severity])).toEqual([[`sops/${path}`, "warning"]]);
    expect(status).toBe(0);
  });

  test.each([
    [`${code}/assets/denah: lantai 1.png`],
    [`${code}/assets/nul.png`],
    [`${code}/assets/apa?/denah.png`, `${code}/assets/apa?`],
    [`${code}/lampiran./denah.png`, `${code}/lampiran.`],
    ["catatan|.txt"],
    ["RK.MLF.CTH.W-97:A/draft.md", "RK.MLF.CTH.W-97:A"],
  ])("what Windows can't write, once: %s", async (path, named = path) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    cpSync(at(`${code}/rev-00.md`), at(path));
    const { status, out } = await runSop(["check", "--rule", "SOP313", "--json"], { cwd: folder });
    const { findings } = JSON.parse(out) as { findings: { path: string; severity: string }[] };
    expect(findings.map((found) => [found.path, found.severity])).toEqual([[`sops/${named}`, "warning"]]);
    expect(status).toBe(0);
  });

  test("nothing of names that Windows takes", async () => {
    for (const name of ["console.png", "com10.txt", "nulis.png", ".hidden", "a..b.png", "aux-1.png", "é (2).png"]) {
      mkdirSync(at(`${code}/assets`), { recursive: true });
      writeFileSync(at(`${code}/assets/${name}`), "x");
    }
    const { out } = await runSop(["check", "--rule", "SOP313", "--json"], { cwd: folder });
    expect((JSON.parse(out) as { findings: unknown[] }).findings).toEqual([]);
  });

  test("nothing of another program where no document would stand", async () => {
    for (const path of [`${code}/asli.docx`, "asli/prosedur.docx", "RK.MLF.CTH.W-98.pdf", "catatan.txt", "RK.MLF.CTH.W-98/foto.png"]) {
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), "Prosedur");
    }
    const { out } = await runSop(["check", "--rule", "SOP313", "--json"], { cwd: folder });
    expect((JSON.parse(out) as { findings: unknown[] }).findings).toEqual([]);
  });

  test("nothing in Markdown that is no document's text", async () => {
    mkdirSync(at("panduan"));
    for (const path of ["lepas.md", "panduan/README.md", "panduan/menulis.md", `${code}/README.md`, `${code}/.draft.md`])
      writeFileSync(at(path), "---\ntitle: Catatan\n---\n\n# Catatan\n\ncode: revision:\n");
    mkdirSync(at(`${code}/assets`), { recursive: true });
    writeFileSync(at(`${code}/assets/catatan.md`), "# Catatan\n");
    const { out } = await runSop(["check", "--rule", "SOP313", "--json"], { cwd: folder });
    expect((JSON.parse(out) as { findings: unknown[] }).findings).toEqual([]);
  });

  test("a pipe where a picture should be is named, and nothing waits for it", async () => {
    const draft = "IN.OCC.TELK.P-01/draft.md";
    mkdirSync(at("IN.OCC.TELK.P-01/assets"), { recursive: true });
    execFileSync("mkfifo", [at("IN.OCC.TELK.P-01/assets/denah.png")]);
    writeFileSync(at(draft), readFileSync(at(draft), "utf8").replace(/^## Tujuan$/m, "$&\n\n![Denah](assets/denah.png)"));
    const { out } = await runSop(["check", "IN.OCC.TELK.P-01", "--json"], { cwd: folder });
    const { findings } = JSON.parse(out) as { findings: { rule: string; path: string }[] };
    const found = findings.map(({ rule, path }) => `${rule} ${path}`);
    expect(found).toContain(`SOP105 sops/${draft}`);
    expect(found).toContain("SOP313 sops/IN.OCC.TELK.P-01/assets/denah.png");
    const word = ["export", "IN.OCC.TELK.P-01", "--revision", "draft", "--format", "docx", "--out", "p.docx"];
    expect((await runSop(word, { cwd: folder })).status).toBe(0);
  });

  test.each(["library.yaml", "allowed_signers"])("a pipe called %s is refused, not waited for", async (name) => {
    rmSync(at(name));
    execFileSync("mkfifo", [at(name)]);
    const { status, err } = await runSop(["check", "--lang", "en"], { cwd: folder });
    expect(status).toBe(2);
    expect(err).toContain("no ordinary file");
  });
});

test("the gate names a text that git ignores", async () => {
  const git = (...words: string[]) =>
    execFileSync("git", ["-c", "user.name=P", "-c", "user.email=p@example.org", ...words], { cwd: folder, stdio: "pipe" });
  git("init", "-q", "-b", "main");
  git("add", "-A");
  git("commit", "-qm", "awal");
  writeFileSync(join(folder, ".gitignore"), "rev-01.md\n");
  cpSync(at(`${code}/rev-00.md`), at(`${code}/rev-01.md`));
  const { status, out } = await runSop(["gate", "--base", "main", "--lang", "en"], { cwd: folder });
  expect(status).toBe(1);
  expect(out).toContain("git is told to ignore this text");
});
