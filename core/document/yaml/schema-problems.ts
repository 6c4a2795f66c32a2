import type { z } from "zod";
import type { Range } from "../../../schemas/finding.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import type { Problem } from "../document.ts";
import { nearest } from "../words/nearest.ts";
import { knownKeys, type Path, schemasAt } from "./schema-path.ts";
import { indonesian, issueTexts } from "./schema-texts.ts";

/** How problems find their place in the file. */
export interface SchemaPlaces {
  locate: (path: Path) => Range;
  locateKey: (path: Path) => Range;
  /** The scalar as written, where it stands without quotes. */
  sourceOf?: (path: Path) => string | undefined;
  /** What follows a value after “ #” and may be its end. */
  commentOf?: (path: Path) => string | undefined;
  /** What to write instead of a value, or of a key (then `input` is the key itself). */
  hintOf?: (path: Path, input: unknown) => LocalText | undefined;
}

/** zod compiles a schema for speed, which takes as long as reading so many times by it without. */
const WORTH_COMPILING = 30;
const reads = new WeakMap<z.ZodObject, number>();

/** True the first times a schema is read by: whoever checks one document never compiles any. */
function isSeldomRead(schema: z.ZodObject): boolean {
  const before = reads.get(schema) ?? 0;
  if (before < WORTH_COMPILING) reads.set(schema, before + 1);
  return before < WORTH_COMPILING;
}

/**
 * Reads a value by its schema. What does not fit is a problem at its own place and is left out, so that the
 * rest can still be read: an entry of a list goes as a whole, any other value by itself.
 */
export function readAgainstSchema(
  schema: z.ZodObject,
  raw: Record<string, unknown>,
  places: SchemaPlaces,
): { value: Record<string, unknown>; problems: Problem[]; complete: boolean } {
  const whole = schema.safeParse(raw, { reportInput: true, jitless: isSeldomRead(schema) });
  if (whole.success) return { value: whole.data, problems: [], complete: true };
  return {
    value: salvage(schema, raw),
    problems: withoutMistyped(oncePerList(whole.error.issues.flatMap(ofChoice))).flatMap((issue) => problemsOf(issue, schema, places)),
    complete: false,
  };
}

type Issue = z.core.$ZodIssue;
type UnknownKeys = Extract<Issue, { code: "unrecognized_keys" }>;

/**
 * What is wrong with a value that may be one of several: what the choice says that was meant, the one whose kind fits. Where
 * none does, the first is expected.
 */
function ofChoice(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  if (issue.discriminator !== undefined && "options" in issue) return [ofKind(issue, issue.discriminator, issue.options ?? [])];
  const choices = issue.errors.map((errors) => errors.flatMap((own) => ofChoice({ ...own, path: [...issue.path, ...own.path] } as Issue)));
  const isOfKind = (choice: Issue[]) => !choice.some(({ code, path }) => code === "invalid_type" && path.length === issue.path.length);
  return choices.find(isOfKind) ?? choices[0] ?? [issue];
}

/** What is wrong with the word that says which of several kinds a value is of, such as the event of an entry. */
function ofKind({ path, message, input }: Issue, discriminator: string, values: z.core.util.Primitive[]): Issue {
  const word: unknown = (input as Record<string, unknown> | undefined)?.[discriminator];
  return word === undefined
    ? { code: "invalid_type", expected: "string", path, message, input: word }
    : { code: "invalid_value", values, path, message, input: word };
}

/** Entries of one list that are of the wrong kind altogether, such as texts for keys with values, are one fault. */
function oncePerList(issues: readonly Issue[]): Issue[] {
  const told = new Set<string>();
  return issues.filter((issue) => {
    const { path, input } = issue;
    if (issue.code !== "invalid_type" || issue.expected !== "object" || typeof input !== "string" || typeof path.at(-1) !== "number")
      return true;
    const list = path.slice(0, -1).join(".");
    return told.has(list) ? false : told.add(list);
  });
}

/** A key that is missing because it is mistyped is said once: at what was written. */
function withoutMistyped(issues: readonly Issue[]): Issue[] {
  return issues.filter(({ code, path, input }) => {
    if (code !== "invalid_type" || input !== undefined) return true;
    const [holder, key] = [path.slice(0, -1).join("."), String(path.at(-1))];
    return !issues.some(
      (other) => other.code === "unrecognized_keys" && other.path.join(".") === holder && other.keys.some((own) => nearest(own, [key])),
    );
  });
}

/** What is left when each misfit is cut out: first the value alone, then, if that is not enough, ever more of what holds it. */
function salvage(schema: z.ZodObject, raw: Record<string, unknown>): Record<string, unknown> {
  const partial = schema.partial();
  const rest = structuredClone(raw);
  for (let outwards = 0; outwards < 4; outwards++) {
    const read = partial.safeParse(rest);
    if (read.success) return read.data;
    cutAll(
      rest,
      read.error.issues.flatMap(ofChoice).flatMap((issue) => cutsOf(issue, outwards)),
    );
  }
  return {};
}

/** An entry of a list goes as a whole; an unknown key by itself. */
function cutsOf(issue: Issue, outwards: number): Path[] {
  const path = issue.path as (string | number)[];
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => [...path, key]);
  const entry = path.findIndex((part) => typeof part === "number");
  return [entry >= 0 ? path.slice(0, entry + 1) : path.slice(0, Math.max(1, path.length - outwards))];
}

/** Cuts all places at once: a list is closed up only at the end, so that positions keep their meaning. */
function cutAll(value: Record<string, unknown>, paths: Path[]): void {
  const dropped = new Map<unknown[], Set<number>>();
  for (const path of paths) {
    const holder = path.slice(0, -1).reduce<unknown>((at, part) => (at as Record<string | number, unknown> | undefined)?.[part], value);
    const last = path.at(-1) as string | number;
    if (Array.isArray(holder)) dropped.set(holder, (dropped.get(holder) ?? new Set()).add(last as number));
    else if (typeof holder === "object" && holder !== null) delete (holder as Record<string, unknown>)[last];
  }
  for (const [list, indexes] of dropped) list.splice(0, list.length, ...list.filter((_, index) => !indexes.has(index)));
}

function problemsOf(issue: Issue, schema: z.ZodObject, places: SchemaPlaces): Problem[] {
  const path = issue.path as (string | number)[];
  const [top] = path;
  const problems =
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => keyProblem(key, issue, schema, places))
      : [issue.code === "invalid_key" ? keyFormProblem(issue.issues, path, places) : valueProblem(issue, path, schema, places)];
  return top === undefined ? problems : problems.map((problem) => ({ ...problem, leftOut: String(top) }));
}

function keyProblem(key: string, { path: where, input, keys }: UnknownKeys, schema: z.ZodObject, places: SchemaPlaces): Problem {
  const path = where as (string | number)[];
  const known = knownKeys(schema, path);
  const guess = nearest(key, known);
  const isMeant = guess !== undefined && !Object.hasOwn(input ?? {}, guess) && keys.find((own) => nearest(own, known) === guess) === key;
  const all = known.join(", ");
  const at = places.locateKey([...path, key]);
  return {
    kind: "frontMatter",
    at,
    key: `key ${[...path, key].join(".")}`,
    message: { en: `“${key}” is not a key known here.`, id: `“${key}” bukan kunci yang dikenal di sini.` },
    ...(isMeant && { slip: { edit: { at, text: guess } } }),
    fix: guess
      ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
      : { en: `Known here: ${all}.`, id: `Yang dikenal di sini: ${all}.` },
  };
}

/** A key that may be chosen freely, but not like this. */
function keyFormProblem(issues: readonly Issue[], path: Path, places: SchemaPlaces): Problem {
  const key = String(path.at(-1));
  const expected = issues[0] === undefined ? undefined : issueTexts(issues[0]);
  const fix = places.hintOf?.(path, key);
  return {
    kind: "frontMatter",
    at: places.locateKey(path),
    key: `key ${path.join(".")}`,
    message: { en: `The key “${key}” ${expected?.en ?? ""}.`, id: `Kunci “${key}” ${expected?.id ?? ""}.` },
    ...(fix ? { fix } : {}),
  };
}

function valueProblem(issue: Issue, path: Path, schema: z.ZodObject, places: SchemaPlaces): Problem {
  const name = describePath(path);
  const missing = issue.code === "invalid_type" && issue.input === undefined;
  const written = places.sourceOf?.(path);
  const bare = bareKind(issue);
  const quoted = bare && (written ?? String(issue.input));
  const isFit = quoted !== undefined && schemasAt(schema, path).some((end) => end.safeParse(quoted).success);
  const at = places.locate(path);
  if (issue.input === null) return emptyProblem(path, places.commentOf?.(path), at);
  return {
    kind: "frontMatter",
    at,
    key: `value ${path.join(".")}`,
    message: missing
      ? missingText(name)
      : bare && isFit && issue.message !== "is not written in quotes, as printed"
        ? bareText(name, written, { kind: bare, read: issue.input })
        : unfitText(name, issue, written),
    ...fixOf(issue, path, { places, bare: isFit ? quoted : undefined }),
    ...(isFit && written !== undefined && readsAs(written, issue.input) ? { edit: { at, text: `"${written}"` } } : {}),
  };
}

/** What to write instead: in quotes, the word that is nearest, or an example. */
function fixOf(issue: Issue, path: Path, { places, bare }: { places: SchemaPlaces; bare: string | undefined }): { fix?: LocalText } {
  if (bare !== undefined) return { fix: quoteText(bare, issue.input) };
  const guess =
    issue.code === "invalid_value" && typeof issue.input === "string" ? nearest(issue.input, issue.values.map(String)) : undefined;
  if (guess !== undefined) return { fix: { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` } };
  const hint = places.hintOf?.(path, issue.input);
  return hint ? { fix: hint } : {};
}

function missingText(name: string): LocalText {
  return { en: `“${name}” is missing.`, id: `“${name}” tidak ada.` };
}

function unfitText(name: string, issue: Issue, written: string | undefined): LocalText {
  const shown = written ?? (typeof issue.input === "object" || issue.input === undefined ? undefined : String(issue.input));
  const value =
    shown === undefined ? { en: "", id: "" } : { en: `, here “${shown.slice(0, 60)}”,`, id: `, di sini “${shown.slice(0, 60)}”,` };
  const expected = issueTexts(issue);
  return { en: `“${name}”${value.en} ${expected.en}.`, id: `“${name}”${value.id} ${expected.id}.` };
}

/** False where a key is written twice: then what stands at the first is not what was read. */
function readsAs(written: string, value: unknown): boolean {
  return typeof value === "boolean" ? written.toLowerCase() === String(value) : Number(written.replaceAll("_", "")) === Number(value);
}

const quotable: ReadonlySet<string> = new Set(["is not a text", "is not written in quotes, as printed"]);

/** What YAML takes a value for that was meant as a text: “8.10” is a number to it, “no” and “true” are answers. */
function bareKind(issue: Issue): LocalText | undefined {
  if (issue.code !== "invalid_type" || issue.expected !== "string") return undefined;
  // A day or a time in quotes is still none.
  if (indonesian[issue.message] !== undefined && !quotable.has(issue.message)) return undefined;
  if (typeof issue.input === "number" || typeof issue.input === "bigint") return { en: "a number", id: "bilangan" };
  if (typeof issue.input === "boolean") return { en: "true or false", id: "benar atau salah" };
  return issue.input instanceof Date ? { en: "a date", id: "tanggal" } : undefined;
}

function bareText(name: string, written: string | undefined, { kind, read }: { kind: LocalText; read: unknown }): LocalText {
  const shown = written === undefined ? "" : ` “${written.slice(0, 60)}”`;
  const value = String(read) === written || typeof read === "boolean" ? "" : ` ${read}`;
  return {
    en: `“${name}” is a text, but YAML reads${shown} as ${value === "" ? kind.en : `the number${value}`}; expected it in quotes.`,
    id: `“${name}” adalah teks, tetapi YAML membaca${shown} sebagai ${kind.id}${value}; yang diharapkan di antara tanda kutip.`,
  };
}

/** Nothing stands there, or what begins with “#”: all of that is a comment. */
function emptyProblem(path: Path, comment: string | undefined, at: Range): Problem {
  const name = describePath(path);
  const key = `value ${path.join(".")}`;
  const quoted = JSON.stringify(comment?.slice(0, 60));
  if (comment === undefined)
    return {
      kind: "frontMatter",
      at,
      key,
      message: { en: `“${name}” has no value.`, id: `“${name}” tidak bernilai.` },
      fix: { en: "Write its value, or delete it.", id: "Tulis nilainya, atau hapus." },
    };
  return {
    kind: "frontMatter",
    at: { start: at.start, end: { ...at.start, column: at.start.column + comment.length } },
    key,
    message: {
      en: `“${name}” has no value: ${quoted} is a comment to YAML.`,
      id: `“${name}” tidak bernilai: bagi YAML ${quoted} adalah komentar.`,
    },
    fix: { en: `Put it in quotes: ${quoted}.`, id: `Tulis di antara tanda kutip: ${quoted}.` },
  };
}

function quoteText(written: string, input: unknown): LocalText {
  const isOther = typeof input === "number" && String(input) !== written;
  return {
    en: `Put it in quotes: "${written}".${isOther ? ` Without them YAML reads ${input}.` : ""}`,
    id: `Tulis di antara tanda kutip: "${written}".${isOther ? ` Tanpa itu YAML membaca ${input}.` : ""}`,
  };
}

/** `records.2.no` as a reader counts: `records[3].no`. */
function describePath(path: Path): string {
  return path.map((part, index) => (typeof part === "number" ? `[${part + 1}]` : index === 0 ? part : `.${part}`)).join("");
}
