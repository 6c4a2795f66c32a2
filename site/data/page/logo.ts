import { extname } from "node:path";
import type { LibrarySettings } from "../../../schemas/library-settings.ts";

const types: Readonly<Record<string, string>> = {
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
};

/** The name the organisation's logo is served under; undefined when it has none, or one no browser shows. */
export function logoName(settings: LibrarySettings): string | undefined {
  const extension = settings.portal.logo === undefined ? "" : extname(settings.portal.logo).toLowerCase();
  return types[extension] === undefined ? undefined : `logo${extension}`;
}
