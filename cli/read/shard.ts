import { UsageError } from "../../core/usage-error.ts";

/** One of so many shares of a library's documents, counted from 1: every N-th document, in the order of codes or folders. */
export interface Shard {
  index: number;
  count: number;
}

/** Reads `2/8`. @throws UsageError where it is none */
export function parseShard(text: string): Shard {
  const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= count) return { index, count };
  throw new UsageError({
    en: `“${text}” is no share; write 2/8 for the second of eight.`,
    id: `“${text}” bukan bagian; tulis 2/8 untuk bagian kedua dari delapan.`,
  });
}
