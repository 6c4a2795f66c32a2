import { pick } from "../../../languages/language.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Language } from "../../../schemas/local-text.ts";

/** What an audit bundle is of. */
export interface BundleSubject {
  organisation: string;
  codes: readonly string[];
  date: IsoDate;
  version: string;
}

/** What ties a bundle together. */
export interface BundleSeal {
  files: number;
  /** SHA-256 of `manifest.sha256`, hexadecimal. */
  manifest: string;
}

/** `COVER.txt`: what is handed over on paper, so that nobody can alter the bundle on its way. */
export function bundleCover({ organisation, codes, date, version }: BundleSubject, sealed: BundleSeal, language: Language): string {
  const { files, manifest } = sealed;
  const lines = {
    en: [
      `AUDIT BUNDLE of ${organisation}`,
      "",
      `As of:      ${date}`,
      `Documents:  ${codes.join(", ")}`,
      `Files:      ${files}`,
      `Made by:    sop ${version}`,
      "",
      "SHA-256 of manifest.sha256, which lists every file:",
      "",
      ...(manifest.match(/.{16}/g)?.map((part) => `    ${part}`) ?? []),
      "",
      "Run “sh check.sh” in the unpacked bundle: the hash it prints first has to be this one.",
      "",
      "Handed over on ______________  by ______________________  to ______________________",
    ],
    id: [
      `BUNDEL AUDIT ${organisation}`,
      "",
      `Keadaan per:  ${date}`,
      `Dokumen:      ${codes.join(", ")}`,
      `Berkas:       ${files}`,
      `Dibuat oleh:  sop ${version}`,
      "",
      "SHA-256 dari manifest.sha256, yang mencantumkan semua berkas:",
      "",
      ...(manifest.match(/.{16}/g)?.map((part) => `    ${part}`) ?? []),
      "",
      "Jalankan “sh check.sh” dalam bundel yang sudah dibuka: sidik yang dicetak pertama harus sama dengan ini.",
      "",
      "Diserahkan tanggal ______________  oleh ______________________  kepada ______________________",
    ],
  };
  return `${pick(lines, language).join("\n")}\n`;
}

/** `README.txt`: what is in the bundle, and how it is checked. */
export function bundleReadme({ organisation, codes, date, version }: BundleSubject, language: Language): string {
  const lines = {
    en: [
      `Audit bundle of ${organisation}, as of ${date}, made by sop ${version}.`,
      "",
      `Documents: ${codes.join(", ")}`,
      "",
      "sops/             the documents with all their revisions, approvals and signatures, as they stand in the library",
      "registers/        the library's registers as of that day, as CSV",
      "verification.txt  what sop verify found",
      "issued.sha256     SHA-256 of every issued file, as sop verify --manifest compares it",
      "manifest.sha256   SHA-256 of every file of this bundle but itself and the cover",
      "COVER.txt         the hash of that manifest: print it, and hand it over beside the bundle",
      "check.sh          checks all of it without sop: needs sha256sum and ssh-keygen",
      "",
      "  sh check.sh",
      "",
      "Its last line is OK or NOT OK. Compare the hash it prints first with the cover on paper: whoever could alter the bundle could alter everything in it.",
      "",
      "What is approved are four values, SHA-256 each, which check.sh computes anew from the text:",
      "  text    the lines after the frontmatter, without the section of process flows",
      "  flows   the lines of that section, its heading included",
      "          (each line in NFC and ended by LF, empty lines at the end dropped)",
      "  assets  a line “hash  name” for each picture shown, sorted",
      "  header  the frontmatter without approvals and effective, as canonical JSON (RFC 8785): content/…/….header.json.",
      "          compare-header.py compares it with the text where python3 with yaml is there, else it is left to the eye.",
      "",
      "A signature is worth as much as the list it is checked against: compare sops/allowed_signers with the one you were",
      "given. The files under sops/ are plain text, in any editor.",
    ],
    id: [
      `Bundel audit ${organisation}, menurut keadaan per ${date}, dibuat oleh sop ${version}.`,
      "",
      `Dokumen: ${codes.join(", ")}`,
      "",
      "sops/             dokumen dengan semua revisi, persetujuan dan tanda tangannya, seperti dalam pustaka",
      "registers/        register pustaka menurut hari itu, sebagai CSV",
      "verification.txt  yang ditemukan sop verify",
      "issued.sha256     SHA-256 setiap berkas terbit, seperti yang dibandingkan sop verify --manifest",
      "manifest.sha256   SHA-256 setiap berkas dalam bundel ini, kecuali berkas itu sendiri dan sampul",
      "COVER.txt         sidik manifes itu: cetak, lalu serahkan terpisah dari bundel",
      "check.sh          memeriksa semuanya tanpa sop: memerlukan sha256sum dan ssh-keygen",
      "",
      "  sh check.sh",
      "",
      "Baris terakhirnya OK atau NOT OK. Bandingkan sidik yang dicetaknya pertama kali dengan sampul di kertas: siapa yang dapat mengubah bundel dapat mengubah seluruh isinya.",
      "",
      "Yang disetujui adalah empat nilai, masing-masing SHA-256, yang dihitung ulang oleh check.sh dari teksnya:",
      "  text    baris-baris setelah frontmatter, tanpa bagian alur proses",
      "  flows   baris-baris bagian itu, termasuk judulnya",
      "          (setiap baris dalam NFC dan diakhiri LF, baris kosong di akhir dibuang)",
      "  assets  satu baris “sidik  nama” untuk setiap gambar yang ditampilkan, terurut",
      "  header  frontmatter tanpa approvals dan effective, sebagai JSON kanonis (RFC 8785): content/…/….header.json.",
      "          compare-header.py membandingkannya dengan teks bila ada python3 dengan yaml; bila tidak, bandingkan sendiri.",
      "",
      "Tanda tangan bernilai setinggi daftar pembandingnya: bandingkan sops/allowed_signers dengan yang Anda terima sendiri.",
      "Berkas di bawah sops/ adalah teks biasa, terbaca oleh penyunting apa pun.",
    ],
  };
  return `${pick(lines, language).join("\n")}\n`;
}
