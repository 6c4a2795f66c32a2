import GithubSlugger from "github-slugger";
import type { Element, ElementContent, Root, RootContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { toHast } from "mdast-util-to-hast";
import { parseProse } from "../../../core/document/prose/prose.ts";
import { catalogue } from "../../../core/rules/find-rule.ts";

/** Where what a topic names leads. */
export interface TopicWays {
  topic: (name: string) => string | undefined;
  rule: (id: string) => string | undefined;
}

/** A page of the documentation. */
export interface RenderedTopic {
  /** Its body without the title. */
  html: string;
  contents: readonly { anchor: string; text: string }[];
}

const ruleIds = new Set(catalogue.map(({ id }) => id));

/** Markdown shipped with the tool as HTML: headings can be linked, and topics and rules that it names are. */
export function renderTopic(markdown: string, ways: TopicWays): RenderedTopic {
  const tree = toHast(parseProse(markdown)) as Root;
  const slugger = new GithubSlugger();
  const contents: { anchor: string; text: string }[] = [];
  tree.children = tree.children.filter((node) => !isElement(node) || node.tagName !== "h1");
  for (const node of tree.children) {
    if (!isElement(node)) continue;
    if (node.tagName === "h2") {
      const text = textOf(node);
      const anchor = slugger.slug(text);
      node.properties = { id: anchor };
      contents.push({ anchor, text });
    }
    settle(node, ways);
  }
  tree.children = tree.children.map((node) => (isElement(node) && node.tagName === "table" ? wide(node) : node));
  return { html: toHtml(tree), contents };
}

function settle(node: Element, ways: TopicWays): void {
  if (node.tagName === "pre") {
    node.properties = { tabIndex: 0 };
    return;
  }
  if (node.tagName === "a") {
    const href = leadsTo(String(node.properties.href ?? ""), ways);
    node.properties = href === undefined ? {} : { href, rel: ["noreferrer", "noopener"] };
    return;
  }
  // A corner without words heads nothing.
  if (node.tagName === "th" && textOf(node) === "") node.tagName = "td";
  node.children = node.children.flatMap((child) => {
    if (child.type === "text") return node.tagName === "code" ? [child] : markRules(child.value, ways);
    if (!isElement(child)) return [child];
    const href = child.tagName === "code" ? namedTopic(textOf(child), ways) : undefined;
    if (href !== undefined) return [{ type: "element", tagName: "a", properties: { href }, children: [child] }];
    settle(child, ways);
    return [child];
  });
}

/** Links of these pages lead to the web, or to a file beside them that is a topic. */
function leadsTo(address: string, { topic }: TopicWays): string | undefined {
  if (/^https:\/\//.test(address)) return address;
  const [, name = ""] = /^(?:\.\/)?([a-z0-9-]+)\.md$/.exec(address) ?? [];
  return topic(name);
}

/** `sop docs ci`, `docs/editors.md`. */
function namedTopic(text: string, { topic }: TopicWays): string | undefined {
  const [, asked, file] = /^(?:sop docs ([a-z0-9-]+)|docs\/([a-z0-9-]+)\.md)$/.exec(text) ?? [];
  return topic(asked ?? file ?? "");
}

function markRules(text: string, { rule }: TopicWays): ElementContent[] {
  return text.split(/(SOP\d{3})/).flatMap((part): ElementContent[] => {
    if (part === "") return [];
    const word: ElementContent = { type: "text", value: part };
    const href = ruleIds.has(part) ? rule(part) : undefined;
    return href === undefined ? [word] : [{ type: "element", tagName: "a", properties: { className: ["code"], href }, children: [word] }];
  });
}

/** A table that is wider than the page scrolls in itself. */
function wide(table: Element): Element {
  return { type: "element", tagName: "div", properties: { className: ["scroll"], tabIndex: 0 }, children: [table] };
}

function textOf(node: ElementContent | RootContent): string {
  return node.type === "text" ? node.value : isElement(node) ? node.children.map(textOf).join("") : "";
}

function isElement(node: ElementContent | RootContent): node is Element {
  return node.type === "element";
}
