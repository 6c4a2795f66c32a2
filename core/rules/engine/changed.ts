/** What a folder emits under one key of a rule. */
export interface Change<T> {
  rule: string;
  key: string;
  /** True where it emitted nothing under this key before. */
  isNew: boolean;
  ones: T[];
}

/** What of a folder's emissions is another now. */
export function* changed<T extends { rule: string }>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (one: T) => string,
): Iterable<Change<T>> {
  const old = grouped(before, keyOf);
  const now = grouped(after, keyOf);
  for (const [rule, keys] of now) {
    for (const [key, ones] of keys) {
      const others = old.get(rule)?.get(key);
      if (!others || JSON.stringify(others) !== JSON.stringify(ones)) yield { rule, key, isNew: !others, ones };
    }
  }
  for (const [rule, keys] of old) {
    for (const key of keys.keys()) if (!now.get(rule)?.has(key)) yield { rule, key, isNew: false, ones: [] };
  }
}

function grouped<T extends { rule: string }>(ones: readonly T[], keyOf: (one: T) => string): Map<string, Map<string, T[]>> {
  const rules = new Map<string, Map<string, T[]>>();
  for (const one of ones) {
    const keys = rules.get(one.rule) ?? new Map<string, T[]>();
    rules.set(one.rule, keys);
    const held = keys.get(keyOf(one));
    if (held) held.push(one);
    else keys.set(keyOf(one), [one]);
  }
  return rules;
}
