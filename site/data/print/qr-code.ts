import { encodeQR } from "qr";
import { onceAmongLast } from "../library/once.ts";

/** A QR code as one path of unit lines, a square wide: sharp on paper and small in the page. */
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
  return { size: rows.length, path: rows.map(lineOf).join("") };
});

/** The dark squares of a row, along its middle: “M0 .5h7m2 0h1” is seven dark, two light, one dark. */
function lineOf(row: readonly boolean[], y: number): string {
  const runs = [
    ...row
      .map((dark) => (dark ? "1" : "0"))
      .join("")
      .matchAll(/1+/g),
  ];
  return runs
    .map(({ 0: run, index }, at) => {
      const before = runs[at - 1];
      const start = before ? `m${index - before.index - before[0].length} 0` : `M${index} ${y}.5`;
      return `${start}h${run.length}`;
    })
    .join("");
}
