import type { SettingsRecord } from "../../schemas/settings-record.ts";
import { digestOfEntries } from "../control/canonical.ts";
import type { SettingsHistory } from "../control/settings-history.ts";
import { issueOfFile } from "../document/codes/revision-file.ts";
import type { ControlledDocument, FolderFacts, IssuedRevision, Library } from "../library/library.ts";
import { UsageError } from "../usage-error.ts";
import { requireFile } from "./write/require-file.ts";

type AdoptedFile = SettingsRecord["adopted"][number];

/**
 * What the next settings record takes over as it stands: the first everything that was issued or happened, later ones
 * papers that no record adopted yet.
 * @throws UsageError where something is in doubt: it would be blessed with it
 */
export function adoptedNow(
  { documents }: Pick<Library, "documents">,
  folders: ReadonlyMap<string, FolderFacts>,
  { held, adopted }: SettingsHistory,
): AdoptedFile[] {
  const isFounding = held.length === 0;
  return [...documents.values()].flatMap((document) => {
    const { folder, revisions } = document;
    const known = adopted.get(folder)?.files;
    const taken = isFounding
      ? revisions
      : revisions.filter(({ facts }) => facts.transcription !== undefined && known?.has(facts.fileName) !== true);
    for (const revision of taken) requireNoDoubt(document, revision, isFounding);
    const files = new Map(taken.flatMap((revision) => filesOf(folder, revision, folders.get(folder))));
    const entries = folders.get(folder)?.entries ?? [];
    const papers = new Map<string, string | undefined>(
      taken.map(({ facts }) => [`${folder}/${facts.fileName}`, facts.transcription?.source] as const),
    );
    return [
      ...[...files].map(([path, digest]) => ({ path, digest, ...paperOf(papers.get(path)) })),
      ...(isFounding && entries.length > 0
        ? [{ path: `${folder}/events.yaml`, digest: digestOfEntries(entries), entries: entries.length }]
        : []),
    ];
  });
}

/** Of a transcription, where its paper is kept. */
function paperOf(source: string | undefined): { paper?: string } {
  return source === undefined || source.trim() === "" ? {} : { paper: source };
}

function filesOf(folder: string, { facts, issued }: IssuedRevision, held: FolderFacts | undefined): [string, string][] {
  const { fileName, sealed } = facts;
  const record = issueOfFile(fileName);
  const digest = issued && held?.digests?.get(record);
  return [
    ...(sealed ? [[`${folder}/${fileName}`, sealed.file] as [string, string]] : []),
    ...(digest === undefined ? [] : [[`${folder}/${record}`, digest] as [string, string]]),
    ...Object.entries(sealed?.pictures ?? {}).map(([name, own]): [string, string] => [
      `${folder}/${name}`,
      requireFile(`${folder}/${name}`, own),
    ]),
  ];
}

/** A paper taken in later has no standing before it is adopted; all else must be what it was. */
function requireNoDoubt({ code, doubts }: ControlledDocument, { revision, verdict }: IssuedRevision, isFounding: boolean): void {
  if (verdict.effect !== "doubt" && (doubts.length === 0 || !isFounding)) return;
  throw new UsageError(
    {
      en: `${code} revision ${revision} is in doubt, and approving the settings would take it over as it stands.`,
      id: `${code} revisi ${revision} diragukan, dan persetujuan pengaturan akan mengambil alihnya apa adanya.`,
    },
    { en: "Restore its files first (sop verify).", id: "Pulihkan dahulu berkasnya (sop verify)." },
  );
}
