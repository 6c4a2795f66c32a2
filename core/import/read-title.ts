import { type Block, type Paragraph, textOf } from "./blocks.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportedDocument } from "./imported-document.ts";
import type { PlacedSection } from "./place-sections.ts";
import type { ReportWriter } from "./report.ts";

/** The title where no table names it; what else stands before the first section is left. */
export function readTitle(
  front: readonly Block[],
  beside: readonly Paragraph[],
  document: ImportedDocument,
  { report }: ImportContext,
): Block[] {
  const rest = [...front].filter((block) => block.kind !== "paragraph" || textOf(block) !== "");
  const styled = rest.find((block) => block.kind === "paragraph" && block.heading === 0);
  if (styled?.kind === "paragraph" && [undefined, textOf(styled)].includes(document.head.title)) {
    document.head.title = textOf(styled);
    rest.splice(rest.indexOf(styled), 1);
    report.kept({ en: "title", id: "judul" }, textOf(styled), styled.place);
  }
  const named = beside.at(-1);
  if (document.head.title === undefined && named !== undefined) {
    document.head.title = textOf(named);
    document.reconstructed.push("title");
    if (rest.includes(named)) rest.splice(rest.indexOf(named), 1);
    report.guessed(
      { en: `title “${textOf(named)}”`, id: `judul “${textOf(named)}”` },
      { en: "it stands beside the document's number and revision", id: "berdiri di samping nomor dan revisi dokumen" },
      beside.length === 1 ? "medium" : "low",
      textOf(named),
      named.place,
    );
  }
  if (document.head.title === undefined) {
    const isTitle = (block: Block) => block.kind === "paragraph" && (block.heading !== undefined || block.runs.every(({ bold }) => bold));
    const found = rest.find(isTitle) ?? rest.slice(0, 1).find(isLikeTitle);
    if (found?.kind === "paragraph") {
      document.head.title = textOf(found);
      document.reconstructed.push("title");
      rest.splice(rest.indexOf(found), 1);
      report.guessed(
        { en: `title “${textOf(found)}”`, id: `judul “${textOf(found)}”` },
        { en: "the first heading or line", id: "judul atau baris pertama" },
        isTitle(found) ? "medium" : "low",
        textOf(found),
        found.place,
      );
    } else report.asked({ en: "title: the document names none", id: "judul: dokumen tidak menyebutkannya" });
  }
  return rest;
}

function isLikeTitle(block: Block): boolean {
  const text = block.kind === "paragraph" && block.label === undefined ? textOf(block) : "";
  return text !== "" && text.length <= 100 && !/[.;]$/.test(text) && /^\p{Lu}/u.test(text);
}

/** Steps without any section around them, as the procedure's section. */
export function bareProcedure(blocks: Block[], { type, head, language }: ImportedDocument, report: ReportWriter): PlacedSection {
  const section = type.sections.find(({ from }) => from === "flows");
  const name = head.title ?? section?.name[language] ?? "";
  const why = {
    en: "no section names a procedure, and the text is counted as steps are",
    id: "tidak ada bagian bernama prosedur, dan teksnya bernomor seperti langkah",
  };
  report.guessed({ en: "the whole text is the procedure", id: "seluruh teks adalah prosedurnya" }, why, "medium");
  const heading: Paragraph = { kind: "paragraph", runs: [], heading: 1, place: blocks[0]?.place ?? { en: "", id: "" } };
  return { source: { heading, name, blocks }, section };
}
