/** True of a mapping, as YAML or JSON says it: keys with values, no list. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
