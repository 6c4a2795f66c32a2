import { posix } from "node:path";
import type { Element, Nodes, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import { SKIP, visitParents } from "unist-util-visit-parents";
import { sha256Hex } from "../../core/sha256.ts";

/** Reads a file that a page names, by its address relative to the page. */
export type ReadBeside = (address: string) => Promise<Buffer>;

/** What only the portal around a page makes sense of. */
const furniture = [".masthead", ".foot", ".skip", ".updated", ".screen-only", ".with-script", "dialog", "script", "template"];
/** What of the head a file needs; the rest names files of the portal. */
const keptInHead = new Set(["title", "meta"]);
/** On screen, too, such a file says what it is a copy of. */
const ownStyle = [
  ".print-only.print-foot { display: flex; }",
  ".print-only.block-words { display: block; }",
  ".print-only.sheet-file { display: block; }",
  // A QR code is dark on light, whatever the reader's colours are.
  ".print-foot svg { background: #fff; outline: 2mm solid #fff; margin: 2mm; }",
  ".page { padding-block: 2rem; }",
  "",
].join("\n");
const pictureTypes: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  svg: "image/svg+xml",
};

/**
 * A page of the portal as one file: its styles and pictures inside, without scripts, links to other pages left as text. Its
 * content security policy allows these styles and nothing else.
 */
export async function standalonePage(html: string, read: ReadBeside): Promise<string> {
  const tree = fromHtml(html);
  const styles = await inlineStyles(tree, read);
  await inlinePictures(tree, read);
  dropFurniture(tree, [...furniture, ".continued"]);
  leaveLinksAsText(tree);
  keepHead(tree, styles);
  return toHtml(tree, { upperDoctype: true });
}

/** The page's styles in their order, for screens and for paper. */
async function inlineStyles(tree: Root, read: ReadBeside): Promise<{ text: string; media: string | undefined }[]> {
  const styles: Element[] = [];
  visitParents(tree, "element", (element) => {
    const { tagName } = element;
    if (tagName === "style" || (tagName === "link" && relOf(element).includes("stylesheet"))) styles.push(element);
  });
  const sheets = await Promise.all(
    styles.map(async ({ tagName, properties, children }) => ({
      text: tagName === "style" ? toText(children) : await withFonts(String(properties["href"]), read),
      media: properties["media"] === undefined ? undefined : String(properties["media"]),
    })),
  );
  return [...sheets, { text: ownStyle, media: undefined }];
}

/** A style sheet with the fonts that it names inside. */
async function withFonts(address: string, read: ReadBeside): Promise<string> {
  const text = String(await read(address));
  const fonts = new Map<string, string>();
  for (const [, name = ""] of text.matchAll(/url\("?([^")]+\.woff2)"?\)/g)) {
    if (fonts.has(name)) continue;
    const bytes = await read(posix.join(posix.dirname(address), name));
    fonts.set(name, `url("data:font/woff2;base64,${bytes.toString("base64")}")`);
  }
  return text.replace(/url\("?([^")]+\.woff2)"?\)/g, (whole, name: string) => fonts.get(name) ?? whole);
}

async function inlinePictures(tree: Root, read: ReadBeside): Promise<void> {
  const pictures: Element[] = [];
  visitParents(tree, "element", (element) => {
    if (element.tagName === "img") pictures.push(element);
  });
  for (const { properties } of pictures) {
    const address = String(properties["src"]);
    const type = pictureTypes[address.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";
    properties["src"] = `data:${type};base64,${(await read(address)).toString("base64")}`;
  }
}

/** Takes out what only the portal around a page makes sense of. */
export function dropFurniture(tree: Root, dropped = furniture): void {
  visitParents(tree, "element", (element, ancestors) => {
    if (!dropped.some((selector) => isOne(element, selector)) && !isWayOn(element, ancestors)) return undefined;
    const siblings: Nodes[] = ancestors.at(-1)?.children ?? [];
    const index = siblings.indexOf(element);
    siblings.splice(index, 1);
    return [SKIP, index];
  });
}

/** A warning's link to what is in force: where nothing can be opened it would be an order that can't be carried out. */
function isWayOn({ tagName, properties }: Element, ancestors: readonly Nodes[]): boolean {
  if (tagName !== "a" || isWhole(properties["href"])) return false;
  return ancestors.some((one) => one.type === "element" && isOne(one, ".banner"));
}

/** How an address begins that holds wherever a file lies. */
export const wholeAddress = /^(?:#|https?:|mailto:)/;

function isWhole(href: unknown): boolean {
  return wholeAddress.test(String(href));
}

/** A link within the page stays one, and so does one that is whole; in a drawing the shapes stay together in a group. */
function leaveLinksAsText(tree: Root): void {
  visitParents(tree, "element", (element, ancestors) => {
    const href = element.properties["href"];
    if (element.tagName !== "a" || href === undefined || isWhole(href)) return;
    element.tagName = ancestors.some((one) => one.type === "element" && one.tagName === "svg") ? "g" : "span";
    for (const name of ["href", "target", "rel", "ariaLabel", "ariaCurrent", "dataCode"]) delete element.properties[name];
  });
}

function keepHead(tree: Root, styles: readonly { text: string; media: string | undefined }[]): void {
  visitParents(tree, "element", (element) => {
    if (element.tagName !== "head") return undefined;
    const kept = element.children.filter((child) => child.type === "element" && keptInHead.has(child.tagName) && !isPolicy(child));
    const hashes = styles.map(({ text }) => `'sha256-${Buffer.from(sha256Hex(text), "hex").toString("base64")}'`);
    const policy = `default-src 'none'; style-src ${hashes.join(" ")}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`;
    element.children = [
      { type: "element", tagName: "meta", properties: { httpEquiv: ["Content-Security-Policy"], content: policy }, children: [] },
      ...kept,
      ...styles.map(
        ({ text, media }): Element => ({
          type: "element",
          tagName: "style",
          properties: media === undefined ? {} : { media },
          children: [{ type: "text", value: text }],
        }),
      ),
    ];
    return SKIP;
  });
}

function toText(children: readonly Nodes[]): string {
  return children.map((child) => (child.type === "text" ? child.value : "")).join("");
}

function isPolicy(node: Nodes): boolean {
  return node.type === "element" && node.properties["httpEquiv"] !== undefined;
}

/** `.name` or `tag`. */
function isOne({ tagName, properties }: Element, selector: string): boolean {
  return selector.startsWith(".") ? namesOf(properties["className"]).includes(selector.slice(1)) : tagName === selector;
}

function relOf({ properties }: Element): string[] {
  return namesOf(properties["rel"]);
}

function namesOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
