import { ZipFile } from "yazl";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** An element of WordprocessingML's main namespace; an attribute `val` is written `w:val`. */
export const el = (name: string, inside = "", attributes: Record<string, string> = {}): string =>
  `<w:${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key.includes(":") ? key : `w:${key}`}="${value}"`)
    .join("")}>${inside}</w:${name}>`;

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A run of text, with properties such as `<w:b/>`. */
export const run = (text: string, properties = ""): string =>
  el("r", `${properties && el("rPr", properties)}<w:t xml:space="preserve">${escaped(text)}</w:t>`);

/** A paragraph: of a style, or of a list at a level; `inside` is XML where it begins with `<`. */
export function par(inside: string, { style, list, level = 0 }: { style?: string; list?: string; level?: number } = {}): string {
  const numbered = list === undefined ? "" : el("numPr", el("ilvl", "", { val: String(level) }) + el("numId", "", { val: list }));
  const properties = (style === undefined ? "" : el("pStyle", "", { val: style })) + numbered;
  return el("p", (properties && el("pPr", properties)) + (inside.startsWith("<") ? inside : run(inside)));
}

/** A table of texts or of cells' XML. */
export const table = (rows: readonly (readonly string[])[]): string =>
  el(
    "tbl",
    rows
      .map((row) =>
        el("tr", row.map((cell) => (cell.startsWith("<w:tc>") ? cell : el("tc", cell.startsWith("<w:p") ? cell : par(cell)))).join("")),
      )
      .join(""),
  );

/** Parts of a Word file by name, beside those every file has. */
export interface DocxParts {
  body: string;
  /** Parts the document refers to, by kind: `header`, `comments` … */
  parts?: Record<string, string>;
  /** Files of the archive by name. */
  files?: Record<string, string | Buffer>;
  /** More relations of the document, as XML. */
  relations?: string;
}

const numbering = [
  el(
    "abstractNum",
    [0, 1, 2]
      .map((level) =>
        el(
          "lvl",
          el("start", "", { val: "1" }) +
            el("numFmt", "", { val: level === 1 ? "lowerLetter" : "decimal" }) +
            el("lvlText", "", { val: level === 1 ? "%2)" : "%1." }),
          { ilvl: String(level) },
        ),
      )
      .join(""),
    { abstractNumId: "0" },
  ),
  el("abstractNum", el("lvl", el("numFmt", "", { val: "bullet" }) + el("lvlText", "", { val: "•" }), { ilvl: "0" }), {
    abstractNumId: "1",
  }),
  el("num", el("abstractNumId", "", { val: "0" }), { numId: "1" }),
  el("num", el("abstractNumId", "", { val: "1" }), { numId: "2" }),
  el("num", el("abstractNumId", "", { val: "0" }) + el("lvlOverride", el("startOverride", "", { val: "1" }), { ilvl: "0" }), {
    numId: "3",
  }),
].join("");

const styles = ["1", "2", "3"]
  .map((level) => el("style", el("name", "", { val: `heading ${level}` }), { type: "paragraph", styleId: `Heading${level}` }))
  .join("");

/** The bytes of a Word file: lists 1 and 3 are numbered (3 begins again), list 2 has bullets; styles Heading1 to Heading3. */
export async function makeDocx({ body, parts = {}, files = {}, relations = "" }: DocxParts): Promise<Buffer> {
  const root = (name: string, inside: string) =>
    `${head}<w:${name} xmlns:w="${W}" xmlns:r="${R}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">${inside}</w:${name}>`;
  const all: Record<string, string> = { numbering, styles, ...parts };
  const roots: Record<string, string> = { header: "hdr", footer: "ftr" };
  const links = Object.keys(all).map((name) => `<Relationship Id="${name}" Type="${R}/${name.replace(/\d$/, "")}" Target="${name}.xml"/>`);
  const references = Object.keys(parts)
    .filter((name) => /^(header|footer)/.test(name))
    .map((name) => el(`${name.replace(/\d$/, "")}Reference`, "", { type: "default", "r:id": name }));
  const zip = new ZipFile();
  const put = (name: string, content: string | Buffer) => zip.addBuffer(Buffer.from(content), name, { mtime: new Date(2020, 0, 1) });
  put(
    "_rels/.rels",
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="d" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  put("word/document.xml", root("document", el("body", body + el("sectPr", references.join("")))));
  put(
    "word/_rels/document.xml.rels",
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join("")}${relations}</Relationships>`,
  );
  for (const [name, inside] of Object.entries(all)) put(`word/${name}.xml`, root(roots[name.replace(/\d$/, "")] ?? name, inside));
  for (const [name, content] of Object.entries(files)) put(name, content);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
