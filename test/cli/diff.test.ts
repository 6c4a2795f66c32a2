import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runSop } from "../run-sop.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const sop = (...words: string[]) => runSop(["diff", ...words, "--library", "sops", "--date", "2026-11-23", "--lang", "en"], { cwd: root });

test("text: one inserted step, what it moved, and where a citation followed", async () => {
  const { out, status } = await sop("RK.MLF.CTH.P-51", "02", "03");
  expect(status).toBe(0);
  expect(out).toContain("Step 3 “Identitas pemohon cocok?” (Permintaan Layanan)\n  ● added");
  expect(out).toContain("steps have other numbers: 3–13 → 4–14 (editorial)");
  expect(out).toContain("menurut [-RK.MLF.CTH.W-52-]{+RK.MLF.CTH.W-53+}.");
  expect(out).not.toContain("goes on");
});

test("html, markdown and JSON say the same number of changes", async () => {
  const [html, markdown, json] = await Promise.all(
    ["html", "markdown", "json"].map((format) => sop("P-51", "02", "03", "--format", format)),
  );
  const { changes } = JSON.parse(json?.out ?? "") as { changes: { weight: string }[] };
  const counted = `${changes.filter(({ weight }) => weight === "substantive").length} substantive`;
  expect(html?.out).toContain(counted);
  expect(html?.out).toContain("<ins>");
  expect(markdown?.out).toContain(counted);
  expect(markdown?.out).toContain("<del>");
});

test("without revisions: the last issued and the draft", async () => {
  const { out } = await sop("IN.OCC.TELK.P-01");
  expect(out).toContain("revision 05 → the draft");
});

test("nothing to compare, and a revision that is not there", async () => {
  const [single, missing] = await Promise.all([sop("IN.OCC.TELK.W-10"), sop("P-51", "02", "09")]);
  expect(single.status).toBe(2);
  expect(single.err).toContain("has nothing before “draft”");
  expect(missing.status).toBe(2);
  expect(missing.err).toContain("What there is: 00, 01, 02, 03");
});
