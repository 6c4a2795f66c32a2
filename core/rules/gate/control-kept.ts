import type { DocumentType, LibrarySettings } from "../../../schemas/library-settings.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import { readAllowedSigners } from "../../control/allowed-signers.ts";
import { controlledDifferences, controlledOf } from "../../control/controlled-settings.ts";
import { judgeSettings, type RecordFile } from "../../control/settings-history.ts";
import { rangeOnLine } from "../../document/position.ts";
import type { LibraryChange } from "../../library/change.ts";
import { recordTroubles } from "../../library/record-troubles.ts";
import type { GateContext } from "../kit/define-gate-rule.ts";
import { defineGateRule } from "../kit/define-gate-rule.ts";

const order = { off: 0, note: 1, warning: 2, error: 3 } as const;

function check(change: LibraryChange, { report }: GateContext): void {
  const { path, settings, signers, known, records } = change;
  const accepted = new Set(known.base.map(({ fingerprint }) => fingerprint));
  const severity = isApproved(change) ? "warning" : "error";
  for (const { fingerprint, rule, code, reason } of known.head.filter((entry) => !accepted.has(entry.fingerprint))) {
    const what = code === undefined ? rule : `${rule} (${code})`;
    report(
      { path: known.path, state: "issued" },
      {
        at: rangeOnLine(1, 1, 1),
        key: `accepted ${fingerprint}`,
        // Before control began nobody is named who might agree to it.
        ...(records.base.length > 0 && { severity }),
        message: {
          en: `A finding of ${what} is accepted for now: ${reason}.`,
          id: `Satu temuan ${what} diterima untuk sementara: ${reason}.`,
        },
        fix: review,
      },
    );
  }
  if (settings.base) {
    for (const { key, message } of loosened(settings.base, settings.head)) {
      report({ path: `${path}library.yaml`, state: "issued" }, { at: rangeOnLine(1, 1, 1), key, message, fix: review, severity });
    }
  }
  const before = new Set(readAllowedSigners(signers.base ?? "").lines);
  // Where there was no library, nobody widens who signs in it.
  const added = settings.base ? readAllowedSigners(signers.head ?? "").lines.filter((signer) => !before.has(signer)) : [];
  for (const line of added) {
    const who = line.split(/\s+/)[0] ?? "";
    report(
      { path: `${path}allowed_signers`, state: "issued" },
      {
        at: rangeOnLine(1, 1, 1),
        key: `signer ${line}`,
        severity,
        message: {
          en: `“${who}” may sign with a key that was not in the list before.`,
          id: `“${who}” dapat menandatangani dengan kunci yang sebelumnya tidak terdaftar.`,
        },
        fix: review,
      },
    );
  }
  const held = new Set([...records.base, ...records.head].map(({ digest }) => digest));
  const newer = records.target.filter(({ digest }) => !held.has(digest));
  if (newer.length > 0) report({ path: `${path}library.yaml`, state: "issued" }, { at: rangeOnLine(1, 1, 1), ...tellNewer(newer, change) });
  for (const { file, ...told } of recordTroubles(records, change))
    report({ path: `${path}${file}`, state: "issued" }, { at: rangeOnLine(1, 1, 1), ...told });
}

/** Settings are approved one after the other: of two that follow the same one, the later to come is approved again. */
function tellNewer(newer: readonly RecordFile[], { records, settings, signers }: LibraryChange) {
  const list = newer.map(({ path }) => path).join(", ");
  const isAdded = records.head.length > records.base.length || (signers.base ?? "") !== (signers.head ?? "");
  const isOther =
    settings.base !== undefined && JSON.stringify(controlledOf(settings.base)) !== JSON.stringify(controlledOf(settings.head));
  const touches = isAdded || isOther;
  return {
    key: "newer records",
    severity: touches ? ("error" as const) : ("note" as const),
    message: {
      en: `The branch this is for holds ${list} meanwhile${touches ? ", and this change touches settings, too" : ", by which what is added here is judged as well"}.`,
      id: `Cabang tujuan sementara itu memuat ${list}${touches ? ", dan perubahan ini juga menyentuh pengaturan" : ", dan yang ditambahkan di sini dinilai menurutnya juga"}.`,
    },
    fix: touches
      ? {
          en: "Merge that branch first, then approve the settings anew: sop approve --settings --as ROLE.",
          id: "Gabungkan cabang itu lebih dulu, lalu setujui lagi pengaturannya: sop approve --settings --as PERAN.",
        }
      : { en: "Merge that branch into this one when it suits.", id: "Gabungkan cabang itu ke sini bila sempat." },
  };
}

/** True where the last record in effect says what the library says now. Nothing but a founding record approves what it founds. */
function isApproved({ records, settings, signers, known, head: { date } }: LibraryChange): boolean {
  const last = judgeSettings(records.head, date).held.at(-1);
  if (last === undefined || (records.base.length === 0 && last.number === 1)) return false;
  const now = { settings: controlledOf(settings.head), signers: readAllowedSigners(signers.head ?? "").lines, baseline: known.head };
  return controlledDifferences(last.record, now, () => ["note", "note"]).length === 0;
}

const review = {
  en: "Have whoever answers for document control agree to it.",
  id: "Mintakan persetujuan penanggung jawab pengendalian dokumen.",
};

interface Loosened {
  key: string;
  message: LocalText;
}

function loosened(base: LibrarySettings, head: LibrarySettings): Loosened[] {
  return [
    ...Object.entries(head.rules).flatMap(([rule, level]) => {
      const before = base.rules[rule];
      const isLower = before === undefined ? level === "off" || level === "note" : order[level] < order[before];
      return isLower
        ? [{ key: `rule ${rule}`, message: { en: `${rule} is lowered to “${level}”.`, id: `${rule} diturunkan menjadi “${level}”.` } }]
        : [];
    }),
    ...Object.entries(base.rules).flatMap(([rule, level]) =>
      head.rules[rule] === undefined && level === "error"
        ? [{ key: `rule ${rule}`, message: { en: `${rule} is no longer set to “error”.`, id: `${rule} tidak lagi “error”.` } }]
        : [],
    ),
    ...(base.signatures === "required" && head.signatures === "optional"
      ? [{ key: "signatures", message: { en: "Signatures are no longer required.", id: "Tanda tangan digital tidak lagi wajib." } }]
      : []),
    ...Object.entries(base.types).flatMap(([letter, type]) => loosenedType(letter, type, head.types[letter])),
  ];
}

function loosenedType(letter: string, base: DocumentType, head: DocumentType | undefined): Loosened[] {
  if (!head) return [];
  const dropped = base.approvals.filter((role) => !head.approvals.includes(role));
  const joined = base.apart.filter((pair) => !head.apart.some((kept) => kept.every((role) => pair.includes(role))));
  const widened = Object.entries(base.holders).flatMap(([role, positions]): { role: string; who: string | undefined }[] => {
    const now = head.holders[role];
    const more = now?.filter((position) => !positions.includes(position));
    return now === undefined ? [{ role, who: undefined }] : more && more.length > 0 ? [{ role, who: more.join(", ") }] : [];
  });
  return [
    ...dropped.map((role) => ({
      key: `role ${letter} ${role}`,
      message: {
        en: `Type ${letter} is issued without “${role}” from now on.`,
        id: `Jenis ${letter} mulai sekarang terbit tanpa “${role}”.`,
      },
    })),
    ...joined.map(([one, other]) => ({
      key: `apart ${letter} ${one} ${other}`,
      message: {
        en: `One person may now sign type ${letter} as “${one}” and as “${other}”.`,
        id: `Satu orang kini boleh menandatangani jenis ${letter} sebagai “${one}” dan “${other}”.`,
      },
    })),
    ...widened.map(({ role, who }) => ({
      key: `holder ${letter} ${role}`,
      message: {
        en: `Type ${letter}: “${role}” may now be held by ${who ?? "anyone"}.`,
        id: `Jenis ${letter}: “${role}” kini boleh dipegang ${who ?? "siapa pun"}.`,
      },
    })),
  ];
}

export const controlKept = defineGateRule({
  id: "SOP807",
  name: "control-kept",
  scope: "gate",
  check,
  since: "0.1.0",
  severity: { draft: "warning", issued: "warning" },
  summary: {
    en: "What loosens control is shown as such, and passes only where a settings record approves it; records themselves are only added.",
    id: "Yang melonggarkan kendali ditunjukkan apa adanya, dan lolos hanya bila disetujui catatan pengaturan; catatan hanya ditambah.",
  },
  why: {
    en: "Whoever may silence a rule or drop a signature decides about every document at once.",
    id: "Yang dapat membungkam aturan atau menghapus tanda tangan memutuskan atas semua dokumen sekaligus.",
  },
  examples: [
    {
      title: { en: "A rule silenced, a role dropped, a signer added", id: "Aturan dibungkam, peran dihapus, penanda tangan ditambah" },
      base: { "library.yaml": "signatures: required\n", allowed_signers: "qmr@example.org ssh-ed25519 AAAA\n" },
      head: {
        "library.yaml":
          "signatures: optional\nrules: { SOP801: off }\ntypes: { P: { name: { id: Prosedur, en: Procedure }, approvals: [prepared, approved], sections: [] } }\n",
        allowed_signers: "qmr@example.org ssh-ed25519 AAAA\nother@example.org ssh-ed25519 BBBB\n",
      },
      reports: [
        "allowed_signers 1:1 “other@example.org” may sign with a key that was not in the list before.",
        "library.yaml 1:1 One person may now sign type P as “prepared” and as “approved”.",
        "library.yaml 1:1 Type P is issued without “checked” from now on.",
        "library.yaml 1:1 SOP801 is lowered to “off”.",
        "library.yaml 1:1 Signatures are no longer required.",
      ],
    },
    {
      title: { en: "A finding accepted", id: "Satu temuan diterima" },
      base: {},
      head: {
        "baseline.yaml":
          "- { fingerprint: 0123456789abcdef0123456789abcdef, rule: SOP604, code: IN.OCC.TELK.P-01, reason: menunggu pemilik }\n",
      },
      reports: ["baseline.yaml 1:1 A finding of SOP604 (IN.OCC.TELK.P-01) is accepted for now: menunggu pemilik."],
    },
    {
      title: {
        en: "A record rewritten, one approved long ago, and one gone",
        id: "Catatan ditulis ulang, satu disetujui lama, satu hilang",
      },
      base: {
        "settings/001.yaml": "{ approvals: { approved: { name: A.H., position: QMR, date: 2025-01-05 } } }\n",
        "settings/002.yaml": "{ settings: { language: en }, approvals: { approved: { name: A.H., position: QMR, date: 2025-03-05 } } }\n",
      },
      head: {
        "settings/001.yaml":
          "{ settings: { signatures: required }, approvals: { approved: { name: A.H., position: QMR, date: 2025-01-05 } } }\n",
        "settings/003.yaml": "{ approvals: { approved: { name: A.H., position: QMR, date: 2025-06-05 } } }\n",
      },
      reports: [
        "settings/001.yaml 1:1 A settings record was changed after it was kept.",
        "settings/002.yaml 1:1 A settings record is gone.",
        "settings/003.yaml 1:1 A.H. approved it as “approved” on 2025-06-05, more than 14 days before today (2026-01-15).",
      ],
    },
    {
      title: {
        en: "Settings changed while others were approved on the branch it is for",
        id: "Pengaturan diubah, sementara yang lain disetujui pada cabang tujuannya",
      },
      base: {},
      target: { "settings/001.yaml": "{ approvals: { approved: { name: A.H., position: QMR, date: 2026-01-10 } } }\n" },
      head: { "library.yaml": "signatures: required\n" },
      reports: ["library.yaml 1:1 The branch this is for holds settings/001.yaml meanwhile, and this change touches settings, too."],
    },
    {
      title: { en: "Nothing of settings changed meanwhile", id: "Tidak ada pengaturan yang diubah" },
      base: {},
      target: { "settings/001.yaml": "{ approvals: { approved: { name: A.H., position: QMR, date: 2026-01-10 } } }\n" },
      head: { "IN.OCC.TELK.P-01/draft.md": "## Tujuan\n" },
      reports: [
        "library.yaml 1:1 The branch this is for holds settings/001.yaml meanwhile, by which what is added here is judged as well.",
      ],
    },
    {
      title: { en: "A rule made stricter", id: "Aturan diperketat" },
      base: { "library.yaml": "rules: { SOP504: note }\n" },
      head: { "library.yaml": "rules: { SOP504: error }\n" },
    },
  ],
});
