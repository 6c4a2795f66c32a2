import type { JumpDocument, JumpIndex } from "../../site/data/search/jump-index.ts";
import { deviceSynonyms, shippedSynonyms, thingSynonyms } from "../../site/data/search/shipped-synonyms.ts";
import { livedDocument } from "../tools/lived-documents.ts";

/** What the made library's index holds of `count` documents: of so many, titles and keywords without the steps' texts. */
export function madeIndex(count: number): JumpIndex {
  return {
    documents: Array.from({ length: count }, (_, at) => documentOf(at + 1)),
    names: [],
    pages: [],
    synonyms: shippedSynonyms,
    things: thingSynonyms,
    devices: deviceSynonyms.length,
  };
}

function documentOf(number: number): JumpDocument {
  const { code, title, letter, isWithdrawn } = livedDocument(number);
  const flows = { P: ["Pelayanan", "Tindak Lanjut"], W: ["Pelaksanaan"], S: [], F: [] }[letter];
  return {
    code,
    title,
    revision: "00",
    status: isWithdrawn ? "withdrawn" : "effective",
    language: "id",
    address: `${code}/`,
    keywords: [title.toLowerCase().split(" lewat ")[0]?.split(" ").slice(1).join(" ") ?? ""],
    flows: flows.map((name) => ({
      title: name,
      address: `${code}/guide/${name.toLowerCase().replace(" ", "-")}/`,
      steps: ["Menerima", "Memeriksa data", "Data lengkap?", "Mengerjakan", "Menutup"].map((step, at) => [at + 1, step]),
    })),
  };
}

/** What is asked where a thousand documents say nearly the same, and what the title of the first hit's document says. */
export const madeQuestions: readonly (readonly [asked: string, title: RegExp])[] = [
  ["wifi lemot", /Gangguan Internet/],
  ["internet mati", /Gangguan Internet/],
  ["internet gak jalan", /Gangguan Internet/],
  ["slow connection", /Gangguan Internet/],
  ["lampu los merah", /Gangguan Internet/],
  ["intrenet ganguan", /Gangguan Internet/],
  ["gangguan internet loket", /Gangguan Internet lewat Loket/],
  ["tagihan mahal", /Keluhan Tagihan/],
  ["komplain tagihan", /Keluhan Tagihan/],
  ["billing complaint", /Keluhan Tagihan/],
  ["tagihn salah", /Keluhan Tagihan/],
  ["ngeluh tagihan lewat telepon", /Keluhan Tagihan lewat Telepon/],
  ["complaint about my bill on social media", /Keluhan Tagihan lewat Media Sosial/],
  ["mau pasang wifi", /Pasang Baru/],
  ["pasang baru", /Pasang Baru/],
  ["new installation", /Pasang Baru/],
  ["daftar langganan", /Pasang Baru|Berhenti Berlangganan/],
  ["pindah rumah", /Pindah Alamat/],
  ["moving house", /Pindah Alamat/],
  ["ganti alamat", /Pindah Alamat/],
  ["pindh alamat", /Pindah Alamat/],
  ["data pelanggan", /Data Pelanggan/],
  ["verifikasi data pelanggan", /Verifikasi Data Pelanggan/],
  ["customer data", /Data Pelanggan/],
  ["minta informasi", /Permintaan Informasi/],
  ["tanya info", /Permintaan Informasi/],
  ["tiket lanjutan", /Tiket Lanjutan/],
  ["panggilan keluar", /Panggilan Keluar/],
  ["outbound call", /Panggilan Keluar/],
  ["menelepon pelanggan", /Panggilan Keluar/],
  ["pelanggan vip", /Pelanggan Prioritas/],
  ["priority customer", /Pelanggan Prioritas/],
  ["pembayaran", /Pembayaran/],
  ["sudah bayar", /Pembayaran/],
  ["payment", /Pembayaran/],
  ["bayar lewat aplikasi", /Pembayaran lewat Aplikasi/],
  ["modem rusak", /Perangkat di Rumah|Gangguan Internet/],
  ["perangkat rumah", /Perangkat di Rumah/],
  ["paket tv", /Paket Televisi/],
  ["tv package", /Paket Televisi/],
  ["berhenti langganan", /Berhenti Berlangganan/],
  ["stop berlangganan", /Berhenti Berlangganan/],
  ["cancel subscription", /Berhenti Berlangganan/],
  ["unsubscribe", /Berhenti Berlangganan/],
  ["cabut layanan", /Berhenti Berlangganan/],
  ["formulir pasang baru", /Formulir Pasang Baru/],
  ["w-0155", /155$/],
  ["p0203", /203$/],
];
