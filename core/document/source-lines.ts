/**
 * The lines of a file without their ends. Lines end in LF or CRLF; a byte order mark is dropped.
 * A lone CR stays in its line, where the outline reports it.
 */
export function splitLines(text: string): string[] {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const lines = body.split("\n");
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    if (line.endsWith("\r")) lines[index] = line.slice(0, -1);
  }
  if (lines.at(-1) === "") lines.pop();
  return lines;
}
