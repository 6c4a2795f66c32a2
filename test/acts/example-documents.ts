import { createReadingContext, type DocumentSource, readDocument } from "../../core/document/read-document.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

/** A library such as the examples' one, read by its settings. */
export const reading = createReadingContext(
  librarySettings.parse({
    organisation: "Contoh",
    code: { pattern: "{company}.{unit}.{client}.{type}-{number}", parts: { company: ["IN"], unit: ["OCC", "QCC"], client: ["TELK"] } },
  }),
);

/** Reads a text as a document of that library. */
export function read(text: string, fileName: DocumentSource["fileName"] = "draft.md") {
  const folder = "IN.OCC.TELK.P-01";
  return readDocument({ path: `sops/${folder}/${fileName}`, folder, fileName, text }, reading);
}
