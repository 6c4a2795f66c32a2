import { readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";

const KINDS = new Set([".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf", ".pdf", ".md", ".markdown", ".html", ".htm"]);

/** The files to be imported: those named, and of folders all documents in them, in order of their names. */
export async function findSources(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (one) => one.isDirectory(),
      () => false,
    );
    if (isFolder) found.push(...(await inFolder(path)));
    else found.push(path);
  }
  return [...new Set(found)];
}

async function inFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return (
    entries
      // Word keeps “~$name.docx” beside a file that is open.
      .filter((entry) => entry.isFile() && KINDS.has(extname(entry.name).toLowerCase()) && !/^(?:~\$|\.)/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort((a, b) => (a < b ? -1 : 1))
  );
}
