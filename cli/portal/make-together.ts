import { readdirSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { LibraryMoved } from "../read/held-library.ts";
import type { BuildMessage, BuildStart } from "./build-messages.ts";
import type { FileDigests } from "./inventory-file.ts";
import { makePagesOnce, type PageMaker } from "./page-maker.ts";
import type { PortalOptions } from "./portal-options.ts";
import { documentsOf, documentUnit } from "./units.ts";

/** Each process reads the library: for fewer documents than these that is more work than is shared. */
const WORTH_SHARING = 100;
const MOST_PROCESSES = 4;
/** Bytes of memory a process may take of a library of ten thousand documents. */
const MEMORY = 2 ** 31;

/** How many processes beside the first are of use to make all pages of a library on this machine. */
export function helpersFor(library: string): number {
  if (readdirSync(library).length < WORTH_SHARING) return 0;
  return Math.max(0, Math.min(MOST_PROCESSES, availableParallelism(), Math.floor(process.availableMemory() / MEMORY)) - 1);
}

/**
 * Makes the pages of a build in several processes, which share the documents among them. What is not a document's is made by the first, and
 * what is said of the build as a whole is said by it.
 * @param portal a folder that is not there yet, in a folder to work in
 * @returns every file that was made, with its SHA-256
 * @throws LibraryMoved where they did not read the same library, and what the first of them throws
 */
export async function makeTogether(
  first: Pick<PageMaker, "make">,
  helpers: number,
  options: PortalOptions,
  portal: string,
  hear: (message: BuildMessage) => void,
): Promise<FileDigests> {
  if (helpers === 0) return first.make(options, portal, hear);
  const claims = join(dirname(portal), "claims");
  await mkdir(claims);
  const over = new AbortController();
  const read: BuildStart[] = [];
  const making = [first.make, ...Array.from({ length: helpers }, () => makePagesOnce)].map((make, index) => {
    const helps = index > 0;
    const hearOne = (message: BuildMessage) => {
      if ("started" in message) read[index] = message.started;
      if (!helps || !("started" in message)) hear(message);
    };
    return make({ ...options, claims, ...(helps && { helps }) }, portal, hearOne, over.signal);
  });
  try {
    const files = await Promise.all(making);
    for (const other of read) refuseOtherLibrary(other, read[0] as BuildStart);
    return Object.assign({}, ...files) as FileDigests;
  } finally {
    // Where one failed, whoever tidies up finds nobody at work any more.
    over.abort();
    await Promise.allSettled(making);
  }
}

/** A text may be saved between the readings of two processes. */
function refuseOtherLibrary(other: BuildStart, first: BuildStart): void {
  const documents = new Set([other, first].flatMap(({ inputs }) => documentsOf(Object.keys(inputs))));
  const moved = [...documents].find((code) => other.inputs[documentUnit(code)] !== first.inputs[documentUnit(code)]);
  if (moved !== undefined) throw new LibraryMoved(`a text of ${moved} was saved while the library was being read`);
  if (other.settings !== first.settings) throw new LibraryMoved("the settings were saved while the library was being read");
}
