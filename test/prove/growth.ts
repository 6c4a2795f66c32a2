import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

/** How much a portal is. */
export interface Output {
  documents: number;
  files: number;
  bytes: number;
  /** Size of each page and data file that every portal has, by its path. */
  shared: ReadonlyMap<string, number>;
}

/** Per document the larger may have so much more: names get longer, lists of names fuller. */
const TOLERANCE = 1.15;
/** What holds something of every document by its nature: the master list, what a print or a search is compared with, data to take along. */
const whole =
  /^(?:en\/)?registers\/(?:documents\/index\.html|[^/]+\.(?:csv|xlsx|json))$|^(?:library|verify|offline)\.json$|^search\/jump\.json$|^manifest\.txt$|^pagefind\//;
/** Any other page may be so large, in bytes before compression. */
const MOST = 400_000;

/** Counts a built portal's files and bytes. */
export async function measureOutput(folder: string): Promise<Output> {
  const { documents } = JSON.parse(await readFile(join(folder, "verify.json"), "utf8")) as { documents: object };
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const shared = new Map<string, number>();
  let bytes = 0;
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const { size } = await stat(path);
    bytes += size;
    shared.set(path.slice(folder.length + 1), size);
  }
  const output = { documents: Object.keys(documents).length, files: entries.length, bytes, shared };
  console.log(`${output.documents} documents: ${output.files} files, ${(bytes / 1_000_000).toFixed(1)} MB`);
  return output;
}

/** What of a larger portal is more than its share, and pages that list the whole library without need. */
export function findGrowth(small: Output, large: Output): string[] {
  const times = large.documents / small.documents;
  const problems: string[] = [];
  for (const kind of ["files", "bytes"] as const) {
    const grown = large[kind] / small[kind];
    if (grown > times * TOLERANCE)
      problems.push(`${kind} are ${grown.toFixed(1)} times as many for ${times.toFixed(1)} times the documents`);
  }
  for (const [path, size] of large.shared) if (size > MOST && !whole.test(path)) problems.push(`${path}: ${size} bytes`);
  return problems;
}
