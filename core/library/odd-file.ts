/** Something that stands where a text of a document, or what belongs to it, should. */
export interface OddFile {
  /** In the library's folder, with forward slashes. */
  path: string;
  what: OddKind;
}

/**
 * - `link`: leads to a file or folder that is elsewhere
 * - `folder`, `device`: no file at all
 * - `name`: nearly the name of a revision or draft
 * - `loose`: a text that lies in no folder of a document: beside `library.yaml`, or too deep
 * - `hidden`: a text in a folder whose name begins with a dot
 * - `ignored`: a text that git is told not to see
 */
export type OddKind = "link" | "folder" | "device" | "name" | "loose" | "hidden" | "ignored";
