import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** What a field means, as its JSDoc says: the comment itself in English, `@id` in Indonesian, `@example` in no language. */
export interface FieldText {
  en: string;
  /** Empty where nobody wrote it. */
  id: string;
}

/** Fields' texts by the fields' names around them: `code,digits` → name → text. Equal sets of fields have equal texts here. */
export type FieldTexts = ReadonlyMap<string, ReadonlyMap<string, FieldText>>;

/** The fields of an object schema, in its order; of each its text, where it has one. */
type Fields = Map<string, FieldText | undefined>;

const here = fileURLToPath(new URL(".", import.meta.url));

/** An object schema is found again by its keys, which the source and the schema both have in order. */
export function readFieldTexts(): FieldTexts {
  const files = readdirSync(here).filter((name) => name.endsWith(".ts"));
  const sources = files.map((name) => ts.createSourceFile(name, readFileSync(`${here}${name}`, "utf8"), ts.ScriptTarget.Latest, true));
  const constants = new Map(sources.map((source) => [source, constantsOf(source)]));
  const texts = new Map<string, Map<string, FieldText>>();

  for (const source of sources) visit(source);
  return texts;

  function visit(node: ts.Node): void {
    const fields = ts.isExpression(node) ? objectFields(node) : undefined;
    const described = [...(fields ?? [])].flatMap(([name, text]): [string, FieldText][] => (text ? [[name, text]] : []));
    if (fields && described.length > 0) keep([...fields.keys()].join(","), new Map(described));
    if (fields) visitArguments(node);
    else ts.forEachChild(node, visit);
  }

  /** What a schema is made of on the way to its last shape is no schema of its own. */
  function visitArguments(node: ts.Node): void {
    if (!ts.isCallExpression(node)) return;
    for (const given of node.arguments) visit(given);
    if (ts.isPropertyAccessExpression(node.expression)) visitArguments(node.expression.expression);
  }

  function keep(fields: string, described: Map<string, FieldText>): void {
    const before = texts.get(fields);
    if (before && JSON.stringify([...before]) !== JSON.stringify([...described])) {
      throw new Error(`Two objects with the fields ${fields} are described otherwise; write the fields of one in another order.`);
    }
    texts.set(fields, described);
  }

  /** The fields of an expression that makes an object schema: `z.strictObject({…})`, `other.extend({…})`, `other.omit({…})`, its name. */
  function objectFields(node: ts.Expression): Fields | undefined {
    if (ts.isIdentifier(node)) {
      const value = constantNamed(node)?.initializer;
      return value && objectFields(value);
    }
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
    const { expression: base, name } = node.expression;
    const [given] = node.arguments;
    const literal = given && ts.isObjectLiteralExpression(given) ? given : undefined;
    if (/^(?:strictObject|object|looseObject)$/.test(name.text)) return literal && literalFields(literal);
    const of = objectFields(base);
    if (of === undefined || !literal) return of;
    if (name.text === "extend") return new Map([...of, ...literalFields(literal)]);
    if (name.text !== "omit") return of;
    const left = new Set(literalFields(literal).keys());
    return new Map([...of].filter(([field]) => !left.has(field)));
  }

  function literalFields(literal: ts.ObjectLiteralExpression): Fields {
    const fields: Fields = new Map();
    for (const property of literal.properties) {
      if (ts.isSpreadAssignment(property)) {
        const value = ts.isIdentifier(property.expression) ? constantNamed(property.expression)?.initializer : undefined;
        if (value && ts.isObjectLiteralExpression(value)) for (const [name, text] of literalFields(value)) fields.set(name, text);
      } else if (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name)) {
        const shared = ts.isShorthandPropertyAssignment(property) ? constantNamed(property.name)?.parent.parent : undefined;
        fields.set(property.name.text, textOf(property) ?? (shared && textOf(shared)));
      }
    }
    return fields;
  }

  /** What a name stands for: in its own file, else in the one that exports it. */
  function constantNamed(name: ts.Identifier): ts.VariableDeclaration | undefined {
    const own = constants.get(name.getSourceFile())?.get(name.text);
    return own ?? [...constants.values()].map((others) => others.get(name.text)).find((found) => found && isExported(found));
  }
}

function constantsOf(source: ts.SourceFile): Map<string, ts.VariableDeclaration> {
  const declared = source.statements.flatMap((statement) =>
    ts.isVariableStatement(statement) ? [...statement.declarationList.declarations] : [],
  );
  return new Map(declared.flatMap((one) => (ts.isIdentifier(one.name) ? [[one.name.text, one] as const] : [])));
}

function isExported({ parent }: ts.VariableDeclaration): boolean {
  const statement = parent.parent;
  return ts.isVariableStatement(statement) && statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
}

function textOf(node: ts.Node): FieldText | undefined {
  const doc = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc);
  if (!doc) return undefined;
  const tag = (name: string): string | undefined => {
    const found = doc.tags?.find(({ tagName }) => tagName.text === name);
    return found && oneLine(ts.getTextOfJSDocComment(found.comment));
  };
  const example = tag("example");
  const shown = (word: string): string => (example === undefined ? "" : ` ${word}: ${example}`);
  const [en, id] = [oneLine(ts.getTextOfJSDocComment(doc.comment)), tag("id") ?? ""];
  return { en: `${en}${shown("Example")}`.trim(), id: en !== "" && id === "" ? "" : `${id}${shown("Contoh")}`.trim() };
}

function oneLine(text: string | undefined): string {
  return (text ?? "").replace(/\s+/g, " ").trim();
}
