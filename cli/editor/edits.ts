import type { Document, Edit } from "../../core/document/document.ts";
import { comparePoints } from "../../core/document/position.ts";
import type { FingerprintedFinding } from "../../core/finding.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { Range } from "../../schemas/finding.ts";
import { type EditorRange, toEditorRange } from "./places.ts";

/** A replacement, as the protocol has it. */
export interface TextEdit {
  range: EditorRange;
  newText: string;
}

/** An edit of ours in a text whose lines end in LF or CRLF. */
export function toTextEdit({ at, text }: Edit, document: Pick<Document, "text">): TextEdit {
  return { range: toEditorRange(at), newText: document.text.includes("\r\n") ? text.replaceAll("\n", "\r\n") : text };
}

/** The safe edits of findings; of two that overlap the first, as `sop check --fix` does it. */
export function editsOf(findings: readonly FingerprintedFinding[]): Edit[] {
  const sorted = findings.flatMap(({ edit }) => edit ?? []).sort((a, b) => comparePoints(a.at.start, b.at.start));
  const kept: Edit[] = [];
  for (const edit of sorted) {
    const last = kept.at(-1);
    if (!last || comparePoints(last.at.end, edit.at.start) <= 0) kept.push(edit);
  }
  return kept;
}

/**
 * What a finding thinks was meant (“Did you mean …?”), as an edit for a person to choose: it is a guess, so `sop check --fix` leaves it.
 * Only where what was found stands at its place, and once; elsewhere none.
 */
export function guessedEdit({ at, fix, message }: FingerprintedFinding, { lines }: Pick<Document, "lines">): Edit | undefined {
  const [, text] = /^(?:Did you mean|Write) “([^”]+)”[?.]$/.exec(fix?.en ?? "") ?? [];
  if (text === undefined || at.start.line !== at.end.line) return undefined;
  const place = (lines[at.start.line - 1] ?? "").slice(at.start.column - 1, at.end.column - 1);
  const wrong = [...message.en.matchAll(/“([^”]+)”/g)].map(([, word = ""]) => word).find((word) => place.includes(word) && word !== text);
  if (wrong === undefined || place.split(wrong).length !== 2) return undefined;
  const column = at.start.column + place.indexOf(wrong);
  return { at: { start: { ...at.start, column }, end: { ...at.end, column: column + wrong.length } }, text };
}

/** What turns a text into another: the lines between those that are the same at both ends. */
export function editBetween(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const [old, now] = [before.split("\n"), after.split("\n")];
  let top = 0;
  while (top < old.length && top < now.length && old[top] === now[top]) top++;
  let end = 0;
  while (end < old.length - top && end < now.length - top && old.at(-1 - end) === now.at(-1 - end)) end++;
  const [from, to] = [old.length - end, now.length - end];
  // Whole lines, with the end of the last of them, unless it is the text's own last line.
  const isLast = end === 0;
  const start = { line: top, character: 0 };
  const stop = isLast ? { line: old.length - 1, character: (old.at(-1) ?? "").length } : { line: from, character: 0 };
  const text = now.slice(top, to).join("\n");
  return [{ range: { start, end: stop }, newText: isLast || to === top ? text : `${text}\n` }];
}

/**
 * Edits that write another name wherever one stands.
 * @throws UsageError where a name can't be written so, or a place says it in another way
 */
export function renamePlaces(document: Document, places: readonly Range[], name: string, to: string): TextEdit[] {
  const wanted = to.trim();
  if (wanted === "" || /[,:#[\]{}"'\n\r→]|->/.test(wanted)) {
    throw new UsageError({
      en: `“${to}” can't be a name here: no commas, colons, arrows, brackets or quotes.`,
      id: `“${to}” tidak dapat menjadi nama di sini: tanpa koma, titik dua, panah, kurung, atau tanda kutip.`,
    });
  }
  const edits = places.map((at): Edit => {
    const written = (document.lines[at.start.line - 1] ?? "").slice(at.start.column - 1, at.end.column - 1);
    const inside = written.toLowerCase().indexOf(name.toLowerCase());
    if (at.start.line !== at.end.line || inside < 0) {
      throw new UsageError({
        en: `Line ${at.start.line} writes “${name}” in another way; change it by hand.`,
        id: `Baris ${at.start.line} menulis “${name}” dengan cara lain; ubahlah dengan tangan.`,
      });
    }
    const column = at.start.column + inside;
    return { at: { start: { ...at.start, column }, end: { ...at.start, column: column + name.length } }, text: wanted };
  });
  // Each place once: a name may be found in two ways.
  const once = new Map(edits.map((edit) => [JSON.stringify(edit.at), edit]));
  return [...once.values()].map((edit) => toTextEdit(edit, document));
}
