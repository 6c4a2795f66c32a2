import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { isTextFile } from "../../core/document/codes/revision-file.ts";
import { UsageError } from "../../core/usage-error.ts";

/** Files of a library's own, beside its documents and its settings records. */
const OWN: ReadonlySet<string> = new Set(["library.yaml", "allowed_signers", "baseline.yaml"]);

/**
 * What a command answers never takes the place of what a library holds: a slip of the hand behind `--out` would end a revision that was
 * issued, or the settings.
 * @param target a file that is there, its links resolved
 * @param named as it was typed
 * @throws UsageError where it is a file of a library
 */
export function requireNoRecord(target: string, named: string): void {
  const library = libraryAround(dirname(target));
  if (library === undefined || !isRecord(library, relative(library, target).split(sep))) return;
  throw new UsageError(
    {
      en: `“${named}” is a file of a library, and what is written out does not take its place.`,
      id: `“${named}” adalah berkas pustaka, dan tidak ditimpa dengan keluaran.`,
    },
    { en: "Name another file.", id: "Sebutkan berkas lain." },
  );
}

function libraryAround(folder: string): string | undefined {
  if (existsSync(join(folder, "library.yaml"))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : libraryAround(above);
}

function isRecord(library: string, [first = "", ...rest]: readonly string[]): boolean {
  if (rest.length === 0) return OWN.has(first);
  return first === "settings" || readdirSync(join(library, first)).some((name) => isTextFile(name) || name === "events.yaml");
}
