import { Parser } from "saxen";
import { decodeXml } from "../../core/flow/bpmn/decode-xml.ts";
import { trouble } from "./import-trouble.ts";

/** An element: its name with the prefix we give its namespace, its attributes likewise. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
}

const MOST_DEEP = 400;
const STRICT = "http://purl.oclc.org/ooxml";
const OPEN = "http://schemas.openxmlformats.org";

/** Namespaces by the prefix the readers know them by; transitional and strict files say the same in different ones. */
const namespaces: Readonly<Record<string, string>> = {
  [`${OPEN}/wordprocessingml/2006/main`]: "w",
  [`${STRICT}/wordprocessingml/main`]: "w",
  [`${OPEN}/officeDocument/2006/relationships`]: "r",
  [`${STRICT}/officeDocument/relationships`]: "r",
  [`${OPEN}/drawingml/2006/main`]: "a",
  [`${STRICT}/drawingml/main`]: "a",
  [`${OPEN}/drawingml/2006/wordprocessingDrawing`]: "wp",
  [`${STRICT}/drawingml/wordprocessingDrawing`]: "wp",
  [`${OPEN}/officeDocument/2006/math`]: "m",
  [`${STRICT}/officeDocument/math`]: "m",
  [`${OPEN}/markup-compatibility/2006`]: "mc",
  [`${OPEN}/package/2006/relationships`]: "rel",
  "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
  "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
  "urn:schemas-microsoft-com:vml": "v",
  "http://schemas.microsoft.com/office/drawing/2016/SVG/main": "asvg",
  "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
};

/** Most elements of a text; of their attributes nothing is read, and reading them is half of the work. */
const WITHOUT_ATTRIBUTES = new Set(
  "r t rPr pPr rFonts sz szCs color lang shd spacing ind jc kern w bCs iCs tbl tblPr tblW tblBorders tblLook tr trPr trHeight tc tcPr tcW tcBorders tcMar top left bottom right insideH insideV gridCol proofErr lastRenderedPageBreak"
    .split(" ")
    .map((name) => `w:${name}`),
);

/**
 * A part's XML as a tree.
 * @param part its name, for what is said of it
 * @throws UsageError where it is no XML, is too deep, or declares entities
 */
export function readXml(bytes: Uint8Array, part: string): XmlElement {
  const decoded = decodeXml(bytes);
  if ("problem" in decoded) throw trouble.damaged({ en: `“${part}”: ${decoded.problem.en}`, id: `“${part}”: ${decoded.problem.id}` });
  const root: XmlElement = { name: "", attributes: {}, children: [] };
  const open = [root];
  let fault: Error | undefined;
  const parser = new Parser().ns({ ...namespaces });
  const stop = (error: Error) => {
    fault ??= error;
    parser.stop();
  };
  parser.on("openTag", (name, attributes, decode) => {
    if (open.length > MOST_DEEP) return stop(trouble.tooDeep(part));
    const element: XmlElement = { name, attributes: WITHOUT_ATTRIBUTES.has(name) ? {} : decodeAll(attributes(), decode), children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closeTag", () => {
    open.pop();
  });
  parser.on("text", (text, decode) => {
    if (text.trim() !== "" || open.at(-1)?.name === "w:t") open.at(-1)?.children.push(decode(text));
  });
  parser.on("cdata", (text) => open.at(-1)?.children.push(text));
  parser.on("attention", (text) => {
    if (/^<!DOCTYPE|^<!ENTITY/i.test(text)) stop(trouble.doctype(part));
  });
  parser.on("error", (error) => stop(trouble.damaged(`“${part}”: ${error.message}`)));
  parser.parse(decoded.text);
  if (fault) throw fault;
  if (open.length !== 1) throw trouble.damaged({ en: `“${part}” ends before it is whole`, id: `“${part}” berakhir sebelum lengkap` });
  const [first] = elementsOf(root);
  if (!first) throw trouble.damaged({ en: `“${part}” is empty`, id: `“${part}” kosong` });
  return first;
}

function decodeAll(attributes: Record<string, string>, decode: (text: string) => string): Record<string, string> {
  for (const [name, value] of Object.entries(attributes)) if (value.includes("&")) attributes[name] = decode(value);
  return attributes;
}

/** The elements directly in one, of a name where one is given. */
export function elementsOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== "string" && (name === undefined || child.name === name),
  );
}

/** The first element of that path of names; undefined where one is not there. */
export function childOf(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  let found = element;
  for (const name of path) found = found?.children.find((child): child is XmlElement => typeof child !== "string" && child.name === name);
  return found;
}

/** An attribute of Word's namespace. */
export function attributeOf(element: XmlElement | undefined, name = "w:val"): string | undefined {
  return element?.attributes[name];
}

/** True for a switch that is there and not off. */
export function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !["0", "false", "off", "none"].includes(attributeOf(element) ?? "1");
}

/** All text in an element. */
export function deepText(element: XmlElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : deepText(child))).join("");
}

/** The texts in an element, each apart. */
export function textsIn(element: XmlElement): string[] {
  return element.children.flatMap((child) => (typeof child === "string" ? [child] : textsIn(child)));
}

/** An element's name without its prefix. */
export function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(":") + 1);
}
