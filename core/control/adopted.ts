import { revisionOfFile } from "../document/codes/revision-file.ts";

/** What was there before control began, and transcriptions taken in since, by folder. */
export type Adopted = ReadonlyMap<string, AdoptedFolder>;

/** What a settings record took over of a document's folder. */
export interface AdoptedFolder {
  /** Digests by path in the folder: `rev-05.md`, `rev-05/issued.yaml`, `assets/peta.svg`. */
  files: ReadonlyMap<string, string>;
  /** Those of them that were taken in later, as papers: nothing but a transcription keeps its standing by them. */
  papers: ReadonlySet<string>;
  /** The first entries of `events.yaml`, and their digest. */
  events: { entries: number; digest: string } | undefined;
}

/** The issued texts that were adopted of a folder, by file name: `rev-05.md`. */
export function adoptedTexts(adopted: Adopted, folder: string): string[] {
  return [...(adopted.get(folder)?.files.keys() ?? [])].filter((name) => revisionOfFile(name) !== undefined);
}

/** The folders of which any settings record adopted an issued text, whether the record holds or not. */
export function foldersWithAdoptedTexts(records: readonly { record: { adopted: readonly { path: string }[] } | undefined }[]): Set<string> {
  const paths = records.flatMap(({ record }) => record?.adopted.map(({ path }) => path.split("/")) ?? []);
  return new Set(paths.flatMap(([folder = "", name, ...below]) => (below.length === 0 && name && revisionOfFile(name) ? [folder] : [])));
}
