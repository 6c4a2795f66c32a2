import { fromHtml } from "hast-util-from-html";
import { expect, test } from "vitest";
import { readDocx } from "../../cli/import/read-docx.ts";
import type { SourceDocument } from "../../core/import/blocks.ts";
import { importDocument } from "../../core/import/import-document.ts";
import { readHtml } from "../../core/import/read-html.ts";
import { readMarkdown } from "../../core/import/read-markdown.ts";
import { reportMarkdown } from "../../core/import/report-text.ts";
import { withTypedLines } from "../../core/import/typed-lines.ts";
import { el, makeDocx, par, run } from "../tools/make-docx.ts";
import { request } from "./settings.ts";

/** Files nobody would write, of parts in any order: each word of them is another, and none may be gone. */
const SEEDS = Array.from({ length: 120 }, (_, index) => index + 1);

/** Draws the same numbers in each run, and counts the words it gives out. */
class Maker {
  readonly words: string[] = [];
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed, 2_654_435_761) >>> 0;
  }

  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * limit);
  }

  word(): string {
    const word = `q${this.words.length}z`;
    this.words.push(word);
    return word;
  }

  one<T>(choices: readonly (() => T)[]): T {
    return (choices[this.below(choices.length)] as () => T)();
  }

  some(most: number, make: () => string, between = ""): string {
    return Array.from({ length: this.below(most) + 1 }, make).join(between);
  }
}

/** The words of a source that stand neither in its draft nor in its report, and those that are called missing. */
function lost(source: SourceDocument, words: readonly string[]): string[] {
  const typed = { ...source, pageFrames: withTypedLines(source.pageFrames), body: withTypedLines(source.body) };
  const { text, report } = importDocument(typed, request);
  const all = new Set(`${text}\n${reportMarkdown(report, "en")}`.match(/q\d+z/g));
  return [...words.filter((word) => !all.has(word)), ...report.words.missing];
}

test.each(SEEDS)("Markdown %i", (seed) => {
  const maker = new Maker(seed);
  const text = maker.some(9, () => markdownBlock(maker), "\n\n");
  expect([text, lost(readMarkdown("x.md", text), maker.words)]).toEqual([text, []]);
});

test.each(SEEDS)("HTML %i", (seed) => {
  const maker = new Maker(seed);
  const page = `<html><head><title>${maker.word()}</title><meta name="description" content="${maker.word()}"></head><body>${html(maker, 0)}`;
  // What no parser takes from the page (a row outside of any table) is on no page.
  const tree = JSON.stringify(fromHtml(page));
  const words = maker.words.filter((word) => tree.includes(word));
  expect([page, lost(readHtml("x.html", page), words)]).toEqual([page, []]);
});

test.each(SEEDS)("Word %i", async (seed) => {
  const maker = new Maker(seed);
  const body = blocks(maker, 0);
  const each = (name: string) => ["0", "1", "2"].map((id) => el(name, blocks(maker, 3), { id, author: "C" })).join("");
  const parts = { footnotes: each("footnote"), endnotes: each("endnote"), comments: each("comment"), header: blocks(maker, 3) };
  const relations = `<Relationship Id="ex" Type="http://x/hyperlink" Target="https://x.example/${maker.word()}" TargetMode="External"/>`;
  const source = await readDocx("x.docx", await makeDocx({ body, parts, relations }));
  expect([body, lost(source, maker.words)]).toEqual([body, []]);
});

function markdownInline(maker: Maker): string {
  const word = () => maker.word();
  return maker.one([
    word,
    word,
    () => `**${word()}**`,
    () => `*${word()}*`,
    () => `~~${word()}~~`,
    () => `\`${word()}\``,
    () => `<${word()}>`,
    () => `<!-- ${word()} -->`,
    () => `[${word()}](https://x.example/${word()})`,
    () => `[${word()}](${word()}.docx "${word()}")`,
    () => `[${word()}][r${maker.below(3)}]`,
    () => `![${word()}](${word()}.png "${word()}")`,
  ]);
}

function markdownBlock(maker: Maker): string {
  const word = () => maker.word();
  const line = (between = " ") => maker.some(4, () => markdownInline(maker), between);
  return maker.one([
    () => line(),
    () => line(""),
    () => line("  \n"),
    () => `# ${line()}`,
    () => `## ${maker.one(["Purpose", "Procedure", "References", "Records", "Definitions"].map((name) => () => name))}\n\n${line()}`,
    () => maker.some(4, () => `- ${line()}`, "\n"),
    () => maker.some(4, () => `1. ${line("")}`, "\n"),
    () => `1. ${line()}\n   - ${line()}\n\n   ${line()}`,
    () => `> ${line()}\n>\n> - ${line()}`,
    () => `| ${word()} | ${word()} |\n| --- | --- |\n| ${markdownInline(maker)} | ${markdownInline(maker)} |`,
    () => `~~~js ${word()}\n${word()}\n~~~`,
    () => `    ${word()}`,
    () => `[r${maker.below(3)}]: https://x.example/${word()} "${word()}"`,
    () => `[//]: # (${word()})`,
    () => `[^${maker.below(3)}]: ${word()} ${word()}`,
    () => `<div title="${word()}">${word()}</div>`,
  ]);
}

const TAGS =
  "p div span b i a a a ul ol li table tr td th caption h1 h2 pre code blockquote details summary select option textarea svg title math noscript template iframe object video audio canvas button label form dl dt dd figure del ins abbr ruby rt map dialog center font section header small br img img input area".split(
    " ",
  );
const EMPTY = new Set(["br", "img", "input", "area"]);

function html(maker: Maker, depth: number): string {
  return maker.some(4, () => {
    const kind = maker.below(10);
    if (kind < 4 || depth > 6) return ` ${maker.word()} `;
    if (kind === 4) return maker.one([() => `<!-- ${maker.word()} -->`, () => `<!--[if mso]><p>${maker.word()}</p><![endif]-->`]);
    const tag = TAGS[maker.below(TAGS.length)] as string;
    const own: Readonly<Record<string, () => string>> = {
      a: () => ` href="${maker.one([() => "https://x.example/", () => "#", () => "files/", () => "javascript:"])}${maker.word()}"`,
      img: () => ` alt="${maker.word()}" src="${maker.word()}.png"`,
      input: () => ` value="${maker.word()}"`,
    };
    const attributes = [
      own[tag]?.() ?? "",
      maker.below(8) === 0 ? ` title="${maker.word()}"` : "",
      maker.below(15) === 0 ? maker.one([() => " hidden", () => ' style="display: none"']) : "",
    ].join("");
    if (EMPTY.has(tag)) return `<${tag}${attributes}>`;
    return `<${tag}${attributes}>${html(maker, depth + 1)}${maker.below(12) === 0 ? "" : `</${tag}>`}`;
  });
}

const mark = (kind: string) => el("r", el("fldChar", "", { fldCharType: kind }));
const boxed = (inside: string) => `<wps:txbx>${el("txbxContent", inside)}</wps:txbx>`;

/** A field: its instruction, then what it shows; some never end. */
function field(maker: Maker, depth: number): string {
  const instruction = maker.one([
    () => `XE "${maker.word()}"`,
    () => `HYPERLINK "https://y.example/${maker.word()}" \\o "${maker.word()}"`,
    () => `IF "${maker.word()}" = "${maker.word()}"`,
    () => "PAGE",
    () => "TOC",
    () => "REF x",
  ]);
  const shown = maker.below(3) === 0 ? "" : mark("separate") + inline(maker, depth);
  return mark("begin") + el("r", el("instrText", instruction)) + shown + (maker.below(8) === 0 ? "" : mark("end"));
}

function inline(maker: Maker, depth: number): string {
  const word = () => maker.word();
  const within = () => inline(maker, depth + 1);
  const text = () => run(` ${word()} `, maker.one(["", "", "<w:b/>", "<w:i/>", "<w:vanish/>"].map((look) => () => look)));
  const deleted = (name: string) => el(name, el("r", el("delText", word())), { author: "A" });
  return maker.some(3, () => {
    if (depth > 5 || maker.below(3) === 0) return text();
    return maker.one([
      () => el("ins", within(), { author: "A" }),
      () => deleted("del"),
      () => deleted("moveFrom"),
      () => el("hyperlink", within(), { "r:id": "ex", tooltip: word() }),
      () => el("hyperlink", within(), { anchor: word() }),
      () => el("sdt", el("sdtPr", el("alias", "", { val: word() })) + el("sdtContent", within())),
      () => el("smartTag", within()),
      () => field(maker, depth + 1),
      () =>
        el("fldSimple", within(), {
          instr: maker.one([() => "PAGE", () => `QUOTE ${word()}`, () => `HYPERLINK https://y.example/${word()}`]),
        }),
      () =>
        el(
          "r",
          el(
            "drawing",
            `<wp:inline><wp:docPr id="1" name="n" descr="${word()}" title="${word()}"/>${boxed(blocks(maker, depth + 1))}</wp:inline>`,
          ),
        ),
      () =>
        el(
          "r",
          `<mc:AlternateContent><mc:Choice Requires="x">${el("drawing", boxed(blocks(maker, depth + 1)))}</mc:Choice><mc:Fallback>${el("pict", boxed(blocks(maker, depth + 1)))}</mc:Fallback></mc:AlternateContent>`,
        ),
      () => el("r", el("footnoteReference", "", { id: String(maker.below(3)) })),
      () => el("r", el("endnoteReference", "", { id: String(maker.below(3)) })),
      () => el("r", el("commentReference", "", { id: String(maker.below(3)) })),
      () => el("bookmarkStart", "", { id: "1", name: word() }),
      () => el("nobodyKnows", within()),
    ]);
  });
}

function blocks(maker: Maker, depth: number): string {
  const within = () => blocks(maker, depth + 1);
  const styles = [{}, {}, { style: "Heading1" }, { style: "Heading2" }, { list: "1" }, { list: "2", level: 1 }];
  const paragraph = () => par(inline(maker, depth + 1), styles[maker.below(styles.length)]);
  const row = () =>
    el("tr", (maker.below(3) === 0 ? el("trPr", el("del", "", { author: "A" })) : "") + maker.some(3, () => el("tc", within())));
  return maker.some(3, () => {
    if (depth > 4 || maker.below(2) === 0) return paragraph();
    return maker.one([
      () => par(["1. Purpose", "2. Procedure", "3. References", "4. Records"][maker.below(4)] as string, { style: "Heading1" }),
      () => el("tbl", el("tblPr", el("tblCaption", "", { val: maker.word() })) + maker.some(3, row)),
      () => el("sdt", el("sdtContent", within())),
      () => el("sdt", el("sdtPr", el("docPartObj", el("docPartGallery", "", { val: "Table of Contents" }))) + el("sdtContent", within())),
      () => el("ins", within(), { author: "A" }),
      () => el("del", within(), { author: "A" }),
      () => el("nobodyKnows", within()),
    ]);
  });
}
