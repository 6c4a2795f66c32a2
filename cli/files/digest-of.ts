import { sha256Hex } from "../../core/sha256.ts";

/** SHA-256 (hexadecimal) of a value that JSON can hold. */
export function digestOf(value: unknown): string {
  return sha256Hex(JSON.stringify(value));
}
