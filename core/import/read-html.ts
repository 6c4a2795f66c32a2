import type { Element, ElementContent, Nodes, Root, RootContent, Text } from "hast";
import { fromHtml } from "hast-util-from-html";
import type { LocalText } from "../../schemas/local-text.ts";
import type { Aside, Block, Cell, Look, Run, SourceDocument, SourcePlace } from "./blocks.ts";
import { childrenOf, unshownIn } from "./html-unshown.ts";

/** More columns or rows than one cell may cover on any page; what claims more is damaged. */
const MOST_SPAN = 100;
const MOST_DEEP = 200;
/** So many positions of one table are covered by cells that span; beyond, a table is read cell by cell. */
const MOST_COVERED = 100_000;
/** So many positions a table has at most, in all. */
const MOST_POSITIONS = 300_000;

/** Never shown as text. */
const UNSHOWN = new Set(["script", "style", "template", "noscript", "head", "iframe", "object", "svg", "math", "canvas", "audio", "video"]);
/** They stand in a line of text. */
const INLINE = new Set(
  "a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

/** What else a page's text is made of. */
const OTHERS = new Set(
  "address article aside blockquote caption center col colgroup dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p picture pre section select source summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);

/** True for a tag of HTML; others, as in “write to <your manager>”, are words. */
export function isTag(name: string): boolean {
  return INLINE.has(name) || OTHERS.has(name) || UNSHOWN.has(name);
}

const tooDeep = { en: "parts nested too deeply to be read", id: "bagian yang bertingkat terlalu dalam untuk dibaca" };
const onNoWords = { en: "address of a link on no words", id: "alamat tautan tanpa kata" };

interface Standing {
  deep: number;
  list?: { depth: number; label: string };
  isQuote?: boolean;
}

/** An HTML page as blocks: what a browser shows of it; what it hides, inserts or strikes out is told apart. */
export function readHtml(name: string, text: string): SourceDocument {
  const reader = new HtmlReader();
  const tree = fromHtml(text);
  const body = find(tree, "body");
  const title = reader.title(tree);
  const blocks = body ? reader.blocks(body.children, { deep: 0 }) : [];
  reader.tellUnread(tree);
  const place = { en: "the page's title", id: "judul halaman" };
  return {
    name,
    pageFrames: title === "" ? [] : [{ kind: "paragraph", runs: [{ text: title }], place }],
    body: blocks,
    asides: [...reader.asides, ...unshownIn(tree, reader.read)],
    passedOver: [...reader.passedOver].map((said) => JSON.parse(said) as LocalText),
    pictures: new Map(),
  };
}

/** HTML within another text, which begins on that text's line `first`; pictures keep their addresses. */
export function readFragment(html: string, first: number): Pick<SourceDocument, "body" | "asides" | "passedOver"> {
  const reader = new HtmlReader({ before: first - 1, keepsPictures: true });
  const tree = fromHtml(html, { fragment: true });
  const body = reader.blocks(tree.children, { deep: 0 });
  reader.tellUnread(tree);
  const asides = [...reader.asides, ...unshownIn(tree, reader.read, first - 1)];
  return { body, asides, passedOver: [...reader.passedOver].map((said) => JSON.parse(said) as LocalText) };
}

class HtmlReader {
  readonly asides: Aside[] = [];
  readonly passedOver = new Set<string>();
  /** Texts, links and pictures that stand in a block or are told. */
  readonly read = new WeakSet<Nodes>();
  #line = 1;
  readonly #before: number;
  readonly #keepsPictures: boolean;

  /** @param how so many lines stand before it; whether pictures keep their addresses, to be looked for beside the file */
  constructor(how: { before: number; keepsPictures: boolean } = { before: 0, keepsPictures: false }) {
    this.#before = how.before;
    this.#keepsPictures = how.keepsPictures;
  }

  /** The page's title. */
  title(tree: Root): string {
    const element = find(tree, "title");
    return element ? onOneLine(this.#wordsOf(element)).trim() : "";
  }

  /** Words of the page that were met nowhere: in drawings, for browsers without programs, in frames, where no page has words. */
  tellUnread(tree: Root): void {
    const left: { node: Nodes; within: string }[] = [{ node: tree, within: "" }];
    let told: { within: string; aside: Aside } | undefined;
    for (let next = left.pop(); next; next = left.pop()) {
      const { node, within } = next;
      this.#line = node.position?.start.line ?? this.#line;
      if (node.type === "text" && node.value.trim() !== "" && !this.read.has(node)) {
        const text = onOneLine(node.value);
        if (told?.within === within) told.aside.text += ` ${text}`;
        else {
          told = { within, aside: { kind: "hidden", what: unreadIn(within), text, place: this.#place() } };
          this.asides.push(told.aside);
        }
      }
      if (node.type === "element" && /^(?:script|style)$/.test(node.tagName)) continue;
      const inner = node.type === "element" && UNSHOWN.has(node.tagName) ? node.tagName : within;
      for (const child of childrenOf(node).reverse()) left.push({ node: child, within: inner });
    }
  }

  /** Blocks of some nodes; what stands loose between them is a paragraph of its own. */
  blocks(nodes: readonly (RootContent | ElementContent)[], standing: Standing): Block[] {
    const blocks: Block[] = [];
    let loose: Run[] = [];
    let pictures: Block[] = [];
    let first = true;
    const close = () => {
      if (loose.some(({ text }) => text.trim() !== "")) {
        const { list, isQuote } = standing;
        blocks.push({
          kind: "paragraph",
          runs: loose,
          place: this.#place(),
          ...(first && list && list.label !== "" && list),
          ...(isQuote && { isQuote }),
        });
        first = false;
      }
      blocks.push(...pictures);
      [loose, pictures] = [[], []];
    };
    for (const node of nodes) {
      this.#line = node.position?.start.line ?? this.#line;
      if (node.type === "text") loose.push(this.#run(node, {}));
      else if (node.type === "element" && this.#isShown(node)) {
        if (INLINE.has(node.tagName)) this.#inline(node, {}, loose, pictures, standing.deep);
        else {
          close();
          const own = this.#block(node, first ? standing : withoutList(standing));
          if (own.length > 0) first = false;
          blocks.push(...own);
        }
      }
    }
    close();
    return blocks;
  }

  #block(element: Element, standing: Standing): Block[] {
    const deep = standing.deep + 1;
    if (deep > MOST_DEEP) {
      this.#pass(tooDeep);
      return [];
    }
    const level = /^h([1-6])$/.exec(element.tagName)?.[1];
    if (level !== undefined) {
      const inner = this.blocks(element.children, { deep });
      return inner.map((block, at) => (at === 0 && block.kind === "paragraph" ? { ...block, heading: Number(level) } : block));
    }
    switch (element.tagName) {
      case "ol":
      case "ul":
        return this.#list(element, { ...standing, deep });
      case "table":
        return this.#table(element, deep);
      case "blockquote":
        return this.blocks(element.children, { ...standing, deep, isQuote: true });
      case "hr":
        return [];
      case "pre":
        return [{ kind: "paragraph", runs: [{ text: this.#wordsOf(element).replace(/\n$/, "") }], place: this.#place(), code: "" }];
      default:
        return this.blocks(element.children, { ...standing, deep });
    }
  }

  #list(element: Element, standing: Standing): Block[] {
    let number = Number(element.properties["start"] ?? 1) || 1;
    const depth = standing.list ? standing.list.depth + 1 : 0;
    return element.children.flatMap((item) => {
      if (item.type === "text") return this.blocks([item], standing);
      if (item.type !== "element" || !this.#isShown(item)) return [];
      if (item.tagName !== "li") return this.#block(item, standing);
      const value = Number(item.properties["value"]);
      if (value > 0) number = value;
      const label = element.tagName === "ol" ? `${numbered(number++, String(element.properties["type"] ?? "1"))}.` : "•";
      return this.blocks(item.children, { ...standing, deep: standing.deep + 1, list: { depth, label } });
    });
  }

  #table(element: Element, deep: number): Block[] {
    const place = this.#place();
    const captions = element.children.filter((child) => child.type === "element" && child.tagName === "caption");
    const before = this.blocks(captions, { deep });
    const found = rowsOf(element, deep);
    const rows: Cell[][] = found.map(() => []);
    let covered = 0;
    for (const [index, row] of found.entries()) {
      const cells = rows[index] as Cell[];
      let column = 0;
      for (const cell of row.children) {
        if (cell.type !== "element" || !/^t[dh]$/.test(cell.tagName) || !this.#isShown(cell)) continue;
        while (cells[column]) column++;
        const isRoomLeft = covered < MOST_COVERED;
        const across = isRoomLeft ? span(cell, "colSpan") : 1;
        const down = isRoomLeft ? Math.min(span(cell, "rowSpan"), rows.length - index) : 1;
        covered += across * down - 1;
        cover(rows, { index, column, across, down });
        cells[column] = { blocks: this.blocks(cell.children, { deep: deep + 1 }) };
        column += across;
      }
    }
    const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
    if (width * rows.length > MOST_POSITIONS) {
      this.#pass({
        en: "a table too large for any page, read as text",
        id: "tabel yang terlalu besar untuk halaman mana pun, dibaca sebagai teks",
      });
      return [...before, ...rows.flatMap((cells) => cells.flatMap((cell) => cell?.blocks ?? []))];
    }
    const whole = rows.map((cells) => Array.from({ length: width }, (_, at): Cell => cells[at] ?? { blocks: [] }));
    return [...before, { kind: "table", rows: whole, place }];
  }

  #inline(element: Element, look: Look, runs: Run[], after: Block[], deep: number): void {
    if (!this.#isShown(element)) return;
    if (deep > MOST_DEEP) {
      this.#pass(tooDeep);
      return;
    }
    const { tagName, properties } = element;
    if (tagName === "br") runs.push({ text: "\n", ...look });
    else if (tagName === "img") after.push(this.#picture(element));
    else if (tagName === "del" || tagName === "ins") {
      this.asides.push({ kind: tagName === "del" ? "deleted" : "inserted", text: this.#wordsOf(element), place: this.#place() });
      if (tagName === "del") return;
    }
    const own = { ...look };
    if (/^(?:b|strong)$/.test(tagName) || /font-weight:\s*(?:bold|[6-9]00)/.test(String(properties["style"] ?? ""))) own.bold = true;
    if (/^(?:i|em|cite|dfn)$/.test(tagName)) own.italic = true;
    if (/^(?:s|strike)$/.test(tagName) || /text-decoration[^;]*line-through/.test(String(properties["style"] ?? ""))) own.struck = true;
    if (tagName === "sup" || tagName === "sub") own.script = tagName === "sup" ? "raised" : "lowered";
    if (tagName === "a" && properties["href"] !== undefined) {
      own.link = String(properties["href"]);
      this.read.add(element);
    }
    const linked: Run[] = [];
    for (const child of element.children) {
      if (child.type === "text") linked.push(this.#run(child, own));
      else if (child.type === "element" && INLINE.has(child.tagName)) this.#inline(child, own, linked, after, deep + 1);
      else if (child.type === "element") for (const block of this.#block(child, { deep: deep + 1 })) spread(block, own, linked, after);
    }
    runs.push(...linked);
    if (tagName === "a" && own.link && linked.every(({ text }) => text.trim() === ""))
      this.asides.push({ kind: "hidden", what: onNoWords, text: own.link, place: this.#place() });
  }

  #run(node: Text, look: Look): Run {
    this.read.add(node);
    return { text: onOneLine(node.value), ...look };
  }

  /** The words of an element, as read. */
  #wordsOf(element: Element): string {
    for (const text of textsIn(element)) this.read.add(text);
    return textIn(element);
  }

  #picture(element: Element): Block {
    const { src, alt } = element.properties;
    this.read.add(element);
    const address = String(src ?? "");
    if (this.#keepsPictures && !address.startsWith("data:"))
      return { kind: "picture", name: address, alt: String(alt ?? ""), place: this.#place() };
    if (address !== "") {
      const shown = address.startsWith("data:") ? address.slice(0, 30) : address;
      this.#pass({ en: `a picture, not taken along: ${shown}`, id: `gambar, tidak dibawa: ${shown}` });
    }
    return { kind: "picture", name: "", alt: String(alt ?? ""), place: this.#place() };
  }

  /** What is not shown is told, unless it is a program or a style. */
  #isShown(element: Element): boolean {
    const { tagName, properties } = element;
    if (UNSHOWN.has(tagName)) {
      if (/^(?:iframe|object|svg|canvas|audio|video|math)$/.test(tagName))
        this.#pass({ en: `<${tagName}>, not taken along`, id: `<${tagName}>, tidak dibawa` });
      return false;
    }
    const style = String(properties["style"] ?? "");
    if (properties["hidden"] === undefined && !/display:\s*none|visibility:\s*hidden|mso-hide:\s*all/i.test(style)) return true;
    const text = onOneLine(this.#wordsOf(element)).trim();
    if (text !== "") this.asides.push({ kind: "hidden", text, place: this.#place() });
    return false;
  }

  #pass(said: LocalText): void {
    this.passedOver.add(JSON.stringify(said));
  }

  #place(): SourcePlace {
    const line = this.#before + this.#line;
    return { en: `line ${line}`, id: `baris ${line}` };
  }
}

function unreadIn(name: string): LocalText {
  return name === ""
    ? { en: "words in a place that is not read", id: "kata di tempat yang tidak dibaca" }
    : { en: `words in <${name}>`, id: `kata dalam <${name}>` };
}

/** Lines end where the page says so, not where its text does. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

/** A block within a line of text: its words go on in the line. */
function spread(block: Block, { link }: Look, runs: Run[], after: Block[]): void {
  const linked = (run: Run) => (link === undefined ? run : { link, ...run });
  if (block.kind === "paragraph") runs.push({ text: " " }, ...block.runs.map(linked), { text: " " });
  else after.push(block);
}

function withoutList({ list, ...standing }: Standing): Standing {
  // A list within an item is one level deeper, also behind the item's text.
  return list ? { ...standing, list: { ...list, label: "" } } : standing;
}

/** Marks the positions of a table that one cell covers. */
function cover(rows: Cell[][], { index, column, across, down }: Record<"index" | "column" | "across" | "down", number>): void {
  for (const cells of rows.slice(index, index + down))
    for (let beside = 0; beside < across; beside++) cells[column + beside] ??= { blocks: [], covered: beside > 0 ? "left" : "above" };
}

function rowsOf(element: Element, deep: number): Element[] {
  if (deep > MOST_DEEP) return [];
  return element.children.flatMap((child) => {
    if (child.type !== "element") return [];
    if (child.tagName === "tr") return [child];
    return /^(?:thead|tbody|tfoot)$/.test(child.tagName) ? rowsOf(child, deep + 1) : [];
  });
}

function span({ properties }: Element, name: "colSpan" | "rowSpan"): number {
  return Math.min(Math.max(Number(properties[name] ?? 1) || 1, 1), MOST_SPAN);
}

function numbered(count: number, type: string): string {
  if (type !== "a" && type !== "A") return String(count);
  const letter = String.fromCharCode(97 + ((count - 1) % 26));
  return type === "A" ? letter.toUpperCase() : letter;
}

function find(node: Nodes, name: string): Element | undefined {
  if (node.type === "element" && node.tagName === name) return node;
  if (!("children" in node) || (node.type === "element" && node.tagName === "body")) return undefined;
  for (const child of node.children) {
    const found = find(child, name);
    if (found) return found;
  }
  return undefined;
}

/** All text in an element, but what programs and styles say. */
function textIn(element: Element | undefined): string {
  return textsIn(element)
    .map(({ value }) => value)
    .join("");
}

/** The texts in an element, also far down: without recursion, since pages nest as deep as they like. */
function textsIn(element: Element | undefined): Text[] {
  const texts: Text[] = [];
  const left: Nodes[] = element ? [element] : [];
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.type === "text") texts.push(node);
    else if (node.type !== "element" || !/^(?:script|style)$/.test(node.tagName))
      for (const child of childrenOf(node).reverse()) left.push(child);
  }
  return texts;
}
