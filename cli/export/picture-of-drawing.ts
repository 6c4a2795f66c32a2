import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { escapeMarkup } from "../../core/document/words/escape.ts";
import { UsageError } from "../../core/usage-error.ts";
import { browserArguments } from "./find-browser.ts";

const MOST_MILLISECONDS = 60_000;
/** White around a drawing that is a file of its own, in CSS pixels. */
const MARGIN = 16;
/** A picture's dots for each CSS pixel, where that gives no picture that browsers refuse to make. */
const SHARP = 2;
const MOST_DOTS = 16_000;

/** What is made a picture of: SVG with its size in CSS pixels. */
export interface DrawingToPicture {
  svg: string;
  width: number;
  height: number;
  title: string;
}

/**
 * Drawings as pictures, or each as a PDF of one page of its size, by the machine's own browser, in the shipped font.
 * @param program of a Chrome, Chromium or Edge
 * @param options `margin`: white around each, in CSS pixels; `onMade` is told how many are done
 * @throws UsageError when the browser makes none
 */
export async function picturesOf(
  format: "png" | "pdf",
  drawings: readonly DrawingToPicture[],
  program: string,
  { margin = MARGIN, onMade }: { margin?: number; onMade?: (done: number) => void } = {},
): Promise<Buffer[]> {
  const { loadPlaywright, resolve } = await import("sop-control-portal");
  const { chromium } = await loadPlaywright();
  const fonts = fontFaces((file) => resolve(`@fontsource/ibm-plex-sans/files/${file}`));
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({ executablePath: program, args: browserArguments, timeout: MOST_MILLISECONDS });
    const made: Buffer[] = [];
    for (const drawing of drawings) {
      made.push(await pictureOf(format, drawing, { browser, fonts, margin }));
      onMade?.(made.length);
    }
    return made;
  } catch (error) {
    const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new UsageError({ en: `“${program}” made no picture: ${reason}`, id: `“${program}” tidak menghasilkan gambar: ${reason}` });
  } finally {
    await browser?.close();
  }
}

async function pictureOf(
  format: "png" | "pdf",
  { svg, width, height, title }: DrawingToPicture,
  { browser, fonts, margin }: { browser: Browser; fonts: string; margin: number },
): Promise<Buffer> {
  const [across, down] = [Math.ceil(width) + 2 * margin, Math.ceil(height) + 2 * margin];
  const sharp = Math.max(across, down) * SHARP > MOST_DOTS ? 1 : SHARP;
  const tab = await browser.newPage({ deviceScaleFactor: sharp, viewport: { width: across, height: Math.min(down, 2_000) } });
  try {
    tab.setDefaultTimeout(MOST_MILLISECONDS);
    await tab.route("**/*", (route) => route.abort());
    await tab.setContent(pageOf(svg, title, { across, down, fonts, margin }));
    // @ts-expect-error runs in the page, which has a document
    await tab.evaluate(() => document.fonts.ready);
    if (format === "png") return await tab.screenshot({ fullPage: true, type: "png" });
    return await tab.pdf({ preferCSSPageSize: true, printBackground: true });
  } finally {
    await tab.close();
  }
}

function fontFaces(find: (file: string) => string): string {
  const faces = [400, 600].map((weight) => {
    const bytes = readFileSync(find(`ibm-plex-sans-latin-${weight}-normal.woff2`)).toString("base64");
    return `@font-face { font-family: "IBM Plex Sans"; font-weight: ${weight}; src: url(data:font/woff2;base64,${bytes}); }`;
  });
  return faces.join("");
}

function pageOf(
  svg: string,
  title: string,
  { across, down, fonts, margin }: { across: number; down: number; fonts: string; margin: number },
): string {
  const page = `@page { size: ${across}px ${down}px; margin: 0; } body { margin: ${margin}px; background: #fff; } svg { display: block; }`;
  return `<!doctype html><meta charset="utf-8"><title>${escapeMarkup(title)}</title><style>${fonts}${page}</style>${svg}`;
}
