import type { Document } from "../document/document.ts";

/**
 * A picture of a body line: `![words](address)` or `![words](<address>)`, a title behind it left out. One that is never
 * closed ends where the next begins, and an address is read once: the time grows with the line, not with its square.
 */
const PICTURE = /!\[(?:[^\]\\!]|!(?!\[)|\\.)*\]\(\s*(?:<([^<>]*)>|(?=([^\s()]*))\2)(?:[^)!]|!(?!\[))*\)/g;

/** A picture that a reader is shown: a file of the folder “assets”, of a kind every browser draws. */
export const SHOWABLE = /^assets\/[^/\\]+\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

/**
 * The pictures a document shows: paths relative to its folder such as `assets/map.png`, sorted, each once. Found line
 * by line and without a Markdown parser, so that an auditor can repeat it; addresses of the web are left out.
 */
export function picturesShown({ lines, bodyFirst }: Pick<Document, "lines" | "bodyFirst">): string[] {
  const found = new Set<string>();
  for (let index = bodyFirst - 1; index < lines.length; index++) {
    const line = lines[index] as string;
    if (!line.includes("![")) continue;
    for (const [, angled, plain] of line.matchAll(PICTURE)) {
      const address = angled ?? plain ?? "";
      if (address !== "" && !/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(address)) found.add(toFileName(address));
    }
  }
  return [...found].sort();
}

/** The file of a document's folder that an address names: without `./`, query and escapes. */
export function toFileName(address: string): string {
  const path = address.replace(/[?#].*$/, "").replace(/^(?:\.\/)+/, "");
  try {
    return decodeURIComponent(path).normalize("NFC");
  } catch {
    return path.normalize("NFC");
  }
}
