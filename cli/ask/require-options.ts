import { UsageError } from "../../core/usage-error.ts";

/**
 * Programs without types ask by names that nobody checks: one that is not known would be answered as if it were not there, of today
 * for `day` instead of `date`.
 * @throws UsageError that names it, and what is known
 */
export function requireOptions(options: object, known: readonly string[]): void {
  const odd = Object.keys(options).find((name) => !known.includes(name));
  if (odd === undefined) return;
  const all = known.join(", ");
  throw new UsageError(
    { en: `“${odd}” is no option here.`, id: `“${odd}” bukan pilihan di sini.` },
    { en: `What there is: ${all}.`, id: `Yang ada: ${all}.` },
  );
}
