import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readSettings } from "../../cli/read/read-settings.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { documentRules } from "../../core/rules/index.ts";
import { checkDocument } from "../../core/rules/kit/run-rules.ts";

const folder = "IN.OCC.TELK.W-18";
const sops = fileURLToPath(new URL("../../sops", import.meta.url));
const draft = readFileSync(`${sops}/${folder}/draft.md`, "utf8");
const { settings } = await readSettings(sops, sops);

/** What a slip adds to what is found in the draft, by rule and place. */
function added(from: RegExp, to: string, rules: Record<string, "warning" | "off"> = {}): string[] {
  const reading = createReadingContext({ ...settings, rules: { ...settings.rules, ...rules } });
  const found = (body: string) =>
    checkDocument(
      readDocument({ path: `${folder}/draft.md`, folder, fileName: "draft.md", text: body }, reading),
      documentRules,
      reading,
      new Set(),
    ).findings.map(({ rule, message }) => `${rule} ${message.en}`);
  const before = new Set(found(draft));
  const slipped = draft.replace(from, to);
  expect(slipped).not.toBe(draft);
  return found(slipped).filter((finding) => !before.has(finding));
}

test.each([
  ["parties", "partys"],
  ["definitions", "definition"],
  ["records", "record"],
  ["applications", "aplications"],
])("%s mistyped is one finding, not one for each that would follow", (key, slip) => {
  expect(added(new RegExp(`^${key}:`, "m"), `${slip}:`)).toEqual([`SOP101 “${slip}” is not a key known here.`]);
});

test.each([
  ["Pelaksana", "Pelaksna"],
  ["RC", "RCC"],
])("a field “%s” mistyped is told as that", (name, slip) => {
  const rules = added(new RegExp(`^- ${name}:`, "m"), `- ${slip}:`).map((finding) => finding.slice(0, 6));
  expect(new Set(rules)).toEqual(new Set(["SOP407"]));
});

test("a question whose branches stand under a mistyped name is not told to have none", () => {
  expect(added(/^- Lanjut:\n/m, "- Lanjt:\n").join()).not.toContain("SOP405");
});

test("what the library lowers hides nothing, nor does a key that stands beside the right one", () => {
  expect(added(/^parties:/m, "partys:", { SOP101: "warning" }).length).toBeGreaterThan(10);
  expect(added(/^parties:/m, "partys:", { SOP101: "off" }).length).toBeGreaterThan(10);
  expect(added(/^- RC:/m, "- RCC:", { SOP407: "warning" }).map((finding) => finding.slice(0, 6))).toContain("SOP504");
  expect(added(/^parties: .*$/m, "parties: [Agent]\npartys: [Team Leader]").length).toBeGreaterThan(5);
});

test("who signed and what changed is asked for whatever the slip: these rules are of control", () => {
  expect(added(/^changes:/m, "change:").map((finding) => finding.slice(0, 6))).toContain("SOP204");
  expect(added(/^approvals:/m, "aproval:").join()).toContain("“aproval” is not a key known here");
});
