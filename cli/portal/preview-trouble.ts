import { join } from "node:path";
import { visibleText } from "../../core/document/prose/visible-text.ts";
import { pick } from "../../languages/language.ts";
import type { Language } from "../../schemas/local-text.ts";
import { toShownPath } from "../files/shown-path.ts";
import type { LibraryNotes } from "./build-messages.ts";

/** What of documents' frontmatter could not be taken, a line each, as a build and a preview tell it. */
export function previewTrouble(library: string, { trouble }: LibraryNotes, language: Language): string {
  const lines = trouble.map(({ path, line, message }) => {
    const shown = toShownPath(process.cwd(), join(library, path));
    return visibleText(`${shown}:${line}: ${pick(message, language)}`);
  });
  return lines.join("\n");
}
