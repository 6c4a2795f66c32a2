import { statSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../../core/usage-error.ts";
import type { LibrarySettings } from "../../schemas/library-settings.ts";

/** @throws UsageError where the settings name a logo that is not in the library's folder */
export function requireLogo(library: string, { portal: { logo } }: Pick<LibrarySettings, "portal">): void {
  if (logo === undefined || statSync(join(library, logo), { throwIfNoEntry: false })?.isFile()) return;
  throw new UsageError(
    {
      en: `The logo “${logo}”, which library.yaml names under portal, is not in the library's folder.`,
      id: `Logo “${logo}”, yang disebut library.yaml di bawah portal, tidak ada di folder pustaka.`,
    },
    { en: "Put the file there, or take the line out.", id: "Letakkan berkasnya di sana, atau hapus barisnya." },
  );
}
