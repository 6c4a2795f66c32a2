import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";
import { issuedDocument, type MadePortal, makePortal } from "./made-portal.ts";

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Plan</title><rect width="9" height="9"/></svg>\n';
const pictures: readonly [file: string, address: string][] = [
  ["plan#1.svg", "assets/plan%231.svg"],
  ["plan?2.svg", "assets/plan%3F2.svg"],
  ["100%.svg", "assets/100%25.svg"],
  ["plan (3).svg", "<assets/plan (3).svg>"],
  ["two words.svg", "assets/two%20words.svg"],
  ["Den\u00e9.svg", "assets/Dene\u0301.svg"],
  ["~tilde~.svg", "./assets/~tilde~.svg"],
];
const flow = "### Handling\n\n#### 1. Answer the call\n\n- Actor: Agent\n- Next: end\n\nSee `W-01`.\n";
const body = `Text before all.

## Purpose

[a](#purpose) [b](#1-answer-the-call) [c](#handling) [d](../W-01/) [e](../W-01/rev-00.md) [f](../W-99/) [g](#nowhere)
[h](assets/list.pdf) [i](assets/page.html) [j](../../out.md) [k](draft.md#s1)

${pictures.map(([, address], index) => `![Picture ${index}](${address})`).join("\n")}

## Procedure

Text before flows.

${flow}
## Purpose

Said twice.
`;

let portal: MadePortal;
let page: string;
beforeAll(async () => {
  portal = await makePortal({
    "library.yaml": "organisation: Acme\nlanguage: en\n",
    "P-01/rev-00.md": issuedDocument("P-01", "").replace(/\n## Purpose[\s\S]*/, `\n${body}`),
    "W-01/rev-00.md": issuedDocument("W-01", flow),
    ...Object.fromEntries([...pictures.map(([file]) => file), "list.pdf", "page.html"].map((file) => [`P-01/assets/${file}`, svg])),
  });
  page = readFileSync(join(portal.folder, "P-01/index.html"), "utf8");
}, 120_000);
afterAll(() => portal.close());

const hrefOf = (words: string): string | undefined => new RegExp(`<a(?: href="([^"]*)")?[^>]*>${words}</a>`).exec(page)?.[1];

describe("links in prose", () => {
  test.each([
    ["a", "#2"],
    ["b", "#s1"],
    ["c", "#8.1"],
    ["k", "#s1"],
    ["d", "../W-01/"],
    ["e", "../W-01/rev-00/"],
    ["h", "../P-01/assets/list.pdf"],
  ])("%s leads to %s", (words, href) => {
    expect(hrefOf(words)).toBe(href);
    const [path] = href.split("#");
    if (path) expect(existsSync(join(portal.folder, normalize(`P-01/${path}`))), href).toBe(true);
  });

  test.each(["f", "g", "i", "j"])("%s leads nowhere, and stays text", (words) => {
    expect(page).toContain(words);
    expect(hrefOf(words)).toBeUndefined();
  });

  test("a code in a code span is a link", () => {
    expect(page).toMatch(/<code><a class="code" href="\.\.\/W-01\/">W-01<\/a><\/code>/);
  });
});

test("pictures are served whatever their names hold", () => {
  const sources = [...page.matchAll(/<img src="([^"]*)" alt="Picture \d"/g)].map(([, source]) => source as string);
  expect(sources).toHaveLength(pictures.length);
  for (const source of sources) expect(readFileSync(join(portal.folder, "P-01", source), "utf8"), source).toBe(svg);
});

test("what has no place of its own is shown", () => {
  for (const text of ["Text before all.", "Text before flows.", "Said twice."]) expect(page).toContain(text);
});

test("a page as one file holds the pictures, and the bundle for an audit all of them", async () => {
  for (const format of ["html", "zip"]) {
    const words = ["export", "P-01", "--format", format, "--library", portal.library, "--date", "2026-11-23", "--out", "out"];
    const { status, err } = await runSop(words, { cwd: portal.folder });
    expect(status, err).toBe(0);
  }
  const [html = "", zip = ""] = [".html", ".zip"].map((end) => readdirSync(join(portal.folder, "out")).find((name) => name.endsWith(end)));
  expect(readFileSync(join(portal.folder, "out", html), "utf8").match(/<img src="data:image\/svg/g)).toHaveLength(pictures.length);
  const files = Object.keys(unzipSync(new Uint8Array(readFileSync(join(portal.folder, "out", zip)))));
  for (const [file] of pictures)
    expect(
      files.some((name) => name.endsWith(`P-01/assets/${file}`)),
      file,
    ).toBe(true);
}, 120_000);
