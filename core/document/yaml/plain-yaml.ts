/**
 * The YAML that documents are written in, read at once with its places: keys and lists in blocks, short ones in brackets on
 * their line, values on one line, comments that can't be the end of a value. It reads a strict subset; what leaves it is left to the parser of all of YAML. So nothing
 * it reads can have been read otherwise than it is written. A property test holds that both agree.
 */

/** A value and where it stands: offsets into the text, the end exclusive. */
export type PlainNode = PlainScalar | PlainMap | PlainList;

interface Placed {
  start: number;
  end: number;
}

export interface PlainScalar extends Placed {
  value: string | number | boolean;
  /** Without quotes. */
  isBare: boolean;
}

export interface PlainMap extends Placed {
  entries: Map<string, { key: Placed; node: PlainNode }>;
}

export interface PlainList extends Placed {
  items: PlainNode[];
}

/** Reads a text of keys and values, or a list; undefined where it is more than the subset, or broken. */
export function readPlainYaml(source: string): PlainNode | undefined {
  if (NEEDS_PARSER.test(source)) return undefined;
  try {
    return new PlainReader(source).read();
  } catch (error) {
    if (error === BEYOND) return undefined;
    throw error;
  }
}

/** Tabs, returns, characters nobody sees; blanks at a line's end; comments that may be meant as the end of a value. */
const NEEDS_PARSER = /[^\n\x20-\x7e\xa1-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\ud7ff]| $| \n|[^ \n] #| #[^ \n]/;
/** What stands outside the subset. */
const BEYOND = new Error("more than plain YAML");

const KEY = /([A-Za-z][A-Za-z0-9_-]{0,99}|"[^"\\\n]{1,99}"):(?=[ \n]|$)/y;
const QUOTED = /"([^"\\\n]*)"|'([^'\n]*)'/y;
/** A colon within a word is a part of it, a “#” too; a letter, a digit or a bracket begins a value. */
const BARE = /[\p{L}\p{N}(](?:[^\n: ]| (?!#)|:(?=[^ \n]))*/uy;
const BARE_IN_BRACKETS = /[\p{L}\p{N}(](?:[^\n: ,[\]{}]| (?!#)|:(?=[^ \n,[\]{}]))*/uy;
/** Words that are no text to YAML. */
const ANSWER = /^(?:null|true|false)$/i;
const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,14})$/;
/** Begins like a number and surely is none. */
const TEXT_WITH_DIGITS = /^(?:\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?|\d+ \p{L}.*|\d+\.\d+\.\d+|sha256:[0-9a-f]+)$/u;
const DEEPEST = 12;
/** Lines that say nothing: empty, or a comment alone. */
const SILENT_LINES = /(?:(?: *#[^\n]*)?\n)*/y;
const COMMENT_BEHIND = / +#[^\n]*/y;

class PlainReader {
  readonly #source: string;
  #at = 0;
  #nextLine = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): PlainNode {
    this.#take(SILENT_LINES);
    const read = this.#isItem() ? this.#list(0, 0) : this.#map(0, 0);
    if (!/^(?:\n *(?:#.*)?)*$/.test(this.#source.slice(this.#at))) throw BEYOND;
    return read;
  }

  /** Keys at a column, from the one the reader stands at; ends at the end of the last value. */
  #map(column: number, depth: number): PlainMap {
    const entries: PlainMap["entries"] = new Map();
    const start = this.#at;
    let end = start;
    do {
      const [name, key] = this.#key();
      if (entries.has(name)) throw BEYOND;
      const node = this.#valueOfKey(column, depth);
      entries.set(name, { key, node });
      end = node.end;
    } while (this.#nextLineAt(column, "key"));
    return { start, end, entries };
  }

  #list(column: number, depth: number): PlainList {
    const items: PlainNode[] = [];
    const start = this.#at;
    do {
      this.#at += 2;
      items.push(this.#item(column + 2, depth));
    } while (this.#nextLineAt(column, "item"));
    return { start, end: (items.at(-1) as PlainNode).end, items };
  }

  #item(column: number, depth: number): PlainNode {
    if (depth > DEEPEST) throw BEYOND;
    if (this.#isItem()) return this.#list(column, depth + 1);
    return this.#matches(KEY) ? this.#map(column, depth + 1) : this.#scalarOrBrackets(depth);
  }

  /** What stands behind a colon: on the same line, or further in on the next ones; a list may begin below its key. */
  #valueOfKey(column: number, depth: number): PlainNode {
    if (depth > DEEPEST) throw BEYOND;
    if (this.#source[this.#at] === " ") {
      this.#at++;
      return this.#scalarOrBrackets(depth);
    }
    const inner = this.#columnOfNextLine();
    if (inner === undefined) throw BEYOND;
    this.#at = this.#nextLine + inner;
    if (this.#isItem()) {
      if (inner < column) throw BEYOND;
      return this.#list(inner, depth + 1);
    }
    if (inner <= column) throw BEYOND;
    const first = this.#source[this.#at];
    return first === "[" || first === "{" ? this.#scalarOrBrackets(depth) : this.#map(inner, depth + 1);
  }

  #scalarOrBrackets(depth: number): PlainNode {
    const first = this.#source[this.#at];
    const node = first === "[" || first === "{" ? this.#brackets(depth + 1) : this.#scalar(BARE);
    this.#take(COMMENT_BEHIND);
    if (this.#at < this.#source.length && this.#source[this.#at] !== "\n") throw BEYOND;
    return node;
  }

  #brackets(depth: number): PlainNode {
    if (depth > DEEPEST) throw BEYOND;
    const first = this.#source[this.#at];
    if (first !== "[" && first !== "{") return this.#scalar(BARE_IN_BRACKETS);
    const start = this.#at++;
    const close = first === "[" ? "]" : "}";
    const items: PlainNode[] = [];
    const entries: PlainMap["entries"] = new Map();
    for (this.#skipBlanks(); this.#source[this.#at] !== close; ) {
      if (first === "[") items.push(this.#brackets(depth + 1));
      else {
        const [name, key] = this.#key();
        if (entries.has(name) || this.#source[this.#at++] !== " ") throw BEYOND;
        entries.set(name, { key, node: this.#brackets(depth + 1) });
      }
      this.#skipBlanks();
      if (this.#source[this.#at] === close) break;
      if (this.#source[this.#at++] !== "," || this.#source[this.#at] !== " ") throw BEYOND;
      this.#skipBlanks();
      if (this.#source[this.#at] === close) throw BEYOND;
    }
    const end = ++this.#at;
    return first === "[" ? { start, end, items } : { start, end, entries };
  }

  #scalar(bare: RegExp): PlainScalar {
    const start = this.#at;
    const quoted = this.#take(QUOTED);
    if (quoted) {
      // Two of them are one within quotes.
      if (this.#source[this.#at] === "'") throw BEYOND;
      return { start, end: this.#at, value: quoted[1] ?? quoted[2] ?? "", isBare: false };
    }
    const text = this.#take(bare)?.[0].trimEnd();
    if (text === undefined) throw BEYOND;
    // A colon before a blank makes a key of what stands before it.
    if (this.#source[this.#at] === ":") throw BEYOND;
    this.#at = start + text.length;
    return { start, end: this.#at, value: scalarOf(text), isBare: true };
  }

  #key(): [string, Placed] {
    const start = this.#at;
    const written = this.#take(KEY)?.[1];
    if (written === undefined || ANSWER.test(written)) throw BEYOND;
    return [written.replaceAll('"', ""), { start, end: start + written.length }];
  }

  /** Goes on to the next line where it begins at this column with what is expected; where it is further out, stays. */
  #nextLineAt(column: number, what: "key" | "item"): boolean {
    const next = this.#columnOfNextLine();
    if (next === undefined || next < column) return false;
    if (next > column) throw BEYOND;
    const end = this.#at;
    this.#at = this.#nextLine + next;
    if (this.#isItem() === (what === "item")) return true;
    // A key at the column of a list under a key ends the list.
    this.#at = end;
    if (what === "item") return false;
    throw BEYOND;
  }

  /** The column of the next line that says something, which is then known as the next line; undefined where there is none. */
  #columnOfNextLine(): number | undefined {
    if (this.#source[this.#at] !== "\n") return undefined;
    SILENT_LINES.lastIndex = this.#at + 1;
    SILENT_LINES.test(this.#source);
    this.#nextLine = SILENT_LINES.lastIndex;
    let column = 0;
    while (this.#source[this.#nextLine + column] === " ") column++;
    const first = this.#source[this.#nextLine + column];
    const silent = this.#nextLine > this.#at + 1 ? this.#source.slice(this.#at + 1, this.#nextLine).split("\n") : [];
    // A comment further in than what comes next belongs to the block before it, which then ends behind it.
    if (silent.some((line) => line.indexOf("#") > column && line.trimStart().startsWith("#")) || (first === "#" && column > 0))
      throw BEYOND;
    return first === undefined || first === "#" ? undefined : column;
  }

  #isItem(): boolean {
    return this.#source.startsWith("- ", this.#at);
  }

  #skipBlanks(): void {
    while (this.#source[this.#at] === " ") this.#at++;
  }

  #matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#source);
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source);
    if (match) this.#at = pattern.lastIndex;
    return match ?? undefined;
  }
}

function scalarOf(text: string): string | number | boolean {
  if (text === "true" || text === "false") return text === "true";
  if (ANSWER.test(text)) throw BEYOND;
  if (!/^\p{N}/u.test(text)) return text;
  if (WHOLE_NUMBER.test(text)) return Number(text);
  if (TEXT_WITH_DIGITS.test(text)) return text;
  throw BEYOND;
}

/** The value as a program has it. */
export function plainValue(node: PlainNode): unknown {
  if ("items" in node) return node.items.map(plainValue);
  if ("entries" in node) return Object.fromEntries([...node.entries].map(([key, { node: inner }]) => [key, plainValue(inner)]));
  return node.value;
}

/** The node at a path; undefined where there is none. */
export function plainNodeAt(node: PlainNode | undefined, path: readonly (string | number)[]): PlainNode | undefined {
  let at = node;
  for (const part of path) {
    if (at === undefined) return undefined;
    if ("items" in at) at = part === "" ? undefined : at.items[Number(part)];
    else at = "entries" in at && typeof part === "string" ? at.entries.get(part)?.node : undefined;
  }
  return at;
}
