/** Files that git may give other line ends on the way to a checkout; pictures and tables as text are among them. */
const TEXT = /\.(?:md|ya?ml|txt|csv|sig|svg)$/i;

/** A file's bytes as they are hashed, by its name: texts with LF line ends, all else as it is. */
export function asHashed(name: string, bytes: Buffer): Buffer {
  return TEXT.test(name) ? withLf(bytes) : bytes;
}

/** A text file's bytes with LF line ends: the same on a checkout that turned them into CRLF. */
function withLf(bytes: Buffer): Buffer {
  return bytes.includes(13) ? Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1") : bytes;
}
