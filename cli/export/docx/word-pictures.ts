import { ImageRun, imageSize, type ParagraphChild } from "./docx-library.ts";
import type { WordDrawing, WordPicture } from "./word-input.ts";
import { fitted } from "./word-size.ts";

const kinds = { png: "png", jpg: "jpg", gif: "gif", bmp: "bmp" } as const;

/** How a drawing stands in the text. */
interface DrawingLook {
  name: string;
  /** Said to those who don't see it; undefined for a piece of a drawing that is described elsewhere. */
  description: string | undefined;
  /** In pixels. */
  size: { width: number; height: number };
  /** What is cut off above and below, in percent of its height. */
  crop?: { top: number; bottom: number };
}

/** A drawing as SVG with its likeness as PNG beside. A file keeps both once, however many pieces of them it shows. */
export function svgRun({ svg, png }: WordDrawing, { name, description, size, crop }: DrawingLook): ImageRun {
  return new ImageRun({
    type: "svg",
    data: Buffer.from(svg),
    fallback: { type: "png", data: Buffer.from(png) },
    transformation: size,
    altText: { name, title: description ?? "", description: description ?? "" },
    ...(description === undefined && { decorative: true }),
    ...(crop && { crop }),
  });
}

/** A picture no larger than the text it stands in. Kinds that Word does not show are left to their words. */
export function pictureRun(picture: WordPicture | undefined, alt: string): ParagraphChild | undefined {
  if (picture === undefined) return undefined;
  if ("svg" in picture) return svgRun(picture, { name: "picture", description: alt, size: fitted(picture.width, picture.height) });
  try {
    const { type = "", width, height } = imageSize(picture.bytes);
    const kind = kinds[type as keyof typeof kinds];
    if (kind === undefined) return undefined;
    const altText = { name: "picture", title: "", description: alt };
    return new ImageRun({ type: kind, data: Buffer.from(picture.bytes), transformation: fitted(width, height), altText });
  } catch {
    return undefined;
  }
}
