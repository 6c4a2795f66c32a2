import { pick } from "../../languages/language.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import type { SectionType } from "../../schemas/library-settings.ts";
import type { Language } from "../../schemas/local-text.ts";
import type { CompiledPattern } from "../document/codes/code-pattern.ts";
import { folderName } from "../document/codes/code-scheme.ts";
import { firstRevision } from "../document/codes/revision-order.ts";
import type { ReadingContext } from "../document/read-document.ts";
import { fieldNames } from "../document/steps/field-names.ts";
import { nearest } from "../document/words/nearest.ts";
import type { Library } from "../library/library.ts";
import { UsageError } from "../usage-error.ts";
import { printYaml } from "./write/edit-yaml.ts";
import { create, type Plan } from "./write/plan.ts";
import { printedLine } from "./write/printed-line.ts";

/** What `sop new` was asked. */
export interface NewDocument {
  /** The type's letter. */
  type: string;
  title: string;
  /** Parts of the code by name, `unit=OCC`; a part with one value needs none. */
  parts: Readonly<Record<string, string>>;
  language: Language;
  /** The library's folder as shown, before the document's. */
  shownRoot: string;
}

/**
 * A draft of a new document: the next number never used, and the sections of its type.
 * @throws UsageError when the title says nothing, there is no such type, or a part of the code is not known
 */
export function planNew(request: NewDocument, library: Library, reading: ReadingContext): Plan {
  const title = printedLine(request.title);
  if (title === "") throw new UsageError({ en: "The title is empty.", id: "Judulnya kosong." });
  const code = nextCode(request, library, reading);
  const path = `${folderName(code)}/draft.md`;
  const shown = request.shownRoot === "" ? path : `${request.shownRoot}/${path}`;
  return {
    operations: [create(path, printDraft(code, { ...request, title }, reading))],
    summary: [{ en: `${code} “${title}” is begun in ${shown}.`, id: `${code} “${title}” dimulai di ${shown}.` }],
    next: [
      {
        en: `Write it, and see with sop check ${code} what is missing.`,
        id: `Tulislah isinya, dan lihat yang masih kurang dengan sop check ${code}.`,
      },
    ],
    message: `${code}: begin “${title}”`,
  };
}

/**
 * Numbers are counted on from the highest ever used: one that was withdrawn is not given to another document, nor one whose
 * draft can't be read.
 */
function nextCode({ type, parts }: NewDocument, library: Library, { scheme, settings }: ReadingContext): DocumentCode {
  requireType(type, Object.keys(settings.types));
  const pattern = patternFor(type, parts, scheme);
  const chosen = Object.fromEntries(Object.entries(pattern?.parts ?? {}).map(([name, values]) => [name, partOf(name, values, parts)]));
  for (const name of Object.keys(parts)) if (!(name in chosen)) throw noPart(name, Object.keys(chosen));
  const unread = library.files.flatMap(({ folder, unread }) => (unread ? [scheme.codeOfFolder(folder) ?? folder] : []));
  const numbers = [...library.documents.keys(), ...library.external.keys(), ...unread].flatMap((code) => {
    const taken = scheme.parse(code);
    return taken?.type === type && Object.entries(chosen).every(([name, value]) => taken.parts[name] === value) ? [taken.number] : [];
  });
  return scheme.format({ parts: chosen, type, number: Math.max(0, ...numbers) + 1 });
}

/**
 * Of several patterns of a type, the first that knows the parts asked for.
 * @throws UsageError where none of them knows a value
 */
function patternFor(type: string, parts: NewDocument["parts"], { patterns }: ReadingContext["scheme"]) {
  const ofType = patterns.filter(({ types }) => types.includes(type));
  for (const name of Object.keys(parts)) {
    const values = ofType.flatMap((pattern) => pattern.parts[name] ?? []);
    if (values.length > 0) partOf(name, values, parts);
  }
  const knows = (known: CompiledPattern["parts"]) => Object.entries(parts).every(([name, value]) => known[name]?.includes(value));
  return ofType.find((pattern) => knows(pattern.parts)) ?? ofType[0];
}

function requireType(type: string, types: readonly string[]): void {
  if (types.includes(type)) return;
  const guess = types.find((letter) => letter.toLowerCase() === type.toLowerCase());
  throw new UsageError(
    {
      en: `The library has no document type “${type}”; there are ${types.join(", ")}.`,
      id: `Pustaka tidak memiliki jenis dokumen “${type}”; yang ada: ${types.join(", ")}.`,
    },
    guess ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` } : undefined,
  );
}

function partOf(name: string, values: readonly string[], given: Readonly<Record<string, string>>): string {
  const value = given[name] ?? (values.length === 1 ? values[0] : undefined);
  if (value !== undefined && values.includes(value)) return value;
  const list = values.join(", ");
  if (value === undefined) {
    throw new UsageError(
      { en: `The code's part “${name}” may be ${list}; which?`, id: `Bagian “${name}” pada kode dapat berupa ${list}; yang mana?` },
      { en: `Give --part ${name}=${values[0] ?? "…"}.`, id: `Sebutkan --part ${name}=${values[0] ?? "…"}.` },
    );
  }
  const guess = nearest(value, values);
  throw new UsageError(
    {
      en: `“${value}” is no ${name} of the library's codes; there are ${list}.`,
      id: `“${value}” bukan ${name} pada kode pustaka; yang ada: ${list}.`,
    },
    guess ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` } : undefined,
  );
}

function noPart(name: string, names: readonly string[]): UsageError {
  const list = names.length === 0 ? { en: "none", id: "tidak ada" } : { en: names.join(", "), id: names.join(", ") };
  return new UsageError({
    en: `The library's codes have no part “${name}”; its parts: ${list.en}.`,
    id: `Kode pustaka tidak memiliki bagian “${name}”; bagiannya: ${list.id}.`,
  });
}

function printDraft(code: DocumentCode, { type, title, language }: NewDocument, { settings, scheme }: ReadingContext): string {
  const sections = settings.types[type]?.sections ?? [];
  const header = {
    code,
    title,
    revision: firstRevision(settings.revision),
    ...(language === settings.language ? {} : { language }),
    approvals: {},
    ...(sections.some(({ from }) => from === "parties") ? { parties: [] } : {}),
    changes: [{ summary: [pick({ en: "First issue", id: "Terbitan pertama" }, language)] }],
  };
  const body = sections.flatMap((section) => bodyOf(section, language, scheme.formatRc(code, 1)));
  return `---\n${printYaml(header)}---\n${body.map((block) => `\n${block}\n`).join("")}`;
}

/** A section that may be left out begins as intentionally empty; one that is required waits for its text. */
function bodyOf({ name, from, required }: SectionType, language: Language, rc: string): string[] {
  const heading = `## ${pick(name, language)}`;
  if (from === "text") return required ? [heading] : [heading, "-"];
  if (from !== "flows") return [];
  const field = (key: keyof typeof fieldNames) => pick(fieldNames[key], language);
  const [flow, step, end] = pick({ en: ["Main flow", "First step", "end"], id: ["Alur utama", "Langkah pertama", "selesai"] }, language);
  return [
    heading,
    `### ${flow}`,
    `#### 1. ${step}`,
    `- ${field("actor")}:\n- ${field("kpi")}:\n- ${field("rc")}: ${rc}\n- ${field("next")}: ${end}`,
  ];
}
