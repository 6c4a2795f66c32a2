import type { LocalText } from "../../../schemas/local-text.ts";
import type { Edit, FieldName, Placed, Problem, StepField } from "../document.ts";
import { isBlankLine, rangeOfLine, rangeOnLine, skipBlank } from "../position.ts";
import { fieldOf } from "./field-names.ts";
import { hasArrow } from "./read-target.ts";

/** A step's field list as written: its fields, the branches under `Lanjut`, and what leaves the notation. */
export interface FieldList {
  fields: StepField[];
  /** Lines `  - label → target` under each field, by the field's place in `fields`. */
  branches: Map<number, Placed<string>[]>;
  problems: Problem[];
  /** The first line after the list. */
  end: number;
}

const FIELD = /^([-*+])([ \t]+)([^:→]+?)([ \t]*:)(?:[ \t]+(.*))?$/;
const BRANCH = /^([ \t]+)([-*+])([ \t]+)(.*)$/;

/** `Name:` at a line's beginning, with whatever marks and emphasis stand before it. */
export const NAMED =
  /^[ \t]*(?:(?:[-*+•·–—]|\d{1,9}[.)]|\[[ xX]\])[ \t\u00a0]*)*[*_]{0,2}(\p{L}[\p{L} ]{1,20}?)[*_]{0,2}[ \t\u00a0]*[:：]/u;

/** What nobody writes in prose by chance; “Waktu: 5 menit” and “Hasil: …” may be said there, and lead nowhere. */
export const LEADING: ReadonlySet<FieldName> = new Set<FieldName>([
  "phase",
  "actor",
  "application",
  "kpi",
  "rc",
  "follows",
  "after",
  "next",
  "deadline",
  "failure",
]);

/** True when the line begins a field list: an item at column 0 that reads `Name: value`. @param isKnown the name is one of the notation's */
export function beginsFields(line: string | undefined, isKnown = false): boolean {
  const name = line === undefined ? undefined : FIELD.exec(line)?.[3];
  return name !== undefined && (!isKnown || fieldOf(name) !== undefined);
}

/** True of what stands first below a step's title: its fields, or the mark above them. */
export function beginsStep(line: string | undefined): boolean {
  return beginsFields(line, true) || /^>[ \t]*\[!RECONSTRUCTED\]/i.test(line ?? "");
}

/** Reads the field list that begins at `first`, up to a blank line, a heading or prose, before `limit`. */
export function readFieldList(lines: readonly string[], first: number, limit: number): FieldList {
  const list: FieldList = { fields: [], branches: new Map(), problems: [], end: first };
  let line = first;
  while (line < limit) {
    const text = lines[line - 1] as string;
    if (isBlankLine(text)) {
      const next = skipBlank(lines, line, limit);
      if (!continuesAfterBlank(list, lines[next - 1])) break;
      list.problems.push(blankInside(line, next));
      line = next;
      continue;
    }
    if (
      !readField(list, text, line) &&
      !readSlipped(list, text, line) &&
      !readBranch(list, text, line) &&
      !readWrapped(list, lines, line)
    ) {
      list.problems.push(noBlankAfter(lines, line));
      break;
    }
    line++;
  }
  list.end = line;
  return list;
}

/** A blank line inside the list: Markdown reads one loose list on, so a known field after it still belongs to it, and a branch to its field. */
function continuesAfterBlank({ fields }: FieldList, text = ""): boolean {
  const last = fields.at(-1);
  const isBranched = (last?.field === "next" || last?.field === "failure") && last.value.value === "";
  return beginsFields(text, true) || (isBranched && hasArrow(BRANCH.exec(text)?.[4] ?? ""));
}

function readField(list: FieldList, text: string, line: number): boolean {
  const match = FIELD.exec(text);
  if (!match) return false;
  const [, marker, gap, name, colon, rest] = match as unknown as [string, string, string, string, string, string | undefined];
  const nameColumn = 1 + marker.length + gap.length;
  const value = (rest ?? "").trim();
  const valueColumn =
    rest === undefined ? text.trimEnd().length + 1 : text.length - rest.length + 1 + (rest.length - rest.trimStart().length);
  list.fields.push({
    field: fieldOf(name),
    name: { value: name.trim(), at: rangeOnLine(line, nameColumn, nameColumn + name.trimEnd().length) },
    value: { value, at: rangeOnLine(line, valueColumn, valueColumn + value.length) },
  });
  if (marker !== "-" || gap !== " " || colon !== ":") {
    const written = `- ${name.trim()}:${value === "" ? "" : ` ${value}`}`;
    list.problems.push(misformed(line, text, written, "field"));
  }
  return true;
}

/** A field of the notation within the list, whose mark, blank or place a slip changed: it is the field, and reported. */
function readSlipped(list: FieldList, text: string, line: number): boolean {
  const [before = "", name = ""] = NAMED.exec(text) ?? [];
  const field = fieldOf(name);
  if (field === undefined || !(LEADING.has(field) || /^[ \t]*[-*+]/.test(text))) return false;
  const owner = list.fields.at(-1)?.field;
  const rest = text.slice(before.length).replace(/^[ \t:：]+/u, "");
  if ((owner === "next" || owner === "failure") && BRANCH.test(text) && hasArrow(rest)) return false;
  const value = rest.trim();
  const nameColumn = before.lastIndexOf(name) + 1;
  const valueColumn = value === "" ? text.trimEnd().length + 1 : text.length - rest.length + 1;
  list.fields.push({
    field,
    name: { value: name, at: rangeOnLine(line, nameColumn, nameColumn + name.length) },
    value: { value, at: rangeOnLine(line, valueColumn, valueColumn + value.length) },
  });
  list.problems.push(misformed(line, text, `- ${name}:${value === "" ? "" : ` ${value}`}`, "field"));
  return true;
}

function readBranch(list: FieldList, text: string, line: number): boolean {
  const match = BRANCH.exec(text);
  if (!match || list.fields.length === 0) return false;
  const [, indent, marker, gap, rest] = match as unknown as [string, string, string, string, string];
  const owner = list.fields.length - 1;
  const column = 1 + indent.length + marker.length + gap.length;
  const value = rest.trim();
  const branches = list.branches.get(owner) ?? [];
  branches.push({ value, at: rangeOnLine(line, column, column + value.length) });
  list.branches.set(owner, branches);
  if (indent !== "  " || marker !== "-" || gap !== " ") list.problems.push(misformed(line, text, `  - ${value}`, "branch"));
  return true;
}

/** A value that runs on in an indented line: taken as one, and reported. */
function readWrapped(list: FieldList, lines: readonly string[], line: number): boolean {
  const text = lines[line - 1] as string;
  const last = list.fields.at(-1);
  if (!last || !/^[ \t]+\S/.test(text)) return false;
  const before = lines[line - 2] as string;
  last.value = {
    value: `${last.value.value} ${text.trim()}`.trim(),
    at: { start: last.value.at.start, end: rangeOfLine(lines, line).end },
  };
  list.problems.push({
    kind: "field",
    at: rangeOfLine(lines, line),
    key: `wrapped ${last.name.value}`,
    message: {
      en: `The value of “${last.name.value}” runs over two lines; a field is one line.`,
      id: `Nilai “${last.name.value}” melewati dua baris; satu bidang ditulis dalam satu baris.`,
    },
    edit: {
      at: {
        start: { line: line - 1, column: before.trimEnd().length + 1 },
        end: { line, column: text.length - text.trimStart().length + 1 },
      },
      text: " ",
    },
  });
  return true;
}

function misformed(line: number, text: string, written: string, what: "field" | "branch"): Problem {
  const name: LocalText = what === "field" ? { en: "field", id: "Bidang" } : { en: "branch", id: "Cabang" };
  const at = rangeOnLine(line, 1, text.length + 1);
  return {
    kind: "field",
    at,
    key: `form ${written}`,
    message: {
      en: `The ${name.en} is written “${text.trim()}”; expected “${written}”.`,
      id: `${name.id} ditulis “${text.trim()}”; yang diharapkan “${written}”.`,
    },
    edit: { at, text: written },
  };
}

function blankInside(line: number, next: number): Problem {
  const edit: Edit = { at: { start: { line, column: 1 }, end: { line: next, column: 1 } }, text: "" };
  return {
    kind: "field",
    at: rangeOnLine(line, 1, 1),
    key: "blank-inside",
    message: {
      en: "A blank line stands inside the field list; expected one list without gaps.",
      id: "Ada baris kosong di dalam daftar bidang; yang diharapkan satu daftar tanpa sela.",
    },
    edit,
  };
}

function noBlankAfter(lines: readonly string[], line: number): Problem {
  return {
    kind: "field",
    at: rangeOfLine(lines, line),
    key: "no-blank-after",
    message: {
      en: "Prose follows the field list at once; expected a blank line between them.",
      id: "Teks langsung mengikuti daftar bidang; yang diharapkan satu baris kosong di antaranya.",
    },
    edit: { at: rangeOnLine(line, 1, 1), text: "\n" },
  };
}
