import type { Problem } from "./document.ts";
import { rangeOfLine } from "./position.ts";

/** What git leaves in a file at either end of a conflict; what parts its sides is a heading's underline elsewhere. */
const END = /^(?:<{7}|>{7})(?: |$)/;
/** In data nothing begins a line with what parts its sides, either; `|` are before what stood there before both. */
const MARK = /^(?:(?:<{7}|\|{7}|>{7})(?: |$)|={7}$)/;

/** True for a line of a text that begins or ends a merge conflict. */
export function isConflictMark(text: string): boolean {
  return END.test(text);
}

/** True for a line that, within a conflict, parts its sides. */
export function isConflictPart(text: string): boolean {
  return !isConflictMark(text) && MARK.test(text);
}

/** The first line, counted from 1, of a file that is no Markdown where git left a mark of a conflict. */
export function conflictInData(lines: readonly string[]): number | undefined {
  const index = lines.findIndex((line) => MARK.test(line));
  return index < 0 ? undefined : index + 1;
}

/** Both texts of data in which git left a conflict, line by line; none where there is none. */
export function sidesOfConflict(lines: readonly string[]): string[][] {
  if (conflictInData(lines) === undefined) return [];
  const sides: [string[], string[]] = [[], []];
  let kept: readonly string[][] = sides;
  for (const line of lines) {
    if (/^<{7}(?: |$)/.test(line)) kept = [sides[0]];
    else if (/^\|{7}(?: |$)/.test(line)) kept = [];
    else if (/^={7}$/.test(line)) kept = [sides[1]];
    else if (/^>{7}(?: |$)/.test(line)) kept = sides;
    else for (const side of kept) side.push(line);
  }
  return sides;
}

/** What git calls a side that comes from where a change is going: a commit pulled from there, or its main branch. */
const TARGET = /^>{7} (?:[0-9a-f]{40,64}|(?:.*\/)?(?:main|master))$/;

/**
 * Both texts of data that only grows, in which git left a conflict, the one first that others have already: while main is merged into a
 * branch that is the lower one; while a commit or a branch is brought onto main, the upper one.
 */
export function sidesInOrder(lines: readonly string[]): string[][] {
  const sides = sidesOfConflict(lines);
  return lines.some((line) => TARGET.test(line)) ? sides.reverse() : sides;
}

/** A conflict that git left to be resolved: two texts stand there, and nobody decided which of them holds. */
export function unresolvedConflict(lines: readonly string[], line: number, kind: "text" | "frontMatter"): Problem {
  const text = (lines[line - 1] as string).trimEnd();
  const hasThird = lines.some((other) => /^\|{7}(?: |$)/.test(other));
  const marks = ["“<<<<<<<”", ...(hasThird ? ["“|||||||”"] : []), "“=======”"].join(", ");
  const before = hasThird
    ? {
        en: " (between “|||||||” and “=======” stands what was there before both)",
        id: " (di antara “|||||||” dan “=======” ada teks sebelum keduanya)",
      }
    : { en: "", id: "" };
  return {
    kind,
    at: rangeOfLine(lines, line),
    key: `conflict ${text}`,
    message: {
      en: `“${text}” marks a merge conflict that is not resolved: both texts stand here.`,
      id: `“${text}” menandai konflik penggabungan yang belum diselesaikan: kedua teksnya ada di sini.`,
    },
    fix: {
      en: `Keep the text that holds, and delete the lines ${marks} and “>>>>>>>”${before.en}.`,
      id: `Pertahankan teks yang benar, lalu hapus baris ${marks}, dan “>>>>>>>”${before.id}.`,
    },
  };
}

/** True for what `unresolvedConflict` says. */
export function isConflict({ key }: Pick<Problem, "key">): boolean {
  return key.startsWith("conflict ");
}

/** What is said of what is issued: nothing of it is chosen line by line, or nobody approved what comes out. */
export function inIssued(problem: Problem): Problem {
  if (!isConflict(problem)) return problem;
  return {
    ...problem,
    fix: {
      en: "Keep the whole revision, text and issued.yaml, as the branch this goes to has it: git checkout BRANCH -- FILE. What the other side says belongs into the next revision: sop bump.",
      id: "Pertahankan revisi ini utuh, naskah dan issued.yaml, seperti pada cabang tujuan: git checkout CABANG -- BERKAS. Yang tertulis di sisi lain masuk ke revisi berikutnya: sop bump.",
    },
  };
}
