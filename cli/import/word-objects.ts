import type { LocalText } from "../../schemas/local-text.ts";
import { findAll } from "./word-drawing.ts";
import type { Relation } from "./word-package.ts";
import type { XmlElement } from "./xml-tree.ts";

/** What people call objects of other programs, by how Word names them. */
const KINDS: readonly [RegExp, LocalText][] = [
  [/^excel\.chart|^msgraph/i, { en: "chart", id: "bagan" }],
  [/^excel|\.xls[xmb]?$/i, { en: "Excel workbook", id: "buku kerja Excel" }],
  [/^word|\.doc[xm]?$/i, { en: "Word document", id: "dokumen Word" }],
  [/^powerpoint|\.ppt[xm]?$/i, { en: "presentation", id: "presentasi" }],
  [/^visio|\.vsdx?$/i, { en: "Visio drawing", id: "gambar Visio" }],
  [/^equation|^mathtype/i, { en: "formula", id: "rumus" }],
  [/^(?:pbrush|paint)/i, { en: "picture of Paint", id: "gambar Paint" }],
  [/^acro|\.pdf$/i, { en: "PDF", id: "PDF" }],
];
const some: LocalText = { en: "file", id: "berkas" };

/** Objects of other programs in a drawing: the part of the file that holds each, and what is said of it. */
export function objectsIn(
  element: XmlElement,
  relations: ReadonlyMap<string, Relation>,
  place: LocalText,
): { part: string; said: LocalText }[] {
  return findAll(element, "o:OLEObject").flatMap(({ attributes }) => {
    const relation = relations.get(attributes["r:id"] ?? "");
    if (!relation || relation.isExternal) return [];
    return [{ part: relation.target, said: saidOf(relation.target, attributes.ProgID ?? "", place) }];
  });
}

/** What is said of an embedded part that is not read: what it is, where it stands, and what to do. */
export function saidOf(part: string, program: string, place?: LocalText): LocalText {
  const kind = KINDS.find(([pattern]) => pattern.test(program) || pattern.test(part))?.[1] ?? some;
  const [en, id] = [place ? `, ${place.en},` : "", place ? `, ${place.id},` : ""];
  return {
    en: `${kind.en} embedded in the document${en} is not read (${part}): open it in Word, save it as a file of its own and import that, or write what it says into the draft`,
    id: `${kind.id} yang tertanam dalam dokumen${id} tidak dibaca (${part}): buka di Word, simpan sebagai berkas sendiri lalu impor, atau tulis isinya ke dalam draf`,
  };
}
