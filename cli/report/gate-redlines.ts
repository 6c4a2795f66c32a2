import { diffDocuments } from "../../core/compare/diff.ts";
import type { Document } from "../../core/document/document.ts";
import { documentOf, type FolderChange, issuedNames, type LibraryChange } from "../../core/library/change.ts";
import type { Language } from "../../schemas/local-text.ts";
import { comparedRevisions } from "./diff/diff-input.ts";
import { markdownChanges } from "./diff/markdown.ts";

/** A summary holds about a megabyte on the forges; so many characters go to comparisons. */
const ROOM = 400_000;

/** What a change makes of each text, as Markdown by title: a draft against what it was, an issue against the one before. */
export function gateRedlines({ folders }: LibraryChange, language: Language): Map<string, string> {
  const redlines = new Map<string, string>();
  let room = ROOM;
  for (const folder of folders) {
    for (const [before, after] of comparedTexts(folder)) {
      const changes = diffDocuments(before, after);
      const names = { from: nameOf(before), to: nameOf(after) };
      const { code = folder.folder, title = "" } = after.frontMatter;
      const text = markdownChanges({ changes, language });
      const key = `${code}, ${comparedRevisions({ code, title, ...names, changes, language })}`;
      room -= text.length;
      redlines.set(key, room >= 0 ? text : tooLong[language](code));
    }
  }
  return redlines;
}

const tooLong: Readonly<Record<Language, (code: string) => string>> = {
  en: (code) => `Too long for this summary: \`sop diff ${code}\` shows it.`,
  id: (code) => `Terlalu panjang untuk ringkasan ini: \`sop diff ${code}\` menampilkannya.`,
};

function comparedTexts({ base, head }: FolderChange): [Document, Document][] {
  const pairs: [Document, Document][] = [];
  const issued = issuedNames(head);
  for (const [index, name] of issued.entries()) {
    const [before, after] = [documentOf(head, issued[index - 1] ?? ""), documentOf(head, name)];
    if (base?.files.has(name)) {
      const was = documentOf(base, name);
      if (was && after && base.files.get(name) !== head?.files.get(name)) pairs.push([was, after]);
    } else if (before && after) pairs.push([before, after]);
  }
  const [was, draft] = [documentOf(base, "draft.md"), documentOf(head, "draft.md")];
  const before = was ?? documentOf(head, issued.at(-1) ?? "");
  if (before && draft && base?.files.get("draft.md") !== head?.files.get("draft.md")) pairs.push([before, draft]);
  return pairs;
}

function nameOf({ state, frontMatter }: Document): string {
  return state === "draft" ? "draft" : (frontMatter.revision ?? "?");
}
