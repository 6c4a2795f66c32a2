import { expect, test } from "vitest";
import { readDocx } from "../../cli/import/read-docx.ts";
import { allText, type Block } from "../../core/import/blocks.ts";
import { withRaisedSigns } from "../../core/import/raised-signs.ts";
import { readHtml } from "../../core/import/read-html.ts";
import { readMarkdown } from "../../core/import/read-markdown.ts";
import { el, makeDocx, par, run } from "../tools/make-docx.ts";

const said = (blocks: readonly Block[]) => allText(withRaisedSigns(blocks));
const page = (words: string) => said(readHtml("x.html", `<body><p>${words}</p></body>`).body);

test.each([
  ["10<sup>6</sup> cells", "10⁶ cells"],
  ["10<sup>-</sup><sup>3</sup> mol", "10⁻³ mol"],
  ["keep at 25<sup>0</sup>C, never 4<sup>o</sup>C", "keep at 25⁰C, never 4ºC"],
  ["10<sup>6.5</sup> and (a)<sup>x2</sup>", "10^(6.5) and (a)^(x2)"],
  ["the 1<sup>st</sup> of May, ACME<sup>TM</sup>", "the 1st of May, ACMETM"],
  ["H<sub>2</sub>O, log<sub>2</sub>8, 101<sub>2</sub>", "H2O, log₂8, 101₂"],
  ["5<sub>x1</sub>", "5 (x1)"],
])("raised and lowered signs stay apart from the number beside them: %s", (words, expected) => {
  expect(page(words)).toBe(expected);
  expect(said(readMarkdown("x.md", `| a |\n| --- |\n| ${words} |\n`).body)).toBe(`a\n${expected}`);
});

test("so they do in Word", async () => {
  const part = (text: string, script: string) => run(text, el("vertAlign", "", { val: script }));
  const body = par(run("dilute 10") + part("-", "superscript") + part("4", "superscript") + run(", CO") + part("2", "subscript"));
  expect(said((await readDocx("x.docx", await makeDocx({ body }))).body)).toBe("dilute 10⁻⁴, CO2");
});
