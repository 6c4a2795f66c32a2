import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "@oclif/core";
import { catalogue } from "../../core/rules/find-rule.ts";
import type { Language, LocalText } from "../../schemas/local-text.ts";
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
  json: { file: "findings", title: { en: "Findings as JSON", id: "Temuan sebagai JSON" } },
} as const satisfies Record<string, { file: string; title: LocalText }>;

/** What of a command its page needs; as oclif's manifest has it, its texts in one language. */
export type ShownCommand = Pick<Command.Loadable, "id" | "summary" | "args" | "flags" | "hidden">;

/** Pages made of schemas, commands and rules: what they say is what the tool does. */
export async function referenceTopics(packageRoot: string, commands: readonly ShownCommand[], language: Language): Promise<Topic[]> {
  const made = Object.entries(schemas).map(async ([name, { file, title }]): Promise<Topic> => {
    const schema = JSON.parse(await readFile(join(packageRoot, "schemas", "json", `${file}.schema.json`), "utf8")) as Schema;
    return { name, title: title[language], text: `# ${title[language]}\n\n${schemaLines(schema).join("\n")}\n` };
  });
  return [...(await Promise.all(made)), commandsTopic(commands, language), rulesTopic(language)];
}

interface Schema {
  description?: string;
  type?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** One line a key, its keys below it: name, what it may be, its default, what it means. */
function schemaLines(schema: Schema, indent = ""): string[] {
  const lines = Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const isNeeded = schema.required?.includes(key) === true && inner.default === undefined;
    const usual = inner.default === undefined || typeof inner.default === "object" ? "" : ` = ${JSON.stringify(inner.default)}`;
    const meaning = inner.description === undefined ? "" : `: ${inner.description}`;
    return [`${indent}- \`${key}\`${isNeeded ? " *" : ""} (${kindOf(inner)}${usual})${meaning}`, ...schemaLines(inner, `${indent}  `)];
  });
  const below = [schema.items, typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined];
  const others = [...below, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter((inner) => inner !== undefined);
  return [...lines, ...others.flatMap((inner) => schemaLines(inner, indent))];
}

function kindOf({ type, enum: values, const: only, anyOf, oneOf, items }: Schema): string {
  if (values) return values.map((value) => JSON.stringify(value)).join(" | ");
  if (only !== undefined) return JSON.stringify(only);
  const several = anyOf ?? oneOf;
  if (several) return [...new Set(several.map(kindOf))].join(" | ");
  return type === "array" && items ? `[${kindOf(items)}]` : (type ?? "any");
}

/** Flags that every command has. */
const common = new Set(["json", "library", "lang", "no-color"]);
const commonText: LocalText = {
  en: "Every command takes `--library DIR`, `--lang id|en`, `--no-color` and `--json` (one value on standard output). Exit statuses: 0 done, 1 findings, 2 could not run, 130 interrupted.",
  id: "Setiap perintah menerima `--library DIR`, `--lang id|en`, `--no-color`, dan `--json` (satu nilai di keluaran baku). Status keluar: 0 selesai, 1 ada temuan, 2 tidak dapat dijalankan, 130 dihentikan.",
};

function commandsTopic(commands: readonly ShownCommand[], language: Language): Topic {
  const title = { en: "Every command and flag", id: "Semua perintah dan pilihan" }[language];
  const pages = commands
    .filter(({ hidden }) => !hidden)
    .map(({ id, summary, args, flags }) => {
      const places = Object.entries(args).map(([name, { required }]) => (required ? name.toUpperCase() : `[${name.toUpperCase()}]`));
      const rows = Object.entries(flags)
        .filter(([name]) => !common.has(name))
        .map(([name, flag]) => {
          const value = flag.type === "option" ? ` ${flag.options?.join("|") ?? flag.helpValue ?? name.toUpperCase()}` : "";
          return `- \`--${name}${value}\`: ${flag.summary ?? flag.description ?? ""}`;
        });
      return [`## sop ${[id, ...places].join(" ")}`, "", summary ?? "", "", ...rows].join("\n");
    });
  return { name: "commands", title, text: `# ${title}\n\n${commonText[language]}\n\n${pages.join("\n\n")}\n` };
}

function rulesTopic(language: Language): Topic {
  const title = { en: "Every rule", id: "Semua aturan" }[language];
  const severityOf = (severity: (typeof catalogue)[number]["severity"]) =>
    typeof severity === "string"
      ? severity
      : Object.entries(severity)
          .map(([when, level]) => `${when}: ${level}`)
          .join(", ");
  const rows = catalogue.map(
    ({ id, name, severity, summary, why }) => `- **${id} ${name}** (${severityOf(severity)}): ${summary[language]} ${why[language]}`,
  );
  return { name: "rules", title, text: `# ${title}\n\n${rows.join("\n")}\n` };
}
