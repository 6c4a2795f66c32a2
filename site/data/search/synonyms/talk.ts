import { groupsIn } from "./groups-in.ts";

/** Whom a customer asks for who is not content with who answers, and how. */
const SUPERIORS = ["atasan", "supervisor", "spv", "team leader", "tl", "leader", "manajer", "manager", "pimpinan", "bos", "boss"];
const ASKED = "minta hubungi sambungkan alihkan oper ketemu bicara ngomong panggil speak talk connect transfer".split(" ");
const asksFor = (whom: readonly string[]): string => ASKED.flatMap((asked) => whom.map((one) => `?${asked} ${one}`)).join(", ");

/** How one talks with customers: calls, messages, complaints, who decides. */
export const talkSynonyms = groupsIn(`
call back, telepon kembali, panggilan kembali, telepon balik, return call, ring back, ?telpon balik, ?telpon lagi,
?telepon ulang, ?hubungi kembali, ?hubungi lagi, ?hubungi balik, ?panggil balik, ?call again, ?ditelepon lagi, ?ditelpon balik,
?phone back, ?ring again, ?janji telepon, panggilan ulang, ?cb

panggilan keluar, outbound, outbound call, outgoing call, out call, menelepon pelanggan, ?telepon pelanggan, ?telepon keluar,
?calling customer, ?call the customer

tidak diangkat, ?tidak dijawab, tidak answered, tidak answer, ?tidak angkat, ?tidak ngangkat, ?tidak jawab, ?tidak pick up,
?reject, ?direject, ?tidak nyahut, ?ditolak, ?rna, ?ring tidak answer, ?voicemail, ?mailbox, ?unanswered, ?sibuk, ?busy,
?nada sibuk

nomor tidak aktif, ?nomor tidak nyambung, ?nomer tidak nyambung, ?tidak nyambung nomor, ?tidak nyambung nomer, ?tidak aktif, tidak dihubungi, tidak tersambung, unreachable, ?nomor mati, ?no mati, ?no hp mati, ?hp mati, ?no hp tidak aktif, ?hp tidak aktif, ?telepon tidak aktif, ?di luar jangkauan,
?tidak reachable, ?number inactive, ?tidak active, ?nomor tidak terdaftar, ?inactive number, ?tidak reach, ?dead number

salah sambung, wrong number, ?salah orang, ?wrong person, ?bukan pemilik, ?salah telepon, ?orang lain, ?someone else, ?bukan orangnya,
?nomor salah, ?nomer salah, ?nomernya salah, ?salah nomor, ?salah nomer

nomor pengganti, nomor alternatif, alternative number, ?alternative contact, ?alternate number, ?alternative contact number, ?other number, ?another number, ?different number,
?nomor lain, ?no lain, ?nomor cadangan, ?nomor keluarga, ?nomor saudara, ?nomor kedua

pesan singkat, sms, text message, ?texting

percobaan, attempt, attempts, ?berapa kali, ?brp kali, ?maksimal berapa kali, ?how many times, ?how often, ?sampai berapa kali

daftar tiket, ticket list, daftar call back, daftar, list, ?daftar pelanggan

salam, greeting, greet, sapa, menyapa, sapaan, ?hello, ?halo

salam penutup, ?penutup, ?closing, closing greeting, goodbye, ?akhiri, ?mengakhiri, ?tutup telepon, ?end call,
?menutup percakapan, ?say goodbye

salam pembuka, ?pembuka, ?opening, opening greeting, ?membuka percakapan, ?script awal, ?first greeting

mengalihkan, alihkan, transfer call, oper, sambungkan, redirect, ?lempar, ?dialihkan, ?forward, ?transfer telepon, ?oper telepon

pesan, pesan langsung, message, chat, dm, inbox, direct message, ?ngechat, ?ngedm, ?japri, ?messenger

media sosial, social media, medsos, sosmed, instagram, insta, ig, facebook, fb, twitter, tiktok, sociomedio, linkedin, threads,
youtube comment, ?tweet, ?twit, ?ngetweet, ?twiter, ?story, ?posting, ?postingan, ?post, ?reels, ?komen ig, ?whatsapp, ?wa,
?telegram, ?sosial media

mention, komentar, komen, comment, ?kolom komentar, ?kolom komen, ?comment section, ?tag, ?ditag, ?di tag, ?colek, ?tagged, ?mentioned

menyampaikan, memberi, memberitahu, mengabari, kasih, ngasih, kabari, kabarin, tell, give, inform, ?kasih tahu, ?kasih tau, ?infokan, ?beritahu, ?sampaikan, ?notify

balasan, balas, membalas, reply, respond, jawaban, response, ?jawab, ?bales

spam, iklan, advertisement, junk, promosi, ?akun palsu, ?bot, ?ads, ?scam, ?penipuan, ?hoax, ?hoaks, ?promo, ?jualan, ?olshop

pujian, praise, compliment, thank you, terima kasih, ?makasih, ?makasi, ?trims, ?thx, ?tq, ?apresiasi, ?appreciation, ?thanks, ?muji

tidak dijawab, tidak perlu dijawab, ?tidak perlu dibalas, ?tidak perlu balas, ?tidak dibalas, ?diabaikan, ?ignore,
?no reply needed, ?abaikan, ?tidak need reply

hinaan, menghina, ?insulting, ?insults, ?ngehina, ?komentar kasar, ?komentar jahat, ?rude comment, ?abusive comment, ?nasty comment, ?mean comment, ?hate comment, ?hate speech, insult, abusive, ?kasar, ?kata kasar, ?makian,
?caci maki, ?memaki, ?toxic, ?rude, ?swearing, ?hate

viral, ramai, heboh, ?trending, ?rame, ?masuk berita, ?going viral, ?banyak dibahas

prioritas, priority, vip, ?prio, pelanggan prioritas, ?artis, ?selebgram, ?influencer, ?pejabat, ?tokoh, ?public figure, ?orang penting,
?celebrity, ?publik figur, ?seleb, ?verified account, ?centang biru, ?blue tick, ?important person, ?important customer,
?followers banyak

keluhan, komplain, complain, complaint, complaining, aduan, pengaduan, mengadu, ngadu, ngeluh, ?lapor, ?laporan, ?melapor, ?padahal, ?even though,
?protes, ?tidak puas, ?unhappy, ?tidak happy, ?tidak satisfied, ?dissatisfied

hard complaint, hard complain, keluhan keras, pelanggan marah, marah, ngamuk, emosi, angry, furious, komplain keras, irate, ?mad,
?upset, ?kesal, ?kesel, ?sewot, ?teriak, ?membentak, ?bentak, ?yelling, ?yell, ?shouting, ?screaming, ?shout, ?murka, ?jengkel,
?naik pitam, ?nada tinggi, ?kecewa berat, ?geram, ?tidak terima, ?tidak accept, ?refuses, ?refuse, ?demanding, ?demands, ?insists, ?want your boss, ?your boss, ?your manager, ?your supervisor, ?swears, ?tidak calm, ?tidak mau dengar, ?menolak penjelasan, ?ngotot, ?ngeyel, ?aggressive,
${asksFor(SUPERIORS)},
?difficult customer, ?kecewa, ?frustrated, ?maki, ?galak, ?nyolot, ?caci maki, ?memaki, ?makian, ?ribut, ?ngegas, ?bawel, ?pelanggan kasar, ?customer kasar, ?kasar agent, ?ngatain, ?mengatai

ancaman, ancam, mengancam, threat, threaten, threatening, lapor polisi, somasi, jalur hukum, ?gugat, ?menggugat, ?tuntut,
?menuntut, ?nuntut, ?ancam viral, ?sue, ?lawyer, ?pengacara, ?ylki, ?pengadilan, ?court, ?legal action, ?lapor media, ?ke media,
?newspaper, ?newspapers, ?press, ?go to the media, ?report you, ?consumer protection, ?police, ?polisi, ?koran, ?surat pembaca, ?media massa, ?wartawan

eskalasi, escalate, escalation, teruskan, meneruskan, ?naikkan, ?naikin, ?raise

atasan, supervisor, spv, team leader, manajer, manager, bos, boss, pimpinan, ?kepala, ?leader, ?tl, ?bos kamu, ?someone higher

jelek, buruk, negatif, negative, bad, ?payah, ?ampas

menutup, tutup, close, penutupan, ?closing, ?closed, ?selesaikan

verifikasi, verification, verify, cek data, identitas, identity, mencocokkan, memverifikasi, ?validasi, ?validate, ?kyc,
?data diri, ?ktp, ?nama ibu kandung

verifikasi, ?data tidak cocok, ?data tidak sesuai, ?tidak cocok data, ?bukan pemilik, ?bukan pemiliknya, ?bukan atas nama, ?account holder, ?tidak owner, ?tidak account holder, ?pemilik layanan, pemilik, owner

rekapitulasi, rekap, recap, summary, ringkasan

jadwal, menjadwalkan, penjadwalan, schedule, reschedule, janji, appointment, ?atur waktu, ?booking
`);
