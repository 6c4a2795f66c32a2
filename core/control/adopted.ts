/** What was there before control began, and transcriptions taken in since, by folder. */
export type Adopted = ReadonlyMap<string, AdoptedFolder>;

export interface AdoptedFolder {
  /** Digests by path in the folder: `rev-05.md`, `rev-05/issued.yaml`, `assets/peta.svg`. */
  files: ReadonlyMap<string, string>;
  /** Those of them that were taken in later, as papers: nothing but a transcription keeps its standing by them. */
  papers: ReadonlySet<string>;
  /** The first entries of `events.yaml`, and their digest. */
  events: { entries: number; digest: string } | undefined;
}
