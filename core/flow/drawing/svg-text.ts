import { escapeMarkup } from "../../document/words/escape.ts";

/** An element with its attributes; those that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...content: readonly string[]
): string {
  let tag = `<${name}`;
  // Drawings hold thousands of attributes: making a list of each element's would take as long again.
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) tag += ` ${key}="${typeof value === "number" ? number(value) : escapeMarkup(value)}"`;
  }
  const inner = content.join("");
  return inner === "" ? `${tag}/>` : `${tag}>${inner}</${name}>`;
}

/** A coordinate with at most two decimals: enough for any screen, and the same text on any machine. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
