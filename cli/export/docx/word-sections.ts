import { ownText, textBeforeSections } from "../../../core/document/loose-text.ts";
import { textOf } from "../../../core/document/position.ts";
import { titleOf } from "../../../core/library/library.ts";
import type { FramedSection } from "../../../core/library/printed-frame.ts";
import { writtenSection } from "../../../core/library/printed-frame.ts";
import { pick } from "../../../languages/language.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import { dayInWords } from "../day-in-words.ts";
import { type FileChild, HeadingLevel, Paragraph } from "./docx-library.ts";
import { type FlowFrame, wordFlows } from "./word-flows.ts";
import type { WordInput } from "./word-input.ts";
import { bookmarked, cell, sectionBookmark, type WordBlock, wordTable } from "./word-parts.ts";
import { plainRun, wordItems, wordProse } from "./word-prose.ts";
import { styleIds } from "./word-styles.ts";
import { wordWords } from "./word-words.ts";

/** The printed sections in their order, and after them what the type has no section for. */
export function wordSections(input: WordInput, frame: FlowFrame): WordBlock[] {
  const { document, sections } = input;
  const placed = new Set(sections.map(({ id }) => writtenSection(document, id)));
  const printed = sections.flatMap((section): WordBlock[] => {
    const number = /^\d+$/.test(section.number) ? Number(section.number) : undefined;
    const own: FlowFrame = { ...frame, section: number === undefined ? undefined : frame.lists.section(number) };
    const blocks = wordSection(section, input, own);
    if (blocks.length === 0 && !section.required) return [];
    const heading = new Paragraph({
      heading: HeadingLevel.HEADING_1,
      children: [bookmarked(sectionBookmark(section.id), [plainRun(pick(section.name, input.language))])],
      ...(own.section !== undefined && { numbering: { reference: own.section, level: 0 } }),
    });
    const [first, ...others] = blocks;
    return first && "across" in first ? [{ across: [heading, ...first.across] }, ...others] : [heading, ...blocks];
  });
  const further = document.sections.filter((section) => !placed.has(section));
  return [
    ...wordProse(textOf(document.lines, textBeforeSections(document)), frame),
    ...printed,
    ...further.flatMap(({ title, body }) => [
      new Paragraph({ heading: HeadingLevel.HEADING_1, children: [plainRun(title)] }),
      ...wordProse(textOf(document.lines, body), frame),
    ]),
  ];
}

function wordSection(section: FramedSection, input: WordInput, frame: FlowFrame): WordBlock[] {
  const { document, language } = input;
  const { frontMatter: front } = document;
  const t = pick(wordWords, language);
  const written = writtenSection(document, section.id);
  const note = written ? wordProse(textOf(document.lines, ownText(document, written)), frame) : [];
  switch (section.from) {
    case "text": {
      const markdown = written ? textOf(document.lines, written.body) : "";
      if (markdown.trim() === "-") return [new Paragraph({ children: [plainRun("–")] })];
      return (frame.section === undefined ? undefined : wordItems(markdown, frame, frame.section)) ?? wordProse(markdown, frame);
    }
    case "flows":
      return [...note, ...wordFlows(input, frame)];
    case "references":
      return [
        ...items(
          front.references.map(({ standard, clause, title }) =>
            [standard, clause === undefined ? undefined : `${t.clause} ${clause}`]
              .filter(Boolean)
              .join(", ")
              .concat(title === undefined ? "" : ` ${title}`),
          ),
          frame,
        ),
        ...note,
      ];
    case "definitions":
      if (front.definitions.length === 0) return note;
      return [...table([[t.term, t.meaning], ...front.definitions.map(({ term, meaning }) => [term, meaning])], [1, 3]), ...note];
    case "workInstructions":
      return [
        ...items(
          front.workInstructions.map((code) => `${code} ${titleIn(input, code) ?? ""}`.trim()),
          frame,
        ),
        ...note,
      ];
    case "records": {
      if (front.records.length === 0) return note;
      const rows = front.records.map(({ no, code, title, retention, custodian }, index) => [
        String(no ?? index + 1),
        code ?? "",
        (code === undefined ? title : titleIn(input, code)) ?? "",
        retention ?? "",
        custodian ?? "",
      ]);
      return [...table([[t.no, t.recordCode, t.record, t.retention, t.custodian], ...rows], [1, 3, 5, 2, 3]), ...note];
    }
    case "changes": {
      const rows = front.changes.map(({ revision, effective, summary }, index) => {
        const isNewest = index === front.changes.length - 1;
        const day = effective ?? (isNewest ? front.effective : undefined);
        return [[revision ?? (isNewest ? input.revision : "")], [day === undefined ? "" : dayInWords(language, day)], summary];
      });
      if (rows.length === 0) return note;
      return [...table([[t.revision, t.date, t.change], ...rows], [1, 2, 6]), ...note];
    }
    case "parties":
    case "applications":
      return [...items(front[section.from], frame), ...note];
  }
}

/** Entries of a list, counted within the section: 4.1, 4.2 … */
function items(texts: readonly string[], { lists, section }: FlowFrame): FileChild[] {
  const numbering = section === undefined ? { reference: lists.items(false, 1, 0), level: 0 } : { reference: section, level: 1 };
  return texts.map((text) => new Paragraph({ children: [plainRun(text)], numbering }));
}

function table(rows: readonly (readonly (string | readonly string[])[])[], widths: readonly number[]): FileChild[] {
  return [
    wordTable(
      rows.map((row, index) => row.map((text) => cell(text, index === 0))),
      { widths },
    ),
    new Paragraph({ style: styleIds.note }),
  ];
}

function titleIn({ issued, library }: WordInput, code: DocumentCode): string | undefined {
  return issued?.frame.titles[code] ?? titleOf(library, code);
}
