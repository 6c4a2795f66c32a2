import { pick } from "../../../languages/language.ts";
import type { LibrarySettings, SectionType } from "../../../schemas/library-settings.ts";
import type { Document, Section } from "../../document/document.ts";
import { ownText, textBeforeSections } from "../../document/loose-text.ts";
import { rangeOfLine, textOf } from "../../document/position.ts";
import { plainText } from "../../document/prose/prose.ts";
import { sectionsOfType } from "../../document/read-document.ts";
import { beginning } from "../../document/words/beginning.ts";
import { nearest } from "../../document/words/nearest.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, context: DocumentRuleContext): void {
  checkBeforeSections(document, context);
  const { code } = document.frontMatter;
  const type = context.scheme.typeOf(code);
  if (type === undefined || document.lines.length === 0) return;
  const expected = sectionsOfType(code, context);
  checkBeforeFlows(document, expected, context);
  checkUnknown(document, expected, context);
  checkOnceInOrder(document, expected, context);
  checkFilled(document, expected, context);
  checkMissing(document, expected, type, context);
  checkUnprinted(document, expected, type, context);
}

function checkBeforeSections(document: Document, { report }: DocumentRuleContext): void {
  const { first, end } = textBeforeSections(document);
  if (first === end) return;
  report({
    at: rangeOfLine(document.lines, first),
    key: "before sections",
    message: {
      en: `“${quoted(document, first)}” stands before the first section; expected “##” with a section's name as the first text of the body.`,
      id: `“${quoted(document, first)}” berada sebelum bagian pertama; yang diharapkan sebagai teks pertama adalah “##” dengan nama bagian.`,
    },
    fix: {
      en: "Move it into the section it belongs to; outside of all sections it has no number that could be cited.",
      id: "Pindahkan ke bagian tempatnya; teks di luar bagian tidak bernomor, sehingga tidak dapat dirujuk.",
    },
  });
}

function checkBeforeFlows(document: Document, expected: readonly SectionType[], { report }: DocumentRuleContext): void {
  const flowIds = new Set(expected.filter(({ from }) => from === "flows").map(({ id }) => id));
  const section = document.sections.find(({ id }) => id !== undefined && flowIds.has(id));
  if (!section) return;
  const { first, end } = ownText(document, section);
  if (first === end || textOf(document.lines, { first, end }).trim() === "-") return;
  report({
    at: rangeOfLine(document.lines, first),
    key: "before flows",
    message: {
      en: `“${quoted(document, first)}” stands in “${section.title}” before the first flow; expected “###” with the flow's title there.`,
      id: `“${quoted(document, first)}” berada dalam “${section.title}” sebelum alur pertama; yang diharapkan di situ “###” dengan judul alur.`,
    },
    fix: {
      en: "Move it below the title of the flow that it introduces, or into another section.",
      id: "Pindahkan ke bawah judul alur yang diantarnya, atau ke bagian lain.",
    },
  });
}

function quoted(document: Document, line: number): string {
  return beginning((document.lines[line - 1] as string).trim());
}

function checkUnknown(document: Document, expected: readonly SectionType[], { settings, unread, report }: DocumentRuleContext): void {
  const nameOf = nameIn(document, settings);
  for (const { id, title, at } of document.sections) {
    if (id !== undefined) continue;
    const meant = meantBy(title, expected, nameOf);
    const guess = meant && nameOf(meant);
    report({
      at,
      // Beside it neither steps in it nor the section that was meant are missed: it is nobody's to accept (applyBaseline).
      key: `${unread.has("steps") || (meant && isMissing(document, meant)) ? "slip " : ""}unknown ${title}`,
      message: {
        en: `“${title}” is not a section of this type of document.`,
        id: `“${title}” bukan bagian dari jenis dokumen ini.`,
      },
      fix: guess
        ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
        : {
            en: "Use “###” for a heading within a section, or add the section to its type in library.yaml.",
            id: "Pakai “###” untuk judul di dalam bagian, atau tambahkan bagian itu ke jenisnya di library.yaml.",
          },
    });
  }
}

type NameOf = (section: SectionType) => string;

function nameIn({ frontMatter }: Document, settings: Pick<LibrarySettings, "language">): NameOf {
  return ({ name }) => pick(name, frontMatter.language ?? settings.language);
}

/** The section whose name is nearest to a heading; what stands in brackets behind a name needn't be written. */
function meantBy(title: string, expected: readonly SectionType[], nameOf: NameOf): SectionType | undefined {
  const named = expected.flatMap((section) => {
    const name = nameOf(section);
    return [...new Set([name, name.replace(/ *\([^()]*\)$/, "")])].map((written) => [written, section] as const);
  });
  const guess = nearest(
    title,
    named.map(([written]) => written),
  );
  return named.find(([written]) => written === guess)?.[1];
}

function checkOnceInOrder(document: Document, expected: readonly SectionType[], { report }: DocumentRuleContext): void {
  const order = new Map(expected.map(({ id }, index) => [id, index]));
  const seen = new Map<string, Section>();
  let furthest: Section | undefined;
  for (const section of document.sections) {
    if (section.id === undefined) continue;
    const first = seen.get(section.id);
    if (first) {
      const line = first.at.start.line;
      report({
        at: section.at,
        key: `twice ${section.id}`,
        message: { en: `The section “${section.title}” is there twice.`, id: `Bagian “${section.title}” ada dua kali.` },
        related: [{ path: document.path, at: first.at, message: { en: `first on line ${line}`, id: `pertama kali pada baris ${line}` } }],
      });
      continue;
    }
    seen.set(section.id, section);
    if (furthest?.id !== undefined && (order.get(section.id) ?? 0) < (order.get(furthest.id) ?? 0)) {
      report({
        at: section.at,
        key: `order ${section.id}`,
        message: {
          en: `The section “${section.title}” stands after “${furthest.title}”; printed, it comes before.`,
          id: `Bagian “${section.title}” berada setelah “${furthest.title}”; pada cetakan letaknya sebelum itu.`,
        },
        fix: { en: `Move it above “${furthest.title}”.`, id: `Pindahkan ke atas “${furthest.title}”.` },
      });
    } else furthest = section;
  }
}

function checkFilled(document: Document, expected: readonly SectionType[], { report }: DocumentRuleContext): void {
  for (const section of document.sections) {
    if (section.id === undefined || saysSomething(textOf(document.lines, section.body))) continue;
    const { from } = expected.find(({ id }) => id === section.id) ?? {};
    const listed = from !== "text" && from !== "flows";
    report({
      at: section.at,
      key: `empty ${section.id}`,
      message: { en: `The section “${section.title}” is empty.`, id: `Bagian “${section.title}” kosong.` },
      fix: listed
        ? {
            en: `Delete the heading: the section is made from ${from} in the frontmatter.`,
            id: `Hapus judulnya: bagian ini dibuat dari ${from} pada frontmatter.`,
          }
        : { en: "Fill it, or write “-” if nothing belongs there.", id: "Isi, atau tulis “-” bila memang tidak ada isinya." },
    });
  }
}

const BEGINS_WITH_A_WORD = /^(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(?!\d{1,9}[.)](?:\s|$))[\p{L}\p{N}]/u;

/** True of “-” alone, and of a text with anything to read: a letter, a digit, a picture. Marks of Markdown alone show nothing. */
function saysSomething(text: string): boolean {
  const written = text.trim();
  if (written === "" || written === "-") return written !== "";
  if (written.length > 200 || BEGINS_WITH_A_WORD.test(written)) return true;
  return /[\p{L}\p{N}]/u.test(plainText(written)) || /!\[/.test(written);
}

function checkMissing(document: Document, expected: readonly SectionType[], type: string, { settings, report }: DocumentRuleContext): void {
  const nameOf = nameIn(document, settings);
  // A heading that is told with the name it was meant as isn't missing besides.
  const meant = new Set(document.sections.flatMap(({ id, title }) => (id === undefined ? (meantBy(title, expected, nameOf) ?? []) : [])));
  expected.forEach((section, index) => {
    if (meant.has(section) || !isMissing(document, section)) return;
    const name = nameOf(section);
    const bodied = section.from === "text" || section.from === "flows";
    report({
      at: bodied ? placeFor(document, expected.slice(index + 1)) : document.locate([section.from]),
      key: `missing ${section.id}`,
      message: {
        en: `The section “${name}” is missing; a document of type ${type} has it.`,
        id: `Bagian “${name}” tidak ada; dokumen jenis ${type} memuatnya.`,
      },
      fix: bodied
        ? {
            en: `Add “## ${name}”; “-” below it if nothing belongs there.`,
            id: `Tambahkan “## ${name}”; “-” di bawahnya bila tidak ada isinya.`,
          }
        : { en: `Fill ${section.from} in the frontmatter.`, id: `Isi ${section.from} pada frontmatter.` },
    });
  });
}

const lists = ["references", "parties", "definitions", "workInstructions", "records", "applications"] as const;

/** Lists of the frontmatter that fill no section: they are approved, and no page shows them. */
function checkUnprinted(document: Document, expected: readonly SectionType[], type: string, { report }: DocumentRuleContext): void {
  const printed = new Set<SectionType["from"]>(expected.map(({ from }) => from));
  // Who acts and by what stands at each step.
  const isTold = (list: (typeof lists)[number]) =>
    printed.has(list) || ((list === "parties" || list === "applications") && printed.has("flows"));
  for (const list of lists) {
    if (isTold(list) || document.frontMatter[list].length === 0) continue;
    report({
      at: document.locate([list]),
      key: `unprinted ${list}`,
      message: {
        en: `“${list}” is filled, but documents of type ${type} have no section for it, so no reader sees it.`,
        id: `“${list}” berisi, tetapi dokumen jenis ${type} tidak mempunyai bagian untuknya, sehingga tidak terlihat pembaca.`,
      },
      fix: {
        en: `Write it in the text of a section and take it out, or add a section with from: ${list} to types.${type}.sections in library.yaml.`,
        id: `Tulis dalam teks suatu bagian lalu hapus, atau tambahkan bagian dengan from: ${list} ke types.${type}.sections di library.yaml.`,
      },
    });
  }
}

function isMissing({ sections, rawFrontMatter }: Document, { id, from, required }: SectionType): boolean {
  if (!required || sections.some((section) => section.id === id)) return false;
  if (from === "text" || from === "flows") return true;
  const written = rawFrontMatter[from];
  return Array.isArray(written) ? written.length === 0 : written === undefined || written === null;
}

/** Where a missing section belongs: at the next one that is there, else at the last line. */
function placeFor(document: Document, later: readonly SectionType[]) {
  const ids = new Set(later.map(({ id }) => id));
  const next = document.sections.find(({ id }) => id !== undefined && ids.has(id));
  return next?.at ?? rangeOfLine(document.lines, document.lines.findLastIndex((line) => line.trim() !== "") + 1);
}

export const sectionsComplete = defineRule({
  id: "SOP103",
  name: "sections-complete",
  scope: "document",
  needsKeys: true,
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "The sections the document's type asks for are there once, known, in order, and not empty.",
    id: "Bagian yang diminta jenis dokumen ada satu kali, dikenal, berurutan, dan tidak kosong.",
  },
  why: {
    en: "Readers and auditors look for a section at its number; where it is missing they can't tell whether it was forgotten.",
    id: "Pembaca dan auditor mencari bagian menurut nomornya; bila tidak ada, tidak jelas apakah terlupa.",
  },
  examples: [
    {
      title: {
        en: "One section mistyped, which is not missing besides, and one empty",
        id: "Satu bagian salah ketik, yang tidak disebut hilang lagi, dan satu kosong",
      },
      invalid: sop`
        ## Tujuann

        Melayani pelanggan.

        ## Ruang Lingkup

        ## Catatan

        -
      `,
      reports: ["1:1-1:11 “Tujuann” is not a section of this type of document.", "5:1-5:17 The section “Ruang Lingkup” is empty."],
    },
    {
      title: { en: "One section missing", id: "Satu bagian hilang" },
      invalid: sop`
        ## Ruang Lingkup

        Semua segmen.
      `,
      reports: ["1:1-1:17 The section “Tujuan” is missing; a document of type P has it."],
    },
    {
      title: { en: "Twice, and out of order", id: "Dua kali, dan tidak berurutan" },
      invalid: sop`
        ## Ruang Lingkup

        Semua segmen.

        ## Tujuan

        Melayani pelanggan.

        ## Tujuan

        Melayani pelanggan lagi.
      `,
      reports: [
        "5:1-5:10 The section “Tujuan” stands after “Ruang Lingkup”; printed, it comes before.",
        "9:1-9:10 The section “Tujuan” is there twice.",
      ],
    },
    {
      title: {
        en: "Text before the first section, and before the first flow",
        id: "Teks sebelum bagian pertama, dan sebelum alur pertama",
      },
      invalid: sop`
        **PERHATIAN: matikan mesin sebelum langkah apa pun.**

        ## Tujuan

        Melayani pelanggan.

        ## Ruang Lingkup

        Semua segmen.

        ## Rincian Prosedur

        Semua langkah dicatat.

        ### Layanan

        #### 1. Terima

        - Pelaksana: Agent
        - Lanjut: selesai
      `,
      reports: [
        "1:1-1:54 “**PERHATIAN: matikan mesin sebelum langkah apa pun.**” stands before the first section; expected “##” with a section's name as the first text of the body.",
        "13:1-13:23 “Semua langkah dicatat.” stands in “Rincian Prosedur” before the first flow; expected “###” with the flow's title there.",
      ],
    },
    {
      title: { en: "A list of the frontmatter that the type prints nowhere", id: "Daftar pada frontmatter yang tidak dicetak jenisnya" },
      invalid: sop`
        ---
        code: IN.OCC.TELK.F-19
        applications: [NOSSA]
        ---

        ## Tujuan

        Mencatat panggilan.

        ## Ruang Lingkup

        Semua segmen.
      `,
      reports: ["3:15-3:22 “applications” is filled, but documents of type F have no section for it, so no reader sees it."],
    },
    {
      title: { en: "All there; “-” says that nothing belongs there", id: "Semua ada; “-” berarti memang tidak ada isinya" },
      valid: sop`
        ## Tujuan

        Melayani pelanggan.

        ## Ruang Lingkup

        Semua segmen.

        ## Catatan

        -
      `,
    },
  ],
});
