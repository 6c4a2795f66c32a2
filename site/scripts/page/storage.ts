/** What is kept on the device alone; a browser that keeps nothing returns undefined. */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(`sop-${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value on the device; undefined forgets it. */
export function remember(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(`sop-${key}`);
    else localStorage.setItem(`sop-${key}`, value);
  } catch {
    // Nothing depends on it.
  }
}
