import { posix } from "node:path";
import type { Element, Nodes, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { visitParents } from "unist-util-visit-parents";
import { dropFurniture, wholeAddress } from "../standalone-page.ts";

/** A document's page of the portal, as a part of a binder. */
export interface BinderDocument {
  /** What its ids begin with. */
  prefix: string;
  /** Its page in the portal, as a path. */
  page: string;
  /** What stands above its sheet, as on a print of it (its standing, what its readers must not miss), and the sheet. */
  content: Element;
  /** Style sheets it is shown with, as paths in the portal. */
  styles: string[];
  /** The style of its own margins on paper. */
  margins: string;
}

/** Attributes that name elements by their ids. */
const NAMING = ["ariaLabelledBy", "ariaDescribedBy", "ariaControls", "ariaOwns", "htmlFor", "headers"];

/** Takes the sheet out of a page and what says above it how it stands, its ids and addresses made those of a binder that stands at the portal's top. */
export function readBinderDocument(html: string, page: string, prefix: string): BinderDocument {
  const tree = fromHtml(html);
  const styles: string[] = [];
  let margins = "";
  const above: Element[] = [];
  let sheet: Element | undefined;
  visitParents(tree, "element", (element) => {
    const { properties, tagName } = element;
    if (tagName === "link" && String(properties["rel"]) === "stylesheet") styles.push(within(page, String(properties["href"])));
    if (tagName === "style") margins += element.children.map((child) => (child.type === "text" ? child.value : "")).join("");
    if (tagName === "aside" && (hasClass(element, "strip") || hasClass(element, "banner"))) above.push(element);
    if (tagName === "article" && hasClass(element, "sheet")) sheet ??= element;
  });
  if (!sheet) throw new Error(`${page} holds no sheet`);
  const content: Element = { type: "element", tagName: "div", properties: {}, children: [...above, sheet] };
  dropFurniture({ type: "root", children: [content] });
  prefixIds(content, prefix);
  return { prefix, page, content, styles, margins };
}

/** Links between the documents of a binder lead to each other's pages in it; what is not in it is left as text. */
export function linkWithin(documents: readonly BinderDocument[]): void {
  const byFolder = new Map(documents.map(({ page, prefix }) => [folderOf(page), prefix]));
  for (const { content, page } of documents)
    visitParents(content as Nodes, "element", (element, ancestors) => {
      const { properties } = element;
      if (typeof properties["src"] === "string" && !/^data:/.test(properties["src"])) properties["src"] = within(page, properties["src"]);
      const href = properties["href"];
      if (typeof href !== "string" || wholeAddress.test(href)) return;
      const [path = "", anchor] = href.split("#");
      const prefix = byFolder.get(folderOf(`${within(page, path)}index.html`));
      if (prefix !== undefined) {
        properties["href"] = `#${prefix}${anchor === undefined ? "" : `-${anchor}`}`;
        return;
      }
      element.tagName = ancestors.some((one) => one.type === "element" && one.tagName === "svg") ? "g" : "span";
      for (const name of ["href", "target", "rel", "ariaLabel", "ariaCurrent", "dataCode"]) delete properties[name];
    });
}

/** The folder of a page, in whatever language it is. */
function folderOf(page: string): string {
  return posix.dirname(page).replace(/^(?:id|en)\//, "");
}

/** An address relative to a page, as a path from the portal's top. */
function within(page: string, address: string): string {
  return posix.join(posix.dirname(page), address);
}

function prefixIds(article: Element, prefix: string): void {
  visitParents(article as unknown as Root, "element", ({ properties }) => {
    if (properties["id"] !== undefined) properties["id"] = `${prefix}-${properties["id"]}`;
    for (const name of NAMING) {
      const value = properties[name];
      if (value !== undefined)
        properties[name] = [value]
          .flat()
          .map((id) => `${prefix}-${id}`)
          .join(" ");
    }
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== "string") continue;
      if (/^(?:href|xLinkHref)$/.test(name) && value.startsWith("#")) properties[name] = `#${prefix}-${value.slice(1)}`;
      else if (value.includes("url(#")) properties[name] = value.replaceAll("url(#", `url(#${prefix}-`);
    }
  });
}

function hasClass({ properties }: Element, name: string): boolean {
  return [properties["className"]].flat().includes(name);
}
