import { type Block, linesOf } from "./blocks.ts";
import { findDate } from "./dates.ts";
import type { ImportContext } from "./import-context.ts";
import type { Head } from "./recognisers/head.ts";

const REVISION = /\b(?:revision|revisi|rev|version|versi)\b\.?\s*(?:no\b\.?|ke)?\s*[:.]?\s*([A-Z]?\d[\w.]*|[A-Z]\b)/i;

/** Takes from page headers and footers what the document's head lacks, asks where they say otherwise, and tells that the rest is printed anew. */
export function readFrames(frames: readonly Block[], head: Head, context: ImportContext): void {
  const { report, scheme, order } = context;
  for (const line of linesOf(frames)) {
    if (line === "") continue;
    const code = new RegExp(`(?<![\\p{L}\\p{N}])(?:${scheme.shape})(?![\\p{L}\\p{N}])`, "u").exec(line)?.[0];
    const revision = REVISION.exec(line)?.[1];
    const date = findDate(line, order)?.date;
    compare("code", code, line);
    compare("revision", revision, line);
    if (/efekti[fv]|effective|berlaku|valid/i.test(line)) compare("effective", date, line);
    report.kept(
      { en: "page header or footer: printed anew on each page", id: "kepala atau kaki halaman: dicetak ulang pada setiap halaman" },
      line,
    );
  }

  function compare<K extends "code" | "revision" | "effective">(field: K, found: Head[K], line: string): void {
    if (found === undefined) return;
    const before = head[field];
    if (before === undefined) head[field] = found;
    else if (before !== found && Number(before) !== Number(found))
      report.asked(
        {
          en: `${field}: the document says “${before}”, its page header “${found}”. Which holds?`,
          id: `${field}: dokumen menyebut “${before}”, kepala halamannya “${found}”. Mana yang benar?`,
        },
        line,
      );
  }
}
