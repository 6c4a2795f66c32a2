import { dayIn } from "../../languages/day-in-words.ts";
import { pick } from "../../languages/language.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Language, LocalText } from "../../schemas/local-text.ts";
import { headerNames, listNames } from "../document/front-matter-names.ts";
import { fieldNames } from "../document/steps/field-names.ts";
import { counted } from "../document/words/counted.ts";
import type { DocumentChange, ItemField, ItemFieldName, StepName, Weight } from "./document-change.ts";
import type { WordChange } from "./word-changes.ts";

/** A change in a reader's words: of what, and what happened to it. Changes of one subject belong together. */
export interface DescribedChange {
  subject: LocalText;
  what: LocalText;
  /** The comparison word by word, where there is one. */
  words: readonly WordChange[];
  weight: Weight;
}

const itemFieldNames: Readonly<Record<ItemFieldName, LocalText>> = {
  title: { id: "judul", en: "title" },
  term: { id: "istilah", en: "term" },
  meaning: { id: "arti", en: "meaning" },
  retention: { id: "masa simpan", en: "retention" },
  custodian: { id: "penyimpan", en: "custodian" },
  effective: { id: "tanggal berlaku", en: "effective date" },
  summary: { id: "isi", en: "text" },
  affects: { id: "menyangkut", en: "affects" },
  renumbered: { id: "nomor langkah", en: "step numbers" },
};

/** Puts a change into words. */
export function describeChange(change: DocumentChange): DescribedChange {
  const words = "words" in change ? change.words : [];
  return { subject: subjectOf(change), what: whatOf(change), words, weight: change.weight };
}

function subjectOf(change: DocumentChange): LocalText {
  if ("step" in change) return stepSubject(change.step);
  if ("flow" in change) return { id: `Alur “${change.flow}”`, en: `Flow “${change.flow}”` };
  if ("list" in change) return listNames[change.list];
  if ("title" in change) return { id: `Bagian “${change.title}”`, en: `Section “${change.title}”` };
  if (change.kind === "header" || change.kind === "header-written") return { id: "Kepala dokumen", en: "Header" };
  if (change.kind === "loose-text") return { id: "Teks sebelum bagian pertama", en: "Text before the first section" };
  return { id: "Alur proses", en: "Procedure" };
}

function stepSubject({ flow, number, title }: StepName): LocalText {
  return { id: `Langkah ${number} “${title}” (${flow})`, en: `Step ${number} “${title}” (${flow})` };
}

function whatOf(change: DocumentChange): LocalText {
  switch (change.kind) {
    case "header": {
      const name = headerNames[change.field];
      const [id, en] = ["id", "en"].map((language) => valueArrow(change, language));
      return { id: `${name.id}: ${id}`, en: `${name.en}: ${en}` };
    }
    case "header-written":
      return {
        id: `“${change.key}” (seperti tertulis): ${bothWays(change).id}`,
        en: `“${change.key}” (as written): ${bothWays(change).en}`,
      };
    case "flow-added":
      return { id: `ditambahkan, ${change.steps} langkah`, en: `added, ${counted(change.steps, "step")}` };
    case "section-added":
    case "step-added":
      return { id: "ditambahkan", en: "added" };
    case "section-removed":
    case "flow-removed":
    case "step-removed":
      return { id: "dihapus", en: "removed" };
    case "section-text":
    case "loose-text":
    case "step-text":
      return { id: "teks berubah", en: "text changed" };
    case "item-added":
      return { id: `“${change.item}” ditambahkan`, en: `“${change.item}” added` };
    case "item-removed":
      return { id: `“${change.item}” dihapus`, en: `“${change.item}” removed` };
    case "item-changed":
      return change.fields ? fieldsOf(change.item, change.fields) : bothWays(change);
    case "flow-keywords":
      return { id: `kata kunci: ${bothWays(change).id}`, en: `keywords: ${bothWays(change).en}` };
    case "flow-start":
      return { id: `dimulai: ${bothWays(change).id}`, en: `starts: ${bothWays(change).en}` };
    case "items-reordered":
      return { id: "urutan berubah", en: "in another order" };
    case "flows-reordered":
      return { id: "urutan alur berubah", en: "flows in another order" };
    case "flow-retitled":
    case "step-title":
      return { id: `sebelumnya berjudul “${change.from}”`, en: `was titled “${change.from}”` };
    case "flow-introduction":
      return { id: "pengantar berubah", en: "introduction changed" };
    case "step-moved":
      return { id: `dipindahkan dari alur “${change.from}”`, en: `moved from the flow “${change.from}”` };
    case "step-reordered":
      return { id: `berpindah urutan, sebelumnya langkah ${change.from}`, en: `stands elsewhere, was step ${change.from}` };
    case "step-actor":
      return { id: `pelaksana: ${arrow(change.from, change.to, "id")}`, en: `actor: ${arrow(change.from, change.to, "en")}` };
    case "step-next":
      return { id: `lanjut: ${arrow(change.from, change.to, "id")}`, en: `goes on: ${arrow(change.from, change.to, "en")}` };
    case "step-field": {
      const name = fieldNames[change.field];
      return { id: `${name.id}: ${arrow(change.from, change.to, "id")}`, en: `${name.en}: ${arrow(change.from, change.to, "en")}` };
    }
    case "step-unread":
      return { id: `tidak terbaca sebagai bidang: ${bothWays(change).id}`, en: `not read as a field: ${bothWays(change).en}` };
    case "step-mark":
      return { id: `tanda rekonstruksi: ${bothWays(change).id}`, en: `mark of reconstruction: ${bothWays(change).en}` };
    case "steps-renumbered": {
      const numbers = runsOf(change.numbers).join(", ");
      return { id: `langkah bernomor lain: ${numbers}`, en: `steps have other numbers: ${numbers}` };
    }
  }
}

function bothWays({ from, to }: { from: string; to: string }): LocalText {
  return { id: arrow(from, to, "id"), en: arrow(from, to, "en") };
}

/** `“F-19”: retention “2 Tahun” → “3 Tahun”`. */
function fieldsOf(item: string | undefined, fields: readonly ItemField[]): LocalText {
  const told = (language: Language) =>
    fields.map((change) => `${pick(itemFieldNames[change.field], language)} ${valueArrow(change, language)}`).join(", ");
  return { id: `“${item}”: ${told("id")}`, en: `“${item}”: ${told("en")}` };
}

/** Days are written as readers write them. */
function valueArrow({ field, from, to }: { field: string; from: string | undefined; to: string | undefined }, language: Language): string {
  const shown = (value: string | undefined) => (field === "effective" && value !== undefined ? dayIn(language, value as IsoDate) : value);
  return arrow(shown(from), shown(to), language);
}

function arrow(from: string | undefined, to: string | undefined, language: Language): string {
  const nothing = pick({ en: "(not written)", id: "(tidak tertulis)" }, language);
  const quote = (value: string | undefined) => (value === undefined || value === "" ? nothing : `“${value}”`);
  return `${quote(from)} → ${quote(to)}`;
}

/** `8–12 → 9–13` where a row of steps moved by the same amount. */
function runsOf(numbers: readonly [number, number][]): string[] {
  const runs: { from: [number, number]; to: [number, number] }[] = [];
  for (const pair of numbers) {
    const last = runs.at(-1);
    if (last && pair[0] === last.to[0] + 1 && pair[1] === last.to[1] + 1) last.to = pair;
    else runs.push({ from: pair, to: pair });
  }
  return runs.map(({ from, to }) => (from === to ? `${from[0]} → ${from[1]}` : `${from[0]}–${to[0]} → ${from[1]}–${to[1]}`));
}
