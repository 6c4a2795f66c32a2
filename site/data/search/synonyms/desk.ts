import { groupsIn } from "./groups-in.ts";

/** What is asked of the service desk inside the house. */
export const deskSynonyms = groupsIn(`
kata sandi, sandi, password, pasword, passwd, pwd, passcode, pin, ?pw, ?pass, ?paswod, ?kata kunci masuk

lupa sandi, lupa kata sandi, lupa password, ?lupa pass, ?lupa pwd, ?lupa pin, ?pass lupa, pemulihan kata sandi, password reset, reset password, forgot password, ?akun terkunci,
?akun keblokir, ?akun kekunci, ?akun lock, ?kelock, ?account locked, ?locked out, ?locked account, ?tidak login, ?gagal login, ?tidak log in,
?cannot login, ?cant log in, ?tidak masuk akun, ?ganti password, ?ganti sandi, ?ubah kata sandi, ?change password,
?password salah, ?wrong password, ?password expired, ?sandi kedaluwarsa, ?akun terblokir, ?unlock account, ?buka blokir akun

lupa, ?lali, ?poho, forgot, forgotten, reset, pulih, memulihkan, pemulihan, recover, recovery, ?ingat

kode, code, ?otp, ?kode otp, ?kode verifikasi, ?verification code, ?sms kode

pinjam, peminjaman, borrow, loan, lend, ?sewa, ?pakai laptop, ?pake laptop, ?use laptop, ?rent

kembali, mengembalikan, pengembalian, return, kembalikan, balikin, ?balikin laptop pinjaman, ?kembalikan laptop pinjaman, ?mulangin, ?pulangin, ?give back, ?bring back, ?brought back, ?came back, ?come back, ?comes back, ?balikkan

tamu, visitor, guest, pengunjung

formulir, form, borang, ?blangko, ?template

berita acara, serah terima, handover, hand over, ?bast, ?tanda terima

permintaan, request, permohonan, ?minta bantuan, ?bantuan, ?help, ?minta tolong

meja layanan, service desk, help desk, helpdesk, ?it support, ?support
`);
