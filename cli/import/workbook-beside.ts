import type { LocalText } from "../../schemas/local-text.ts";
import { besideText } from "./word-unshown.ts";
import { elementsOf, localName, readXml, textsIn, type XmlElement } from "./xml-tree.ts";

/** A workbook's parts as text, by name, and the part of each sheet. */
export interface WorkbookParts {
  files: ReadonlyMap<string, string>;
  /** The names of all parts. */
  names: readonly string[];
  sheets: ReadonlyMap<string, string>;
}

const said = {
  comment: { en: "Comments on cells", id: "Komentar pada sel" },
  link: { en: "Addresses behind cells", id: "Alamat di balik sel" },
  tooltip: { en: "Tooltips of links", id: "Keterangan tautan" },
  page: { en: "Page header or footer", id: "Kepala atau kaki halaman" },
  hint: { en: "Hints and choices of cells", id: "Petunjuk dan pilihan sel" },
  formula: { en: "Words in formulas", id: "Kata dalam rumus" },
} as const satisfies Record<string, LocalText>;

/** Parts that hold no words, and those that are read. */
const READ =
  /\/$|^\[Content_Types\]\.xml$|(?:^|\/)_rels\/|^docProps\/|^xl\/(?:workbook|sharedStrings|styles|metadata|calcChain|comments\d*)\.(?:xml|bin)$|^xl\/(?:worksheets|theme|printerSettings|comments|threadedComments|persons|drawings|charts|diagrams|media|richData|tables)\//i;

/** What a workbook says beside its cells: comments, addresses, hints, what stands on its pages, in its drawings and properties. */
export function besideCells({ files, names, sheets }: WorkbookParts): LocalText[] {
  const notes: LocalText[] = [];
  for (const [sheet, path] of sheets) notes.push(...besideSheet(sheet, path, files));
  for (const name of [...files.keys()].filter((one) => /^(?:docProps\/|xl\/(?:drawings|charts|diagrams)\/)[^/]+\.xml$/i.test(one)))
    notes.push(...inPart(name, files));
  const own = namesIn(files.get("xl/workbook.xml"));
  if (own !== "") notes.push({ en: `Names of cells: ${own}.`, id: `Nama sel: ${own}.` });
  const others = names.filter((name) => !READ.test(name) || /^xl\/media\//i.test(name));
  if (others.length > 0)
    notes.push({
      en: `Parts of the workbook not taken along: ${others.join(", ")}.`,
      id: `Bagian buku kerja yang tidak dibawa: ${others.join(", ")}.`,
    });
  return notes;
}

function besideSheet(sheet: string, path: string, files: ReadonlyMap<string, string>): LocalText[] {
  const xml = files.get(path) ?? "";
  const relations = new Map(relationsOf(path, files).map((one) => [one.id, one.target]));
  const notes: LocalText[] = [];
  const tell = (what: LocalText, texts: readonly string[]) => {
    const words = [...new Set(texts)].filter((text) => /[\p{L}\p{N}]/u.test(text)).join(", ");
    if (words !== "") notes.push({ en: `${what.en} (“${sheet}”): ${words}.`, id: `${what.id} (“${sheet}”): ${words}.` });
  };
  for (const target of relations.values()) if (/comments/i.test(target)) tell(said.comment, commentsIn(target, files));
  const links = tagsOf(xml, "hyperlink");
  tell(
    said.link,
    links.map(({ ref = "", id = "", location = "" }) => at(ref, [relations.get(id) ?? "", location].filter(Boolean).join("#"))),
  );
  tell(
    said.tooltip,
    links.flatMap(({ ref = "", tooltip = "" }) => (tooltip === "" ? [] : [at(ref, tooltip)])),
  );
  tell(
    said.page,
    [...xml.matchAll(/<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>([^<]*)</g)].map(([, text = ""]) => `“${plainFrame(decoded(text))}”`),
  );
  tell(
    said.hint,
    tagsOf(xml, "dataValidation").flatMap(({ sqref = "", promptTitle = "", prompt = "", errorTitle = "", error = "" }) =>
      [promptTitle, prompt, errorTitle, error].filter(Boolean).map((text) => at(sqref, text)),
    ),
  );
  tell(
    said.hint,
    [...xml.matchAll(/<(?:\w+:)?formula1>([^<]*)</g)].flatMap(([, text = ""]) => (decoded(text).startsWith('"') ? [decoded(text)] : [])),
  );
  tell(
    said.formula,
    [...xml.matchAll(/<(?:\w+:)?c\b[^>]*\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f\b[^>]*>([^<]*"[^<]*|[^<]*&quot;[^<]*)</g)].map(
      ([, cell = "", text = ""]) => at(cell, `=${decoded(text)}`),
    ),
  );
  return notes;
}

function at(place: string, text: string): string {
  return `${place} “${text.replace(/\s+/g, " ").trim()}”`;
}

function commentsIn(name: string, files: ReadonlyMap<string, string>): string[] {
  const root = treeOf(name, files);
  return root ? within(root, /^(?:comment|threadedComment)$/).map((one) => at(one.attributes.ref ?? "", textsIn(one).join(""))) : [];
}

function inPart(name: string, files: ReadonlyMap<string, string>): LocalText[] {
  const root = treeOf(name, files);
  if (!root) return [{ en: `“${name}” can't be read.`, id: `“${name}” tidak dapat dibaca.` }];
  const words = /drawings\//i.test(name)
    ? [
        ...within(root, /^t$/).map((one) => textsIn(one).join("")),
        ...within(root, /^cNvPr$/).flatMap(({ attributes: { descr, title } }) => [descr ?? "", title ?? ""]),
      ]
    : [];
  const drawn = words.filter((text) => text.trim() !== "").join(" ");
  if (drawn !== "") return [{ en: `Words of drawings (${name}): “${drawn}”.`, id: `Kata dalam gambar (${name}): “${drawn}”.` }];
  return besideText(name, root, { has: () => false }).map(({ what = { en: "", id: "" }, text }) => ({
    en: `${what.en[0]?.toUpperCase()}${what.en.slice(1)}: “${text}”.`,
    id: `${what.id[0]?.toUpperCase()}${what.id.slice(1)}: “${text}”.`,
  }));
}

/** Names that people gave to cells, with what stands behind them. */
function namesIn(xml = ""): string {
  return [...xml.matchAll(/<(?:\w+:)?definedName\b[^>]*\bname="([^"]*)"[^>]*>([^<]*)</g)]
    .filter(([, name = ""]) => !name.startsWith("_xl"))
    .map(([, name = "", text = ""]) => `${decoded(name)} “${decoded(text)}”`)
    .join(", ");
}

/** The header or footer of a page without its signs for fonts, page numbers and days. */
function plainFrame(text: string): string {
  return text
    .replace(/&"[^"]*"|&K[0-9A-F]{6}|&\d+|&[A-Z]/gi, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** What a part of the workbook refers to, by ids: other parts, and addresses elsewhere. */
export function relationsOf(path: string, files: ReadonlyMap<string, string>): { id: string; target: string }[] {
  const xml = files.get(path.replace(/([^/]+)$/, "_rels/$1.rels")) ?? "";
  return tagsOf(xml, "Relationship").map(({ Id = "", Target = "", TargetMode = "" }) => ({
    id: Id,
    target: TargetMode === "External" ? Target : Target.replace(/^\/?(?:\.\.\/|xl\/)?/, "xl/"),
  }));
}

/** The attributes of elements of a name, without their prefixes. */
export function tagsOf(xml: string, name: string): Partial<Record<string, string>>[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b([^>]*)>`, "g"))].map(([, inside = ""]) =>
    Object.fromEntries([...inside.matchAll(/(?:\w+:)?(\w+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, decoded(value)])),
  );
}

function within(element: XmlElement, name: RegExp): XmlElement[] {
  return name.test(localName(element)) ? [element] : elementsOf(element).flatMap((child) => within(child, name));
}

function treeOf(name: string, files: ReadonlyMap<string, string>): XmlElement | undefined {
  try {
    const text = files.get(name);
    return text === undefined ? undefined : readXml(Buffer.from(text), name);
  } catch {
    return undefined;
  }
}

/** Text of XML with its references resolved. */
export function decoded(text: string): string {
  const named = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" } as const;
  return text.replace(
    /&(?:#(\d+)|#x([\da-f]+)|(lt|gt|quot|apos|amp));/gi,
    (_, decimal?: string, hex?: string, name?: keyof typeof named) => {
      if (name !== undefined) return named[name.toLowerCase() as keyof typeof named];
      const code = Number.parseInt(decimal ?? hex ?? "", decimal === undefined ? 16 : 10);
      return code <= 0x10ffff ? String.fromCodePoint(code) : "�";
    },
  );
}
