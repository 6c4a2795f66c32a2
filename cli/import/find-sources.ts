import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { UsageError } from "../../core/usage-error.ts";
import { withSlashes } from "../files/shown-path.ts";
import { SETTINGS } from "../read/find-library.ts";

/** How the names of what can be imported end. */
const SOURCES: ReadonlySet<string> = new Set([
  ".docx",
  ".docm",
  ".dotx",
  ".doc",
  ".odt",
  ".rtf",
  ".pdf",
  ".md",
  ".markdown",
  ".html",
  ".htm",
]);

/**
 * The files to be read: those named, and of folders all documents in them, in order of their names, with forward slashes.
 * @param kinds how names of documents end, with the full stop, in small letters
 * @throws UsageError for a folder without any
 */
export async function findSources(paths: readonly string[], kinds = SOURCES, separator = sep): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (one) => one.isDirectory(),
      () => false,
    );
    const files = isFolder ? await inFolder(path, kinds) : [path];
    if (files.length === 0) throw nothingIn(path, kinds);
    found.push(...files.map((file) => withSlashes(file, separator)).sort((a, b) => (a < b ? -1 : 1)));
  }
  return [...new Set(found)];
}

function nothingIn(folder: string, kinds: ReadonlySet<string>): UsageError {
  const list = [...kinds].join(", ");
  return new UsageError({
    en: `“${folder}” holds no document: no file in it ends in ${list}. A folder that is a library is not looked into.`,
    id: `“${folder}” tidak memuat dokumen: tidak ada berkas di dalamnya yang berakhiran ${list}. Folder yang sudah berupa pustaka tidak dibuka.`,
  });
}

/** Not looked into: what other tools put there, and the documents of a library, which are brought in already. */
async function inFolder(folder: string, kinds: ReadonlySet<string>): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (/^(?:\.|node_modules$)/.test(entry.name) || existsSync(join(path, SETTINGS))) continue;
      found.push(...(await inFolder(path, kinds)));
    }
    // Word keeps “~$name.docx” beside a file that is open.
    else if (entry.isFile() && kinds.has(extname(entry.name).toLowerCase()) && !/^(?:~\$|\.)/.test(entry.name)) found.push(path);
  }
  return found;
}
