import { createHash } from "node:crypto";

/** SHA-256 (hexadecimal) of a value that JSON can hold. */
export function digestOf(value: unknown): string {
  return digestBytes(JSON.stringify(value));
}

/** SHA-256 (hexadecimal) of a text or of bytes. */
export function digestBytes(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
