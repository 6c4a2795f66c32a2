import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Language } from "../../../schemas/local-text.ts";

/** What a Word file says that the document itself doesn't. */
export const wordWords = {
  id: {
    code: "Kode dokumen",
    revision: "Revisi",
    effective: "Tanggal berlaku",
    owner: "Pemilik proses",
    keywords: "Kata kunci",
    page: "Halaman",
    of: "dari",
    notStated: "–",
    uncontrolled: "Salinan tidak terkendali bila dicetak",
    copy: "SALINAN TERKENDALI",
    copies: { master: "DOKUMEN INDUK", controlled: "SALINAN TERKENDALI" },
    open: "belum",
    name: "Nama",
    position: "Jabatan",
    date: "Tanggal",
    evidence: "Bukti",
    signed: "Tanda tangan digital",
    term: "Istilah",
    meaning: "Arti",
    no: "No",
    record: "Rekaman",
    recordCode: "Kode",
    retention: "Masa simpan",
    custodian: "Penyimpan",
    change: "Perubahan",
    clause: "klausul",
    gap: "Tidak ada pada sumber",
    drawing: "Diagram alur",
    noDrawing: "Alur ini tidak dapat digambar",
  },
  en: {
    code: "Document code",
    revision: "Revision",
    effective: "Effective date",
    owner: "Process owner",
    keywords: "Keywords",
    page: "Page",
    of: "of",
    notStated: "–",
    uncontrolled: "Uncontrolled copy when printed",
    copy: "CONTROLLED COPY",
    copies: { master: "MASTER DOCUMENT", controlled: "CONTROLLED COPY" },
    open: "not yet",
    name: "Name",
    position: "Position",
    date: "Date",
    evidence: "Evidence",
    signed: "Digital signature",
    term: "Term",
    meaning: "Meaning",
    no: "No",
    record: "Record",
    recordCode: "Code",
    retention: "Retention",
    custodian: "Custodian",
    change: "Change",
    clause: "clause",
    gap: "Not in the source",
    drawing: "Flow diagram",
    noDrawing: "This flow can't be drawn",
  },
} as const satisfies Record<Language, unknown>;

/** `3 Desember 2019`; what is no day stays as it is. */
export function dayInWords(language: Language, day: IsoDate): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const format = new Intl.DateTimeFormat(language === "id" ? "id-ID" : "en-GB", { dateStyle: "long", timeZone: "UTC" });
  return Number.isNaN(year + month + date) ? day : format.format(Date.UTC(year, month - 1, date));
}
