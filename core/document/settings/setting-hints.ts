import { defaultTypes } from "../../../schemas/default-types.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import { nearest } from "../words/nearest.ts";
import type { Path } from "../yaml/schema-path.ts";

/** For each place in `library.yaml`, by its keys (`*` is any): what could stand there, as an example. */
const examples: Readonly<Record<string, string>> = {
  organisation: "organisation: Acme Components Ltd",
  language: "language: en",
  timeZone: "timeZone: Asia/Jakarta",
  code: 'code: { pattern: "{type}-{number}", digits: 2 }',
  "code.*": '{ pattern: "{type}-{number}", digits: 2 }',
  "code.types": "types: [SOP, WI]",
  "code.parts": "parts: { dept: [QA, PRD] }",
  "code.parts.*": "dept: [QA, PRD]",
  "code.digits": "digits: 3",
  revision: 'revision: { first: "00", digits: 2 }',
  "revision.first": 'first: "00"',
  "revision.style": "style: letter",
  "revision.digits": "digits: 2",
  sectionNumbers: "sectionNumbers: present",
  rc: 'rc: { pattern: "{code}_R{step}" }',
  "rc.pattern": 'pattern: "{code}_R{step}"',
  roles: "roles: { prepared: Prepared by, approved: Approved by }",
  "roles.*": "prepared: Prepared by",
  types: "types: { P: { name: Procedure, approvals: [prepared, approved], sections: [] } }",
  "types.*": "P: { name: Procedure, approvals: [prepared, approved], sections: [] }",
  "types.*.name": "name: Procedure",
  "types.*.approvals": "approvals: [prepared, checked, approved]",
  "types.*.holders": "holders: { approved: [QMR] }",
  "types.*.holders.*": "approved: [QMR]",
  "types.*.apart": "apart: [[prepared, approved]]",
  "types.*.apart.*": "[prepared, approved]",
  "types.*.reviewEvery": "reviewEvery: 24 months",
  "types.*.keepSuperseded": "keepSuperseded: 5 years",
  "types.*.sections": "sections: [{ id: purpose, name: Purpose, from: text }]",
  "types.*.sections.*": "{ id: purpose, name: Purpose, from: text }",
  "types.*.sections.*.id": "id: purpose",
  "types.*.sections.*.name": "name: Purpose",
  "types.*.sections.*.from": "from: text",
  "types.*.sections.*.required": "required: true",
  "types.*.sections.*.accepts": "accepts: [W]",
  retention: "retention: { events: [Selama PKS] }",
  "retention.events": "events: [Selama PKS]",
  external: "external: [{ code: QC-01, title: Call standard, heldBy: QC }]",
  "external.*": "{ code: QC-01, title: Call standard, heldBy: QC }",
  people: "people: [{ name: Ann Ab, position: QMR, signer: ann@example.org }]",
  "people.*": "{ name: Ann Ab, position: QMR, signer: ann@example.org }",
  acts: "acts: { withdraw: [Deputy QMR], correct: [Document controller] }",
  settings: "settings: { approvals: [approved] }",
  abbreviations: "abbreviations: [SOP, KPI]",
  search: "search: { synonyms: [[modem, router], [pindah alamat, relokasi]] }",
  portal: 'portal: { layout: house, accent: "#1b5e8a" }',
  rules: "rules: { SOP607: off }",
};

/**
 * What to write in `library.yaml` instead of a value or key that does not fit.
 * @param raw the settings as written
 */
export function settingHints(raw: Readonly<Record<string, unknown>>): (path: Path, input: unknown) => LocalText | undefined {
  return (written, input) => {
    // One pattern of several is written as one alone.
    const path = written[0] === "code" && typeof written[1] === "number" && written.length > 2 ? ["code", ...written.slice(2)] : written;
    const place = path.join(".");
    if (place === "code.pattern" && typeof input === "string") return patternHint(input, typesOf(raw), partsOf(raw));
    if (path[0] === "code" && path.length < 3 && typeof input === "string" && typeof path[1] !== "string") return codeHint(input, path);
    if (path[1] === "parts" && path.length === 3 && typeof input === "string") return writeHint(`${String(path[2])}: [${input}]`);
    if (place === "revision" && (typeof input === "string" || typeof input === "number"))
      return writeHint(`revision: { first: "${input}" }`);
    if (path[0] === "roles" && path.length === 2 && input === path[1]) return roleHint(String(path[1]));
    const example = exampleAt(path) ?? exampleAt(path.slice(0, -1));
    if (path[0] === "types" && path[2] === "name" && input === undefined && String(path[1]) in defaultTypes)
      return wholeTypeHint(String(path[1]));
    return example === undefined ? undefined : { en: `Write, for example: ${example}`, id: `Tulis, misalnya: ${example}` };
  };
}

/** A built-in type of which a part alone was to be changed. */
function wholeTypeHint(letter: string): LocalText {
  const example = examples["types.*.name"];
  return {
    en: `What stands under types takes the place of the built-in types whole; nothing of the built-in ${letter} is added to it. Write all of it: its name (${example}), approvals and sections; or leave types out.`,
    id: `Yang tertulis di bawah types menggantikan semua jenis bawaan seutuhnya; tidak ada isi ${letter} bawaan yang ditambahkan. Tulis semuanya: namanya (${example}), approvals, dan sections; atau hapus types.`,
  };
}

function exampleAt(path: Path): string | undefined {
  return Object.entries(examples).find(([place]) => {
    const parts = place.split(".");
    return parts.length === path.length && parts.every((part, index) => part === "*" || part === path[index]);
  })?.[1];
}

/** The letters of the types a library has, as written or by default. */
function typesOf(raw: Readonly<Record<string, unknown>>): string[] {
  const types = raw["types"];
  return Object.keys(typeof types === "object" && types !== null && !Array.isArray(types) ? types : defaultTypes);
}

/** The values each part of a code may take, as written. */
function partsOf({ code }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const parts = (code as { parts?: unknown } | undefined)?.parts;
  return typeof parts === "object" && parts !== null ? (parts as Record<string, unknown>) : {};
}

function patternHint(pattern: string, types: readonly string[], parts: Record<string, unknown>): LocalText {
  const whole = mendedPattern(pattern, types, parts);
  return {
    en: `Write “${whole}”: {number} stands for a document's number, {type} for the letters of its type (${types.join(", ")}, the keys of types).`,
    id: `Tulis “${whole}”: {number} mewakili nomor dokumen, {type} huruf jenisnya (${types.join(", ")}, kunci pada types).`,
  };
}

/** A pattern that writes a type or a number out, or mistypes its place-holder, with that instead; the number it must have. */
export function mendedPattern(pattern: string, types: readonly string[], parts: Readonly<Record<string, unknown>>): string {
  const missing = new Set(["type", "number"].filter((name) => !pattern.includes(`{${name}}`)));
  const mended = pattern.split(/(\{[^}]*\}|[^\p{L}\p{N}{}]+)/u).map((piece) => {
    const name = /^\{(.*)\}$/.exec(piece)?.[1];
    const meant =
      name !== undefined
        ? Object.hasOwn(parts, name)
          ? undefined
          : nearest(name, missing)
        : types.includes(piece)
          ? "type"
          : /^(?:\d+|[NX#]+)$/i.test(piece)
            ? "number"
            : undefined;
    return meant !== undefined && missing.delete(meant) ? `{${meant}}` : piece;
  });
  const needsType = missing.has("type") && types.length > 1;
  return `${needsType ? "{type}-" : ""}${mended.join("")}${missing.has("number") ? "-{number}" : ""}`;
}

function writeHint(text: string): LocalText {
  return { en: `Write ${text}`, id: `Tulis ${text}` };
}

/** A code, or a pattern by itself, where a pattern is asked for. */
function codeHint(code: string, path: Path): LocalText {
  if (code.includes("{")) return writeHint(`${path.length === 1 ? "code: " : ""}{ pattern: "${code}" }`);
  return {
    en: `Write its pattern, for example: ${examples["code"]}. What the pattern of “${code}” is, sop init --dry-run --code ${code} says.`,
    id: `Tulis polanya, misalnya: ${examples["code"]}. Pola “${code}” disebutkan oleh sop init --dry-run --code ${code}.`,
  };
}

function roleHint(written: string): LocalText {
  const id = written
    .toLowerCase()
    .replace(/[^a-z\d_-]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  const role = id === "" ? "approved" : id;
  return {
    en: `Write ${role} here and wherever the role is named (approvals, holders, apart): the id is for files and commands; what is printed stands behind it.`,
    id: `Tulis ${role} di sini dan di setiap tempat peran itu disebut (approvals, holders, apart): id dipakai di berkas dan perintah; yang tercetak ada di belakangnya.`,
  };
}
