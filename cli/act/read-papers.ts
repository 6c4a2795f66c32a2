import { readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import type { Paper } from "../../core/acts/transcribe.ts";
import { UsageError } from "../../core/usage-error.ts";
import { findSources } from "../import/find-sources.ts";
import { readForeignText } from "./held-files.ts";

/**
 * The revisions to be transcribed, of folders every Markdown file.
 * @throws UsageError naming a file that can't be read, or that is no Markdown
 */
export async function readPapers(paths: readonly string[]): Promise<Paper[]> {
  const found = await findSources(paths);
  const files = found.filter((path) => paths.includes(path) || isMarkdown(path));
  const odd = files.find((path) => !isMarkdown(path));
  if (odd !== undefined) throw notMarkdown(odd);
  const texts = files.map(async (from): Promise<Paper> => ({ from, text: await readForeignText(from), pictureOf: picturesBeside(from) }));
  return Promise.all(texts);
}

function isMarkdown(path: string): boolean {
  return /^\.(?:md|markdown)$/i.test(extname(path));
}

function picturesBeside(from: string): Paper["pictureOf"] {
  return (name) => {
    // Only what a text shows as its own is taken along.
    if (!/^assets\/[^/\\]+$/.test(name)) return undefined;
    try {
      return readFileSync(join(dirname(from), name));
    } catch {
      return undefined;
    }
  };
}

function notMarkdown(path: string): UsageError {
  return new UsageError(
    { en: `“${path}” is no Markdown file.`, id: `“${path}” bukan berkas Markdown.` },
    {
      en: `Of a Word file sop import ${path} --issued --out FILE.md makes a transcription to be read over first.`,
      id: `Dari berkas Word, sop import ${path} --issued --out BERKAS.md membuat transkripsi untuk dibaca dahulu.`,
    },
  );
}
