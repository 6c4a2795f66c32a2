import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import * as z from "zod";
import { cacheFolder } from "../files/cache-folder.ts";
import { digestOf } from "../files/digest-of.ts";
import { readAhead } from "../files/read-ahead.ts";
import { sha256OfFile } from "../files/sha256-of-file.ts";
import { writeReport } from "../files/write-report.ts";

const FILES_AT_ONCE = 16;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** Files of the portal by path, with forward slashes, and their SHA-256. */
const files = z.record(z.string(), digest);

const inventoryUnit = z.strictObject({
  /** Digest of what it is made from, but for what every page depends on. */
  inputs: digest,
  /** What a document's pages were told of other documents, by question. */
  answers: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
  files,
});

/**
 * What a build made, so that the next one into the same folder makes again only what changed. It lies in the tool's cache
 * and not in the portal, which holds the same bytes whether its pages were made or kept. Data: it can be deleted any time.
 */
export const inventory = z.strictObject({
  version: z.literal(5),
  /** Digest of what every page depends on: the tool, the options, the settings. */
  origin: digest,
  /** How the portal's files lay once it stood, and the library's before it was read (cli/portal/unchanged.ts); missing where that says too little. */
  lie: z
    .strictObject({
      portal: z.string(),
      library: z
        .strictObject({
          lie: z.strictObject({ digest: z.string(), young: z.record(z.string(), digest.nullable()) }),
          /** What was told of it (cli/portal/build-messages.ts). */
          notes: z.unknown(),
        })
        .optional(),
    })
    .optional(),
  /** What is made or kept as a whole, by name (cli/portal/portal-units.ts). */
  units: z.record(z.string(), inventoryUnit),
  /** The files that belong to no unit: they are always made. */
  rest: files,
});
export type Inventory = z.output<typeof inventory>;
export type InventoryUnit = z.output<typeof inventoryUnit>;
export type FileDigests = Readonly<Record<string, string>>;

/** Reads what is known of the portal in a folder; undefined where nothing is, or where it can't be read. */
export async function readInventory(out: string): Promise<Inventory | undefined> {
  try {
    return inventory.parse(JSON.parse(await readFile(inventoryPath(out), "utf8")));
  } catch {
    return undefined;
  }
}

/** Keeps what a build made. A folder that can't be written to is no trouble: the next build makes everything. */
export async function writeInventory(out: string, made: Inventory): Promise<void> {
  await writeReport(inventoryPath(out), JSON.stringify(made)).catch(() => undefined);
}

function inventoryPath(out: string): string {
  return keptPath(out, "json");
}

/** Where the cache keeps something of the portal in a folder. */
export function keptPath(out: string, ending: "json" | "searched"): string {
  return join(cacheFolder(), `portal-${digestOf(resolve(out)).slice(0, 32)}.${ending}`);
}

/** Every file of the portal an inventory is of, but those that are written last (cli/portal/list-offline.ts). */
export function filesOf({ units, rest }: Inventory): FileDigests {
  return Object.assign({}, rest, ...Object.values(units).map(({ files }) => files)) as FileDigests;
}

/** The units of an inventory that have files, which in the portal are still, byte for byte, what was made. */
export async function intactUnits(known: Inventory, out: string): Promise<Inventory> {
  const broken = new Set<string>();
  const all = Object.entries(known.units).flatMap(([unit, { files }]) =>
    Object.entries(files).map(([path, expected]) => ({ unit, path, expected })),
  );
  const read = ({ path }: (typeof all)[number]) => sha256OfFile(join(out, path)).catch(() => undefined);
  let index = 0;
  for await (const found of readAhead(all, FILES_AT_ONCE, read)) {
    const { unit, expected } = all[index++] as (typeof all)[number];
    if (found !== expected) broken.add(unit);
  }
  const isWhole = ([unit, { files }]: [string, InventoryUnit]) => !broken.has(unit) && Object.keys(files).length > 0;
  return { ...known, units: Object.fromEntries(Object.entries(known.units).filter(isWhole)) };
}
