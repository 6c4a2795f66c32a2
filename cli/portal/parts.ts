import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { UsageError } from "../../core/usage-error.ts";
import { type Inventory, intactUnits, inventory } from "./inventory-file.ts";

/** What tells a part from a portal: its notes. Its documents' pages lie beside them in `pages`. */
export const PART = "part.json";
export const PART_PAGES = "pages";

/** The pages of every N-th document of a library, as `sop build --shard` leaves them for `--merge`. Data: format 1. */
const portalPart = z.strictObject({
  part: z.literal(1),
  /** Digest of what all pages depend on; parts of one portal share it. */
  origin: inventory.shape.origin,
  shard: z.strictObject({ index: z.int().positive(), count: z.int().positive() }),
  units: inventory.shape.units,
});
export type PortalPart = z.output<typeof portalPart>;

/** What was made before, and where each unit of it lies. */
export interface MadeBefore {
  inventory: Inventory;
  folderOf: (unit: string) => string;
}

/**
 * Puts the parts of one portal together. A page that is not as it was made is left out, and so made again.
 * @param origin what they must have been made by
 * @throws UsageError where one is no part, is of another portal, or is missing
 */
export async function joinParts(folders: readonly string[], origin: string): Promise<MadeBefore> {
  const places = new Map<string, string>();
  const units: Inventory["units"] = {};
  const seen = new Map<number, string>();
  let count = 0;
  for (const folder of folders) {
    const part = await readPart(folder);
    if (part.origin !== origin) throw ofAnother(folder);
    count ||= part.shard.count;
    if (part.shard.count !== count || seen.has(part.shard.index)) throw twice(folder, part.shard);
    seen.set(part.shard.index, folder);
    const whole = await intactUnits({ version: 5, origin, units: part.units, rest: {} }, join(folder, PART_PAGES));
    for (const [unit, made] of Object.entries(whole.units)) {
      units[unit] = made;
      places.set(unit, join(folder, PART_PAGES));
    }
  }
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter((index) => !seen.has(index));
  if (missing.length > 0) throw lacking(missing.map((index) => `${index}/${count}`).join(", "));
  return { inventory: { version: 5, origin, units, rest: {} }, folderOf: (unit) => places.get(unit) ?? "" };
}

async function readPart(folder: string): Promise<PortalPart> {
  try {
    return portalPart.parse(JSON.parse(await readFile(join(folder, PART), "utf8")));
  } catch {
    throw new UsageError(
      { en: `“${folder}” is no part of a portal`, id: `“${folder}” bukan bagian portal` },
      { en: "`sop build --shard I/N --out DIR` makes one.", id: "`sop build --shard I/N --out DIR` membuatnya." },
    );
  }
}

function ofAnother(folder: string): UsageError {
  return new UsageError(
    { en: `“${folder}” is of another portal`, id: `“${folder}” adalah bagian portal lain` },
    {
      en: "All parts, and --merge, need the same version, settings, --date, --drafts and --base.",
      id: "Semua bagian dan --merge memerlukan versi, pengaturan, --date, --drafts, dan --base yang sama.",
    },
  );
}

function twice(folder: string, { index, count }: PortalPart["shard"]): UsageError {
  const share = `${index}/${count}`;
  return new UsageError({
    en: `“${folder}” is part ${share}, which does not go with the others`,
    id: `“${folder}” adalah bagian ${share}, yang tidak cocok dengan bagian lain`,
  });
}

function lacking(shares: string): UsageError {
  return new UsageError({ en: `part ${shares} is missing`, id: `bagian ${shares} belum ada` });
}
