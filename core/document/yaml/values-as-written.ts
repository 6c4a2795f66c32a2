import type { z } from "zod";
import type { Problem } from "../document.ts";
import type { ReadOtherwise } from "./read-otherwise.ts";
import { type Path, schemasAt } from "./schema-path.ts";

/**
 * What SOP707 says of a YAML text read by a schema: each value of which YAML made something else than what is written.
 * Where the schema has already refused the value, that is enough said; where a text behind “ #” can't belong to the
 * value (a date, a word of a list), it is a comment.
 * @param problems what the schema said
 */
export function valuesAsWritten(otherwise: readonly ReadOtherwise[], schema: z.ZodType, problems: readonly Problem[]): Problem[] {
  const refused = new Set(problems.map(({ key }) => key));
  return otherwise.flatMap(({ path, problem, onlyIf }) => {
    const name = path.join(".");
    if (refused.has(`value ${name}`) || refused.has(`key ${name}`)) return [];
    return onlyIf === undefined || couldBe(schema, path, onlyIf) ? [problem] : [];
  });
}

function couldBe(schema: z.ZodType, path: Path, text: string): boolean {
  return schemasAt(schema, path).some((end) => end.safeParse(text).success);
}
