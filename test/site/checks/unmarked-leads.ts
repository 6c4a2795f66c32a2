import { readFile } from "node:fs/promises";
import type { Element } from "hast";
import { fromHtml } from "hast-util-from-html";
import { visitParents } from "unist-util-visit-parents";
import { textsIn, wholeLanguages } from "../../../languages/index.ts";
import { fileOf } from "./dead-links.ts";

interface Standing {
  code: string;
  status: string;
}

/** What the links of pages tell of the documents they lead to. */
export interface FoundLeads {
  /** Links into pages of another document that is not in force, by its status. */
  counts: Record<string, number>;
  /** Those that do not say so, neither in their own words nor in the row or the entry of a list they stand in: `page: link (status)`. */
  unmarked: string[];
}

/** Looks at every link of some pages, those of drawings included, whose other end is a page of another document. */
export async function unmarkedLeads(folder: string, pages: readonly string[]): Promise<FoundLeads> {
  const standings = new Map<string, Promise<Standing | undefined>>();
  const standingAt = (address: string) => {
    const known = standings.get(address) ?? readStanding(folder, address);
    standings.set(address, known);
    return known;
  };
  const counts: Record<string, number> = {};
  const unmarked: string[] = [];
  for (const page of pages) {
    const own = await standingAt(page);
    for (const { href, said } of linksOf(await readFile(fileOf(folder, page), "utf8"))) {
      if (/^(?:https?|mailto|tel):/.test(href)) continue;
      const to = await standingAt(decodeURIComponent(new URL(href, new URL(page, "http://portal/")).pathname.slice(1)));
      if (!to || to.status === "effective" || to.code === own?.code) continue;
      counts[to.status] = (counts[to.status] ?? 0) + 1;
      if (!namesOf(to.status).some((name) => said.includes(name))) unmarked.push(`${page}: ${href} (${to.status})`);
    }
  }
  return { counts, unmarked };
}

/** What a page's strip says of what is read there; of an address that only points on, of the page it points to. */
async function readStanding(folder: string, address: string): Promise<Standing | undefined> {
  const text = await readFile(fileOf(folder, address), "utf8").catch(() => "");
  const [, to] = /data-kind="pointer".* data-to="([^"]*)"/s.exec(text) ?? [];
  if (to !== undefined) return readStanding(folder, decodeURIComponent(new URL(to, new URL(address, "http://portal/")).pathname.slice(1)));
  const [, code, status] = /data-strip[^>]* data-code="([^"]*)"[^>]* data-status="(\w+)"/.exec(text) ?? [];
  return code === undefined || status === undefined ? undefined : { code, status };
}

/** Links, with all that is said in them, in their names for who does not see them, and around them in a row or an entry. In lower case. */
function linksOf(html: string): { href: string; said: string }[] {
  const links: { href: string; said: string }[] = [];
  visitParents(fromHtml(html), "element", (node: Element, ancestors) => {
    if (node.tagName !== "a" || typeof node.properties.href !== "string") return;
    const around = ancestors.findLast((one): one is Element => one.type === "element" && /^(?:li|tr)$/.test(one.tagName)) ?? node;
    // A row of steps says much: only the link itself tells where a step leads.
    const told = ancestors.some((one) => one.type === "element" && isStepTable(one as Element)) ? node : around;
    links.push({ href: node.properties.href, said: `${node.properties.ariaLabel ?? ""} ${wordsOf(told)}`.toLowerCase() });
  });
  return links;
}

function isStepTable({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes("steps");
}

function wordsOf(node: Element): string {
  return node.children.map((child) => (child.type === "text" ? child.value : child.type === "element" ? wordsOf(child) : "")).join(" ");
}

function namesOf(status: string): string[] {
  return wholeLanguages.map((language) => textsIn(language).portal[status as "draft"].toLowerCase());
}
