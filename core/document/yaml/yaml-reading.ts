import { isMap, isNode, isPair, isScalar, LineCounter, type Node, parseDocument, Scalar, visit, type Document as YamlDocument } from "yaml";
import type { Range } from "../../../schemas/finding.ts";
import type { Problem } from "../document.ts";
import { rangeOnLine } from "../position.ts";
import { escapedCharacters } from "./escaped-characters.ts";
import { type PlainNode, plainNodeAt, plainValue, readPlainYaml } from "./plain-yaml.ts";
import { commentForValue, type ReadOtherwise, readOtherwise } from "./read-otherwise.ts";
import type { SchemaPlaces } from "./schema-problems.ts";
import { endlessAlias, firstBreak, unknownAlias, yamlProblem } from "./yaml-problems.ts";

/** A YAML text read: its value, where everything in it stands, and what could not be read. */
export interface YamlReading extends Required<Omit<SchemaPlaces, "hintOf">> {
  /** Undefined when nothing could be read. */
  value: unknown;
  problems: Problem[];
  /** Values of which YAML made something else than what is written. */
  otherwise: ReadOtherwise[];
  /** Characters nobody sees, written as escapes. */
  hidden: Problem[];
}

/** More aliases than this are a bomb, not a document. */
const MAX_ALIASES = 20;
/** Deeper than this no document nests; the parser recurses and must not be asked to. */
const MAX_NESTING = 30;

/**
 * Reads YAML with the place of every value. Never throws; bounds stand before the parser.
 * @param lines the YAML's lines
 * @param firstLine the line of the file they begin at, counted from 1
 */
export function readYaml(lines: readonly string[], firstLine = 1): YamlReading {
  const top = rangeOnLine(firstLine, 1, (lines[0] ?? "").length + 1);
  const deep = findTooDeep(lines);
  if (deep !== undefined) return unread(top, tooDeep(deep + firstLine));
  const source = lines.join("\n");
  const plain = readPlainYaml(source);
  return plain ? plainReading(plain, source, { firstLine, top }) : parsedReading(lines, firstLine);
}

/** What the whole parser makes of it, for whatever is more than plain. */
export function parsedReading(lines: readonly string[], firstLine: number): YamlReading {
  const top = rangeOnLine(firstLine, 1, (lines[0] ?? "").length + 1);
  const source = lines.join("\n");
  const counter = new LineCounter();
  const yaml = parseDocument(source, { lineCounter: counter, prettyErrors: false, logLevel: "error" });
  if (countAliases(yaml) > MAX_ALIASES) return unread(top, tooManyAliases(top));

  const toPoint = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  // A block value of YAML ends where the next one begins; a reader sees it end with its last letter.
  const endOf = (from: number, to: number) => from + source.slice(from, to).trimEnd().length;
  const toRange = (from: number, to: number): Range => ({ start: toPoint(from), end: toPoint(endOf(from, to)) });
  const from = { yaml, source, toRange };
  const unreadAliases = takeUnreadAliases(yaml).map(({ written, range, isEndless }) =>
    (isEndless ? endlessAlias : unknownAlias)(written, toRange(...range)),
  );
  const otherwise = readOtherwise(from);
  const cutOff = otherwise.some(({ onlyIf }) => onlyIf !== undefined);
  const locate = (path: readonly (string | number)[]) => rangeOfValue(yaml, path, toRange) ?? top;
  const errors = yaml.errors
    .toSorted((a, b) => a.pos[0] - b.pos[0])
    .map((error) => yamlProblem(error, toRange(error.pos[0], Math.max(error.pos[1], endOfWord(source, error.pos[0]))), cutOff));
  return {
    value: readable(yaml),
    problems: firstBreak(errors) ?? [...errors, ...unreadAliases],
    otherwise,
    hidden: escapedCharacters(from),
    locate,
    locateKey: (path) => rangeOfKey(yaml, path, toRange) ?? locate(path.slice(0, -1)),
    sourceOf(path) {
      const node = yaml.getIn([...path], true);
      return isScalar(node) && node.type === "PLAIN" ? node.source : undefined;
    },
    commentOf(path) {
      const node = yaml.getIn([...path], true);
      return isScalar(node) && node.range ? commentForValue(source, node.range[0]) : undefined;
    },
  };
}

/** In plain YAML every value is what stands there: nothing is wrong, hidden or read otherwise. */
function plainReading(plain: PlainNode, source: string, { firstLine, top }: { firstLine: number; top: Range }): YamlReading {
  const starts = lineStarts(source);
  const toRange = ({ start, end }: { start: number; end: number }): Range => ({
    start: pointOf(starts, start, firstLine),
    end: pointOf(starts, end, firstLine),
  });
  const locate = (path: readonly (string | number)[]): Range => {
    for (let length = path.length; length > 0; length--) {
      const node = plainNodeAt(plain, path.slice(0, length));
      if (node) return toRange(node);
    }
    return top;
  };
  return {
    value: plainValue(plain),
    problems: [],
    otherwise: [],
    hidden: [],
    locate,
    locateKey(path) {
      const holder = plainNodeAt(plain, path.slice(0, -1));
      const entry = holder && "entries" in holder ? holder.entries.get(String(path.at(-1))) : undefined;
      return entry ? toRange(entry.key) : locate(path.slice(0, -1));
    },
    sourceOf(path) {
      const node = plainNodeAt(plain, path);
      return node && "isBare" in node && node.isBare ? source.slice(node.start, node.end) : undefined;
    },
    commentOf: () => undefined,
  };
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function pointOf(starts: readonly number[], offset: number, firstLine: number): Range["start"] {
  let line = starts.length - 1;
  let low = 0;
  while (low < line) {
    const middle = (low + line + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else line = middle - 1;
  }
  return { line: line + firstLine, column: offset - (starts[line] as number) + 1 };
}

/** The parser marks one character only; a reader wants to see the whole key. */
function endOfWord(source: string, from: number): number {
  return from + (/^[\w-]*/.exec(source.slice(from, from + 80))?.[0].length ?? 0);
}

function readable(yaml: YamlDocument): unknown {
  try {
    return yaml.toJS();
  } catch {
    return undefined;
  }
}

/** The first line that nests too deep: brackets within brackets, dashes upon dashes, or a long way in. */
function findTooDeep(lines: readonly string[]): number | undefined {
  let open = 0;
  for (const [index, line] of lines.entries()) {
    open += count(line, /[[{]/g) - count(line, /[\]}]/g);
    const dashes = /^\s*(?:[-?:][ \t]+)*/.exec(line)?.[0] ?? "";
    if (open > MAX_NESTING || count(dashes, /[-?:]/g) > MAX_NESTING || dashes.length > 8 * MAX_NESTING) return index;
  }
  return undefined;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function countAliases(yaml: YamlDocument): number {
  let aliases = 0;
  visit(yaml, {
    Alias() {
      aliases++;
    },
  });
  return aliases;
}

/** An alias that repeats nothing that could be read. */
interface UnreadAlias {
  written: string;
  range: [number, number];
  /** True where it repeats what it stands in; else there is nothing of its name. */
  isEndless: boolean;
}

/** Reads such aliases as the texts they are written as, so that the rest can be read. */
function takeUnreadAliases(yaml: YamlDocument): UnreadAlias[] {
  const found: UnreadAlias[] = [];
  visit(yaml, {
    Alias(_key, node, around) {
      const target = node.resolve(yaml);
      const isEndless = target !== undefined && around.some((outer) => outer === target);
      if (target !== undefined && !isEndless) return undefined;
      const text = new Scalar(`*${node.source}`);
      if (node.range) text.range = node.range;
      found.push({ written: text.value, range: [node.range?.[0] ?? 0, node.range?.[1] ?? 0], isEndless });
      return text;
    },
  });
  return found;
}

type ToRange = (from: number, to: number) => Range;

/** The range of the value at a path, or of the nearest value around it. */
function rangeOfValue(yaml: YamlDocument, path: readonly (string | number)[], toRange: ToRange): Range | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = yaml.getIn(path.slice(0, length), true) as Node | undefined;
    if (node?.range) return toRange(node.range[0], node.range[1]);
  }
  return undefined;
}

function rangeOfKey(yaml: YamlDocument, path: readonly (string | number)[], toRange: ToRange): Range | undefined {
  const parent = path.length === 1 ? yaml.contents : yaml.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const keys = parent.items.flatMap((item) => (isPair(item) && isNode(item.key) ? [item.key] : []));
  // A number, a date or nothing is a key by its text; a list or a map is one that nobody means.
  const named = (key: Node) => isScalar(key) && String(key.value ?? "") === String(path.at(-1));
  const range = (keys.find(named) ?? keys.find((key) => !isScalar(key)))?.range;
  return range ? toRange(range[0], range[1]) : undefined;
}

function unread(top: Range, problem: Problem): YamlReading {
  return {
    value: undefined,
    problems: [problem],
    otherwise: [],
    hidden: [],
    locate: () => top,
    locateKey: () => top,
    sourceOf: () => undefined,
    commentOf: () => undefined,
  };
}

function tooDeep(line: number): Problem {
  return {
    kind: "frontMatter",
    at: rangeOnLine(line, 1, 1),
    key: "too-deep",
    message: {
      en: `The YAML nests deeper than ${MAX_NESTING} levels here; it was not read.`,
      id: `YAML bersarang lebih dari ${MAX_NESTING} tingkat di sini; isinya tidak dibaca.`,
    },
  };
}

function tooManyAliases(at: Range): Problem {
  return {
    kind: "frontMatter",
    at,
    key: "aliases",
    message: {
      en: `The YAML uses more than ${MAX_ALIASES} aliases; it was not read.`,
      id: `YAML memakai lebih dari ${MAX_ALIASES} alias; isinya tidak dibaca.`,
    },
    fix: { en: "Write each value where it belongs.", id: "Tulis setiap nilai di tempatnya." },
  };
}
