import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Where the tool keeps what it can make again, by the system's custom: `XDG_CACHE_HOME`, `LOCALAPPDATA`, else `~/.cache`. */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  // By the same custom a relative one counts for nothing: it would be another one in each folder, a library's among them.
  const named = [XDG_CACHE_HOME, LOCALAPPDATA].find((folder) => folder && isAbsolute(folder));
  return join(named ?? join(homedir(), ".cache"), "sop-control");
}
