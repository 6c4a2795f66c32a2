import type { Portal } from "../library/portal.ts";

/** True where a document or the settings name a picture outside the library's folder: it may change while the library doesn't. */
export function showsForeignFiles({ settings, documents }: Pick<Portal, "settings" | "documents">): boolean {
  return (
    [...documents.values()].some(({ all }) => all.some(({ notes }) => notes.showsForeign)) ||
    /^\.\.|^[/\\]|:/.test(settings.portal.logo ?? "")
  );
}
