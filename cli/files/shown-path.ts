import { relative, sep } from "node:path";

/** A path as findings show it: relative to where the command ran, with forward slashes. */
export function toShownPath(base: string, path: string): string {
  return relative(base, path).split(sep).join("/");
}
