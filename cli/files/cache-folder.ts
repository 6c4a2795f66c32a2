import { homedir } from "node:os";
import { join } from "node:path";

/** Where the tool keeps what it can make again, by the system's custom: `XDG_CACHE_HOME`, `LOCALAPPDATA`, else `~/.cache`. */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  return join(XDG_CACHE_HOME || LOCALAPPDATA || join(homedir(), ".cache"), "sop-control");
}
