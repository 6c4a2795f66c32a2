import type { Finding } from "../finding.ts";

/** The errors among what is found after a change that were not found before it, wherever the lines stand now. */
export function newErrors(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const known = new Map<string, number>();
  for (const finding of before) known.set(nameOf(finding), (known.get(nameOf(finding)) ?? 0) + 1);
  return after.filter((finding) => {
    if (finding.severity !== "error") return false;
    const left = known.get(nameOf(finding)) ?? 0;
    known.set(nameOf(finding), left - 1);
    return left <= 0;
  });
}

function nameOf({ rule, path, key }: Finding): string {
  return JSON.stringify([rule, path, key]);
}
