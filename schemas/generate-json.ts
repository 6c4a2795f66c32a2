/**
 * Writes `schemas/json/*.schema.json` from the zod schemas, with each field's JSDoc as its description, so that
 * editors complete and explain what a document controller writes; the same in Indonesian below `schemas/json/id`. Run by
 * `npm run schemas`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { baseline } from "./baseline.ts";
import { documentEvents } from "./events.ts";
import { type FieldTexts, readFieldTexts } from "./field-texts.ts";
import { checkReport } from "./finding.ts";
import { frontMatter } from "./front-matter.ts";
import { issued } from "./issued.ts";
import { librarySettings } from "./library-settings.ts";
import { outputForms } from "./output.ts";
import { settingsRecord } from "./settings-record.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

type Told = "en" | "id";

const published: Readonly<Record<string, { schema: z.ZodType; title: Record<Told, string> }>> = {
  "front-matter": { schema: frontMatter, title: { en: "Frontmatter of a controlled document", id: "Frontmatter dokumen terkendali" } },
  library: { schema: librarySettings, title: { en: "library.yaml: one organisation's rules", id: "library.yaml: aturan satu organisasi" } },
  events: {
    schema: documentEvents,
    title: {
      en: "events.yaml: what happened to a document after issue",
      id: "events.yaml: yang terjadi pada dokumen setelah terbit",
    },
  },
  issued: {
    schema: issued,
    title: { en: "rev-NN/issued.yaml: one issue and its printed frame", id: "rev-NN/issued.yaml: satu penerbitan dan bingkai cetaknya" },
  },
  settings: {
    schema: settingsRecord,
    title: {
      en: "settings/NNN.yaml: the controlled settings as approved",
      id: "settings/NNN.yaml: pengaturan terkendali sebagaimana disetujui",
    },
  },
  baseline: { schema: baseline, title: { en: "A baseline of known findings", id: "Baseline temuan yang sudah diketahui" } },
  findings: {
    schema: checkReport,
    title: {
      en: "The findings of sop check --json and sop gate --json",
      id: "Temuan dari sop check --json dan sop gate --json",
    },
  },
};

const folderOf: Readonly<Record<Told, string>> = { en: "", id: "id/" };

/** Every JSON Schema by file name, below `id/` in Indonesian, as text ended by LF. */
export function generateJsonSchemas(): Map<string, string> {
  const texts = readFieldTexts();
  return new Map(
    (Object.keys(folderOf) as Told[]).flatMap((language) => {
      const files = Object.entries(published).map(([name, { schema, title }]): [string, JsonSchema] => {
        const { $schema, ...rest } = toJson(schema, texts, language);
        return [name, { $schema, title: title[language], ...rest } as JsonSchema];
      });
      return [...files, ["output", outputSchema(texts, language)] as const].map(([name, json]): [string, string] => [
        `${folderOf[language]}${name}.schema.json`,
        `${JSON.stringify(json, null, 2)}\n`,
      ]);
    }),
  );
}

/** What every command prints with `--json`: each form is one of `$defs`. */
function outputSchema(texts: FieldTexts, language: Told): JsonSchema {
  const title = { en: "What commands print with --json", id: "Keluaran perintah dengan --json" };
  const shared: Record<string, JsonSchema> = {};
  const forms = Object.entries(outputForms).map(([name, { title: own, schema }]): [string, JsonSchema] => {
    const { $schema: _, $defs = {}, ...rest } = toJson(schema, texts, language);
    Object.assign(shared, $defs);
    return [name, { title: own[language], ...rest } as JsonSchema];
  });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: title[language],
    anyOf: forms.map(([name]) => ({ $ref: `#/$defs/${name}` })),
    $defs: { ...Object.fromEntries(forms), ...shared },
  };
}

/** Where texts of fields wait until the whole is made: zod fills a field's own schema in after those around it. */
const WAITING = "x-texts";

/** A zod schema as a JSON Schema, described in a language. */
function toJson(schema: z.ZodType, texts: FieldTexts, language: Told): JsonSchema {
  const json = z.toJSONSchema(schema, {
    io: "input",
    target: "draft-2020-12",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const { shape } = zodSchema as { shape?: Record<string, unknown> };
      const described = shape && texts.get(Object.keys(shape).join(","));
      if (described) jsonSchema[WAITING] = Object.fromEntries([...described].map(([key, text]) => [key, text[language]]));
    },
  });
  return described(json) as JsonSchema;
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Fields share the schema of their kind; each gets a description of its own. */
function described(json: unknown): unknown {
  if (typeof json !== "object" || json === null) return json;
  if (Array.isArray(json)) return json.map(described);
  const { [WAITING]: texts = {}, ...rest } = json as Record<string, unknown> & { [WAITING]?: Record<string, string> };
  const inner = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, described(value)]));
  const { properties } = inner as { properties?: Record<string, object> };
  for (const [key, text] of Object.entries(texts)) {
    if (text !== "" && properties?.[key]) properties[key] = { ...properties[key], description: text };
  }
  return inner;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(`${here}json/id`, { recursive: true });
  for (const [name, text] of generateJsonSchemas()) writeFileSync(`${here}json/${name}`, text);
}
