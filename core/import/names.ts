import { fold } from "../document/words/fold.ts";

/** What a form calls one thing, in both languages: folded names by what they mean. */
export type Names<T extends string> = Readonly<Record<T, readonly string[]>>;

/** The fields of a document's head. */
export const headNames = {
  code: [
    "document no",
    "document number",
    "doc no",
    "document code",
    "code",
    "procedure no",
    "sop no",
    "sop number",
    "number",
    "nomor dokumen",
    "no dokumen",
    "kode dokumen",
    "nomor sop",
    "no sop",
    "kode",
    "nomor",
    "doc number",
    "document id",
  ],
  title: [
    "title",
    "document title",
    "procedure title",
    "procedure",
    "sop title",
    "judul",
    "judul dokumen",
    "nama dokumen",
    "nama sop",
    "judul sop",
    "nama prosedur",
    "document name",
    "subject",
  ],
  revision: [
    "revision",
    "rev",
    "revision no",
    "rev no",
    "revision number",
    "version",
    "issue",
    "issue no",
    "revisi",
    "no revisi",
    "nomor revisi",
    "revisi ke",
    "versi",
    "edisi/revisi",
  ],
  effective: [
    "effective date",
    "effective",
    "valid from",
    "date effective",
    "in force from",
    "date of issue",
    "issue date",
    "date",
    "tanggal efektif",
    "tanggal berlaku",
    "tgl berlaku",
    "tgl efektif",
    "mulai berlaku",
    "berlaku mulai",
    "tanggal terbit",
    "tgl terbit",
    "tanggal",
    "efektif",
  ],
  owner: ["process owner", "owner", "department", "pemilik proses", "unit kerja", "departemen", "bagian"],
  page: ["page", "pages", "halaman", "hal"],
} as const satisfies Names<string>;
export type HeadField = keyof typeof headNames;

/** Who signs, as the default roles of a library. */
export const roleNames = {
  prepared: [
    "prepared by",
    "prepared",
    "author",
    "written by",
    "drafted by",
    "compiled by",
    "dibuat oleh",
    "dibuat",
    "disusun oleh",
    "disusun",
    "disiapkan oleh",
    "disiapkan",
    "penyusun",
    "pembuat",
    "originator",
  ],
  checked: [
    "checked by",
    "checked",
    "reviewer",
    "reviewed by",
    "reviewed",
    "verified by",
    "diperiksa oleh",
    "diperiksa",
    "ditinjau oleh",
    "ditinjau",
    "pemeriksa",
    "diverifikasi oleh",
  ],
  approved: [
    "approved by",
    "approved",
    "approver",
    "authorised by",
    "authorized by",
    "released by",
    "disetujui oleh",
    "disetujui",
    "disahkan oleh",
    "disahkan",
    "ditetapkan oleh",
    "pengesah",
    "mengetahui",
  ],
} as const satisfies Names<string>;
export type RoleName = keyof typeof roleNames;

/** A name as forms write it, bare: without number, colon, dots and brackets at its end. */
export function bareName(text: string): string {
  return fold(text)
    .replace(/^(?:(?:\d+|[a-z]|[ivx]+)(?:\.\d+)*[.)]?\s+|[-•]\s*)/, "")
    .replace(/[.:：]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** What a name means in a table of names, also where it says it twice (“Term/Acronym”); undefined for one that is not in it. */
export function meaningIn<T extends string>(names: Names<T>, text: string): T | undefined {
  const bare = bareName(text);
  const meaningOf = (name: string) => (Object.keys(names) as T[]).find((meaning) => names[meaning].includes(name));
  const whole = meaningOf(bare);
  if (whole !== undefined || !bare.includes("/")) return whole;
  const [first, ...others] = bare.split("/").map((part) => meaningOf(part.trim()));
  return others.every((other) => other === first) ? first : undefined;
}
