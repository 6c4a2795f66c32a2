import { picturesShown } from "../../../core/seal/pictures-shown.ts";
import type { Portal } from "../library/portal.ts";

/** True where a document or the settings name a picture outside the library's folder: it may change while the library doesn't. */
export function showsForeignFiles({ settings, documents }: Pick<Portal, "settings" | "documents">): boolean {
  const shown = [...documents.values()].flatMap(({ all }) => all.flatMap(({ document }) => picturesShown(document)));
  return shown.some((path) => path.includes("..")) || /^\.\.|^[/\\]|:/.test(settings.portal.logo ?? "");
}
