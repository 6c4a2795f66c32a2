import { attributeOf, childOf, elementsOf, isOn, type XmlElement } from "./xml-tree.ts";

/** What a paragraph style says that matters here. */
export interface WordStyle {
  /** Level of heading from 1; 0 for the document's title. */
  heading?: number;
  numId?: string;
  level?: number;
  isBold: boolean;
  isHidden: boolean;
  /** True for what is said. */
  isQuote: boolean;
}

/** The styles of a document by id, each with what it takes over from the one it is based on. */
export function readStyles(root: XmlElement | undefined): ReadonlyMap<string, WordStyle> {
  const elements = new Map(elementsOf(root, "w:style").map((style) => [attributeOf(style, "w:styleId") ?? "", style]));
  const styles = new Map<string, WordStyle>();
  for (const id of elements.keys()) styles.set(id, styleOf(id, elements, 0));
  return styles;
}

function styleOf(id: string, elements: ReadonlyMap<string, XmlElement>, depth: number): WordStyle {
  const element = elements.get(id);
  const base = attributeOf(childOf(element, "w:basedOn"));
  // Styles based on each other in a circle come to an end.
  const inherited: WordStyle =
    base !== undefined && depth < 12 ? styleOf(base, elements, depth + 1) : { isBold: false, isHidden: false, isQuote: false };
  const properties = childOf(element, "w:pPr");
  const name = (attributeOf(childOf(element, "w:name")) ?? id).toLowerCase();
  const named = /^(?:heading|judul|überschrift) ?(\d)$/.exec(name)?.[1];
  const outline = attributeOf(childOf(properties, "w:outlineLvl"));
  const heading =
    name === "title"
      ? 0
      : named !== undefined
        ? Number(named)
        : outline !== undefined && Number(outline) < 9
          ? Number(outline) + 1
          : inherited.heading;
  const numId = attributeOf(childOf(properties, "w:numPr", "w:numId")) ?? inherited.numId;
  const level = attributeOf(childOf(properties, "w:numPr", "w:ilvl"));
  const bold = childOf(element, "w:rPr", "w:b");
  const hidden = childOf(element, "w:rPr", "w:vanish");
  return {
    ...(heading !== undefined && { heading }),
    ...(numId !== undefined && { numId }),
    ...(level !== undefined ? { level: Number(level) } : inherited.level !== undefined && { level: inherited.level }),
    isBold: bold ? isOn(bold) : inherited.isBold,
    isHidden: hidden ? isOn(hidden) : inherited.isHidden,
    isQuote: inherited.isQuote || /^(?:intense )?quote$/.test(name),
  };
}
