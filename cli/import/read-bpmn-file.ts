import { decodeXml } from "../../core/flow/bpmn/decode-xml.ts";
import { type NoFlow, type ReadBpmn, type ReadBpmnOptions, readBpmn } from "../../core/flow/bpmn/read-bpmn.ts";
import { UsageError } from "../../core/usage-error.ts";
import { withWordsLeft } from "./diagram-words.ts";
import { readXml } from "./xml-tree.ts";

/** Reads the flows of a BPMN file; words of it that stand in none of them are said. */
export async function readBpmnFile(bytes: Uint8Array, options: ReadBpmnOptions): Promise<ReadBpmn | NoFlow> {
  const xml = decodeXml(bytes);
  if ("problem" in xml) return xml;
  const read = await readBpmn(xml.text, options);
  if ("problem" in read) return read;
  try {
    const comments = [...xml.text.matchAll(/<!--([\s\S]*?)-->/g)].map(([, comment = ""]) => comment);
    return withWordsLeft(read, [readXml(bytes, "BPMN")], comments, options.language);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const { en, id } = error.text;
    const note = {
      en: `Words beside the flow were not looked for: ${en}`,
      id: `Kata di samping alur tidak dicari: ${id}`,
    };
    return { flows: read.flows, notes: [...read.notes, note] };
  }
}
