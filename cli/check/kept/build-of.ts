import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { digestOf } from "../../files/digest-of.ts";

/**
 * A name for the build a module is of; undefined where the tool runs from its sources, which change under it. The bundled chunks are named
 * by their content, so their names and the command itself tell one build from another.
 */
export function buildOf(module: string): string | undefined {
  if (module.endsWith(".ts")) return undefined;
  try {
    const dist = join(dirname(module), "..");
    return digestOf([process.versions, readdirSync(join(dist, "chunks")).sort(), readFileSync(join(dist, "commands/check.js"), "utf8")]);
  } catch {
    return undefined;
  }
}
