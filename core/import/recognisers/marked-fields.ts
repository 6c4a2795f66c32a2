import { fieldOfWords } from "../../document/front-matter-names.ts";
import { markNames } from "../../document/steps/field-names.ts";
import { textOf } from "../blocks.ts";
import { defineRecogniser } from "../import-context.ts";

/** Fields of the head that were not in the source, a line each, as `sop export` writes them into Word: the paths of `reconstructed`. */
export const markedFieldsRecogniser = defineRecogniser<string[]>({
  name: "marked fields",
  examples: [
    { source: "Direkonstruksi, perlu dikonfirmasi: Definisi dan singkatan: Mediasel", gives: ["definitions.Mediasel"] },
    { source: "Reconstructed, to be confirmed: title\n\nReconstructed, to be confirmed: Records", gives: ["title", "records"] },
    { source: "Reconstructed, to be confirmed: a comment: see 3.1", gives: ["a comment: see 3.1"] },
    { source: "Reconstructed in 2019: Records", gives: [], leaves: "Reconstructed in 2019: Records" },
  ],
  read(blocks, { isIssued, report }) {
    const value: string[] = [];
    const rest = blocks.filter((block) => {
      const text = block.kind === "paragraph" ? textOf(block) : "";
      const name = Object.values(markNames).find((mark) => text.startsWith(`${mark}: `));
      if (block.kind !== "paragraph" || name === undefined) return true;
      if (isIssued)
        report.left(
          {
            en: "marked as reconstructed; a transcription holds no such mark",
            id: "ditandai sebagai rekonstruksi; transkripsi tidak memuat tanda itu",
          },
          text,
          block.place,
        );
      else {
        report.kept({ en: "marks of reconstruction", id: "tanda rekonstruksi" }, text, block.place);
        value.push(fieldOfWords(text.slice(name.length + 2).trim()));
      }
      return false;
    });
    return { value, rest };
  },
});
