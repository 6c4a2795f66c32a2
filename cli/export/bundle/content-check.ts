import { besideFile } from "../../../core/document/codes/revision-file.ts";
import type { Document } from "../../../core/document/document.ts";
import type { ReadingContext } from "../../../core/document/read-document.ts";
import { digestInputs, type PictureDigests, spanOfDigest } from "../../../core/seal/digest.ts";
import { picturesShown } from "../../../core/seal/pictures-shown.ts";

/** What an auditor needs to make the four values of an approval anew from a text, by plain tools. */
export interface ContentCheck {
  /** `CODE/rev-03`: the text's path below `sops/`, without ending. */
  name: string;
  /** The canonical frontmatter that is hashed (RFC 8785); it can't be made by plain tools, but compared. */
  header: string;
  /** The body's first line, the flow section's first and the line after it; counted from 1. */
  lines: { body: number; flows: number; end: number };
  pictures: readonly string[];
  /** True where a line is hashed in another form than it is written in (NFC). */
  isComposed: boolean;
  /** How many approvals in the text carry these values. */
  approvals: number;
}

/** How the content of a text is checked without sop; undefined where no approval says what it was of. */
export function contentCheckOf(document: Document, reading: ReadingContext, pictures: PictureDigests): ContentCheck | undefined {
  const digests = Object.values(document.frontMatter.approvals).flatMap(({ digest }) => digest ?? []);
  const [first] = digests;
  if (first === undefined) return undefined;
  const span = spanOfDigest(document, first, reading, pictures);
  const after = document.lines.length + 1;
  return {
    name: `${document.folder}/${besideFile(document.fileName)}`,
    header: digestInputs(document, span, pictures).header,
    lines: { body: document.bodyFirst, flows: span?.first ?? after, end: span?.end ?? after },
    pictures: picturesShown(document),
    isComposed: document.lines.slice(document.bodyFirst - 1).some((line) => line !== line.normalize("NFC")),
    approvals: digests.length,
  };
}
