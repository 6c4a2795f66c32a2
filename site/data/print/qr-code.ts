import { encodeQR } from "qr";
import { onceAmongLast } from "../library/once.ts";

/** A QR code as one path of unit squares: sharp on paper and small in the page. */
export interface QrCode {
  /** Squares on each side. */
  size: number;
  path: string;
}

/** The QR code that says a text. */
export const qrCode = onceAmongLast(16, (text: string): QrCode => {
  // Low: a print is read where it hangs, and fewer, larger squares survive a bad copier better than more redundancy.
  const rows = encodeQR(text, "raw", { ecc: "low", border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1));
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { size: rows.length, path };
});
