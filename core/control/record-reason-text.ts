import type { LocalText } from "../../schemas/local-text.ts";
import { quotedList } from "../document/words/quoted-list.ts";
import { shortDigest } from "../sha256.ts";
import { approvalText } from "./reason-text.ts";
import type { RecordReason } from "./settings-history.ts";

/** Why a settings record has no effect, as a clause after its name. */
export function recordReasonText(reason: RecordReason): LocalText {
  switch (reason.why) {
    case "record-unreadable":
      return { en: "it can't be read", id: "tidak dapat dibaca" };
    case "record-out-of-turn":
      return {
        en: `its number is ${reason.number}, and the next record is ${reason.expected}`,
        id: `nomornya ${reason.number}, padahal catatan berikutnya ${reason.expected}`,
      };
    case "record-from-other":
      return {
        en: `it follows ${shortened(reason.from).en}, and the record before it is ${shortened(reason.expected).en}`,
        id: `menyambung ${shortened(reason.from).id}, padahal catatan sebelumnya ${shortened(reason.expected).id}`,
      };
    case "record-unapproved":
      return { en: `it is not approved as ${quotedList(reason.roles)} yet`, id: `belum disetujui sebagai ${quotedList(reason.roles)}` };
    case "record-changed":
      return {
        en: `it is not what ${reason.name} approved as “${reason.role}”`,
        id: `isinya bukan yang disetujui ${reason.name} sebagai “${reason.role}”`,
      };
    case "record-order":
      return {
        en: `“${reason.role}” approved it on ${reason.date}, before ${reason.after}`,
        id: `“${reason.role}” menyetujuinya pada ${reason.date}, sebelum ${reason.after}`,
      };
    case "record-approval":
      return approvalText(reason);
    case "record-not-apart":
      return {
        en: `one person (${reason.name}) approved it as “${reason.roles[0]}” and as “${reason.roles[1]}”, which are kept apart`,
        id: `satu orang (${reason.name}) menyetujuinya sebagai “${reason.roles[0]}” dan “${reason.roles[1]}”, yang dipisahkan`,
      };
  }
}

function shortened(digest: string | undefined): LocalText {
  if (digest === undefined) return { en: "nothing", id: "tidak ada" };
  const text = shortDigest(digest);
  return { en: text, id: text };
}
