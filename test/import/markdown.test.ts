import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { importFile } from "../../cli/import/import-files.ts";
import { readMarkdown } from "../../core/import/read-markdown.ts";
import { request } from "./settings.ts";

/** What programs that show Markdown take beside it: HTML, code, warnings. */
const folder = mkdtempSync(join(tmpdir(), "sop-markdown-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function imported(body: string) {
  const path = join(folder, "x.md");
  writeFileSync(path, `# Till server\n\n## Purpose\n\n${body}`);
  const outcome = await importFile(path, request);
  if ("fault" in outcome) throw outcome.fault;
  const { text, report } = outcome.imported;
  expect(report.words.missing).toEqual([]);
  const told = [
    ...report.entries.map((entry) => `${entry.text.en}: ${entry.source}`),
    ...report.asides.map((one) => one.text),
    ...report.passedOver.map(({ en }) => en),
  ];
  return { text: text.slice(text.indexOf("## Purpose")), told: told.join("\n") };
}

test.each([
  ["breaks, also in a cell", "One<br>two.\n\n| a |\n| - |\n| b<br/>c |", "One two.\n\n| a |\n| --- |\n| b c |\n"],
  [
    "looks and links",
    '<b>Stop</b> by <a href="https://x.example/a">the *red* key</a>, <kbd>F1</kbd>.',
    "**Stop** by [the *red* key](https://x.example/a), F1.\n",
  ],
  ["a look that ends within another", "<b>one <i>two</b> three", "**one** **two** three"],
  ["blocks", "<details><summary>More</summary>\n\nWords.\n\n</details>", "More\n\nWords.\n"],
  ["a table, also with empty lines in it", "<table>\n<tr><td>a</td>\n\n<td>b</td></tr>\n</table>", "| a | b |\n"],
  [
    "words in brackets that are no tags",
    "Ask <your manager>.\n\n<your-code>\n\n<div>fine</div>",
    "Ask \\<your manager>.\n\n\\<your-code>\n\nfine\n",
  ],
])("HTML within it is read as a page is: %s", async (_, body, expected) => {
  expect((await imported(body)).text).toContain(expected);
});

test("a heading without words is none", async () => {
  expect((await imported("One.\n\n##\n\n### #\n\nTwo.\n")).text).toContain("One.\n\nTwo.\n");
});

test("what HTML within it hides or holds beside its words is told, by the line of the file", async () => {
  const { text, told } = await imported(
    '<p hidden>secret</p>\n\nSo <span title="by hand">it</span> is.\n\n<!-- later -->\n\n<img src="a.png" alt="map">\n\n<iframe src="b.html"></iframe>\n',
  );
  expect(text).not.toMatch(/secret|by hand|later|<|a\.png/);
  for (const one of ["secret", "by hand", "later", "map (a.png)", "b.html", "<iframe>, not taken along"]) expect(told).toContain(one);
});

test("code keeps its lines and blanks, in a section and in a step; fences are longer than any in it", async () => {
  const lines = "if stopped:\n    wait(5)  # a while\n\n    start()";
  const { text, told } = await imported(
    `~~~python\n${lines}\n~~~\n\n    plain\n      deeper\n\n## Procedure\n\n1. Stop:\n   \`\`\`\`\n   \`\`\`\n     a\n   \`\`\`\`\n2. Start.\n`,
  );
  expect(text).toContain(`\`\`\`python\n${lines}\n\`\`\`\n\n\`\`\`\nplain\n  deeper\n\`\`\`\n`);
  expect(text).toContain("#### 1. Stop:\n\n````\n```\n  a\n````\n");
  expect(told).not.toContain("fence");
});

test("a warning is nothing to be said; another quotation in a step may be, and is named", async () => {
  const { text, told } = await imported(
    "> [!NOTE]\n> By night.\n\n## Procedure\n\n1. Stop.\n\n   > [!WARNING]\n   > Hot *plate*.\n\n2. Tell.\n\n   > We open again at nine.\n",
  );
  expect(text).toContain("**NOTE**: By night.\n");
  expect(text).toContain("**WARNING**: Hot *plate*.\n");
  expect(text).toContain("> We open again at nine.\n");
  expect(told).toContain("step 2: these words are what to say: We open again at nine.");
  expect(told).not.toContain("step 1: these words");
});

test.each([
  ["> ", 2],
  [">", 2],
  ["1. ", 2],
  ["2) ", 2],
  ["- ", 2],
])("a line that opens a hundred lists or quotes with “%s” is refused with its number", (mark, line) => {
  const text = `Judul\n${mark.repeat(5_000)}x\n`;
  expect(() => readMarkdown("a.md", text)).toThrow(
    expect.objectContaining({ text: expect.objectContaining({ en: expect.stringContaining(`Line ${line} of a.md`) }) }),
  );
});

test.each([
  ["-".repeat(400)],
  ["- ".repeat(200)],
  ["* ".repeat(200)],
  [`${"-".repeat(300)} potong di sini`],
  [`${"> ".repeat(20)}a`],
  ["1.".repeat(200)],
])("a line of signs that opens none is read", (line) => {
  expect(readMarkdown("a.md", `Judul\n\n${line}\n\nIsi\n`).body.length).toBeGreaterThan(1);
});
