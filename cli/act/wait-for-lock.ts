import { setTimeout } from "node:timers/promises";

/** Another git's lock is there for moments; one that stays was left by a git that was cut off. Milliseconds. */
const LONGEST = 3000;
const SAID_AFTER = 1000;
const BETWEEN = 25;

/** Told once, where a lock is waited for that long that somebody wonders. */
export type OnWait = (lock: string) => void;

/** For how long locks are waited for, all in all. */
export interface Patience {
  /** Waits until a lock is gone that `find` names. @returns the lock that is still there when patience is over */
  whileLocked: (find: () => string | undefined) => Promise<string | undefined>;
}

export function withPatience(onWait: OnWait): Patience {
  let waited = 0;
  let isSaid = false;
  return {
    async whileLocked(find) {
      for (let lock = find(); ; lock = find()) {
        if (lock === undefined || waited >= LONGEST) return lock;
        if (waited >= SAID_AFTER && !isSaid) {
          isSaid = true;
          onWait(lock);
        }
        const before = performance.now();
        await setTimeout(BETWEEN);
        waited += performance.now() - before;
      }
    },
  };
}
