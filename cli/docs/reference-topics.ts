import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "@oclif/core";
import { catalogue } from "../../core/rules/find-rule.ts";
import { pick } from "../../languages/language.ts";
import type { Severity } from "../../schemas/finding.ts";
import { type Language, type LocalText, languages } from "../../schemas/local-text.ts";
import { outputForms } from "../../schemas/output.ts";
import { exitStatuses } from "../exit-statuses.ts";
import { schemasFolder } from "../files/shipped-schemas.ts";
import type { Topic } from "./guide-topics.ts";

/** What is made of schemas: topic → file, and its title. */
const schemas = {
  format: { file: "front-matter", title: { en: "Frontmatter of a document", id: "Frontmatter dokumen" } },
  settings: { file: "library", title: { en: "library.yaml: the library's settings", id: "library.yaml: pengaturan pustaka" } },
  events: { file: "events", title: { en: "events.yaml: what happened after issue", id: "events.yaml: yang terjadi setelah terbit" } },
  issued: { file: "issued", title: { en: "issued.yaml: one issue", id: "issued.yaml: satu penerbitan" } },
  records: {
    file: "settings",
    title: { en: "settings/NNN.yaml: settings as approved", id: "settings/NNN.yaml: pengaturan yang ditetapkan" },
  },
  baseline: {
    file: "baseline",
    title: { en: "baseline.yaml: findings accepted for now", id: "baseline.yaml: temuan yang diterima sementara" },
  },
} as const satisfies Record<string, { file: string; title: LocalText }>;

const legend: LocalText = {
  en: "`*`: needed; in brackets what it may be, and after `=` what it is where it is left out. The same as a JSON Schema: `schemas/json` of the package.",
  id: "`*`: wajib; dalam kurung bentuknya, dan setelah `=` nilainya bila tidak ditulis. Sama dengan JSON Schema di `schemas/json/id` paket ini.",
};

/** What of a command its page needs; as oclif's manifest has it, its texts in one language. */
export type ShownCommand = Pick<Command.Loadable, "id" | "summary" | "description" | "args" | "flags" | "examples" | "hidden">;

/** Pages made of schemas, commands and rules: what they say is what the tool does. */
export async function referenceTopics(packageRoot: string, commands: readonly ShownCommand[], language: Language): Promise<Topic[]> {
  const made = Object.entries(schemas).map(async ([name, { file, title }]): Promise<Topic> => {
    const schema = await readSchema(packageRoot, file, language);
    return {
      name,
      title: pick(title, language),
      text: `# ${pick(title, language)}\n\n${pick(legend, language)}\n\n${schemaLines(schema, "", { shared: {}, language }).join("\n")}\n`,
    };
  });
  return [...(await Promise.all(made)), await jsonTopic(packageRoot, language), commandsTopic(commands, language), rulesTopic(language)];
}

const jsonAbout: LocalText = {
  en: "With `--json` a command prints one value on standard output and nothing else; notices go to standard error, and exit statuses stay what they are. A fault has a form of its own. Keys are the same in every language, words are in the one asked for. The same as a JSON Schema: `schemas/json/output.schema.json` of the package, each form under `$defs`. `*`: always there.",
  id: "Dengan `--json` perintah mencetak satu nilai di keluaran baku dan tidak ada yang lain; pemberitahuan ditulis ke keluaran galat, dan status keluar tetap sama. Kesalahan mempunyai bentuk sendiri. Kunci sama di semua bahasa, kata-katanya dalam bahasa yang diminta. Sama dengan JSON Schema di `schemas/json/id/output.schema.json` paket ini, tiap bentuk di bawah `$defs`. `*`: selalu ada.",
};
const ofEveryCommand: LocalText = { en: "Of every command.", id: "Dari setiap perintah." };
const listOf: LocalText = { en: "A list, of each:", id: "Daftar, masing-masing:" };
const plainly: LocalText = { en: "As a whole:", id: "Seluruhnya:" };

/** What each command prints with `--json`. */
async function jsonTopic(packageRoot: string, language: Language): Promise<Topic> {
  const title = pick({ en: "JSON output of every command", id: "Keluaran JSON setiap perintah" }, language);
  const { $defs = {} } = await readSchema(packageRoot, "output", language);
  const forms = Object.entries(outputForms).map(([name, form]) => {
    const schema = $defs[name] ?? {};
    const of =
      form.commands.length === 0 ? pick(ofEveryCommand, language) : form.commands.map((command) => `\`sop ${command}\``).join(", ");
    const lines = schemaLines(schema, "", { shared: $defs, language });
    const whole = lines.length === 0 ? `${pick(plainly, language)} ${kindOf(schema, { shared: $defs, language })}` : "";
    const head = schema.type === "array" && lines.length > 0 ? pick(listOf, language) : whole;
    return [
      `## ${pick(form.title, language)} (\`${name}\`)`,
      of,
      ...(head === "" ? [] : [head]),
      ...(lines.length === 0 ? [] : [lines.join("\n")]),
    ];
  });
  return {
    name: "json",
    title,
    text: `# ${title}\n\n${pick(jsonAbout, language)}\n\n${forms.map((parts) => parts.join("\n\n")).join("\n\n")}\n`,
  };
}

async function readSchema(packageRoot: string, name: string, language: Language): Promise<Schema> {
  return JSON.parse(await readFile(join(schemasFolder(packageRoot, language), `${name}.schema.json`), "utf8")) as Schema;
}

interface Schema {
  description?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  $ref?: string;
  $defs?: Record<string, Schema>;
}

/** What a schema is shown with. */
interface Showing {
  shared: Readonly<Record<string, Schema>>;
  language: Language;
}

/** What JSON calls kinds, in readers' words. */
const kinds: Readonly<Record<string, LocalText>> = {
  string: { en: "text", id: "teks" },
  integer: { en: "whole number", id: "bilangan bulat" },
  number: { en: "number", id: "bilangan" },
  boolean: { en: "true or false", id: "true atau false" },
  object: { en: "keys as below", id: "kunci di bawah" },
};
const anything: LocalText = { en: "anything", id: "apa pun" };

/** What a schema's keys are: name, what each may be, its default, what it means. */
function schemaLines(schema: Schema, indent: string, showing: Showing): string[] {
  // A form within itself is said once.
  if (schema.$ref !== undefined) return indent.length > 4 ? [] : schemaLines(resolved(schema, showing), indent, showing);
  if (isTextByLanguage(schema)) return [];
  const { oneOf = [], anyOf = [] } = schema;
  const variants = oneOf.length > 1 && oneOf.every(({ properties }) => properties) ? variantLines(oneOf, indent, showing) : undefined;
  const below = [schema.items, typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined];
  const others = [...below, ...anyOf, ...(variants ? [] : oneOf)].filter((inner) => inner !== undefined);
  // One value or a list of such: its keys are said once.
  const inside = new Set(others.map((inner) => schemaLines(inner, indent, showing).join("\n")));
  return [...keyLines(schema, indent, showing), ...(variants ?? []), ...[...inside].filter((text) => text !== "")];
}

/** One line a key, its keys below it. */
function keyLines({ properties = {}, required = [] }: Schema, indent: string, showing: Showing): string[] {
  return Object.entries(properties).flatMap(([key, inner]) => {
    const isNeeded = required.includes(key) && inner.default === undefined;
    const usual = inner.default === undefined || typeof inner.default === "object" ? "" : ` = ${JSON.stringify(inner.default)}`;
    const meaning = inner.description === undefined ? "" : `: ${inner.description}`;
    return [
      `${indent}- \`${key}\`${isNeeded ? " *" : ""} (${kindOf(inner, showing)}${usual})${meaning}`,
      ...schemaLines(inner, `${indent}  `, showing),
    ];
  });
}

/** Of several forms, told apart by a key: the keys of all of them, then each form with its own below it. */
function variantLines(variants: readonly Schema[], indent: string, showing: Showing): string[] {
  const [first = {}] = variants;
  const texts = variants.map(({ properties = {} }) => properties);
  const shared = Object.keys(first.properties ?? {}).filter((key) => new Set(texts.map((own) => JSON.stringify(own[key]))).size === 1);
  const part = ({ properties = {}, ...rest }: Schema, wanted: (key: string) => boolean): Schema => ({
    ...rest,
    properties: Object.fromEntries(Object.entries(properties).filter(([key]) => wanted(key))),
  });
  return [
    ...keyLines(
      part(first, (key) => shared.includes(key)),
      indent,
      showing,
    ),
    ...variants.flatMap((variant) => {
      const [told] = Object.keys(variant.properties ?? {});
      const own = part(variant, (key) => key !== told && !shared.includes(key));
      return [
        ...keyLines(
          part(variant, (key) => key === told),
          indent,
          showing,
        ),
        ...keyLines(own, `${indent}  `, showing),
      ];
    }),
  ];
}

function kindOf(schema: Schema, showing: Showing): string {
  const { type, enum: values, const: only, anyOf, oneOf, items, $ref, additionalProperties } = schema;
  if ($ref !== undefined) return kindOf(resolved(schema, showing), showing);
  if (values) return values.map((value) => JSON.stringify(value)).join(" | ");
  if (only !== undefined) return JSON.stringify(only);
  if (isTextByLanguage(schema)) return "{ id, en }";
  const several = anyOf ?? oneOf;
  if (several) return [...new Set(several.map((one) => kindOf(one, showing)))].join(" | ");
  if (type === "array") return items ? `[${kindOf(items, showing)}]` : "[…]";
  if (type === "object" && typeof additionalProperties === "object") return `{ …: ${kindOf(additionalProperties, showing)} }`;
  if (type === undefined) return pick(anything, showing.language);
  return [type]
    .flat()
    .map((one) => pick(kinds[one], showing.language) ?? one)
    .join(" | ");
}

function resolved({ $ref = "" }: Schema, { shared }: Showing): Schema {
  return shared[$ref.replace("#/$defs/", "")] ?? {};
}

/** A text in several languages has a key for each. */
function isTextByLanguage({ properties }: Schema): boolean {
  const keys = Object.keys(properties ?? {});
  return keys.includes("en") && keys.every((key) => languages.some((language) => language === key));
}

/** Flags that every command has. */
const common = new Set(["json", "library", "lang", "no-color"]);
const commonText: LocalText = {
  en: "Every command takes `--library DIR`, `--lang id|en`, `--no-color` and `--json`: one value on standard output, and of a fault `error`, `code`, `fix` and `place`. Exit statuses stand with each command; messages go to standard error.",
  id: "Setiap perintah menerima `--library DIR`, `--lang id|en`, `--no-color`, dan `--json`: satu nilai di keluaran baku, dan untuk kesalahan `error`, `code`, `fix`, dan `place`. Status keluar disebut di tiap perintah; pesan ditulis ke keluaran galat.",
};
const endsWith: LocalText = { en: "Exit status:", id: "Status keluar:" };

function commandsTopic(commands: readonly ShownCommand[], language: Language): Topic {
  const title = pick({ en: "Every command and flag", id: "Semua perintah dan pilihan" }, language);
  const pages = commands.filter(({ hidden }) => !hidden).map((command) => commandPage(command, language));
  return { name: "commands", title, text: `# ${title}\n\n${pick(commonText, language)}\n\n${pages.join("\n\n")}\n` };
}

function commandPage({ id, summary, description, args, flags, examples }: ShownCommand, language: Language): string {
  const places = Object.entries(args).map(([name, { required }]) => (required ? name.toUpperCase() : `[${name.toUpperCase()}]`));
  const rows = [
    ...Object.entries(args).map(([name, { description: meaning }]) => `- \`${name.toUpperCase()}\`: ${meaning ?? ""}`),
    ...Object.entries(flags)
      .filter(([name, { hidden }]) => !common.has(name) && hidden !== true)
      .map(([name, flag]) => {
        const value = flag.type === "option" ? ` ${flag.options?.join("|") ?? flag.helpValue ?? name.toUpperCase()}` : "";
        return `- \`--${name}${value}\`: ${flag.summary ?? flag.description ?? ""}`;
      }),
  ];
  const typed = (examples ?? []).filter((example) => typeof example === "string");
  const statuses = pick(exitStatuses(id), language)
    .split("\n")
    .map((line) => line.replace(/^(\d+) +/, "`$1` "));
  return [
    `## sop ${[id, ...places].join(" ")}`,
    `${summary ?? ""}${description ? `\n\n${description}` : ""}`,
    ...(rows.length > 0 ? [rows.join("\n")] : []),
    ...(typed.length > 0 ? [`\`\`\`sh\n${typed.join("\n")}\n\`\`\``] : []),
    `${pick(endsWith, language)} ${statuses.join("; ")}.`,
  ].join("\n\n");
}

/** The catalogue's groups, by the first digit of a rule's number. */
const ruleGroups: Readonly<Record<string, LocalText>> = {
  1: { en: "1xx · Form", id: "1xx · Bentuk" },
  2: { en: "2xx · Identity and revisions", id: "2xx · Identitas dan revisi" },
  3: { en: "3xx · Approval and control", id: "3xx · Persetujuan dan kendali" },
  4: { en: "4xx · Flows", id: "4xx · Alur" },
  5: { en: "5xx · RC codes and KPIs", id: "5xx · Kode RC dan KPI" },
  6: { en: "6xx · References", id: "6xx · Rujukan" },
  7: { en: "7xx · Words and records", id: "7xx · Kata dan rekaman" },
  8: { en: "8xx · What a change may do", id: "8xx · Yang boleh dilakukan perubahan" },
};
const levels: Readonly<Record<Severity | "off", LocalText>> = {
  error: { en: "error", id: "kesalahan" },
  warning: { en: "warning", id: "peringatan" },
  note: { en: "note", id: "catatan" },
  off: { en: "not looked at", id: "tidak diperiksa" },
};
const inText: Record<"draft" | "issued", LocalText> = { draft: { en: "draft", id: "draf" }, issued: { en: "issued", id: "terbit" } };

function rulesTopic(language: Language): Topic {
  const title = pick({ en: "Every rule", id: "Semua aturan" }, language);
  const about = pick(
    {
      en: "`sop explain RULE` shows one of them with examples. After the name stands its level in a draft and in an issued text.",
      id: "`sop explain ATURAN` menampilkan salah satunya dengan contoh. Setelah nama disebut tingkatnya dalam draf dan dalam teks terbit.",
    },
    language,
  );
  const level = (severity: Severity | undefined) => pick(levels[severity ?? "off"], language);
  const groups = Map.groupBy(catalogue, ({ id }) => id.charAt(3));
  const parts = [...groups].map(([digit, rules]) => {
    const rows = rules.map(({ id, name, severity, summary, why }) => {
      const where = (["draft", "issued"] as const).map((state) => `${pick(inText[state], language)}: ${level(severity[state])}`).join(", ");
      return `- **${id} ${name}** (${where}): ${pick(summary, language)} ${pick(why, language)}`;
    });
    return `## ${pick(ruleGroups[digit], language) ?? digit}\n\n${rows.join("\n")}`;
  });
  return { name: "rules", title, text: `# ${title}\n\n${about}\n\n${parts.join("\n\n")}\n` };
}
