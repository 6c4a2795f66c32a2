import type { LocalText } from "../../schemas/local-text.ts";
import { compareText } from "../document/words/compare-text.ts";
import { sha256Of } from "../sha256.ts";

/** SHA-256 (hexadecimal) of issued files by path relative to the library's folder, with forward slashes. */
export type Manifest = ReadonlyMap<string, string>;

/** A manifest as text that `sha256sum -c` reads: `hash  path`, sorted, LF. */
export function printManifest(manifest: Manifest): string {
  return [...manifest]
    .sort(([a], [b]) => compareText(a, b))
    .map(([path, hash]) => `${hash}  ${path}\n`)
    .join("");
}

/** Reads a manifest; undefined where a line is not one of it. */
export function parseManifest(text: string): Manifest | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  const entries = lines.map((line) => /^([0-9a-f]{64}) [ *](\S.*)$/.exec(line));
  if (entries.some((entry) => entry === null)) return undefined;
  return new Map(entries.map((entry) => [entry?.[2] as string, entry?.[1] as string]));
}

/** The manifest's own SHA-256 (hexadecimal): the one value to be kept elsewhere. */
export function manifestDigest(manifest: Manifest): string {
  return sha256Of(printManifest(manifest)).replace("sha256:", "");
}

/** Where a library's issued files differ from a manifest kept earlier: path → what happened. Files issued since are no difference. */
export function compareManifest(kept: Manifest, now: Manifest): Map<string, LocalText> {
  const differences = new Map<string, LocalText>();
  for (const [path, hash] of kept) {
    const current = now.get(path);
    if (current === undefined) differences.set(path, { en: "is gone since the manifest was written", id: "hilang sejak manifes ditulis" });
    else if (current !== hash)
      differences.set(path, { en: "was altered since the manifest was written", id: "diubah sejak manifes ditulis" });
  }
  return differences;
}

/** Issued files that a manifest kept earlier does not list, sorted: they were issued since, or put there. */
export function unlistedIn(kept: Manifest, now: Manifest): string[] {
  return [...now.keys()].filter((path) => !kept.has(path)).sort();
}
