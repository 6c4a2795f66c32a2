import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readFieldTexts } from "../../schemas/field-texts.ts";
import { generateJsonSchemas } from "../../schemas/generate-json.ts";

const root = new URL("../../", import.meta.url);
const schemas = generateJsonSchemas();

interface Described {
  description?: string;
  properties?: Record<string, Described>;
  items?: Described;
  additionalProperties?: Described | boolean;
  anyOf?: Described[];
  oneOf?: Described[];
}

test.each([...schemas])("%s is as generated (npm run schemas)", (name, text) => {
  expect(readFileSync(new URL(`schemas/json/${name}`, root), "utf8")).toBe(text);
});

test.each(["front-matter.schema.json", "library.schema.json"])("every field of %s is described", (name) => {
  const { properties } = JSON.parse(schemas.get(name) ?? "{}") as { properties: Record<string, { description?: string }> };
  expect(Object.entries(properties).filter(([, value]) => !value.description)).toEqual([]);
});

test("every key of every file is described in both languages", () => {
  const keys = (schema: Described, path: string): string[] => [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => [
      ...(inner.description ? [] : [`${path}.${key}`]),
      ...keys(inner, `${path}.${key}`),
    ]),
    ...[schema.items, schema.additionalProperties, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((inner) =>
      typeof inner === "object" ? keys(inner, path) : [],
    ),
  ];
  const left = [...schemas].flatMap(([name, text]) => keys(JSON.parse(text), name));
  // A text in several languages is keyed by their codes.
  expect(left.filter((key) => !/\.(?:id|en)$/.test(key))).toEqual([]);
});

test("what is said in one language is said in the other", () => {
  const left = [...readFieldTexts()].flatMap(([keys, texts]) =>
    [...texts].filter(([, { en, id }]) => en === "" || id === "" || en === id).map(([key, { en }]) => `${keys}: ${key}: ${en}`),
  );
  expect(left).toEqual([]);
});

test("fields of one kind are described each by its own words", () => {
  const { properties } = JSON.parse(schemas.get("front-matter.schema.json") ?? "{}");
  expect(properties.keywords.items.description).toBeUndefined();
  expect(properties.approvals.additionalProperties.properties.name.description).toBe("The signer's name as printed.");
});

test("an editor accepts the example library", () => {
  expect(trouble("library.schema.json", parse(read("sops/library.yaml")))).toEqual([]);
  expect(trouble("front-matter.schema.json", frontMatterOf("sops/IN.OCC.TELK.P-01/rev-05.md"))).toEqual([]);
});

test("an editor marks a mistyped key and a revision without quotes", () => {
  const written = { ...(frontMatterOf("sops/IN.OCC.TELK.P-01/rev-05.md") as object), revision: 5, ownr: "QMR" };
  expect(trouble("front-matter.schema.json", written)).toEqual(["/revision type", " additionalProperties"].sort());
});

function trouble(name: string, value: unknown): string[] {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(schemas.get(name) ?? "{}"));
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`).sort();
}

function frontMatterOf(path: string): unknown {
  return parse(read(path).split("---\n")[1] ?? "", { schema: "core" });
}

function read(path: string): string {
  return readFileSync(new URL(path, root), "utf8");
}
