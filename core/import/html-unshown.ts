import type { Element, Nodes, Root } from "hast";
import type { LocalText } from "../../schemas/local-text.ts";
import type { Aside } from "./blocks.ts";

/** Attributes in which a page has words that stand in none of its lines. */
const WORDED: Readonly<Record<string, LocalText>> = {
  title: { en: "tooltip", id: "keterangan alat" },
  ariaLabel: { en: "label for screen readers", id: "label bagi pembaca layar" },
  ariaDescription: { en: "label for screen readers", id: "label bagi pembaca layar" },
  placeHolder: { en: "hint in a form field", id: "petunjuk isian formulir" },
  placeholder: { en: "hint in a form field", id: "petunjuk isian formulir" },
  label: { en: "label of a choice", id: "label pilihan" },
  summary: { en: "summary of a table", id: "ringkasan tabel" },
  abbr: { en: "short name of a column", id: "nama pendek kolom" },
};
/** Addresses by the elements that have them; those of links stand with their words. */
const ADDRESSED: Readonly<Record<string, readonly string[]>> = {
  area: ["href"],
  audio: ["src"],
  base: ["href"],
  blockquote: ["cite"],
  del: ["cite"],
  embed: ["src"],
  form: ["action"],
  frame: ["src"],
  iframe: ["src"],
  ins: ["cite"],
  object: ["data"],
  q: ["cite"],
  source: ["src", "srcSet"],
  track: ["src"],
  video: ["src", "poster"],
};
/** Likewise of those that stand in no line of the page: hidden ones, those of pages for other programs. */
const LINKED: Readonly<Record<string, readonly string[]>> = { a: ["href"], img: ["src"] };
const said = {
  comment: { en: "comment in the page's code", id: "komentar dalam kode halaman" },
  conditional: { en: "what the page has for one program only", id: "isi halaman yang hanya untuk satu program" },
  meta: { en: "property of the page", id: "properti halaman" },
  value: { en: "what stands in a form field", id: "isi kolom formulir" },
  address: { en: "address", id: "alamat" },
  alt: { en: "text alternative", id: "teks alternatif" },
} as const satisfies Record<string, LocalText>;
/** Properties that are for programs. */
const TECHNICAL =
  /^(?:viewport|generator|robots|charset|theme-color|color-scheme|format-detection|referrer|progid|originator|.*(?:verification|token|csrf).*|(?:msapplication|apple|mobile|twitter:card|og:type|changed|created).*)$/i;

/**
 * What a page holds in words beside its lines: comments, tooltips, properties, what form fields hold, addresses of what is set into it.
 * @param read links and pictures of its lines
 * @param before so many lines stand before it, where it is part of another text
 */
export function unshownIn(tree: Root, read: WeakSet<Nodes>, before = 0): Aside[] {
  const asides: Aside[] = [];
  const left: Nodes[] = [tree];
  let line = before + 1;
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.position) line = before + node.position.start.line;
    const tell = (what: LocalText, text: unknown) => {
      const words = String(text ?? "")
        .replace(/\s+/g, " ")
        .trim();
      if (/[\p{L}\p{N}]/u.test(words))
        asides.push({ kind: "hidden", what, text: words, place: { en: `line ${line}`, id: `baris ${line}` } });
    };
    if (node.type === "comment") tellComment(node.value, tell);
    if (node.type === "element") tellAttributes(node, read.has(node), tell);
    // What a program brings along is none of the page's words.
    if (node.type !== "element" || !/^(?:script|style)$/.test(node.tagName))
      for (const child of childrenOf(node).reverse()) left.push(child);
  }
  return asides;
}

/** What a node holds, a template also what it would become. */
export function childrenOf(node: Nodes): Nodes[] {
  const content: Nodes[] = node.type === "element" && node.content ? [node.content] : [];
  return "children" in node ? [...node.children, ...content] : [];
}

type Tell = (what: LocalText, text: unknown) => void;

/** A comment may hold parts of the page for one program; of these the words are told, without their marks. */
function tellComment(value: string, tell: Tell): void {
  const isConditional = /^\s*\[(?:if|endif)/i.test(value);
  if (!isConditional) tell(said.comment, value);
  else tell(said.conditional, value.replace(/<!?\[[^\]]*\]>?|^\s*\[[^\]]*\]>?|<[^>]*>/g, wordsOfTag));
}

function wordsOfTag(tag: string): string {
  return ` ${[...tag.matchAll(/\s(?:alt|title|href|src)=(?:"([^"]*)"|'([^']*)')/gi)].map(([, double, single]) => double ?? single).join(" ")} `;
}

function tellAttributes({ tagName, properties }: Element, isRead: boolean, tell: Tell): void {
  for (const [name, what] of Object.entries(WORDED)) tell(what, properties[name]);
  for (const name of ADDRESSED[tagName] ?? []) tell(withName(said.address, tagName), properties[name]);
  if (!isRead) for (const name of LINKED[tagName] ?? []) tell(withName(said.address, tagName), properties[name]);
  if (!isRead) tell(said.alt, properties["alt"]);
  if (/^(?:input|button|param)$/.test(tagName) && !/^(?:hidden|checkbox|radio)$/i.test(String(properties["type"])))
    tell(said.value, properties["value"]);
  if (tagName !== "meta") return;
  const name = String(properties["name"] ?? properties["property"] ?? properties["itemProp"] ?? "");
  if (name !== "" && !TECHNICAL.test(name)) tell(withName(said.meta, name), properties["content"]);
  if (/^refresh$/i.test(String(properties["httpEquiv"]))) tell(withName(said.meta, "refresh"), properties["content"]);
}

function withName({ en, id }: LocalText, name: string): LocalText {
  return { en: `${en} (${name})`, id: `${id} (${name})` };
}
