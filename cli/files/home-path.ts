import { homedir } from "node:os";

/** A path that may begin with `~`, which not every shell puts a name in the place of: Windows' do not. */
export function homePath(path: string): string {
  return path.replace(/^~(?=[\\/])/, () => homedir());
}
