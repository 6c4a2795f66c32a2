/** Where a link leads, and whether that is an address as a library's own texts have them. */
export interface Address {
  address: string;
  isOwn?: boolean | undefined;
}

/** What a draft may do with an address: follow it, show it, or (of a place in the source) neither. What runs something is never shown. */
export type AddressUse = "followed" | "shown" | "within" | "never";

/** Browsers pass over these in an address. */
const UNSEEN = /[\p{C}\p{Z}]/gu;

/** How an address is taken over. A list of what is allowed: the portal follows the web, mail and phones (SOP105), and the library's own places. */
export function useOf({ address, isOwn }: Address): AddressUse {
  const bare = address.replace(UNSEEN, "");
  if (/^(?:https?:\/\/[^/]|mailto:.|tel:.)/i.test(bare)) return "followed";
  if (/^(?:\w*script|mocha|data|blob|about):/i.test(bare)) return "never";
  if (isOwn && !/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(bare)) return "followed";
  return /^#|^$/.test(bare) ? "within" : "shown";
}

/** An address as it stands in Markdown: what would end it or mean something there is written as browsers write it. */
export function writtenAddress(address: string): string {
  return address
    .toWellFormed()
    .trim()
    .normalize("NFC")
    .replace(/[\p{C}\p{Z}<>()[\]\\`|"^{}*]/gu, (letter) => encodeURIComponent(letter).replace(/[()*]/, hexOf))
    .replace(/&(?=#?\w+;)/g, "\\&");
}

/** An address as it stands behind its words as text: in one piece, without brackets. */
export function shownAddress(address: string): string {
  return address
    .toWellFormed()
    .trim()
    .normalize("NFC")
    .replace(/[\p{C}\p{Z}()<>[\]`|*]/gu, (letter) => encodeURIComponent(letter).replace(/[()*]/, hexOf));
}

function hexOf(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
}
