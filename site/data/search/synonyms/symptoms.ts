import { groupsIn } from "./groups-in.ts";

/** What callers say is wrong, beside what procedures call it. A no and what can or is are left out: `tidak bisa nyala` is `tidak nyala`. */
export const symptomSynonyms = groupsIn(`
gangguan, trouble, rusak, kerusakan, error, eror, masalah, bermasalah, kendala, terkendala, problem, issue, fault, faulty,
outage, broken, damage, damaged, ?ggn, ?down, ?bapuk, ?ngaco, ?kacau, ?soak, ?jebol, ?drop, ?tidak help, ?tidak helped, ?tidak ngaruh, ?tidak mempan, ?restart modem, ?restart router, ?sudah restart, ?reboot, ?rebooted, ?no service, ?tidak service, ?not responding, ?glitch, ?glitchy, ?intermittent, ?weak signal, ?poor signal, ?bad signal,
?bad connection, ?poor connection, ?went down, ?goes down, ?out of service, ?perbaiki, ?repair, ?benerin, ?betulin, ?tidak jalan, ?tidak berfungsi, ?tidak dipakai,
?tidak pakai, ?tidak digunakan, ?tidak dibuka, ?tidak buka, ?tidak akses, ?tidak diakses, ?tidak normal, ?tidak stabil,
?tidak respon, ?tidak berjalan, ?tidak work, ?tidak working, ?stopped working, ?unstable, ?tidak loading, ?tidak load,
?bermasalah, ?ada apa

lambat, lemot, lelet, lola, ngelag, lag, lagging, slow, gangguan, ?kecepatan tidak sesuai, ?speed tidak sesuai, ?tidak kenceng,
?buffering, ?buffer, ?muter, ?loading, ?patah patah, ?patah, ?tersendat, ?macet, ?seret, ?nge lag, ?rto, ?timeout, ?time out,
?ping tinggi, ?high ping, ?kurang kencang, ?kurang cepat, ?slow speed, ?tidak kencang, ?tidak cepat, ?nyendat, ?ngadat, ?freeze,
?freezing

mati, padam, putus, terputus, dead, disconnected, disconnect, disconnecting, ?dc, gangguan, ?off, ?offline, ?hilang, ?los, ?loss,
?byar pet, ?cutting out, ?cut out, ?cuts out, ?nyala mati, ?hidup mati, ?mati hidup, ?lampu merah, ?los merah, ?red light,
?red los, ?merah, ?red, ?kedip, ?berkedip, ?blinking, ?tidak nyala, ?tidak menyala, ?tidak hidup, ?tidak sinyal, ?tidak signal,
?tidak internet, ?tidak jaringan, ?tidak koneksi, ?tidak connection, ?tidak konek, ?tidak connect, ?tidak connected,
?tidak terkoneksi, ?tidak nyambung, ?tidak tersambung, ?tidak terhubung, ?tidak turn on, ?dropping, ?drops, ?blackout,
?kabel putus, ?mati total, ?matot

gangguan, ?tidak muncul, ?tidak keluar, ?tidak gambar, ?tidak tampil, ?tidak picture, ?tidak sound, ?tidak suara, ?tidak bunyi,
?semutan, ?gambar hilang, ?layar hitam, ?hitam, ?black, ?black screen, ?blank, ?ngeblank, ?gelap, ?buram, ?blur, ?pecah, ?bintik,
?semut, ?hang, ?ngehang, ?ngefreeze, ?pixelated

gangguan, ?kresek, ?kemresek, ?berisik, ?tulalit, ?noise, ?noisy, ?static, ?crackling, ?crackle, ?dengung, ?gema, ?echo, ?tidak nada,
?tidak dial tone, ?dial tone, ?tidak terdengar, ?suara putus, ?suara kecil, ?sunyi

tagihan, bill, billing, invoice, rekening, biaya, charge, charged, ?iuran, ?abonemen, ?tarif bulanan, ?nagih, ?faktur, ?struk

membengkak, bengkak, mahal, kemahalan, too high, expensive, overcharged, ?naik, ?melonjak, ?tinggi, ?high, ?kebanyakan,
?kegedean, ?dobel, ?double, ?ganda, ?dua kali, ?twice, ?tidak sesuai, ?tidak wajar, ?salah hitung, ?tidak cocok, ?lebih besar,
?wrong amount, ?incorrect

pembayaran, bayar, payment, pay, paid, lunas, pelunasan, transfer, ?kebayar, ?nyicil, ?cicilan, ?denda, ?tunggakan, ?nunggak,
?late fee, ?isolir, ?terisolir, ?terblokir, ?blokir, ?diblokir, ?kena isolir, ?suspended, ?jatuh tempo, ?due date, ?kuitansi,
?bukti bayar, ?receipt

?refund, ?uang kembali, ?pengembalian dana, ?kompensasi, ?ganti rugi, ?compensation, ?restitusi, restitusi, kompensasi,
pengembalian dana, refund, tagihan

kemajuan, perkembangan, status, progres, progress, ?sampai mana, ?sejauh mana, ?update, ?kelanjutan, ?kabar, ?lacak, ?track,
?tracking, ?follow up, ?fu, ?tindak lanjut, ?kelanjutannya

permintaan belum selesai, kemajuan permintaan, keluhan, ?tidak datang, ?tidak selesai, ?tidak beres, ?tidak kelar,
?tidak ditangani, ?tidak diperbaiki, ?tidak dibenerin, ?tidak dibetulin, ?tidak dikerjakan, ?tidak terpasang, ?tidak dipasang, ?tidak diproses, ?tidak direspon,
?tidak ditindaklanjuti, ?tidak tindakan, ?tidak tanggapan, ?tidak tindak lanjut, ?tidak kejelasan, ?tidak kabar,
?tidak kepastian, ?tidak fixed, ?tidak done, ?tidak finished, ?tidak completed, ?tidak news, ?tidak update, ?still nothing, ?when will, ?how much longer, ?tidak resolved, ?unresolved, ?tidak arrived, ?tidak arrive, ?tidak come, ?tidak came, ?tidak show,
?tidak show up, ?no show, ?tidak turn up, ?tidak turned up, ?kapan selesai, ?kapan datang, ?kapan diperbaiki, ?kapan beres,
?kapan pulih, ?waiting for installation, ?still waiting, ?waiting for technician, ?tidak installed, ?nunggu, ?menunggu, ?waiting, ?pending, ?lama, ?how long, ?berapa lama, ?mangkir, ?ingkar, ?molor, ?ngaret, ?telat, ?terlambat, ?late, ?delayed, ?berkali kali,
?berulang kali, ?tidak ditanggapi

ganda, dobel, double, duplikat, duplicate, rangkap

waktu tanggap, response time, ?waktu respon, ?batas waktu jawab, ?response times, ?speed of answer

lengkap, kelengkapan, complete, completeness

tepat, ketepatan, akurat, accuracy, accurate, akurasi

?teknisi, ?technician, ?engineer, ?tukang, teknisi, petugas lapangan, kunjungan teknisi, ?petugas
`);
