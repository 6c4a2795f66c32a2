import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";

const folder = mkdtempSync(join(tmpdir(), "loose-text-"));
const sop = (...words: string[]) => runSop([...words, "--lang", "en"], { cwd: folder });

beforeAll(async () => {
  await sop("init", "sops", "--organisation", "Acme", "--language", "en", "--time-zone", "UTC");
  const draft = join(folder, "sops/P-01/draft.md");
  const text = readFileSync(draft, "utf8")
    .replace("\n## Purpose\n", "\nSwitch off the press.\n\n## Purpose\n")
    .replace("\n### Handling Requests\n", "\nEvery step is logged.\n\n### Handling Requests\n")
    .replace("#### 1.", "Keywords: request, form\n\nThe form hangs at the door.\n\nKeywords: desk\n\nAsk for help.\n\n#### 1.")
    .replace("- RC: P-01_R1\n", "- RC: P-01_R1\n- Time: 5 minutes\n- Output: a filed request\n");
  const further = "\n## Change log\n\nA note.\n\n## Unlisted\n\nWords of a further section.\n\n## Scope\n\nThe scope again.\n";
  writeFileSync(draft, `${text}${further}`);
});
afterAll(() => rmSync(folder, { recursive: true }));

test("what stands outside of sections and flows is found at its place", async () => {
  const { out } = await sop("check", "P-01", "--rule", "SOP103");
  expect(out).toContain("“Switch off the press.” stands before the");
  expect(out).toContain("“Every step is logged.” stands in “Procedure” before the first flow");
});

test("of keyword lines one is read, at the flow's beginning or end; another is found, and shown with the text around it", async () => {
  const { out } = await sop("check", "P-01", "--rule", "SOP407");
  expect(out).toContain("“Keywords: desk” stands within the introduction");
  expect(out).not.toContain("“Keywords: request");
});

test("and is shown: text, sections the type doesn't know, each field of a step", async () => {
  const { out } = await sop("show", "P-01");
  for (const text of [
    "Switch off the press.",
    "Every step is logged.",
    "The form hangs at the door.",
    "Keywords: desk",
    "Ask for help.",
    "A note.",
    "Words of a further section.",
    "The scope again.",
    "Time: 5 minutes",
    "Output: a filed request",
  ])
    expect(out).toContain(text);
});
