import type { JumpIndex } from "../../site/data/search/jump-index.ts";
import { deviceSynonyms, shippedSynonyms, thingSynonyms } from "../../site/data/search/shipped-synonyms.ts";

/** A jump index of `count` instructions with a flow of one step each. */
export function manyDocuments(count: number): JumpIndex {
  const words = ["tagihan", "gangguan", "registrasi", "verifikasi"];
  return {
    documents: Array.from({ length: count }, (_, number) => ({
      code: `IN.OCC.TELK.W-${number}`,
      title: `Instruksi ${words[number % 4]} ${number}`,
      revision: "00",
      status: "effective",
      language: "id",
      address: `IN.OCC.TELK.W-${number}/`,
      flows: [{ title: `Alur ${number}`, address: `IN.OCC.TELK.W-${number}/guide/alur/`, steps: [[1, "Salam"]] }],
    })),
    names: [],
    pages: [],
    synonyms: shippedSynonyms,
    things: thingSynonyms,
    devices: deviceSynonyms.length,
  };
}
