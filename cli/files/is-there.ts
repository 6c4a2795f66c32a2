import { access } from "node:fs/promises";

/** True where something of that name is there, a link by what it leads to. */
export function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
