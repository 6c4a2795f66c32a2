import * as z from "zod";
import { addressTemplate } from "./address-template.ts";
import { defaultTypes } from "./default-types.ts";
import { documentCode, personId, revision } from "./identifier.ts";
import { isoDate } from "./iso-date.ts";
import { language, localText } from "./local-text.ts";
import { isTimeZone } from "./time-zone.ts";

const text = z.string().trim().min(1, "is empty");
const duration = z
  .string()
  .regex(/^\d+ (days?|months?|years?|hari|bulan|tahun)$/i, "is not a number and days, months or years, such as 24 months");

/** What fills a section: prose of the body, the flows, or one key of the frontmatter. */
export const sectionSource = z.enum([
  "text",
  "flows",
  "references",
  "parties",
  "definitions",
  "workInstructions",
  "records",
  "applications",
  "changes",
]);

/** One section of a document type, in printed order. */
export const sectionType = z.strictObject({
  /** A permanent name used in links and files. @id Nama tetap yang dipakai dalam tautan dan berkas. */
  id: z.string().regex(/^[a-zA-Z][\w-]*$/, "is not a word"),
  /** The heading as printed. @id Judul bagian sebagaimana tercetak. */
  name: localText,
  /**
   * What fills it: prose of the body (`text`), the flows, or one list of the frontmatter.
   * @id Isinya: teks (`text`), alur (`flows`), atau satu daftar dari frontmatter.
   */
  from: sectionSource,
  /** True where the section may not be left out. @id `true` bila bagian ini wajib ada. */
  required: z.boolean().default(false),
  /** Letters of the document types a list of codes accepts. @id Huruf jenis dokumen yang diterima daftar kode. */
  accepts: z.array(text).optional(),
});
export type SectionType = z.output<typeof sectionType>;

/** A kind of document: procedure, work instruction, standard, form. */
export const documentType = z.strictObject({
  /** What documents of this type are called. @id Sebutan dokumen jenis ini. */
  name: localText,
  /**
   * How high it stands, 1 (manual) to 4 (form); default: M 1, P 2, W and S 3, F 4.
   * @id Tingkatnya, 1 (manual) sampai 4 (formulir); bawaan: M 1, P 2, W dan S 3, F 4.
   */
  level: z.int().min(1).max(4).optional(),
  /** The roles that sign, in this order. @id Peran yang menandatangani, dalam urutan ini. */
  approvals: z.array(text).default(["prepared", "checked", "approved"]),
  /**
   * Positions that may hold a role; a role not listed may be held by anyone.
   * @id Jabatan yang boleh memegang suatu peran; peran yang tidak disebut boleh dipegang siapa pun.
   */
  holders: z.record(z.string(), z.array(text)).default({}),
  /** Pairs of roles one person may not both hold. @id Pasangan peran yang tidak boleh dipegang satu orang. */
  apart: z.array(z.tuple([text, text])).default([]),
  /** The longest time between reviews. @id Jarak terlama antartinjauan. @example 24 months */
  reviewEvery: duration.optional(),
  /** How long superseded revisions are kept. @id Berapa lama revisi yang digantikan disimpan. @example 5 years */
  keepSuperseded: duration.optional(),
  /** Its sections, in printed order. @id Bagian-bagiannya, dalam urutan cetak. */
  sections: z.array(sectionType).default([]),
});
export type DocumentType = z.output<typeof documentType>;

/** A document kept by someone else: known by code and title only. */
export const externalDocument = z.strictObject({
  /** Its code, as documents cite it. @id Kodenya, sebagaimana dirujuk dokumen. */
  code: documentCode,
  /** Its title. @id Judulnya. */
  title: text,
  /** Who keeps it. @id Siapa yang memegangnya. */
  heldBy: text,
});
export type ExternalDocument = z.output<typeof externalDocument>;

/** Someone who signs. */
export const person = z.strictObject({
  /** The name as printed. @id Nama sebagaimana tercetak. */
  name: text,
  /** The position as printed; roles are held by positions. @id Jabatan sebagaimana tercetak; peran dipegang oleh jabatan. */
  position: text,
  /** The principal in `allowed_signers`. @id Namanya (principal) dalam `allowed_signers`. */
  signer: text.optional(),
  /**
   * Tells people of one name apart, and one person's several positions together.
   * @id Membedakan orang yang bernama sama, dan menyatukan beberapa jabatan satu orang.
   */
  id: personId.optional(),
  /**
   * The last day this person acts in this position; whoever leaves is kept while what they did still counts.
   * @id Hari terakhir orang ini bertindak dalam jabatan ini; yang pergi tetap tercantum selama tindakannya masih dihitung.
   */
  until: isoDate.optional(),
});
export type Person = z.output<typeof person>;

/** The roles that sign documents where the settings name none. */
export const defaultRoles = {
  prepared: { id: "Dibuat oleh", en: "Prepared by" },
  checked: { id: "Diperiksa oleh", en: "Checked by" },
  approved: { id: "Disetujui oleh", en: "Approved by" },
};

/** How severe a finding of a rule is in this library. */
export const ruleLevel = z.enum(["off", "note", "warning", "error"]);

/** One way in which document codes are made. */
export const codePattern = z.strictObject({
  /**
   * Parts in braces: `{number}`, `{type}` (unless all these codes are of one type), and those under `parts`.
   * @id Unsur dalam kurung kurawal: `{number}`, `{type}` (kecuali semua kode ini satu jenis), dan yang ada di `parts`.
   */
  pattern: z
    .string()
    .refine((p) => p.includes("{number}"), "lacks {number}")
    .default("{type}-{number}"),
  /** The values each part may take. @id Nilai yang boleh dipakai tiap unsur. */
  parts: z.record(z.string(), z.array(text)).default({}),
  /**
   * Digits of the number; one that needs more has more, but not in codes of two parts: “F-150” is no code beside F-15.
   * @id Banyaknya angka pada nomor; yang perlu lebih boleh lebih, kecuali pada kode dua unsur: “F-150” bukan kode di samping F-15.
   */
  digits: z.int().min(1).max(9).default(2),
  /**
   * The types whose codes are made like this. Left out: all that no other pattern names.
   * @id Jenis yang kodenya dibuat begini. Bila tidak ditulis: semua yang tidak disebut pola lain.
   * @example [SOP, WI]
   */
  types: z.array(text).min(1, "is empty").optional(),
});
export type CodePattern = z.output<typeof codePattern>;

const firsts = { number: "00", letter: "A", label: "1" } as const;

/** How revisions are named that begin with this one. */
function styleOf(first: string | undefined): keyof typeof firsts {
  if (first === undefined || /^\d+$/.test(first)) return "number";
  return /^[A-Z]{1,3}$/.test(first) ? "letter" : "label";
}

/** `library.yaml`: one organisation's rules (document-format §5). Only the organisation's name has no default. */
export const librarySettings = z.strictObject({
  /** The organisation's name as printed. @id Nama organisasi sebagaimana tercetak. */
  organisation: text,
  /** The language of documents that name none. @id Bahasa dokumen yang tidak menyebut bahasanya. */
  language: language.default("id"),
  /**
   * IANA zone; a revision comes into force at midnight here.
   * @id Zona IANA; revisi mulai berlaku pukul 00.00 di sini.
   * @example Asia/Jakarta
   */
  timeZone: z.string().refine(isTimeZone, "is not a time zone such as Asia/Jakarta").default("Asia/Jakarta"),
  /**
   * The scheme of document codes: one pattern, or a list of them, by type or unit.
   * @id Skema kode dokumen: satu pola, atau daftar pola menurut jenis atau unit.
   */
  code: z.union([codePattern, z.array(codePattern).min(1, "is empty")]).prefault({}),
  /** How revisions are named, and follow each other. @id Cara revisi dinamai dan diurutkan. */
  revision: z
    .strictObject({
      /**
       * `number`: 00, 01 …; `letter`: A … Z, AA …; `label`: as their author names them (v1.0.3, 2024-03), in the order of the change
       * log. Left out, the first revision tells.
       * @id `number`: 00, 01 …; `letter`: A … Z, AA …; `label`: seperti dinamai penyusunnya (v1.0.3, 2024-03), menurut urutan catatan
       * perubahan. Bila tidak ditulis, dikenali dari revisi pertama.
       */
      style: z.enum(["number", "letter", "label"]).optional(),
      /**
       * The first revision of a document.
       * @id Revisi pertama sebuah dokumen.
       * @default "00" of numbers, "A" of letters, "1" of labels
       */
      first: revision.optional(),
      /** Digits of a number. @id Banyaknya angka. */
      digits: z.int().min(1).max(9).default(2),
    })
    .prefault({})
    .transform(({ style: written, first, digits }) => {
      const style = written ?? styleOf(first);
      return { style, first: first ?? firsts[style], digits };
    }),
  /**
   * Whether a section that a document lacks counts all the same, or takes no number. Transcriptions number all.
   * @id Apakah bagian yang tidak ada dalam dokumen tetap dihitung, atau tidak diberi nomor. Pada salinan ketik semua bernomor.
   */
  sectionNumbers: z.enum(["all", "present"]).default("all"),
  /**
   * How a step's RC code is made: `{code}` is the document's, `{step}` the step's number.
   * @id Cara kode RC langkah dibuat: `{code}` kode dokumen, `{step}` nomor langkah.
   */
  rc: z
    .strictObject({
      /** `{code}` and `{step}`, with what stands around them. @id `{code}` dan `{step}`, dengan tulisan di sekitarnya. */
      pattern: z
        .string()
        .refine((p) => p.includes("{code}") && p.includes("{step}"), "lacks {code} or {step}")
        .default("{code}_R{step}"),
    })
    .prefault({}),
  /**
   * Roles that sign: id → name as printed, in order.
   * @id Peran yang menandatangani: id → nama sebagaimana tercetak, berurutan.
   */
  roles: z.record(z.string().regex(/^[a-z][\w-]*$/, "is not a word in lower case"), localText).prefault(defaultRoles),
  /** Document types by their letter in the code. @id Jenis dokumen menurut hurufnya dalam kode. */
  types: z.record(z.string(), documentType).prefault(defaultTypes),
  /**
   * Retention that ends with an event and not after a time.
   * @id Retensi yang berakhir karena suatu peristiwa, bukan setelah jangka waktu.
   */
  retention: z
    .strictObject({
      /** The events, as records name them. @id Peristiwanya, sebagaimana disebut pada rekaman. @example selama berlaku */
      events: z.array(text).default([]),
    })
    .prefault({}),
  /** Documents held elsewhere. @id Dokumen yang dipegang di tempat lain. */
  external: z.array(externalDocument).default([]),
  /** People who sign. @id Orang-orang yang menandatangani. */
  people: z.array(person).default([]),
  /**
   * Whether an approval must carry a signature that can be verified.
   * @id Apakah persetujuan wajib disertai tanda tangan digital yang dapat diperiksa.
   */
  signatures: z.enum(["optional", "required"]).default("optional"),
  /**
   * Who may do what changes what is in force, beside those who approve.
   * @id Siapa yang boleh mengubah keberlakuan, selain yang menyetujui.
   */
  acts: z
    .strictObject({
      /**
       * Positions that withdraw, reinstate and cancel, beside the holders of a type's last role: deputies.
       * @id Jabatan yang menarik, memberlakukan kembali, dan membatalkan, selain pemegang peran terakhir jenisnya: para wakil.
       */
      withdraw: z.array(text).default([]),
      /**
       * Positions that correct a transcription and annul a line that has no effect, beside those: the document controller.
       * @id Jabatan yang membetulkan salinan ketik dan membatalkan baris yang tidak berakibat, selain mereka: pengendali dokumen.
       */
      correct: z.array(text).default([]),
      /**
       * For how many days after it was written down an act may come to the library without being admitted.
       * @id Berapa hari setelah dicatat suatu tindakan boleh masuk ke pustaka tanpa perlu diterima secara khusus (`sop admit`).
       */
      within: z.int().min(1).max(366).default(14),
    })
    .prefault({}),
  /** Who approves these settings. @id Siapa yang menyetujui pengaturan ini. */
  settings: z
    .strictObject({
      /**
       * The roles that sign a change of settings, in this order; default: the last role of the first type.
       * @id Peran yang menandatangani perubahan pengaturan, dalam urutan ini; bawaan: peran terakhir jenis pertama.
       */
      approvals: z.array(text).min(1).optional(),
      /**
       * Positions that may hold such a role; default: as the first type says.
       * @id Jabatan yang boleh memegang peran itu; bawaan: seperti pada jenis pertama.
       */
      holders: z.record(z.string(), z.array(text)).default({}),
      /** Pairs of those roles that one person may not both hold. @id Pasangan peran itu yang tidak boleh dipegang satu orang. */
      apart: z.array(z.tuple([text, text])).default([]),
    })
    .prefault({}),
  /** Abbreviations everyone here knows. @id Singkatan yang dikenal semua orang di sini. */
  abbreviations: z.array(text).default([]),
  /** What readers of the portal search by. @id Kata yang dipakai pembaca portal untuk mencari. */
  search: z
    .strictObject({
      /**
       * Groups of words and phrases that mean the same to who asks, beside those that are shipped.
       * @id Kelompok kata dan ungkapan yang sama artinya bagi penanya, selain yang sudah tersedia.
       * @example [[modem, router, ont], [pindah alamat, relokasi]]
       */
      synonyms: z.array(z.array(text).min(2)).default([]),
    })
    .prefault({}),
  /** How the portal looks, and where its readers turn to. @id Tampilan portal, dan ke mana pembacanya menyampaikan usul. */
  portal: z
    .strictObject({
      /**
       * `house`: lanes, then Deskripsi; `sop-ap`: PermenPAN-RB 35/2012.
       * @id `house`: jalur, lalu Deskripsi; `sop-ap`: PermenPAN-RB 35/2012.
       */
      layout: z.enum(["house", "sop-ap"]).default("house"),
      /**
       * What of a flow is printed: the drawing with its description column (the table only where the drawing can't be read on paper),
       * the step table, or both.
       * @id Yang dicetak dari suatu alur: gambar dengan kolom deskripsinya (tabel hanya bila gambar tidak terbaca di kertas), tabel
       * langkah, atau keduanya.
       */
      print: z.enum(["drawing", "table", "both"]).default("drawing"),
      /**
       * Languages readers can choose beside the library's own; left out: Indonesian and English. Each is a copy of every page: of a
       * library that nobody reads in another language, `[]` halves the portal.
       * @id Bahasa yang dapat dipilih pembaca selain bahasa pustaka; bila tidak ditulis: Indonesia dan Inggris. Tiap bahasa adalah
       * salinan semua halaman: untuk pustaka yang tidak dibaca dalam bahasa lain, `[]` membuat portal tinggal separuh.
       */
      languages: z.array(language).optional(),
      /** A picture inside the library's folder. @id Gambar di dalam folder pustaka. */
      logo: z
        .string()
        .regex(
          /^(?![/\\])(?!(?:.*[/\\])?\.\.(?:[/\\]|$))[^:]+\.(?:svg|png|jpg|webp|SVG|PNG|JPG|WEBP)$/,
          "is not a picture inside the library's folder: svg, png, jpg or webp",
        )
        .optional(),
      /** The one accent colour, `#rrggbb`. @id Satu-satunya warna aksen, `#rrggbb`. */
      accent: z
        .string()
        .regex(/^#[0-9a-f]{6}$/i, "is not a colour #rrggbb")
        .optional(),
      /**
       * Where readers propose a change: an https, http or mailto address. `{code}`, `{revision}`, `{title}`, `{place}` (section or
       * step, in words), `{step}` (its number), `{path}` (the file below the library's folder), `{address}` (of the page) and `{text}`
       * (all of it, to be completed) are filled in. Left out: readers are told whom to tell.
       * @id Ke mana pembaca mengusulkan perubahan: alamat https, http, atau mailto. `{code}`, `{revision}`, `{title}`, `{place}`
       * (bagian atau langkah, dengan kata), `{step}` (nomornya), `{path}` (berkas di bawah folder pustaka), `{address}` (alamat
       * halaman), dan `{text}` (semuanya, untuk dilengkapi) diisi sendiri. Bila tidak ditulis: pembaca diberi tahu harus
       * menyampaikannya kepada siapa.
       * @example mailto:dc@example.org?subject={code} {revision}, {place}&body={text}
       */
      proposeChange: addressTemplate.optional(),
    })
    .prefault({}),
  /** Rule id → level in this library. @id Id aturan → tingkatnya di pustaka ini. */
  rules: z.record(z.string().regex(/^SOP\d{3}$/, "is not a rule id such as SOP607"), ruleLevel).default({}),
});
export type LibrarySettings = z.output<typeof librarySettings>;
/** `library.yaml` as written, before defaults. */
export type LibrarySettingsInput = z.input<typeof librarySettings>;
