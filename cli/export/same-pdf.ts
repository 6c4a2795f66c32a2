import type { IsoDate } from "../../schemas/iso-date.ts";

/**
 * A browser's PDF without what its making left in it: the moment, and names of the browser's own that depend on what it showed
 * before. Each is replaced by as many characters, so that the places of objects, which the file names, stay.
 */
export function asSamePdf(pdf: Uint8Array, day: IsoDate): Buffer {
  const text = Buffer.from(pdf).toString("latin1");
  const names = [...new Set(text.match(/\bnode\d{8}\b/g) ?? [])].sort();
  const counted = new Map(names.map((name, index) => [name, `node${String(index + 1).padStart(8, "0")}`]));
  const moment = `${day.replaceAll("-", "")}000000`;
  const same = text
    .replace(/(\/(?:CreationDate|ModDate) \(D:)\d{14}/g, (_, head: string) => `${head}${moment}`)
    .replace(/\bnode\d{8}\b/g, (name) => counted.get(name) ?? name);
  return Buffer.from(same, "latin1");
}
