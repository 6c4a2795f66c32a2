import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { commonCharacters, subsetFonts } from "../tools/subset-fonts.ts";
import { budget, spansOf, weighPage } from "../tools/weigh-page.ts";
import { exampleFolder, pagesOf } from "./example-portal.ts";

test("every page is within the budget of a first view", async () => {
  const folder = await exampleFolder();
  const over: string[] = [];
  for (const address of await pagesOf(folder)) {
    // The page for a missing address has whole links; a rule's examples hold characters no document is set in.
    if (address === "404.html" || /(?:^|\/)rules\/./.test(address)) continue;
    const { total, js, css, html } = await weighPage(folder, address);
    if (total > budget.total || js > budget.js) over.push(`${address}: ${total} bytes, scripts ${js}`);
    // A pointer is hardly more than its link.
    if (css === 0) expect(total, address).toBeLessThan(1500);
    else expect(Math.min(js, css, html), address).toBeGreaterThan(200);
  }
  expect(over).toEqual([]);
});

test("the small fonts are made from the fonts that ship, and hold what the style asks of them", async () => {
  for (const [name, font] of await subsetFonts()) {
    const kept = await readFile(new URL(`../../site/fonts/${name}`, import.meta.url));
    expect(Buffer.compare(kept, font), `${name}: run node test/tools/subset-fonts.ts`).toBe(0);
  }
  const style = await readFile(new URL("../../site/styles/tokens.css", import.meta.url), "utf8");
  const common = [...commonCharacters].map((character) => character.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const ranges = [...style.matchAll(/\.\.\/fonts\/[^;]+;\s*unicode-range: ([^;]+);/g)];
  const points = ranges.map(([, range = ""]) =>
    spansOf(range).flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index)),
  );
  expect(points).toEqual([common, common, common]);
});
