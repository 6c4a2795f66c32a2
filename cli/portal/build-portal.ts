import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { UsageError } from "../../core/usage-error.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { digestOf } from "../files/digest-of.ts";
import { digestTool } from "../files/tool-digest.ts";
import { writeReport } from "../files/write-report.ts";
import { movedBy } from "../read/held-library.ts";
import { readSettings } from "../read/read-settings.ts";
import type { Shard } from "../read/shard.ts";
import type { LibraryNotes } from "./build-messages.ts";
import { type Inventory, intactUnits, keptPath, readInventory, writeInventory } from "./inventory-file.ts";
import { listOffline } from "./list-offline.ts";
import { makePages, type NewestPages } from "./make-pages.ts";
import { helpersFor } from "./make-together.ts";
import { openToReaders } from "./open-to-readers.ts";
import { makePagesOnce, type PageMaker } from "./page-maker.ts";
import { joinParts, PART, PART_PAGES, type PortalPart } from "./parts.ts";
import { keepFiles } from "./portal-files.ts";
import { lieOfPortal, nameOfLie, sizeByLie } from "./portal-lie.ts";
import { requireLogo } from "./require-logo.ts";
import { takeInventory } from "./take-inventory.ts";
import { besideTarget, refuseForeignFolder, renew, swap } from "./take-place.ts";
import { isUnchanged, lieOfLibrary } from "./unchanged.ts";
import { documentsOf } from "./units.ts";
import { tidyAfterKilled } from "./work-folder.ts";

/** What to build a portal from, and where to. */
export interface PortalBuild {
  /** The library's folder. */
  library: string;
  /** Where the portal goes; replaced when the build succeeds, left alone when it fails. */
  out: string;
  /** The day the library is shown as of. */
  date: IsoDate;
  drafts: boolean;
  /** False for a preview: its pages are to be seen as they are, not as they were kept. */
  offline: boolean;
  /** A path such as `/sop/`, or a whole http(s) address. */
  base: string;
  /** The tool's own folder. */
  package: string;
  version: string;
  /** True where nothing of the portal before may be kept. */
  fresh: boolean;
  /** True where the documentation of the tool alone is made, without anything of the library. */
  docsOnly?: boolean;
  /** Parts by `buildPart` that documents' pages are taken from; empty where there are none. */
  parts?: readonly string[];
  /** How many documents a part of the full text index holds at most, on average, if not as many as is worth it. */
  textPart?: number;
  /** Called with what the pages can't say, as soon as that is known. */
  onNotes?: (notes: LibraryNotes) => void;
  /** Called as pages of documents are made. */
  onProgress?: (pages: { done: number; all: number }) => void;
  /** Called once all that is new can be read, while the portal before still stands. */
  onNewest?: (newest: NewestPages) => void;
  /** Called once the portal is there to be read; what is left is to tidy up. */
  onShown?: () => void;
}

/** The documents whose pages were made, and those whose pages were kept from the portal before, by code. */
export interface BuiltPortal {
  made: string[];
  kept: string[];
}

/** Written by every build; a folder that holds files but not this one is not ours to replace. */
const MARK = "library.json";

/**
 * Builds the portal as static files, beside the target. Where that holds a portal that is known, file by file, what became other is
 * renamed into it; else it is swapped in one rename. Pages of documents that would be the same are kept from the portal before.
 * @throws UsageError where the target holds something else, and Error with what the pages said when the build fails
 */
export async function buildPortal(build: PortalBuild, maker: Pick<PageMaker, "make"> = { make: makePagesOnce }): Promise<BuiltPortal> {
  const out = resolve(build.out);
  const { settings } = await readSettings(build.library, process.cwd());
  requireLogo(build.library, settings);
  await tidyAfterKilled(out);
  await refuseForeignFolder(out, MARK);
  const { date, drafts, offline, base, version, parts = [] } = build;
  const own = { ...(build.docsOnly && { docsOnly: true }), ...(build.textPart && { textPart: build.textPart }) };
  const tool = await digestTool(build.package);
  const options = { library: resolve(build.library), date, drafts, offline, base, package: build.package, tool, version, ...own };
  const origin = digestOf([options, settings]);
  const joined = parts.length > 0 ? await joinParts(parts, partOrigin(build, tool, settings)) : undefined;
  const lie = build.docsOnly ? undefined : lieOfLibrary(build.library, out, settings.timeZone);
  const known = build.fresh || joined ? undefined : await readPrevious(out, origin);
  const lain = known?.lie && lieOfPortal(out);
  const standing = lain && known?.lie?.portal === nameOfLie(lain) ? known : undefined;
  const before = standing?.lie?.library;
  if (standing && lie && before && isUnchanged(build.library, before.lie, lie)) {
    build.onNotes?.(before.notes as LibraryNotes);
    build.onShown?.();
    return { made: [], kept: documentsOf(Object.keys(standing.units)) };
  }
  const previous = joined?.inventory ?? standing ?? (known && (await intactUnits(known, out)));
  const order = {
    options: { ...options, searched: keptPath(out, "searched"), ...(build.fresh ? { fresh: true } : {}) },
    language: settings.language,
    previous: joined ?? (previous && { inventory: previous, folderOf: () => out }),
    staysInPlace: standing !== undefined,
    helpers: previous || build.docsOnly ? 0 : helpersFor(build.library),
    onNotes: build.onNotes,
    onProgress: build.onProgress,
    onNewest: build.onNewest,
  };
  let inventory: Inventory | undefined;
  let renewed: string | undefined;
  let library: NonNullable<Inventory["lie"]>["library"];
  const make = async (work: string): Promise<BuiltPortal> => {
    const made = await makePages(maker, order, work);
    const portal = join(work, "portal");
    const sizeOf = (path: string) =>
      standing && lain && !(path in made.fresh) ? sizeByLie(lain, path) : statSync(join(portal, path)).size;
    const last = await listOffline(portal, offline ? made.files : undefined, sizeOf);
    openToReaders(portal);
    if (standing) renewed = await renew(out, portal, { standing, made, last }, work);
    else swap(portal, out, join(work, "old"));
    build.onShown?.();
    // Settings that were saved meanwhile: whatever the pages show, the next build makes them again.
    if (made.started.settings === digestOf(settings)) inventory = takeInventory(origin, made, previous);
    const { inputs, kept, showsForeign, notes } = made.started;
    library = lie && !showsForeign ? { lie, notes } : undefined;
    const keptParts = new Set(kept);
    return { made: documentsOf(Object.keys(inputs).filter((unit) => !keptParts.has(unit))), kept: documentsOf(kept) };
  };
  const built = await whileSaved(build.library, () => besideTarget(out, make));
  // Files have their last times once the portal before is gone, with which they may share their bytes.
  const swapped = inventory && renewed === undefined ? lieOfPortal(out) : undefined;
  const portalLie = renewed ?? (swapped && nameOfLie(swapped));
  const lies = portalLie === undefined ? {} : { lie: { portal: portalLie, ...(library && { library }) } };
  if (inventory) await writeInventory(out, { ...inventory, ...lies });
  return built;
}

/**
 * Makes the pages of every N-th document alone, for `--merge`: a folder that holds them and what tells where they belong.
 * @throws UsageError where the target holds something else, and Error with what the pages said when the build fails
 */
export async function buildPart(build: Omit<PortalBuild, "fresh" | "docsOnly" | "parts">, shard: Shard): Promise<BuiltPortal> {
  const out = resolve(build.out);
  const { settings } = await readSettings(build.library, process.cwd());
  requireLogo(build.library, settings);
  await refuseForeignFolder(out, PART);
  const { date, drafts, offline, base, version } = build;
  const tool = await digestTool(build.package);
  const options = { library: resolve(build.library), date, drafts, offline, base, package: build.package, tool, version, shard };
  const origin = partOrigin(build, tool, settings);
  await tidyAfterKilled(out);
  return besideTarget(out, async (work) => {
    const made = await makePages(
      { make: makePagesOnce },
      { options, language: settings.language, previous: undefined, onNotes: undefined, onProgress: build.onProgress },
      work,
    );
    const { units } = takeInventory(origin, made, undefined);
    const folder = join(work, "part");
    await keepFiles(
      join(work, "portal"),
      join(folder, PART_PAGES),
      Object.values(units).flatMap(({ files }) => Object.keys(files)),
    );
    await writeReport(join(folder, PART), JSON.stringify({ part: 1, origin, shard, units } satisfies PortalPart));
    swap(folder, out, join(work, "old"));
    return { made: documentsOf(Object.keys(units)), kept: [] };
  });
}

/** Digest of what the pages of all parts depend on, wherever library and tool lie on each machine. */
function partOrigin(
  { date, drafts, offline, base, version }: PortalBuild | Omit<PortalBuild, "fresh">,
  tool: string,
  settings: unknown,
): string {
  return digestOf([tool, date, drafts, offline, base, version, settings]);
}

/** Texts may be saved while they are read, as often in a row as somebody or some program does. */
const MOST_TRIES = 5;

/** Begins again where a text was saved, or went, while the library was being read. */
async function whileSaved<Made>(directory: string, make: () => Promise<Made>): Promise<Made> {
  for (let tries = 1; ; tries++) {
    try {
      return await make();
    } catch (error) {
      const moved = movedBy(error, directory);
      if (!moved) throw error;
      if (tries === MOST_TRIES) throw keepsMoving(moved.message);
    }
  }
}

function keepsMoving(why: string): UsageError {
  return new UsageError(
    { en: `The library was changed again and again: ${why}.`, id: `Pustaka terus diubah: ${why}.` },
    { en: "Build it once nothing writes into it.", id: "Susun portal setelah tidak ada lagi yang menulis ke dalamnya." },
  );
}

/** What is known of the portal in a folder, if it was made by the same tool in the same way. */
async function readPrevious(out: string, origin: string): Promise<Inventory | undefined> {
  const known = await readInventory(out);
  return known?.origin === origin ? known : undefined;
}
