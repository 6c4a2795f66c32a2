/** A text file's bytes with LF line ends: the same on a checkout that turned them into CRLF. */
export function withLf(bytes: Buffer): Buffer {
  return bytes.includes(13) ? Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1") : bytes;
}
