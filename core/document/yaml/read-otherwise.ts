import { type Alias, isAlias, isCollection, isMap, isNode, isScalar, type Node, type Scalar, type Document as YamlDocument } from "yaml";
import type { Range } from "../../../schemas/finding.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import type { Problem } from "../document.ts";
import type { Path } from "./schema-path.ts";

/** A value of which YAML made something else than what stands there. */
export interface ReadOtherwise {
  path: Path;
  problem: Problem;
  /** The whole as written, where it counts only if that could be the value: else what was cut off is a comment. */
  onlyIf?: string;
  /** True of a list or keys that stand once and count twice: in settings, which are not signed as they stand, nothing to say. */
  isShared?: true;
}

/** What YAML does with a value on its way, and what is done against it. */
type Cause = "comment" | "number" | "tag" | "anchor" | "alias" | "fold" | "merge";

const causes: Readonly<Record<Cause, LocalText>> = {
  comment: { en: "“ #” begins a comment", id: "“ #” memulai komentar" },
  number: { en: "without quotes it is a number to YAML", id: "tanpa tanda kutip YAML menganggapnya bilangan" },
  tag: { en: "“!” begins a tag of YAML", id: "“!” memulai tag YAML" },
  anchor: { en: "“&” begins an anchor of YAML", id: "“&” memulai jangkar YAML" },
  alias: { en: "“*” repeats a value that stands elsewhere", id: "“*” mengulang nilai yang ada di tempat lain" },
  fold: { en: "YAML joins the lines by a blank", id: "YAML menyambung baris dengan spasi" },
  merge: { en: "“<<” takes over keys that stand elsewhere", id: "“<<” mengambil alih kunci dari tempat lain" },
};

const fixes: Readonly<Record<Cause, (written: string, read: string) => LocalText>> = {
  comment: (written) => ({
    en: `Put it in quotes: ${quoted(written)}. A comment stands on a line of its own, or two blanks behind the value and with a blank after “#”.`,
    id: `Tulis di antara tanda kutip: ${quoted(written)}. Komentar ditulis pada baris tersendiri, atau dua spasi di belakang nilai dan dengan spasi setelah “#”.`,
  }),
  number: (written, read) => ({
    en: `Write ${read}, or ${quoted(written)} in quotes where it is a text.`,
    id: `Tulis ${read}, atau ${quoted(written)} di antara tanda kutip bila itu teks.`,
  }),
  tag: (written, read) => quoteOr(written, read),
  anchor: (written, read) => quoteOr(written, read),
  alias: (written, read) => quoteOr(written, read),
  fold: (_written, read) => ({
    en: `Write it on one line in quotes, or, of a list, each entry on a line of its own. What is read now: ${quoted(read)}.`,
    id: `Tulis pada satu baris di antara tanda kutip, atau, untuk daftar, setiap butir pada barisnya sendiri. Yang terbaca sekarang: ${quoted(read)}.`,
  }),
  merge: () => ({ en: "Write the keys and values out where they belong.", id: "Tulis kunci dan nilainya di tempatnya." }),
};

function quoteOr(written: string, read: string): LocalText {
  return {
    en: `Put it in quotes: ${quoted(written)}; or write what it stands for: ${read}.`,
    id: `Tulis di antara tanda kutip: ${quoted(written)}; atau tulis yang dimaksud: ${read}.`,
  };
}

/** A text as YAML in double quotes. */
function quoted(text: string): string {
  return JSON.stringify(short(text));
}

function short(text: string): string {
  const line = text.replace(/\s*\n\s*/g, " ↵ ");
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

/** Where the parts of a YAML text stand. */
export interface YamlSource {
  yaml: YamlDocument;
  source: string;
  toRange: (from: number, to: number) => Range;
}

/** Everything of a YAML text that is read as something else than what is written, in the order written. */
export function readOtherwise(from: YamlSource): ReadOtherwise[] {
  return [...walk(from.yaml.contents, [])].flatMap(({ node, path, isKey }) => [
    ...ofProperties(node, path, from),
    ...(isAlias(node) ? [ofAlias(node, path, from)] : []),
    ...(isScalar(node) ? ofScalar(node, path, isKey, from) : []),
  ]);
}

interface Walked {
  node: Node;
  path: Path;
  isKey: boolean;
}

function* walk(node: unknown, path: Path, isKey = false): Generator<Walked> {
  if (!isNode(node)) return;
  yield { node, path, isKey };
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const inner = [...path, isScalar(key) ? String(key.value) : ""];
      yield* walk(key, inner, true);
      yield* walk(value, inner);
    }
  } else if (isCollection(node)) for (const [index, item] of node.items.entries()) yield* walk(item, [...path, index]);
}

/** `!tag` and `&anchor` before a value. */
function ofProperties(node: Node, path: Path, from: YamlSource): ReadOtherwise[] {
  const [start, end] = node.range ?? [0, 0];
  if (!("anchor" in node && node.anchor) && !node.tag) return [];
  const mark = /(?:[!&][^\s,[\]{}]*[ \t\n]+)+$/.exec(from.source.slice(Math.max(0, start - 200), start))?.[0];
  if (mark === undefined) return [];
  const cause = mark.trimStart().startsWith("&") ? "anchor" : "tag";
  const begin = start - mark.length;
  if (isScalar(node)) return [doubt(cause, path, { written: from.source.slice(begin, end), read: shown(node) }, from, [begin, end])];
  const name = mark.trim();
  return [shared(doubt(cause, path, { written: `${name} …`, read: "…" }, from, [begin, begin + name.length]))];
}

function ofAlias(node: Alias, path: Path, from: YamlSource): ReadOtherwise {
  const [start, end] = node.range ?? [0, 0];
  const target = node.resolve(from.yaml);
  const found = doubt("alias", path, { written: `*${node.source}`, read: target ? shown(target) : "" }, from, [start, end]);
  return isScalar(target) ? found : shared(found);
}

/** A list or keys can't be put in quotes. */
function shared(found: ReadOtherwise): ReadOtherwise {
  return { ...found, problem: { ...found.problem, fix: fixes.merge("", "") }, isShared: true };
}

function ofScalar(node: Scalar, path: Path, isKey: boolean, from: YamlSource): ReadOtherwise[] {
  const [start, end] = node.range ?? [0, 0];
  const written = from.source.slice(start, end);
  if (isKey && written === "<<") return [doubt("merge", path, { written, read: "" }, from, [start, end])];
  if (isBrokenByFolding(node, written)) return [doubt("fold", path, { written, read: String(node.value) }, from, [start, end])];
  if (node.type !== "PLAIN") return [];
  const isNumber = typeof node.value === "number" || typeof node.value === "bigint";
  const read = String(node.value);
  if (isNumber && read !== written) return [doubt("number", path, { written, read }, from, [start, end])];
  if (isKey || !(isNumber || typeof node.value === "string")) return [];
  const comment = gluedComment(from.source, end);
  if (comment === undefined) return [];
  const whole = written + comment;
  return [{ ...doubt("comment", path, { written: whole, read }, from, [start, start + whole.length]), onlyIf: whole }];
}

/**
 * What may be the end of a value and not a comment: a comment stands two blanks off and has a blank after its “#”, as
 * linters of YAML ask.
 */
function gluedComment(source: string, end: number): string | undefined {
  const [comment, blanks = "", first = ""] = /^([ \t]+)#+([^\n]?)[^\n]*/.exec(source.slice(end, end + 1000)) ?? [];
  if (comment === undefined || (blanks.length > 1 && first.trim() === "")) return undefined;
  return comment.trimEnd();
}

/** A comment that stands where a value was to begin, without a blank after its “#”. */
export function commentForValue(source: string, at: number): string | undefined {
  return /^[ \t]*(#+[^\s#][^\n]*)/.exec(source.slice(at, at + 1000))?.[1]?.trimEnd();
}

/** Lines that were joined though an entry of a list begins on one, or a word is broken at its hyphen. */
function isBrokenByFolding({ type }: Scalar, written: string): boolean {
  return type !== "BLOCK_LITERAL" && /\n\s*(?:[-*+]|\d+[.)])[ \t]|[\p{L}\p{N}]-\n\s*[\p{L}\p{N}]/u.test(written);
}

/** A value in a few words. */
function shown(node: Node): string {
  return isScalar(node) ? String(node.value) : "…";
}

function doubt(
  cause: Cause,
  path: Path,
  { written, read }: { written: string; read: string },
  from: YamlSource,
  at: [number, number],
): ReadOtherwise {
  const [shownWritten, shownRead] = [short(written), short(read)];
  const problem: Problem = {
    kind: "value",
    at: from.toRange(...at),
    key: `${cause} ${path.join(".")}`,
    message: {
      en: `“${shownWritten}” is read as “${shownRead}”: ${causes[cause].en}.`,
      id: `“${shownWritten}” terbaca sebagai “${shownRead}”: ${causes[cause].id}.`,
    },
    fix: fixes[cause](written, shownRead),
  };
  return { path, problem };
}
