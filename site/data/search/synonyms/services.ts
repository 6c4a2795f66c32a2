import { groupsIn } from "./groups-in.ts";

/** What callers want to begin, change and end, beside what procedures call it. */
export const serviceSynonyms = groupsIn(`
pasang baru, registrasi, ?pendaftaran, new connection, new installation, psb, sign up, subscribe, subscription, register,
registration, ?pasang, ?masang, ?daftar, ?langganan, ?langganan baru, ?berlangganan, ?langganan internet, ?sambungan baru,
?pemasangan, ?pemasangan baru, ?install, ?installation, ?new subscription, ?new customer, ?pelanggan baru, ?new line,
?sudah daftar, ?udah daftar, ?udh daftar, ?mau daftar, ?cara daftar, ?ingin daftar, ?daftar baru, ?daftar online, ?mendaftar,
?kedaftar, ?availability, ?available here, ?is available, ?fibre available, ?fiber available, ?get internet, ?new internet, ?coverage, ?jangkauan, ?alamat tidak ada jaringan, ?jaringan tidak ada di alamat, ?jaringan tidak sampai, ?jaringan tidak masuk, ?tidak masuk jaringan, ?not covered, ?tidak covered, ?tidak terjangkau, ?tidak kejangkau, ?tidak tercover, ?buka layanan, ?aktivasi, ?activate, ?jadi pelanggan, ?ikut, ?join

pindah alamat, relocation, registrasi, ?pindah, ?pindah rumah, ?pindah lokasi, ?pindahan, ?ganti alamat, ?moving house, ?moving,
?moved, ?move, ?moving to a new house, ?new house, ?new home, ?new flat, ?new villa, ?new address, ?transfer line, ?transfer service, ?change address, ?relocate, ?migrasi, ?balik nama, ?ganti nama, ?change name

batal, pembatalan, batal pasang, berhenti langganan, berhenti, cabut layanan, pencabutan, cancel, cancellation, terminate,
termination, ?stop langganan, ?stop, ?cabut, ?putus langganan, ?putusin langganan, ?putus layanan, ?putus kontrak, ?mau putus, ?minta putus, ?ingin putus, ?mau cabut, ?pemutusan,
?unsubscribe, ?end contract, ?tutup layanan, ?udahan langganan, ?keluar, ?berhenti berlangganan, ?off langganan, ?nonaktif,
?deactivate, ?copot, ?tidak jadi, ?tidak jadi pasang, ?cancel subscription, ?leave, ?leaving, ?quit, ?tidak lanjut,
?tidak langganan, ?batalin

promo, diskon, penawaran, discount, offer, promotion, produk, ?murah, ?murah meriah, ?cashback, ?bonus, ?voucher, ?deals

paket, package, plan, ?ganti paket, ?ubah paket, ?pindah paket, ?turun paket, ?naik paket, ?change plan,
?change package, ?downgrade, ?turun kecepatan, ?naik kecepatan, ?tambah kecepatan, ?upgrade speed, ?naik speed, ?tambah speed, ?naikkan speed, ?naikkan kecepatan, ?faster plan, ?cheaper plan,
?kecepatan lebih tinggi, ?harga, ?harga paket, ?tarif, ?price, ?price list, ?how much, ?berapa harga, ?lebih murah, ?mbps,
?kuota, ?quota

tambah fitur, tambah, penambahan, add, add on, addon, upgrade, ?nambah, ?tambahan, ?minipack, ?aktifkan fitur, fitur, feature

informasi, keterangan, info, information, ?nanya, ?tanya, ?bertanya, ?ask, ?inquiry, ?enquiry, ?tau, ?tahu, ?penjelasan, ?syarat,
?persyaratan, ?requirements

pesanan, order, orderan, pesan barang, ?beli, ?purchase, ?belanja, ?checkout

pengiriman, kirim, delivery, shipping, ekspedisi, kurir, courier, ?resi, ?tracking number

retur, return item, tukar barang, exchange, ?salah kirim, ?barang cacat, ?barang rusak, ?damaged item, ?tidak sesuai pesanan

rekening bank, nomor rekening, rekening koran, bank account, account number, tabungan, savings, saldo, balance

kartu, card

kartu atm, kartu debit, atm card, debit card, ?kartu tertelan, ?kartu hilang, ?lost card

kartu kredit, credit card

kredit, credit, pinjaman uang, ?kpr

nomor telepon, ?nomor, ?nomer, ?no telp, ?no tlp, ?no telepon, ?no hp, phone number, telephone number, ?number, ?kontak,
?contact, ?nmr

alamat, address, ?lokasi, ?location, ?dimana letak, ?letak

penerangan, ?directory, directory assistance, ?buku telepon, ?yellow pages, ?informasi nomor, ?108, ?pln, ?pdam, ?rumah sakit,
?puskesmas, ?klinik, ?apotek, ?apotik, ?dokter, ?hospital, ?pharmacy, ?kantor polisi, ?polsek, ?polres, ?damkar, ?pemadam, ?pemadam kebakaran,
?hotel, ?rs, ?ambulans, ?ambulance, ?bandara, ?airport, ?stasiun, ?kampus, ?restoran, ?rumah makan, ?bengkel, ?taksi, ?kelurahan, ?kecamatan, ?samsat

salah nomor, ?nomor salah, ?wrong listing, ?nomor tidak sesuai
`);
