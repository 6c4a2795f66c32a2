import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { sha256Hex } from "../../../core/sha256.ts";
import { UsageError } from "../../../core/usage-error.ts";
import { cacheFolder } from "../../files/cache-folder.ts";
import { digestOf } from "../../files/digest-of.ts";
import { lieOfFolders } from "../../files/folder-lie.ts";
import { toShownPath } from "../../files/shown-path.ts";
import { openLibrary } from "../../read/read-library.ts";
import { signersFile } from "../../read/signatures.ts";
import { checkAnew, type Outcome } from "../check-library.ts";
import { readParts } from "../check-part.ts";
import { buildOf } from "./build-of.ts";
import { hearingSignatures } from "./heard-signatures.ts";
import { Damaged, dropKept, openKeptFile, openPassingFile } from "./kept-file.ts";
import { type KeptOptions, KeptRun } from "./kept-run.ts";

/**
 * Checks a library by what an earlier check of it kept: only what changed since is read and judged. What it finds is what a
 * check that reads everything finds, byte for byte. Never for a decision about issued files.
 * @throws UsageError when there is no library there, or its settings can't be read
 */
export async function checkByKept(directory: string, options: KeptOptions): Promise<Outcome> {
  return (await checkKept(directory, options)) ?? (await checkOnce(directory, options));
}

/**
 * Reads and checks a whole library, whatever an earlier check kept of it. What it must know to the end stands in a file that goes
 * with the process, so that memory stays flat; only where none can be made, in memory.
 * @throws UsageError when there is no library there, or its settings can't be read
 */
export async function checkOnce(directory: string, options: KeptOptions): Promise<Outcome> {
  const file = openPassingFile();
  if (!file) return checkAnew(directory, options);
  try {
    const open = await openLibrary(directory, options.base);
    return await new KeptRun(open, file, { ...options, base: options.base ?? process.cwd() }).run();
  } catch (error) {
    if (!isOfFile(error)) throw error;
    return checkAnew(directory, options);
  } finally {
    file.abandon();
  }
}

/**
 * Puts the parts of one check together, as a check of everything would have found it. They are read one folder after the other into a file that goes
 * with the process, so that memory stays as flat as in a check.
 * @param tool the version of the tool, which made all parts
 * @throws UsageError as `readParts` does, when there is no library there, its settings can't be read, or no such file can be made
 */
export async function checkByParts(directory: string, paths: readonly string[], options: KeptOptions & { tool: string }): Promise<Outcome> {
  const { tool, only, base = process.cwd() } = options;
  const open = await openLibrary(directory, base);
  const file = openPassingFile();
  if (!file) throw noRoom();
  const lies = { at: 0, folders: new Map(), files: { digest: "", newest: 0 } };
  try {
    const parts = readParts(paths, { tool, only, settings: open.reading.settings });
    return await new KeptRun(open, file, { ...options, lies, base }).merge(parts);
  } catch (error) {
    throw isOfFile(error) ? noRoom() : error;
  } finally {
    file.abandon();
  }
}

function noRoom(): UsageError {
  return new UsageError({
    en: `The parts can't be put together: no temporary file can be written in “${tmpdir()}”.`,
    id: `Bagian-bagian itu tidak dapat digabungkan: berkas sementara tidak dapat ditulis di “${tmpdir()}”.`,
  });
}

/** A check by what is kept; undefined where nothing can be kept now, or what was kept is damaged and was dropped. */
export async function checkKept(directory: string, options: KeptOptions): Promise<Outcome | undefined> {
  const build = options.build ?? buildOf(fileURLToPath(import.meta.url));
  if (build === undefined && options.file === undefined) return undefined;
  // Looked at before the settings are read: whoever saves them meanwhile changes how they lie.
  const lies = options.lies ?? lieOfFolders(resolve(options.base ?? "", directory), options.now);
  const open = await openLibrary(directory, options.base);
  const base = options.base ?? process.cwd();
  const signers = await readFile(signersFile(open.root)).then(sha256Hex, () => undefined);
  const { records, baseline } = open.control;
  const judgedBy = [records.map(({ signatures = [], ...record }) => [record, [...signatures]]), signers, baseline];
  const shown = toShownPath(base, open.root);
  const made = [build, process.versions, shown, open.reading.settings, judgedBy, options.only, !!options.note];
  const path = options.file ?? defaultPath(open.root, shown, options);
  if (options.fresh) dropKept(path);
  const file = openKeptFile(path, digestOf(made));
  if (!file) return undefined;
  try {
    const run = new KeptRun(open, file, { ...options, lies, base });
    const outcome = await (options.fresh ? run.run() : hearingSignatures(open.root, () => run.run()));
    file.close();
    return outcome;
  } catch (error) {
    file.abandon();
    if (!isOfFile(error)) throw error;
    // Never believed: this check reads everything, the next one keeps anew.
    dropKept(path);
    return undefined;
  }
}

/** A file for each folder that the library is looked at from: paths are kept as they are shown there. */
function defaultPath(root: string, shown: string, { use, only }: KeptOptions): string {
  return join(cacheFolder(), `${use}-check-${digestOf([root, shown, only]).slice(0, 32)}.sqlite`);
}

function isOfFile(error: unknown): boolean {
  return error instanceof Damaged || (error instanceof Error && "code" in error && error.code === "ERR_SQLITE_ERROR");
}
