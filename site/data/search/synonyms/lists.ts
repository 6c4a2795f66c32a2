import { groupsIn } from "./groups-in.ts";

/** What controllers and auditors call the registers and other lists. */
export const listSynonyms = groupsIn(`
rekaman, masa simpan, retensi, retention, records, ?arsip, ?archive, ?masa penyimpanan, ?penyimpanan, ?lama simpan, ?disimpan berapa lama, ?how long keep

daftar induk, master list, ?document register, ?document list, ?daftar dokumen, ?semua dokumen, ?dokumen berlaku, ?all documents, ?documents in force

dokumen pihak lain, documents held elsewhere, ?dokumen eksternal, ?dokumen luar, ?external documents

jadwal tinjauan, reviews, ?tinjauan, ?review, ?kaji ulang, ?peninjauan, ?tinjauan jatuh tempo, ?tinjau ulang, ?ditinjau, ?due for review, ?reviews due, ?overdue reviews

distribusi salinan, controlled copies, ?daftar distribusi, ?pemegang salinan, ?copy holders, ?distribution list

klausul, clauses, ?matriks klausul, ?clause matrix, ?iso matrix, ?iso clauses

persetujuan, approvals, approval, ?acc, ?approve, ?approved, ?izin, ?seizin, ?tanda tangan, ?pengesahan, ?pending approvals, ?menunggu persetujuan, ?menunggu tanda tangan, ?waiting for signature, ?signatures

glosarium, glossary, ?daftar istilah, ?kamus, ?istilah, ?definitions, ?terms

rasci, ?raci

peta, map, ?peta dokumen, ?document map

temuan pemeriksaan, findings, ?temuan

riwayat, history, ?baru berubah, ?perubahan terbaru, ?what changed, ?recent changes, ?what is new

periksa cetakan, verify a print, ?keaslian, ?cetakan asli, ?cek cetakan, ?verify print, ?check a print, ?is this print current
`);
