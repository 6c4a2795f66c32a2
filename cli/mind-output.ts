import { writeSync } from "node:fs";

/**
 * What becomes of a command when its output goes nowhere. A reader who has read enough (`sop gate | head`) is no fault: the command goes on, and its
 * status tells what it found. A disk that is full is one, in both languages: to ask the library which it speaks takes longer than may be waited.
 * Notices that can't be said end nothing, least of all a change that is under way.
 */
export function mindOutput(): void {
  process.stderr.on("error", () => undefined);
  process.stdout.on("error", ({ code, message }: NodeJS.ErrnoException) => {
    if (code === "EPIPE" || code === "ERR_STREAM_DESTROYED") return;
    const why = code ?? message;
    try {
      writeSync(process.stderr.fd, `sop: Keluaran tidak dapat ditulis (${why}). The output could not be written (${why}).\n`);
    } finally {
      process.exit(2);
    }
  });
}
