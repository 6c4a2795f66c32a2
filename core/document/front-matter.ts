import { isMap, isPair, isScalar, LineCounter, parseDocument, visit, type Document as YamlDocument, type Node } from "yaml";
import type { Range } from "../../schemas/finding.ts";
import { frontMatter } from "../../schemas/front-matter.ts";
import type { Problem, ReadFrontMatter } from "./document.ts";
import { rangeOnLine } from "./position.ts";
import { readAgainstSchema } from "./schema-problems.ts";
import { yamlProblem } from "./yaml-problems.ts";

/** The frontmatter of a file: its values, where they stand, and what was wrong. */
export interface FrontMatterReading {
  value: ReadFrontMatter;
  /** As parsed, before the schema: what the digest of the header is made of. */
  raw: Record<string, unknown>;
  locate: (path: readonly (string | number)[]) => Range;
  problems: Problem[];
  /** The first line of the body, counted from 1. */
  bodyFirst: number;
}

const empty: ReadFrontMatter = {
  approvals: {},
  distribution: [],
  references: [],
  parties: [],
  definitions: [],
  workInstructions: [],
  records: [],
  applications: [],
  changes: [],
};

/** More aliases than this are a bomb, not a document. */
const MAX_ALIASES = 20;
/** Deeper than this no document nests; the parser recurses and must not be asked to. */
const MAX_NESTING = 30;

/** Reads the YAML between the first two `---` lines. Never throws: what can't be read is a problem. */
export function readFrontMatter(lines: readonly string[]): FrontMatterReading {
  const top = rangeOnLine(1, 1, (lines[0] ?? "").length + 1);
  const close = lines[0]?.trimEnd() === "---" ? lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---") : -1;
  if (close < 0) {
    const opened = lines[0]?.trimEnd() === "---";
    return unread(top, opened ? notClosed(top) : noFrontMatter(top), opened ? lines.length + 1 : 1);
  }
  const source = lines.slice(1, close);
  const deep = source.findIndex(nestsTooDeep);
  if (deep >= 0) return unread(top, tooDeep(deep + 2), close + 2);

  const counter = new LineCounter();
  const yaml = parseDocument(source.join("\n"), { lineCounter: counter, prettyErrors: false });
  const toPoint = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line: line + 1, column: col };
  };
  const toRange = (from: number, to: number): Range => ({ start: toPoint(from), end: toPoint(Math.max(from, to)) });
  const locate = (path: readonly (string | number)[]) => locateIn(yaml, path, toRange) ?? top;
  const problems = yaml.errors.map((error) => yamlProblem(error, toRange(error.pos[0], error.pos[1])));
  if (countAliases(yaml) > MAX_ALIASES) return unread(top, tooManyAliases(top), close + 2);
  if (problems.length > 0 && !isMap(yaml.contents)) return { ...unread(top, undefined, close + 2), problems };
  if (!isMap(yaml.contents)) return unread(top, noFrontMatter(top), close + 2);

  const raw = yaml.toJS() as Record<string, unknown>;
  const keyRange = (path: readonly (string | number)[]) => locateKey(yaml, path, toRange) ?? locate(path.slice(0, -1));
  const read = readAgainstSchema(frontMatter, raw, { locate, locateKey: keyRange, sourceOf: (path) => sourceText(yaml, path) });
  return {
    value: { ...empty, ...(read.value as Partial<ReadFrontMatter>) },
    raw,
    locate,
    problems: [...problems, ...read.problems],
    bodyFirst: close + 2,
  };
}

/** Text that would make the parser recurse without end: brackets within brackets, or dashes upon dashes. */
function nestsTooDeep(line: string): boolean {
  return (line.match(/[[{]/g)?.length ?? 0) > 200 || (/^\s*(?:[-?:] +)+/.exec(line)?.[0].length ?? 0) > 2 * MAX_NESTING * 2;
}

function countAliases(yaml: YamlDocument): number {
  let count = 0;
  visit(yaml, {
    Alias() {
      count++;
    },
  });
  return count;
}

function locateIn(yaml: YamlDocument, path: readonly (string | number)[], toRange: (from: number, to: number) => Range): Range | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node = (length === 0 ? yaml.contents : yaml.getIn(path.slice(0, length), true)) as Node | undefined;
    if (node?.range && (length === path.length || length > 0)) return toRange(node.range[0], node.range[1]);
  }
  return undefined;
}

function locateKey(yaml: YamlDocument, path: readonly (string | number)[], toRange: (from: number, to: number) => Range): Range | undefined {
  const parent = path.length === 1 ? yaml.contents : yaml.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1));
  const range = isScalar(pair?.key) ? pair.key.range : undefined;
  return range ? toRange(range[0], range[1]) : undefined;
}

/** The scalar as written, so that a bare 05 can be shown and quoted as it stands. */
function sourceText(yaml: YamlDocument, path: readonly (string | number)[]): string | undefined {
  const node = yaml.getIn([...path], true);
  return isScalar(node) ? node.source : undefined;
}

function unread(top: Range, problem: Problem | undefined, bodyFirst: number): FrontMatterReading {
  return { value: { ...empty }, raw: {}, locate: () => top, problems: problem ? [problem] : [], bodyFirst };
}

function noFrontMatter(at: Range): Problem {
  return {
    kind: "frontMatter",
    at,
    key: "missing",
    message: {
      en: "The file has no frontmatter; a document begins with “---”, its code, title and revision, and “---”.",
      id: "Berkas ini tidak memiliki frontmatter; dokumen diawali “---”, kode, judul, dan revisinya, lalu “---”.",
    },
    fix: { en: "Start from a draft made by `sop new`.", id: "Mulailah dari draf buatan `sop new`." },
  };
}

function notClosed(at: Range): Problem {
  return {
    kind: "frontMatter",
    at,
    key: "not-closed",
    message: {
      en: "The frontmatter that begins here is never closed by a second “---”.",
      id: "Frontmatter yang dimulai di sini tidak ditutup dengan “---” kedua.",
    },
  };
}

function tooDeep(line: number): Problem {
  return {
    kind: "frontMatter",
    at: rangeOnLine(line, 1, 1),
    key: "too-deep",
    message: {
      en: `The frontmatter nests deeper than ${MAX_NESTING} levels here; it was not read.`,
      id: `Frontmatter bersarang lebih dari ${MAX_NESTING} tingkat di sini; isinya tidak dibaca.`,
    },
  };
}

function tooManyAliases(at: Range): Problem {
  return {
    kind: "frontMatter",
    at,
    key: "aliases",
    message: {
      en: `The frontmatter uses more than ${MAX_ALIASES} YAML aliases; it was not read.`,
      id: `Frontmatter memakai lebih dari ${MAX_ALIASES} alias YAML; isinya tidak dibaca.`,
    },
    fix: { en: "Write each value where it belongs.", id: "Tulis setiap nilai di tempatnya." },
  };
}
