import type { Element, ElementContent, Root } from "hast";
import { toHtml } from "hast-util-to-html";
import { toHast } from "mdast-util-to-hast";
import { parseProse } from "../../../core/document/prose/prose.ts";
import { SHOWABLE } from "../../../core/seal/pictures-shown.ts";
import { onceAmongLast } from "../library/once.ts";
import { fileAddress } from "../page/addresses.ts";
import { type Citing, leadTo } from "./citing.ts";
import { directionOf } from "./direction.ts";
import { markCitations, standingNodes } from "./mark-citations.ts";
import type { ProseStyle } from "./prose-style.ts";

/** A text as a tree of HTML, which is only read: the pages of a document show the same texts many times. */
const treeOf = onceAmongLast(512, (markdown: string) => toHast(parseProse(markdown), { handlers: { html: showMarkup } }) as Root);

/**
 * Prose as HTML. Text is only ever text: raw HTML is shown as it was typed, links lead to http(s), mail or
 * places of the portal and anything else loses its target. Codes become links, and terms where `citing` has any.
 */
export function renderProse(markdown: string, citing: Citing, style: ProseStyle): string {
  const { children } = treeOf(markdown);
  const shown = style.withoutQuotes ? children.filter((node) => node.type !== "element" || node.tagName !== "blockquote") : children;
  const tree: Root = {
    type: "root",
    children: shown.map((node) => (node.type === "element" ? inItsPlace(settled(node, citing, style), style) : node)),
  };
  if (style.numberItems !== undefined) numberItems(tree, style.numberItems);
  return toHtml(tree);
}

/** A line of plain text (a frontmatter value, a field) as HTML: escaped, its codes linked, and terms where `citing` has any. */
export function renderLine(text: string, citing: Citing): string {
  return toHtml({ type: "root", children: markCitations(text, citing) });
}

/** Markup in a document is shown as it was typed. */
function showMarkup(_state: unknown, node: { value: string }): ElementContent {
  return { type: "text", value: node.value };
}

/**
 * An element as it stands on a page, a copy.
 * @param citing undefined inside a link, where no link may stand, and inside fenced code
 */
function settled(written: Element, citing: Citing | undefined, style: ProseStyle): Element {
  const element = written.tagName === "img" ? settledPicture(written, style) : written;
  const dir = blocks.has(element.tagName) ? directionOf(wordsOf(element)) : undefined;
  const own = dir ? { ...element.properties, dir } : element.properties;
  const properties = element.tagName === "a" ? linkProperties(String(element.properties.href ?? ""), citing, style) : own;
  const inside = citingInside(element, citing);
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type === "element") return [inItsPlace(settled(child, inside, style), style)];
    return child.type === "text" && inside ? markCitations(child.value, inside) : [child];
  });
  // What leads nowhere doesn't look as if it did.
  const tagName = element.tagName === "a" && properties.href === undefined ? "span" : element.tagName;
  return { ...element, tagName, properties, children: [...children, ...standingOfLink(written, citing, style)] };
}

/** A table stands in a box of its own, which scrolls where the page is too narrow for it: also by keys, under the names of its columns. */
function inItsPlace(element: Element, { tableOf }: ProseStyle): Element {
  if (element.tagName !== "table") return element;
  const [head] = element.children.filter((child) => child.type === "element");
  const names = head ? head.children.flatMap((row) => (row.type === "element" ? row.children.map(wordsOf) : [])) : [];
  const properties = { className: ["scroll"], tabIndex: 0, ariaLabel: tableOf(names.filter((name) => name !== "").join(", ")) };
  return { type: "element", tagName: "section", properties, children: [element] };
}

/** The text of a node and all it holds. */
function wordsOf(node: ElementContent): string {
  if (node.type === "element") return node.children.map(wordsOf).join("");
  return node.type === "text" ? node.value.trim() && node.value : "";
}

function citingInside({ tagName }: Element, citing: Citing | undefined): Citing | undefined {
  if (tagName === "a" || tagName === "pre") return undefined;
  return citing && quiet.has(tagName) ? { ...citing, terms: undefined, isQuoted: citing.isQuoted || quoted.has(tagName) } : citing;
}

/** What has a direction of its own. */
const blocks = new Set(["p", "li", "ul", "ol", "table", "th", "td", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"]);

/** Where no term is linked: code spans, headings, and quotations, which are words to be said. */
const quiet = new Set(["code", "h1", "h2", "h3", "h4", "h5", "h6", "th", "blockquote"]);

/** Where words are not the text's own. */
const quoted = new Set(["code", "blockquote"]);

/** Where a link leads on the page; one that leads nowhere is shown as its text alone. */
function linkProperties(address: string, citing: Citing | undefined, { target, assets, files }: ProseStyle): Element["properties"] {
  const leads = target(address);
  switch (leads.kind) {
    case "web":
      return webLink(address);
    case "place":
      return citing ? { href: `${citing.page}#${leads.anchor}` } : {};
    case "document": {
      const href = citing && leadTo(citing, leads.code, undefined, leads.revision).href;
      return href === undefined ? {} : { href };
    }
    case "file": {
      const name = leads.path.slice("assets/".length);
      return leads.path.startsWith("assets/") && files.has(name) ? { href: `${assets}${fileAddress(name)}` } : {};
    }
    case "nowhere":
      return {};
  }
}

/** How the document stands that a link of the text names: its words need not name it. */
function standingOfLink({ tagName, properties }: Element, citing: Citing | undefined, { target }: ProseStyle): ElementContent[] {
  const leads = tagName === "a" && citing ? target(String(properties.href ?? "")) : undefined;
  if (!citing || leads?.kind !== "document" || leads.code === citing.code) return [];
  return standingNodes(leadTo(citing, leads.code, undefined, leads.revision).standing, citing);
}

/** Only these lead anywhere: a scheme that could run something is shown as its text alone. */
function webLink(href: string): Element["properties"] {
  if (/^https?:\/\//i.test(href)) return { href, rel: ["noreferrer", "noopener"] };
  return /^(?:mailto|tel):/i.test(href) ? { href } : {};
}

/** Pictures come from the document's own folder; from anywhere else only their words remain. */
function settledPicture(picture: Element, { target, assets, files }: ProseStyle): Element {
  const alt = String(picture.properties.alt ?? "");
  const leads = target(String(picture.properties.src ?? ""));
  const name = leads.kind === "file" && SHOWABLE.test(leads.path) ? leads.path.slice("assets/".length) : undefined;
  if (name !== undefined && files.has(name))
    return { ...picture, properties: { src: `${assets}${fileAddress(name)}`, alt, loading: "lazy" } };
  return { ...picture, tagName: "span", properties: {}, children: [{ type: "text", value: alt }] };
}

/** The items of all top-level lists of a section are counted through: 5.1, 5.2 … as printed. */
function numberItems(tree: Root, section: string): void {
  let count = 0;
  for (const list of tree.children) {
    if (list.type !== "element" || (list.tagName !== "ul" && list.tagName !== "ol")) continue;
    list.tagName = "ol";
    list.properties = { className: ["items"] };
    for (const item of list.children) {
      if (item.type !== "element") continue;
      const number = `${section}.${++count}`;
      const { dir } = item.properties;
      item.properties = { id: number };
      item.children = [numberNode(number), { type: "element", tagName: "div", properties: { dir }, children: unwrap(item.children) }];
    }
  }
}

function numberNode(number: string): Element {
  const properties = { className: ["number"], href: `#${number}` };
  return { type: "element", tagName: "a", properties, children: [{ type: "text", value: number }] };
}

/** A loose list's only paragraph says no more than its text. */
function unwrap(children: ElementContent[]): ElementContent[] {
  const blocks = children.filter((child) => child.type === "element");
  const only = blocks[0];
  return blocks.length === 1 && only?.tagName === "p" ? only.children : children;
}
