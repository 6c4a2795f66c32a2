import { readdir } from "node:fs/promises";
import type { Language } from "../../schemas/local-text.ts";
import { findLibrary } from "../read/find-library.ts";
import { readSettings } from "../read/read-settings.ts";
import type { WordKind } from "./candidates.ts";

/** Words of the library at hand and of this tool; none where there is no library, or it can't be read. */
export async function knownWords(
  kind: WordKind,
  { named, packageRoot, language }: { named: string | undefined; packageRoot: string; language: Language },
): Promise<readonly string[]> {
  if (kind === "registers") return (await import("../../core/library/registers/index.ts")).registerNames;
  if (kind === "rules") return (await import("../../core/rules/find-rule.ts")).catalogue.map(({ id }) => id);
  if (kind === "topics") {
    const { allTopics } = await import("../docs/all-topics.ts");
    return Object.values(await allTopics(packageRoot, language)).flatMap((topics) => topics.map(({ name }) => name));
  }
  try {
    const folder = named ?? (await findLibrary(process.cwd()));
    if (folder === undefined) return [];
    const { settings, root } = await readSettings(folder, process.cwd());
    if (kind === "roles") return Object.keys(settings.roles);
    if (kind === "types") return Object.keys(settings.types);
    return kind === "codes" ? await codesIn(root, settings) : [];
  } catch {
    return [];
  }
}

/** By their folders' names, without reading a document: a key was just pressed. */
async function codesIn(root: string, settings: Parameters<typeof import("../../core/document/codes/code-scheme.ts").compileCodeScheme>[0]) {
  const { compileCodeScheme } = await import("../../core/document/codes/code-scheme.ts");
  const scheme = compileCodeScheme(settings);
  const folders = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
  return folders
    .map(({ name }) => scheme.codeOfFolder(name) ?? name)
    .filter((code) => scheme.hasShape(code))
    .sort();
}
