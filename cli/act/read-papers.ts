import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, extname, join, parse } from "node:path";
import type { Paper } from "../../core/acts/transcribe.ts";
import { UsageError } from "../../core/usage-error.ts";
import { findSources } from "../import/find-sources.ts";
import { readForeignText } from "./held-files.ts";
import { readSheet } from "./read-sheet.ts";

/**
 * The revisions to be transcribed, of folders every Markdown file.
 * @param withScans each with the scan of the same name beside it
 * @throws UsageError naming a file that can't be read, that is no Markdown, or whose scan is missing
 */
export async function readPapers(paths: readonly string[], withScans: boolean): Promise<Paper[]> {
  const files = await findSources(paths, MARKDOWN);
  const odd = files.find((path) => !isMarkdown(path));
  if (odd !== undefined) throw notMarkdown(odd);
  const texts = files.map(async (from): Promise<Paper> => {
    const paper = { from, text: await readForeignText(from), pictureOf: picturesBeside(from) };
    return withScans ? { ...paper, sheet: await readSheet(await scanBeside(from)) } : paper;
  });
  return Promise.all(texts);
}

const MARKDOWN: ReadonlySet<string> = new Set([".md", ".markdown"]);
const SCANS = new Set([".pdf", ".png", ".jpg", ".jpeg", ".webp", ".heic", ".tif", ".tiff"]);

async function scanBeside(from: string): Promise<string> {
  const name = parse(from).name;
  const beside = (await readdir(dirname(from))).filter((one) => parse(one).name === name && SCANS.has(extname(one).toLowerCase()));
  const [scan, another] = beside;
  if (scan === undefined)
    throw new UsageError(
      { en: `There is no scan of “${from}” beside it.`, id: `Tidak ada pindaian “${from}” di sampingnya.` },
      { en: `Put it there as ${name}.pdf, or leave --scans out.`, id: `Taruh di sana sebagai ${name}.pdf, atau tanpa --scans.` },
    );
  if (another !== undefined)
    throw new UsageError({
      en: `“${from}” has two scans beside it: ${beside.join(", ")}.`,
      id: `Ada dua pindaian di samping “${from}”: ${beside.join(", ")}.`,
    });
  return join(dirname(from), scan);
}

function isMarkdown(path: string): boolean {
  return MARKDOWN.has(extname(path).toLowerCase());
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
      en: `From a Word file, sop import ${path} --issued --out FILE.md makes a transcription to be read over first.`,
      id: `Dari berkas Word, sop import ${path} --issued --out BERKAS.md membuat transkripsi untuk dibaca dahulu.`,
    },
  );
}
