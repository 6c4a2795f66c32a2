import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Scalar,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";

/** Keys and places in lists, from the top: `["changes", 2, "summary"]`. */
export type YamlPath = readonly (string | number)[];

/** What these edits can write. */
export type YamlValue = string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue | undefined };

/** A byte order mark stays where it is: YAML passes over it, and counts from behind it. */
const MARK = "\uFEFF";

function hasMark(source: string): boolean {
  return source.startsWith(MARK);
}

/** A mapping or list is written on one line where the line stays shorter than this. */
const WIDTH = 110;

/**
 * Sets the value at a path in a YAML text by splicing: every byte outside the value stays (comments, quotes, key order,
 * line ends). A key that is not there is added to its mapping: before `before`, after the last of `after` that is
 * there, else at the end.
 * @throws Error when the path leads through something that is no mapping or list
 */
export function setYaml(
  source: string,
  path: YamlPath,
  value: YamlValue,
  place: { before?: string; after?: readonly string[] } = {},
): string {
  if (hasMark(source)) return MARK + setYaml(source.slice(1), path, value, place);
  const { parent, key } = parentOf(source, path);
  if (isSeq(parent)) {
    const item = parent.items[Number(key)] as Node | undefined;
    if (!item) throw new Error(`there is no item ${key}`);
    return splice(source, startOf(item), endOf(item, source), flowYaml(value));
  }
  const pair = pairOf(parent, key);
  if (pair) return replaceValue(source, parent, pair.key as Scalar, pair.value as Node | null, value);
  return addPair(source, parent, String(key), value, place);
}

/** Takes a key out of the top mapping, with its lines. Does nothing where it is not there. */
export function deleteYamlKey(source: string, key: string): string {
  if (hasMark(source)) return MARK + deleteYamlKey(source.slice(1), key);
  const top = parse(source);
  if (!isMap(top)) throw new Error("the top is no mapping");
  const pair = pairOf(top, key);
  if (!pair) return source;
  if (top.flow) throw new Error("the top mapping is written on one line");
  const from = lineStart(source, startOf(pair.key as Node));
  return splice(source, from, nextLine(source, endOf((pair.value ?? pair.key) as Node, source)), "");
}

/** Adds an item at the end of a list; a list that is not there or empty is begun. `[]` is the top. */
export function appendYaml(source: string, path: YamlPath, value: YamlValue): string {
  if (hasMark(source)) return MARK + appendYaml(source.slice(1), path, value);
  const list = path.length === 0 ? parse(source) : nodeAt(parse(source), path);
  if (isSeq(list) && list.items.length > 0) return appendItem(source, list, value);
  if (path.length > 0) return setYaml(source, path, [value]);
  if (list && !isSeq(list) && !(isScalar(list) && list.value === null)) throw new Error("the file is no list");
  const newline = newlineOf(source);
  const item = `${blockItem(value, 0).join(newline)}${newline}`;
  if (isSeq(list)) return splice(source, startOf(list), nextLine(source, endOf(list, source)), item);
  return source === "" || source.endsWith("\n") ? source + item : source + newline + item;
}

/** The text of a whole YAML file. */
export function printYaml(value: YamlValue): string {
  return stringify(value, { lineWidth: 0 });
}

function parse(source: string): Node | null {
  const yaml = parseDocument(source, { keepSourceTokens: true, prettyErrors: false });
  if (yaml.errors.length > 0) throw new Error(yaml.errors[0]?.message ?? "the YAML can't be read");
  return yaml.contents as Node | null;
}

function nodeAt(top: Node | null, path: YamlPath): Node | null {
  let node: Node | null = top;
  for (const key of path) {
    if (!isCollection(node)) return null;
    node = (node.get(key, true) as Node | undefined) ?? null;
  }
  return node;
}

function pairOf({ items }: YAMLMap, key: string | number): YAMLMap["items"][number] | undefined {
  return items.find((item) => isScalar(item.key) && item.key.value === key);
}

function parentOf(source: string, path: YamlPath): { parent: YAMLMap | YAMLSeq; key: string | number } {
  const parent = nodeAt(parse(source), path.slice(0, -1));
  if (!isMap(parent) && !isSeq(parent)) throw new Error(`${path.slice(0, -1).join(".")} is no mapping or list`);
  return { parent, key: path.at(-1) as string | number };
}

function replaceValue(source: string, parent: YAMLMap, key: Scalar, old: Node | null, value: YamlValue): string {
  const newline = newlineOf(source);
  const keyEnd = endOf(key, source);
  const colon = source.indexOf(":", keyEnd) + 1;
  const isEmpty = !old || (isScalar(old) && old.range?.[0] === old.range?.[1]);
  const end = isEmpty ? colon : endOf(old, source);
  if (isScalar(old) && !isEmpty && typeof value === "string" && (old.type === "QUOTE_DOUBLE" || old.type === "QUOTE_SINGLE"))
    return splice(source, startOf(old), end, quotedLike(old, value));
  // A value on the key's own line is replaced where it stands, so that what is between them stays too.
  const from = !isEmpty && !source.slice(colon, startOf(old)).includes("\n") && isInline(value) ? startOf(old) : colon;
  const gap = from === colon ? " " : "";
  if (parent.flow || isInline(value)) return splice(source, from, end, `${gap}${flowYaml(value)}`);
  const lines = blockValue(value, indentOf(parent) + 2);
  return splice(source, colon, end, `${newline}${lines.join(newline)}`);
}

function quotedLike({ type }: Scalar, value: string): string {
  return type === "QUOTE_DOUBLE" ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
}

function addPair(
  source: string,
  parent: YAMLMap,
  key: string,
  value: YamlValue,
  { before, after = [] }: { before?: string; after?: readonly string[] },
): string {
  const newline = newlineOf(source);
  const named = (name: string) => pairOf(parent, name);
  const next = before === undefined ? undefined : named(before);
  if (parent.flow) {
    const text = `${flowYaml(key)}: ${flowYaml(value)}`;
    if (next) return splice(source, startOf(next.key as Node), startOf(next.key as Node), `${text}, `);
    const last = parent.items.at(-1);
    if (!last) return splice(source, startOf(parent), endOf(parent, source), `{ ${text} }`);
    return insertInFlow(source, endOf((last.value ?? last.key) as Node, source), endOf(parent, source), text);
  }
  const indent = indentOf(parent);
  const lines = blockPair(key, value, indent);
  if (next) {
    const at = startOf(next.key as Node);
    return splice(source, at, at, `${lines.join(newline).trimStart()}${newline}${" ".repeat(indent)}`);
  }
  const previous = after.map(named).findLast((pair) => pair !== undefined) ?? parent.items.at(-1);
  if (!previous) throw new Error("the mapping is empty");
  const at = lineEnd(source, endOf((previous.value ?? previous.key) as Node, source));
  return splice(source, at, at, `${newline}${lines.join(newline)}`);
}

function appendItem(source: string, list: YAMLSeq, value: YamlValue): string {
  const last = list.items.at(-1) as Node;
  if (list.flow) return insertInFlow(source, endOf(last, source), endOf(list, source), flowYaml(value));
  const newline = newlineOf(source);
  const at = lineEnd(source, endOf(last, source));
  return splice(source, at, at, `${newline}${blockItem(value, indentOf(list)).join(newline)}`);
}

function insertInFlow(source: string, lastEnd: number, listEnd: number, text: string): string {
  const comma = source.slice(lastEnd, listEnd).indexOf(",");
  return comma < 0 ? splice(source, lastEnd, lastEnd, `, ${text}`) : splice(source, lastEnd + comma + 1, lastEnd + comma + 1, ` ${text},`);
}

/** The column a block collection's own items stand at. */
function indentOf(node: YAMLMap | YAMLSeq): number {
  return (node.srcToken as { indent?: number } | undefined)?.indent ?? 0;
}

function startOf(node: Node): number {
  const start = node.range?.[0];
  if (start === undefined || node.anchor !== undefined || node.tag?.startsWith("!")) throw new Error("anchors and tags are not edited");
  return start;
}

/** Where the last letter of a value ends: comments and blank lines behind it are not part of it. */
function endOf(node: Node, source: string): number {
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1);
    const inner = isPair(last) ? ((last.value ?? last.key) as Node | null) : (last as Node | undefined);
    if (inner) return Math.max(endOf(inner, source), isPair(last) ? endOf(last.key as Node, source) : 0);
  }
  const [from, to] = node.range ?? [0, 0];
  return from + source.slice(from, to).trimEnd().length;
}

function lineStart(source: string, at: number): number {
  return source.lastIndexOf("\n", at - 1) + 1;
}

/** The end of the line, before its CR or LF. */
function lineEnd(source: string, at: number): number {
  const newline = source.indexOf("\n", at);
  const end = newline < 0 ? source.length : newline;
  return source[end - 1] === "\r" ? end - 1 : end;
}

function nextLine(source: string, at: number): number {
  const newline = source.indexOf("\n", at);
  return newline < 0 ? source.length : newline + 1;
}

function newlineOf(source: string): string {
  return source.includes("\r\n") ? "\r\n" : "\n";
}

function splice(source: string, from: number, to: number, text: string): string {
  return source.slice(0, from) + text + source.slice(to);
}

/** A value on one line, as it may stand inside brackets. */
export function flowYaml(value: YamlValue): string {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : `[${value.map(flowYaml).join(", ")}]`;
  if (typeof value !== "object") return scalar(value as string | number | boolean);
  const pairs = entriesOf(value as { [key: string]: YamlValue });
  return pairs.length === 0 ? "{}" : `{ ${pairs.map(([key, inner]) => `${scalar(key)}: ${flowYaml(inner)}`).join(", ")} }`;
}

function scalar(value: string | number | boolean): string {
  if (typeof value !== "string") return String(value);
  return stringify([value], { collectionStyle: "flow", lineWidth: 0, flowCollectionPadding: false }).trim().slice(1, -1);
}

function entriesOf(value: { readonly [key: string]: YamlValue | undefined }): [string, YamlValue][] {
  return Object.entries(value).filter((pair): pair is [string, YamlValue] => pair[1] !== undefined);
}

/** True for what is written behind its key on one line: plain values, and short collections of them. */
function isInline(value: YamlValue): boolean {
  if (typeof value !== "object") return true;
  const inner: YamlValue[] = Array.isArray(value) ? value : entriesOf(value as { [key: string]: YamlValue }).map(([, one]) => one);
  return inner.length === 0 || (inner.every((one) => typeof one !== "object") && flowYaml(value).length < WIDTH - 30);
}

function blockValue(value: YamlValue, indent: number): string[] {
  if (Array.isArray(value)) return value.flatMap((item: YamlValue) => blockItem(item, indent));
  return entriesOf(value as { [key: string]: YamlValue }).flatMap(([key, inner]) => blockPair(key, inner, indent));
}

function blockPair(key: string, value: YamlValue, indent: number): string[] {
  const name = `${" ".repeat(indent)}${scalar(key)}:`;
  return isInline(value) ? [`${name} ${flowYaml(value)}`] : [name, ...blockValue(value, indent + 2)];
}

function blockItem(value: YamlValue, indent: number): string[] {
  const dash = `${" ".repeat(indent)}- `;
  if (isInline(value) || typeof value !== "object") return [dash + flowYaml(value)];
  const lines = blockValue(value, indent + 2);
  return [dash + (lines[0] as string).slice(indent + 2), ...lines.slice(1)];
}
