/** The part of fontkit that the measuring of the shipped font uses. */
declare module "fontkit" {
  export interface Font {
    unitsPerEm: number;
    characterSet: number[];
    glyphForCodePoint(point: number): { advanceWidth: number };
  }
  export function create(file: Uint8Array): Font;
}
