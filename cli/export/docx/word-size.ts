/** Twips: twentieths of a point. */
export const TWIPS_PER_MM = 56.7;
const TWIPS_PER_PIXEL = 15;
const PIXELS_PER_MM = 96 / 25.4;
/** A4 in millimetres. */
const PAPER = { short: 210, long: 297 };
/** Left and right of the text; above it, where the header ends at the least; below it. In millimetres. */
const MARGINS = { side: 18, top: 24, bottom: 20, frame: 9 };
/** What a header of usual length takes of the text's height, in millimetres. */
const HEADER_MM = 38;
/** A drawing shrunk further than this has words of less than 7 points. */
const SMALLEST = 0.79;

/** A page: which way its paper lies, and what it holds. */
export interface WordPage {
  isAcross: boolean;
  /** Between the margins, in twips. */
  textWidth: number;
  /** What a picture may take, in pixels. */
  width: number;
  height: number;
}

export const upright = page(false);
export const across = page(true);

function page(isAcross: boolean): WordPage {
  const { short, long } = PAPER;
  const width = (isAcross ? long : short) - 2 * MARGINS.side;
  const height = (isAcross ? short : long) - MARGINS.frame - HEADER_MM - MARGINS.bottom;
  return {
    isAcross,
    textWidth: Math.round(width * TWIPS_PER_MM),
    width: Math.floor(width * PIXELS_PER_MM),
    height: Math.floor(height * PIXELS_PER_MM),
  };
}

/** A page's size and margins as Word has them, in twips. */
export function paperOf({ isAcross }: WordPage) {
  const twips = (mm: number) => Math.round(mm * TWIPS_PER_MM);
  const { side, top, bottom, frame } = MARGINS;
  const orientation = isAcross ? ("landscape" as const) : ("portrait" as const);
  return {
    // The library itself turns the sides.
    size: { width: twips(PAPER.short), height: twips(PAPER.long), orientation },
    margin: { top: twips(top), bottom: twips(bottom), left: twips(side), right: twips(side), header: twips(frame), footer: twips(frame) },
  };
}

/** The page a drawing of that width stands on: across only where its words would else be too small to read. */
export function pageFor(width: number): WordPage {
  return width * SMALLEST <= upright.width ? upright : across;
}

/** How much smaller a picture stands on a page than it is. */
export function scaleOn(page: WordPage, width: number): number {
  return Math.min(1, page.width / width);
}

/** How high a piece of a drawing of that width may be, in the drawing's own pixels: a page less the heads of its lanes. */
export function mostOfPiece(width: number): number {
  const page = pageFor(width);
  return (page.height * 0.8) / scaleOn(page, width);
}

/** A picture's size on upright paper, in pixels: no larger than the text it stands in. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(scaleOn(upright, width), upright.height / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** Whole twips, the least that rows of tables are measured by. */
export function twipsOf(pixels: number): number {
  return Math.round(pixels * TWIPS_PER_PIXEL);
}

export function pixelsOf(twips: number): number {
  return twips / TWIPS_PER_PIXEL;
}
