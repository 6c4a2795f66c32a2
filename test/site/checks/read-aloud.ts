import type { Page } from "playwright-core";

interface Node {
  nodeId: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  childIds?: string[];
  properties?: { name: string; value: { value: unknown } }[];
}

/** What only groups others is passed through; what names itself by its content is read once. */
const silent = new Set([
  "none",
  "generic",
  "InlineTextBox",
  "RootWebArea",
  "paragraph",
  "Section",
  "LineBreak",
  "ListMarker",
  "rowgroup",
  "LayoutTable",
]);
const whole = new Set([
  "heading",
  "link",
  "button",
  "tab",
  "option",
  "checkbox",
  "switch",
  "image",
  "img",
  "columnheader",
  "rowheader",
  "DisclosureTriangle",
]);

/**
 * A page as a screen reader comes by it, from its accessibility tree in order: `heading 1: Title`, `link: …`, `list`, and
 * text as it is.
 */
export async function readAloud(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as unknown as { nodes: Node[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const walk = (node: Node | undefined): void => {
    if (!node) return;
    const role = node.role?.value ?? "";
    const name = (node.name?.value ?? "").replace(/\s+/g, " ").trim();
    if (role === "StaticText") {
      if (name !== "") lines.push(name);
      return;
    }
    if (!node.ignored && !silent.has(role)) {
      const level = node.properties?.find((property) => property.name === "level")?.value.value;
      lines.push(`${role}${role === "heading" ? ` ${level}` : ""}${name === "" ? "" : `: ${name}`}`);
      if (whole.has(role)) return;
    }
    for (const id of node.childIds ?? []) walk(byId.get(id));
  };
  walk(nodes[0]);
  return lines;
}
