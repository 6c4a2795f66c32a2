/**
 * Writes `schemas/json/*.schema.json` from the zod schemas, with each field's JSDoc as its description, so that
 * editors complete and explain what a document controller writes. Run by `npm run schemas`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import * as z from "zod";
import { baseline } from "./baseline.ts";
import { documentEvents } from "./events.ts";
import { checkReport } from "./finding.ts";
import { frontMatter } from "./front-matter.ts";
import { issued } from "./issued.ts";
import { librarySettings } from "./library-settings.ts";
import { settingsRecord } from "./settings-record.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

const published: Readonly<Record<string, { schema: z.ZodType; title: string }>> = {
  "front-matter": { schema: frontMatter, title: "Frontmatter of a controlled document" },
  library: { schema: librarySettings, title: "library.yaml: one organisation's rules" },
  events: { schema: documentEvents, title: "events.yaml: what happened to a document after issue" },
  issued: { schema: issued, title: "rev-NN/issued.yaml: one issue and its printed frame" },
  settings: { schema: settingsRecord, title: "settings/NNN.yaml: the controlled settings as approved" },
  baseline: { schema: baseline, title: "A baseline of known findings" },
  findings: { schema: checkReport, title: "The findings of sop check --json and sop gate --json" },
};

/** Every JSON Schema by file name, as text ended by LF. */
export function generateJsonSchemas(): Map<string, string> {
  const docs = readFieldDocs();
  return new Map(
    Object.entries(published).map(([name, { schema, title }]) => {
      const json = z.toJSONSchema(schema, {
        io: "input",
        target: "draft-2020-12",
        unrepresentable: "any",
        override: ({ zodSchema, jsonSchema }) => describeFields(zodSchema, jsonSchema, docs),
      });
      const { $schema, ...rest } = json;
      return [`${name}.schema.json`, `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`];
    }),
  );
}

/** JSDoc of fields by the fields' names around them: `code,digits` → text. Equal sets of fields have equal docs here. */
type FieldDocs = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** An object schema is found again by its keys, which the source and the schema both have in order. */
function readFieldDocs(): FieldDocs {
  const docs = new Map<string, Map<string, string>>();
  for (const file of readdirSync(here).filter((name) => name.endsWith(".ts") && name !== "generate-json.ts")) {
    const source = ts.createSourceFile(file, readFileSync(`${here}${file}`, "utf8"), ts.ScriptTarget.Latest, true);
    visit(source);
  }
  return docs;

  function visit(node: ts.Node): void {
    if (ts.isObjectLiteralExpression(node)) {
      const described = new Map<string, string>();
      for (const property of node.properties) {
        const name =
          property.name && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name)) ? property.name.text : undefined;
        const doc = ts.getJSDocCommentsAndTags(property).find(ts.isJSDoc);
        if (name !== undefined && doc) described.set(name, textOfDoc(doc));
      }
      if (described.size > 0) docs.set(keysOf(node), described);
    }
    ts.forEachChild(node, visit);
  }
}

function keysOf(node: ts.ObjectLiteralExpression): string {
  return node.properties.map(({ name }) => (name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : "")).join(",");
}

function textOfDoc(doc: ts.JSDoc): string {
  const comment = ts.getTextOfJSDocComment(doc.comment) ?? "";
  const example = doc.tags?.find(({ tagName }) => tagName.text === "example");
  const shown = example ? `Example: ${ts.getTextOfJSDocComment(example.comment)}` : "";
  return [comment.replace(/\s+/g, " ").trim(), shown].filter((part) => part !== "").join(" ");
}

function describeFields(schema: z.core.$ZodType, json: z.core.JSONSchema.BaseSchema, docs: FieldDocs): void {
  const { shape } = schema as { shape?: Record<string, unknown> };
  const described = shape && docs.get(Object.keys(shape).join(","));
  if (!described || !json.properties) return;
  for (const [key, value] of Object.entries(json.properties)) {
    const text = described.get(key);
    // Fields share the schema of their kind; each has a description of its own.
    if (text !== undefined && typeof value === "object") json.properties[key] = { ...value, description: text };
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(`${here}json`, { recursive: true });
  for (const [name, text] of generateJsonSchemas()) writeFileSync(`${here}json/${name}`, text);
}
