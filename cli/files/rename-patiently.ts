import { renameSync } from "node:fs";

/** What Windows says of a file that another program has open. */
const HELD: ReadonlySet<string> = new Set(["EPERM", "EACCES", "EBUSY"]);
/** How long is waited before each new try, in milliseconds. */
const PAUSES = [10, 20, 40, 80, 160, 320, 640];

/**
 * Gives a file or folder another name. On Windows whoever has it open, or what stands in its place, keeps it from that, and programs that look for
 * viruses or copy to a cloud open each file for a moment once it was written: so it is tried again there for a second.
 * @throws the system's error where it can't be done
 */
export function renamePatiently(from: string, to: string, { platform = process.platform, rename = renameSync } = {}): void {
  for (const pause of platform === "win32" ? PAUSES : []) {
    try {
      rename(from, to);
      return;
    } catch (error) {
      if (!HELD.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
  rename(from, to);
}
