/** A table with the texts of another wherever it has none. */
export function filled<T extends object>(otherwise: T, own: object | undefined): T {
  if (own === undefined || own === otherwise) return otherwise;
  const entries = Object.entries({ ...otherwise, ...own }).map(([key, said]) => {
    const below = (otherwise as Record<string, unknown>)[key];
    return [key, isTable(said) && isTable(below) ? filled(below, said) : (said ?? below)];
  });
  return Object.fromEntries(entries) as T;
}

function isTable(said: unknown): said is object {
  return typeof said === "object" && said !== null && !Array.isArray(said);
}
