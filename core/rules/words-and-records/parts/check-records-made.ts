import type { Document } from "../../../document/document.ts";
import { sectionsOfType } from "../../../document/read-document.ts";
import { anyFlowLost } from "../../../document/steps/lost-flows.ts";
import { fold, wordsOf } from "../../../document/words/fold.ts";
import type { DocumentRuleContext } from "../../kit/define-rule.ts";

/** A record is made by a step, and what a step makes is listed. Silent where the source has lost steps, and of what others keep. */
export function checkRecordsMade(document: Document, context: DocumentRuleContext): void {
  const steps = document.flows.flatMap((flow) => flow.steps);
  if (steps.length === 0 || anyFlowLost(document)) return;
  checkMade(document, context);
  checkListed(document, context);
}

function checkMade(document: Document, { settings, report }: DocumentRuleContext): void {
  const { flows, lines, citations, frontMatter, locate } = document;
  // What a step follows may make the record.
  if (frontMatter.workInstructions.length > 0 || flows.some(({ steps }) => steps.some(({ follows }) => follows))) return;
  const spans = flows.map((flow) => ({ first: flow.at.start.line, end: flow.steps.at(-1)?.text.end ?? flow.introduction.end }));
  const isInFlow = (line: number) => spans.some(({ first, end }) => line >= first && line < end);
  const held = new Set(settings.external.map(({ code }) => code as string));
  let written: string | undefined;
  frontMatter.records.forEach(({ code, title }, index) => {
    const name = code ?? title;
    if (name === undefined || (code !== undefined && held.has(code))) return;
    if (code !== undefined && citations.some((cited) => cited.code === code && isInFlow(cited.at.start.line))) return;
    written ??= fold(spans.flatMap(({ first, end }) => lines.slice(first - 1, end - 1)).join(" "));
    if (written.includes(fold(name)) || (title !== undefined && isNamed(title, written))) return;
    report({
      at: locate(["records", index]),
      key: `not made ${fold(name)}`,
      message: {
        en: `No step makes or names the record “${name}”.`,
        id: `Tidak ada langkah yang membuat atau menyebut rekaman “${name}”.`,
      },
      fix: {
        en: "Name it in the step that makes it, for example as its output, or take it out of records.",
        id: "Sebutkan pada langkah yang membuatnya, misalnya sebagai hasilnya, atau hapus dari records.",
      },
    });
  });
}

/** Words of a title that say only that it is a record. */
const GENERIC = new Set("rekaman formulir form catatan daftar laporan record records list log report the of dan and".split(" "));

/** A step may call “Rekaman Buku Tiket” the ticket book: each word that tells it from other records is there. */
function isNamed(title: string, written: string): boolean {
  const own = wordsOf(title).filter((word) => !GENERIC.has(word));
  return written.includes(fold(title)) || (own.length > 0 && own.every((word) => written.includes(word)));
}

function checkListed(document: Document, context: DocumentRuleContext): void {
  const { flows, citations, frontMatter } = document;
  const section = sectionsOfType(frontMatter.code, context).find(({ from }) => from === "records");
  if (!section) return;
  const listed = new Set<string>(frontMatter.records.flatMap(({ code }) => code ?? []));
  for (const { number, output } of flows.flatMap(({ steps }) => steps)) {
    for (const { code, at, text } of output ? citations : []) {
      if (at.start.line !== output?.at.start.line || listed.has(code)) continue;
      const type = context.scheme.typeOf(code);
      if (type === undefined || (section.accepts && !section.accepts.includes(type))) continue;
      listed.add(code);
      context.report({
        at,
        key: `not listed ${code}`,
        message: {
          en: `Step ${number} makes “${text}”, which is not among the records.`,
          id: `Langkah ${number} menghasilkan “${text}”, yang tidak ada pada daftar rekaman.`,
        },
        fix: {
          en: "Add it to records, with its retention and custodian.",
          id: "Tambahkan ke records, dengan masa simpan dan penyimpannya.",
        },
      });
    }
  }
}
