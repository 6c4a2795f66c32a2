import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Ran, runSop } from "../run-sop.ts";

const sops = fileURLToPath(new URL("../../sops", import.meta.url));
const top = "audit-2026-11-23";
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-bundle-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function bundle(words: readonly string[], library = sops): Promise<Ran> {
  const common = ["--format", "zip", "--library", library, "--date", "2026-11-23", "--lang", "en"];
  return runSop(["export", ...words, ...common], { cwd: folder });
}

/** Unpacks an archive into the folder; the paths it holds. */
function unpack(file: string): string[] {
  const files = Object.entries(unzipSync(readFileSync(join(folder, file))));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return files.map(([path]) => path);
}

const sha256sum = (text: string) => createHash("sha256").update(text).digest("hex");
const check = () => spawnSync("sh", [join(folder, top, "check.sh")], { encoding: "utf8" });

describe("an audit bundle", () => {
  test("holds the documents with all that they are checked by, and is checked without sop", async () => {
    const ran = await bundle(["P-51", "P-01", "RK.MLF.CTH.P-51", "--out", "audit.zip"]);
    expect(ran.err).toBe("");
    expect(ran.out).toContain("2 documents");
    const [sealed = "none"] = /[0-9a-f]{64}/.exec(ran.out) ?? [];
    const paths = unpack("audit.zip");
    for (const path of ["README.txt", "verification.txt", "registers/documents.csv", "registers/copies.csv", "sops/library.yaml"]) {
      expect(paths).toContain(`${top}/${path}`);
    }
    for (const path of ["P-51/rev-00.md", "P-51/rev-03.md", "P-51/rev-03/approved.sig", "P-51/events.yaml"]) {
      expect(paths).toContain(`${top}/sops/RK.MLF.CTH.${path}`);
    }
    expect(paths.some((path) => path.includes("W-54/"))).toBe(false);
    expect(readFileSync(join(folder, top, "verification.txt"), "utf8")).toMatch(
      /^RK.MLF.CTH.P-51 rev 03 {2}sops\/RK.MLF.CTH.P-51\/rev-03.md\n(?: .*\n)+ .* is what was approved/m,
    );
    const checked = check();
    expect(checked.stderr).toBe("");
    expect(checked.stdout.match(/Good "sop-approval" signature/g)?.length).toBeGreaterThan(8);
    // Without python3 and yaml the frontmatter is left to the eye, and that is said.
    expect(checked.stdout.trimEnd().split("\n").at(-1)).toMatch(/^OK(?:, but for what is left to the eye: 3)?$/);
    expect(checked.status).toBe(0);
    // The one value that is handed over on paper.
    expect(sha256sum(readFileSync(join(folder, top, "manifest.sha256"), "utf8"))).toBe(sealed);
    expect(checked.stdout.split("\n")[0]).toBe(`Manifest: ${sealed}`);
    expect(readFileSync(join(folder, top, "COVER.txt"), "utf8").replace(/\s/g, "")).toContain(sealed);
    const listed = readFileSync(join(folder, top, "manifest.sha256"), "utf8")
      .split("\n")
      .map((line) => `${top}/${line.slice(66)}`);
    expect(paths.filter((path) => !listed.includes(path))).toEqual([`${top}/manifest.sha256`, `${top}/COVER.txt`]);
  });

  test("shows every change, though the manifest is changed with it", async () => {
    await bundle(["P-51", "--out", "audit.zip"]);
    unpack("audit.zip");
    const at = (path: string) => join(folder, top, path);
    const edit = (path: string, from: string, to: string) => writeFileSync(at(path), readFileSync(at(path), "utf8").replace(from, to));
    /** What whoever alters a file does next: the manifest fits again. */
    const reseal = (path: string) => {
      const line = `${sha256sum(readFileSync(at(path), "utf8"))}  ${path}`;
      const manifest = readFileSync(at("manifest.sha256"), "utf8").split("\n");
      const index = manifest.findIndex((one) => one.endsWith(`  ${path}`));
      manifest.splice(index === -1 ? 0 : index, index === -1 ? 0 : 1, line);
      writeFileSync(at("manifest.sha256"), manifest.join("\n"));
    };
    const alter = (path: string, from: string, to: string) => {
      edit(path, from, to);
      reseal(path);
    };
    const whole = join(folder, "whole");
    cpSync(join(folder, top), whole, { recursive: true });
    const text = "sops/RK.MLF.CTH.P-51/rev-03.md";
    const attacks: [string, RegExp, () => unknown][] = [
      ["a text", /rev-03\.md: FAILED/, () => edit(text, "Petugas Meja", "Petugas meja")],
      ["events", /events\.yaml: FAILED/, () => edit("sops/RK.MLF.CTH.P-51/events.yaml", "keep", "kept")],
      ["settings", /library\.yaml: FAILED/, () => edit("sops/library.yaml", "K.M.L.", "K.M.X.")],
      ["a register", /documents\.csv: FAILED/, () => edit("registers/documents.csv", "03", "04")],
      ["a revision more", /rev-04\.md: is not of this bundle/, () => writeFileSync(at("sops/RK.MLF.CTH.P-51/rev-04.md"), "x")],
      ["a link more", /rev-04\.md: is not of this bundle/, () => symlinkSync("rev-03.md", at("sops/RK.MLF.CTH.P-51/rev-04.md"))],
      ["a file less", /rev-02\.md: FAILED/, () => rmSync(at("sops/RK.MLF.CTH.P-51/rev-02.md"))],
      ["a step, and the manifest", /is not what its approvals name \(flows\)/, () => alter(text, "#### 1. ", "#### 1. Lain ")],
      ["prose, and the manifest", /was signed for \(text\)/, () => alter(text, "## Tujuan\n", "## Tujuan\n\nLain.\n")],
      [
        "a signed statement, and the manifest",
        /verify|signature/i,
        () => alter("sops/RK.MLF.CTH.P-51/rev-03/approved.txt", "K.M.L.", "K.R.A."),
      ],
      [
        "the header that was hashed",
        /was signed for \(header\)/,
        () => alter("content/RK.MLF.CTH.P-51/rev-03.header.json", "Meja", "meja"),
      ],
    ];
    const hasYaml = spawnSync("python3", ["-c", "import yaml"]).status === 0;
    if (hasYaml) attacks.push(["a title, and the manifest", /first lines are not those/, () => alter(text, "title: Pen", "title: pen")]);
    for (const [what, said, attack] of attacks) {
      rmSync(join(folder, top), { recursive: true });
      cpSync(whole, join(folder, top), { recursive: true });
      attack();
      const checked = check();
      expect([what, checked.status]).toEqual([what, 1]);
      expect(checked.stdout).not.toMatch(/^OK/m);
      expect(`${checked.stdout}${checked.stderr}`, what).toMatch(said);
      // Last of all: above it stand the lines of all that is good.
      expect(checked.stderr.trimEnd().split("\n").at(-1)).toMatch(/^NOT OK[.]/);
    }
  }, 240_000);

  test("of a draft that nobody signed holds nothing to check, and says so", async () => {
    expect((await bundle(["W-10", "--out", "audit.zip"])).out).toContain("of 1 document:");
    unpack("audit.zip");
    expect(check()).toMatchObject({
      status: 0,
      stderr: "",
      stdout: expect.stringMatching(/^Manifest: .*\n.*\nNothing was issued\.\nOK\n$/),
    });
    expect(readFileSync(join(folder, top, "verification.txt"), "utf8")).toBe("Nothing of this was issued or signed.\n");
  });

  test("does not pass over a signature by nobody in the library", async () => {
    cpSync(sops, join(folder, "sops"), { recursive: true });
    const settings = join(folder, "sops", "library.yaml");
    const text = readFileSync(settings, "utf8");
    // Nor in settings that were approved once: there the person still stands.
    rmSync(join(folder, "sops", "settings"), { recursive: true });
    writeFileSync(settings, text.replace(/^.*kepala-regu-b@meja-layanan\.example.*\n/m, ""));
    expect(readFileSync(settings, "utf8")).not.toBe(text);
    await bundle(["P-51", "--out", "audit.zip"], join(folder, "sops"));
    unpack("audit.zip");
    const checked = check();
    expect(checked.stderr).toContain("sops/RK.MLF.CTH.P-51/rev-03/checked.sig: no person in the library's settings has signed this");
    expect(checked.status).toBe(1);
  });

  test("is the same bytes each time, on a checkout with CRLF too", async () => {
    cpSync(sops, join(folder, "sops"), { recursive: true });
    const text = join(folder, "sops", "RK.MLF.CTH.P-51", "rev-03.md");
    writeFileSync(text, readFileSync(text, "utf8").replaceAll("\n", "\r\n"));
    await bundle(["P-51", "--out", "one.zip"]);
    await bundle(["P-51", "--out", "two.zip"], join(folder, "sops"));
    const [one, two] = ["one.zip", "two.zip"].map((file) => unzipSync(readFileSync(join(folder, file))));
    for (const [path, bytes] of Object.entries(one ?? {})) expect(Buffer.compare(bytes, two?.[path] ?? Buffer.alloc(0)), path).toBe(0);
    await bundle(["P-51", "--out", "three.zip"]);
    expect(readFileSync(join(folder, "one.zip")).equals(readFileSync(join(folder, "three.zip")))).toBe(true);
  });

  test("of an altered library says so and ends with 1", async () => {
    cpSync(sops, join(folder, "sops"), { recursive: true });
    const text = join(folder, "sops", "RK.MLF.CTH.P-51", "rev-03.md");
    writeFileSync(text, readFileSync(text, "utf8").replace("Petugas Meja", "Petugas meja"));
    const ran = await bundle(["P-51", "--out", "audit.zip"], join(folder, "sops"));
    expect(ran.status).toBe(1);
    expect(ran.err).toContain("verification.txt says which");
  });

  test.each([[["--revision", "02"]], [["--copy", "2"]]])("takes no %s", async (words) => {
    const ran = await bundle(["P-51", ...words]);
    expect(ran.status).toBe(2);
    expect(ran.err).toContain("holds every revision");
  });

  test("replaces no file that is there, unless told to", async () => {
    writeFileSync(join(folder, `${top}.zip`), "mine");
    expect((await bundle(["P-51"])).status).toBe(2);
    expect(readFileSync(join(folder, `${top}.zip`), "utf8")).toBe("mine");
    expect((await bundle(["P-51", "--overwrite"])).status).toBe(0);
    expect(execFileSync("ls", [folder], { encoding: "utf8" }).trim()).toBe(`${top}.zip`);
  });
});
