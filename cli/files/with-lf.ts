import { createReadStream } from "node:fs";

/** Files that git may give other line ends on the way to a checkout; pictures and tables as text are among them. */
const TEXT = /\.(?:md|ya?ml|txt|csv|sig|svg)$/i;
const CR = 13;

/** A file's bytes as they are hashed, by its name: texts with LF line ends, the same on a checkout that turned them into CRLF; all else as it is. */
export function asHashed(name: string, bytes: Buffer): Buffer {
  return TEXT.test(name) ? withLf(bytes) : bytes;
}

/** The same of a file on the disk, however large it is. */
export async function* piecesAsHashed(path: string): AsyncGenerator<Buffer> {
  const isText = TEXT.test(path);
  let held: Buffer = Buffer.of();
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    const bytes = held.length > 0 ? Buffer.concat([held, piece]) : piece;
    // The line feed that makes a line end of it may stand in the next piece.
    const isCut = isText && bytes.at(-1) === CR;
    held = isCut ? Buffer.of(CR) : Buffer.of();
    const whole = isCut ? bytes.subarray(0, -1) : bytes;
    yield isText ? withLf(whole) : whole;
  }
  if (held.length > 0) yield held;
}

function withLf(bytes: Buffer): Buffer {
  return bytes.includes(CR) ? Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1") : bytes;
}
