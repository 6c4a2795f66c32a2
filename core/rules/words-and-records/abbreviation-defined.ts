import type { Range } from "../../../schemas/finding.ts";
import type { Document } from "../../document/document.ts";
import { readOutline } from "../../document/outline.ts";
import { rangeOnLine } from "../../document/position.ts";
import { blankCode } from "../../document/prose/inline-spans.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";

/** Two to six capitals, also with digits or a plural's apostrophe behind; never part of a longer word, name or code. */
const ABBREVIATION = /(?<![\p{L}\p{N}._/&-])[A-Z]{2,6}(?![\p{L}\p{N}_/&]|[.-][\p{L}\p{N}])/gu;
const CAPITALS = /[A-Z]{2}/;
const ROMAN = /^(?:X{0,3})(?:IX|IV|V?I{0,3})$/;
/** What nobody anywhere looks up: zones of the clock, currencies, units, the notation's own fields, and words that are written so. */
const EVERYDAY = new Set(
  "OK ID TV HP PC AM PM WIB WITA WIT IDR USD KB MB GB TB PDF SMS URL PT CV KPI RC TBD TBA TODO XXX FIXME".split(" "),
);

function check(document: Document, context: DocumentRuleContext): void {
  if (explaining.some((key) => context.unread.has(key))) return;
  const found = firstUses(document);
  if (found.size === 0) return;
  const known = knownTo(document, context);
  for (const [word, at] of found) {
    if (known.has(word)) continue;
    context.report({
      at,
      key: `abbreviation ${word}`,
      message: {
        en: `“${word}” is neither explained in this document nor among the library's abbreviations.`,
        id: `“${word}” tidak dijelaskan dalam dokumen ini dan tidak termasuk singkatan yang dikenal pustaka.`,
      },
      fix: {
        en: "Add it to definitions with kind: abbreviation, or to abbreviations in library.yaml.",
        id: "Tambahkan ke definitions dengan kind: abbreviation, atau ke abbreviations di library.yaml.",
      },
    });
  }
}

/** Each word that looks like an abbreviation, where it stands first. */
function firstUses(document: Document): Map<string, Range> {
  const first = new Map<string, Range>();
  const ends = endsOf(document);
  for (const { text, at } of textsOf(document)) {
    for (const match of text.matchAll(ABBREVIATION)) {
      const word = match[0];
      if (first.has(word) || ROMAN.test(word) || EVERYDAY.has(word)) continue;
      const where = at(match.index, word.length);
      if (!ends.has(placeOf(where))) first.set(word, where);
    }
  }
  return first;
}

/** Where the notation's own word for a flow's end stands: `Next: END`. */
function endsOf({ flows }: Document): Set<string> {
  const ways = flows.flatMap(({ steps }) =>
    steps.flatMap(({ next, exceptions }) => [
      ...(next.kind === "target" ? [next.target] : next.kind === "branches" ? next.branches.map(({ target }) => target) : []),
      ...exceptions.map(({ target }) => target),
    ]),
  );
  return new Set(ways.filter(({ value }) => value.kind === "end").map(({ at }) => placeOf(at)));
}

function placeOf({ start: { line, column } }: Range): string {
  return `${line}:${column}`;
}

/** Keys whose entries explain words. */
const explaining = ["definitions", "applications", "parties"] as const;

/** Words explained somewhere: terms, applications, the library's own, parts of its codes, and “… (SLA)” or “SLA (…)”. */
function knownTo({ frontMatter, lines }: Document, { settings, scheme }: DocumentRuleContext): Set<string> {
  const names = [
    ...explaining.flatMap((key) => frontMatter[key].map((entry) => (typeof entry === "string" ? entry : entry.term))),
    ...settings.abbreviations,
    ...settings.external.map(({ heldBy }) => heldBy),
    ...scheme.patterns.flatMap(({ parts }) => Object.values(parts).flat()),
    settings.organisation,
    frontMatter.owner ?? "",
  ];
  const known = new Set(names.flatMap((name) => name.match(/\p{Lu}{2,}/gu) ?? []));
  for (const line of lines) {
    for (const match of line.matchAll(/\((\p{Lu}{2,6})[),;]|(?<![\p{L}\p{N}])(\p{Lu}{2,6}) \((?:\p{L}+[ -])+\p{L}+/gu)) {
      known.add((match[1] ?? match[2]) as string);
    }
  }
  return known;
}

interface PlacedText {
  text: string;
  at: (index: number, length: number) => Range;
}

/** The title, then the body's lines; code and lines all in capitals are left out. The change log tells of old words. */
function* textsOf({ frontMatter, locate, lines, bodyFirst }: Document): Generator<PlacedText> {
  if (frontMatter.title !== undefined && isMixed(frontMatter.title)) yield { text: frontMatter.title, at: () => locate(["title"]) };
  let isCode: ((line: number) => boolean) | undefined;
  for (let line = bodyFirst; line <= lines.length; line++) {
    const text = lines[line - 1] as string;
    if (!CAPITALS.test(text) || !isMixed(text) || /^>[ \t]*\[!/.test(text)) continue;
    isCode ??= readOutline(lines, bodyFirst).isCode;
    if (!isCode(line)) yield { text: blankCode(text), at: (index, length) => rangeOnLine(line, index + 1, index + 1 + length) };
  }
}

function isMixed(text: string): boolean {
  return /[a-z]/.test(text);
}

export const abbreviationDefined = defineRule({
  id: "SOP704",
  name: "abbreviation-defined",
  scope: "document",
  needsKeys: true,
  check,
  since: "0.1.0",
  severity: { draft: "note", issued: "note" },
  summary: {
    en: "An abbreviation is explained in the document, or known throughout the library.",
    id: "Singkatan dijelaskan dalam dokumen, atau dikenal di seluruh pustaka.",
  },
  why: {
    en: "A newcomer reads the letters and nothing more.",
    id: "Orang baru hanya membaca hurufnya.",
  },
  examples: [
    {
      title: { en: "Two abbreviations nobody explains", id: "Dua singkatan yang tidak dijelaskan" },
      invalid: sop`
        ---
        title: Penanganan ODP rusak
        ---
        ## Tujuan

        Menjaga SLA penanganan; SLA dihitung per tiket.
      `,
      reports: [
        "2:8-2:28 “ODP” is neither explained in this document nor among the library's abbreviations.",
        "6:9-6:12 “SLA” is neither explained in this document nor among the library's abbreviations.",
      ],
    },
    {
      title: {
        en: "Defined, explained in the text, known to the library, or no abbreviation",
        id: "Didefinisikan, dijelaskan dalam teks, dikenal pustaka, atau bukan singkatan",
      },
      settings: { abbreviations: ["SPV"] },
      valid: sop`
        ---
        definitions:
          - { term: IVR, kind: abbreviation, meaning: penjawab otomatis }
        applications: [NOSSA]
        ---
        ## Tujuan

        Setelah IVR, SPV memeriksa NOSSA menurut IN.OCC.TELK.W-10 dan batas waktu penanganan (SLA) pada tahap II.

        ## Catatan

        SELURUH ISI INI RAHASIA
      `,
    },
  ],
});
