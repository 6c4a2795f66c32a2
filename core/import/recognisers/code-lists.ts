import { type Block, cellText, textOf } from "../blocks.ts";
import { defineRecogniser } from "../import-context.ts";
import { type CitedCode, citedCode, sayCited } from "./cited-code.ts";

/** Lists and tables of documents of the library, a code each. */
export const codeListRecogniser = defineRecogniser<CitedCode[]>({
  name: "code-lists",
  examples: [
    {
      source: "- W-03 Recording a complaint\n- The company's handbook",
      gives: [{ code: "W-03", title: "Recording a complaint" }],
      leaves: "The company's handbook",
    },
    {
      source: "| No | Document | Title |\n| --- | --- | --- |\n| 1 | W-03 | Recording |",
      gives: [{ code: "W-03", title: "Recording" }],
    },
  ],
  read(blocks, context) {
    const codes: CitedCode[] = [];
    const rest: Block[] = [];
    for (const block of blocks) {
      if (block.kind === "table") {
        const rows = block.rows.map((row) =>
          citedCode(
            row
              .map(cellText)
              .join(" ")
              .replace(/^\d{1,3}[.)]?\s+/, ""),
            context,
          ),
        );
        if (rows.slice(1).some((cited) => cited === undefined) || rows.length < 2) rest.push(block);
        else {
          codes.push(...rows.filter((cited) => cited !== undefined));
          context.report.kept(
            { en: "table of documents", id: "tabel dokumen" },
            block.rows.flatMap((row) => row.map(cellText)).join(" "),
            block.place,
          );
        }
        continue;
      }
      const cited = block.kind === "paragraph" && block.heading === undefined ? citedCode(textOf(block), context) : undefined;
      if (cited) codes.push(cited);
      else rest.push(block);
    }
    for (const cited of codes) sayCited(cited, `${cited.code} ${cited.title}`, context);
    return { value: codes, rest };
  },
});
