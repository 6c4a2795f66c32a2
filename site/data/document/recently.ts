/**
 * Remembers what was made for the last `limit` keys: pages of one document are made one after the other, and what one of
 * them has read or drawn serves the others, while memory stays flat.
 */
export function rememberRecent<K, V>(limit: number): (key: K, make: () => V) => V {
  const held = new Map<K, V>();
  return (key, make) => {
    if (held.has(key)) return held.get(key) as V;
    const value = make();
    held.set(key, value);
    const [oldest] = held.keys();
    if (held.size > limit) held.delete(oldest as K);
    return value;
  };
}
