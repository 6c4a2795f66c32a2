import type { Document, Problem } from "../../../core/document/document.ts";
import { HANDED_OUT, linkReader } from "../../../core/document/prose/link-target.ts";
import { linksOf } from "../../../core/document/prose/links.ts";
import type { ReadingContext } from "../../../core/document/read-document.ts";
import { evidenceNamed } from "../../../core/seal/evidence.ts";
import { picturesShown, SHOWABLE } from "../../../core/seal/pictures-shown.ts";
import { sha256Hex } from "../../../core/sha256.ts";

/**
 * What pages that list the library, and what decides which pages are made, may know of a text beside its facts. It is kept from one build to the
 * next, so that a text nobody changed need not be parsed.
 */
export interface PageNotes {
  /** SHA-256 (hexadecimal) of the text, with LF line ends and one at the end: what prints are checked against. */
  print: string;
  /** The pictures it shows, the signed sheets it names and the files it links to, by path from its folder; also those that are not there. */
  files: string[];
  /** True where it names a picture outside its folder. */
  showsForeign: boolean;
  /** What of its frontmatter could not be taken: its page shows the rest. */
  trouble: Problem[];
}

/** Notes of a text what pages may know of it. Nothing in it depends on other files or on the day. */
export function notePages(document: Document, reading: ReadingContext): PageNotes {
  const shown = picturesShown(document);
  const files = [...shown.filter((path) => SHOWABLE.test(path)), ...evidenceNamed(document), ...linkedFiles(document, reading)];
  return {
    print: sha256Hex(`${document.lines.join("\n")}\n`),
    files: [...new Set(files)],
    showsForeign: shown.some((path) => path.includes("..")),
    trouble: document.problems.filter(({ kind }) => kind === "frontMatter"),
  };
}

function linkedFiles(document: Document, { scheme, findCodes }: ReadingContext): string[] {
  const readLink = linkReader(document, { scheme, findCodes, sections: [] });
  return linksOf(document).flatMap(({ kind, address }) => {
    const target = kind === "link" ? readLink(address) : undefined;
    return target?.kind === "file" && HANDED_OUT.test(target.path) ? [target.path] : [];
  });
}
