import type { Language } from "../../schemas/local-text.ts";

const id = {
  label: "Cari di portal ini",
  ask: (organisation: string) => `Cari di ${organisation}`,
  services: "Layanan",
  revision: (revision: string) => `revisi ${revision}`,
  hint: "Kode, RC (p01r8), layanan, gejala, aplikasi, istilah",
  close: "Tutup",
  jump: "Langsung ke",
  near: "Tidak ada yang memuat semuanya. Yang mendekati:",
  found: "Dalam teks",
  others: "Tidak berlaku",
  includeOthers: "Juga revisi lain",
  nothing: "Tidak ditemukan. Layanan yang ada:",
  noText: "Isi dokumen baru dapat dicari bila ada jaringan.",
  recent: "Baru dibuka",
  favourites: "Favorit",
  addFavourite: (title: string) => `Jadikan ${title} favorit`,
  dropFavourite: (title: string) => `Hapus ${title} dari favorit`,
  failed: "Pencarian memerlukan http(s); dari folder di cakram, pakai daftar induk.",
  count: (count: string) => `${count} hasil`,
  statuses: {
    scheduled: "Terjadwal",
    superseded: "Digantikan",
    draft: "Draf",
    withdrawn: "Ditarik",
    cancelled: "Dibatalkan",
    doubtful: "Diragukan",
    invalid: "Tidak sah",
  } as Readonly<Record<string, string>>,
  kinds: { document: "dokumen", flow: "alur", step: "langkah", application: "aplikasi", kpi: "KPI", term: "istilah" },
};

/** Words of the search in one language. */
export type SearchTexts = typeof id;

const en: SearchTexts = {
  label: "Search this portal",
  ask: (organisation) => `Search ${organisation}`,
  services: "Services",
  revision: (revision) => `revision ${revision}`,
  hint: "Code, RC (p01r8), service, symptom, application, term",
  close: "Close",
  jump: "Go to",
  near: "Nothing holds all of it. What comes near:",
  found: "In the text",
  others: "Not in force",
  includeOthers: "Other revisions, too",
  noText: "What documents say can be searched once there is a network.",
  nothing: "Nothing found. The services there are:",
  recent: "Opened lately",
  favourites: "Favourites",
  addFavourite: (title) => `Make ${title} a favourite`,
  dropFavourite: (title) => `Drop ${title} from the favourites`,
  failed: "Search needs http(s); from a folder on disk, use the master list.",
  count: (count) => `${count} results`,
  statuses: {
    scheduled: "Scheduled",
    superseded: "Superseded",
    draft: "Draft",
    withdrawn: "Withdrawn",
    cancelled: "Cancelled",
    doubtful: "In doubt",
    invalid: "Without effect",
  },
  kinds: { document: "document", flow: "flow", step: "step", application: "application", kpi: "KPI", term: "term" },
};

/** The search's words by language. */
export const searchTexts: Readonly<Record<Language, SearchTexts>> = { id, en };
