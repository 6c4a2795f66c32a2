import { hash } from "node:crypto";

/** SHA-256 of a text in UTF-8, or of bytes: 64 hexadecimal digits. */
export function sha256Hex(data: string | Uint8Array): string {
  return hash("sha256", data);
}

/** SHA-256 as the files of a library carry it: `sha256:` and the digits. */
export function sha256Of(data: string | Uint8Array): string {
  return `sha256:${sha256Hex(data)}`;
}

/** The same of a text with LF line ends: those a checkout gave it say nothing. */
export function sha256OfText(text: string): string {
  return sha256Of(text.replaceAll("\r\n", "\n"));
}

/** The beginning of such a digest, by which people tell it from others. */
export function shortDigest(digest: string): string {
  return `${digest.replace("sha256:", "").slice(0, 12)}…`;
}
