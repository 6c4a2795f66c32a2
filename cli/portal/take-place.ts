import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname } from "node:path";
import { UsageError } from "../../core/usage-error.ts";
import { machineDisk } from "../files/disk.ts";
import { renamePatiently } from "../files/rename-patiently.ts";
import { outputTrouble } from "../files/write-report.ts";
import { isNoRoom } from "../files/write-trouble.ts";
import { filesOf, type Inventory } from "./inventory-file.ts";
import type { MadePages } from "./make-pages.ts";
import { lieOfPortal, lieRenewed, nameOfLie } from "./portal-lie.ts";
import { type Renewal, renewPortal } from "./renew-portal.ts";
import { inWorkFolder } from "./work-folder.ts";

/**
 * Refuses a target that is no folder, or holds what is not ours to replace.
 * @param mark the file that tells what a build made
 */
export async function refuseForeignFolder(out: string, mark: string): Promise<void> {
  const files = existsSync(out) ? await readdir(out).catch(() => undefined) : [];
  if (files === undefined) throw new UsageError({ id: `“${out}” adalah berkas, bukan folder.`, en: `“${out}” is a file, not a folder.` });
  if (files.length > 0 && !files.includes(mark)) {
    throw new UsageError(
      { id: `“${out}” berisi berkas lain yang akan tertimpa.`, en: `“${out}” holds other files, which a build would replace.` },
      { id: "Sebutkan folder kosong atau folder baru dengan --out.", en: "Name an empty or a new folder with --out." },
    );
  }
}

/** A folder to work in beside the target, so that the swap is a rename. */
export async function besideTarget<Made>(out: string, use: (work: string) => Promise<Made>): Promise<Made> {
  let hasBegun = false;
  try {
    await machineDisk.makeFolder(dirname(out));
    return await inWorkFolder(out, (work) => {
      hasBegun = true;
      return use(work);
    });
  } catch (error) {
    throw hasBegun && !isNoRoom(error) ? error : outputTrouble(out, error);
  }
}

/**
 * Renews a portal that stands as an inventory says, by what was made in a folder; `last`: files there that it does not know.
 * @returns a name for how it lies now
 * @throws UsageError where that changed since it was looked at
 */
export async function renew(
  out: string,
  portal: string,
  { standing, made, last }: { standing: Inventory; made: MadePages; last: readonly string[] },
  work: string,
): Promise<string> {
  const lie = lieOfPortal(out);
  if (!lie || nameOfLie(lie) !== standing.lie?.portal) {
    throw new UsageError(
      { en: `“${out}” was changed while its pages were made.`, id: `“${out}” diubah saat halamannya dibuat.` },
      { en: "Build it again, once nothing else writes into it.", id: "Susun lagi setelah tidak ada lagi yang menulis ke dalamnya." },
    );
  }
  const before = filesOf(standing);
  const changed = Object.keys(made.fresh).filter((path) => made.fresh[path] !== before[path]);
  const renewal: Renewal = {
    changed: [...new Set([...changed, ...last])],
    gone: Object.keys(before).filter((path) => !(path in made.files)),
  };
  await renewPortal(out, portal, renewal, work);
  return nameOfLie(lieRenewed(lie, out, renewal));
}

/**
 * The old portal stands until the new one is whole; two renames, so that no reader meets half a portal. Nothing comes between them,
 * also no Ctrl+C, which would take the old portal away with the folder it was moved to. Nor is anything moved from the old one into the
 * new one, which would be faster: whoever is killed then leaves a portal that lacks pages.
 * @throws UsageError where the system moves no folder there; the old portal stands again
 */
export function swap(fresh: string, out: string, old: string): void {
  const isThere = existsSync(out);
  try {
    if (isThere) renamePatiently(out, old);
    renamePatiently(fresh, out);
  } catch (error) {
    if (isThere && !existsSync(out)) renamePatiently(old, out);
    // Windows moves no folder in which somebody has a file open, or works.
    throw outputTrouble(out, error);
  }
}
