import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { importFile } from "../../cli/import/import-files.ts";
import { readDocx } from "../../cli/import/read-docx.ts";
import { allText } from "../../core/import/blocks.ts";
import { importDocument } from "../../core/import/import-document.ts";
import { missingWords } from "../../core/import/missing-words.ts";
import { readMarkdown } from "../../core/import/read-markdown.ts";
import { type DocxParts, el, makeDocx, par, run, table } from "../tools/make-docx.ts";
import { request } from "./settings.ts";

const read = async (parts: DocxParts) => readDocx("x.docx", await makeDocx(parts));
const lines = (text: string) => text.split("\n").filter((line) => line !== "");
const h1 = (text: string) => par(text, { style: "Heading1" });
const item = (text: string) => par(text, { list: "1" });

/** An ordinary procedure, its facts our own. */
const procedure: DocxParts = {
  body: [
    table([
      ["Document No.", "QA-SOP-014"],
      ["Title", "Handling of complaints"],
      ["Revision", "3"],
      ["Effective date", "1 March 2024"],
    ]),
    table([
      ["", "Author", "Approver"],
      ["Name / date", "D. C. 20/02/2024", "A. A. 25/02/2024"],
    ]),
    h1("1. Purpose"),
    par("To record and answer each complaint."),
    h1("2. Scope"),
    par("All complaints of the department."),
    h1("3. Responsibilities"),
    table([
      ["Role", "Responsibility"],
      ["Agent", "Records the complaint"],
      ["Team leader", "Decides on the remedy"],
    ]),
    h1("4. Procedure"),
    par("4.1 Receiving", { style: "Heading2" }),
    item("The Agent greets the customer."),
    item("If the complaint is justified, go to step 3; otherwise close the complaint."),
    par("4.2 Resolving", { style: "Heading2" }),
    item("The Team leader decides on the remedy."),
    item("The Agent informs the customer."),
    h1("5. Records"),
    table([
      ["No", "Record", "Retention", "Custodian"],
      ["1", "QA-FRM-007 Complaint form", "2 years", "Agent"],
    ]),
    h1("6. Revision history"),
    table([
      ["Rev", "Date", "Change"],
      ["2", "05/06/2022", "CRM replaces the log"],
      ["3", "01/03/2024", "Time limit"],
    ]),
  ].join(""),
  parts: { header: par("Contoh QA-SOP-014 Rev 3 Effective 01/03/2024") },
};

test("an ordinary procedure becomes a draft whose steps lead where its labels led", async () => {
  const { text, report } = importDocument(await read(procedure), request);
  expect(text).toMatchSnapshot();
  expect(report.words.missing).toEqual([]);
  expect(report.entries.filter(({ kind }) => kind !== "kept").map(({ kind, text: said }) => `${kind}: ${said.en}`)).toEqual([
    "asked: QA-FRM-007 “Complaint form” is not in the library: import it, or list it in library.yaml under external, with who holds it: { code: QA-FRM-007, title: Complaint form, heldBy: … }",
    "guessed: step 2: actor “Agent”",
    "guessed: step 2: otherwise it ends",
    "guessed: step 4: the flow ends",
    "asked: revision 3 is not a document's first: take the paper over with --issued, or begin with 1 and take the earlier revisions out of the change log",
  ]);
});

test("a transcription carries the paper's approvals and date, and what the paper does not say as a question", async () => {
  const { text, report } = importDocument(await read(procedure), { ...request, isIssued: true });
  expect(text).toContain("effective: 2024-03-01\napprovals:\n  prepared:\n    name: D. C.\n    date: 2024-02-20\n  approved:");
  expect(text).toContain("transcription:\n  source: x.docx");
  expect(text).toContain("  - No → ?");
  expect(text).not.toContain("RECONSTRUCTED");
  expect(report.entries.some(({ kind, text: said }) => kind === "asked" && said.en === "approval “prepared”: which position?")).toBe(true);
});

test.each([
  [
    "numbers of lists",
    item("one") + item("two") + par("a", { list: "1", level: 1 }) + item("three") + par("again", { list: "3" }),
    ["1. one", "2. two", "a) a", "3. three", "1. again"],
  ],
  [
    "text boxes once, not what stands there for older programs",
    par(
      el(
        "r",
        `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${el("txbxContent", par("box"))}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${el("txbxContent", par("old box"))}</w:pict></mc:Fallback></mc:AlternateContent>`,
      ),
    ),
    ["box"],
  ],
  [
    "fields that are made anew are passed over, others kept",
    par(
      el("r", el("fldChar", "", { fldCharType: "begin" })) +
        el("r", el("instrText", "PAGE")) +
        el("r", el("fldChar", "", { fldCharType: "separate" })) +
        run("7") +
        el("r", el("fldChar", "", { fldCharType: "end" })) +
        el("fldSimple", run("kept"), { instr: "REF x" }),
    ),
    ["kept"],
  ],
  [
    "cells that span, and tables in cells",
    table([
      [el("tc", el("tcPr", el("gridSpan", "", { val: "2" })) + par("wide"))],
      ["a", table([["inner"]]) + par("after")].map((cell) => (cell.startsWith("<") ? el("tc", cell) : cell)),
    ]),
    ["wide", "a", "inner", "after"],
  ],
  ["words parted into runs are whole", par(run("com") + run("plaint")), ["complaint"]],
])("%s", async (_, body, wanted) => {
  const { body: blocks } = await read({ body });
  const labelled = blocks.map(
    (block) => (block.kind === "paragraph" && block.label !== undefined ? `${block.label} ` : "") + allText([block]),
  );
  expect(lines(labelled.join("\n"))).toEqual(wanted);
});

test("what Word does not show plainly is told apart: changes by whom, comments, hidden text", async () => {
  const body = par(
    run("Keep ") +
      el("ins", run("new"), { author: "B. S." }) +
      el("del", el("r", el("delText", "old")), { author: "B. S." }) +
      run("secret", "<w:vanish/>") +
      el("r", el("commentReference", "", { id: "0" })),
  );
  const source = await read({ body, parts: { comments: el("comment", par("Is this right?"), { id: "0", author: "C. D." }) } });
  expect(allText(source.body)).toBe("Keep new");
  expect(source.asides.map(({ kind, text, author }) => [kind, text, author])).toEqual([
    ["inserted", "new", "B. S."],
    ["deleted", "old", "B. S."],
    ["hidden", "secret", undefined],
    ["comment", "Is this right?", "C. D."],
  ]);
});

test("a comment that was resolved is told as such, its answers too, and holds no approval", async () => {
  const ns =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
  const comment = (id: number, text: string) =>
    `<w:comment w:id="${id}" w:author="C. D."><w:p w14:paraId="0000000${id}"><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`;
  const source = await read({
    body: h1("1. Purpose") + par(run("Keep") + [1, 2, 3].map((id) => el("r", el("commentReference", "", { id: String(id) }))).join("")),
    files: {
      "word/comments.xml": Buffer.from(
        `<w:comments ${ns}>${comment(1, "Is this right?")}${comment(2, "Yes.")}${comment(3, "Still open")}</w:comments>`,
      ),
      "word/commentsExtended.xml": Buffer.from(
        '<x:commentsEx xmlns:x="http://schemas.microsoft.com/office/word/2012/wordml"><x:commentEx x:paraId="00000001" x:done="1"/><x:commentEx x:paraId="00000002" x:paraIdParent="00000001" x:done="0"/><x:commentEx x:paraId="00000003" x:done="0"/></x:commentsEx>',
      ),
    },
    relations:
      '<Relationship Id="c" Type="http://x/comments" Target="comments.xml"/><Relationship Id="e" Type="http://x/commentsExtended" Target="commentsExtended.xml"/>',
  });
  expect(source.asides.map(({ kind, text }) => [kind, text])).toEqual([
    ["resolved", "Is this right?"],
    ["resolved", "Yes."],
    ["comment", "Still open"],
  ]);
  expect(importDocument(source, request).text).toContain('reconstructed:\n  - "comment by C. D., paragraph 2: “Still open”"\n---');
});

test("an approval waits until each tracked change and comment is answered, and no transcription is made of them", async () => {
  const body =
    h1("1. Purpose") +
    par(run("Keep ") + el("ins", run("new"), { author: "B. S." }) + el("del", el("r", el("delText", "old: #1")), { author: "B. S." }));
  const source = await read({ body });
  const { text, report } = importDocument(source, request);
  expect(text).toContain('reconstructed:\n  - "inserted by B. S., paragraph 2: “new”"\n  - "deleted by B. S., paragraph 2: “old: #1”"\n');
  expect(report.words.missing).toEqual([]);
  const path = join(mkdtempSync(join(tmpdir(), "sop-word-")), "x.docx");
  writeFileSync(path, await makeDocx({ body }));
  const outcome = await importFile(path, { ...request, isIssued: true });
  expect("fault" in outcome && outcome.fault.text.en).toBe(
    "It holds 2 tracked changes that nobody decided on, so it is not what was issued.",
  );
});

test("notes stand where they are referred to; a header that two sections show is read once", async () => {
  const body = par(run("See") + el("r", el("footnoteReference", "", { id: "2" })) + run("."));
  const source = await read({
    body,
    parts: { footnotes: el("footnote", par("the law"), { id: "2" }), header1: par("Contoh"), header2: par("Contoh") },
  });
  expect(allText(source.body)).toBe("See (the law).");
  expect(allText(source.pageFrames)).toBe("Contoh");
});

test("pictures are taken along by their names in the file, with their alternative text", async () => {
  const drawing = el("r", el("drawing", '<wp:inline><wp:docPr id="1" name="p" descr="The counter"/><a:blip r:embed="pic"/></wp:inline>'));
  const source = await read({
    body: par(drawing),
    files: { "word/media/image1.png": Buffer.from([1, 2, 3]) },
    relations: '<Relationship Id="pic" Type="http://x/image" Target="media/image1.png"/>',
  });
  expect(source.body).toMatchObject([{ kind: "picture", name: "word/media/image1.png", alt: "The counter" }]);
  expect([...source.pictures.values()]).toEqual([Buffer.from([1, 2, 3])]);
});

test("words that stand neither in the draft nor in the report are found", () => {
  expect(missingWords("a b b c", "a b", "c")).toEqual(["b"]);
  const odd = readMarkdown("x.md", "# 1. Purpose\n\nTo win.\n\n# Colours\n\nRed *and* blue <b>\n\n| x | y |\n| - | - |\n| 1 | 2 |");
  expect(importDocument(odd, request).report.words.missing).toEqual([]);
});
