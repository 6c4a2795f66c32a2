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

/** Every JSON Schema by file name, below `id/` in Indonesian, as text ended by LF. */
export function generateJsonSchemas(): Map<string, string> {
  const texts = readFieldTexts();
  return new Map(
    Object.entries(published).flatMap(([name, { schema, title }]) =>
      (["en", "id"] as const).map((language): [string, string] => {
        const { $schema, ...rest } = toJson(schema, texts, language);
        const folder = language === "en" ? "" : `${language}/`;
        return [`${folder}${name}.schema.json`, `${JSON.stringify({ $schema, title: title[language], ...rest }, null, 2)}\n`];
      }),
    ),
  );
}

/** A zod schema as a JSON Schema, described in a language. */
function toJson(schema: z.ZodType, texts: FieldTexts, language: Told): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schema, {
    io: "input",
    target: "draft-2020-12",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => describeFields(zodSchema, jsonSchema, texts, language),
  });
}

function describeFields(schema: z.core.$ZodType, json: z.core.JSONSchema.BaseSchema, texts: FieldTexts, language: Told): void {
  const { shape } = schema as { shape?: Record<string, unknown> };
  const described = shape && texts.get(Object.keys(shape).join(","));
  if (!described || !json.properties) return;
  for (const [key, value] of Object.entries(json.properties)) {
    const text = described.get(key)?.[language];
    // Fields share the schema of their kind; each has a description of its own.
    if (text && typeof value === "object") json.properties[key] = { ...value, description: text };
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(`${here}json/id`, { recursive: true });
  for (const [name, text] of generateJsonSchemas()) writeFileSync(`${here}json/${name}`, text);
}
