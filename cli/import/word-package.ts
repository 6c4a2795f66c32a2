import type { LocalText } from "../../schemas/local-text.ts";
import { trouble } from "./import-trouble.ts";
import { type Archive, openArchive } from "./open-archive.ts";
import { elementsOf, readXml, type XmlElement } from "./xml-tree.ts";

/** Where a part points to: another part of the archive, or something outside it. */
export interface Relation {
  kind: string;
  target: string;
  isExternal: boolean;
}

/** A Word file's parts, by what they are for. */
export interface WordPackage {
  document: XmlElement;
  relations: ReadonlyMap<string, Relation>;
  /** The part of that name as a tree; undefined where there is none. */
  part: (name: string) => XmlElement | undefined;
  /** The relations of another part than the document. */
  relationsOf: (name: string) => ReadonlyMap<string, Relation>;
  picture: (name: string) => Uint8Array | undefined;
  /** The part the document has of a kind, such as `styles`. */
  partOfKind: (kind: string) => XmlElement | undefined;
  /** The same part as it is kept. */
  bytesOfKind: (kind: string) => Uint8Array | undefined;
  /** The names of the parts beside the text that hold words. */
  beside: readonly string[];
  /** The names of what other programs made. */
  embedded: readonly string[];
  /** Where all parts of the text point to. */
  everyRelation: readonly Relation[];
  passedOver: LocalText[];
}

const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|(?:[^/]+\/)?_rels\/[^/]+\.rels|word\/(?!stylesWithEffects|fontTable|webSettings)[^/]+\.xml|word\/(?:charts\/chart|diagrams\/(?:data|drawing)|activeX\/activeX|glossary\/document)[^/]*\.xml|(?:customXml\/item|docProps\/)[^/]*\.xml|[^/]+\.xml|mimetype|word\/media\/[^/]+|.*\.(?:html?|txt))$/i;
/** Parts in which text of the document stands, or that point to where it comes from. */
const TEXT_KINDS = new Set(["header", "footer", "footnotes", "endnotes", "comments", "settings"]);
/** Parts that stand beside the text and hold words. */
const BESIDE = /^(?:word\/(?:charts|diagrams|activeX|glossary)\/|docProps\/|customXml\/item\d*\.xml$).*(?<!Props\d+\.xml)$/i;
/** Parts that hold no words, and those that are read or said by what they are for. */
const WORDLESS =
  /\/$|(?:^|\/)_rels\/|^(?:\[Content_Types\]\.xml|mimetype|_xmlsignatures\/.*|docProps\/thumbnail.*|customXml\/itemProps[^/]*)$|^word\/(?:media|theme|fonts|embeddings|printerSettings|charts|diagrams|glossary|activeX)\/|^word\/(?:document|styles|stylesWithEffects|fontTable|webSettings|settings|numbering|people|comments\w*|footnotes|endnotes|header|footer|vbaProject|vbaData)[^/]*$/i;

/**
 * Opens a .docx.
 * @throws UsageError when the archive can't be read or holds no Word document
 */
export async function openWord(bytes: Buffer): Promise<WordPackage> {
  const archive = await openArchive(bytes, (name) => WANTED.test(name));
  if (archive.parts.get("mimetype")?.toString("latin1").includes("opendocument")) throw trouble.openDocument();
  const main = mainPart(archive);
  const bytesOf = archive.parts.get(main);
  if (!bytesOf) throw trouble.noWord();
  const document = readXml(bytesOf, main);
  const relations = relationsIn(archive, main);
  const texts = [...relations.values()].filter(({ kind, isExternal }) => !isExternal && TEXT_KINDS.has(kind)).map(({ target }) => target);
  const everyRelation = [main, ...new Set(texts)].flatMap((name) => [...relationsIn(archive, name).values()]);
  const cache = new Map<string, XmlElement | undefined>();
  const part = (name: string) => {
    const found = archive.parts.get(name);
    if (!cache.has(name)) cache.set(name, found && readXml(found, name));
    return cache.get(name);
  };
  const nameOfKind = (kind: string) => [...relations.values()].find((one) => one.kind === kind && !one.isExternal)?.target;
  return {
    document,
    relations,
    part,
    relationsOf: (name) => relationsIn(archive, name),
    picture: (name) => archive.parts.get(name),
    partOfKind: (kind) => {
      const name = nameOfKind(kind);
      return name === undefined ? undefined : part(name);
    },
    bytesOfKind: (kind) => archive.parts.get(nameOfKind(kind) ?? ""),
    beside: [...archive.parts.keys()].filter((name) => BESIDE.test(name)),
    everyRelation,
    embedded: archive.names.filter((name) => /(?:^|\/)embeddings\/[^/]+$/i.test(name)),
    passedOver: notRead(archive, main, everyRelation),
  };
}

function mainPart(archive: Archive): string {
  const found = [...relationsIn(archive, "").values()].find(({ kind, isExternal }) => kind === "officeDocument" && !isExternal);
  return found?.target ?? "word/document.xml";
}

function relationsIn(archive: Archive, part: string): ReadonlyMap<string, Relation> {
  const at = part.lastIndexOf("/");
  const folder = part.slice(0, at + 1);
  const name = part === "" ? "_rels/.rels" : `${folder}_rels/${part.slice(at + 1)}.rels`;
  const bytes = archive.parts.get(name);
  if (!bytes) return new Map();
  return new Map(
    elementsOf(readXml(bytes, name)).map(({ attributes }) => {
      const target = attributes.Target ?? "";
      const isExternal = attributes.TargetMode === "External";
      return [
        attributes.Id ?? "",
        { kind: (attributes.Type ?? "").split("/").at(-1) ?? "", target: isExternal ? target : within(folder, target), isExternal },
      ];
    }),
  );
}

/** A target relative to its part's folder. It is only ever looked up among the archive's names, never on a disk. */
function within(folder: string, target: string): string {
  const path = target.startsWith("/") ? target.slice(1) : folder + target;
  const parts: string[] = [];
  for (const piece of path.split("/")) {
    if (piece === "..") parts.pop();
    else if (piece !== "." && piece !== "") parts.push(piece);
  }
  return parts.join("/");
}

function notRead({ names }: Archive, main: string, relations: readonly Relation[]): LocalText[] {
  const said: LocalText[] = [];
  const found = (pattern: RegExp) => names.filter((name) => pattern.test(name));
  if (found(/vbaProject\.bin$/i).length > 0)
    said.push({ en: "macros: neither run nor taken along", id: "makro: tidak dijalankan dan tidak dibawa" });
  const charts = found(/(?:^|\/)(?:charts\/chart|diagrams\/data)[^/]*\.xml$/i);
  const controls = found(/(?:^|\/)activeX\/[^/]+\.xml$/i);
  if (controls.length > 0)
    said.push({
      en: `form controls, not taken along: ${controls.join(", ")}`,
      id: `kontrol formulir, tidak dibawa: ${controls.join(", ")}`,
    });
  if (charts.length > 0)
    said.push({
      en: `charts and SmartArt, not taken along: ${charts.join(", ")}`,
      id: `bagan dan SmartArt, tidak dibawa: ${charts.join(", ")}`,
    });
  const others = names.filter((name) => name !== main && !WORDLESS.test(name) && !BESIDE.test(name));
  if (others.length > 0)
    said.push({ en: `parts that are not read: ${others.join(", ")}`, id: `bagian yang tidak dibaca: ${others.join(", ")}` });
  for (const { kind, target, isExternal } of relations) {
    if (kind === "aFChunk")
      said.push({ en: `another document inside, not read: ${target}`, id: `dokumen lain di dalamnya, tidak dibaca: ${target}` });
    if (isExternal && kind !== "hyperlink")
      said.push({ en: `${kind} kept elsewhere, not fetched: ${target}`, id: `${kind} di tempat lain, tidak diambil: ${target}` });
  }
  return said;
}
