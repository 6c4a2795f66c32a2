import type { AddressPlaceholder } from "../../../schemas/address-template.ts";

/**
 * Fills an address template. Each value is percent-encoded, so that nothing in a document can add to the address; so
 * is what an address may not hold of the template itself.
 */
export function fillAddress(template: string, values: Readonly<Record<AddressPlaceholder, string>>): string {
  const ends = template.startsWith("mailto:") ? "\r\n" : "\n";
  return template
    .split(/(\{\w+\})/)
    .map((piece) => {
      const name = /^\{(\w+)\}$/.exec(piece)?.[1] as AddressPlaceholder | undefined;
      if (name === undefined) return piece.replace(/[^\x21-\x7e]|["<>\\^`|]/gu, encode);
      const value = values[name].replaceAll("\n", ends);
      return name === "path" ? value.split("/").map(encode).join("/") : encode(value);
    })
    .join("");
}

/** Who a filled address is of: the host, or to whom the mail goes. */
export function addresseeOf(address: string): string {
  return address.startsWith("mailto:") ? (address.slice("mailto:".length).split("?")[0] ?? "") : new URL(address).host;
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
