import type { Language } from "../../../schemas/local-text.ts";

/** What a binder says around its documents. */
export const binderWords = {
  id: {
    title: "Kumpulan Dokumen",
    inForce: (day: string) => `Semua dokumen yang berlaku pada ${day}`,
    chosen: (day: string) => `Dokumen pilihan, keadaan pada ${day}`,
    count: (documents: number) => `${documents} dokumen`,
    printed: (day: string) => `Dicetak ${day}`,
    standing: "Salinan tidak terkendali. Yang berlaku adalah yang ada di pustaka.",
    contents: "Daftar Isi",
    code: "Kode",
    name: "Judul",
    revision: "Revisi",
    page: "Halaman",
    pageOf: ["halaman ", " dari "],
    missing: (codes: number) => `Tidak termasuk: ${codes} dokumen yang tidak berlaku pada hari itu.`,
  },
  en: {
    title: "Document Binder",
    inForce: (day: string) => `All documents in force on ${day}`,
    chosen: (day: string) => `Chosen documents, as of ${day}`,
    count: (documents: number) => `${documents} ${documents === 1 ? "document" : "documents"}`,
    printed: (day: string) => `Printed on ${day}`,
    standing: "Uncontrolled copy. What holds is what stands in the library.",
    contents: "Contents",
    code: "Code",
    name: "Title",
    revision: "Revision",
    page: "Page",
    pageOf: ["page ", " of "],
    missing: (codes: number) =>
      `Not in here: ${codes} ${codes === 1 ? "document that was" : "documents that were"} not in force on that day.`,
  },
} as const satisfies Record<Language, unknown>;
