import type { Document } from "../document/document.ts";
import { evidenceNamed } from "./evidence.ts";
import { picturesShown, toFileName } from "./pictures-shown.ts";

/** Where a link leads, or a picture: what stands behind `](`, also on the next line. */
const ADDRESS = /\]\(\s*(?:<([^<>]*)>|([^\s()<>]+))/g;

/**
 * The files beside a text that belong to it: the pictures it shows, the files it links to and the signed sheets it names; paths
 * relative to its folder, sorted, each once. Found line by line and without a parser, so that an auditor can repeat it: what only
 * looks like a link is held, too.
 */
export function filesHeld(document: Pick<Document, "lines" | "bodyFirst">): string[] {
  return [...new Set([...picturesShown(document), ...filesLinked(document), ...evidenceNamed(document)])].sort();
}

function filesLinked({ lines, bodyFirst }: Pick<Document, "lines" | "bodyFirst">): string[] {
  return lines.slice(bodyFirst - 1).flatMap((line, index, body) => {
    if (!line.includes("](")) return [];
    const text = line.trimEnd().endsWith("](") ? `${line} ${body[index + 1] ?? ""}` : line;
    if (!text.includes("assets")) return [];
    const names = [...text.matchAll(ADDRESS)].map(([, angled, plain]) => toFileName(angled ?? plain ?? ""));
    return names.filter((name) => /^assets\/.*[^/]$/.test(name));
  });
}
