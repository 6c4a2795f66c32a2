import * as z from "zod";
import { actor } from "./events.ts";
import { sha256 } from "./identifier.ts";
import { isoDate, isoTime } from "./iso-date.ts";
import { localText } from "./local-text.ts";

const text = z.string().min(1);

/** A section as it was printed. */
const frameSection = z.strictObject({
  /** Its number. @id Nomornya. */
  number: text,
  /** Its heading. @id Judul bagiannya. */
  name: localText,
});

/** `rev-NN/issued.yaml`: when and by whom it was issued, its hashes, and the frame it was printed in (document-format §1). */
export const issued = z.strictObject({
  /** The day of issue, which is also the day it was written down. @id Hari terbit, yang juga hari pencatatannya. */
  date: isoDate,
  /** The moment of issue. @id Saat terbit. */
  time: isoTime.optional(),
  /** Who issued it. @id Siapa yang menerbitkannya. */
  by: actor,
  /**
   * True where the issue was signed: a signature that is gone is then missing, and never just not there.
   * @id `true` bila penerbitannya ditandatangani: tanda tangan yang hilang lalu ketahuan hilang, bukan dianggap tidak pernah ada.
   */
  signed: z.literal(true).optional(),
  /** Version of the tool that issued it. @id Versi alat yang menerbitkannya. */
  tool: text,
  /** Why it came into force before the day of issue, where it did. @id Mengapa berlaku sebelum hari terbit, bila demikian. */
  retroactive: text.optional(),
  /**
   * Why it comes into force long after the day of issue, where it does.
   * @id Mengapa baru berlaku lama setelah hari terbit, bila demikian.
   */
  ahead: text.optional(),
  /** SHA-256 of the document's file, with LF line ends. @id SHA-256 berkas dokumen, dengan akhir baris LF. */
  file: sha256,
  /**
   * SHA-256 of each picture shown, file linked to and signed sheet, by path in the folder.
   * @id SHA-256 setiap gambar yang ditampilkan, berkas yang ditautkan, dan lembar bertanda tangan, menurut alamatnya dalam folder.
   */
  assets: z.record(z.string(), sha256).default({}),
  /**
   * What was printed around the document's own words on that day.
   * @id Yang tercetak di sekitar kata-kata dokumen pada hari itu.
   */
  frame: z.strictObject({
    /** The organisation's name. @id Nama organisasi. */
    organisation: text,
    /** The document type's name. @id Nama jenis dokumen. */
    type: localText,
    /** Section id → number and name as printed. @id Id bagian → nomor dan nama sebagaimana tercetak. */
    sections: z.record(z.string(), frameSection),
    /** Role id → name as printed. @id Id peran → nama sebagaimana tercetak. */
    roles: z.record(z.string(), localText),
    /** Cited code → title. @id Kode yang dirujuk → judul. */
    titles: z.record(z.string(), text),
  }),
});
export type Issued = z.output<typeof issued>;
