/** A code taken apart: the scheme's own parts by name, the type's letter and the number. */
export interface CodeParts {
  parts: Readonly<Record<string, string>>;
  type: string;
  number: number;
}
