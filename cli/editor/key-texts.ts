import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isScalar, LineCounter, type Node, Pair, parseDocument, visit } from "yaml";
import { rangeOnLine } from "../../core/document/position.ts";
import type { Range } from "../../schemas/finding.ts";
import type { Language } from "../../schemas/local-text.ts";
import { schemasFolder } from "../files/shipped-schemas.ts";
import type { DataFile } from "./data-files.ts";
import { type EditorPoint, isWithin } from "./places.ts";

/** The JSON Schema of each kind of file, by its published name. */
const files: Readonly<Record<DataFile | "frontMatter", string | undefined>> = {
  frontMatter: "front-matter",
  settings: "library",
  record: "settings",
  baseline: "baseline",
  events: "events",
  issue: "issued",
  signers: undefined,
};

interface Schema {
  description?: string;
  properties?: Record<string, Schema & { const?: unknown }>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** What the keys of YAML mean, as the JSON Schemas of a package say it. */
export class KeyTexts {
  readonly #packageRoot: string;
  readonly #schemas = new Map<string, Schema>();

  constructor(packageRoot: string) {
    this.#packageRoot = packageRoot;
  }

  /**
   * What the key at a point means; undefined where there is none that is known.
   * @param firstLine the line of the file that the YAML begins at, counted from 1
   */
  at(
    yaml: { lines: readonly string[]; firstLine: number; of: DataFile | "frontMatter" },
    point: EditorPoint,
    language: Language,
  ): { text: string; at: Range } | undefined {
    const name = files[yaml.of];
    const found = name === undefined ? undefined : keyAt(yaml.lines, { line: point.line - yaml.firstLine + 1, character: point.character });
    if (name === undefined || !found) return undefined;
    const { path, at, values } = found;
    const schema = at && inside([this.#schema(name, language)], path, values);
    const text = schema?.map(({ description }) => description).find((one) => one !== undefined);
    const moved = (line: number) => line + yaml.firstLine - 1;
    if (text === undefined) return undefined;
    return {
      text: `**${path.at(-1)}**\n\n${text}`,
      at: { start: { ...at.start, line: moved(at.start.line) }, end: { ...at.end, line: moved(at.end.line) } },
    };
  }

  #schema(name: string, language: Language): Schema {
    const path = join(schemasFolder(this.#packageRoot, language), `${name}.schema.json`);
    const known = this.#schemas.get(path) ?? (JSON.parse(readFileSync(path, "utf8")) as Schema);
    this.#schemas.set(path, known);
    return known;
  }
}

/** A key of YAML: the keys on the way to it, where it stands, and the plain values beside it and above, by key. */
interface FoundKey {
  path: string[];
  at: Range;
  values: ReadonlyMap<string, unknown>;
}

/** The key at a point, also of YAML that is half typed. */
function keyAt(lines: readonly string[], point: EditorPoint): FoundKey | undefined {
  const counter = new LineCounter();
  const yaml = parseDocument(lines.join("\n"), { lineCounter: counter, prettyErrors: false, logLevel: "silent" });
  let found: FoundKey | undefined;
  visit(yaml, {
    Pair(_, pair, around) {
      const range = (pair.key as Node | null)?.range;
      if (!isScalar(pair.key) || !range) return undefined;
      const { line, col } = counter.linePos(range[0]);
      const at = rangeOnLine(line, col, col + range[1] - range[0]);
      if (!isWithin(at, point)) return undefined;
      const keys = [...around, pair].flatMap((node) => (node instanceof Pair && isScalar(node.key) ? [String(node.key.value)] : []));
      const beside = around.findLast((node) => "items" in node);
      const items: readonly unknown[] = beside && "items" in beside ? beside.items : [];
      const values = items.flatMap((item) =>
        item instanceof Pair && isScalar(item.key) && isScalar(item.value) ? [[String(item.key.value), item.value.value] as const] : [],
      );
      found = { path: keys, at, values: new Map(values) };
      return visit.BREAK;
    },
  });
  return found;
}

/** What schemas say of the value at a path; of several forms, those that fit what is written beside the last key. */
function inside(schemas: readonly Schema[], path: readonly string[], values: FoundKey["values"]): Schema[] {
  const [key, ...rest] = path;
  const all = schemas.flatMap(forms);
  if (key === undefined) return all;
  const fitting =
    rest.length > 0
      ? all
      : all.filter(({ properties = {} }) =>
          Object.entries(properties).every(([name, own]) => own.const === undefined || !values.has(name) || own.const === values.get(name)),
        );
  const below = (fitting.length > 0 ? fitting : all).flatMap(({ properties, additionalProperties }): Schema[] => {
    const own = properties?.[key];
    if (own) return [own];
    return typeof additionalProperties === "object" ? [additionalProperties] : [];
  });
  return rest.length === 0 ? below : inside(below, rest, values);
}

/** A schema as the maps it may be, through lists and choices. */
function forms(schema: Schema): Schema[] {
  const further = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.items ? [schema.items] : [])];
  return further.length === 0 ? [schema] : further.flatMap(forms);
}
