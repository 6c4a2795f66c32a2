const DURATION = /^\d+(?:[.,]\d+)?\s*(?:days?|weeks?|months?|years?|hari|minggu|bulan|tahun)$/i;

/** True for a length of time as a retention is written: `2 Tahun`, `24 bulan`, `90 hari`. */
export function isDuration(text: string): boolean {
  return DURATION.test(text.trim());
}
