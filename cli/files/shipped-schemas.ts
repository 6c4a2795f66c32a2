import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../schemas/local-text.ts";

/** The folder of the JSON Schemas this package ships, described in a language; in English where nobody wrote it in that one. */
export function schemasFolder(packageRoot: string, language: Language): string {
  const folder = join(packageRoot, "schemas", "json");
  const own = join(folder, language);
  return existsSync(own) ? own : folder;
}
