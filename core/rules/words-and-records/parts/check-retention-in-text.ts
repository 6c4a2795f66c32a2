import type { Document } from "../../../document/document.ts";
import { rangeOnLine } from "../../../document/position.ts";
import { fold } from "../../../document/words/fold.ts";
import { quantitiesOf } from "../../../document/words/quantity.ts";
import type { DocumentRuleContext } from "../../kit/define-rule.ts";

const KEEPING = /(?<!\p{L})(?:disimpan|menyimpan|masa simpan|retensi|retention|kept|keep|keeps|retained)(?!\p{L})/iu;

/** A sentence that names a record and how long it is kept says what the list of records says. */
export function checkRetentionInText(document: Document, { report }: DocumentRuleContext): void {
  const { lines, bodyFirst, frontMatter } = document;
  const records = frontMatter.records.flatMap(({ code, title, retention }, index) => {
    const [listed] = retention === undefined ? [] : (quantitiesOf(retention) ?? []);
    const name = code ?? title;
    return listed && name !== undefined ? [{ name, listed, index }] : [];
  });
  if (records.length === 0) return;
  for (let line = bodyFirst; line <= lines.length; line++) {
    const written = lines[line - 1] ?? "";
    if (!KEEPING.test(written)) continue;
    for (const sentence of written.matchAll(/[^.;!?]+(?:[.](?=\S)[^.;!?]*)*/g)) {
      const [quantity, ...more] = quantitiesOf(sentence[0]) ?? [];
      const named = records.filter(({ name }) => fold(sentence[0]).includes(fold(name)));
      const [record] = named;
      if (!quantity || more.length > 0 || !record || named.length > 1 || !KEEPING.test(sentence[0])) continue;
      const { listed, name, index } = record;
      if (listed.kind !== quantity.kind || listed.value === quantity.value) continue;
      const column = sentence.index + quantity.index + 1;
      report({
        at: rangeOnLine(line, column, column + quantity.text.length),
        key: `kept ${fold(name)}`,
        message: {
          en: `“${name}” is kept “${quantity.text}” here and “${listed.text}” among the records.`,
          id: `“${name}” disimpan “${quantity.text}” di sini dan “${listed.text}” pada daftar rekaman.`,
        },
        fix: { en: "Write the time that holds in both places.", id: "Tulis masa simpan yang berlaku di kedua tempat." },
        related: [
          {
            path: document.path,
            at: document.locate(["records", index, "retention"]),
            message: { en: "among the records", id: "pada daftar rekaman" },
          },
        ],
      });
    }
  }
}
