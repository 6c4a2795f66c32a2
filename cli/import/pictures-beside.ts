import { readFile, stat } from "node:fs/promises";
import { extname, isAbsolute, join, relative } from "node:path";
import type { Block, SourceDocument } from "../../core/import/blocks.ts";

const KINDS = new Set([".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"]);
const LIMIT = 20_000_000;

/** A Markdown document with the pictures that lie beside its file, or in folders below. */
export async function withPicturesBeside(source: SourceDocument, folder: string): Promise<SourceDocument> {
  const pictures = new Map<string, Uint8Array>();
  for (const block of source.body) {
    if (block.kind !== "picture" || pictures.has(block.name)) continue;
    const bytes = await bytesOf(block.name, folder);
    if (bytes) pictures.set(block.name, bytes);
  }
  return withPictures(source, pictures);
}

/** A document with these pictures; of those that are not there, the alternative text and the address are kept. */
export function withPictures(source: SourceDocument, pictures: ReadonlyMap<string, Uint8Array>): SourceDocument {
  const body = source.body.map((block): Block => {
    if (block.kind !== "picture" || block.name === "" || pictures.has(block.name)) return block;
    return { ...block, name: "", alt: `${block.alt} (${block.name})`.trim() };
  });
  return { ...source, body, pictures };
}

async function bytesOf(address: string, folder: string): Promise<Uint8Array | undefined> {
  const path = join(folder, decoded(address));
  const within = relative(folder, path);
  const isBeside = within !== "" && !within.startsWith("..") && !isAbsolute(within) && !/^[a-z][a-z0-9+.-]*:/i.test(address);
  if (!isBeside || !KINDS.has(extname(path).toLowerCase())) return undefined;
  try {
    const found = await stat(path);
    return found.isFile() && found.size <= LIMIT ? await readFile(path) : undefined;
  } catch {
    return undefined;
  }
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
