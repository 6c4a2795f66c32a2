import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import { makeTimeless } from "../../files/timeless-zip.ts";

/**
 * A Word file as it was made, without what the making left in it: random names of relations, counters that go on from file to
 * file, and the moment.
 * @param day what stands in the file as the day it was made
 */
export function asSameBytes(docx: Uint8Array, day: IsoDate): Buffer {
  const files = unzipSync(docx);
  for (const name of Object.keys(files)) {
    const relations = /^(.*?)_rels\/([^/]+)\.rels$/.exec(name);
    if (relations) nameRelations(files, name, `${relations[1]}${relations[2]}`);
  }
  change(files, "docProps/core.xml", (text) => text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`));
  for (const name of Object.keys(files)) if (/^word\/[^/]+\.xml$/.test(name)) change(files, name, countAnew);
  return makeTimeless(Buffer.from(zipSync(files, { level: 6 })));
}

/** Random names become counted ones, in the file of relations and in the part that has them. */
function nameRelations(files: Record<string, Uint8Array>, name: string, part: string): void {
  const names = new Map<string, string>();
  change(files, name, (text) =>
    text.replace(/ Id="([^"]+)"/g, (whole, id: string) => {
      if (/^rId\d+$/.test(id)) return whole;
      names.set(id, `rIdLink${names.size + 1}`);
      return ` Id="${names.get(id)}"`;
    }),
  );
  if (names.size > 0)
    change(files, part, (text) =>
      text.replace(/( r:(?:id|embed|link)=")([^"]+)"/g, (_, head: string, id: string) => `${head}${names.get(id) ?? id}"`),
    );
}

function countAnew(text: string): string {
  let drawings = 0;
  const bookmarks = new Map<string, number>();
  const counted = (id: string) => {
    if (!bookmarks.has(id)) bookmarks.set(id, bookmarks.size + 1);
    return bookmarks.get(id);
  };
  return text
    .replace(/(<wp:docPr id=")\d+/g, (_, head: string) => `${head}${++drawings}`)
    .replace(/<w:bookmark(?:Start|End)\b[^>]*>/g, (mark) => mark.replace(/ w:id="([^"]+)"/, (_, id: string) => ` w:id="${counted(id)}"`));
}

function change(files: Record<string, Uint8Array>, name: string, by: (text: string) => string): void {
  const bytes = files[name];
  if (bytes) files[name] = strToU8(by(strFromU8(bytes)));
}
