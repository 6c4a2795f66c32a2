import { pick } from "../../languages/language.ts";
import type { Language, LocalText } from "../../schemas/local-text.ts";
import { counted } from "../document/words/counted.ts";
import type { Aside } from "./blocks.ts";
import { countedWords } from "./missing-words.ts";
import type { ImportEntry, ImportReport } from "./report.ts";
import { escapeInline } from "./write-markdown.ts";

const heads: Readonly<Record<ImportEntry["kind"], LocalText>> = {
  asked: { en: "To be answered", id: "Perlu dijawab" },
  guessed: { en: "Guessed", id: "Ditebak" },
  left: { en: "Not understood", id: "Tidak dipahami" },
  kept: { en: "Kept, in another form", id: "Disimpan dalam bentuk lain" },
};

const asideHeads: Readonly<Record<Aside["kind"], LocalText>> = {
  inserted: { en: "inserted (tracked change, read as accepted)", id: "disisipkan (perubahan terlacak, dibaca sebagai diterima)" },
  deleted: { en: "deleted (tracked change, read as accepted)", id: "dihapus (perubahan terlacak, dibaca sebagai diterima)" },
  comment: { en: "comment", id: "komentar" },
  resolved: { en: "comment, resolved", id: "komentar, sudah diselesaikan" },
  typedIn: { en: "written on the page since it was exported; not taken over", id: "ditulis pada halaman setelah diekspor; tidak diambil" },
  takenOut: { en: "taken out of the page since it was exported; taken over", id: "dihapus dari halaman setelah diekspor; tetap diambil" },
  hidden: { en: "hidden text", id: "teks tersembunyi" },
};

const sureness = {
  high: { en: "sure", id: "yakin" },
  medium: { en: "fairly sure", id: "cukup yakin" },
  low: { en: "unsure", id: "tidak yakin" },
} as const;

const LONGEST_QUOTE = 160;

/** A report for a terminal: what must be answered or looked at; what was kept is counted only. */
export function reportLines(report: ImportReport, language: Language): string[] {
  const { entries, words } = report;
  const of = (kind: ImportEntry["kind"]) => entries.filter((entry) => entry.kind === kind);
  const signs = { asked: "?", guessed: "~", left: "✗" } as const;
  return [
    ...(["asked", "guessed", "left"] as const).flatMap((kind) =>
      of(kind).map((entry) => `${signs[kind]} ${pick(heads[kind], language)}: ${entryText(entry, language)}`),
    ),
    ...report.asides.map((aside) => `± ${asideText(aside, language, aside.kind === "hidden" ? LONGEST_QUOTE : Number.POSITIVE_INFINITY)}`),
    ...report.passedOver.map((text) => `! ${pick(text, language)}`),
    wordsText(words, language),
    ...besideText(report.asides.length, language),
    pick(
      {
        en: `${counted(of("kept").length, "thing")} kept in another form (--report lists all).`,
        id: `${of("kept").length} hal disimpan dalam bentuk lain (--report menyebut semuanya).`,
      },
      language,
    ),
  ];
}

/** A whole report as Markdown. */
export function reportMarkdown(report: ImportReport, language: Language): string {
  const parts = [
    `## ${escapeInline(report.file)}`,
    [wordsText(report.words, language), ...besideText(report.asides.length, language)].join("\n"),
  ];
  for (const kind of ["asked", "guessed", "left", "kept"] as const) {
    const entries = report.entries.filter((entry) => entry.kind === kind);
    if (entries.length > 0)
      parts.push(
        `### ${pick(heads[kind], language)}`,
        entries.map((entry) => `- ${escapeInline(entryText(entry, language, Number.POSITIVE_INFINITY))}`).join("\n"),
      );
  }
  const aside = { en: "Changes, comments, hidden text", id: "Perubahan, komentar, teks tersembunyi" };
  if (report.asides.length > 0)
    parts.push(
      `### ${pick(aside, language)}`,
      report.asides.map((one) => `- ${escapeInline(asideText(one, language, Number.POSITIVE_INFINITY))}`).join("\n"),
    );
  const passed = { en: "Passed over", id: "Dilewati" };
  if (report.passedOver.length > 0)
    parts.push(`### ${pick(passed, language)}`, report.passedOver.map((text) => `- ${escapeInline(pick(text, language))}`).join("\n"));
  return `${parts.join("\n\n")}\n`;
}

/** A report as data, its texts in one language. */
export function reportData(report: ImportReport, language: Language): unknown {
  return {
    file: report.file,
    words: report.words,
    entries: report.entries.map(({ kind, text, source, place, why, sure }) => ({
      kind,
      text: pick(text, language),
      ...(source !== undefined && { source }),
      ...(place && { place: pick(place, language) }),
      ...(why && { why: pick(why, language) }),
      ...(sure && { sure }),
    })),
    asides: report.asides.map(({ kind, what, text, author, place }) => ({
      kind,
      ...(what && { what: pick(what, language) }),
      text,
      ...(author !== undefined && { author }),
      place: pick(place, language),
    })),
    passedOver: report.passedOver.map((text) => pick(text, language)),
  };
}

function entryText({ text, source, place, why, sure }: ImportEntry, language: Language, longest = LONGEST_QUOTE): string {
  const reason = why && sure ? ` (${pick(why, language)}; ${pick(sureness[sure], language)})` : "";
  const said = pick(text, language);
  // What is said already is not quoted again; after a question stands no colon.
  const isSaid = source === undefined || says(said.toLowerCase(), source);
  const quote = isSaid ? "" : `${said.endsWith("?") && reason === "" ? "" : ":"} “${short(source, longest)}”`;
  return `${said}${reason}${quote}${place ? `, ${pick(place, language)}` : ""}`;
}

function says(text: string, source: string): boolean {
  for (const word of countedWords(source)) if (!text.includes(word)) return false;
  return true;
}

function asideText({ kind, what, text, author, place }: Aside, language: Language, longest: number): string {
  const by = author === undefined ? "" : pick({ en: ` by ${author}`, id: ` oleh ${author}` }, language);
  return `${pick(what ?? asideHeads[kind], language)}${by}, ${pick(place, language)}: “${short(text.trim(), longest)}”`;
}

function short(text: string, longest: number): string {
  const line = text.slice(0, longest * 2).replace(/\s+/g, " ");
  return line.length > longest || text.length > longest * 2 ? `${line.slice(0, longest)}…` : line;
}

function besideText(texts: number, language: Language): string[] {
  if (texts === 0) return [];
  const said = {
    en: `${counted(texts, "text")} beside them (changes, comments, what no reader sees): named here, for somebody to carry over.`,
    id: `${texts} teks di sampingnya (perubahan, komentar, yang tidak dilihat pembaca): disebut di sini, untuk dipindahkan sendiri.`,
  };
  return [pick(said, language)];
}

function wordsText({ source, missing }: ImportReport["words"], language: Language): string {
  const none = {
    en: `${counted(source, "word")} read; each stands in the draft or in this report.`,
    id: `${source} kata dibaca; semuanya ada dalam draf atau laporan ini.`,
  };
  const some = {
    en: `${counted(source, "word")} read; only here: ${counted(missing.length, "word")}: ${missing.join(" ")}`,
    id: `${source} kata dibaca; ${missing.length} kata hanya ada di sini: ${missing.join(" ")}`,
  };
  return pick(missing.length === 0 ? none : some, language);
}
