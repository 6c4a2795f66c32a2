import * as z from "zod";
import { conflictInData, unresolvedConflict } from "../../core/document/conflict.ts";
import type { Problem } from "../../core/document/document.ts";
import { invisibleCharacters } from "../../core/document/prose/text-problems.ts";
import { splitLines } from "../../core/document/source-lines.ts";
import { readAgainstSchema } from "../../core/document/yaml/schema-problems.ts";
import { valuesAsWritten } from "../../core/document/yaml/values-as-written.ts";
import { isBroken } from "../../core/document/yaml/yaml-problems.ts";
import { readYaml } from "../../core/document/yaml/yaml-reading.ts";
import type { Range } from "../../schemas/finding.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { readTextFile, type TextReader } from "./read-file.ts";

/** A YAML file read by a schema. */
export interface DataRead<T> {
  /** What fits the schema; of a list, the entries that do. */
  value: T | undefined;
  problems: Problem[];
  /** What was read, but stands there otherwise: values, and characters nobody sees. */
  doubts: Problem[];
  /** The whole as YAML says it, before any schema; undefined where nothing could be read. */
  raw: unknown;
  /** True where the YAML itself is at fault, so that what was read may be less than what is written. */
  isBroken: boolean;
  /** Where a value stands in the file. */
  locate: (path: readonly (string | number)[]) => Range;
  /** Where a key stands. */
  locateKey: (path: readonly (string | number)[]) => Range;
}

const START: Range = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** Reads a YAML file by a schema of any shape; what fits is kept, entry by entry. */
export async function readData<T>(path: string, schema: z.ZodType<T>, textOf: TextReader = readTextFile): Promise<DataRead<T>> {
  const file = await textOf(path);
  return file.ok
    ? parseData(file.text, schema)
    : {
        value: undefined,
        problems: [file.problem],
        doubts: [],
        raw: undefined,
        isBroken: true,
        locate: () => START,
        locateKey: () => START,
      };
}

/** What is said of `data`, the whole in the eyes of the schema, said of the file; an entry of its list by its number, from 1. */
function asOfTheFile(problem: Problem): Problem {
  const said = (text: LocalText): LocalText => ({
    en: ofTheFile(text.en, "entry", "the file's content"),
    id: ofTheFile(text.id, "entri", "isi berkas"),
  });
  return { ...problem, message: said(problem.message), ...(problem.fix && { fix: said(problem.fix) }) };
}

function ofTheFile(text: string, entry: string, whole: string): string {
  return text
    .replace(/“data\[(\d+)\](?:\.([^”]*))?”/g, (_, index: string, inside?: string) => {
      const name = `${entry} ${index}`;
      return inside === undefined ? `“${name}”` : `“${inside}” (${name})`;
    })
    .replace(/“data\.([^”]*)”/g, "“$1”")
    .replaceAll("“data”", `“${whole}”`);
}

/** Reads a YAML text by a schema, as `readData` reads a file. */
export function parseData<T>(text: string, schema: z.ZodType<T>): DataRead<T> {
  const lines = splitLines(text);
  const yaml = readYaml(lines);
  const inner = (at: readonly (string | number)[]): (string | number)[] => at.slice(1);
  const whole = z.strictObject({ data: schema });
  const read = readAgainstSchema(
    whole,
    { data: yaml.value ?? undefined },
    {
      locate: (at) => yaml.locate(inner(at)),
      locateKey: (at) => yaml.locateKey(inner(at)),
      sourceOf: (at) => yaml.sourceOf(inner(at)),
      commentOf: (at) => yaml.commentOf(inner(at)),
    },
  );
  const otherwise = yaml.otherwise.map((value) => ({ ...value, path: ["data", ...value.path] }));
  // Where two texts stand, or YAML can't read on, all else that is wrong follows from it.
  const conflict = conflictInData(lines);
  const isUnread = conflict !== undefined || isBroken(yaml.problems);
  return {
    value: read.value["data"] as T | undefined,
    problems:
      conflict !== undefined
        ? [unresolvedConflict(lines, conflict, "frontMatter")]
        : [...yaml.problems, ...(isUnread ? [] : read.problems.map(asOfTheFile))],
    doubts: [
      ...invisibleCharacters(lines),
      ...(isUnread ? [] : [...yaml.hidden, ...valuesAsWritten(otherwise, whole, read.problems).map(asOfTheFile)]),
    ],
    raw: yaml.value,
    isBroken: isUnread,
    locate: yaml.locate,
    locateKey: yaml.locateKey,
  };
}
