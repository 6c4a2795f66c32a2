import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { runSop } from "../run-sop.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const sop = (...words: string[]) => runSop([...words, "--library", "sops", "--date", "2026-11-23", "--lang", "en"], { cwd: root });

test("refs: a document cites and is cited, by section and step", async () => {
  const { out, status } = await sop("refs", "IN.OCC.TELK.P-01");
  expect(status).toBe(0);
  expect(out).toMatch(
    /cites\n[\s\S]*IN\.QCC\.TELK\.S-01 {2}Standar[^\n]*\n[^\n]*\n[^\n]*step 8 Salam Penutup {2}sops\/IN\.OCC\.TELK\.P-01\/rev-05\.md:128/,
  );
  expect(out).toMatch(/is cited by\n[├└]─ IN\.OCC\.TELK/);
});

test("refs: a document held elsewhere, and a term in any spelling", async () => {
  const [held, term] = await Promise.all([sop("refs", "S-01"), sop("refs", "my cx")]);
  expect(held.out).toContain("IN.QCC.TELK.S-01  Standar Penilaian");
  expect(term.out).toContain("defined: “My CX”");
  expect(term.out).toContain("listed: “MyCX”");
});

test("refs: two documents that cite each other end", async () => {
  const { out } = await sop("refs", "IN.OCC.TELK.P-01", "--depth", "20", "--format", "json");
  expect((JSON.parse(out) as { citedBy: unknown[] }).citedBy.length).toBeGreaterThan(0);
});

test("refs: nothing of that name", async () => {
  const ran = await sop("refs", "XYZZY-9");
  expect(ran.status).toBe(2);
  expect(ran.err).toContain("There is no document “XYZZY-9”");
});

test("refs: a step that no revision has is not merely cited nowhere", async () => {
  const [none, there] = await Promise.all([sop("refs", "RK.MLF.CTH.P-51_R99"), sop("refs", "RK.MLF.CTH.P-51_R1")]);
  expect(none.status).toBe(2);
  expect(none.err).toContain("“RK.MLF.CTH.P-51_R99” is cited nowhere, and RK.MLF.CTH.P-51 has no step 99");
  expect(there.status).toBe(0);
});

test("refs: an RC names its document by an ending of the code, in any case, and none that is not there", async () => {
  const whole = await sop("refs", "RK.MLF.CTH.P-51_R2");
  for (const name of ["P-51_R2", "p-51_r2", "rk.mlf.cth.p-51_R2"]) expect((await sop("refs", name)).out).toBe(whole.out);
  for (const name of ["P-99_R2", "RK.MLF.CTH.P-99_R2"]) {
    const { status, err } = await sop("refs", name);
    expect([status, err]).toEqual([2, expect.stringContaining(`There is no document “${name.replace("_R2", "")}”`)]);
  }
  expect((await sop("refs", "51_R2")).err).toMatch(/fits \d+ documents/);
});

test("refs: an ambiguous ending names the candidates", async () => {
  const ran = await sop("refs", "51");
  expect(ran.status).toBe(2);
  expect(ran.err).toMatch(/fits \d+ documents/);
});

test("show: the controlled layout", async () => {
  const { out, status } = await sop("show", "IN.OCC.TELK.P-01");
  expect(status).toBe(0);
  for (const text of [
    "Revision   05",
    "Approved by       A.H., QMR, 2019-11-29",
    "[ MASTER COPY · Pusat ]",
    "2.3   Menjadi pegangan Agent",
    "8.1  Layanan 108",
    "10.  Proses perubahan / penambahan data",
    "05  2019-12-03",
  ])
    expect(out).toContain(text);
});

test("show: as it was on a day, and the draft", async () => {
  const [before, draft] = await Promise.all([
    sop("show", "IN.OCC.TELK.P-01", "--at", "2018-01-01"),
    sop("show", "IN.OCC.TELK.P-01", "--revision", "draft"),
  ]);
  expect(before.status).toBe(2);
  expect(before.err).toContain("was in force on 2018-01-01");
  expect(draft.out).toContain("Revision   06");
});

test("show: which fields of a draft were not in its source", async () => {
  const { out } = await sop("show", "IN.OCC.TELK.W-10", "--revision", "draft");
  expect(out).toContain("To confirm  Parties; Definitions; Records; Applications\n");
});

test("show: of a transcription it says which paper it was typed from", async () => {
  const { out } = await sop("show", "IN.OCC.TELK.P-01", "--revision", "05");
  expect(out).toContain("Transcribed from a paper document: salinan terkendali, Malang.");
});

test("show: on a day that a later withdrawal names, the document is in force, and what came afterwards is said", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sop-show-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(root, "sops"), folder, { recursive: true });
  const withdrawn =
    "{ event: withdrawn, date: 2026-11-01, recorded: 2026-11-20, retroactive: Late, reason: Wrong, by: { name: K.M.L., position: Kepala Meja Layanan } }";
  appendFileSync(join(folder, "RK.MLF.CTH.P-51/events.yaml"), `- ${withdrawn}\n`);
  const status = async (day: string) => {
    const { out } = await runSop(["show", "P-51", "--revision", "03", "--date", day, "--library", folder, "--lang", "en"], { cwd: folder });
    return /^Status[\s\S]*?\n\n/m.exec(out)?.[0].replace(/\s+/g, " ").trim();
  };
  expect(await status("2026-10-31")).toBe("Status in force");
  expect(await status("2026-11-01")).toBe("Status in force; withdrawn afterwards, on 2026-11-20, retroactive to 2026-11-01: Wrong");
  expect(await status("2026-11-20")).toBe("Status withdrawn (on 2026-11-20, retroactive to 2026-11-01: Wrong)");
});
