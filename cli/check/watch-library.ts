import { watch } from "chokidar";

const SETTLED_MILLISECONDS = 150;

/**
 * Calls `changed` after each save below `directory`, one call at a time: saves that come while it works are one more
 * call after it. Never resolves; the process ends with Ctrl+C.
 */
export async function watchLibrary(directory: string, changed: () => Promise<void>): Promise<never> {
  let waiting: NodeJS.Timeout | undefined;
  let isWorking = false;
  let isDirty = false;
  const work = async (): Promise<void> => {
    if (isWorking) {
      isDirty = true;
      return;
    }
    isWorking = true;
    await changed();
    isWorking = false;
    if (isDirty) {
      isDirty = false;
      await work();
    }
  };
  const isHidden = (path: string): boolean => /[\\/]\.[^\\/]+$/.test(path) || path.endsWith(".tmp");
  watch(directory, { ignoreInitial: true, ignored: isHidden }).on("all", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void work(), SETTLED_MILLISECONDS);
  });
  return new Promise<never>(() => {});
}
