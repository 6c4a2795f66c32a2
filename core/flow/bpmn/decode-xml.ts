import type { LocalText } from "../../../schemas/local-text.ts";

/** XML's bytes as text, in the encoding they say they are in: a byte order mark, else the declaration, else UTF-8. */
export function decodeXml(bytes: Uint8Array): { text: string } | { problem: LocalText } {
  const encoding = encodingOf(bytes);
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    return { problem: { en: `Its encoding “${encoding}” is not known.`, id: `Pengodean “${encoding}” tidak dikenal.` } };
  }
  try {
    // The parser takes text, and only one that doesn't say it is in another encoding.
    return { text: decoder.decode(bytes).replace(/^(<\?xml[^>]*?)\s+encoding=(?:"[^"]*"|'[^']*')/, "$1") };
  } catch {
    return {
      problem: {
        en: `It is not ${encoding.toUpperCase()}, as it says.`,
        id: `Isinya bukan ${encoding.toUpperCase()}, seperti yang tertulis.`,
      },
    };
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  return /^(?:ï»¿)?<\?xml[^>]*?\sencoding=["']([\w.:-]+)["']/.exec(head)?.[1] ?? "utf-8";
}
