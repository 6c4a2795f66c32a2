import { UsageError } from "../core/usage-error.ts";

/**
 * What was thrown where a package is missing that not every command needs: an install without optional dependencies, as CI
 * files make it for the gate, leaves out what builds portals, prints and reads or writes workbooks.
 * @returns undefined where it is about something else
 */
export function leftOut(error: unknown): UsageError | undefined {
  const { code, message = "" } = (error ?? {}) as { code?: string; message?: string };
  if (code !== "ERR_MODULE_NOT_FOUND" && code !== "MODULE_NOT_FOUND") return undefined;
  const [, name] = /Cannot find (?:package|module) '((?:@[a-z0-9-]+\/)?[a-z][a-z0-9.-]*)/.exec(message) ?? [];
  if (name === undefined) return undefined;
  return new UsageError(
    {
      en: `This needs the package “${name}”, which was left out when sop was installed.`,
      id: `Ini memerlukan paket “${name}”, yang tidak ikut saat sop dipasang.`,
    },
    {
      en: "Install it whole: npm ci (or npm install) without --omit=optional.",
      id: "Pasang seluruhnya: npm ci (atau npm install) tanpa --omit=optional.",
    },
  );
}
