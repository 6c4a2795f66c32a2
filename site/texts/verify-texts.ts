import type { Language } from "../../schemas/local-text.ts";

const id = {
  about: "Pindai kode QR pada cetakan, atau ketik apa yang tertulis di sampingnya. Kode dokumen dan nomor revisi saja juga cukup.",
  field: "Tulisan di samping kode QR",
  example: (stamp: string) => `Misalnya ${stamp}`,
  check: "Periksa",
  camera: "Pindai dengan kamera",
  stop: "Hentikan kamera",
  noCamera: "Kamera tidak dapat dibuka. Ketik tulisan di samping kode QR.",
  noScript: "Pemeriksaan di halaman ini memerlukan JavaScript. Tanpa itu, bandingkan revisinya dengan daftar induk.",
  noData: "Data pemeriksaan tidak dapat dimuat. Halaman ini memerlukan http(s) dan sekali kunjungan daring.",
  answers: {
    effective: "{code} revisi {revision} berlaku, menurut keadaan per {date}.",
    scheduled: "{code} revisi {revision} belum berlaku; mulai {on}, menurut keadaan per {date}.",
    superseded: "{code} revisi {revision} sudah digantikan revisi {by} pada {on}. Jangan dipakai.",
    logged:
      "{code} revisi {revision} sudah digantikan revisi {by} pada {on}, menurut catatan perubahan. Jangan dipakai. Naskahnya tidak ada di sini, jadi isi cetakan tidak dapat dibandingkan.",
    withdrawn: "{code} ditarik pada {on}. Jangan dipakai.",
    cancelled: "{code} revisi {revision} dibatalkan pada {on}. Jangan dipakai.",
    doubtful: "{code} revisi {revision} diragukan: isinya tidak dapat dipastikan. Jangan dipakai; laporkan kepada pengendali dokumen.",
    invalid: "{code} revisi {revision} tidak pernah berlaku. Jangan dipakai; laporkan kepada pengendali dokumen.",
    draft: "{code} revisi {revision} adalah draf. Jangan dipakai.",
    altered: "Isi cetakan ini bukan isi {code} revisi {revision} yang terdaftar. Jangan dipakai; laporkan kepada pengendali dokumen.",
    unknownRevision: "{code} ada, tetapi revisi {revision} tidak tercatat. Jangan dipakai sebelum pengendali dokumen memastikannya.",
    unknownCode: "Tidak ada dokumen {code} di pustaka ini.",
    unread: "Tulisan ini tidak memuat kode dokumen dan revisi.",
    copyOut:
      "Salinan terkendali No. {copy}, untuk {location}. Bila cetakan ini ditemukan di tempat lain, laporkan kepada pengendali dokumen.",
    copyBack: "Salinan No. {copy} untuk {location} sudah ditarik pada {on}. Jangan dipakai.",
    copyUnknown: "Salinan No. {copy} dari revisi ini tidak pernah diserahkan. Jangan dipakai; laporkan kepada pengendali dokumen.",
    compared: "Sidik jari cetakan cocok.",
    notCompared: "Sidik jari tidak diperiksa: hanya kode dan revisi yang diketik.",
    old: "Data ini mungkin sudah tidak mutakhir: diterbitkan menurut keadaan per {date}.",
  },
  open: "Buka dokumennya",
  openNow: "Buka yang berlaku",
};

/** Words of the verify page in one language; `{…}` is filled in by the page's script. */
export type VerifyTexts = typeof id;

const en: VerifyTexts = {
  about: "Scan the QR code on a print, or type what stands beside it. A document code and a revision are enough.",
  field: "The text beside the QR code",
  example: (stamp) => `For example ${stamp}`,
  check: "Check",
  camera: "Scan with the camera",
  stop: "Stop the camera",
  noCamera: "The camera can’t be opened. Type the text beside the QR code.",
  noScript: "Checking on this page needs JavaScript. Without it, compare the revision with the master list.",
  noData: "The data to check against could not be loaded. This page needs http(s) and one visit online.",
  answers: {
    effective: "{code} revision {revision} is in force, as of {date}.",
    scheduled: "{code} revision {revision} is not in force yet; from {on}, as of {date}.",
    superseded: "{code} revision {revision} was superseded by revision {by} on {on}. Don’t use it.",
    logged:
      "{code} revision {revision} was superseded by revision {by} on {on}, by the change log. Don’t use it. Its text is not held here, so the print can’t be compared.",
    withdrawn: "{code} was withdrawn on {on}. Don’t use it.",
    cancelled: "{code} revision {revision} was cancelled on {on}. Don’t use it.",
    doubtful: "{code} revision {revision} is in doubt: what it says can’t be relied on. Don’t use it; tell the document controller.",
    invalid: "{code} revision {revision} was never in force. Don’t use it; tell the document controller.",
    draft: "{code} revision {revision} is a draft. Don’t use it.",
    altered: "The text of this print is not that of {code} revision {revision} as registered. Don’t use it; tell the document controller.",
    unknownRevision:
      "{code} exists, but revision {revision} is not recorded. Don’t use it before the document controller has confirmed it.",
    unknownCode: "There is no document {code} in this library.",
    unread: "This text holds no document code and revision.",
    copyOut: "Controlled copy No. {copy}, for {location}. If you found this print elsewhere, tell the document controller.",
    copyBack: "Copy No. {copy} for {location} was recalled on {on}. Don’t use it.",
    copyUnknown: "Copy No. {copy} of this revision was never handed out. Don’t use it; tell the document controller.",
    compared: "The print’s digest matches.",
    notCompared: "The digest was not checked: only code and revision were typed.",
    old: "This data may be out of date: published as of {date}.",
  },
  open: "Open the document",
  openNow: "Open what is in force",
};

/** The words of the verify page by language. */
export const verifyTexts: Readonly<Record<Language, VerifyTexts>> = { id, en };
