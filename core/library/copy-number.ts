/** True where two names are those of one copy: `3`, `03` and a `3` of full width are one number. */
export function isSameCopy(one: string, other: string): boolean {
  return copyKey(one) === copyKey(other);
}

/** What names of one copy have in common. */
export function copyKey(name: string): string {
  return plainNumber(name).replace(/(?<![\d.,])0+(?=\d)/g, "");
}

/** A number in letters and digits of one width, on one line, without what nobody sees. */
export function plainNumber(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, "")
    .trim();
}
