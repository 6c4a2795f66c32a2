import { inflateRawSync } from "node:zlib";
import { fold } from "../../core/document/words/fold.ts";
import type { NoFlow, ReadBpmn } from "../../core/flow/bpmn/read-bpmn.ts";
import type { DrawnCell } from "../../core/flow/drawio/drawn-shapes.ts";
import { type DrawnPage, type ReadDrawioOptions, readDrawio } from "../../core/flow/drawio/read-drawio.ts";
import { pick } from "../../languages/language.ts";
import { labelWords, withWordsLeft } from "./diagram-words.ts";
import { elementsOf, readXml, type XmlElement } from "./xml-tree.ts";

/** What a compressed page may unpack to. */
const MOST_BYTES = 20_000_000;

/** Whether a file's first bytes are draw.io's, whatever its name. */
export function isDrawio(bytes: Uint8Array): boolean {
  return /<(?:mxfile|mxGraphModel)[\s>]/.test(Buffer.from(bytes.subarray(0, 2_000)).toString("latin1"));
}

/**
 * Reads the flows of a file of draw.io, its pages compressed or plain.
 * @throws UsageError where it is no XML, or declares entities
 */
export function readDrawioFile(bytes: Uint8Array, options: ReadDrawioOptions): ReadBpmn | NoFlow {
  const top = readXml(bytes, "mxfile");
  const diagrams = top.name === "mxfile" ? elementsOf(top).filter(({ name }) => name === "diagram") : [];
  const pages: DrawnPage[] = [];
  const models: XmlElement[] = [];
  for (const [index, diagram] of diagrams.entries()) {
    const name = diagram.attributes["name"] ?? `Page-${index + 1}`;
    // A page that is not asked for need not be whole.
    if (options.page !== undefined && fold(options.page) !== fold(name)) {
      pages.push({ name, cells: [] });
      continue;
    }
    const model = modelOf(diagram);
    if (!model) return { problem: { en: `The page “${name}” can't be unpacked.`, id: `Halaman “${name}” tidak dapat dibuka.` } };
    models.push(model);
    pages.push({ name, cells: cellsOf(model) });
  }
  if (top.name === "mxGraphModel") {
    models.push(top);
    pages.push({ name: pick({ en: "Flow", id: "Alur" }, options.language), cells: cellsOf(top) });
  }
  return withWordsLeft(readDrawio(pages, options), models, [], options.language);
}

function modelOf(diagram: XmlElement): XmlElement | undefined {
  const plain = elementsOf(diagram).find(({ name }) => name === "mxGraphModel");
  if (plain) return plain;
  const packed = diagram.children
    .filter((child) => typeof child === "string")
    .join("")
    .trim();
  try {
    const text = inflateRawSync(Buffer.from(packed, "base64"), { maxOutputLength: MOST_BYTES }).toString("utf8");
    return readXml(Buffer.from(decodeURIComponent(text), "utf8"), "diagram");
  } catch {
    return undefined;
  }
}

/** Cells stand by themselves, or in an element that holds their words and what else is known of them. */
function cellsOf(model: XmlElement): DrawnCell[] {
  const list = elementsOf(model).flatMap((root) => (root.name === "root" ? elementsOf(root) : []));
  const hidden = hiddenIn(list);
  return list.flatMap((element): DrawnCell[] => {
    const cell = cellIn(element);
    if (!cell) return [];
    const of = (key: string): string | undefined => element.attributes[key] ?? cell.attributes[key];
    const geometry = elementsOf(cell).find(({ name }) => name === "mxGeometry");
    const size = (key: string): number => Number(geometry?.attributes[key] ?? 0) || 0;
    if (cell.attributes["vertex"] !== "1" && cell.attributes["edge"] !== "1") return [];
    return [
      {
        id: of("id") ?? "",
        parent: cell.attributes["parent"] ?? "",
        words: labelWords(of("label") ?? of("value") ?? ""),
        style: cell.attributes["style"] ?? "",
        ...(element !== cell && { data: dataOf(element) }),
        isLine: cell.attributes["edge"] === "1",
        ...(hidden.has(of("id") ?? "") && { isHidden: true }),
        source: cell.attributes["source"],
        target: cell.attributes["target"],
        ...(geometry && { loose: looseEndsOf(geometry) }),
        box: { x: size("x"), y: size("y"), width: size("width"), height: size("height") },
      },
    ];
  });
}

function cellIn(element: XmlElement): XmlElement | undefined {
  return element.name === "mxCell" ? element : elementsOf(element).find(({ name }) => name === "mxCell");
}

/** By their ids, cells that are hidden, and those of a hidden layer, group or lane. */
function hiddenIn(list: readonly XmlElement[]): ReadonlySet<string> {
  const cells = list.flatMap((element) => {
    const { parent = "", visible } = cellIn(element)?.attributes ?? {};
    return [{ id: element.attributes["id"] ?? "", parent, isHidden: visible === "0" }];
  });
  const byParent = Map.groupBy(cells, ({ parent }) => parent);
  const hidden = new Set<string>();
  const open = cells.filter(({ isHidden }) => isHidden);
  for (let cell = open.pop(); cell; cell = open.pop()) {
    if (hidden.has(cell.id)) continue;
    hidden.add(cell.id);
    open.push(...(byParent.get(cell.id) ?? []));
  }
  return hidden;
}

/** What draw.io shows as a shape's data: all attributes but those of its own. */
function dataOf({ attributes }: XmlElement): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => !/^(?:id|label|link|tooltip|placeholders?|tags)$/.test(key)));
}

/** Where a line's ends stand that are fastened to no shape. */
function looseEndsOf(geometry: XmlElement): NonNullable<DrawnCell["loose"]> {
  const points = elementsOf(geometry).filter(({ name }) => name === "mxPoint");
  const at = (end: string) => {
    const point = points.find(({ attributes }) => attributes["as"] === end);
    return point && { x: Number(point.attributes["x"] ?? 0) || 0, y: Number(point.attributes["y"] ?? 0) || 0 };
  };
  const [source, target] = [at("sourcePoint"), at("targetPoint")];
  return { ...(source && { source }), ...(target && { target }) };
}
