declare module "subset-font" {
  /** A font with only the characters of a text, and only the named OpenType features. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { targetFormat: "woff2"; keepFeatures: readonly string[]; noHinting: boolean },
  ): Promise<Uint8Array>;
}
