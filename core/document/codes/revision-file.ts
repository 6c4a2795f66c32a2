import type { Revision } from "../../../schemas/identifier.ts";

/** Source of a regular expression for a revision as it stands in names of files: `05`, `B`, `v1.0.3`, `2024-03`. */
const NAME = "[A-Za-z0-9]{1,32}(?:[._-][A-Za-z0-9]{1,32}){0,8}";
/** `rev-x.md` and `rev-x.md.md` would share a folder's name with a text. */
const FILE = new RegExp(`^rev-(${NAME})(?<!\\.md)\\.md$`);
const TEXT = new RegExp(`^(?:draft|rev-${NAME}(?<!\\.md))\\.md$`);
const RECORD = new RegExp(`^(rev-${NAME})/issued\\.yaml$`);
const BESIDE = new RegExp(`^rev-(${NAME})/`);

/** The revision an issued text's file is named for: `05` of `rev-05.md`; undefined for any other file. */
export function revisionOfFile(fileName: string): Revision | undefined {
  return FILE.exec(fileName)?.[1] as Revision | undefined;
}

/** True for `draft.md` and `rev-05.md`. */
export function isTextFile(fileName: string): boolean {
  return TEXT.test(fileName);
}

/** `rev-05.md` of `rev-05/issued.yaml`; undefined for any other path in a document's folder. */
export function fileOfIssue(path: string): string | undefined {
  const folder = RECORD.exec(path)?.[1];
  return folder === undefined ? undefined : `${folder}.md`;
}

/** `rev-05/issued.yaml` of `rev-05.md`: what is recorded of its issue. */
export function issueOfFile(fileName: string): string {
  return `${besideFile(fileName)}/issued.yaml`;
}

/** `rev-05` of `rev-05.md`, `draft` of `draft.md`: the folder in a document's of what belongs to a text. */
export function besideFile(fileName: string): string {
  return fileName.replace(/\.md$/, "");
}

/** The revision to which a file in a document's folder belongs: `05` of `rev-05/approved.sig`. */
export function revisionBeside(path: string): Revision | undefined {
  return BESIDE.exec(path)?.[1] as Revision | undefined;
}
