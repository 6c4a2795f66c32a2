import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PictureDigests } from "../../core/seal/digest.ts";
import type { SignatureFacts } from "../../core/seal/signature-facts.ts";
import { sha256Of } from "../../core/sha256.ts";
import type { Person } from "../../schemas/library-settings.ts";
import { signersFile, verifySignature } from "./signatures.ts";

/** SHA-256 (`sha256:…`) of pictures by path relative to the document's folder; one that can't be read is left out. */
export async function hashPictures(folder: string, names: readonly string[]): Promise<PictureDigests> {
  const hashes = new Map<string, string>();
  for (const name of names) {
    const bytes = await readFile(join(folder, name)).catch(() => undefined);
    if (bytes) hashes.set(name, sha256Of(bytes));
  }
  return hashes;
}

/** Which signatures are read: of one revision or draft of one document. */
export interface SignaturePlace {
  /** The library's folder. */
  root: string;
  /** The document's folder, by name. */
  folder: string;
  /** `draft` or `rev-NN`. */
  name: string;
  /** Files of the document's folder, by path relative to it. */
  files: Iterable<string>;
}

/** `<role>.txt` and `<role>.sig` beside a revision, each pair verified. */
export async function readSignatures(place: SignaturePlace, people: readonly Person[]): Promise<SignatureFacts[]> {
  const { root, folder, name } = place;
  const files = [...place.files].filter((file) => file.startsWith(`${name}/`) && /\.(?:txt|sig)$/.test(file));
  const roles = [...new Set(files.map((file) => file.slice(name.length + 1).replace(/\.(?:txt|sig)$/, "")))].sort();
  return Promise.all(
    roles.map(async (role) => {
      const at = (extension: string) => join(root, folder, name, `${role}.${extension}`);
      const text = files.includes(`${name}/${role}.txt`) ? await readFile(at("txt"), "utf8") : "";
      const complete = text !== "" && files.includes(`${name}/${role}.sig`);
      const result = complete
        ? await verifySignature(text, at("sig"), { allowedSigners: signersFile(root), people })
        : ({ outcome: "incomplete" } as const);
      return { role, text, result };
    }),
  );
}
