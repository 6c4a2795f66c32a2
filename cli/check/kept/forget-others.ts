import { readdirSync, statSync } from "node:fs";
import { dirname, extname, join } from "node:path";

/** What nobody asked for so long, and more than these of one kind, is forgotten. */
const FORGOTTEN_AFTER_DAYS = 30;
const MOST_FILES = 12;

/** Drops what is kept beside a file, of its kind, and was not used for long. */
export function forgetOthers(path: string, drop: (path: string) => void): void {
  const folder = dirname(path);
  const now = Date.now();
  try {
    const files = readdirSync(folder)
      .filter((name) => extname(name) === extname(path))
      .map((name) => ({ at: join(folder, name), used: statSync(join(folder, name)).mtimeMs }))
      .sort((a, b) => b.used - a.used);
    for (const [index, { at, used }] of files.entries())
      if (at !== path && (index >= MOST_FILES || now - used > FORGOTTEN_AFTER_DAYS * 86_400_000)) drop(at);
  } catch {
    // Another process forgets them at the same time.
  }
}
