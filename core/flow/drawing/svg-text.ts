import { escapeMarkup } from "../../document/words/escape.ts";

/** An element with its attributes; those that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...content: readonly string[]
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeMarkup(typeof value === "number" ? number(value) : value)}"`],
  );
  const inner = content.join("");
  return inner === "" ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${inner}</${name}>`;
}

/** A coordinate with at most two decimals: enough for any screen, and the same text on any machine. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
