import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sop-words-"));
  const made = await runSop(["init", "lib", "--organisation", "Contoh"], { cwd: folder });
  expect(made.status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each<[string[], string, string]>([
  [["check", "--fix", "--merge", "a"], "--fix and --merge don't go together.", "--fix dan --merge tidak dapat dipakai bersama."],
  [["check", "--accept", "x"], "--accept needs --baseline.", "--accept memerlukan --baseline."],
  [["approve", "P-01"], "--as is missing.", "--as belum disebutkan."],
  [["issue"], "DOCUMENT is missing.", "DOCUMENT belum disebutkan."],
  [
    ["list", "--format", "doc"],
    "--format can't be “doc”; it is one of table, csv",
    "--format tidak dapat berisi “doc”; pilihannya: table, csv",
  ],
  [["list", "--out"], "--out needs a value.", "--out memerlukan nilai."],
  [["list", "--out", "a", "--out", "b"], "--out is given twice.", "--out ditulis dua kali."],
  [["refs", "P-01", "--depth", "0"], "--depth: 0 is too small; at least 1.", "--depth: 0 terlalu kecil; paling sedikit 1."],
  [["refs", "P-01", "--depth", "99"], "--depth: 99 is too large; at most 20.", "--depth: 99 terlalu besar; paling banyak 20."],
  [["refs", "P-01", "--depth", "x"], "--depth: “x” is no whole number.", "--depth: “x” bukan bilangan bulat."],
  [["preview", "--port", "http"], "--port: “http” is no whole number.", "--port: “http” bukan bilangan bulat."],
  [["list", "a", "b"], "“b” is one word too many.", "“b” tidak dikenal di sini."],
  [["list", "--no-such"], "There is no --no-such.", "Tidak ada pilihan --no-such."],
  [
    ["build", "sops"],
    "“sops” is one word too many.\nA library's folder is named by --library",
    "“sops” tidak dikenal di sini.\nFolder pustaka disebutkan",
  ],
  [
    ["list", "--where", "typ=W", "--library", "lib"],
    "“--where typ=W” names no column; expected KEY=TEXT with one of code, title, type",
    "“--where typ=W” tidak menyebut kolom",
  ],
  [
    ["autocomplete", "zhs"],
    "“zhs” can't stand here; it is one of bash, zsh, powershell.\nDid you mean “zsh”?",
    "“zhs” tidak dapat ditulis di sini",
  ],
  [
    ["refs", "Permohonann", "--library", "lib"],
    "There is no document “Permohonann” in this library.",
    "Tidak ada dokumen “Permohonann” di pustaka ini.",
  ],
  [
    ["withdraw", "P-01", "--reason", "", "--name", "E. Ef"],
    "--reason is empty.\nWrite what is meant: --reason TEXT.",
    "--reason kosong.\nTuliskan isinya: --reason TEXT.",
  ],
  [
    ["review", "P-01", "--result", "keep", "--remark= \t"],
    "--remark is empty.\nWrite what is meant: --remark TEXT, or leave --remark out.",
    "--remark kosong.\nTuliskan isinya: --remark TEXT, atau hilangkan --remark.",
  ],
  [["copies", "P-01", "--recall", "1", "--recall", "\u200b"], "--recall is empty.", "--recall kosong."],
  [["new", "P", "", "--library", "lib"], "TITLE is empty.\nWrite what is meant", "TITLE kosong.\nTuliskan yang dimaksud"],
  [["new", "P", "   ", "--library", "lib"], "TITLE is empty.", "TITLE kosong."],
  [["import", "a.docx", ""], "One of the words is empty.", "Salah satu katanya kosong."],
  [["help", "bumb"], "There is no command “bumb”.\nDid you mean “sop bump”?", "Tidak ada perintah “bumb”.\nMaksudnya “sop bump”?"],
])("sop %s is said in both languages", async (words, en, id) => {
  for (const [language, text] of [
    ["en", en],
    ["id", id],
  ] as const) {
    const ran = await runSop([...words, "--lang", language], { cwd: folder });
    expect([ran.status, ran.err]).toEqual([2, expect.stringContaining(`sop: ${text}`)]);
    expect(ran.err).not.toMatch(/\n\s+at |fault in sop|kesalahan sop/);
  }
});

interface Defined {
  type: string;
  required?: boolean;
  options?: string[];
  dependsOn?: string[];
}
const manifest = JSON.parse(readFileSync(join(root, "oclif.manifest.json"), "utf8")) as {
  commands: Record<string, { flags: Record<string, Defined>; args: Record<string, Defined> }>;
};

/** What a command asks for, beside what is tried. */
function asked(flags: Readonly<Record<string, Defined>>, tried: string): string[] {
  const needed = Object.keys(flags).filter((name) => flags[name]?.required || flags[tried]?.dependsOn?.includes(name));
  return needed
    .filter((name) => name !== tried)
    .flatMap((name) => (flags[name]?.type === "boolean" ? [`--${name}`] : [`--${name}`, flags[name]?.options?.[0] ?? "x"]));
}

test.each(Object.entries(manifest.commands))("sop %s: no flag and no argument is empty", async (command, { flags, args }) => {
  const needed = Object.values(args).flatMap(({ required, options }) => (required ? [options?.[0] ?? "x"] : []));
  const ofFlags = Object.keys(flags)
    .filter((name) => flags[name]?.type === "option")
    .map((name) => ({ name: `--${name}`, words: (blank: string) => [...needed, `--${name}`, blank, ...asked(flags, name)] }));
  const ofArgs = Object.keys(args).map((name, index) => ({
    name: name.toUpperCase(),
    words: (blank: string) => [...Array.from({ length: index }, () => "x"), blank, ...needed.slice(index + 1), ...asked(flags, name)],
  }));
  for (const { name, words } of [...ofFlags, ...ofArgs]) {
    for (const blank of ["", "   "]) {
      const ran = await runSop([command, ...words(blank), ...(name === "--lang" ? [] : ["--lang", "en"])], { cwd: folder });
      const own = `“${blank}” is (?:not a day|no whole number)|can't (?:be “${blank}”|stand here)|one of these|one of `;
      expect([name, ran.status, ran.err]).toEqual([name, 2, expect.stringMatching(new RegExp(`${name} is empty\\.|${own}`))]);
      expect(ran.err).not.toMatch(/\n\s+at |fault in sop/);
    }
  }
});

test.each([
  ["en", "--output is now called --out."],
  ["id", "--output kini bernama --out."],
])("an old name of a flag is understood, with a notice (%s)", async (language, notice) => {
  for (const words of [["--output", `old-${language}.csv`], [`--output=older-${language}.csv`]]) {
    const ran = await runSop(["list", "documents", "--library", "lib", "--format", "csv", ...words, "--lang", language], { cwd: folder });
    expect(ran).toEqual({ status: 0, out: "", err: `${notice}\n` });
    expect(readFileSync(join(folder, words.join("=").slice("--output=".length)), "utf8")).toContain("P-01");
  }
  const current = await runSop(["list", "documents", "--library", "lib", "--format", "csv", "--out", "new.csv"], { cwd: folder });
  expect(current.err).toBe("");
});

test.each([
  ["diff", "P-01", "--format", "html"],
  ["diff", "P-01"],
  ["refs", "P-01"],
  ["refs", "P-01", "--format", "dot"],
  ["refs", "IN.OCC.TELK.P-01_R8", "--format", "json"],
])("what sop %s prints, --out writes", async (...words) => {
  const sops = ["--library", join(root, "sops"), "--date", "2026-11-23", "--lang", "en"];
  const printed = await runSop([...words, ...sops], { cwd: folder });
  expect(await runSop([...words, ...sops, "--out", "answer.txt"], { cwd: folder })).toEqual({ status: 0, out: "", err: "" });
  expect(readFileSync(join(folder, "answer.txt"), "utf8")).toBe(printed.out);
});

describe("help", () => {
  const commands = readdirSync(join(root, "cli/commands")).map((file) => file.replace(/\.ts$/, ""));

  test.each(["en", "id"])("lists each command there is, and no other (%s)", async (language) => {
    const listed = (text: string) => [...text.matchAll(/^ {2}([a-z][a-z-]*) {2,}\S/gm)].map(([, name]) => name).sort();
    const [bare, asked, flag] = await Promise.all(
      [
        ["help", "--lang", language],
        ["--help", "--lang", language],
        ["--lang", language, "--help"],
      ].map((words) => runSop(words, { cwd: folder })),
    );
    expect(listed(asked?.out ?? "")).toEqual([...commands].sort());
    expect(bare?.out).toBe(asked?.out);
    expect(flag?.out).not.toContain("    at ");
  });

  test("names the roles and types of the library at hand", async () => {
    const path = join(folder, "lib/library.yaml");
    const own = readFileSync(path, "utf8");
    const help = async (...words: string[]) =>
      (await runSop([...words, "--help", "--lang", "en"], { cwd: join(folder, "lib") })).out.replace(/\s+/g, " ");
    expect(await help("approve")).toContain("prepared (Prepared by), checked (Checked by), approved (Approved by)");
    expect(await help("new")).toContain("P (Procedure)");
    writeFileSync(
      path,
      `${own}\nroles:\n  author: { id: Penulis, en: Author }\ntypes:\n  K:\n    name: { id: Kebijakan, en: Policy }\n    approvals: [author]\n    sections:\n      - { id: purpose, name: { id: Tujuan, en: Purpose }, from: text }\n`,
    );
    expect(await help("approve")).toContain("as the library names it: author (Author)");
    expect(await help("approve")).not.toMatch(/the library names it: .*prepared \(/);
    expect(await help("reject")).toContain("in which role: author (Author)");
    expect(await help("new")).toContain("the type's letter: K (Policy)");
    // Half-written settings are said by the command that needs them; its help is there all the same.
    writeFileSync(path, "organisation: [");
    expect(await help("new")).toContain("the type's letter: P (Procedure)");
    writeFileSync(path, own);
  });

  test.each(commands)("sop %s --help in either language has no text of the other, nor a name left open", async (name) => {
    const [en, id] = await Promise.all(["en", "id"].map((language) => runSop([name, "--help", "--lang", language], { cwd: folder })));
    expect(en?.status).toBe(0);
    expect(en?.out).not.toBe(id?.out);
    expect(`${en?.out}${id?.out}`).not.toMatch(/\{\w+\}|\u001e|undefined/);
    // Each flag stands by itself in the usage, however many it does not go with.
    expect(en?.out).not.toMatch(/\| *(\||\])|\[ *\|/);
  });
});
