import { el, makeDocx, par, run, table } from "../../tools/make-docx.ts";
import type { Part, Shape } from "./shapes.ts";

/** A paragraph's text as Word leaves it after some edits: parted runs, marks of its spelling, bookmarks. */
function edited(text: string, properties = ""): string {
  const middle = Math.ceil(text.length / 2);
  const mark = `<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>`;
  return run(text.slice(0, middle), properties) + mark + run(text.slice(middle), properties);
}

const field = (instruction: string, shown: string) =>
  el("r", el("fldChar", "", { fldCharType: "begin" })) +
  el("r", el("instrText", ` ${instruction} `)) +
  el("r", el("fldChar", "", { fldCharType: "separate" })) +
  run(shown) +
  el("r", el("fldChar", "", { fldCharType: "end" }));

/** WordprocessingML of pieces, with styles or with bold capitals. */
export function wordXml(parts: readonly Part[], isStyled: boolean): string {
  const xmlOf = (part: Part): string => {
    switch (part.kind) {
      case "heading":
        if (isStyled) return par(edited(part.text), { style: `Heading${part.level}` });
        return par(edited(part.level === 1 ? part.text.toUpperCase() : part.text, "<w:b/>"));
      case "line":
        return par(edited(part.text, part.isBold ? "<w:b/>" : ""));
      case "bullets":
        return part.items.map((item) => par(edited(item), { list: "2" })).join("");
      case "numbers":
        return part.items
          .map(([first, ...more]) => par(edited(first?.kind === "line" ? first.text : ""), { list: "1" }) + more.map(xmlOf).join(""))
          .join("");
      default: {
        const cell = (inside: readonly Part[]) => `<w:tc>${inside.map(xmlOf).join("") || par("")}</w:tc>`;
        return table(part.rows.map((row) => row.map(cell)));
      }
    }
  };
  return parts.map(xmlOf).join("");
}

/** A Word file with what Word itself puts in: content controls, fields of pages, runs parted by edits. */
export function asWordDoes({ pageHeader, body }: Shape, isStyled: boolean): Promise<Buffer> {
  const pages = par(run("Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "3"));
  const control = `<w:sdt><w:sdtPr><w:alias w:val="Text"/></w:sdtPr><w:sdtContent>${wordXml(body, isStyled)}</w:sdtContent></w:sdt>`;
  return makeDocx({ body: control, parts: { header: wordXml(pageHeader, isStyled), footer: pages } });
}
