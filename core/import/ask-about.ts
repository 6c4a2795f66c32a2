import { pick } from "../../languages/language.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { quotedList } from "../document/words/quoted-list.ts";
import { type Block, type SourceDocument, textOf } from "./blocks.ts";
import type { SourceSection } from "./document-parts.ts";
import type { ImportedDocument } from "./imported-document.ts";
import type { PlacedSection } from "./place-sections.ts";
import { isNumbered } from "./recognisers/steps.ts";
import type { ReportWriter } from "./report.ts";
import { languageName } from "./source-language.ts";
import { assetName } from "./write-markdown.ts";

/** A picture that is named and not there leaves its alternative text, if anything. */
export function tellLostPictures(blocks: readonly Block[], report: ReportWriter): void {
  for (const block of blocks) {
    if (block.kind === "table") for (const row of block.rows) for (const cell of row) tellLostPictures(cell.blocks, report);
    if (block.kind === "picture" && block.name === "" && block.alt !== "")
      report.left({ en: "a picture that is not in the file", id: "gambar yang tidak ada dalam berkas" }, block.alt, block.place);
  }
}

/** Pictures that were read and that the draft does not show: those of page headers, in cells, within steps. */
export function picturesLeft(source: SourceDocument, draft: string): LocalText[] {
  return [...source.pictures.keys()]
    .filter((name) => !draft.includes(`(assets/${encodeURI(assetName(name))})`))
    .map((name) => ({ en: `a picture that the draft does not show: ${name}`, id: `gambar yang tidak ditampilkan draf: ${name}` }));
}

/** Words that are struck through stand in the draft; whether they hold, the source does not say. */
export function askStruck(blocks: readonly Block[], report: ReportWriter): void {
  for (const block of blocks) {
    if (block.kind === "table") for (const row of block.rows) for (const cell of row) askStruck(cell.blocks, report);
    if (block.kind !== "paragraph") continue;
    const words = block.runs.flatMap(({ text, struck }) => (struck ? [text] : []));
    const said = words.join("").replace(/\s+/g, " ").trim();
    if (said !== "")
      report.asked(
        { en: `struck through, and kept: “${said}”. Does it hold?`, id: `dicoret, dan disimpan: “${said}”. Masih berlaku?` },
        undefined,
        block.place,
      );
  }
}

/** Words that a list lays on its items, such as “Article 3”, where the draft counts anew. */
export function tellLabels(blocks: readonly Block[], draft: string, report: ReportWriter): void {
  const labels = labelsIn(blocks).filter((label) => /\p{L}{3}/u.test(label) && !draft.includes(label));
  const list = quotedList(new Set(labels));
  if (list !== "") report.kept({ en: `labels of lists, counted anew: ${list}`, id: `label daftar, dihitung ulang: ${list}` }, "");
}

function labelsIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "table") return block.rows.flatMap((row) => row.flatMap((cell) => labelsIn(cell.blocks)));
    return block.kind === "paragraph" && block.label !== undefined ? [block.label] : [];
  });
}

/** A language in which no names are known here. */
export function tellLanguage({ language, reconstructed }: ImportedDocument, report: ReportWriter): void {
  const name = languageName(language);
  reconstructed.push("language");
  report.guessed(
    {
      en: `language ${language}, ${name.en}: names of sections, columns and roles are known in Indonesian and English, and as library.yaml has them`,
      id: `bahasa ${language}, ${name.id}: nama bagian, kolom, dan peran dikenal dalam bahasa Indonesia dan Inggris, serta seperti tertulis di library.yaml`,
    },
    { en: "by its small words", id: "menurut kata-kata kecilnya" },
    "medium",
  );
}

/** Sections that are counted as steps are, where none is named as the procedure. */
export function askProcedure(placed: readonly PlacedSection[], { type, language }: ImportedDocument, report: ReportWriter): void {
  const flows = type.sections.find(({ from }) => from === "flows");
  if (!flows || placed.some(({ section }) => section === flows)) return;
  const isCounted = ({ blocks }: SourceSection) => blocks.filter((block) => block.kind === "paragraph" && isNumbered(block)).length > 1;
  const counted = placed.filter(({ section, source }) => section === undefined && isCounted(source));
  if (counted.length === 0) return;
  const names = counted.map(({ source }) => `“${textOf(source.heading)}”`).join(", ");
  const name = pick(flows.name, language);
  report.asked({
    en: `procedure: no section is named as one. If ${names} is, call it “${name}” in the file, and import it again`,
    id: `prosedur: tidak ada bagian yang bernama demikian. Jika ${names} itu prosedurnya, beri nama “${name}” dalam berkas, lalu impor lagi`,
  });
}
