import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Language } from "../../schemas/local-text.ts";

/** What an audit bundle is of. */
export interface BundleSubject {
  organisation: string;
  codes: readonly string[];
  date: IsoDate;
  version: string;
}

/** A signature in the bundle, for ssh-keygen: paths from its top. */
export interface BundledSignature {
  text: string;
  signature: string;
  /** Who may have signed it, and when: in UTC as `YYYYMMDDHHMMSS`. Undefined where nobody known did. */
  by: { signer: string; time: string } | undefined;
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
      "issued.sha256     SHA-256 of every issued file",
      "check.sh          checks both without sop: needs sha256sum and ssh-keygen",
      "",
      "  sh check.sh",
      "",
      "A signature is worth as much as the list it is checked against: compare sops/allowed_signers with the one you were",
      "given. The files under sops/ are plain text, in any editor.",
    ],
    id: [
      `Berkas audit ${organisation}, menurut keadaan per ${date}, dibuat oleh sop ${version}.`,
      "",
      `Dokumen: ${codes.join(", ")}`,
      "",
      "sops/             dokumen dengan semua revisi, persetujuan dan tanda tangannya, seperti dalam pustaka",
      "registers/        register pustaka menurut hari itu, sebagai CSV",
      "verification.txt  yang ditemukan sop verify",
      "issued.sha256     SHA-256 setiap berkas terbit",
      "check.sh          memeriksa keduanya tanpa sop: memerlukan sha256sum dan ssh-keygen",
      "",
      "  sh check.sh",
      "",
      "Tanda tangan bernilai setinggi daftar pembandingnya: bandingkan sops/allowed_signers dengan yang Anda terima sendiri.",
      "Berkas di bawah sops/ adalah teks biasa, terbaca oleh penyunting apa pun.",
    ],
  };
  return `${lines[language].join("\n")}\n`;
}

/**
 * `check.sh`: the manifest and each signature, by plain tools; its exit status is 0 where all is well. A signature that can't
 * be checked is not well.
 * @param hasIssued false where the manifest is empty, which sha256sum takes for a broken one
 */
export function bundleCheck(signatures: readonly BundledSignature[], hasIssued: boolean): string {
  const checks = signatures.map(({ text, signature, by }) =>
    by
      ? `check ${[text, signature, by.signer, by.time].map(quoted).join(" ")}`
      : `echo ${quoted(`${signature}: no person in library.yaml has signed this`)} >&2; failed=1`,
  );
  return `${[
    "#!/bin/sh",
    "# Plain sha256sum and ssh-keygen; nothing else of the bundle is run.",
    'cd "$(dirname "$0")" || exit 2',
    "failed=0",
    hasIssued ? "(cd sops && sha256sum -c --quiet ../issued.sha256) || failed=1" : 'echo "Nothing was issued."',
    "check() {",
    '  TZ=UTC ssh-keygen -Y verify -n sop-approval -f sops/allowed_signers -I "$3" -s "$2" -Overify-time="$4" < "$1" || failed=1',
    "}",
    ...checks,
    '[ "$failed" -eq 0 ] && echo "OK"',
    'exit "$failed"',
  ].join("\n")}\n`;
}

/** A word of a shell that is taken as it is. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
