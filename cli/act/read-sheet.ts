import { open } from "node:fs/promises";
import type { SignedSheet } from "../../core/acts/signed-sheet.ts";
import type { EvidenceKind } from "../../core/seal/evidence.ts";
import { sha256Of } from "../../core/sha256.ts";
import { UsageError } from "../../core/usage-error.ts";

/** A scan of some pages takes less; what is larger weighs on every clone of the library for ever. */
const MOST_MEGABYTES = 20;

/** What a file begins with tells its kind, whatever its name says. */
const beginnings: readonly [kind: EvidenceKind, begins: (head: string) => boolean][] = [
  ["pdf", (head) => head.startsWith("%PDF-")],
  ["png", (head) => head.startsWith("\x89PNG\r\n\x1a\n")],
  ["jpg", (head) => head.startsWith("\xff\xd8\xff")],
  ["webp", (head) => /^RIFF.{4}WEBP/s.test(head)],
  ["heic", (head) => /^.{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)/s.test(head)],
  ["tiff", (head) => head.startsWith("II*\0") || head.startsWith("MM\0*")],
];

/**
 * Reads a signed sheet that was scanned or photographed.
 * @throws UsageError when it can't be read, is too large, or is neither a PDF nor a picture that runs nothing
 */
export async function readSheet(path: string): Promise<SignedSheet> {
  const bytes = await readBounded(path);
  const head = bytes.subarray(0, 16).toString("latin1");
  const kind = beginnings.find(([, begins]) => begins(head))?.[0];
  if (kind === undefined)
    throw new UsageError(
      {
        en: `“${path}” is neither a PDF nor a picture (PNG, JPEG, WebP, HEIC, TIFF).`,
        id: `“${path}” bukan PDF dan bukan gambar (PNG, JPEG, WebP, HEIC, TIFF).`,
      },
      { en: "Scan or photograph the signed sheet.", id: "Pindai atau foto lembar yang bertanda tangan." },
    );
  return { kind, digest: sha256Of(bytes), bytes };
}

async function readBounded(path: string): Promise<Buffer> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw cannotRead(path, error.code);
  });
  try {
    const { size } = await file.stat();
    if (size > MOST_MEGABYTES * 1_000_000)
      throw new UsageError(
        {
          en: `“${path}” is ${Math.ceil(size / 1_000_000)} MB; a signed sheet is at most ${MOST_MEGABYTES} MB.`,
          id: `“${path}” berukuran ${Math.ceil(size / 1_000_000)} MB; lembar bertanda tangan paling besar ${MOST_MEGABYTES} MB.`,
        },
        { en: "Scan it at 150 to 300 dots per inch.", id: "Pindai dengan 150 sampai 300 titik per inci." },
      );
    return await file.readFile();
  } catch (error) {
    throw error instanceof UsageError ? error : cannotRead(path, (error as NodeJS.ErrnoException).code);
  } finally {
    await file.close();
  }
}

function cannotRead(path: string, code: string | undefined): UsageError {
  return code === "ENOENT"
    ? new UsageError({ en: `There is no file “${path}”.`, id: `Tidak ada berkas “${path}”.` })
    : new UsageError({ en: `“${path}” can't be read (${code}).`, id: `“${path}” tidak dapat dibaca (${code}).` });
}
