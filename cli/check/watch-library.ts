import { once } from "node:events";
import { watch } from "chokidar";

const SETTLED_MILLISECONDS = 150;

/**
 * Calls `changed` after each save below `directory`, one call at a time: saves that come while it works are one more
 * call after it. `first` is called before, when nothing that is saved is missed any more. Never resolves; the process ends
 * with Ctrl+C.
 */
export async function watchLibrary(directory: string, first: () => Promise<void>, changed = first): Promise<never> {
  let waiting: NodeJS.Timeout | undefined;
  let isWorking = false;
  let isDirty = false;
  const work = async (task: () => Promise<void>): Promise<void> => {
    if (isWorking) {
      isDirty = true;
      return;
    }
    isWorking = true;
    await task();
    isWorking = false;
    if (isDirty) {
      isDirty = false;
      await work(changed);
    }
  };
  const isHidden = (path: string): boolean => /[\\/]\.[^\\/]+$/.test(path) || path.endsWith(".tmp");
  const watcher = watch(directory, { ignoreInitial: true, ignored: isHidden }).on("all", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void work(changed), SETTLED_MILLISECONDS);
  });
  await once(watcher, "ready");
  try {
    await work(first);
  } catch (error) {
    await watcher.close();
    throw error;
  }
  return new Promise<never>(() => {});
}
