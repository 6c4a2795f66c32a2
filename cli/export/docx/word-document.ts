import type { Flow } from "../../../core/document/document.ts";
import { DRAWING_NAME } from "../../../core/flow/drawing/drawing-name.ts";
import { pick } from "../../../languages/language.ts";
import { HeadingLevel, ImageRun, imageSize, Packer, Paragraph, type ParagraphChild, Document as WordFile } from "./docx-library.ts";
import { asSameBytes } from "./same-bytes.ts";
import { wordApprovals, wordFooter, wordHeader } from "./word-frame.ts";
import type { WordDrawing, WordInput, WordPicture } from "./word-input.ts";
import { plainRun } from "./word-prose.ts";
import { wordSections } from "./word-sections.ts";
import { styleIds, TEXT_HEIGHT_MM, TEXT_WIDTH_MM, TWIPS_PER_MM, WordLists, wordStyles } from "./word-styles.ts";
import { wordWords } from "./word-words.ts";

const PIXELS_PER_MM = 96 / 25.4;
const kinds = { png: "png", jpg: "jpg", gif: "gif", bmp: "bmp" } as const;

/** A revision as a Word file: the same input gives the same bytes. */
export async function wordDocument(input: WordInput): Promise<Buffer> {
  const { document, library, language, revision } = input;
  const { frontMatter: front } = document;
  const lists = new WordLists();
  const frame = {
    lists,
    section: undefined,
    pictureOf: (address: string, alt: string) => pictureRun(input.pictures.get(address), alt),
    drawingOf: (flow: Flow) => drawingOf(flow, input),
  };
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [plainRun(front.title ?? "")] }),
    ...wordApprovals(input),
    ...wordSections(input, frame),
  ];
  const margin = (mm: number) => Math.round(mm * TWIPS_PER_MM);
  const file = new WordFile({
    title: front.title ?? "",
    subject: `${front.code ?? ""} ${revision}`.trim(),
    creator: library.settings.organisation,
    lastModifiedBy: library.settings.organisation,
    keywords: (front.keywords ?? []).join(", "),
    description: "",
    styles: wordStyles(language),
    numbering: { config: lists.config },
    sections: [
      {
        properties: {
          page: {
            size: { width: margin(210), height: margin(297) },
            margin: { top: margin(24), bottom: margin(20), left: margin(18), right: margin(18), header: margin(9), footer: margin(9) },
          },
        },
        headers: { default: wordHeader(input) },
        footers: { default: wordFooter(input) },
        children,
      },
    ],
  });
  return asSameBytes(await Packer.toBuffer(file), front.effective ?? library.date);
}

function drawingOf(flow: Flow, { drawings, language }: WordInput): Paragraph[] {
  const drawing = drawings.get(flow.number);
  if (drawing === undefined) return [];
  const t = pick(wordWords, language);
  if ("problem" in drawing) return [new Paragraph({ style: styleIds.mark, children: [plainRun(`${t.noDrawing}: ${drawing.problem}`)] })];
  const description = `${t.drawing}: ${flow.title}`;
  return [new Paragraph({ children: [svgRun(drawing, { name: DRAWING_NAME, title: description, description })] })];
}

function svgRun({ svg, png, width, height }: WordDrawing, altText: { name: string; title: string; description: string }): ImageRun {
  const transformation = fitted(width, height);
  return new ImageRun({
    type: "svg",
    data: Buffer.from(svg),
    fallback: { type: "png", data: Buffer.from(png) },
    transformation,
    altText,
  });
}

/** A picture no larger than the text it stands in. Kinds that Word does not show are left to their words. */
function pictureRun(picture: WordPicture | undefined, alt: string): ParagraphChild | undefined {
  if (picture === undefined) return undefined;
  const altText = { name: "picture", title: "", description: alt };
  if ("svg" in picture) return svgRun(picture, altText);
  try {
    const { type = "", width, height } = imageSize(picture.bytes);
    const kind = kinds[type as keyof typeof kinds];
    if (kind === undefined) return undefined;
    return new ImageRun({ type: kind, data: Buffer.from(picture.bytes), transformation: fitted(width, height), altText });
  } catch {
    return undefined;
  }
}

function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, (TEXT_WIDTH_MM * PIXELS_PER_MM) / width, (TEXT_HEIGHT_MM * PIXELS_PER_MM) / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
