import type { Flow } from "../../../core/document/document.ts";
import { pick } from "../../../languages/language.ts";
import { type FileChild, HeadingLevel, Packer, Paragraph, Document as WordFile } from "./docx-library.ts";
import { asSameBytes } from "./same-bytes.ts";
import { wordDrawing } from "./word-drawing.ts";
import { wordApprovals, wordFooter, wordHeader, wordMarks } from "./word-frame.ts";
import type { WordInput } from "./word-input.ts";
import type { WordBlock } from "./word-parts.ts";
import { pictureRun } from "./word-pictures.ts";
import { plainRun } from "./word-prose.ts";
import { wordSections } from "./word-sections.ts";
import { across, pageFor, paperOf, upright, type WordPage } from "./word-size.ts";
import { styleIds, WordLists, wordStyles } from "./word-styles.ts";
import { wordWords } from "./word-words.ts";

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
    isAcross: ({ number }: Flow) => {
      const drawing = input.drawings.get(number);
      return drawing !== undefined && "width" in drawing && pageFor(drawing.width) === across;
    },
  };
  const blocks = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [plainRun(front.title ?? "")] }),
    ...wordApprovals(input),
    ...wordMarks(input),
    ...wordSections(input, frame),
  ];
  const file = new WordFile({
    title: front.title ?? "",
    subject: `${front.code ?? ""} ${revision}`.trim(),
    creator: library.settings.organisation,
    lastModifiedBy: library.settings.organisation,
    keywords: (front.keywords ?? []).join(", "),
    description: "",
    styles: wordStyles(language),
    numbering: { config: lists.config },
    sections: sheetsOf(blocks).map(({ page, children }) => ({
      properties: { page: paperOf(page) },
      headers: { default: wordHeader(input, page) },
      footers: { default: wordFooter(input, page) },
      children,
    })),
  });
  return asSameBytes(await Packer.toBuffer(file), front.effective ?? library.date);
}

function drawingOf(flow: Flow, { drawings, language }: WordInput): FileChild[] {
  const drawing = drawings.get(flow.number);
  if (drawing === undefined) return [];
  const t = pick(wordWords, language);
  if ("problem" in drawing) return [new Paragraph({ style: styleIds.mark, children: [plainRun(`${t.noDrawing}: ${drawing.problem}`)] })];
  return wordDrawing(drawing, flow.number, `${t.drawing}: ${flow.title}`);
}

/** Runs of blocks on paper that lies the same way. */
function sheetsOf(blocks: readonly WordBlock[]): { page: WordPage; children: FileChild[] }[] {
  const sheets: { page: WordPage; children: FileChild[] }[] = [];
  for (const block of blocks) {
    const [page, children] = "across" in block ? [across, block.across] : [upright, [block]];
    const last = sheets.at(-1);
    if (last?.page === page) last.children.push(...children);
    else sheets.push({ page, children });
  }
  return sheets;
}
