import type { z } from "zod";

/** A place in a value: keys, and numbers of entries counted from 0. */
export type Path = readonly (string | number)[];

/** What of a schema is needed to walk down into it. */
interface Holder {
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  valueType?: z.ZodType;
  /** Schemas of a choice, or the words of a list of words. */
  options?: readonly (z.ZodType | string)[];
  unwrap?: () => z.ZodType;
  /** Of a value that is read and then made into another: what is read. */
  in?: z.ZodType;
}

/** The keys a schema knows at a path, through lists, defaults and optional values. */
export function knownKeys(schema: z.ZodType, path: Path): string[] {
  return [...new Set(schemasAt(schema, path).flatMap((end) => Object.keys(unwrap(end).shape ?? {})))];
}

/** What a schema asks of the value at a path: one schema, or several where it has a choice; none where it knows no such place. */
export function schemasAt(schema: z.ZodType, path: Path): z.ZodType[] {
  return path.reduce<z.ZodType[]>((holders, part) => holders.flatMap((holder) => step(holder, part)), [schema]).flatMap(choicesOf);
}

function step(schema: z.ZodType, part: string | number): z.ZodType[] {
  return choicesOf(schema).flatMap((choice) => {
    const holder = unwrap(choice);
    return holder.shape?.[part] ?? holder.element ?? holder.valueType ?? [];
  });
}

function choicesOf(schema: z.ZodType): readonly z.ZodType[] {
  const options = unwrap(schema).options?.filter((option) => typeof option !== "string");
  return options && options.length > 0 ? options.flatMap(choicesOf) : [schema];
}

function unwrap(schema: z.ZodType): Holder {
  let current = schema as Holder;
  for (;;) {
    const inner = current.element !== undefined ? undefined : typeof current.unwrap === "function" ? current.unwrap() : current.in;
    if (inner === undefined) return current;
    current = inner as Holder;
  }
}
