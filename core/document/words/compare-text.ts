/** Text order by code unit: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The same, but for numbers in it, which are in the order of their values: `P-2`, `P-10`; `8.2.1`, `8.10`. */
export function compareNatural(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  // Where they begin to differ, a number may have begun before.
  let from = at;
  while (isDigit(a.charCodeAt(from - 1))) from--;
  const [one, other] = [numberAt(a, from), numberAt(b, from)];
  if (one === "" || other === "") return compareText(a, b);
  const [bare, otherBare] = [one.replace(/^0+/, ""), other.replace(/^0+/, "")];
  return bare.length - otherBare.length || compareText(bare, otherBare) || compareText(a, b);
}

function numberAt(text: string, from: number): string {
  let end = from;
  while (isDigit(text.charCodeAt(end))) end++;
  return text.slice(from, end);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
