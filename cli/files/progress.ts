/** Says on a terminal how far a long reading is; nothing in a pipe, and nothing when it is quick. */
export interface Progress {
  /** So many are done. */
  report: (done: number) => void;
  /** Clears what was said. */
  end: () => void;
}

const QUIET_MILLISECONDS = 400;

/** A progress line on standard error. `text` makes it from the number done. */
export function startProgress(text: (done: number) => string): Progress {
  if (process.stderr.isTTY !== true) return { report() {}, end() {} };
  const started = performance.now();
  let last = started;
  let shown = false;
  return {
    report(done) {
      const now = performance.now();
      if (now - started < QUIET_MILLISECONDS || now - last < 100) return;
      last = now;
      shown = true;
      process.stderr.write(`\r\u001b[K${text(done)}`);
    },
    end() {
      if (shown) process.stderr.write("\r\u001b[K");
    },
  };
}
