import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";

/** By which code a document comes into a library. */
let folder: string;
const sop = (...words: string[]) => runSop([...words, "--lang", "en"], { cwd: folder });
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sop-code-"));
  await sop("init", "sops", "--organisation", "Contoh", "--language", "id", "--time-zone", "UTC");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function bring(name: string, text: string, ...words: string[]): Promise<string> {
  write(name, text);
  const { documents } = JSON.parse((await sop("import", name, "--into", "sops", "--json", ...words)).out) as {
    documents: [{ written?: string; fault?: string; report?: { entries: { kind: string; text: string; why?: string }[] } }];
  };
  const [{ written, fault, report }] = documents;
  const told = report?.entries
    .filter(({ kind, text }) => kind !== "kept" && text.startsWith("code"))
    .map(({ text, why }) => [text, why].filter(Boolean).join(": "));
  return [written ?? fault, ...(told ?? [])].join(" | ");
}

const without = "# Pengarsipan\n\n## Tujuan\n\nMenyimpan berkas.\n";

test("of its head, else of its text or its file's name, where they do not differ; that is said", async () => {
  expect(await bring("P-20 lama.md", `Kode: P-21\n\n${without}`)).toBe("sops/P-21/draft.md");
  expect(await bring("P-22_pengarsipan.md", without)).toBe("sops/P-22/draft.md | code P-22: it stands in the file's name");
  expect(await bring("salinan.md", `P-23\n\n${without}`)).toBe("sops/P-23/draft.md | code P-23: the only one before the first section");
  expect(await bring("P-24.md", `Lihat P-01.\n\n${without}`)).toContain("It names no code");
  expect(await bring("P-25 dan P-26.md", without)).toContain("It names no code");
  expect(await bring("SP-27x.md", without)).toContain("It names no code");
});

test("of --code, also against its head, which is told", async () => {
  expect(await bring("a.md", without, "--code", "P-30")).toBe("sops/P-30/draft.md");
  expect(await bring("b.md", `Kode: P-31\n\n${without}`, "--code", "P-32")).toBe(
    "sops/P-32/draft.md | code in its head: the document is brought in as P-32",
  );
  expect(await bring("c.md", without, "--code", "P 33")).toContain("is not one without blanks");
  const several = await sop("import", "a.md", "b.md", "--into", "sops", "--code", "P-34");
  expect([several.status, several.err]).toEqual([2, expect.stringContaining("--code is the code of one document; 2 files were named.")]);
});

test("a draft that would be too long to be read is written, and said to be", async () => {
  write("panjang.md", `${without}\n${Array.from({ length: 10_500 }, (_, index) => `Baris ${index}.\n`).join("\n")}`);
  const { err } = await sop("import", "panjang.md", "--into", "sops", "--code", "P-40");
  expect(err).toMatch(/the draft is not read as it is[.] The file has 2\d{4} lines; a document has at most 20000[.]/);
});

test("a survey knows names of files, too", async () => {
  for (const number of ["01", "02", "03"]) write(`POE_3.${number} pengarsipan.md`, without);
  const files = ["01", "02", "03"].map((number) => `POE_3.${number} pengarsipan.md`);
  expect((await sop("import", "--survey", ...files)).out).toContain("POE_3.01: {type}_{unit}.{number} (3/3)");
});
