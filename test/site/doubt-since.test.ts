import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { issuedDocument, type MadePortal, makePortal } from "./made-portal.ts";

let portal: MadePortal;
beforeAll(async () => {
  const text = issuedDocument("P-01", "### Calls\n\n#### 1. Ask\n\n- Actor: Agent\n- Next: end\n\nAsk.\n");
  const later = text
    .replace('revision: "00"', 'revision: "01"')
    .replace("2026-01-05", "2026-02-05")
    .replace(/transcription: .*\n/, "")
    .replace("changes:\n", 'changes:\n  - { revision: "00", effective: 2026-01-05, summary: [First] }\n');
  portal = await makePortal({
    "library.yaml": "organisation: Example\nlanguage: id\ncode: { pattern: '{type}-{number}', digits: 2 }\n",
    "P-01/rev-00.md": text,
    "P-01/rev-01.md": later,
    "P-01/rev-01/issued.yaml": "this is no entry of an issue\n",
  });
}, 60_000);
afterAll(() => portal?.close());

const banner = async (page: string) =>
  /<aside class="banner[^>]*>(.*?)<\/aside>/s.exec(await readFile(join(portal.folder, page, "index.html"), "utf8"))?.[1];

test.each([
  ["P-01/rev-00", "Revisi ini sudah digantikan revisi 01. Revisi 01 diragukan, jadi tidak ada yang berlaku dari dokumen ini"],
  ["P-01/rev-00", "This revision was superseded by revision 01. Revision 01 is in doubt, so nothing of this document is in force"],
  ["P-01", "Diragukan dan tidak boleh dipakai: "],
])("/%s says that what took the place of an old revision is in doubt", async (page, words) => {
  const said = ((await banner(page)) ?? "").replace(/<[^>]*>/g, "");
  expect(said).toContain(words);
  expect(said.includes("diragukan, jadi") || said.includes("is in doubt, so")).toBe(page.endsWith("rev-00"));
});
