import { groupsIn } from "./groups-in.ts";

/** What a service consists of, and may break: whatever else is said of it, in words that nobody knows, something is wrong with it. */
export const deviceSynonyms = groupsIn(`
telepon, menelepon, telpon, nelpon, telp, tlp, tlpn, call, calling, phone, panggilan, hubungi, menghubungi, ?ngontak, ?kontak,
?dial

internet, inet, internetan, ?browsing, ?streaming, ?download, ?upload, ?youtube, ?netflix, ?zoom, ?game, ?online, wifi, wi fi, jaringan, koneksi, network, connection, broadband, hotspot, sinyal, signal

modem, router, ont, perangkat, device, access point

televisi, tv, usee tv, useetv, iptv, stb, set top box, decoder, dekoder, siaran, channel, saluran tv

gambar, picture, image, layar, screen

suara, sound, voice, audio

indihome, speedy, telkom, fiber
`);

/** What a call is about, and what is done all the time. It hardly tells what is wanted: of an internet that is slow, “slow” says which guide answers. */
export const thingSynonyms = [
  ...deviceSynonyms,
  ...groupsIn(`
pelanggan, plgn, plg, customer, cust, konsumen, client, klien, nasabah, caller, penelepon, penelpon, ?user, ?pengguna

tiket, ticket, ?laporan, ?nomor laporan, ?no tiket, ?tt

akun, account, login, log in, ?user id, ?username

laptop, notebook, komputer, computer, pc, macbook, ?leptop

rumah, home, house, kantor, office

memeriksa, periksa, pemeriksaan, cek, mengecek, check, ?ngecek, ?pengecekan
`),
];
