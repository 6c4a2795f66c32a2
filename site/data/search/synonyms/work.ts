import { groupsIn } from "./groups-in.ts";

/** What agents work with, and how they say that it fails them; in what way procedures say it. */
const TOOLS = ["aplikasi", "app", "apps", "sistem", "system", "tool", "tools", "crm", "aplikasi tiket", "ticketing system"];
const FAILED = ["error", "eror", "down", "gangguan", "mati", "trouble", "hang", "ngehang", "tidak jalan", "tidak masuk", "tidak buka"];
const saysOf = (mark: string, failures: readonly string[]) =>
  TOOLS.flatMap((tool) => failures.map((failure) => `${mark}${tool} ${failure}`));
const toolFails = [...saysOf("", ["tidak diisi", "tidak diakses", "tidak dibuka"]), ...saysOf("?", FAILED)].join(", ");

/** What is done with data, applications and requests, whatever they are about. */
export const workSynonyms = groupsIn(`
mencatat, catat, pencatatan, log, ?note, ?note down, ?input, ?nginput, ?entri, ?entry, ?tulis

mengisi, isi, pengisian, fill, fill in, fill out, ?ngisi

tersedia, ketersediaan, available, availability, ?ready, ?stok, ?stock, ?habis, ?kosong, ?unavailable, ?out of stock, ?sold out

perubahan data, penambahan data, mengubah data, ubah data, change data, correct data, ?ganti data, ?koreksi data, ?benerin data,
?betulin data, ?perbaiki data, ?update data, ?data salah, ?salah data, ?wrong data

menolak, tolak, penolakan, reject, decline, ?nolak, ?ditolak, ?rejected, ?declined, ?refused

wewenang, berwenang, kewenangan, authority, authorised, authorized, ?boleh memutuskan

${toolFails}

penjelasan, menjelaskan, explanation, explain

memahami, paham, mengerti, ngerti, understand, ?understood, ?mudeng

kasus, case

kunci, mengunci, lock, ?kelock

berminat, minat, tertarik, interested

menawarkan produk, up selling, cross selling, ?upsell, ?nawarin, ?tawarin, ?offer product, ?nawarin produk

menyembunyikan, sembunyikan, hide, hidden

mendesak, urgent, darurat, emergency, ?urgen

antrean, antrian, queue

tenggat, batas waktu, deadline, ?target waktu

pengisi daya, charger, adaptor, adapter, ?cas, ?casan

hilang, kehilangan, lost, missing
`);
