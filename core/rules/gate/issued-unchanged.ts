import type { Range } from "../../../schemas/finding.ts";
import { revisionBeside, revisionOfFile } from "../../document/codes/revision-file.ts";
import { isConflict } from "../../document/conflict.ts";
import { rangeOnLine } from "../../document/position.ts";
import { documentNamed, type FolderState, issuedNames, type LibraryChange } from "../../library/change.ts";
import { takeFromBefore } from "../../library/from-before.ts";
import { filesHeld } from "../../seal/files-held.ts";
import { defineGateRule, type GateContext } from "../kit/define-gate-rule.ts";
import { recordedText } from "./parts/recorded-text.ts";

function check(change: LibraryChange, { report }: GateContext): void {
  for (const folder of change.folders) {
    const { base, head } = folder;
    // A document that is gone as a whole is SOP805's finding.
    if (!base || !head || issuedNames(head).length === 0) continue;
    for (const { name, kind, message, fix, severity } of touchedFiles({
      base,
      head,
      recorded: (name) => recordedText(name, folder, change),
    })) {
      const revision = revisionOfFile(name) ?? revisionBeside(name);
      const code = documentNamed(head, name)?.frontMatter.code;
      report(
        { path: `${head.path}/${name}`, code, revision, state: "issued" },
        { at: firstDifference({ base, head }, name), key: `${kind} ${name}`, message, fix, ...(severity && { severity }) },
      );
    }
  }
}

/** A folder that is there before and after. */
interface Both {
  base: FolderState;
  head: FolderState;
  /** The digest that a text has by what is recorded of it. */
  recorded: (name: string) => string | undefined;
}

interface Touched {
  name: string;
  kind: "edited" | "deleted" | "renamed" | "added" | "corrected" | "restored" | "resolved";
  message: { en: string; id: string };
  fix: { en: string; id: string };
  severity?: "warning";
}

type Found = Omit<Touched, "name">;

function touchedFiles({ base, head, recorded }: Both): Touched[] {
  const touched = protectedFiles(base).flatMap(([name, before]) =>
    head.files.get(name) === before ? [] : [touchedFile(name, before, { base, head, recorded })],
  );
  const issues = issuedNames(base).map((name) => name.replace(".md", "/"));
  const added = [...head.files.keys()].filter((name) => !base.files.has(name) && issues.some((folder) => name.startsWith(folder)));
  return [
    ...touched,
    ...added.map(
      (name): Touched => ({
        name,
        kind: "added",
        message: { en: `${name} was added to an issue that is closed.`, id: `${name} ditambahkan ke terbitan yang sudah ditutup.` },
        fix: { en: "Take it out again.", id: "Keluarkan lagi." },
      }),
    ),
  ];
}

/** Issued revisions, what lies in their folders, and the pictures and files that belong to them, with their digests. */
function protectedFiles({ documents, files }: FolderState): [string, string][] {
  const held = documents.filter(({ state }) => state === "issued").flatMap(filesHeld);
  return [...files].filter(([name]) => revisionOfFile(name) !== undefined || revisionBeside(name) !== undefined || held.includes(name));
}

function touchedFile(name: string, before: string, { base, head, recorded }: Both): Touched {
  const now = head.files.get(name);
  if (now === undefined) return { name, ...goneFile(name, before, { base, head }) };
  const correction = whyCorrected(name, before, now, { base, head });
  if (correction !== undefined) return { name, ...corrected(name, correction) };
  if (now === recorded(name)) return { name, ...restored(name) };
  const sides = base.torn?.get(name);
  if (sides) return { name, ...mendedRecord(name, sides.includes(now), base) };
  if (documentNamed(base, name)?.problems.some(isConflict)) return { name, ...mendedText(name, base) };
  return {
    name,
    kind: "edited",
    message: { en: `${name} was issued and is edited.`, id: `${name} sudah terbit dan diubah.` },
    fix: bringBack(name, base),
  };
}

function bringBack(name: string, { path }: FolderState): Touched["fix"] {
  return {
    en: `Bring it back as it was: git checkout BASE -- ${path}/${name}. A change belongs into the next revision (sop bump).`,
    id: `Kembalikan seperti semula: git checkout BASE -- ${path}/${name}. Perubahan masuk ke revisi berikut (sop bump).`,
  };
}

/** A file that went; renamed, where another one has its content now. */
function goneFile(name: string, before: string, { base, head }: Omit<Both, "recorded">): Found {
  const elsewhere = [...head.files].find(([other, hash]) => hash === before && !base.files.has(other))?.[0];
  const fix = bringBack(name, base);
  if (elsewhere === undefined)
    return { kind: "deleted", message: { en: `${name} was issued and is deleted.`, id: `${name} sudah terbit dan dihapus.` }, fix };
  return {
    kind: "renamed",
    message: {
      en: `${name} was issued and is renamed to ${elsewhere}.`,
      id: `${name} sudah terbit dan dinamai ulang menjadi ${elsewhere}.`,
    },
    fix,
  };
}

function corrected(name: string, correction: string): Found {
  return {
    kind: "corrected",
    severity: "warning",
    message: {
      en: `${name}, a transcription, is corrected: ${correction}.`,
      id: `${name}, sebuah transkripsi, dibetulkan: ${correction}.`,
    },
    fix: { en: "Compare it with the paper original before it is merged.", id: "Bandingkan dengan naskah kertas sebelum digabungkan." },
  };
}

function restored(name: string): Found {
  return {
    kind: "restored",
    severity: "warning",
    message: {
      en: `${name} was not as it was issued, and is brought back: it is again what is recorded of it.`,
      id: `${name} tidak lagi seperti saat terbit, dan dikembalikan: kini cocok lagi dengan yang tercatat tentangnya.`,
    },
    fix: { en: "Nothing is to be done.", id: "Tidak ada yang perlu dilakukan." },
  };
}

function mendedText(name: string, { path }: FolderState): Found {
  return {
    kind: "resolved",
    message: {
      en: `${name} was issued; the base holds a merge conflict in it, which this change resolves otherwise than it was issued, as far as can be told.`,
      id: `${name} sudah terbit; dasarnya memuat konflik penggabungan di dalamnya, dan perubahan ini menyelesaikannya berbeda dari saat terbit, sejauh yang diketahui.`,
    },
    fix: {
      en: `Take the text from before the conflict: git log -- ${path}/${name}, then git checkout COMMIT -- ${path}/${name}.`,
      id: `Ambil teks sebelum konflik: git log -- ${path}/${name}, lalu git checkout COMMIT -- ${path}/${name}.`,
    },
  };
}

/** The record of an issue that nobody could read: of what git left two texts of, one is to hold. */
function mendedRecord(name: string, isOneOfBoth: boolean, { path }: FolderState): Found {
  const torn = {
    en: `${name} can't be read in the base`,
    id: `${name} tidak terbaca pada basis`,
  };
  return isOneOfBoth
    ? {
        kind: "resolved",
        severity: "warning",
        message: {
          en: `${torn.en}, which holds a merge conflict in it; of its two texts this change keeps one.`,
          id: `${torn.id}, yang memuat konflik penggabungan di dalamnya; dari kedua teksnya perubahan ini mempertahankan satu.`,
        },
        fix: {
          en: `See that it is the one that was issued: git log -- ${path}/${name}.`,
          id: `Pastikan itulah yang terbit: git log -- ${path}/${name}.`,
        },
      }
    : {
        kind: "resolved",
        message: {
          en: `${torn.en}, so nothing tells whether it is mended as it was.`,
          id: `${torn.id}, sehingga tidak jelas apakah dibetulkan seperti semula.`,
        },
        fix: takeFromBefore(`${path}/${name}`),
      };
}

/** The reason, where a transcription is corrected by an event of the same change. */
function whyCorrected(name: string, before: string, now: string, { base, head }: Pick<Both, "base" | "head">): string | undefined {
  const document = documentNamed(base, name);
  if (!document?.frontMatter.transcription) return undefined;
  const { revision } = document.frontMatter;
  const reasons = head.entries.slice(base.entries.length).flatMap(({ event }) => {
    if (event?.event !== "corrected" || event.revision !== revision) return [];
    return event.from === before && event.to === now ? [event.reason] : [];
  });
  return reasons[0];
}

function firstDifference({ base, head }: Pick<Both, "base" | "head">, name: string): Range {
  const [before, now] = [documentNamed(base, name)?.lines ?? [], documentNamed(head, name)?.lines ?? []];
  let line = 0;
  while (line < now.length && now[line] === before[line]) line++;
  return rangeOnLine(Math.min(line, Math.max(now.length - 1, 0)) + 1, 1, (now[line]?.length ?? 0) + 1);
}

export const issuedUnchanged = defineGateRule({
  id: "SOP801",
  name: "issued-unchanged",
  scope: "gate",
  check,
  since: "0.1.0",
  severity: { draft: undefined, issued: "error" },
  summary: {
    en: "An issued file, what belongs to its issue, the pictures it shows and the files it links to are never edited, renamed or deleted.",
    id: "Berkas terbit, kelengkapan terbitannya, gambar yang ditampilkannya, dan berkas yang ditautkannya tidak pernah diubah, dinamai ulang, atau dihapus.",
  },
  why: {
    en: "What was approved must stay readable exactly as it was; every copy on paper says so.",
    id: "Yang telah disetujui harus tetap terbaca persis seperti adanya; setiap salinan kertas menyatakannya.",
  },
  examples: [
    {
      title: {
        en: "A word corrected in an issued revision, another renamed",
        id: "Satu kata dibetulkan dalam revisi terbit, satu lagi dinamai ulang",
      },
      base: {
        "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n\nMelayani.\n",
        "IN.OCC.TELK.P-02/rev-00.md": "## Tujuan\n\nMencatat.\n",
        "IN.OCC.TELK.P-02/rev-01.md": "## Tujuan\n\nMencatat semua.\n",
      },
      head: {
        "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n\nMelayani pelanggan.\n",
        "IN.OCC.TELK.P-02/rev-00.md": "## Tujuan\n\nMencatat.\n",
        "IN.OCC.TELK.P-02/rev-02.md": "## Tujuan\n\nMencatat semua.\n",
      },
      reports: [
        "IN.OCC.TELK.P-01/rev-00.md 8:1 rev-00.md was issued and is edited.",
        "IN.OCC.TELK.P-02/rev-01.md 1:1 rev-01.md was issued and is deleted.",
      ],
    },
    {
      title: { en: "A transcription corrected, with its event", id: "Transkripsi dibetulkan, beserta peristiwanya" },
      base: {
        "IN.OCC.TELK.P-01/rev-05.md": '---\nrevision: "05"\ntranscription: { source: salinan Malang }\n---\n## Tujuan\n\nMelayni.\n',
      },
      head: {
        "IN.OCC.TELK.P-01/rev-05.md": '---\nrevision: "05"\ntranscription: { source: salinan Malang }\n---\n## Tujuan\n\nMelayani.\n',
        "IN.OCC.TELK.P-01/events.yaml":
          '- { event: corrected, date: 2026-01-10, by: { name: A.A.S., position: DC Pusat }, revision: "05", from: sha256:e1f04f930f04d15a75687a265e43f82259605b55918211efb3056e828bba2d03, to: sha256:c689b23007a9ff07d7e03e461c44c10fc2c161cf486aa52ed2eae7cc8a6e72a9, reason: salah ketik }\n',
      },
      reports: ["IN.OCC.TELK.P-01/rev-05.md 9:1 rev-05.md, a transcription, is corrected: salah ketik."],
    },
    {
      title: { en: "A draft edited beside it", id: "Draf di sampingnya diubah" },
      base: { "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n", "IN.OCC.TELK.P-01/draft.md": "## Tujuan\n\nA\n" },
      head: { "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n", "IN.OCC.TELK.P-01/draft.md": "## Tujuan\n\nB\n" },
    },
  ],
});
