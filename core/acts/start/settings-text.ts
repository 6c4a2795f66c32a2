import { pick } from "../../../languages/language.ts";
import {
  type CodePattern,
  type LibrarySettings,
  librarySettings,
  type Person,
  type SectionType,
} from "../../../schemas/library-settings.ts";
import type { Language, LocalText } from "../../../schemas/local-text.ts";
import { flowYaml, printYaml, type YamlValue } from "../write/edit-yaml.ts";

/** What of the settings a new library says itself. */
export type StartSettings = Pick<
  LibrarySettings,
  "organisation" | "language" | "timeZone" | "code" | "roles" | "types" | "signatures" | "rules"
> & {
  people: readonly Person[];
  layout: LibrarySettings["portal"]["layout"];
};

const comments = {
  head: {
    id: "Pengaturan pustaka. Kunci yang tidak ditulis memakai bawaan yang cocok untuk ISO 9001.",
    en: "The library's settings. A key that is not written has a default that suits ISO 9001.",
  },
  code: { id: "Kode dokumen, menurut jenis:", en: "Document codes, by type:" },
  roles: { id: "Peran penanda tangan, menurut urutan, sebagaimana tercetak.", en: "Roles that sign, in order, as printed." },
  types: {
    id: "Jenis dokumen menurut huruf pada kodenya: siapa menandatangani, dan bagian-bagiannya dalam urutan cetak.",
    en: "Document types by their letters in the code: who signs, and the sections in printed order.",
  },
  people: {
    id: "Penanda tangan: { name: …, position: …, signer: surel di allowed_signers }. Selama kosong, nama yang diketik tidak dinilai.",
    en: "Who signs: { name: …, position: …, signer: e-mail in allowed_signers }. While empty, typed names are not judged.",
  },
  rules: {
    id: "Aturan yang tidak berlaku di sini; sop explain menjelaskannya.",
    en: "Rules that don't hold here; sop explain says what they are.",
  },
  signatures: {
    id: "Wajibkah tanda tangan digital (SSH) pada persetujuan?",
    en: "Must an approval carry a digital signature (SSH)?",
  },
} as const satisfies Record<string, LocalText>;

/** `library.yaml` of a new library: what it decides itself, with a word on each; defaults are left out. */
export function settingsText(settings: StartSettings): string {
  const { organisation, language, timeZone, code, roles, types, people, signatures, layout, rules } = settings;
  const usual = librarySettings.parse({ organisation });
  const isUsual = (own: unknown, other: unknown) => JSON.stringify(own) === JSON.stringify(other);
  const say = (key: keyof typeof comments) => `# ${pick(comments[key], language)}`;
  const letters = Object.entries(types).map(([letter, { name }]) => `${letter} ${inText(name, language)}`);
  return [
    say("head"),
    printYaml({ organisation, language, timeZone }).trimEnd(),
    "",
    `${say("code")} ${letters.join(", ")}.`,
    ...(Array.isArray(code) ? ["code:", ...code.map((one) => `  - ${patternText(one)}`)] : [`code: ${patternText(code)}`]),
    "abbreviations: [SOP, KPI, RC]",
    ...(isUsual(roles, usual.roles)
      ? []
      : ["", say("roles"), "roles:", ...Object.entries(roles).map(([id, name]) => `  ${id}: ${flowYaml(short(name))}`)]),
    ...(isUsual(types, usual.types)
      ? []
      : ["", say("types"), "types:", ...Object.entries(types).flatMap(([letter, type]) => typeLines(letter, type))]),
    "",
    say("people"),
    ...(people.length === 0 ? ["people: []"] : ["people:", ...people.map((person) => `  - ${flowYaml({ ...person })}`)]),
    ...(signatures === usual.signatures ? [] : ["", say("signatures"), `signatures: ${signatures}`]),
    ...(isUsual(rules, {}) ? [] : ["", say("rules"), `rules: ${flowYaml(rules)}`]),
    ...(layout === usual.portal.layout ? [] : ["", `portal: { layout: ${layout} }`]),
    "",
  ].join("\n");
}

function patternText({ pattern, parts, digits, types }: CodePattern): string {
  return flowYaml({ ...(types && { types }), pattern, ...(Object.keys(parts).length > 0 && { parts }), digits });
}

function typeLines(
  letter: string,
  { name, approvals, holders, apart, reviewEvery, keepSuperseded, sections }: LibrarySettings["types"][string],
): string[] {
  const lines: Record<string, YamlValue | undefined> = {
    name: short(name),
    approvals,
    holders: Object.keys(holders).length === 0 ? undefined : holders,
    apart: apart.length === 0 ? undefined : apart,
    reviewEvery,
    keepSuperseded,
  };
  return [
    `  ${flowYaml(letter)}:`,
    ...Object.entries(lines).flatMap(([key, value]) => (value === undefined ? [] : [`    ${key}: ${flowYaml(value)}`])),
    "    sections:",
    ...sections.map((section) => `      - ${flowYaml(sectionAsWritten(section))}`),
  ];
}

function sectionAsWritten({ id, name, from, required, accepts }: SectionType): YamlValue {
  return { id, name: short(name), from, ...(required && { required }), ...(accepts && { accepts }) };
}

/** A name that is the same in both languages is written once. */
function short(name: LocalText): YamlValue {
  return name.id === name.en ? name.id : { id: name.id, en: name.en };
}

function inText(name: LocalText, language: Language): string {
  return pick(name, language).toLowerCase().replaceAll("sop", "SOP");
}
