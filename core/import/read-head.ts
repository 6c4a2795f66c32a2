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

/** A code of the library's scheme before the first section is the document's, or one in the file's name, where there is but one. */
export function guessCode(before: readonly Block[], file: string, head: Head, { scheme, report }: ImportContext): void {
  const onlyIn = (text: string): string | undefined => {
    const found = new Set(text.match(new RegExp(`(?<![\\p{L}\\p{N}])(?:${scheme.shape})(?![\\p{L}\\p{N}])`, "gu")));
    return found.size === 1 ? [...found][0] : undefined;
  };
  const [said, named] = [onlyIn(allText(before)), onlyIn(file)];
  // Two that differ are neither: the one may only be cited.
  const code = said === undefined || named === undefined || said === named ? (said ?? named) : undefined;
  if (code === undefined) return;
  head.code = code;
  report.guessed(
    { en: `code ${code}`, id: `kode ${code}` },
    said === undefined
      ? { en: "it stands in the file's name", id: "tertulis pada nama berkas" }
      : { en: "the only one before the first section", id: "satu-satunya sebelum bagian pertama" },
    "medium",
  );
}

/** The code that was asked for is the document's; another one that its head names is told. */
export function takeCode(code: string, head: Head, { report }: ImportContext): void {
  if (head.code !== undefined && head.code !== code)
    report.left(
      { en: `code in its head: the document is brought in as ${code}`, id: `kode pada kepalanya: dokumen dibawa masuk sebagai ${code}` },
      head.code,
    );
  head.code = code;
}

/** The document type its code tells, or that was asked for; else the first. */
export function typeOf(
  code: string | undefined,
  { scheme, settings, type: asked }: Pick<ImportContext, "scheme" | "settings"> & { type?: string | undefined },
  report: ReportWriter,
): DocumentType {
  const letters = Object.keys(settings.types);
  const parsed = scheme.typeOf(code);
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
