import type { DocumentType } from "../../schemas/library-settings.ts";
import { allText, type Block } from "./blocks.ts";
import type { ImportContext } from "./import-context.ts";
import { readFrames } from "./read-frames.ts";
import { type Head, headRecogniser } from "./recognisers/head.ts";
import type { ReportWriter } from "./report.ts";

/** What identifies a document, from what stands before its sections and from its page headers. */
export function readHeadOf(pageFrames: readonly Block[], front: readonly Block[], context: ImportContext): { head: Head; rest: Block[] } {
  const { value: head, rest } = headRecogniser.read(front, context);
  const { value: framed, rest: frames } = headRecogniser.read(pageFrames, context);
  for (const key of Object.keys(framed) as (keyof Head)[]) (head as Record<string, unknown>)[key] ??= framed[key];
  readFrames(frames, head, context);
  return { head, rest };
}

/** A code of the library's scheme before the first section is the document's, where there is but one. */
export function guessCode(before: readonly Block[], head: Head, { scheme, report }: ImportContext): void {
  const found = new Set(allText(before).match(new RegExp(`(?<![\\p{L}\\p{N}])(?:${scheme.shape})(?![\\p{L}\\p{N}])`, "gu")) ?? []);
  const [code] = found;
  if (code === undefined || found.size > 1) return;
  head.code = code;
  report.guessed(
    { en: `code ${code}`, id: `kode ${code}` },
    { en: "the only one before the first section", id: "satu-satunya sebelum bagian pertama" },
    "medium",
  );
}

/** The document type its code tells, or that was asked for; else the first. */
export function typeOf(
  code: string | undefined,
  { scheme, settings, type: asked }: Pick<ImportContext, "scheme" | "settings"> & { type?: string | undefined },
  report: ReportWriter,
): DocumentType {
  const letters = Object.keys(settings.types);
  const parsed = code === undefined ? undefined : scheme.parse(code)?.type;
  const letter = asked ?? parsed ?? letters[0] ?? "";
  if (code === undefined) report.asked({ en: "code: the document names none", id: "kode: dokumen tidak menyebutkannya" });
  else if (parsed === undefined) {
    const patterns = scheme.patterns.map(({ pattern }) => pattern).join(", ");
    report.asked({
      en: `code: “${code}” does not fit the library's scheme ${patterns}. It was read as type ${letter}`,
      id: `kode: “${code}” tidak sesuai dengan skema pustaka ${patterns}. Dibaca sebagai jenis ${letter}`,
    });
  }
  return settings.types[letter] ?? (settings.types[letters[0] ?? ""] as DocumentType);
}
