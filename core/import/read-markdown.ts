import type { Code, Definition, Html, LinkReference, Table as MarkdownTable, Nodes, PhrasingContent, Root, RootContent } from "mdast";
import type { LocalText } from "../../schemas/local-text.ts";
import { markdownParser } from "../document/prose/prose.ts";
import { UsageError } from "../usage-error.ts";
import type { Aside, Block, Cell, Look, Run, SourceDocument } from "./blocks.ts";
import { splitFront } from "./read-front.ts";
import { isTag, readFragment } from "./read-html.ts";

/** A line that opens more lists and quotes within each other than any text has: each is read within the one around it. */
const TANGLED = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])){100}/;

/**
 * Markdown of any shape as blocks; frontmatter that is no mapping is text like any other. What no reader of it sees is told apart.
 * @throws UsageError where a line opens a hundred lists or quotes within each other
 */
export function readMarkdown(name: string, text: string): SourceDocument {
  const tangled = text.split(/\r\n?|\n/).findIndex((line) => TANGLED.test(line) && !isRule(line));
  if (tangled >= 0)
    throw new UsageError({
      en: `Line ${tangled + 1} of ${name} opens a hundred lists or quotes within each other; take its marks out.`,
      id: `Baris ${tangled + 1} pada ${name} membuka seratus daftar atau kutipan yang saling memuat; hapus tanda-tandanya.`,
    });
  const split = splitFront(text);
  const tree = markdownParser.parse(split?.rest ?? text);
  const front = split && { front: split.front };
  const reader = new MarkdownReader(tree, typeof split?.front.values.code === "string");
  const body = reader.blocks(tree);
  return { name, pageFrames: [], body, ...front, asides: reader.asides, passedOver: reader.passedOver, pictures: new Map() };
}

/** A rule of any length: `* * *`, `-----`. */
function isRule(line: string): boolean {
  return /^(?:[ \t]*-)+[ \t]*$|^(?:[ \t]*\*)+[ \t]*$/.test(line);
}

/** Where list items stand: their depth and label. */
interface Listed {
  depth: number;
  label: string;
}

const said = {
  comment: { en: "comment in the file's code", id: "komentar dalam kode berkas" },
  tooltip: { en: "tooltip of a link or picture", id: "keterangan tautan atau gambar" },
  fence: { en: "words behind the marks of a code fence", id: "kata di belakang pagar kode" },
} as const satisfies Record<string, LocalText>;

class MarkdownReader {
  readonly asides: Aside[] = [];
  readonly passedOver: LocalText[] = [];
  readonly #definitions = new Map<string, Definition>();
  readonly #referred = new Set<string>();
  readonly #isOwn: boolean;

  /** @param isOwn true for a text as a library has them, whose addresses are those of the library */
  constructor(tree: Root, isOwn: boolean) {
    this.#isOwn = isOwn;
    this.#define(tree);
  }

  blocks(node: Nodes, listed?: Listed): Block[] {
    const place = placeOf(node);
    switch (node.type) {
      case "root":
        return withWholePages(node.children).flatMap((child) => this.blocks(child, listed));
      case "blockquote": {
        const inner = withWholePages(node.children).flatMap((child) => this.blocks(child, listed));
        return this.#warning(inner) ?? inner.map((block) => (block.kind === "paragraph" ? { ...block, isQuote: true } : block));
      }
      case "heading":
        // A mark alone names nothing.
        return node.children.length === 0 ? [] : [{ kind: "paragraph", runs: this.#runs(node.children), heading: node.depth, place }];
      case "paragraph": {
        const [only, second] = node.children;
        // A picture by itself is one; within a sentence it is told in words.
        const picture = second || listed ? undefined : this.#pictureIn(only);
        if (picture) return [{ kind: "picture", name: picture.url, alt: picture.alt, place }];
        return [{ kind: "paragraph", runs: this.#runs(node.children), place, ...listed }];
      }
      case "list":
        // A dash alone says that a section is meant to be empty.
        if (node.children.every(({ children }) => children.length === 0)) return [{ kind: "paragraph", runs: [{ text: "-" }], place }];
        return node.children.flatMap((item, index) => {
          const own: Listed = { depth: listed ? listed.depth + 1 : 0, label: node.ordered ? `${(node.start ?? 1) + index}.` : "•" };
          return withWholePages(item.children).flatMap((child, at) =>
            this.blocks(child, at === 0 || child.type === "list" ? own : undefined),
          );
        });
      case "table":
        return [{ kind: "table", rows: this.#rows(node, place), place }];
      case "code":
        return this.#code(node, place);
      case "html":
        return this.#page(node, listed);
      case "definition":
        return this.#definition(node);
      default:
        return [];
    }
  }

  /** `> [!WARNING]` is how notes and warnings are written that nobody says: a word in bold leads them. */
  #warning([first, ...others]: readonly Block[]): Block[] | undefined {
    if (first?.kind !== "paragraph" || this.#isOwn) return undefined;
    const [head, ...words] = first.runs;
    const mark = WARNING.exec(head?.text ?? "");
    if (!head || !mark) return undefined;
    const runs = [{ text: mark[1] ?? "", bold: true }, { ...head, text: `: ${head.text.slice(mark[0].length)}` }, ...words];
    return [{ ...first, runs }, ...others];
  }

  /** Lines in their fences, with the language they are in; what else stands behind the marks is told. */
  #code({ value, lang, meta }: Code, place: Block["place"]): Block[] {
    const isLanguage = /^[\w+#.-]{1,20}$/.test(lang ?? "") && !meta;
    if (!isLanguage) this.#tell(said.fence, [lang, meta].filter(Boolean).join(" "), place);
    return value === "" ? [] : [{ kind: "paragraph", runs: [{ text: value }], place, code: isLanguage ? (lang ?? "") : "" }];
  }

  /** HTML as a page of it would show; what only looks so is text. */
  #page(node: Html, listed: Listed | undefined): Block[] {
    const html = this.#withoutComments(node);
    if (tagsOf(html).some((name) => !isTag(name))) return linesAs(html, placeOf(node));
    const { body, asides, passedOver } = readFragment(html, node.position?.start.line ?? 1);
    this.asides.push(...asides);
    this.passedOver.push(...passedOver);
    return body.map((block, at) => (at === 0 && block.kind === "paragraph" && listed ? { ...block, ...listed } : block));
  }

  #rows(table: MarkdownTable, place: Block["place"]): Cell[][] {
    const width = Math.max(...table.children.map(({ children }) => children.length));
    const rows = table.children.map((row) =>
      Array.from({ length: width }, (_, column): Cell => {
        const cell = row.children[column];
        return { blocks: cell && cell.children.length > 0 ? [{ kind: "paragraph", runs: this.#runs(cell.children), place }] : [] };
      }),
    );
    // What pandoc writes for a table without head begins with an empty row.
    return rows[0]?.every(({ blocks }) => blocks.length === 0) ? rows.slice(1) : rows;
  }

  #runs(nodes: readonly PhrasingContent[], given: Look = {}): Run[] {
    // Tags that were opened among these words, each with the look it gave.
    const open: { name: string; look: Look }[] = [];
    return nodes.flatMap((node): Run[] => {
      const look = open.at(-1)?.look ?? given;
      switch (node.type) {
        // A line ends where the text says so by a break, not where it was wrapped.
        case "text":
        case "inlineCode":
          return [{ text: node.value.replace(/\n/g, " "), ...look }];
        case "html": {
          const text = this.#withoutComments(node);
          const name = tagsOf(text)[0] ?? "";
          if (text === "" || !isTag(name)) return text === "" ? [] : [{ text: text.replace(/\n/g, " "), ...look }];
          if (text.startsWith("</"))
            open.length = Math.max(
              0,
              open.findLastIndex((one) => one.name === name),
            );
          else return this.#tag(node, { name, look }, open);
          return [];
        }
        case "break":
          return [{ text: "\n", ...look }];
        case "strong":
          return this.#runs(node.children, { ...look, bold: true });
        case "emphasis":
          return this.#runs(node.children, { ...look, italic: true });
        case "delete":
          return this.#runs(node.children, { ...look, struck: true });
        case "link":
          this.#tell(said.tooltip, node.title, node);
          return this.#linked(this.#runs(node.children, look), node.url);
        case "linkReference":
          return this.#reference(node, look);
        case "image":
        case "imageReference": {
          const picture = this.#pictureIn(node);
          return picture ? [{ text: `${picture.alt} (${picture.url})`, ...look }] : [];
        }
        default:
          return [];
      }
    });
  }

  /** One tag among words: a break, a picture, or how the words up to its end look and where they lead. */
  #tag(node: Html, { name, look }: { name: string; look: Look }, open: { name: string; look: Look }[]): Run[] {
    const { body, asides, passedOver } = readFragment(`${node.value}x`, node.position?.start.line ?? 1);
    // Of what a tag says beside its words, the reader of pages knows best.
    this.asides.push(...asides.filter(({ what }) => what !== undefined));
    this.passedOver.push(...passedOver);
    if (name === "br") return [{ text: "\n", ...look }];
    if (name === "img")
      return body.flatMap((block) => (block.kind === "picture" ? [{ text: `${block.alt} (${block.name})`.trim(), ...look }] : []));
    const [first] = body;
    const run = first?.kind === "paragraph" ? first.runs.find(({ text }) => text === "x") : undefined;
    const { text, ...own } = run ?? { text: "" };
    if (!VOID.has(name)) open.push({ name, look: { ...look, ...own, ...(name === "del" && { struck: true }) } });
    return [];
  }

  /** Words with the address they lead to. A link around a picture alone has words, too: the picture's. */
  #linked(runs: readonly Run[], url: string): Run[] {
    const link = { link: url, ...(this.#isOwn && { isOwn: true }) };
    return runs.length === 0 ? [{ text: url, ...link }] : runs.map((run) => ({ ...run, ...link }));
  }

  #reference(node: LinkReference, look: Look): Run[] {
    const runs = this.#runs(node.children, look);
    const definition = this.#definitions.get(node.identifier);
    // A note's mark is no link: its text stays where it is defined.
    if (!definition || node.identifier.startsWith("^")) return runs;
    return this.#linked(runs, definition.url);
  }

  #pictureIn(node: PhrasingContent | undefined): { url: string; alt: string } | undefined {
    if (node?.type === "image") {
      this.#tell(said.tooltip, node.title, node);
      return { url: node.url, alt: node.alt ?? "" };
    }
    if (node?.type !== "imageReference") return undefined;
    return { url: this.#definitions.get(node.identifier)?.url ?? "", alt: node.alt ?? "" };
  }

  /** Addresses that are given away from their words, and which of them words lead to. */
  #define(tree: Root): void {
    const left: Nodes[] = [tree];
    for (let node = left.pop(); node; node = left.pop()) {
      if (node.type === "definition" && !this.#definitions.has(node.identifier)) this.#definitions.set(node.identifier, node);
      if ((node.type === "linkReference" || node.type === "imageReference") && !node.identifier.startsWith("^"))
        this.#referred.add(node.identifier);
      if ("children" in node) left.push(...[...node.children].reverse());
    }
  }

  /** The address that words lead to stands with them; one that no words lead to is text. */
  #definition(node: Definition): Block[] {
    const { identifier, url, title } = node;
    const isFirst = this.#definitions.get(identifier) === node;
    // `[//]: # (so)` is how comments are written that no program shows.
    if (/^(?:#|<>)?$/.test(url)) this.#tell(said.comment, `${/^\W*$/.test(identifier) ? "" : `${identifier}: `}${title ?? ""}`, node);
    else if (isFirst && this.#referred.has(identifier)) this.#tell(said.tooltip, title, node);
    else return [{ kind: "paragraph", runs: [{ text: `${identifier}: ${url} ${title ?? ""}` }], place: placeOf(node) }];
    return [];
  }

  /** What HTML says beside its comments, which are told. */
  #withoutComments(node: Html): string {
    const rest = node.value.replace(/<!--([\s\S]*?)(?:-->|$)/g, (_, comment: string) => {
      this.#tell(said.comment, comment, node);
      return "";
    });
    return rest.trim() === "" ? "" : rest;
  }

  #tell(what: LocalText, text: string | null | undefined, at: Nodes | Block["place"]): void {
    const words = text?.replace(/\s+/g, " ").trim() ?? "";
    if (words !== "") this.asides.push({ kind: "hidden", what, text: words, place: "en" in at ? at : placeOf(at) });
  }
}

const WARNING = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION|DANGER|INFO)\]\s*/i;

/** Tags that end where they begin. */
const VOID = new Set("area br col hr img input source track wbr".split(" "));

/** The names of the tags in a piece of HTML. */
function tagsOf(html: string): string[] {
  return [...html.matchAll(/<\/?([a-z][\w-]*)/gi)].map(([, name = ""]) => name.toLowerCase());
}

/** Pieces of HTML that only empty lines part, as one: a table may hold such lines. */
function withWholePages(nodes: readonly RootContent[]): RootContent[] {
  const whole: RootContent[] = [];
  const isPage = (node: RootContent | undefined): node is Html => node?.type === "html" && tagsOf(node.value).every(isTag);
  for (const node of nodes) {
    const last = whole.at(-1);
    if (isPage(node) && isPage(last)) whole[whole.length - 1] = { ...last, value: `${last.value}\n\n${node.value}` };
    else whole.push(node);
  }
  return whole;
}

/** Lines that stand as they are written. */
function linesAs(text: string, place: Block["place"]): Block[] {
  return text === "" ? [] : text.split("\n").map((line) => ({ kind: "paragraph", runs: [{ text: line }], place }));
}

function placeOf({ position }: Nodes): Block["place"] {
  const line = position?.start.line ?? 1;
  return { en: `line ${line}`, id: `baris ${line}` };
}
