import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DocumentFacts } from "../../core/library/facts.ts";
import type { RuleResult } from "../../core/rules/kit/make-finding.ts";
import { sha256Hex } from "../../core/sha256.ts";
import type { LibrarySettings } from "../../schemas/library-settings.ts";
import { cacheFolder } from "../files/cache-folder.ts";
import { digestOf } from "../files/digest-of.ts";
import { writeReport } from "../files/write-report.ts";

/** What is kept of a document that was checked: all that its text was read for. */
export interface RememberedDocument {
  facts: DocumentFacts;
  result: RuleResult;
}

/** Documents checked before, by the digest of everything their check depends on. Data: it can be deleted any time. */
export interface CheckCache {
  get: (key: string) => RememberedDocument | undefined;
  put: (key: string, document: RememberedDocument) => void;
  /** Keeps what this run used and made. A folder that can't be written to is no trouble: the next run reads again. */
  save: () => Promise<void>;
}

/** Who checks: each shows paths in its own way, and keeps what it found apart from the other's. */
export type CheckCacheUse = "check" | "portal";

/** What else a check depends on: other settings, rules or another tool make a cache worthless. */
export interface CacheOrigin {
  use: CheckCacheUse;
  /** The library's folder, absolute. */
  root: string;
  settings: LibrarySettings;
  only: readonly string[] | undefined;
  shard: { index: number; count: number } | undefined;
}

interface CacheFile {
  origin: string;
  entries: Record<string, RememberedDocument>;
}

/** Opens the cache of a library's checks; undefined where the tool runs from its sources, which change under it. */
export async function openCheckCache({ use, root, settings, only, shard }: CacheOrigin): Promise<CheckCache | undefined> {
  const build = await buildOf(fileURLToPath(import.meta.url));
  if (build === undefined) return undefined;
  const origin = digestOf([build, settings, only]);
  const path = join(cacheFolder(), `${use}-check-${digestOf([root, only, shard]).slice(0, 32)}.json`);
  const held = await readCache(path, origin);
  const used: CacheFile["entries"] = {};
  let isChanged = false;
  return {
    get(key) {
      const entry = held[key];
      if (entry) used[key] = entry;
      return entry;
    },
    put(key, document) {
      used[key] = document;
      isChanged = true;
    },
    async save() {
      if (!isChanged && Object.keys(used).length === Object.keys(held).length) return;
      try {
        await writeReport(path, JSON.stringify({ origin, entries: used } satisfies CacheFile));
      } catch {
        // A read-only home, a full disk, or a library too large for one text: the next run reads again.
      }
    },
  };
}

async function readCache(path: string, origin: string): Promise<CacheFile["entries"]> {
  try {
    const file = JSON.parse(await readFile(path, "utf8")) as CacheFile;
    return file.origin === origin ? file.entries : {};
  } catch {
    return {};
  }
}

/** The bundled chunks are named by their content, so their names tell one build from another. */
async function buildOf(module: string): Promise<string | undefined> {
  if (module.endsWith(".ts")) return undefined;
  const here = dirname(module);
  const names = await readdir(here.endsWith("chunks") ? here : join(here, "..", "chunks")).catch(() => undefined);
  const code = await readFile(module);
  return names && digestOf([names.sort(), sha256Hex(code)]);
}
