import { DRAWING_NAME } from "../../core/flow/drawing/drawing-name.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import type { Relation, WordPackage } from "./word-package.ts";
import { deepText, elementsOf, type XmlElement } from "./xml-tree.ts";

/** A picture of a Word file. */
export interface ShownPicture {
  alt: string;
  /** The part of the file that holds it; undefined where it lies elsewhere or is damaged. */
  part: { name: string; bytes: Uint8Array } | undefined;
  /** Parts that hold the same picture for programs that can't draw it. */
  instead: readonly string[];
}

/** What is said of a flow's drawing that `sop export` made, by its alternative text. */
export function drawnAnew(element: XmlElement): LocalText[] {
  const [name] = propertiesIn(element).flatMap(({ attributes: { descr } }) => descr ?? []);
  return name === undefined ? [] : [{ en: `${name}: drawn anew`, id: `${name}: digambar ulang` }];
}

/** True for a flow's drawing that `sop export` made: a picture, or a table that holds it piece by piece and nothing else. */
export function isOwnDrawing(element: XmlElement): boolean {
  const shown = propertiesIn(element);
  return shown.length > 0 && shown.every(({ attributes }) => attributes.name?.startsWith(DRAWING_NAME)) && deepText(element).trim() === "";
}

/** The pictures in a drawing. */
export function picturesIn(element: XmlElement, relations: ReadonlyMap<string, Relation>, word: WordPackage): ShownPicture[] {
  const [{ attributes = {} } = {}] = propertiesIn(element);
  return [...findAll(element, "a:blip"), ...findAll(element, "v:imagedata")].map((shown) => {
    // Beside a picture may stand the drawing it was made of.
    const drawn = findAll(shown, "asvg:svgBlip")[0]?.attributes["r:embed"];
    const id = drawn ?? shown.attributes["r:embed"] ?? shown.attributes["r:id"] ?? "";
    const relation = relations.get(id);
    const bytes = relation && !relation.isExternal ? word.picture(relation.target) : undefined;
    const embedded = relations.get(shown.attributes["r:embed"] ?? "")?.target;
    return {
      alt: attributes.descr ?? attributes.title ?? "",
      part: relation && bytes && { name: relation.target, bytes },
      instead: embedded === undefined ? [] : [embedded],
    };
  });
}

function propertiesIn(element: XmlElement): XmlElement[] {
  return findAll(element, "wp:docPr");
}

/** Elements of a name, not those within another of it, nor what stands there for older programs only. */
export function findAll(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === "mc:Fallback") return [];
    return child.name === name ? [child] : findAll(child, name);
  });
}
