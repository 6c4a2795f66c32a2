import { flowYaml } from "../../acts/write/edit-yaml.ts";
import type { ImportContext } from "../import-context.ts";

/** A text that begins with (or after its list's number) or holds one of the library's codes, and the words beside it. */
export interface CitedCode {
  code: string;
  title: string;
}

/** The code at the beginning of an entry, or at its end in brackets; undefined for any other text. */
export function citedCode(text: string, { scheme }: Pick<ImportContext, "scheme">): CitedCode | undefined {
  const begins = new RegExp(`^(${scheme.shape})(?![\\p{L}\\p{N}])[\\s:,–—-]*(.*)$`, "u").exec(text);
  if (begins) return { code: begins[1] as string, title: (begins[2] ?? "").trim() };
  const ends = new RegExp(`^(.*?)[\\s:,–—-]*\\(?(${scheme.shape})\\)?\\.?$`, "u").exec(text);
  return ends && ends[1] !== "" ? { code: ends[2] as string, title: (ends[1] ?? "").trim() } : undefined;
}

/** Says that a cited document's title comes from the library, and asks for the document where the library has none. */
export function sayCited({ code, title }: CitedCode, source: string, { report, isKnown }: ImportContext): void {
  if (isKnown(code)) report.kept({ en: `${code}: its title comes from the library`, id: `${code}: judulnya diambil dari pustaka` }, source);
  else {
    const named = title === "" ? code : `${code} “${title}”`;
    const line = flowYaml({ code, title: title === "" ? "…" : title, heldBy: "…" });
    report.asked(
      {
        en: `${named} is not in the library: import it, or list it in library.yaml under external, with who holds it: ${line}`,
        id: `${named} tidak ada dalam pustaka: impor dokumennya, atau cantumkan di library.yaml pada external, beserta pemegangnya: ${line}`,
      },
      source,
    );
  }
}
