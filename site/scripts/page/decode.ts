/** What stands in a piece of an address; a piece that is cut or mangled on its way, as it is written. */
export function decode(piece: string, by: (piece: string) => string = decodeURIComponent): string {
  try {
    return by(piece);
  } catch {
    return piece;
  }
}

/** The id of the place on the page that the address asks for; empty where it asks for none. */
export function askedPlace(): string {
  return decode(location.hash.slice(1));
}
