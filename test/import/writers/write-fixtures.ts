/**
 * Writes the Word files of this folder anew, by the programs themselves: `node test/import/writers/write-fixtures.ts`. Needs `pandoc`,
 * `soffice` and `python3` with python-docx, which no test does. The same versions write the same bytes.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { asHtml } from "./as-html.ts";
import { asOpenDocument } from "./as-open-document.ts";
import { wordXml } from "./as-word-does.ts";
import { heads, type Shape, shapeOf, steps } from "./shapes.ts";

const folder = import.meta.dirname;
const work = mkdtempSync(join(tmpdir(), "sop-writers-"));
const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const LOOKS = /<w:latentStyles[\s\S]*?<\/w:latentStyles>|<w:style w:type="table"[\s\S]*?<\/w:style>/g;
const LEFT_OUT = /docProps\/|theme\/|customXml\/|stylesWithEffects|webSettings|fontTable/;

function run(program: string, args: readonly string[], input = ""): Buffer {
  return execFileSync(program, args, {
    cwd: work,
    input,
    env: { ...process.env, SOURCE_DATE_EPOCH: "1577836800" },
    stdio: ["pipe", "pipe", "inherit"],
  });
}

/** What no text stands in is left out, and times are those of no day, so that files are small and the same each time. */
function slim(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => !LEFT_OUT.test(name));
  const named = parts.map(([name, content]): [string, Uint8Array] => {
    if (name === "word/styles.xml") return [name, strToU8(strFromU8(content).replace(LOOKS, ""))];
    if (name !== "[Content_Types].xml" && !name.endsWith(".rels")) return [name, content];
    const lists = /<(?:Override|Relationship)\b[^>]*?(?:PartName|Target)="\/?([^"]+)"[^>]*?\/>/g;
    return [name, strToU8(strFromU8(content).replace(lists, (entry, target: string) => (LEFT_OUT.test(target) ? "" : entry)))];
  });
  return zipSync(Object.fromEntries(named), { level: 9, mtime: new Date(2020, 0, 1) });
}

/** pandoc takes page headers from a document given to it. */
function referenceWith({ pageHeader }: Shape): Uint8Array {
  const parts = unzipSync(run("pandoc", ["--print-default-data-file", "reference.docx"]));
  const edit = (name: string, before: string, added: string) => {
    const text = strFromU8(parts[name] as Uint8Array);
    if (!text.includes(before)) throw new Error(`${name} holds no ${before}`);
    parts[name] = strToU8(text.replace(before, () => added));
  };
  parts["word/header1.xml"] = strToU8(`<w:hdr xmlns:w="${W}">${wordXml(pageHeader, true)}</w:hdr>`);
  edit(
    "word/_rels/document.xml.rels",
    "</Relationships>",
    `<Relationship Id="rIdHead" Type="${R}/header" Target="header1.xml"/></Relationships>`,
  );
  edit(
    "[Content_Types].xml",
    "</Types>",
    '<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>',
  );
  const reference = '<w:headerReference w:type="default" r:id="rIdHead"/>';
  edit("word/document.xml", "<w:sectPr />", `<w:sectPr>${reference}</w:sectPr>`);
  return zipSync(parts);
}

const writers: Readonly<Record<string, (shape: Shape) => Uint8Array>> = {
  pandoc(shape) {
    writeFileSync(join(work, "reference.docx"), referenceWith(shape));
    run("pandoc", ["-f", "html", "-t", "docx", "--reference-doc", "reference.docx", "-o", "x.docx"], asHtml(shape));
    return readFileSync(join(work, "x.docx"));
  },
  libreoffice(shape) {
    writeFileSync(join(work, "x.fodt"), asOpenDocument(shape));
    run("soffice", [`-env:UserInstallation=file://${work}/profile`, "--headless", "--convert-to", "docx", "x.fodt"]);
    return readFileSync(join(work, "x.docx"));
  },
  "python-docx"(shape) {
    run("python3", [join(folder, "with_python_docx.py"), "x.docx"], JSON.stringify(shape));
    return readFileSync(join(work, "x.docx"));
  },
};

try {
  for (const [name, write] of Object.entries(writers))
    for (const head of heads)
      for (const form of steps) writeFileSync(join(folder, `${name}-${head}-${form}.docx`), slim(write(shapeOf(head, form))));
} finally {
  rmSync(work, { recursive: true, force: true });
}
