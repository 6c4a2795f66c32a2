import { isSpoken } from "../../../languages/index.ts";
import { defaultTypes } from "../../../schemas/default-types.ts";
import {
  type CodePattern,
  type DocumentType,
  type LibrarySettings,
  librarySettings,
  type SectionType,
} from "../../../schemas/library-settings.ts";
import type { Language, LocalText } from "../../../schemas/local-text.ts";
import { type CodeGuess, guessCodes } from "../../acts/start/guess-codes.ts";
import { counted } from "../../document/words/counted.ts";
import { escapeRegExp } from "../../document/words/escape.ts";
import { fold } from "../../document/words/fold.ts";
import type { RoleName } from "../names.ts";
import { languageName } from "../source-language.ts";
import type { SeenDocument } from "./seen-document.ts";

/** One choice of a proposal, and how many documents speak for it. */
export interface Choice {
  text: LocalText;
  /** Documents that say so, of those that say anything of it. */
  speaking: number;
  of: number;
}

/** A library as its documents show it. */
export interface Proposal {
  settings: Pick<LibrarySettings, "organisation" | "language" | "code" | "revision" | "types" | "roles" | "rules">;
  people: { name: string; position: string }[];
  choices: Choice[];
  /** What no document says and a library must. */
  asked: LocalText[];
  /** Documents that don't fit, and why. */
  misfits: { file: string; why: LocalText }[];
}

const ROLES: readonly RoleName[] = ["prepared", "checked", "approved"];
const usualRoles = librarySettings.parse({ organisation: "–" }).roles;
/** A section is a type's own when this share of its documents has it. */
const USUAL_SHARE = 0.3;

/** Proposes a library's settings from what its documents say; nothing is chosen that none of them says, but for what every library needs. */
export function proposeLibrary(seen: readonly SeenDocument[]): Proposal {
  const choices: Choice[] = [];
  const misfits: Proposal["misfits"] = [];
  const usual = librarySettings.parse({ organisation: "–" });
  for (const { file, code } of seen)
    if (code === undefined) misfits.push({ file, why: { en: "names no code", id: "tidak menyebut kode" } });
  const language = mostOf(seen.map((one) => one.language).filter(isSpoken)) ?? usual.language;
  choices.push(
    spoken({ en: `language ${language}`, id: `bahasa ${language}` }, seen.filter((one) => one.language === language).length, seen.length),
  );
  const headlines = seen.flatMap(({ headline }) => headline ?? []);
  const organisation = mostOf(headlines) ?? "…";
  const asked: LocalText[] = [];
  for (const code of ranked(seen.map((one) => one.language).filter((one) => !isSpoken(one)))) {
    const files = seen.filter((one) => one.language === code).length;
    const name = languageName(code);
    asked.push({
      en: `${counted(files, "document")} in ${name.en}: brought in with “language: ${code}”; what their sections are called is known as far as library.yaml has it`,
      id: `${files} dokumen dalam bahasa ${name.id}: dibawa masuk dengan “language: ${code}”; nama bagiannya dikenal sejauh tertulis di library.yaml`,
    });
  }
  if (headlines.length === 0)
    asked.push({
      en: "organisation: no page header names one. Write its name in library.yaml, where “…” stands",
      id: "organisasi: tidak disebut pada kepala halaman. Tulis namanya di library.yaml, menggantikan “…”",
    });
  else
    choices.push(
      spoken(
        { en: `organisation “${organisation}”, by page headers`, id: `organisasi “${organisation}”, menurut kepala halaman` },
        headlines.filter((line) => line === organisation).length,
        seen.length,
      ),
    );
  const guess = codesOf(seen, choices, misfits);
  const revision = revisionOf(seen, choices);
  const types = typesOf(seen, { guess, language }, choices);
  return {
    settings: { organisation, language, code: guess.code, revision, types, roles: usual.roles, rules: rulesOf(seen, choices) },
    people: peopleOf(seen, choices),
    choices,
    asked,
    misfits,
  };
}

function spoken(text: LocalText, speaking: number, of: number): Choice {
  return { text, speaking, of };
}

/** The pattern most codes are made by; the codes of other forms are told, not forced into it. */
function codesOf(seen: readonly SeenDocument[], choices: Choice[], misfits: Proposal["misfits"]): CodeGuess {
  const own = seen.flatMap(({ file, code }) => (code === undefined ? [] : [{ file, code }]));
  const forms = new Map<string, typeof own>();
  for (const one of own) forms.set(formOf(one.code), [...(forms.get(formOf(one.code)) ?? []), one]);
  const [most = []] = [...forms.values()].sort((a, b) => b.length - a.length);
  const form = most[0] === undefined ? undefined : formOf(most[0].code);
  const mentioned = [...new Set(seen.flatMap((one) => one.mentioned))].filter((code) => formOf(code) === form).sort();
  const guess = guessed([...most.map(({ code }) => code), ...mentioned]) ?? guessed(most.map(({ code }) => code));
  if (!guess) return { code: librarySettings.parse({ organisation: "–" }).code, letters: {}, parts: {} };
  const pattern = [guess.code].flat()[0] as CodePattern;
  choices.push(
    spoken(
      { en: `codes such as ${most[0]?.code}: ${pattern.pattern}`, id: `kode seperti ${most[0]?.code}: ${pattern.pattern}` },
      most.length,
      seen.length,
    ),
  );
  for (const { file, code } of own)
    if (!most.some((one) => one.file === file))
      misfits.push({ file, why: { en: `its code ${code} is made otherwise`, id: `kodenya ${code} dibuat dengan cara lain` } });
  return guess;
}

function guessed(examples: readonly string[]): CodeGuess | undefined {
  try {
    return examples.length === 0 ? undefined : guessCodes([...new Set(examples)]);
  } catch {
    // What can't be one scheme is tried with fewer examples.
    return undefined;
  }
}

/** How a code is made, whatever it names: letters as A, digits as so many 9. */
function formOf(code: string): string {
  return code.replace(/[A-Za-z]+/g, "A").replace(/\d/g, "9");
}

function revisionOf(seen: readonly SeenDocument[], choices: Choice[]): LibrarySettings["revision"] {
  const all = seen.flatMap(({ revisions }) => revisions);
  const styles = all.map((text) => (/^\d+$/.test(text) ? "number" : /^[A-Z]{1,2}$/.test(text) ? "letter" : "label"));
  const style = mostOf(styles) ?? "number";
  const fitting = all.filter((_, index) => styles[index] === style).sort();
  const digits = style === "number" ? Math.min(4, Number(mostOf(fitting.map((text) => String(text.length))) ?? 2)) : 2;
  const numbers = fitting.map(Number);
  const first = style === "number" ? String(Math.min(1, ...numbers)).padStart(digits, "0") : (fitting[0] ?? "A");
  choices.push(
    spoken(
      {
        en: `revisions ${style === "label" ? "are labels" : `from ${first} on`}`,
        id: `revisi ${style === "label" ? "berupa label" : `mulai ${first}`}`,
      },
      seen.filter(({ revisions }) => revisions.some((text) => fitting.includes(text))).length,
      seen.length,
    ),
  );
  return { style, first: first as LibrarySettings["revision"]["first"], digits };
}

interface TypeFrame {
  guess: CodeGuess;
  language: Language;
}

/** The types that codes show, those of documents first; a type of which only codes are seen has the default's sections. */
function typesOf(seen: readonly SeenDocument[], { guess, language }: TypeFrame, choices: Choice[]): LibrarySettings["types"] {
  const form = typeForm([guess.code].flat()[0]?.pattern ?? "");
  const letterOf = (code: string | undefined) => (code === undefined ? undefined : form.exec(code)?.groups?.["type"]);
  const own = seen.flatMap(({ code }) => letterOf(code) ?? []);
  const cited = seen.flatMap(({ mentioned }) => mentioned.flatMap((code) => letterOf(code) ?? []));
  const letters = [...new Set([...ranked(own), ...ranked(cited)])];
  if (letters.length === 0) return defaultsAsTypes();
  const kinds = Object.fromEntries(Object.entries(guess.letters).map(([kind, letter]) => [letter, kind]));
  const { P, W, S, F } = defaultsAsTypes();
  const standard = { procedure: P, instruction: W, standard: S, form: F } as Record<string, DocumentType>;
  const types: Record<string, DocumentType> = {};
  for (const letter of letters) {
    const of = seen.filter(({ code }) => letterOf(code) === letter);
    const model = standard[kinds[letter] ?? "procedure"] as DocumentType;
    const roles = ROLES.filter((role) => of.filter(({ approvals }) => approvals[role]).length * 2 > of.length);
    const parsed = librarySettings.parse({
      organisation: "–",
      types: { [letter]: { ...model, sections: sectionsOf(of, model.sections, language, letter, choices) } },
    }).types[letter] as DocumentType;
    types[letter] =
      roles.length === 0
        ? parsed
        : { ...parsed, approvals: roles, apart: parsed.apart.filter((pair) => pair.every((role) => roles.includes(role as RoleName))) };
    const signing = types[letter].approvals;
    const named = (reader: "en" | "id") => signing.map((role) => usualRoles[role]?.[reader] ?? role).join(", ");
    const isUsual = of.length === 0 ? { en: "only cited; as usual, ", id: "hanya dirujuk; seperti biasanya " } : { en: "", id: "" };
    choices.push(
      spoken(
        {
          en: `type ${letter}: ${model.name.en}, ${isUsual.en}signatures: ${named("en")}`,
          id: `jenis ${letter}: ${model.name.id}, ${isUsual.id}tanda tangan: ${named("id")}`,
        },
        of.length,
        seen.length,
      ),
    );
  }
  return accepting(types, kinds);
}

function defaultsAsTypes(): LibrarySettings["types"] {
  return librarySettings.parse({ organisation: "–" }).types;
}

/** Where a code made by a pattern has its type. */
function typeForm(pattern: string): RegExp {
  const parts = pattern.split(/(\{\w+\})/).map((part) => {
    if (part === "{type}") return "(?<type>[A-Z]+)";
    if (part === "{number}") return "\\d+";
    return /^\{/.test(part) ? "[A-Za-z0-9]+" : escapeRegExp(part);
  });
  return new RegExp(`^${parts.join("")}$`);
}

/** Sections that list documents take the types that are such. */
function accepting(types: Record<string, DocumentType>, kinds: Readonly<Record<string, string>>): LibrarySettings["types"] {
  const of = (...wanted: string[]) => Object.keys(types).filter((letter) => wanted.includes(kinds[letter] ?? ""));
  const accepts = { workInstructions: of("instruction"), records: of("form", "standard") } as const;
  return Object.fromEntries(
    Object.entries(types).map(([letter, type]) => [
      letter,
      {
        ...type,
        sections: type.sections.map(({ accepts: _, ...section }) => {
          const taken = accepts[section.from as keyof typeof accepts] ?? [];
          return taken.length > 0 ? { ...section, accepts: taken } : section;
        }),
      },
    ]),
  );
}

/** A type's sections as its documents have them: their usual names, in their usual order; the change log is always one. */
function sectionsOf(
  of: readonly SeenDocument[],
  model: readonly SectionType[],
  language: Language,
  letter: string,
  choices: Choice[],
): SectionType[] {
  const found = new Map<string, { places: number[]; names: string[]; meaning: string | undefined }>();
  for (const { sections } of of)
    for (const [place, { name, meaning }] of sections.entries()) {
      const key = meaning ?? fold(name);
      const entry = found.get(key) ?? { places: [], names: [], meaning };
      entry.places.push(place / sections.length);
      entry.names.push(name);
      found.set(key, entry);
    }
  const usual = [...found].filter(([, { places }]) => places.length >= of.length * USUAL_SHARE);
  if (usual.length === 0) return [...model];
  usual.sort(([, a], [, b]) => mean(a.places) - mean(b.places));
  const sections = usual.map(([key, { names, meaning, places }]): SectionType => {
    const known = defaultTypes.P.sections.find(({ id }) => id === meaning);
    const name = mostOf(names) ?? key;
    choices.push(spoken({ en: `${letter}: section “${name}”`, id: `${letter}: bagian “${name}”` }, places.length, of.length));
    const otherwise = known?.name ?? { id: name, en: name };
    return {
      id: known?.id ?? idOf(name),
      name: { ...otherwise, [language]: name },
      from: known?.from ?? "text",
      ...(places.length === of.length && known && "required" in known && { required: true }),
    } as SectionType;
  });
  const changes = defaultTypes.P.sections.find(({ from }) => from === "changes") as SectionType;
  return sections.some(({ from }) => from === "changes") ? sections : [...sections, changes];
}

function idOf(name: string): string {
  const words = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .match(/[A-Za-z0-9]+/g) ?? ["section"];
  const [first = "section", ...others] = words.map((word) => word.toLowerCase());
  return [/^\d/.test(first) ? `s${first}` : first, ...others.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join("");
}

/** Rules that ask for what none of the documents knows are off. */
function rulesOf(seen: readonly SeenDocument[], choices: Choice[]): LibrarySettings["rules"] {
  const asked = [
    { rule: "SOP504", has: "hasRc", name: { en: "codes of steps (RC)", id: "kode langkah (RC)" } },
    { rule: "SOP506", has: "hasKpi", name: { en: "KPIs of steps", id: "KPI langkah" } },
  ] as const;
  const off = asked.filter(({ has }) => seen.length > 0 && seen.every((one) => !one[has]));
  for (const { rule, name } of off)
    choices.push(
      spoken(
        { en: `no document knows ${name.en}: ${rule} off`, id: `tidak ada dokumen yang mengenal ${name.id}: ${rule} mati` },
        seen.length,
        seen.length,
      ),
    );
  return Object.fromEntries(off.map(({ rule }) => [rule, "off"])) as LibrarySettings["rules"];
}

function peopleOf(seen: readonly SeenDocument[], choices: Choice[]): Proposal["people"] {
  const people = seen.flatMap(({ approvals }) =>
    Object.values(approvals).flatMap(({ name, position }) => (name && position ? [{ name, position }] : [])),
  );
  const keys = people.map(({ name, position }) => `${name}\n${position}`);
  return ranked(keys).map((key) => {
    const [name = "", position = ""] = key.split("\n");
    choices.push(
      spoken(
        { en: `${name}, ${position}, signs`, id: `${name}, ${position}, menandatangani` },
        keys.filter((one) => one === key).length,
        seen.length,
      ),
    );
    return { name, position };
  });
}

/** What occurs, most often first; what occurs equally often by the alphabet. */
function ranked(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([text]) => text);
}

function mostOf<T extends string>(texts: readonly T[]): T | undefined {
  return ranked(texts)[0] as T | undefined;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
