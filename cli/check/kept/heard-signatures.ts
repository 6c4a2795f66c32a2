import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder } from "../../files/cache-folder.ts";
import { digestOf } from "../../files/digest-of.ts";
import { type HeardOutcomes, heardOutcomes } from "../../read/signatures.ts";
import { buildOf } from "./build-of.ts";
import { keepSealed, readSealed } from "./sealed-file.ts";

const ENDING = ".heard";

/**
 * Runs something that reads a library, and keeps what ssh-keygen said of its signatures for the next run: each by all it depends on, every
 * byte of which is read again, so that a process is started for what is new alone. Not where the answer is for others: verify, gate,
 * exports and portals for readers ask again.
 * @param root the library's folder
 */
export async function hearingSignatures<Result>(root: string, run: () => Promise<Result>): Promise<Result> {
  const build = buildOf(fileURLToPath(import.meta.url));
  if (build === undefined) return run();
  const path = join(cacheFolder(), `${digestOf([build, root]).slice(0, 32)}${ENDING}`);
  heardOutcomes.recall((readSealed(path) ?? []) as HeardOutcomes["known"]);
  const { heard } = heardOutcomes;
  try {
    return await run();
  } finally {
    if (heardOutcomes.heard > heard) keepSealed(path, heardOutcomes.known);
  }
}
