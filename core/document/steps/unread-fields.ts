import type { Flow, LineSpan, Problem } from "../document.ts";
import type { Heading, Outline } from "../outline.ts";
import { rangeOfLine, rangeOnLine, skipBlank } from "../position.ts";
import { fieldOf } from "./field-names.ts";
import { beginsStep, LEADING, NAMED } from "./step-fields.ts";

/** Lines of a step's prose that look like its fields and are read as text: nothing goes on, waits or is done by what they say. */
export function unreadFields(lines: readonly string[], text: LineSpan, title: string, isCode: Outline["isCode"]): Problem[] {
  const problems: Problem[] = [];
  for (let line = text.first; line < text.end; line++) {
    const written = lines[line - 1] as string;
    const [before = "", name] = (/[:：]/.test(written) && NAMED.exec(written)) || [];
    const field = name === undefined ? undefined : fieldOf(name);
    if (field === undefined || !LEADING.has(field) || isCode(line)) continue;
    problems.push({
      kind: "field",
      at: rangeOfLine(lines, line),
      key: `unread ${field} ${title}`,
      slip: asField(
        written,
        line,
        `- ${name}: ${written
          .slice(before.length)
          .replace(/^[ \t:：]+/, "")
          .trim()}`.trim(),
      ),
      message: {
        en: `“${written.trim()}” is read as text, not as a field; expected “- ${name}: …” in the list directly below the step's title.`,
        id: `“${written.trim()}” terbaca sebagai teks, bukan bidang; yang diharapkan “- ${name}: …” dalam daftar tepat di bawah judul langkah.`,
      },
      fix: {
        en: "Write it there, or word it otherwise where it is no field.",
        id: "Tulis di sana, atau ubah kata-katanya bila bukan bidang.",
      },
    });
  }
  return problems;
}

/** What puts a line right that is no field by its own signs alone. */
function asField(written: string, line: number, meant: string): Problem["slip"] {
  return written.trimEnd() === meant ? {} : { edit: { at: rangeOnLine(line, 1, written.length + 1), text: meant } };
}

/** A line in bold that is a number and words, and nothing else: “**4. Explain**”, “__Step 4: Explain__”. */
const BOLD_STEP = /^ {0,3}(\*\*|__)[ \t]*(?:(?:langkah|step)[ \t]+)?(\d{1,6})[.):](?!\d)[ \t]*(\S.*?)[ \t]*\1[ \t]*$/iu;

/** A row of a table that begins with a number: “| 4 | Explain | Manager |”. */
const ROW_STEP = /^ {0,3}(\|)[ \t]*(\d{1,6})[.)]?[ \t]*\|[ \t]*([^|]*[^|\s])[ \t]*(?:\||$)/u;

/**
 * Lines in bold and rows of tables that go on with the numbers of the steps above them, where no step has that number: steps as other
 * programs write them.
 */
export function likeSteps(lines: readonly string[], flows: readonly Flow[], isCode: Outline["isCode"]): Problem[] {
  const numbers = new Set(flows.flatMap(({ steps }) => steps.map(({ number }) => number)));
  let previous = 0;
  return flows.flatMap(({ introduction, steps }) => {
    const spans = [{ number: previous, text: introduction }, ...steps];
    previous = steps.at(-1)?.number ?? previous;
    return spans.flatMap(({ number, text }) => {
      let expected = number + 1;
      const problems: Problem[] = [];
      for (let line = text.first; line < text.end; line++) {
        const text = lines[line - 1] as string;
        const [, , written, title] = (!isCode(line) && (BOLD_STEP.exec(text) ?? ROW_STEP.exec(text))) || [];
        if (title === undefined) continue;
        // Numbers of its own are headings within the text.
        if (Number(written) !== expected || numbers.has(expected)) break;
        problems.push(likeStep(rangeOfLine(lines, line), expected, title));
        expected++;
      }
      return problems;
    });
  });
}

function likeStep(at: Problem["at"], number: number, title: string): Problem {
  return {
    kind: "field",
    at,
    key: `bold step ${title}`,
    slip: {},
    message: {
      en: `“${number}. ${title}” is read as text, not as a step: a step's title is “#### ${number}. ${title}”.`,
      id: `“${number}. ${title}” terbaca sebagai teks, bukan langkah: judul langkah ditulis “#### ${number}. ${title}”.`,
    },
    fix: {
      en: `Write “#### ${number}. ${title}”, or leave the number out where it is no step.`,
      id: `Tulis “#### ${number}. ${title}”, atau hilangkan nomornya bila bukan langkah.`,
    },
  };
}

function looksLikeStep(lines: readonly string[], { level, line }: Heading): boolean {
  return level === 4 && beginsStep(lines[skipBlank(lines, line + 1, lines.length) - 1]);
}

/** True where a heading with a step's fields is not read as a step: it stands outside of the flows. */
export function hasStepsElsewhere(
  lines: readonly string[],
  headings: readonly Heading[],
  sections: readonly LineSpan[],
  flows: readonly Flow[],
): boolean {
  const read = new Set(flows.flatMap(({ steps }) => steps.map(({ at }) => at.start.line)));
  const isIn = (line: number) => sections.some(({ first, end }) => line >= first && line < end);
  return headings.some((heading) => !read.has(heading.line) && isIn(heading.line) && looksLikeStep(lines, heading));
}

/** Steps that stand in a section without flows: they are read as text. Of each section the first is told, the others stand there with it. */
export function stepsElsewhere(lines: readonly string[], headings: readonly Heading[], sections: readonly LineSpan[]): Problem[] {
  const steps = headings.filter((heading) => looksLikeStep(lines, heading));
  return sections.flatMap(({ first, end }): Problem[] => {
    const step = steps.find(({ line }) => line >= first && line < end);
    if (!step) return [];
    const { title, at } = step;
    return [
      {
        kind: "field",
        at,
        key: `slip elsewhere ${title}`,
        slip: {},
        message: {
          en: `The step “${title}” stands outside of the flows, so it is read as text.`,
          id: `Langkah “${title}” berada di luar alur, sehingga terbaca sebagai teks.`,
        },
        fix: {
          en: "Move it below a flow's title, or take its fields out.",
          id: "Pindahkan ke bawah judul alur, atau hapus bidangnya.",
        },
      },
    ];
  });
}
