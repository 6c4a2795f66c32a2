import { existsSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { UsageError } from "../../core/usage-error.ts";

/**
 * The files that exports go to: below `out`, or `out` itself where it names a file of that format and there is one export.
 * @param names what the files are called, with their extension
 * @throws UsageError where several would go to one file, or a file is there already and may not be replaced
 */
export function exportTargets(out: string, names: readonly string[], { overwrite }: { overwrite: boolean }): string[] {
  const [first = "", second] = names;
  const isFolder = existsSync(out) ? statSync(out).isDirectory() : extname(out).toLowerCase() !== extname(first);
  if (!isFolder && second !== undefined) {
    throw new UsageError(
      { en: `“${out}” is one file, for ${names.length} documents.`, id: `“${out}” satu berkas, untuk ${names.length} dokumen.` },
      { en: "Name a folder with --out.", id: "Sebutkan folder dengan --out." },
    );
  }
  const files = isFolder ? names.map((name) => join(out, name)) : [out];
  const there = overwrite ? undefined : files.find((file) => existsSync(file));
  if (there === undefined) return files;
  throw new UsageError(
    { en: `“${there}” is there already.`, id: `“${there}” sudah ada.` },
    {
      en: "Name another one with --out, or replace it with --overwrite.",
      id: "Sebutkan yang lain dengan --out, atau timpa dengan --overwrite.",
    },
  );
}
