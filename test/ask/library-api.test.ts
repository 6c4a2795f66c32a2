import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stepData } from "../../cli/ask/step-data.ts";
import { check, isUsageError, openLibrary, type SopLibrary, verify } from "../../cli/bin/sop-control.ts";
import type { PlainStep } from "../../core/flow/graph/plain-flow.ts";

const sops = fileURLToPath(new URL("../../sops", import.meta.url));

let folder: string;
let library: SopLibrary;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sop-api-"));
  library = await openLibrary(sops, { date: "2026-11-28", language: "en" });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What an answer was refused with, in English. */
async function refusal(ask: () => unknown): Promise<string> {
  try {
    await ask();
  } catch (error) {
    if (isUsageError(error)) return [error.text.en, error.suggestion?.en ?? ""].join(" ").trim();
    throw error;
  }
  return "answered";
}

describe("a library as of a day", () => {
  test("tells of each document what is in force, or why nothing is", () => {
    const told = library
      .documents()
      .map(({ code, inForce, notice, others }) => [code, inForce?.revision, notice, others.map(({ status }) => status).join()]);
    expect(told).toContainEqual(["RK.MLF.CTH.P-51", "03", undefined, "cancelled,superseded,superseded"]);
    expect(told).toContainEqual(["IN.OCC.TELK.W-10", undefined, "A draft: not approved, not in force.", "draft"]);
    expect(library.standing("W-52").notice).toBe(
      "Withdrawn on 2024-03-04, replaced by RK.MLF.CTH.W-53: Data diri mudah diketahui orang lain",
    );
    expect(library.standing("W-53").inForce?.notice).toBe("In force until 2035-01-01, when the next revision takes over.");
  });

  test("is another on another day, without reading again", async () => {
    expect(library.on("2023-01-01").standing("P-51").inForce?.revision).toBe("01");
    expect(library.on("2024-03-03").standing("W-52").inForce?.revision).toBe("00");
    expect((await library.on("2023-01-01").document("P-51")).source).toMatchObject({ revision: "01", inForce: true, date: "2023-01-01" });
  });

  test("gives a text with what it is taken from", async () => {
    const { source, sections, flows, text, header } = await library.document("P-51");
    expect(source).toMatchObject({ code: "RK.MLF.CTH.P-51", revision: "03", status: "effective", inForce: true, effective: "2024-03-04" });
    expect(source.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(header["code"]).toBe("RK.MLF.CTH.P-51");
    expect(flows[0]).toMatchObject({ number: 1, steps: 8 });
    expect(text.startsWith(`## ${sections[0]}`)).toBe(true);
    const one = await library.document("P-51", { section: sections[1] as string });
    expect(text).toContain(one.text);
    expect(one.text).not.toContain("##");
  });

  test("finds a step by its RC, where it leads and where it is used", async () => {
    const { source, flow, step } = await library.step("IN.OCC.TELK.P-01_R8");
    expect([source.revision, flow.title, step.number, step.actors]).toEqual(["05", "Layanan 108", 8, ["Agent"]]);
    const first = await library.step("IN.OCC.TELK.P-01_R1", { revision: "draft" }).catch(({ text }) => text.en);
    expect(first.source?.notice ?? first).toMatch(/not in force|has no step/);
    expect(library.uses("RK.MLF.CTH.W-51").map(({ source: { code } }) => code)).toContain("RK.MLF.CTH.P-51");
    expect(library.uses("NOSSA").every(({ line }) => line > 0)).toBe(true);
  });

  test("finds passages by words, of what is in force alone unless all are asked for", async () => {
    const found = await library.search("laptop rusak", { limit: 50 });
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ source }) => source.inForce)).toBe(true);
    const all = await library.search("hard complaint", { all: true });
    expect(all[0]?.source).toMatchObject({ code: "IN.OCC.TELK.W-10", status: "draft", inForce: false });
    expect(await library.search("")).toEqual([]);
  });

  test("tells what changed in a document, and in the library", async () => {
    const { from, to, changes } = await library.changes("P-51");
    expect([from.revision, to.revision, changes.length > 0]).toEqual(["01", "03", true]);
    const since = library.on("2024-12-31").changesSince("2024-01-01");
    expect(since.map(({ code, kind, after }) => [code, kind, after?.revision])).toEqual([
      ["RK.MLF.CTH.P-51", "revised", "03"],
      ["RK.MLF.CTH.W-52", "ended", undefined],
      ["RK.MLF.CTH.W-53", "new", "00"],
    ]);
    expect(since[0]?.log[0]?.revision).toBe("03");
  });

  test("draws a flow, or says why it can't", async () => {
    const drawn = await library.flow("P-51", { flow: "1" });
    const old = await library.flow("P-51", { flow: "1", revision: "01" });
    expect([drawn, old].map(({ content }) => content?.includes(">DIGANTIKAN</text>"))).toEqual([false, true]);
    expect(drawn.content?.slice(0, 4)).toBe("<svg");
    expect((await library.flow("P-51", { flow: "1", format: "mermaid" })).content).toContain("flowchart");
  });

  test.each<[string, (of: SopLibrary) => unknown, RegExp]>([
    ["a document nobody knows", (of) => of.document("P-99"), /^There is no document “P-99” in this library\. sop list documents/],
    [
      "nothing in force",
      (of) => of.document("W-10"),
      /^Nothing of IN\.OCC\.TELK\.W-10 is in force on 2026-11-28\. A draft.* These can be asked for by name: draft\.$/,
    ],
    ["a revision that is not there", (of) => of.document("P-51", { revision: "07" }), /has no revision “07”/],
    ["a section that is not there", (of) => of.document("P-51", { section: "Cuaca" }), /^There is no section “Cuaca”\. What there is: /],
    ["no RC", (of) => of.step("R8"), /^“R8” is no RC of this library\.$/],
    ["a step that is not there", (of) => of.step("IN.OCC.TELK.P-01_R99"), /has no step 99\. Its steps: 8–10\.$/],
    ["no day", (of) => of.on("2026-02-30"), /is not a day of the calendar/],
    ["nothing before", (of) => of.changes("W-54"), /has no issued revision before 00/],
    ["a name that means nothing", (of) => of.uses("zzzz"), /There is no document “zzzz”/],
  ])("refuses %s in words", async (_, ask, words) => {
    expect(await refusal(() => ask(library))).toMatch(words);
  });

  // What no types keep a program from.
  const loosely = (options: Record<string, unknown>) => options as never;
  test.each<[string, (options: never) => unknown, string]>([
    ["openLibrary", (options) => openLibrary(sops, options), "date, language"],
    ["check", (options) => check(sops, options), "date, language, rules"],
    ["verify", (options) => verify(sops, options), "date, language, documents"],
    ["document", (options) => library.document("P-51", options), "revision, section"],
    ["step", (options) => library.step("IN.OCC.TELK.P-01_R8", options), "revision"],
    ["search", (options) => library.search("sandi", options), "limit, all"],
    ["changes", (options) => library.changes("P-51", options), "from, to, since"],
    ["flow", (options) => library.flow("P-51", options), "flow, revision, format, layout"],
  ])("%s refuses an option that there is not", async (_, ask, known) => {
    expect(await refusal(() => ask(loosely({ day: "2018-01-01" })))).toBe(`“day” is no option here. What there is: ${known}.`);
  });

  test("refuses a folder that is no library", async () => {
    expect(await refusal(() => openLibrary(folder))).toMatch(/holds no library\.yaml/);
  });
});

describe("a text that was altered after issue", () => {
  let copy: string;
  beforeAll(async () => {
    copy = join(folder, "altered");
    cpSync(sops, copy, { recursive: true });
    appendFileSync(join(copy, "RK.MLF.CTH.P-51/rev-03.md"), "\nBayarlah tunai.\n");
  });

  test("is not in force, and says so wherever it is asked for", async () => {
    const altered = await openLibrary(copy, { date: "2026-11-28", language: "en" });
    expect(altered.standing("P-51")).toMatchObject({
      notice: expect.stringMatching(/^In doubt, so not in force: rev-03\.md was altered after issue/),
    });
    expect(altered.standing("P-51").inForce).toBeUndefined();
    expect(await refusal(() => altered.document("P-51"))).toMatch(/^Nothing of RK\.MLF\.CTH\.P-51 is in force.*altered after issue/);
    expect(await altered.search("bayarlah tunai")).toEqual([]);
    expect((await altered.document("P-51", { revision: "03" })).source).toMatchObject({ inForce: false, status: "doubtful" });
    const { files, summary } = await verify(copy, { documents: ["P-51"], date: "2026-11-28", language: "en" });
    expect(summary.bad).toBeGreaterThan(0);
    expect(files.map(({ path }) => path)).toContain("RK.MLF.CTH.P-51/rev-03.md");
    const { findings } = await check(copy, { date: "2026-11-28", rules: ["SOP313", "SOP310"] });
    expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toContain("SOP310 RK.MLF.CTH.P-51/rev-03.md");
  });

  test("is not given for the one whose facts are held", async () => {
    const held = await openLibrary(copy, { date: "2026-11-28" });
    appendFileSync(join(copy, "IN.OCC.TELK.W-10/draft.md"), "\n");
    expect(await refusal(() => held.document("W-10", { revision: "draft" }))).toMatch(
      /was changed since the library was read.* Open the library again\./,
    );
  });
});

test("a check finds what sop check finds, and an empty library is not a clean one", async () => {
  const { files, findings, date } = await check(sops, { date: "2026-11-28", language: "en" });
  expect([files, date]).toEqual([21, "2026-11-28"]);
  expect(findings.length).toBeGreaterThan(10);
  expect(findings[0]).toMatchObject({ path: expect.stringMatching(/^[A-Z.]+/), message: expect.any(String) });
  writeFileSync(join(folder, "library.yaml"), "organisation: Kosong\n");
  expect(await check(folder)).toMatchObject({ files: 0, findings: expect.any(Array) });
  expect(await refusal(() => check(sops, { rules: ["SOP999"] }))).toMatch(/SOP999/);
});

test("a target that the paper original lost is told in words; one that is known has no note", () => {
  const step: PlainStep = {
    number: 3,
    title: "Salam",
    actors: ["Agent"],
    text: "Menyapa.",
    applications: [],
    after: [],
    isDecision: true,
    next: [
      { label: "Ya", target: { kind: "step", number: 4 } },
      { label: "Tidak", target: { kind: "unknown" } },
    ],
    exceptions: [],
  };
  expect(stepData(step, "en").next).toEqual([
    { label: "Ya", target: "4" },
    { label: "Tidak", target: "?", note: expect.stringMatching(/^Not known: the paper original/) },
  ]);
  expect(stepData(step, "id").next[1]?.note).toMatch(/^Tidak diketahui/);
});
