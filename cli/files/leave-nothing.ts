import { readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

/**
 * Where a run is ended while it changes nothing (Ctrl+C between two documents that are brought in), its lock and its work folder go with
 * it. Of a change that is under way all stays: the next run finishes or undoes it.
 * @param work the library's work folder, whose lock is held
 * @returns what ends this watch
 */
export function leaveNothingAtEnd(work: string): () => void {
  const leave = () => {
    try {
      const names = readdirSync(work);
      if (names.some((name) => name !== "lock" && name !== ".gitignore")) return;
      const lock = join(work, "lock");
      if (names.includes("lock")) {
        const { host, pid } = JSON.parse(readFileSync(lock, "utf8")) as { host?: unknown; pid?: unknown };
        if (host !== hostname() || pid !== process.pid) return;
        rmSync(lock);
      }
      rmSync(join(work, ".gitignore"), { force: true });
      rmdirSync(work);
    } catch {
      // The next run takes the lock of one that ended.
    }
  };
  process.once("exit", leave);
  return () => process.removeListener("exit", leave);
}
