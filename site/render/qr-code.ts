import { encode } from "uqr";
import { rememberRecent } from "../data/recently.ts";

/** A QR code as one path of unit squares: sharp on paper and small in the page. */
export interface QrCode {
  /** Squares on each side. */
  size: number;
  path: string;
}

const codeOf = rememberRecent<string, QrCode>(16);

/** The QR code that says a text. */
export function qrCode(text: string): QrCode {
  return codeOf(text, () => {
    const { data, size } = encode(text, { border: 0 });
    const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
    return { size, path };
  });
}
