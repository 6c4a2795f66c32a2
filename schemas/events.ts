import * as z from "zod";
import { documentCode, personId, revision, sha256 } from "./identifier.ts";
import { isoDate, isoTime } from "./iso-date.ts";

const text = z.string().trim().min(1, "is empty");

/** Who acts: name and position as printed, and the id where the library's people have ids. */
export const actor = z.strictObject({
  /** The name as printed. @id Nama sebagaimana tercetak. */
  name: text,
  /** The position as printed; roles are held by positions. @id Jabatan sebagaimana tercetak; peran dipegang oleh jabatan. */
  position: text,
  /** The person's id, where the library's people have ids. @id Id orang itu, bila orang-orang di pustaka ini mempunyai id. */
  id: personId.optional(),
});
export type Actor = z.output<typeof actor>;

const common = {
  /** The day it happened, or holds from. @id Hari kejadiannya, atau hari mulai berlakunya. */
  date: isoDate,
  /** The day it was written down. @id Hari pencatatannya. */
  recorded: isoDate.optional(),
  /** The moment it was written down. @id Saat pencatatannya. */
  time: isoTime.optional(),
  /** Who did it. @id Siapa yang melakukannya. */
  by: actor,
  /**
   * True where a signature was made with it: one that is gone is then missing, and never just not there.
   * @id `true` bila disertai tanda tangan digital: yang hilang lalu ketahuan hilang, bukan dianggap tidak pernah ada.
   */
  signed: z.literal(true).optional(),
};
/** Why. @id Alasannya. */
const reason = text;
/** Why it holds from a day before it was written down. @id Mengapa berlaku dari hari sebelum pencatatannya. */
const retroactive = text.optional();

const ofCopy = {
  ...common,
  /** The copy's number. @id Nomor salinan. */
  copy: z.union([z.int().positive(), text]),
  /** Where the copy is kept. @id Tempat salinan disimpan. */
  location: text,
  /** The revision it is a copy of. @id Revisi yang disalin. */
  revision,
};
/** The digest of the act it is about. @id Sidik tindakan yang dimaksud. */
const act = sha256;

/** What happened to a document after issue (document-format §6). */
export const documentEvent = z.discriminatedUnion("event", [
  z.strictObject({
    /** The document was read again. @id Dokumen dibaca ulang. */
    event: z.literal("reviewed"),
    ...common,
    /**
     * `keep` leaves it as it is, `revise` asks for a new revision.
     * @id `keep`: tetap seperti adanya; `revise`: perlu revisi baru.
     */
    result: z.enum(["keep", "revise"]),
    /** What was noticed. @id Yang diperhatikan. */
    remark: text.optional(),
  }),
  z.strictObject({
    /** No revision of it is in force from this day on. @id Mulai hari ini tidak ada revisinya yang berlaku. */
    event: z.literal("withdrawn"),
    ...common,
    reason,
    /** The code of the document that takes its place. @id Kode dokumen penggantinya. */
    replacedBy: documentCode.optional(),
    retroactive,
  }),
  z.strictObject({
    /**
     * What was withdrawn is in force again; or, before the day of a withdrawal, it is taken back.
     * @id Yang ditarik berlaku lagi; atau, sebelum hari penarikan, penarikan itu dibatalkan.
     */
    event: z.literal("reinstated"),
    ...common,
    reason,
    retroactive,
  }),
  z.strictObject({
    /** An issued revision that never came into force. @id Revisi terbit yang tidak jadi berlaku. */
    event: z.literal("cancelled"),
    ...common,
    /** The revision that is cancelled. @id Revisi yang dibatalkan. */
    revision,
    reason,
  }),
  z.strictObject({
    /** A printed copy was handed out. @id Salinan cetak diserahkan. */
    event: z.literal("copy-issued"),
    ...ofCopy,
    /**
     * Who signed for it, by name and position as on the receipt.
     * @id Siapa yang menerimanya, nama dan jabatan seperti pada tanda terima.
     */
    receivedBy: text.optional(),
  }),
  z.strictObject({
    /** A printed copy came back, or was destroyed. @id Salinan cetak kembali, atau dimusnahkan. */
    event: z.literal("copy-recalled"),
    ...ofCopy,
  }),
  z.strictObject({
    /** A draft was sent back; its approvals are cleared. @id Draf dikembalikan; persetujuannya dihapus. */
    event: z.literal("rejected"),
    ...common,
    /** The role that sent it back. @id Peran yang mengembalikannya. */
    role: text,
    reason,
    /** The draft's revision. @id Revisi draf itu. */
    revision: revision.optional(),
    /**
     * Digests of the approvals that count no more, wherever they turn up.
     * @id Sidik persetujuan yang tidak berlaku lagi, di mana pun muncul.
     */
    voids: z.array(sha256).optional(),
  }),
  z.strictObject({
    /** A transcription was corrected after the paper original. @id Salinan ketik dibetulkan menurut naskah kertas aslinya. */
    event: z.literal("corrected"),
    ...common,
    /** The revision that was corrected. @id Revisi yang dibetulkan. */
    revision,
    /** SHA-256 of its file before. @id SHA-256 berkasnya sebelum itu. */
    from: sha256,
    /** SHA-256 of its file since. @id SHA-256 berkasnya sejak itu. */
    to: sha256,
    reason,
  }),
  z.strictObject({
    /**
     * An act that came to the library long after it was recorded is let in: it holds from this day.
     * @id Tindakan yang masuk ke pustaka lama setelah dicatat kini diterima: berlaku mulai hari ini.
     */
    event: z.literal("admitted"),
    ...common,
    act,
    reason,
  }),
  z.strictObject({
    /**
     * An entry of this list that has no effect is taken note of: a mistyped line isn't an error for ever.
     * @id Entri daftar ini yang tidak berakibat diberi catatan: baris yang salah ketik tidak selamanya menjadi kesalahan.
     */
    event: z.literal("annulled"),
    ...common,
    // In another order than above: fields are known by their order, to be described.
    reason,
    act,
  }),
]);
export type DocumentEvent = z.output<typeof documentEvent>;
export type EventName = DocumentEvent["event"];
export const eventNames: readonly EventName[] = documentEvent.options.flatMap(({ shape }) => [...shape.event.values]);

/** `events.yaml`: append-only. */
export const documentEvents = z.array(documentEvent);
