import { readFile } from "node:fs/promises";
import { asHashed } from "../files/with-lf.ts";

/**
 * A text that was signed, as it was signed: with LF. git gives a checkout CRLF where it is told to, as on Windows without being
 * asked, and of the same text a signature says the same.
 * @throws the system's error where it can't be read
 */
export async function readStatement(path: string): Promise<string> {
  return asHashed(path, await readFile(path)).toString("utf8");
}
