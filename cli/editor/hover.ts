import type { Document, FieldName, Step } from "../../core/document/document.ts";
import { textOf, trimSpan } from "../../core/document/position.ts";
import { fieldNames } from "../../core/document/steps/field-names.ts";
import { counted } from "../../core/document/words/counted.ts";
import { type Library, titleOf } from "../../core/library/library.ts";
import { statusNames } from "../../core/library/registers/status-names.ts";
import { standingRevision, statusOn } from "../../core/library/status.ts";
import { pick } from "../../languages/language.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import type { Language, LocalText } from "../../schemas/local-text.ts";
import type { AtCursor } from "./at-cursor.ts";
import { textOfCode } from "./navigate.ts";

/** What a field of a step is for. */
export const fieldTexts: Readonly<Record<FieldName, LocalText>> = {
  phase: { en: "What the run of steps that begins here is called.", id: "Nama rangkaian langkah yang dimulai di sini." },
  actor: { en: "Who carries the step out; the first one has the lane.", id: "Pelaksana langkah; yang pertama memiliki lajur." },
  application: { en: "The applications used, separated by commas.", id: "Aplikasi yang dipakai, dipisah koma." },
  input: { en: "What is needed to begin (quality standard).", id: "Yang diperlukan untuk memulai (mutu baku)." },
  time: { en: "How long it may take (quality standard).", id: "Waktu penyelesaian (mutu baku)." },
  output: { en: "What comes of it (quality standard).", id: "Hasil langkah (mutu baku)." },
  kpi: { en: "The key performance indicator it is measured by.", id: "Indikator kinerja yang mengukurnya." },
  rc: { en: "The step's code: the document's code, and its number.", id: "Kode langkah: kode dokumen dan nomornya." },
  follows: {
    en: "A document, or the RC of a step, by which this step is carried out before going on.",
    id: "Dokumen, atau RC langkah, yang dijalankan sebelum langkah ini berlanjut.",
  },
  after: { en: "Steps that must be done before: a join.", id: "Langkah yang harus selesai lebih dahulu: penggabungan." },
  next: {
    en: "Where it goes on to: a step's number, `3 and 5`, a flow's title, a code, an RC, `end`, `?`; or branches, one a line: `  - label → target`.",
    id: "Kelanjutannya: nomor langkah, `3 dan 5`, judul alur, kode, RC, `selesai`, `?`; atau cabang, satu per baris: `  - label → tujuan`.",
  },
  deadline: {
    en: "Where it goes on when its time is up: `1x24 jam → 12`.",
    id: "Kelanjutannya bila waktunya habis: `1x24 jam → 12`.",
  },
  failure: {
    en: "Where it goes on when it can't be done, and why: `nomor tidak aktif → 9`.",
    id: "Kelanjutannya bila gagal, beserta sebabnya: `nomor tidak aktif → 9`.",
  },
  remark: { en: "What else is to be said.", id: "Keterangan lain." },
};

/**
 * What is told of a thing under the cursor, as Markdown of ours in which nothing of documents is markup.
 * @param of any text of the library, by its path
 */
export async function hoverText(
  found: AtCursor,
  library: Library,
  language: Language,
  of: (path: string) => Promise<Document | undefined>,
): Promise<string | undefined> {
  switch (found.kind) {
    case "document":
      return documentText(library, found.code, language);
    case "rc": {
      const step = await stepOf(library, found.code, found.step, of);
      return [documentText(library, found.code, language), step && stepText(step.document, step.step)].filter(Boolean).join("\n\n---\n\n");
    }
    case "step":
      return `**${found.step.number}. ${plain(found.step.title)}**\n\n${plain(found.step.actors.map(({ value }) => value).join(", "))}`;
    case "flow":
      return `**${plain(found.flow.title)}**\n\n${pick({ en: counted(found.flow.steps.length, "step"), id: `${found.flow.steps.length} langkah` }, language)}`;
    case "application":
    case "term": {
      const { definition } = found;
      return definition && `**${plain(definition.term)}** (${pick(kinds[definition.kind], language)})\n\n${plain(definition.meaning)}`;
    }
    case "field":
      return `**${pick(fieldNames[found.field], language)}**\n\n${pick(fieldTexts[found.field], language)}`;
    case "actor":
      return undefined;
  }
}

const kinds: Readonly<Record<"application" | "term" | "abbreviation", LocalText>> = {
  application: { en: "application", id: "aplikasi" },
  term: { en: "term", id: "istilah" },
  abbreviation: { en: "abbreviation", id: "singkatan" },
};

/** Title, revision and status of a document; where it is held elsewhere, or nowhere, that. */
export function documentText(library: Library, code: DocumentCode, language: Language): string {
  const controlled = library.documents.get(code);
  const title = titleOf(library, code);
  const head = `**${plain(code)}**${title === undefined ? "" : ` · ${plain(title)}`}`;
  if (!controlled) {
    const elsewhere = library.external.has(code);
    const where = elsewhere
      ? { en: "held elsewhere (library.yaml, external)", id: "disimpan di tempat lain (library.yaml, external)" }
      : { en: "there is no such document in this library", id: "tidak ada dokumen ini di pustaka" };
    return `${head}\n\n${pick(where, language)}`;
  }
  const current = standingRevision(controlled, library.date);
  const status = current && statusOn(controlled, current, library.date);
  const lines = [
    ...(current
      ? [
          `${pick({ en: "revision", id: "revisi" }, language)} ${current.revision}, ${pick(statusNames[status?.status ?? "draft"], language)}`,
        ]
      : []),
    ...(status?.status === "effective" && status.withdrawal
      ? [`${pick({ en: "will be withdrawn on", id: "akan ditarik pada" }, language)} ${status.withdrawal.on}`]
      : []),
    ...(controlled.draft ? [`${pick({ en: "draft", id: "draf" }, language)} ${controlled.draft.revision ?? ""}`.trim()] : []),
    ...((current?.facts.owner ?? controlled.draft?.owner) ? [plain(current?.facts.owner ?? controlled.draft?.owner ?? "")] : []),
  ];
  return `${head}\n\n${lines.join(" · ")}`;
}

/** A step of another document: of what is in force, else of its draft. */
export async function stepOf(library: Library, code: DocumentCode, number: number, of: (path: string) => Promise<Document | undefined>) {
  const facts = textOfCode(library, code);
  const document = facts && (await of(facts.path));
  for (const flow of document?.flows ?? []) {
    const step = flow.steps.find((one) => one.number === number);
    if (document && step) return { document, step, path: document.path };
  }
  return undefined;
}

function stepText({ lines }: Document, step: Step): string {
  const prose = textOf(lines, trimSpan(lines, step.text));
  const short = prose.length > 600 ? `${prose.slice(0, 599)}…` : prose;
  return `**${step.number}. ${plain(step.title)}** · ${plain(step.actors.map(({ value }) => value).join(", "))}\n\n${plain(short)}`;
}

/** A document's text within Markdown of ours: no link, picture, markup or HTML of it acts. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&:@/]/g, "\\$&").replace(/\n/g, "  \n");
}
