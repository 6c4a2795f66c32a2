import { type Language, pick } from "../../languages/language.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { quotedList } from "../document/words/quoted-list.ts";
import { partsInWords } from "../seal/digest.ts";
import { shortDigest } from "../sha256.ts";
import { toldApart } from "./moment.ts";
import type { Reason, SignatureTrouble } from "./reason.ts";

/** Reasons as clauses, one after the other. */
export function reasonsText(reasons: readonly Reason[], language: Language): string {
  return reasons.map((reason) => pick(reasonText(reason), language)).join("; ");
}

/** Why an act does not count, as a clause after its name: “… has no effect: <this>.” */
export function reasonText(reason: Reason): LocalText {
  switch (reason.why) {
    case "unreadable":
      return { en: "it is not written as an event", id: "tidak tertulis sebagai peristiwa" };
    case "rights-unread":
      return {
        en: `${reason.file}, by which rights are judged, can't be read`,
        id: `${reason.file}, yang menjadi dasar penilaian hak, tidak dapat dibaca`,
      };
    case "unrecorded":
      return {
        en: "it does not say on which day it was written down (recorded)",
        id: "tidak menyebutkan kapan dicatat (recorded)",
      };
    case "recorded-ahead":
      return {
        en: `it says it was written down on ${reason.recorded}, and today is ${reason.today}`,
        id: `menyatakan dicatat pada ${reason.recorded}, padahal hari ini ${reason.today}`,
      };
    case "before-control":
      return {
        en: `no approved settings held on ${reason.recorded}, the day it was written down`,
        id: `belum ada pengaturan yang disetujui pada ${reason.recorded}, hari pencatatannya`,
      };
    case "unlisted":
      return {
        en: `“${reason.name}, ${reason.position}” was not in the list of people`,
        id: `“${reason.name}, ${reason.position}” tidak ada dalam daftar people`,
      };
    case "ambiguous":
      return {
        en: `more than one person is listed as “${reason.name}, ${reason.position}”, and it names no id`,
        id: `lebih dari satu orang terdaftar sebagai “${reason.name}, ${reason.position}”, dan id-nya tidak disebutkan`,
      };
    case "mixed":
      return {
        en: `the name “${reason.name}” mixes Latin letters with others that look like them`,
        id: `nama “${reason.name}” mencampur huruf Latin dengan huruf lain yang mirip`,
      };
    case "retired":
      return {
        en: `“${reason.name}, ${reason.position}” was listed until ${reason.until} only`,
        id: `“${reason.name}, ${reason.position}” hanya terdaftar sampai ${reason.until}`,
      };
    case "not-holder":
      if (reason.holders.length === 0) {
        return {
          en: `the position “${reason.position}” (${reason.name}) may not do it; nobody may: the settings name no position for it`,
          id: `jabatan “${reason.position}” (${reason.name}) tidak berhak; tidak ada yang berhak: pengaturan tidak menyebut jabatan untuk itu`,
        };
      }
      return {
        en: `the position “${reason.position}” (${reason.name}) may not do it; those that may are ${quotedList(reason.holders)}`,
        id: `jabatan “${reason.position}” (${reason.name}) tidak berhak; yang berhak ${quotedList(reason.holders)}`,
      };
    case "dated-ahead":
      return {
        en: `it is dated ${reason.date}, after ${reason.recorded}, the day it was written down`,
        id: `bertanggal ${reason.date}, setelah ${reason.recorded}, hari pencatatannya`,
      };
    case "too-far-ahead":
      return {
        en: `it is dated ${reason.date}, more than ${reason.days} days after ${reason.recorded}, the day it was written down`,
        id: `bertanggal ${reason.date}, lebih dari ${reason.days} hari setelah ${reason.recorded}, hari pencatatannya`,
      };
    case "backdated":
      return {
        en: `it is dated ${reason.date}, before ${reason.recorded}, the day it was written down, and gives no reason (retroactive)`,
        id: `bertanggal ${reason.date}, sebelum ${reason.recorded}, hari pencatatannya, tanpa alasan (retroactive)`,
      };
    case "not-on-its-day":
      return {
        en: `it is dated ${reason.date}; such an act holds on the day it is written down, ${reason.recorded}`,
        id: `bertanggal ${reason.date}; tindakan ini berlaku pada hari pencatatannya, ${reason.recorded}`,
      };
    case "other-moment":
      return {
        en: `its time “${reason.time}” is not of ${reason.recorded}, the day it was written down`,
        id: `waktunya “${reason.time}” bukan pada ${reason.recorded}, hari pencatatannya`,
      };
    case "nothing-issued":
      return {
        en: `nothing of the document was issued by ${reason.recorded}`,
        id: `belum ada revisi yang terbit pada ${reason.recorded}`,
      };
    case "not-withdrawn":
      return { en: "the document was not withdrawn before it", id: "dokumen tidak ditarik sebelumnya" };
    case "not-issued":
      return { en: `revision ${reason.revision} was not issued by then`, id: `revisi ${reason.revision} belum terbit saat itu` };
    case "in-force-already":
      return {
        en: `revision ${reason.revision} was in force since ${reason.effective}; it ends by being withdrawn or by the next one`,
        id: `revisi ${reason.revision} sudah berlaku sejak ${reason.effective}; berakhir bila ditarik atau digantikan`,
      };
    case "issued-already":
      return {
        en: `revision ${reason.revision} was issued on ${reason.issued}; only a draft is sent back`,
        id: `revisi ${reason.revision} sudah terbit pada ${reason.issued}; hanya draf yang dikembalikan`,
      };
    case "no-transcription":
      return {
        en: `revision ${reason.revision} is no transcription; an issued text never changes`,
        id: `revisi ${reason.revision} bukan transkripsi; teks terbit tidak pernah berubah`,
      };
    case "other-text":
      return {
        en: `it begins with ${shortDigest(reason.from)}, and the text before it is ${shortDigest(reason.expected)}`,
        id: `dimulai dari ${shortDigest(reason.from)}, padahal teks sebelumnya ${shortDigest(reason.expected)}`,
      };
    case "no-such-act":
      return {
        en: `no entry before it has the digest ${shortDigest(reason.act)}`,
        id: `tidak ada entri sebelumnya dengan sidik ${shortDigest(reason.act)}`,
      };
    case "act-has-effect":
      return {
        en: `the entry ${shortDigest(reason.act)} is valid; only one without effect is annulled`,
        id: `entri ${shortDigest(reason.act)} sah; hanya yang tidak berakibat yang dibatalkan`,
      };
    case "no-type":
      return {
        en: `its code fits no type of document in the settings of ${reason.recorded}`,
        id: `kodenya tidak cocok dengan jenis dokumen mana pun dalam pengaturan ${reason.recorded}`,
      };
    case "unapproved":
      return { en: `it is not approved as ${quotedList(reason.roles)}`, id: `belum disetujui sebagai ${quotedList(reason.roles)}` };
    case "approval":
      return approvalText(reason);
    case "approval-order": {
      const [on, beforeOn] = toldApart(reason, { date: reason.beforeDate, time: reason.beforeTime });
      return {
        en: `“${reason.role}” signed on ${on}, before “${reason.before}” (${beforeOn})`,
        id: `“${reason.role}” menandatangani pada ${on}, sebelum “${reason.before}” (${beforeOn})`,
      };
    }
    case "approved-before-issue":
      return {
        en: `“${reason.role}” signed on ${reason.date}, before revision ${reason.revision} was issued (${reason.issued})`,
        id: `“${reason.role}” menandatangani pada ${reason.date}, sebelum revisi ${reason.revision} terbit (${reason.issued})`,
      };
    case "approved-after-issue": {
      const [on, issued] = toldApart(reason, { date: reason.issued, time: reason.issuedTime });
      return {
        en: `“${reason.role}” signed on ${on}, after the issue (${issued})`,
        id: `“${reason.role}” menandatangani pada ${on}, setelah terbit (${issued})`,
      };
    }
    case "approval-voided":
      return {
        en: `the approval of ${reason.name} as “${reason.role}” was sent back on ${reason.on}`,
        id: `persetujuan ${reason.name} sebagai “${reason.role}” dikembalikan pada ${reason.on}`,
      };
    case "approval-undigested":
      return {
        en: `the approval of ${reason.name} as “${reason.role}” does not say what was approved`,
        id: `persetujuan ${reason.name} sebagai “${reason.role}” tidak memuat apa yang disetujui`,
      };
    case "not-apart":
      return {
        en: `one person (${reason.name}) signed as “${reason.roles[0]}” and as “${reason.roles[1]}”, which are kept apart`,
        id: `satu orang (${reason.name}) menandatangani sebagai “${reason.roles[0]}” dan “${reason.roles[1]}”, yang dipisahkan`,
      };
    case "effective-before-approval":
      return {
        en: `it is in force from ${reason.effective}, before its approval of ${reason.approved}`,
        id: `berlaku mulai ${reason.effective}, sebelum persetujuannya pada ${reason.approved}`,
      };
    case "effective-unexplained":
      return reason.effective < reason.issued
        ? {
            en: `it is in force from ${reason.effective}, before its issue (${reason.issued}), and gives no reason (retroactive)`,
            id: `berlaku mulai ${reason.effective}, sebelum terbit (${reason.issued}), tanpa alasan (retroactive)`,
          }
        : {
            en: `it comes into force on ${reason.effective}, more than 90 days after its issue (${reason.issued}), and gives no reason (ahead)`,
            id: `mulai berlaku ${reason.effective}, lebih dari 90 hari setelah terbit (${reason.issued}), tanpa alasan (ahead)`,
          };
    case "issuer": {
      const of = reasonText(reason.of);
      return { en: `who issued it: ${of.en}`, id: `yang menerbitkannya: ${of.id}` };
    }
    case "not-adopted":
      return {
        en: "it is a transcription that no approved settings record takes in (adopted)",
        id: "ini transkripsi yang tidak diterima catatan pengaturan mana pun (adopted)",
      };
    case "transcription-late":
      return {
        en: `revision ${reason.revision} is a transcription, and revision ${reason.issued} before it was issued here`,
        id: `revisi ${reason.revision} adalah transkripsi, padahal revisi ${reason.issued} sebelumnya terbit di sini`,
      };
    case "unsigned":
      return { en: "it is not signed, and this library requires it", id: "tidak bertanda tangan digital, padahal diwajibkan" };
    case "signature-missing":
      return {
        en: "it says that it was signed, and the signature is gone",
        id: "dinyatakan bertanda tangan, tetapi tanda tangannya hilang",
      };
    case "signature-of-other":
      return { en: "its signature is of another text", id: "tanda tangannya untuk teks lain" };
    case "signature":
      return signatureText(reason.outcome, reason.signer);
    case "signature-unchecked":
      return {
        en: "its signature was not checked: there is no ssh-keygen on this machine",
        id: "tanda tangannya tidak diperiksa: ssh-keygen tidak ada di mesin ini",
      };
    case "text-altered":
      return { en: `${reason.file} was altered after issue`, id: `${reason.file} diubah setelah terbit` };
    case "file-altered":
      return { en: `${reason.file} was altered`, id: `${reason.file} diubah` };
    case "file-missing":
      return { en: `${reason.file} is missing`, id: `${reason.file} hilang` };
    case "file-unread":
      return { en: `${reason.file} can't be read`, id: `${reason.file} tidak dapat dibaca` };
    case "approval-altered":
      return {
        en: `what was approved as “${reason.role}” has changed since: ${partsInWords(reason.parts).en}`,
        id: `yang disetujui sebagai “${reason.role}” berubah sejak itu: ${partsInWords(reason.parts).id}`,
      };
    case "pointer":
      return {
        en: `${reason.file} is a Git LFS pointer, not the file: pull it`,
        id: `${reason.file} adalah penunjuk Git LFS, bukan berkasnya: ambil dahulu`,
      };
    case "line-ends":
      return {
        en: `${reason.file} has other line ends than when it was issued`,
        id: `akhir baris ${reason.file} berbeda dari saat terbit`,
      };
    case "events-unreadable":
      return reason.line === undefined
        ? { en: "events.yaml can't be read", id: "events.yaml tidak dapat dibaca" }
        : {
            en: `events.yaml can't be read, from line ${reason.line} on`,
            id: `events.yaml tidak dapat dibaca, mulai baris ${reason.line}`,
          };
    case "entry-unreadable":
      return {
        en: `entry ${reason.entry} of events.yaml can't be read`,
        id: `entri ${reason.entry} events.yaml tidak dapat dibaca`,
      };
    case "events-altered":
      return {
        en: "the entries of events.yaml that were adopted are no longer what they were",
        id: "entri events.yaml yang diterima tidak lagi seperti semula",
      };
  }
}

function signatureText(outcome: SignatureTrouble, signer: string | undefined): LocalText {
  switch (outcome) {
    case "altered":
      return { en: "its signature does not fit its text", id: "tanda tangannya tidak cocok dengan teksnya" };
    case "other-namespace":
      return { en: "its signature was made for something else", id: "tanda tangannya dibuat untuk hal lain" };
    case "not-allowed":
      return {
        en: `its signature is by a key that was not ${signer ?? "the person"}'s`,
        id: `tanda tangannya memakai kunci yang bukan milik ${signer ?? "orang itu"}`,
      };
    case "expired":
      return {
        en: `its signature is by a key of ${signer ?? "the person"} that was not valid at the time`,
        id: `tanda tangannya memakai kunci ${signer ?? "orang itu"} yang tidak berlaku saat itu`,
      };
    case "unknown-person":
      return { en: "its signer has no signer in the list of people", id: "penanda tangannya tidak memiliki signer dalam daftar people" };
    case "no-signers":
      return { en: "there is no list of signers to check its signature by", id: "tidak ada daftar penanda tangan untuk memeriksanya" };
  }
}

/** What is so of one approval: it does not count, or nobody can tell here. */
export function approvalText({ name, role, of }: { name: string; role: string; of: Reason }): LocalText {
  const text = reasonText(of);
  return of.why === "signature-unchecked"
    ? {
        en: `the approval of ${name} as “${role}” (${text.en})`,
        id: `persetujuan ${name} sebagai “${role}” (${text.id})`,
      }
    : {
        en: `the approval of ${name} as “${role}” does not count: ${text.en}`,
        id: `persetujuan ${name} sebagai “${role}” tidak dihitung: ${text.id}`,
      };
}
