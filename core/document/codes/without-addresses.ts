const ADDRESS = /\b[a-z][a-z0-9+.-]{1,31}:\/\/(?:[^\s<>[\]`|*~]|~(?!~))*|[\w.+-]{1,64}@[\w.-]{1,255}/gi;

/** A text with addresses of the web and of people blanked, all else at its place: what stands in them is no code of the library. */
export function withoutAddresses(text: string): string {
  return /:\/\/|@/.test(text) ? text.replace(ADDRESS, (address) => " ".repeat(address.length)) : text;
}
