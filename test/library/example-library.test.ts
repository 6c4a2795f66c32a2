import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { CheckReport, PrintedFinding } from "../../schemas/finding.ts";
import { type Ran, runSop } from "../run-sop.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const day = "2026-11-25";

let ran: Ran;
let report: CheckReport;

beforeAll(async () => {
  ran = await runSop(["check", "--library", "sops", "--date", day, "--json"], { cwd: root });
  report = JSON.parse(ran.out) as CheckReport;
});

function of(path: string, rule: string): PrintedFinding[] {
  return report.findings.filter((finding) => finding.path === `sops/${path}` && finding.rule === rule);
}

/** The names between “ ”, in the order found, so that a reworded message doesn't count as a changed finding. */
function namesIn(findings: readonly PrintedFinding[]): string[][] {
  return findings.map(({ message }) => [...message.matchAll(/“([^”]*)”/g)].map((match) => match[1] as string));
}

/** The text a finding points at. */
function placeOf({ path, start, end }: PrintedFinding): string {
  const line = readFileSync(`${root}${path}`, "utf8").split("\n")[start.line - 1] ?? "";
  return line.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
}

test("the library has no error", () => {
  expect(report.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(report.summary.error).toBe(0);
  expect(ran.status).toBe(0);
  expect(ran.err).toBe("");
});

test("warnings stand where the source or the story has something wrong", () => {
  const warned = report.findings.filter(({ severity, path }) => severity === "warning" && !path.endsWith("IN.OCC.TELK.P-01/rev-05.md"));
  expect(warned.map(({ path, rule }) => `${path} ${rule}`)).toEqual(["sops/RK.MLF.CTH.W-51/rev-01.md SOP207"]);
});

describe("what the transcription IN.OCC.TELK.P-01 revision 05 is found to hold", () => {
  const path = "IN.OCC.TELK.P-01/rev-05.md";

  test("nothing worse than a warning", () => {
    const found = report.findings.filter((finding) => finding.path === `sops/${path}`);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("a lane that is no party: Data Entry", () => {
    expect(of(path, "SOP406").map(placeOf)).toEqual(["Data Entry"]);
  });

  test("a flow with lost steps, and three lost flows", () => {
    expect(of(path, "SOP401").map(placeOf)).toEqual([
      "### Layanan 108",
      "### Layanan 147",
      "### Layanan 147 Tier 2 Outbound",
      "### Layanan Social Media Telkom Care",
    ]);
  });

  test("applications listed and not defined, defined and not listed", () => {
    const places = of(path, "SOP701").map(placeOf);
    expect(places.sort()).toEqual(["ACS", "Callback", "Mediasel", "Minitools", "MyArms", "NOSSA", "Sephia 2.0", "SocioMedio"]);
  });

  test("six applications spelled two ways", () => {
    const pairs = namesIn(of(path, "SOP702")).map(([own, other]) => `${own} ≠ ${other}`);
    expect(pairs.sort()).toEqual([
      "Dashboard MyIndiHome ≠ Dashboard My Indihome",
      "E-Payment ≠ E-payment",
      "I-Siska ≠ I-SISKA",
      "IBooster ≠ Ibooster",
      "MyCX ≠ My CX",
      "MyKiss ≠ My Kiss",
    ]);
  });

  test("record number 2 is missing, and nothing else is wrong with the records", () => {
    const found = of(path, "SOP705");
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toMatch(/\b2\b/);
    expect(found.map(placeOf)).toEqual(["3"]);
  });

  test("a change log that begins at 01", () => {
    expect(of(path, "SOP204").map(placeOf)).toEqual(['"01"']);
  });

  test("two applications with one meaning, and a review overdue since 2021", () => {
    expect(namesIn(of(path, "SOP703")).map((names) => names.slice(0, 2))).toEqual([["Sephia 2.0", "Callback"]]);
    expect(of(path, "SOP207")).toHaveLength(1);
  });

  test("nothing on codes of the unit QCC, on approvals or on dates", () => {
    const about = report.findings.filter((finding) => finding.path === `sops/${path}`);
    expect(about.filter((finding) => finding.message.includes("IN.QCC") && finding.rule !== "SOP705")).toEqual([]);
    expect(about.filter(({ rule }) => ["SOP201", "SOP301", "SOP302", "SOP303", "SOP304", "SOP601"].includes(rule))).toEqual([]);
  });
});

describe("revision 06 in preparation", () => {
  const drafts = () => report.findings.filter(({ path }) => path === "sops/IN.OCC.TELK.P-01/draft.md");

  test("mends every finding of revision 05: only notes are left", () => {
    expect(drafts().filter(({ severity }) => severity !== "note")).toEqual([]);
    expect(drafts().map(({ rule }) => rule)).toContain("SOP301");
  });

  test("keeps the steps the source holds, and marks every other one", () => {
    const text = readFileSync(`${root}sops/IN.OCC.TELK.P-01/draft.md`, "utf8");
    const steps = text.split(/^#### /m).slice(1);
    const unmarked = steps.filter((step) => !step.includes("> [!RECONSTRUCTED]")).map((step) => step.split("\n")[0]);
    expect(steps).toHaveLength(68);
    expect(unmarked).toEqual(["9. Mengusulkan perubahan / penambahan data entry"]);
  });
});
