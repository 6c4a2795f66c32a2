import { counted } from "../../core/document/words/counted.ts";
import { UsageError } from "../../core/usage-error.ts";

const convert = {
  en: "Open it in Word or LibreOffice and save it as .docx (LibreOffice, for a whole folder: soffice --convert-to docx *.doc), then import that.",
  id: "Buka di Word atau LibreOffice dan simpan sebagai .docx (LibreOffice, untuk satu folder: soffice --convert-to docx *.doc), lalu impor hasilnya.",
};

/** Why a file can't be read, each in words and with what to do instead. */
export const trouble = {
  oldWord: () =>
    new UsageError(
      { en: "It is an old Word document (.doc), whatever its name says.", id: "Ini dokumen Word lama (.doc), apa pun namanya." },
      convert,
    ),
  encrypted: () =>
    new UsageError(
      { en: "It is protected by a password.", id: "Berkas dilindungi kata sandi." },
      {
        en: "Open it in Word, take the password off (File, Info, Protect Document), and save it.",
        id: "Buka di Word, hapus kata sandinya (File, Info, Protect Document), lalu simpan.",
      },
    ),
  openDocument: () => new UsageError({ en: "It is an OpenDocument text (.odt).", id: "Ini teks OpenDocument (.odt)." }, convert),
  richText: () => new UsageError({ en: "It is rich text (.rtf).", id: "Ini teks RTF (.rtf)." }, convert),
  webArchive: () =>
    new UsageError(
      {
        en: "It is a web archive, a page with its parts as mail packs them.",
        id: "Ini arsip web, halaman beserta bagiannya seperti dalam surel.",
      },
      convert,
    ),
  pdf: () =>
    new UsageError(
      {
        en: "It is a PDF, which holds lines on pages and no headings, tables or steps.",
        id: "Ini PDF, yang berisi baris pada halaman tanpa judul, tabel, atau langkah.",
      },
      {
        en: "Import the Word file it was made from; else open the PDF in Word, save it as .docx, and read it against the PDF.",
        id: "Impor berkas Word asalnya; jika tidak ada, buka PDF di Word, simpan sebagai .docx, lalu cocokkan dengan PDF-nya.",
      },
    ),
  noWord: () =>
    new UsageError({ en: "It is an archive, but holds no Word document.", id: "Ini arsip, tetapi tidak berisi dokumen Word." }, convert),
  outside: (part: string) =>
    new UsageError({
      en: `It holds a part named outside the archive, “${part}”, which no Word file does; it was not read.`,
      id: `Isinya memuat bagian bernama di luar arsip, “${part}”, yang tidak ada pada berkas Word mana pun; tidak dibaca.`,
    }),
  /** `detail` in both languages, or as the library that read it says it. */
  damaged: (detail: string | { en: string; id: string }) =>
    new UsageError(
      {
        en: `It is damaged or cut off: ${(typeof detail === "string" ? detail : detail.en).replace(/\.+$/, "")}.`,
        id: `Berkas rusak atau terpotong: ${(typeof detail === "string" ? detail : detail.id).replace(/\.+$/, "")}.`,
      },
      {
        en: "Open it in Word, let it repair the file, and save it again.",
        id: "Buka di Word, biarkan Word memperbaikinya, lalu simpan ulang.",
      },
    ),
  tooLarge: (limit: string) =>
    new UsageError(
      {
        en: `It holds more than ${limit}; no procedure comes near that, so it was not read.`,
        id: `Isinya lebih dari ${limit}; tidak ada prosedur sebesar itu, sehingga tidak dibaca.`,
      },
      {
        en: "Leave only the procedure in it: take large pictures and attachments out.",
        id: "Sisakan prosedurnya saja: keluarkan gambar besar dan lampiran.",
      },
    ),
  undecided: (changes: number) =>
    new UsageError(
      {
        en: `It holds ${counted(changes, "tracked change")} that nobody decided on, so it is not what was issued.`,
        id: `Isinya memuat ${changes} perubahan terlacak yang belum diputuskan, jadi bukan yang diterbitkan.`,
      },
      {
        en: "Accept or reject them in Word, or import it as a draft, without --issued.",
        id: "Terima atau tolak perubahannya di Word, atau impor sebagai draf, tanpa --issued.",
      },
    ),
  doctype: (part: string) =>
    new UsageError({
      en: `“${part}” declares entities, which no Word file does; it was not read.`,
      id: `“${part}” mendeklarasikan entitas, yang tidak dilakukan berkas Word mana pun; tidak dibaca.`,
    }),
  tooDeep: (part: string) =>
    new UsageError({ en: `“${part}” is nested too deeply to be read.`, id: `“${part}” bertingkat terlalu dalam untuk dibaca.` }),
} as const;
