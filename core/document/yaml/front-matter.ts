import type { Range } from "../../../schemas/finding.ts";
import { frontMatter } from "../../../schemas/front-matter.ts";
import { conflictInData, unresolvedConflict } from "../conflict.ts";
import type { Problem, ReadFrontMatter } from "../document.ts";
import { rangeOnLine } from "../position.ts";
import { isMap } from "./is-map.ts";
import { readAgainstSchema } from "./schema-problems.ts";
import { valuesAsWritten } from "./values-as-written.ts";
import { isBroken } from "./yaml-problems.ts";
import { readYaml } from "./yaml-reading.ts";

/** The frontmatter of a file: its values, where they stand, and what was wrong. */
export interface FrontMatterReading {
  value: ReadFrontMatter;
  /** As parsed, before the schema: what the digest of the header is made of. */
  raw: Record<string, unknown>;
  locate: (path: readonly (string | number)[]) => Range;
  problems: Problem[];
  /** The first line of the body, counted from 1. */
  bodyFirst: number;
  /** False for a file that was never written as a document: it is said once, not with all that follows from it. */
  found: boolean;
}

/** Reads the YAML between the first two `---` lines. Never throws: what can't be read is a problem. */
export function readFrontMatter(lines: readonly string[]): FrontMatterReading {
  const top = rangeOnLine(1, 1, (lines[0] ?? "").length + 1);
  const mark = conflictIn(lines);
  if (mark !== undefined) return unread(top, unresolvedConflict(lines, mark, "frontMatter"), 1);
  if (lines[0]?.trimEnd() !== "---") return unread(top, noFrontMatter(top), 1);
  const close = lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
  if (close < 0) return unread(top, notClosed(top), lines.length + 1);

  const yaml = readYaml(lines.slice(1, close), 2);
  if (!isMap(yaml.value))
    return { ...unread(top, noFrontMatter(top), close + 2), ...(yaml.problems.length > 0 ? { problems: yaml.problems } : {}) };
  if (!keysOfDocuments.some((key) => Object.hasOwn(yaml.value as object, key))) return unread(top, notADocument(top), close + 2);
  const read = readAgainstSchema(frontMatter, yaml.value, yaml);
  return {
    value: { ...emptyFrontMatter(), ...(read.value as Partial<ReadFrontMatter>) },
    raw: yaml.value,
    locate: yaml.locate,
    problems: isBroken(yaml.problems)
      ? yaml.problems
      : [...yaml.problems, ...read.problems, ...yaml.hidden, ...valuesAsWritten(yaml.otherwise, frontMatter, read.problems)],
    bodyFirst: close + 2,
    found: true,
  };
}

/** The line where git left a conflict within the frontmatter, or around it: two headers are none. */
function conflictIn(lines: readonly string[]): number | undefined {
  const close = lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
  const mark = conflictInData(lines.slice(0, close < 0 ? lines.length : close));
  const isHeader = mark === 1 || lines[0]?.trimEnd() === "---";
  return isHeader ? mark : undefined;
}

/** Frontmatter without any of these was written for something else: a blog, a wiki, a site. */
const keysOfDocuments = ["code", "revision", "approvals", "changes", "parties", "records"];

function emptyFrontMatter(): ReadFrontMatter {
  return {
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
}

function unread(top: Range, problem: Problem, bodyFirst: number): FrontMatterReading {
  return { value: emptyFrontMatter(), raw: {}, locate: () => top, problems: [problem], bodyFirst, found: false };
}

function notADocument(at: Range): Problem {
  return {
    kind: "frontMatter",
    at,
    key: "not-a-document",
    message: {
      en: "The frontmatter has neither code nor revision; a document's has its code, title and revision.",
      id: "Frontmatter ini tidak memuat kode maupun revisi; dokumen memuat kode, judul, dan revisinya.",
    },
    fix: {
      en: "Add code, title and revision, or bring the text in with `sop import`.",
      id: "Tambahkan code, title, dan revision, atau masukkan teksnya dengan `sop import`.",
    },
  };
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
    fix: {
      en: "Write “---” on a line of its own below its last key.",
      id: "Tulis “---” pada baris tersendiri di bawah kunci terakhirnya.",
    },
  };
}
