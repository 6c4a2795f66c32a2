import type { FieldName, LineSpan, Next, Placed, Problem, Step, StepException, StepField } from "../document.ts";
import type { Heading, Outline } from "../outline.ts";
import { rangeOfLine, skipBlank, trimSpan } from "../position.ts";
import { hasArrow, readBranch, readNumbers, readTarget, type TargetContext } from "./read-target.ts";
import { beginsFields, type FieldList, readFieldList } from "./step-fields.ts";
import { unreadFields } from "./unread-fields.ts";

const MARK = /^>[ \t]*\[!RECONSTRUCTED\][ \t]*(.*)$/i;

/**
 * Reads one step of a flow: its heading, its mark, its fields, its prose.
 * @param limit the line that is no longer the step's
 * @param previous the number of the step before, for one that says none itself
 */
export function readStep(
  lines: readonly string[],
  heading: Heading,
  limit: number,
  previous: number,
  context: TargetContext,
  isCode: Outline["isCode"],
): { step: Step; problems: Problem[] } {
  const problems: Problem[] = [];
  const numbered = /^(\d{1,6})\.[ \t]+(.*)$/.exec(heading.title) ?? /^(\d{1,6})\.()$/.exec(heading.title);
  if (!numbered) problems.push(unnumbered(heading, previous + 1));
  else if (numbered[2] === "") problems.push(untitled(heading));
  let line = skipBlank(lines, heading.line + 1, limit);
  const mark = readMark(lines, line, limit);
  if (mark) line = skipBlank(lines, mark.end, limit);
  const list: FieldList =
    beginsFields(lines[line - 1]) && line < limit
      ? readFieldList(lines, line, limit)
      : { fields: [], branches: new Map(), problems: [], end: line };
  const text = trimSpan(lines, { first: list.end, end: limit });
  return {
    step: {
      number: numbered ? Number(numbered[1]) : previous + 1,
      title: numbered ? (numbered[2] ?? "").trim() : heading.title,
      at: heading.at,
      ...readFields(list, context),
      fields: list.fields,
      text,
      say: readQuotes(lines, text),
      reconstructed: mark && { at: mark.at, reason: mark.reason },
    },
    problems: [
      ...problems,
      ...list.problems,
      ...strayBranches(list),
      ...branchesBelow(lines, list, text),
      ...unreadFields(lines, text, heading.title, isCode),
    ],
  };
}

function readMark(lines: readonly string[], line: number, limit: number) {
  const match = line < limit ? MARK.exec(lines[line - 1] as string) : null;
  if (!match) return undefined;
  const reason = [match[1] ?? ""];
  let end = line + 1;
  while (end < limit && (lines[end - 1] as string).startsWith(">")) {
    reason.push((lines[end - 1] as string).replace(/^>[ \t]?/, ""));
    end++;
  }
  return { at: rangeOfLine(lines, line), reason: reason.join(" ").trim(), end };
}

type ReadFields = Pick<
  Step,
  "actors" | "kpi" | "rc" | "next" | "exceptions" | "phase" | "after" | "follows" | "applications" | "input" | "time" | "output" | "remark"
>;

/** The fields by meaning. Of a field written twice the first counts; SOP407 reports the second. */
function readFields(list: FieldList, context: TargetContext): ReadFields {
  const first = (name: FieldName) => list.fields.find(({ field }) => field === name);
  const filled = (name: FieldName) => {
    const value = first(name)?.value;
    return value && value.value !== "" ? value : undefined;
  };
  const follows = filled("follows");
  const after = filled("after");
  return {
    actors: splitList(filled("actor")),
    kpi: filled("kpi"),
    rc: filled("rc"),
    next: readNext(list, first("next"), context),
    exceptions: readExceptions(list, context),
    phase: filled("phase"),
    after: after ? (readNumbers(after.value) ?? []).map((value) => ({ value, at: after.at })) : [],
    follows: follows && { value: readTarget(follows.value, context), at: follows.at },
    applications: splitList(filled("application")),
    input: filled("input"),
    time: filled("time"),
    output: filled("output"),
    remark: filled("remark"),
  };
}

function readNext(list: FieldList, field: StepField | undefined, context: TargetContext): Next {
  if (!field) return { kind: "following" };
  const branches = list.branches.get(list.fields.indexOf(field));
  if (branches && branches.length > 0)
    return { kind: "branches", branches: branches.map((line) => readBranch(line, context)), at: field.name.at };
  if (field.value.value === "") return { kind: "following" };
  if (hasArrow(field.value.value)) return { kind: "branches", branches: [readBranch(field.value, context)], at: field.name.at };
  return { kind: "target", target: { value: readTarget(field.value.value, context), at: field.value.at } };
}

/** Only what has an arrow leads anywhere; SOP407 reports the rest. */
function readExceptions(list: FieldList, context: TargetContext): StepException[] {
  return (["deadline", "failure"] as const).flatMap((kind) => {
    const index = list.fields.findIndex(({ field }) => field === kind);
    const value = list.fields[index]?.value;
    const below = kind === "failure" ? list.branches.get(index) : undefined;
    const lines = below ?? (value ? [value] : []);
    return lines.filter((line) => hasArrow(line.value)).map((line) => ({ kind, ...readBranch(line, context) }));
  });
}

/** Branches belong under `Lanjut` and `Bila gagal`, and there without a value beside the name: anything else would be lost. */
function strayBranches({ fields, branches }: FieldList): Problem[] {
  return [...branches].flatMap(([owner, lines]) => {
    const field = fields[owner];
    const [first] = lines;
    if (!field || !first) return [];
    if (field.field === "next" || field.field === "failure") {
      const beside = field.value.value === "" ? [] : [valueBesideBranches(field)];
      return field.field === "next" ? beside : [...beside, ...lines.filter(({ value }) => !hasArrow(value)).map(leadsNowhere)];
    }
    return [
      {
        kind: "field" as const,
        at: first.at,
        key: `stray ${field.name.value} ${first.value}`,
        message: {
          en: `“${first.value}” stands below “${field.name.value}”, which takes one value; only Lanjut (Next) and Bila gagal (On failure) have branches.`,
          id: `“${first.value}” ada di bawah “${field.name.value}”, yang hanya berisi satu nilai; hanya Lanjut dan Bila gagal yang bercabang.`,
        },
      },
    ];
  });
}

/** Items with an arrow that begin the prose of a step whose fields end in branches: one of these, as likely as not, and led nowhere. */
function branchesBelow(lines: readonly string[], { fields, branches }: FieldList, text: LineSpan): Problem[] {
  const problems: Problem[] = [];
  if (!branches.has(fields.length - 1)) return problems;
  for (let line = text.first; line < text.end; line++) {
    const item = /^[-*+][ \t]+(.*)$/.exec(lines[line - 1] as string)?.[1];
    if (item === undefined || !hasArrow(item)) break;
    problems.push({
      kind: "field",
      at: rangeOfLine(lines, line),
      key: `branch below ${item}`,
      message: {
        en: `“${item.trim()}” is read as text, not as a branch; expected “  - ${item.trim()}” directly below the other branches.`,
        id: `“${item.trim()}” terbaca sebagai teks, bukan cabang; yang diharapkan “  - ${item.trim()}” tepat di bawah cabang lainnya.`,
      },
      fix: { en: "Write it there, or begin the text with a sentence.", id: "Tulis di sana, atau awali teksnya dengan sebuah kalimat." },
    });
  }
  return problems;
}

/** A failure below `Bila gagal` without an arrow: nothing is drawn of it, and nothing shown. */
function leadsNowhere({ value, at }: Placed<string>): Problem {
  return {
    kind: "field",
    at,
    key: `failure without target ${value}`,
    message: {
      en: `“${value}” does not say where it goes on, so it is not read.`,
      id: `“${value}” tidak menyebut kelanjutannya, sehingga tidak terbaca.`,
    },
    fix: { en: `Write “${value} → 12”.`, id: `Tulis “${value} → 12”.` },
  };
}

function valueBesideBranches({ name, value }: StepField): Problem {
  return {
    kind: "field",
    at: value.at,
    key: `beside branches ${value.value}`,
    message: {
      en: `“${name.value}” has the value “${value.value}” and branches below it; expected one or the other.`,
      id: `“${name.value}” berisi “${value.value}” dan cabang di bawahnya; yang diharapkan salah satunya.`,
    },
  };
}

/** `Agent, Team Leader`: each name with its own place. */
export function splitList(value: Placed<string> | undefined): Placed<string>[] {
  if (!value) return [];
  const found: Placed<string>[] = [];
  for (const match of value.value.matchAll(/[^,]+/g)) {
    const name = match[0].trim();
    if (name === "") continue;
    const column = value.at.start.column + match.index + (match[0].length - match[0].trimStart().length);
    found.push({
      value: name,
      at: { start: { line: value.at.start.line, column }, end: { line: value.at.start.line, column: column + name.length } },
    });
  }
  return found;
}

/** Block quotes, one string each: what to say. */
function readQuotes(lines: readonly string[], span: LineSpan): string[] {
  const quotes: string[] = [];
  let open: string[] | undefined;
  for (let line = span.first; line < span.end; line++) {
    const quoted = /^>[ \t]?(.*)$/.exec(lines[line - 1] as string)?.[1];
    if (quoted === undefined) {
      open = undefined;
      continue;
    }
    if (!open) {
      open = [];
      quotes.push("");
    }
    open.push(quoted.trim());
    quotes[quotes.length - 1] = open.join("\n").replace(/([^\n])\n(?=[^\n])/g, "$1 ");
  }
  return quotes;
}

/** A number as other programs and hands write it: “3)”, “Step 3:”, “3a.”, “3.1”, in digits of any script. */
const OTHER_NUMBER =
  /^(?:(?:step|langkah)\s+\p{Nd}+[a-z]?(?:\.\d+)*[.．:：)）–—-]*|\p{Nd}+(?:\.\d+)+[.:)]?|\p{Nd}+[a-z]?\s*[.．:：)）–—-]+)\s*(?=\S)/iu;

function unnumbered(heading: Heading, expected: number): Problem {
  const wanted = `#### ${expected}. ${heading.title.replace(OTHER_NUMBER, "")}`;
  return {
    kind: "field",
    at: heading.at,
    key: `unnumbered ${heading.title}`,
    message: {
      en: `The step “${heading.title}” has no number; expected “${wanted}”.`,
      id: `Langkah “${heading.title}” tidak bernomor; yang diharapkan “${wanted}”.`,
    },
  };
}

function untitled({ at, title }: Heading): Problem {
  const number = title.replace(/\D/g, "");
  return {
    kind: "field",
    at,
    key: `untitled ${number}`,
    message: {
      en: `Step ${number} has no title; expected “#### ${number}. …” with what is done.`,
      id: `Langkah ${number} tidak berjudul; yang diharapkan “#### ${number}. …” dengan yang dikerjakan.`,
    },
  };
}
