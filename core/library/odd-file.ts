/** Something that stands where a text of a document, or what belongs to it, should. */
export interface OddFile {
  /** In the library's folder, with forward slashes. */
  path: string;
  what: OddKind;
}

/**
 * - `link`: leads to a file or folder that is elsewhere
 * - `folder`, `device`: no file at all
 * - `repository`: where another repository of git begins, whose files are none of this one's
 * - `name`: nearly the name of a revision, a draft, or of what the library keeps of them
 * - `stray`: a Markdown file of another name in a document's folder, or one that is written as a document
 * - `loose`: a text that lies in no folder of a document: beside `library.yaml`, or too deep
 * - `foreign`: what another program wrote, where a document's only text should stand
 * - `hidden`: a text in a folder whose name begins with a dot
 * - `ignored`: a text that git is told not to see
 * - `twin`: a name that is another's on machines that don't tell letter case, or ways to write an accent, apart
 * - `barred`: a name that Windows can't give a file
 * - `work`: what the one writer keeps while it writes, in a commit
 * - `converted`: a file that git is told to write otherwise than it lies here
 */
export type OddKind =
  | "link"
  | "folder"
  | "device"
  | "repository"
  | "name"
  | "stray"
  | "loose"
  | "foreign"
  | "hidden"
  | "ignored"
  | "twin"
  | "barred"
  | "work"
  | "converted";
