import { relative, sep } from "node:path";

/** A path as findings show it: relative to where the command ran, with forward slashes. */
export function toShownPath(base: string, path: string): string {
  return withSlashes(relative(base, path));
}

/** A path with forward slashes, as everything that is shown or kept has them; Windows takes both. */
export function withSlashes(path: string, separator = sep): string {
  return path.split(separator).join("/");
}
