import type { Range } from "../../schemas/finding.ts";
import { isConflictMark, isConflictPart, unresolvedConflict } from "./conflict.ts";
import type { Problem } from "./document.ts";
import { isBlankLine, rangeOfLine, rangeOnLine } from "./position.ts";
import { isSlipOf } from "./words/nearest.ts";

/** The skeleton of a body: its headings and which lines are code, with what leaves the notation's subset of CommonMark. */
export interface Outline {
  headings: Heading[];
  /** True for the lines of fenced code, fences included; by line number. */
  isCode: (line: number) => boolean;
  problems: Problem[];
}

/** A heading of the text, `## 6. Procedure`, its title without the signs. */
export interface Heading {
  /** 1 to 6. */
  level: number;
  title: string;
  line: number;
  at: Range;
}

const HEADING = /^(#{1,6})(?:[ \t]+(.*))?$/;
/** “4. Explain” */
const NUMBERED = /^\d{1,6}\.[ \t]/;
const FENCE = /^(?:(`{3,})[^`]*|(~{3,}).*)$/;
/** Quote and list markers before a line's own text; possessive by shape: each turn consumes a marker. */
const CONTAINERS = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))*[ \t]*/;
/** What was meant as a heading and is none to anybody: nothing, or no blank of ASCII, behind its signs, or signs of another width. */
const NEAR_HEADING = /^ {0,3}(?:#{2,6}(?=[^#\s])|#{1,6}(?=[^\S \t])|(?=#*[＃﹟])[#＃﹟]{2,6}(?=\s*[^\s#＃﹟]))/u;
/** A quotation, or an item of a list, that begins with a number. */
const SIGNED_NUMBER = /^ {0,3}(?:>[ \t]*=?|[+-][ \t])[ \t]*\d/;
/** What stands for something else than its letters where other programs read Markdown: “[!WARNING]”. */
const MARK = /^\\?\[![ \t]*\p{L}[\p{L} ]*\\?\]/u;
const RECONSTRUCTED = "RECONSTRUCTED";
const KNOWN_MARK = /^>[ \t]*\[!RECONSTRUCTED\]/i;
const AUTOLINK = /^<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>/;

/**
 * Reads the skeleton in one pass over the lines (document-format §3). Whatever could make a Markdown parser see other
 * headings than these is a problem, and the outline still says how the document is read.
 * @param first the line the body begins at, counted from 1
 */
export function readOutline(lines: readonly string[], first: number): Outline {
  const last = outlines.get(lines);
  if (last?.first === first) return last.outline;
  const outline = readOutlineAnew(lines, first);
  outlines.set(lines, { first, outline });
  return outline;
}

/** Rules ask again for the outline of the lines they are given; it goes when those go. */
const outlines = new WeakMap<readonly string[], { first: number; outline: Outline }>();

function readOutlineAnew(lines: readonly string[], first: number): Outline {
  const headings: Heading[] = [];
  const problems: Problem[] = [];
  const code = new Set<number>();
  let fence: { mark: string; line: number } | undefined;
  let isConflict = false;

  for (let line = first; line <= lines.length; line++) {
    const text = lines[line - 1] as string;
    if (fence) {
      code.add(line);
      if (closes(text, fence.mark)) fence = undefined;
      continue;
    }
    const opening = FENCE.exec(text);
    if (opening) {
      fence = { mark: (opening[1] ?? opening[2]) as string, line };
      code.add(line);
      problems.push(...behindFence(lines, line, fence.mark));
      continue;
    }
    const heading = HEADING.exec(text);
    if (heading) {
      const read = readHeading(heading, text, line);
      headings.push(read);
      problems.push(...headingProblems(read, text, lines));
      continue;
    }
    if (isConflictMark(text)) {
      // Said once, at its beginning; what stands there once more belongs to it.
      if (!isConflict) problems.push(unresolvedConflict(lines, line, "text"));
      isConflict = text.startsWith("<");
      continue;
    }
    if (isConflict && isConflictPart(text)) continue;
    problems.push(...lineProblems(lines, line, first));
  }
  if (fence) problems.push(unclosedFence(lines, fence.line));
  return { headings, isCode: (line) => code.has(line), problems };
}

function closes(text: string, mark: string): boolean {
  const closing = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(text)?.[1];
  return closing !== undefined && closing[0] === mark[0] && closing.length >= mark.length;
}

function readHeading(match: RegExpExecArray, text: string, line: number): Heading {
  const title = (match[2] ?? "").replace(/(?:^|[ \t]+)#+[ \t]*$/, "").trim();
  return { level: (match[1] as string).length, title, line, at: rangeOnLine(line, 1, text.trimEnd().length + 1) };
}

function headingProblems(heading: Heading, text: string, lines: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const { at, level } = heading;
  if (text.includes("\r")) problems.push(loneReturn(lines, heading.line));
  if (level === 1 || level > 4) {
    const meant = level === 1 ? "##" : "####";
    problems.push({
      kind: "text",
      at,
      key: `heading-level ${level}`,
      ...((level === 1 || NUMBERED.test(heading.title)) && {
        slip: { edit: { at: rangeOnLine(heading.line, 1, 1 + level), text: meant } },
      }),
      message: {
        en: `A heading with ${level} “#” is not part of the notation; expected “##” (section), “###” (flow) or “####” (step).`,
        id: `Judul dengan ${level} “#” bukan bagian dari notasi; yang dikenal “##” (bagian), “###” (alur) atau “####” (langkah).`,
      },
    });
  }
  const closing = /[ \t](#+)[ \t]*$/.exec(text)?.[1];
  if (closing !== undefined && closing.length !== level) problems.push(closingMark(at, closing, heading.title));
  if (hasMarkup(heading.title)) {
    problems.push({
      kind: "text",
      at,
      key: `title-markup ${heading.title}`,
      message: {
        en: `The title “${heading.title}” holds markup; expected plain text.`,
        id: `Judul “${heading.title}” memuat markah; yang diharapkan teks biasa.`,
      },
    });
  }
  return problems;
}

/** Signs at a heading's end are its closing mark, and not shown; who means that writes as many as at its beginning. */
function closingMark(at: Range, closing: string, title: string): Problem {
  return {
    kind: "text",
    at,
    key: `closing ${title} ${closing}`,
    message: {
      en: `“${closing}” at the end of the heading “${title}” is read as a mark that closes it, and is not shown.`,
      id: `“${closing}” di akhir judul “${title}” terbaca sebagai tanda penutupnya, dan tidak ditampilkan.`,
    },
    fix: { en: "Write the sign in words, or take it out.", id: "Tulis tandanya dengan kata, atau hapus." },
  };
}

/** True when a title or a field's value is more than plain text: emphasis, code, links, entities, escapes. */
export function hasMarkup(text: string): boolean {
  return /[*`\\]|\]\(|~~|<[a-z/!?]|&#?\w+;|(?:^|\W)_\S.*\S_(?:\W|$)/i.test(text);
}

/** What a line outside code can do that the outline would read otherwise than a Markdown parser. */
function lineProblems(lines: readonly string[], line: number, first: number): Problem[] {
  const text = lines[line - 1] as string;
  if (text.includes("\r")) return [loneReturn(lines, line)];
  const prefix = CONTAINERS.exec(text)?.[0] ?? "";
  const rest = text.slice(prefix.length);
  const at = rangeOnLine(line, prefix.length + 1, text.trimEnd().length + 1);
  if (/^<[A-Za-z/!?]/.test(rest) && !AUTOLINK.test(rest)) return [htmlBlock(at, rest)];
  if (prefix !== "" && HEADING.test(rest)) {
    const isMoved = prefix.trim() === "";
    return [
      { ...displaced(at, rest, "heading"), slip: isMoved ? { edit: { at: rangeOnLine(line, 1, prefix.length + 1), text: "" } } : {} },
    ];
  }
  if (prefix !== "" && FENCE.test(rest)) return [displaced(at, rest, "fence")];
  if (MARK.test(rest) && !KNOWN_MARK.test(text)) return [unknownMark(at, rest, line)];
  const label = labelOfDefinition(lines, line, rest);
  if (label !== undefined) return [linkDefinition(at, label)];
  if (isSetext(lines, line, first)) return [setext(lines, line)];
  const [begin = ""] = text.trimStart();
  if ("#＃﹟".includes(begin) && NEAR_HEADING.test(text)) return [nearHeading(at, rest, line)];
  if (">+-".includes(begin) && line > first && isSignMidSentence(lines, line)) return [signLost(lines, line)];
  return [];
}

/** The label of a link's definition that begins here: it may run over lines and hold escaped brackets. */
function labelOfDefinition(lines: readonly string[], line: number, rest: string): string | undefined {
  if (!rest.startsWith("[")) return undefined;
  const end = lines.slice(line, line + LONGEST_LABEL).findIndex(isBlankLine);
  const text = [rest, ...lines.slice(line, line + (end < 0 ? LONGEST_LABEL : end))].join("\n");
  return /^\[([^\]]+)\]:/.exec(text)?.[1] ?? /^\[((?:\\[\s\S]|[^[\]\\])+)\]:/.exec(text)?.[1];
}

/** A label has at most 999 characters; no writer breaks one into more lines. */
const LONGEST_LABEL = 20;

/** A sign before a number that a line's break has brought to a line's beginning, where it is a quotation's or a list's mark. */
function isSignMidSentence(lines: readonly string[], line: number): boolean {
  const before = lines[line - 2] as string;
  if (!SIGNED_NUMBER.test(lines[line - 1] as string) || !/[\p{L}\p{N},]$/u.test(before.trimEnd()) || HEADING.test(before)) return false;
  // Of items there are several, and of a quotation each line is marked.
  return !isMarked(before) && !isMarked(lines[line] ?? "");
}

function isMarked(text: string): boolean {
  return /^[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])/.test(text);
}

function isSetext(lines: readonly string[], line: number, first: number): boolean {
  const underline = (lines[line - 1] as string).replace(/^[ \t>]*/, "");
  if (!/^(?:=+|-+)[ \t]*$/.test(underline) || line === first) return false;
  const before = lines[line - 2] as string;
  return !isBlankLine(before.replace(CONTAINERS, "")) && !HEADING.test(before);
}

function htmlBlock(at: Range, rest: string): Problem {
  const tag = /^<[/!?]?[\w-]*/.exec(rest)?.[0] ?? "<";
  return {
    kind: "text",
    at,
    key: `html ${tag}`,
    message: {
      en: `The line begins with the HTML “${tag}”; a document is Markdown without HTML.`,
      id: `Baris ini diawali HTML “${tag}”; dokumen ditulis dalam Markdown tanpa HTML.`,
    },
    fix: { en: "Write it in Markdown, or put it in `code`.", id: "Tulis dengan Markdown, atau jadikan `kode`." },
  };
}

function displaced(at: Range, rest: string, what: "heading" | "fence"): Problem {
  const name = what === "heading" ? { en: "heading", id: "judul" } : { en: "code fence", id: "pagar kode" };
  return {
    kind: "text",
    at,
    key: `displaced ${what} ${rest.trim()}`,
    message: {
      en: `The ${name.en} “${rest.trim()}” does not begin at the first column, so it is not read as one.`,
      id: `${capital(name.id)} “${rest.trim()}” tidak dimulai di kolom pertama, sehingga tidak dibaca sebagai ${name.id}.`,
    },
    fix: { en: "Move it to the first column, outside lists and quotes.", id: "Pindahkan ke kolom pertama, di luar daftar dan kutipan." },
  };
}

function linkDefinition(at: Range, written: string): Problem {
  const label = written.replace(/\s+/g, " ");
  return {
    kind: "text",
    at,
    key: `definition ${label}`,
    message: {
      en: `“[${label}]:” defines a link or footnote away from its place; the notation has none.`,
      id: `“[${label}]:” mendefinisikan tautan atau catatan kaki di luar tempatnya; notasi tidak mengenalnya.`,
    },
    fix: { en: "Write the link where it is used: [text](address).", id: "Tulis tautan di tempat pemakaiannya: [teks](alamat)." },
  };
}

function nearHeading(at: Range, rest: string, line: number): Problem {
  const signs = /^[#＃﹟]+/u.exec(rest)?.[0] ?? "";
  const meant = `${"#".repeat(signs.length)} ${rest.slice(signs.length).trim()}`;
  return {
    kind: "text",
    at,
    key: `near heading ${meant}`,
    slip: { edit: { at: rangeOnLine(line, 1, at.end.column), text: meant } },
    message: {
      en: `“${rest.trim()}” is read as text, not as a heading: a heading's “#” are followed by a blank.`,
      id: `“${rest.trim()}” terbaca sebagai teks, bukan judul: di belakang “#” sebuah judul ada spasi.`,
    },
    fix: { en: `Write “${meant}”.`, id: `Tulis “${meant}”.` },
  };
}

function unknownMark(at: Range, rest: string, line: number): Problem {
  const mark = MARK.exec(rest)?.[0] ?? "";
  const word = mark.replace(/[^\p{L}]/gu, "");
  const isMeant = word.toUpperCase() === RECONSTRUCTED || isSlipOf(word, RECONSTRUCTED);
  const known = `> [!${RECONSTRUCTED}]`;
  return {
    kind: "text",
    at,
    key: `mark ${mark}`,
    ...(isMeant && { slip: { edit: { at: rangeOnLine(line, 1, at.start.column + mark.length), text: known } } }),
    message: {
      en: `“${mark}” is not read as a mark; the notation has “> [!RECONSTRUCTED]” alone, at a line's beginning.`,
      id: `“${mark}” tidak terbaca sebagai tanda; notasi hanya mengenal “> [!RECONSTRUCTED]”, di awal baris.`,
    },
    fix: {
      en: "Write that one, or say in words what is meant.",
      id: "Tulis tanda itu, atau sebutkan maksudnya dengan kata.",
    },
  };
}

function signLost(lines: readonly string[], line: number): Problem {
  const text = (lines[line - 1] as string).trim();
  return {
    kind: "text",
    at: rangeOfLine(lines, line),
    key: `sign ${text}`,
    message: {
      en: `The line breaks a sentence before “${text}”, so that its sign begins a list or a quotation and is not shown.`,
      id: `Baris ini memutus kalimat sebelum “${text}”, sehingga tandanya memulai daftar atau kutipan dan tidak ditampilkan.`,
    },
    fix: {
      en: "Break the line elsewhere, write the sign in words, or leave a blank line before a list or a quotation.",
      id: "Putuskan baris di tempat lain, tulis tandanya dengan kata, atau beri baris kosong sebelum daftar atau kutipan.",
    },
  };
}

function setext(lines: readonly string[], line: number): Problem {
  return {
    kind: "text",
    at: rangeOfLine(lines, line),
    key: `setext ${lines[line - 2]?.trim()}`,
    message: {
      en: "An underline makes the text above it a heading in Markdown, but not in this notation.",
      id: "Garis bawah menjadikan teks di atasnya judul dalam Markdown, tetapi tidak dalam notasi ini.",
    },
    fix: {
      en: "Write the heading with “##”, or leave a blank line before the rule.",
      id: "Tulis judul dengan “##”, atau beri baris kosong sebelum garis.",
    },
  };
}

function loneReturn(lines: readonly string[], line: number): Problem {
  const column = (lines[line - 1] as string).indexOf("\r") + 1;
  return {
    kind: "text",
    at: rangeOnLine(line, column, column + 1),
    key: "lone-cr",
    message: {
      en: "The line holds a carriage return that ends no line; lines end in LF or CRLF.",
      id: "Baris ini memuat carriage return yang tidak mengakhiri baris; baris diakhiri LF atau CRLF.",
    },
  };
}

function unclosedFence(lines: readonly string[], line: number): Problem {
  return {
    kind: "text",
    at: rangeOfLine(lines, line),
    key: "fence-open",
    message: {
      en: "The code fence is never closed, so all that follows is read as code.",
      id: "Pagar kode tidak ditutup, sehingga semua yang mengikutinya dibaca sebagai kode.",
    },
    fix: { en: "Close it with a line of the same marks.", id: "Tutup dengan baris bertanda sama." },
  };
}

/** One word behind a fence names the language of what follows; more is text that nobody sees. */
function behindFence(lines: readonly string[], line: number, mark: string): Problem[] {
  const info = (lines[line - 1] as string).slice(mark.length).trim();
  if (!/\s/.test(info)) return [];
  return [
    {
      kind: "text",
      at: rangeOfLine(lines, line),
      key: `fence info ${info}`,
      message: {
        en: `“${info}” stands behind the marks of a code fence, where no reader sees it.`,
        id: `“${info}” berada di belakang tanda pagar kode, yang tidak terlihat pembaca.`,
      },
      fix: {
        en: "Write it above the fence, or as the first line of the code.",
        id: "Tulis di atas pagarnya, atau sebagai baris pertama kode.",
      },
    },
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
