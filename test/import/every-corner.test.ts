import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, expect, test } from "vitest";
import { importFile } from "../../cli/import/import-files.ts";
import { readBpmnFile } from "../../cli/import/read-bpmn-file.ts";
import { readDrawioFile } from "../../cli/import/read-drawio-file.ts";
import { readTablesFile } from "../../cli/import/read-tables-file.ts";
import { reportMarkdown } from "../../core/import/report-text.ts";
import { runSop } from "../run-sop.ts";
import { type DocxParts, el, makeDocx, par, run, table } from "../tools/make-docx.ts";
import { request } from "./settings.ts";

/** A word that stands in one corner of a file must stand in the draft, or be named in the report: nothing that is read is lost. */
const WORD = "Zirkonia";
/** Where it is to be found: as it stands in the draft, or as the report says it. */
type Found = { draft: string } | { report: string };

const folder = mkdtempSync(join(tmpdir(), "sop-corners-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function imported(name: string, bytes: string | Buffer): Promise<{ draft: string; report: string }> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const outcome = await importFile(path, request);
  if ("fault" in outcome) throw outcome.fault;
  const { text, report } = outcome.imported;
  expect(report.words.missing).toEqual([]);
  // What the draft repeats of comments and changes stands in the report, too.
  return { draft: text.replace(/^reconstructed:\n(?: {2}- .*\n)+/m, ""), report: reportMarkdown(report, "en").replaceAll("\\", "") };
}

function judge(read: { draft: string; report: string }, found: Found): void {
  if ("draft" in found) expect(read.draft).toContain(found.draft);
  else {
    expect(read.draft).not.toContain(WORD);
    expect(read.report).toContain(found.report);
  }
}

const purpose = par("1. Purpose", { style: "Heading1" }) + par("To record.");
const field = (instruction: string, result: string, data = "") =>
  el("r", el("fldChar", data, { fldCharType: "begin" })) +
  el("r", el("instrText", instruction)) +
  el("r", el("fldChar", "", { fldCharType: "separate" })) +
  result +
  el("r", el("fldChar", "", { fldCharType: "end" }));
const shape = (inside: string, properties = "") =>
  el(
    "r",
    el(
      "drawing",
      `<wp:inline><wp:docPr id="1" name="p"${properties}/><a:graphic><a:graphicData>${inside}</a:graphicData></a:graphic></wp:inline>`,
    ),
  );
const external = (kind: string, target: string) =>
  `<Relationship Id="ex" Type="http://x/${kind}" Target="${target}" TargetMode="External"/>`;
const inside = (kind: string, target: string) => `<Relationship Id="in" Type="http://x/${kind}" Target="${target}"/>`;

const word: [string, DocxParts, Found][] = [
  [
    "a comment",
    {
      body: par(run("Keep") + el("r", el("commentReference", "", { id: "0" }))),
      parts: { comments: el("comment", par(WORD), { id: "0", author: "B." }) },
    },
    { report: `comment by B., paragraph 3: “${WORD}”` },
  ],
  [
    "a footnote",
    {
      body: par(run("See") + el("r", el("footnoteReference", "", { id: "2" }))),
      parts: { footnotes: el("footnote", par(WORD), { id: "2" }) },
    },
    { draft: `See (${WORD})` },
  ],
  [
    "a table in an endnote",
    {
      body: par(run("See") + el("r", el("endnoteReference", "", { id: "2" }))),
      parts: { endnotes: el("endnote", par("this") + table([[WORD]]), { id: "2" }) },
    },
    { draft: `See (this ${WORD})` },
  ],
  [
    "the notice that notes go on",
    { body: "", parts: { footnotes: el("footnote", par(WORD), { id: "1", type: "continuationNotice" }) } },
    { report: `words in a place that is not read, by “${WORD}”: “${WORD}”` },
  ],
  ["a page header", { body: "", parts: { header: par(WORD) } }, { report: `page header or footer: printed anew on each page: “${WORD}”` }],
  ["a page footer", { body: "", parts: { footer: par(WORD) } }, { report: `page header or footer: printed anew on each page: “${WORD}”` }],
  [
    "a header that no section shows",
    {
      body: "",
      files: { "word/old.xml": `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${par(WORD)}</w:hdr>` },
      relations: inside("header", "old.xml"),
    },
    { report: `words in a place that is not read, by “${WORD}”: “${WORD}”` },
  ],
  ["a text box", { body: par(shape(`<wps:txbx>${el("txbxContent", par(WORD))}</wps:txbx>`)) }, { draft: WORD }],
  [
    "a text box of older programs",
    { body: par(el("r", el("pict", `<v:shape><v:textbox>${el("txbxContent", par(WORD))}</v:textbox></v:shape>`))) },
    { draft: WORD },
  ],
  [
    "what stands there for older programs alone",
    {
      body: par(
        el(
          "r",
          `<mc:AlternateContent><mc:Choice Requires="x"/><mc:Fallback><w:pict>${el("txbxContent", par(WORD))}</w:pict></mc:Fallback></mc:AlternateContent>`,
        ),
      ),
    },
    { report: `words for older programs, by “To record.”: “${WORD}”` },
  ],
  [
    "a text in a locked drawing",
    { body: par(shape(`<x:lockedCanvas xmlns:x="http://x"><a:t>${WORD}</a:t></x:lockedCanvas>`)) },
    { report: `words in a place that is not read, by “${WORD}”: “${WORD}”` },
  ],
  [
    "a watermark",
    { body: "", parts: { header: par(el("r", el("pict", `<v:shape><v:textpath string="${WORD}"/></v:shape>`))) } },
    { report: `words drawn as a picture, word/header.xml` },
  ],
  [
    "the text alternative of a picture",
    {
      body: par(shape(`<a:blip r:embed="in"/>`, ` descr="${WORD}"`)),
      files: { "word/media/i.png": "x" },
      relations: inside("image", "media/i.png"),
    },
    { draft: `![${WORD}](assets/i.png)` },
  ],
  [
    "the title of a picture that has a text alternative",
    {
      body: par(shape(`<a:blip r:embed="in"/>`, ` descr="map" title="${WORD}"`)),
      files: { "word/media/i.png": "x" },
      relations: inside("image", "media/i.png"),
    },
    { report: `text alternative of a drawing, by “To record.”: “${WORD}”` },
  ],
  [
    "the text alternative of a shape",
    { body: par(shape("", ` descr="${WORD}"`)) },
    { report: `text alternative of a drawing, by “To record.”: “${WORD}”` },
  ],
  [
    "the text alternative of a table",
    { body: el("tbl", el("tblPr", el("tblCaption", "", { val: WORD })) + el("tr", el("tc", par("a")) + el("tc", par("b")))) },
    { report: `text alternative of a table, by “To record.”: “${WORD}”` },
  ],
  ["a content control", { body: el("sdt", el("sdtContent", par(WORD))) }, { draft: WORD }],
  [
    "the name of a content control",
    { body: el("sdt", el("sdtPr", el("alias", "", { val: WORD })) + el("sdtContent", par("x"))) },
    { report: `name of a content control, by “To record.”: “${WORD}”` },
  ],
  [
    "a choice that is not made",
    {
      body: par(
        el("sdt", el("sdtPr", el("dropDownList", el("listItem", "", { displayText: WORD, value: "1" }))) + el("sdtContent", run("other"))),
      ),
    },
    { report: `choices of a form field, by “other”: “${WORD}”` },
  ],
  [
    "the choice of an old form",
    {
      body: par(
        field(
          "FORMDROPDOWN",
          "",
          el(
            "ffData",
            el("ddList", el("result", "", { val: "1" }) + el("listEntry", "", { val: "No" }) + el("listEntry", "", { val: WORD })),
          ),
        ),
      ),
    },
    { draft: WORD },
  ],
  [
    "the help of an old form",
    { body: par(field("FORMTEXT", run("x"), el("ffData", el("helpText", "", { val: WORD })))) },
    { report: `help or default of a form field, by “x”: “${WORD}”` },
  ],
  ["a tracked insertion", { body: par(el("ins", run(WORD), { author: "B." })) }, { draft: WORD }],
  [
    "a tracked deletion",
    { body: par(el("del", el("r", el("delText", WORD)), { author: "B." })) },
    { report: `deleted (tracked change, read as accepted) by B., paragraph 3: “${WORD}”` },
  ],
  [
    "a deleted row",
    { body: el("tbl", el("tr", el("trPr", el("del", "", { author: "B." })) + el("tc", par(WORD))) + el("tr", el("tc", par("a")))) },
    { report: `deleted (tracked change, read as accepted)` },
  ],
  ["hidden text", { body: par(run(WORD, "<w:vanish/>")) }, { report: `hidden text, paragraph 3: “${WORD}”` }],
  ["a smart tag", { body: par(el("smartTag", run(WORD))) }, { draft: WORD }],
  [
    "a wrapper nobody knows",
    { body: `<x:y xmlns:x="http://x">${par(WORD)}</x:y>` },
    { report: `words in a place that is not read, by “${WORD}”: “${WORD}”` },
  ],
  ["a table in a table", { body: table([["a", el("tc", table([[WORD]]) + par("b"))]]) }, { draft: WORD }],
  ["a cell beyond a hundred", { body: table([[...Array.from({ length: 104 }, (_, at) => `c${at}`), WORD]]) }, { draft: WORD }],
  [
    "a formula",
    { body: par(`<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>${WORD}</m:t></m:r></m:oMath>`) },
    { draft: WORD },
  ],
  [
    "a table of contents",
    {
      body: el("sdt", el("sdtPr", el("docPartObj", el("docPartGallery", "", { val: "Table of Contents" }))) + el("sdtContent", par(WORD))),
    },
    { report: `table of contents, made anew, before paragraph 3: “${WORD}”` },
  ],
  ["an index", { body: par(field("INDEX", run(WORD))) }, { report: `result of a field, made anew, paragraph 3: “${WORD}”` }],
  [
    "an entry of an index",
    {
      body: par(
        run("Keep") +
          el("r", el("fldChar", "", { fldCharType: "begin" })) +
          el("r", el("instrText", `XE "${WORD}"`)) +
          el("r", el("fldChar", "", { fldCharType: "end" })),
      ),
    },
    { report: `field, paragraph 3: “XE "${WORD}"”` },
  ],
  [
    "a field without end",
    { body: par(el("r", el("fldChar", "", { fldCharType: "begin" })) + run(WORD)) },
    { report: `field, a field without end: “${WORD}”` },
  ],
  [
    "a field in one element that is made anew",
    { body: par(el("fldSimple", run(WORD), { instr: "TOC" })) },
    { report: `made anew, paragraph 3: “${WORD}”` },
  ],
  [
    "the address of a link",
    {
      body: par(el("hyperlink", run("the form"), { "r:id": "ex" })),
      relations: external("hyperlink", `https://x.example/${WORD}?a=1&amp;b=(2)`),
    },
    { draft: `[the form](https://x.example/${WORD}?a=1&b=%282%29)` },
  ],
  [
    "the address of a link by a field",
    { body: par(field(`HYPERLINK "https://x.example/${WORD}"`, run("the form"))) },
    { draft: `[the form](https://x.example/${WORD})` },
  ],
  [
    "the address of a link to a file",
    { body: par(el("hyperlink", run("the form"), { "r:id": "ex" })), relations: external("hyperlink", `file:///S:/${WORD}.docx`) },
    { draft: `the form (file:///S:/${WORD}.docx)` },
  ],
  [
    "the address of a link that runs something",
    { body: par(el("hyperlink", run("the form"), { "r:id": "ex" })), relations: external("hyperlink", `javascript:alert('${WORD}')`) },
    { report: `a link that runs something, now its words alone: “the form”: “javascript:alert('${WORD}')”, paragraph 3` },
  ],
  [
    "the address of a link on a heading",
    {
      body: par(el("hyperlink", run("2. Scope"), { "r:id": "ex" }), { style: "Heading1" }) + par("All."),
      relations: external("hyperlink", `https://x.example/${WORD}`),
    },
    { report: `the address behind “2. Scope”: only here: “https://x.example/${WORD}”, paragraph 3` },
  ],
  [
    "the address of a link on a picture",
    { body: par(shape(`<a:hlinkClick r:id="ex"/>`)), relations: external("hyperlink", `https://x.example/${WORD}`) },
    { report: `address of a link on no words of the text, the file: “https://x.example/${WORD}”` },
  ],
  [
    "the place in the file a link leads to",
    { body: par(el("hyperlink", run("below"), { anchor: WORD })) },
    { report: `a link within the document, now its words alone: “below”: “#${WORD}”` },
  ],
  [
    "the tooltip of a link",
    { body: par(el("hyperlink", run("the form"), { "r:id": "ex", tooltip: WORD })), relations: external("hyperlink", "https://x.example") },
    { report: `tooltip of a link, by “the form”: “${WORD}”` },
  ],
  [
    "the tooltip of a link by a field",
    { body: par(field(`HYPERLINK "https://x.example" \\o "${WORD}"`, run("the form"))) },
    { report: `tooltip of a link, paragraph 3: “${WORD}”` },
  ],
  [
    "a bookmark",
    { body: par(el("bookmarkStart", "", { id: "1", name: WORD }) + run("x")) },
    { report: `names of bookmarks, the file: “${WORD}”` },
  ],
  [
    "a chart",
    {
      body: "",
      files: {
        "word/charts/chart1.xml": `<c:c xmlns:c="http://c" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>${WORD}</a:t><c:v>7</c:v></c:c>`,
      },
    },
    { report: `words of a chart, word/charts/chart1.xml: “${WORD} 7”` },
  ],
  [
    "a SmartArt drawing",
    {
      body: "",
      files: {
        "word/diagrams/data1.xml": `<d:d xmlns:d="http://d" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>${WORD}</a:t></d:d>`,
      },
    },
    { report: `words of a SmartArt drawing, word/diagrams/data1.xml: “${WORD}”` },
  ],
  [
    "a form control",
    {
      body: "",
      files: { "word/activeX/activeX1.xml": `<ax:ocx xmlns:ax="http://ax"><ax:ocxPr ax:name="Caption" ax:value="${WORD}"/></ax:ocx>` },
    },
    { report: `form control, word/activeX/activeX1.xml: “${WORD}”` },
  ],
  [
    "building blocks",
    {
      body: "",
      files: {
        "word/glossary/document.xml": `<w:glossaryDocument xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${par(WORD)}</w:glossaryDocument>`,
      },
    },
    { report: `building blocks, word/glossary/document.xml: “${WORD}”` },
  ],
  [
    "data beside the text",
    { body: "", files: { "customXml/item1.xml": `<a><b>${WORD}</b></a>` } },
    { report: `data beside the text, customXml/item1.xml: “${WORD}”` },
  ],
  [
    "the file's title",
    { body: "", files: { "docProps/core.xml": `<c:p xmlns:c="http://c"><c:title>${WORD}</c:title></c:p>` } },
    { report: `property of the file (title), docProps/core.xml: “${WORD}”` },
  ],
  [
    "the file's keywords",
    { body: "", files: { "docProps/core.xml": `<c:p xmlns:c="http://c"><c:keywords>${WORD}; lain, ${WORD}</c:keywords></c:p>` } },
    { draft: `keywords:\n  - ${WORD}\n  - lain\n` },
  ],
  [
    "the file's comments",
    { body: "", files: { "docProps/core.xml": `<c:p xmlns:c="http://c"><c:description>${WORD}</c:description></c:p>` } },
    { report: `property of the file (description), docProps/core.xml: “${WORD}”` },
  ],
  [
    "a property the organisation added",
    { body: "", files: { "docProps/custom.xml": `<p><property name="Owner"><v>${WORD}</v></property></p>` } },
    { report: `property of the file (Owner), docProps/custom.xml: “${WORD}”` },
  ],
  [
    "the organisation in the file's properties",
    { body: "", files: { "docProps/app.xml": `<p><Company>${WORD}</Company></p>` } },
    { report: `property of the file (Company), docProps/app.xml: “${WORD}”` },
  ],
  [
    "a variable",
    { body: "", parts: { settings: el("docVars", el("docVar", "", { name: "v", val: WORD })) } },
    { report: `variable of the file, word/settings.xml: “${WORD}”` },
  ],
  [
    "the name of a file within",
    { body: "", files: { [`word/embeddings/${WORD}.xlsx`]: "x" } },
    { report: `Excel workbook embedded in the document is not read (word/embeddings/${WORD}.xlsx): open it in Word` },
  ],
  [
    "an object of another program, where it stands",
    {
      body:
        par("To record.") +
        par(
          `<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12" r:id="in"/></w:object></w:r>`,
        ),
      files: { [`word/embeddings/${WORD}.bin`]: "x" },
      relations: inside("oleObject", `embeddings/${WORD}.bin`),
    },
    { report: `Excel workbook embedded in the document, paragraph 4, is not read (word/embeddings/${WORD}.bin): open it in Word` },
  ],
  [
    "the name of a part nobody knows",
    { body: "", files: { [`word/ink/${WORD}.xml`]: "x" } },
    { report: `parts that are not read: word/ink/${WORD}.xml` },
  ],
  [
    "the name of a picture that no text shows",
    { body: "", files: { [`word/media/${WORD}.png`]: "x" }, relations: inside("image", `media/${WORD}.png`) },
    { report: `a picture of the file that its text does not show: word/media/${WORD}.png` },
  ],
  [
    "the name of a picture in a table",
    {
      body: table([["a", el("tc", par(shape(`<a:blip r:embed="in"/>`)))]]),
      files: { [`word/media/${WORD}.png`]: "x" },
      relations: inside("image", `media/${WORD}.png`),
    },
    { report: `a picture that the draft does not show` },
  ],
];

word.push(
  [
    "another document inside",
    { body: "", files: { "word/chunk.html": `<html><body><p>${WORD}</body></html>` }, relations: inside("aFChunk", "chunk.html") },
    { report: `another document inside, word/chunk.html: “${WORD}”` },
  ],
  ["struck words", { body: par(run(WORD, "<w:strike/>")) }, { draft: `~~${WORD}~~` }],
  [
    "a label that a list lays on a heading",
    {
      body: el(
        "p",
        el("pPr", el("pStyle", "", { val: "Heading1" }) + el("numPr", el("ilvl", "", { val: "0" }) + el("numId", "", { val: "1" }))) +
          run("Scope"),
      ),
      parts: {
        numbering:
          el("abstractNum", el("lvl", el("numFmt", "", { val: "decimal" }) + el("lvlText", "", { val: `${WORD} %1` }), { ilvl: "0" }), {
            abstractNumId: "0",
          }) + el("num", el("abstractNumId", "", { val: "0" }), { numId: "1" }),
      },
    },
    { report: `labels of lists, counted anew: “${WORD} 1”` },
  ],
);

test.each(word)("Word: %s", async (_, parts, found) => {
  judge(await imported("x.docx", await makeDocx({ ...parts, body: purpose + parts.body })), found);
});

const pages: [string, string, Found, string?][] = [
  ["the page's title", "", { report: `page header or footer: printed anew on each page: “${WORD}”` }, `<title>${WORD}</title>`],
  [
    "a property of the page",
    "",
    { report: `property of the page (description), line 1: “${WORD}”` },
    `<meta name=description content="${WORD}">`,
  ],
  ["a text alternative", `<img src=a.png alt="${WORD}">`, { report: `a picture that is not in the file: “${WORD}”` }],
  ["the address of a picture", `<img src="${WORD}.png" alt=map>`, { report: `a picture, not taken along: ${WORD}.png` }],
  ["a tooltip", `<p title="${WORD}">x</p>`, { report: `tooltip, line 1: “${WORD}”` }],
  ["a label for screen readers", `<p aria-label="${WORD}">x</p>`, { report: `label for screen readers, line 1: “${WORD}”` }],
  ["a summary", `<details><summary>${WORD}</summary>x</details>`, { draft: WORD }],
  ["closed details", `<details><summary>x</summary>${WORD}</details>`, { draft: WORD }],
  ["a page without programs", `<noscript>${WORD}</noscript>`, { report: `words in <noscript>, line 1: “${WORD}”` }],
  ["a head without programs", "", { draft: WORD }, `<noscript><p>${WORD}</noscript>`],
  ["a template", `<template><p>${WORD}</template>`, { report: `words in <template>, line 1: “${WORD}”` }],
  ["a hidden element", `<p hidden>${WORD}</p>`, { report: `hidden text, line 1: “${WORD}”` }],
  ["an element that a style hides", `<p style="display:none">${WORD}</p>`, { report: `hidden text, line 1: “${WORD}”` }],
  ["a choice", `<select><option>${WORD}</select>`, { draft: WORD }],
  ["the name of choices", `<select><optgroup label="${WORD}"><option>x</select>`, { report: `label of a choice, line 1: “${WORD}”` }],
  ["a field to be filled in", `<textarea>${WORD}</textarea>`, { draft: WORD }],
  ["the value of a field", `<input value="${WORD}">`, { report: `what stands in a form field, line 1: “${WORD}”` }],
  ["the hint of a field", `<input placeholder="${WORD}">`, { report: `hint in a form field, line 1: “${WORD}”` }],
  ["a drawing", `<svg><text>${WORD}</text></svg>`, { report: `words in <svg>, line 1: “${WORD}”` }],
  ["the title of a drawing", `<svg><title>${WORD}</title></svg>`, { report: `words in <svg>, line 1: “${WORD}”` }],
  ["a formula", `<math><mi>${WORD}</mi></math>`, { report: `words in <math>, line 1: “${WORD}”` }],
  ["a comment", `<!-- ${WORD} --><p>x`, { report: `comment in the page's code, line 1: “${WORD}”` }],
  [
    "a comment for one program",
    `<!--[if mso]><p>${WORD}</p><![endif]--><p>x`,
    { report: `what the page has for one program only, line 1: “${WORD}”` },
  ],
  [
    "a text alternative for one program",
    `<!--[if gte vml 1]><v:shape alt="${WORD}" href='https://x.example'/><![endif]--><p>x`,
    { report: `what the page has for one program only, line 1: “${WORD} https://x.example”` },
  ],
  ["a comment behind the page", `<p>x</body><!-- ${WORD} -->`, { report: `comment in the page's code, line 1: “${WORD}”` }],
  ["a struck text", `<p>x <del>${WORD}</del>`, { report: `deleted (tracked change, read as accepted), line 1: “${WORD}”` }],
  ["a list's text outside its items", `<ul>${WORD}<li>x</ul>`, { draft: WORD }],
  ["a table's caption", `<table><caption>${WORD}</caption><tr><td>a<td>b</table>`, { draft: WORD }],
  ["a table in a table", `<table><tr><td>a<td><table><tr><td>${WORD}</table></table>`, { draft: WORD }],
  ["what stands instead of a film", `<video src=a.mp4>${WORD}</video>`, { report: `words in <video>, line 1: “${WORD}”` }],
  ["the address of a film", `<video src="${WORD}.mp4"></video>`, { report: `address (video), line 1: “${WORD}.mp4”` }],
  [
    "the address of a page within",
    `<iframe src="https://x.example/${WORD}"></iframe>`,
    { report: `address (iframe), line 1: “https://x.example/${WORD}”` },
  ],
  [
    "the address of a source",
    `<blockquote cite="https://x.example/${WORD}">x</blockquote>`,
    { report: `address (blockquote), line 1: “https://x.example/${WORD}”` },
  ],
  ["a map's place", `<map><area alt="${WORD}" href="#"></map>`, { report: `text alternative, line 1: “${WORD}”` }],
  [
    "the address of a link",
    `<p>See <a href="https://x.example/${WORD}?a=1&amp;b=2">the <b>form</b></a>.`,
    { draft: `See [the **form**](https://x.example/${WORD}?a=1&b=2).` },
  ],
  [
    "the address of a link on a block",
    `<a href="https://x.example/${WORD}"><div>the form</div></a>`,
    { draft: `[the form](https://x.example/${WORD})` },
  ],
  ["a mail address", `<a href="mailto:${WORD}@x.example">write</a>`, { draft: `[write](mailto:${WORD}@x.example)` }],
  [
    "an address that is its own words",
    `<a href="https://x.example/${WORD}">https://x.example/${WORD}</a>`,
    { draft: `<https://x.example/${WORD}>` },
  ],
  ["the address of a link to a file", `<a href="forms/${WORD}.docx">the form</a>`, { draft: `the form (forms/${WORD}.docx)` }],
  [
    "the address of a link within the page",
    `<a href="#${WORD}">below</a>`,
    { report: `a link within the document, now its words alone: “below”: “#${WORD}”` },
  ],
  [
    "an address that runs something",
    `<a href=" java&#10;script:alert('${WORD}')">the form</a>`,
    { report: `a link that runs something, now its words alone: “the form”` },
  ],
  [
    "an address that is a page itself",
    `<a href="data:text/html,${WORD}">the form</a>`,
    { report: `a link that runs something, now its words alone: “the form”: “data:text/html,${WORD}”` },
  ],
  [
    "the address of a link on a picture",
    `<a href="https://x.example/${WORD}"><img src=a.png alt=map></a>`,
    { report: `address of a link on no words, line 1: “https://x.example/${WORD}”` },
  ],
  [
    "the address of a link in a table",
    `<table><tr><td>a<td><a href="https://x.example/${WORD}">b | c</a></table>`,
    { draft: `[b \\| c](https://x.example/${WORD})` },
  ],
  [
    "the address of a link in a step",
    `<h1>2. Procedure</h1><ol><li>The Agent fills in <a href="https://x.example/${WORD}">the form</a>.<li>The Agent ends.</ol>`,
    { draft: `\n[the form](https://x.example/${WORD})\n` },
  ],
  [
    "the address of a link in a step's long text",
    `<h1>2. Procedure</h1><ol><li>The Agent greets. Then the Agent fills in <a href="https://x.example/${WORD}">the form</a> at once.<li>The Agent ends.</ol>`,
    { draft: `Then the Agent fills in [the form](https://x.example/${WORD}) at once.` },
  ],
  [
    "the address of a link in a table of steps",
    `<h1>2. Procedure</h1><table><tr><th>No<th>Activity<th>Responsible<tr><td>1<td>Fill in <a href="https://x.example/${WORD}">the form</a><td>Agent</table>`,
    { draft: `[the form](https://x.example/${WORD})` },
  ],
  [
    "the address of a link in a list of references",
    `<h1>2. References</h1><ul><li><a href="https://x.example/${WORD}">ISO 9001:2015</a></ul>`,
    { report: `the address behind “ISO 9001:2015”: only here: “https://x.example/${WORD}”` },
  ],
];

test.each(pages)("HTML: %s", async (_, body, found, head = "") => {
  judge(await imported("x.html", `<!doctype html><html><head>${head}</head><body><h1>1. Purpose</h1><p>To record.</p>${body}`), found);
});

test("HTML: words that emphasis, links and addresses part are whole to who counts them", async () => {
  const body = `com<b>plain</b>t a<a href="https://x.example/${WORD}">glue</a>d g<a href="x.doc">lu</a>ed <a href="https://x.example/1">on</a><a href="https://x.example/2">ly</a>`;
  const { draft } = await imported("x.html", `<html><body><h1>1. Purpose</h1><p>${body}</p>`);
  expect(draft).toContain(`a[glue](https://x.example/${WORD})d g`);
  expect(draft).toContain("glu (x.doc)ed [on](https://x.example/1)[ly](https://x.example/2)");
});

test("HTML: an address that stands on three words and in the draft once is told for the others", async () => {
  const link = `<a href="https://x.example/${WORD}">`;
  const page = `<h1>1. Purpose</h1><p>${link}a</a></p><h1>2. References</h1><ul><li>${link}ISO 9001:2015</a><li>${link}ISO 9002:2016</a></ul>`;
  const { report } = await imported("x.html", `<html><body>${page}`);
  expect(report).toContain(
    `the address behind “a”, “ISO 9001:2015”, “ISO 9002:2016”: once in the draft, else only here: “https://x.example/${WORD}”`,
  );
});

test("what is struck through stands so in the draft, and whether it holds is asked", async () => {
  const page =
    "<html><body><h1>1. Purpose</h1><p>To <s>record</s> each.</p><h1>2. Procedure</h1><ol><li><s>The Agent greets.</s><li>The Agent ends.</ol>";
  const { draft, report } = await imported("x.html", page);
  expect(draft).toContain("To ~~record~~ each.");
  expect(report).toContain("struck through, and kept: “record”. Does it hold?");
  expect(report).toContain("struck through, and kept: “The Agent greets.”. Does it hold?");
});

test("HTML: a page of frames has its addresses and its words told", async () => {
  const { report } = await imported("x.html", `<html><frameset><frame src="a.html"><noframes>${WORD}</noframes></frameset></html>`);
  expect(report).toContain("address (frame), line 1: “a.html”");
  expect(report).toContain(WORD);
});

const texts: [string, string, Found][] = [
  ["the address of a link", `See [the form](https://x.example/${WORD}).`, { draft: `See [the form](https://x.example/${WORD}).` }],
  [
    "the address of a link by its reference",
    `See [the form][f].\n\n[f]: https://x.example/${WORD}`,
    { draft: `See [the form](https://x.example/${WORD}).` },
  ],
  ["an address alone", `See <https://x.example/${WORD}>.`, { draft: `See <https://x.example/${WORD}>.` }],
  ["the address of a link to a file", `See [the form](forms/${WORD}.docx).`, { draft: `See the form (forms/${WORD}.docx).` }],
  [
    "an address that runs something",
    `See [the form](javascript:${WORD}).`,
    { report: `a link that runs something, now its words alone: “the form”: “javascript:${WORD}”, line 3` },
  ],
  ["the title of a link", `See [the form](https://x.example "${WORD}").`, { report: `tooltip of a link or picture, line 3: “${WORD}”` }],
  [
    "the title of a reference",
    `See [the form][f].\n\n[f]: https://x.example "${WORD}"`,
    { report: `tooltip of a link or picture, line 5: “${WORD}”` },
  ],
  ["a reference that no words lead to", `Fine.\n\n[f]: https://x.example/${WORD}`, { draft: `https://x.example/${WORD}` }],
  ["a comment", `Fine.\n\n<!-- ${WORD} -->`, { report: `comment in the file's code, line 5: “${WORD}”` }],
  ["a comment within a line", `Fine <!-- ${WORD} --> so.`, { report: `comment in the file's code, line 3: “${WORD}”` }],
  ["a comment written as a reference", `Fine.\n\n[//]: # (${WORD})`, { report: `comment in the file's code, line 5: “${WORD}”` }],
  ["a comment that is not closed", `Fine.\n\n<!-- ${WORD}`, { report: `comment in the file's code, line 5: “${WORD}”` }],
  ["HTML", `<div>${WORD}</div>`, { draft: WORD }],
  ["a name in angle brackets", `Say <${WORD}>.`, { draft: `\\<${WORD}>` }],
  ["a note", `Fine[^1].\n\n[^1]: ${WORD} and more`, { draft: WORD }],
  ["a note of one word", `Fine[^1].\n\n[^1]: ${WORD}`, { draft: WORD }],
  ["a text alternative", `![${WORD}](a.png)`, { report: `a picture that is not in the file: “${WORD} (a.png)”` }],
  ["a text alternative by reference", `See ![${WORD}][p] here.\n\n[p]: a.png`, { draft: `See ${WORD} (a.png) here.` }],
  ["the title of a picture", `See ![map](a.png "${WORD}") here.`, { report: `tooltip of a link or picture, line 3: “${WORD}”` }],
  ["a link on a picture", `See [![map](a.png)](https://x.example/${WORD}) here.`, { draft: `[map (a.png)](https://x.example/${WORD})` }],
  ["code", `~~~\n${WORD}\n~~~`, { draft: WORD }],
  ["words behind a fence", `~~~sh ${WORD}\nx\n~~~`, { report: `words behind the marks of a code fence, line 3: “sh ${WORD}”` }],
  ["struck words", `Say ~~${WORD} now~~ so.`, { draft: `Say ~~${WORD} now~~ so.` }],
  ["a cell beyond the head", `| a |\n| - |\n| b | ${WORD} |`, { draft: WORD }],
  ["a quotation in a list in a quotation", `> - a\n>   > ${WORD}`, { draft: WORD }],
];

test.each(texts)("Markdown: %s", async (_, body, found) => {
  judge(await imported("x.md", `# 1. Purpose\n\n${body}\n`), found);
});

test("Markdown: frontmatter of another program, and its comments", async () => {
  const { report } = await imported("x.md", `---\n# ${WORD}\nlayout: page-of-${WORD}\n---\n# 1. Purpose\n\nFine.\n`);
  expect(report).toContain(`frontmatter “layout”: not taken over: “page-of-${WORD}”`);
  expect(report).toContain(`# ${WORD} layout`);
});

test("Markdown as a library has it keeps the addresses of the library", async () => {
  const body =
    "See [step 4](#s4), [the form](assets/form.pdf) and [W-01](../QA-WI-001/draft.md), not [this](javascript:1) or [that](/etc).";
  const { draft } = await imported("x.md", `---\ncode: QA-SOP-014\n---\n## Purpose\n\n${body}\n`);
  expect(draft).toContain("See [step 4](#s4), [the form](assets/form.pdf) and [W-01](../QA-WI-001/draft.md), not this or that (/etc).");
});

const X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = (inside: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
const relation = (id: string, target: string, more = "") =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${/worksheets/.test(target) ? "worksheet" : id}" Target="${target}"${more}/>`;

/** A workbook of two steps: cells by their places, what stands in the sheet beside them, and further parts. */
function workbook({
  cells = {},
  sheet = "",
  links = "",
  book = "",
  parts = {},
}: Partial<Record<"sheet" | "links" | "book", string>> & { cells?: Record<string, string>; parts?: Record<string, string> }): Buffer {
  const all: Record<string, string> = {
    A2: "No",
    B2: "Kegiatan",
    C2: "Pelaksana",
    A3: "1",
    B3: "Catat",
    C3: "Agent",
    A4: "2",
    B4: "Tutup",
    C4: "Agent",
    ...cells,
  };
  const byRow = Map.groupBy(Object.entries(all), ([place]) => /\d+/.exec(place)?.[0] ?? "");
  const rows = [...byRow]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(
      ([row, own]) =>
        `<row r="${row}">${own
          .sort()
          .map(([place, text]) => (text.startsWith("<") ? text : `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`))
          .join("")}</row>`,
    );
  const files: Record<string, string> = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<workbook xmlns="${X}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Alur" sheetId="1" r:id="s"/></sheets>${book}</workbook>`,
    "xl/_rels/workbook.xml.rels": relations(relation("s", "worksheets/sheet1.xml")),
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${X}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetData>${rows.join("")}</sheetData>${sheet}</worksheet>`,
    "xl/worksheets/_rels/sheet1.xml.rels": relations(links),
    ...parts,
  };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))));
}

const drawing = (inside: string) =>
  `<d:d xmlns:d="http://d" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">${inside}</d:d>`;

test.each<[string, Parameters<typeof workbook>[0], string]>([
  ["a cell above the head", { cells: { A1: WORD } }, `Words of “Alur” that stand in no step: A1 “${WORD}”.`],
  ["a column that means nothing here", { cells: { D2: "Risiko", D3: WORD } }, `D3 “${WORD}”`],
  ["a row that names no step", { cells: { C5: WORD } }, `C5 “${WORD}”`],
  [
    "a comment",
    {
      links: relation("c", "../comments1.xml"),
      parts: {
        "xl/comments1.xml": `<comments xmlns="${X}"><commentList><comment ref="B3"><text><r><t>${WORD}</t></r></text></comment></commentList></comments>`,
      },
    },
    `Comments on cells (“Alur”): B3 “${WORD}”.`,
  ],
  [
    "a comment in a thread",
    {
      links: relation("c", "../threadedComments/threadedComment1.xml"),
      parts: {
        "xl/threadedComments/threadedComment1.xml": `<ThreadedComments xmlns="http://t"><threadedComment ref="B3"><text>${WORD}</text></threadedComment></ThreadedComments>`,
      },
    },
    `Comments on cells (“Alur”): B3 “${WORD}”.`,
  ],
  [
    "the address behind a cell",
    {
      sheet: `<hyperlinks><hyperlink ref="B3" r:id="h"/></hyperlinks>`,
      links: relation("h", `https://x.example/${WORD}`, ' TargetMode="External"'),
    },
    `Addresses behind cells (“Alur”): B3 “https://x.example/${WORD}”.`,
  ],
  [
    "the place a cell leads to",
    { sheet: `<hyperlinks><hyperlink ref="B3" location="${WORD}!A1"/></hyperlinks>` },
    `Addresses behind cells (“Alur”): B3 “${WORD}!A1”.`,
  ],
  [
    "the tooltip of a link",
    { sheet: `<hyperlinks><hyperlink ref="B3" location="x" tooltip="${WORD}"/></hyperlinks>` },
    `Tooltips of links (“Alur”): B3 “${WORD}”.`,
  ],
  [
    "the header of a page",
    { sheet: `<headerFooter><oddHeader>&amp;C&amp;"Arial,Bold"&amp;12${WORD}</oddHeader></headerFooter>` },
    `Page header or footer (“Alur”): “${WORD}”.`,
  ],
  [
    "the hint of a cell",
    { sheet: `<dataValidations><dataValidation sqref="B3" prompt="${WORD}"/></dataValidations>` },
    `Hints and choices of cells (“Alur”): B3 “${WORD}”.`,
  ],
  [
    "the choices of a cell",
    { sheet: `<dataValidations><dataValidation sqref="B3"><formula1>"${WORD},x"</formula1></dataValidation></dataValidations>` },
    `Hints and choices of cells (“Alur”): "${WORD},x".`,
  ],
  [
    "a formula's address",
    { cells: { D3: `<c r="D3" t="str"><f>HYPERLINK("https://x.example/${WORD}","x")</f><v>x</v></c>` } },
    `Words in formulas (“Alur”): D3 “=HYPERLINK("https://x.example/${WORD}","x")”.`,
  ],
  [
    "the name of a cell",
    { book: `<definedNames><definedName name="${WORD}">Alur!$A$1</definedName></definedNames>` },
    `Names of cells: ${WORD} “Alur!$A$1”.`,
  ],
  [
    "a text box",
    { parts: { "xl/drawings/drawing1.xml": drawing(`<a:t>${WORD}</a:t>`) } },
    `Words of drawings (xl/drawings/drawing1.xml): “${WORD}”.`,
  ],
  [
    "the text alternative of a picture",
    { parts: { "xl/drawings/drawing1.xml": drawing(`<d:cNvPr descr="${WORD}"/>`) } },
    `Words of drawings (xl/drawings/drawing1.xml): “${WORD}”.`,
  ],
  ["a chart", { parts: { "xl/charts/chart1.xml": drawing(`<a:t>${WORD}</a:t>`) } }, `Words of a chart: “${WORD}”.`],
  [
    "the file's subject",
    { parts: { "docProps/core.xml": drawing(`<d:subject>${WORD}</d:subject>`) } },
    `Property of the file (subject): “${WORD}”.`,
  ],
  [
    "the name of a part nobody knows",
    { parts: { [`xl/externalLinks/${WORD}.xml`]: "<a/>" } },
    `Parts of the workbook not taken along: xl/externalLinks/${WORD}.xml.`,
  ],
])("Excel: %s", async (_, parts, said) => {
  const path = join(folder, "x.xlsx");
  writeFileSync(path, workbook(parts));
  const read = await readTablesFile(path, { language: "id" });
  if ("problem" in read) throw new Error(read.problem.en);
  expect(read.flows.map(({ steps }) => steps.map(({ title }) => title))).toEqual([["Catat", "Tutup"]]);
  expect(read.notes.map(({ en }) => en).join("\n")).toContain(said);
});

test("Excel: a sheet of other things, hidden or not, has its words told; the terminal cuts long ones, --report has them whole", async () => {
  const long = Array.from({ length: 90 }, (_, at) => `kata${at}`).join(" ");
  const sheet = (text: string) =>
    `<worksheet xmlns="${X}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`;
  const bytes = workbook({
    parts: {
      "xl/workbook.xml": `<workbook xmlns="${X}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Alur" sheetId="1" r:id="s"/><sheet name="Lain" sheetId="2" state="hidden" r:id="t"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": relations(relation("s", "worksheets/sheet1.xml") + relation("t", "worksheets/sheet2.xml")),
      "xl/worksheets/sheet2.xml": sheet(`${long} ${WORD}`),
    },
  });
  writeFileSync(join(folder, "y.xlsx"), bytes);
  const { err, status } = await runSop(["import", "y.xlsx", "--report", "report.md", "--out", "y.md", "--lang", "en"], { cwd: folder });
  expect(status).toBe(0);
  expect(err).toContain("The sheet “Lain” is hidden in Excel; it was read.");
  expect(err).toContain("… (--report)");
  expect(err).not.toContain(WORD);
  expect(readFileSync(join(folder, "report.md"), "utf8")).toContain(`A1 “kata0 kata1`);
  expect(readFileSync(join(folder, "report.md"), "utf8")).toContain(WORD);
});

test("CSV: a title above the head is told", async () => {
  writeFileSync(join(folder, "x.csv"), `${WORD}\nNo,Kegiatan,Pelaksana\n1,Catat,Agent\n`);
  const read = await readTablesFile(join(folder, "x.csv"), { language: "id" });
  if ("problem" in read) throw new Error(read.problem.en);
  expect(read.notes.map(({ en }) => en)).toContain(`Words of “x” that stand in no step: A1 “${WORD}”.`);
});

const bpmn = (inside: string, around = "") =>
  `<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:x="http://x" id="d" targetNamespace="urn:x">${around}<process id="p" name="P"><startEvent id="s"/><task id="a" name="Catat">${inside}</task><endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="a"/><sequenceFlow id="g" sourceRef="a" targetRef="e"/></process></definitions>`;

test.each([
  ["a step's documentation", bpmn(`<documentation>${WORD}</documentation>`), undefined],
  ["what a program adds to a step", bpmn(`<extensionElements><x:y value="${WORD}"/></extensionElements>`), `value: “${WORD}”`],
  ["whom a program gives a step to", bpmn(`<extensionElements><x:y assignee="${WORD}"/></extensionElements>`), `assignee: “${WORD}”`],
  [
    "whom a step's own attribute names",
    bpmn("").replace('name="Catat"', `name="Catat" x:candidateGroups="${WORD}"`),
    `candidateGroups: “${WORD}”`,
  ],
  ["the file's documentation", bpmn("", `<documentation>${WORD}</documentation>`), `documentation: “${WORD}”`],
  ["a message", bpmn("", `<message id="m" name="${WORD}"/>`), `message: “${WORD}”`],
  ["a comment", bpmn("", `<!-- ${WORD} -->`), `<!-- -->: “${WORD}”`],
  ["a process that is not read", bpmn("", `<process id="q"><task id="t" name="${WORD}"/></process>`), `task: “${WORD}”`],
])("BPMN: %s", async (_, xml, said) => {
  const read = await readBpmnFile(Buffer.from(xml), { language: "id" });
  if ("problem" in read) throw new Error(read.problem.en);
  const notes = read.notes.map(({ en }) => en).join("\n");
  if (said === undefined) expect(read.flows[0]?.steps[0]?.text).toBe(WORD);
  else expect(notes).toContain(`Words of the file that stand in no step: ${said}`);
  expect(notes.includes(WORD)).toBe(said !== undefined);
});

const vertex = (id: string, value: string, more = "") =>
  `<mxCell id="${id}" value="${value}" style="rounded=1${more}" vertex="1" parent="1"><mxGeometry width="9" height="9" as="geometry"/></mxCell>`;
const page = (inside: string) =>
  `<mxfile><diagram name="A"><mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>${vertex("a", "Catat")}${vertex("b", "Tutup")}<mxCell id="l" edge="1" source="a" target="b" parent="1"/>${inside}</root></mxGraphModel></diagram></mxfile>`;

test.each([
  ["a shape no line leads to", page(vertex("c", WORD)), `No line leads to or from: “${WORD}”; left out.`],
  ["a layer's name", page(`<mxCell id="h" value="${WORD}" parent="0" visible="0"/>`), `value: “${WORD}”`],
  ["a tooltip", page(`<UserObject id="u" label="x" tooltip="${WORD}">${vertex("", "")}</UserObject>`), `tooltip: “${WORD}”`],
  ["what somebody added to a shape", page(`<object id="u" label="x" pemilik="${WORD}">${vertex("", "")}</object>`), `pemilik: “${WORD}”`],
  [
    "the address of a link",
    page(vertex("c", `&lt;a href=&quot;https://x.example/${WORD}&quot;&gt;x&lt;/a&gt;`)),
    `link: “https://x.example/${WORD}”`,
  ],
  ["the address of a picture", page(vertex("c", "x", `;image=https://x.example/${WORD}.png`)), `link: “https://x.example/${WORD}.png”`],
])("draw.io: %s", (_, xml, said) => {
  const read = readDrawioFile(Buffer.from(xml), { language: "id" });
  if ("problem" in read) throw new Error(read.problem.en);
  expect(read.flows.map(({ steps }) => steps.map(({ title }) => title))).toEqual([["Catat", "Tutup"]]);
  expect(read.notes.map(({ en }) => en).join("\n")).toContain(said);
});
