/** What leads to what, by keys; what is only led to need not be told of. */
export type Leading = ReadonlyMap<string, readonly string[]>;

/** The ring of each key, by a number: keys of one ring lead to each other, by whatever way (Tarjan 1972). Linear, and as deep as there is memory. */
export function ringsOf(leading: Leading): ReadonlyMap<string, number> {
  const ring = new Map<string, number>();
  const seen = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const lower = (key: string, to: number) => lowest.set(key, Math.min(lowest.get(key) as number, to));
  const enter = (key: string) => {
    lowest.set(key, seen.size);
    seen.set(key, seen.size);
    open.push(key);
    return { key, leads: (leading.get(key) ?? []).values() };
  };
  for (const start of leading.keys()) {
    if (seen.has(start)) continue;
    const way = [enter(start)];
    for (let at = way.at(-1); at; at = way.at(-1)) {
      const { key } = at;
      const { value: lead, done } = at.leads.next();
      if (!done) {
        if (!seen.has(lead)) way.push(enter(lead));
        else if (!ring.has(lead)) lower(key, seen.get(lead) as number);
        continue;
      }
      way.pop();
      const before = way.at(-1);
      if (before) lower(before.key, lowest.get(key) as number);
      if (lowest.get(key) !== seen.get(key)) continue;
      for (const one of open.splice(open.lastIndexOf(key))) ring.set(one, seen.get(key) as number);
    }
  }
  return ring;
}

/** No more is walked to tell how a ring comes round: longer ones are told of without. */
const MOST_WALKED = 200;

/** The shortest way from one key to another, both included; undefined where it is too long to be told. */
export function wayBetween(from: string, to: string, leadsOf: (key: string) => readonly string[]): string[] | undefined {
  const before = new Map<string, string | undefined>([[from, undefined]]);
  for (const key of before.keys()) {
    if (before.has(to)) break;
    if (before.size > MOST_WALKED) return undefined;
    for (const lead of leadsOf(key)) if (!before.has(lead)) before.set(lead, key);
  }
  const way: string[] = [];
  for (let at: string | undefined = to; at !== undefined; at = before.get(at)) way.unshift(at);
  return way;
}
