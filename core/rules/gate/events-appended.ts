import type { IsoDate } from "../../../schemas/iso-date.ts";
import { recordedOn } from "../../control/moment.ts";
import { revisionOfFile } from "../../document/codes/revision-file.ts";
import { isSameRevision } from "../../document/codes/revision-order.ts";
import { rangeOnLine } from "../../document/position.ts";
import type { ActLeftOut, FolderChange, LibraryChange } from "../../library/change.ts";
import { takeFromBefore } from "../../library/from-before.ts";
import type { FoundEvent } from "../../library/library.ts";
import type { GateContext } from "../kit/define-gate-rule.ts";
import { defineGateRule } from "../kit/define-gate-rule.ts";
import type { Report } from "../kit/define-summary.ts";
import { actsAdded, actsLetIn, timelyFrom } from "./parts/added-acts.ts";

function check(change: LibraryChange, { report }: GateContext): void {
  const { head: library, folders } = change;
  for (const left of change.leftOut)
    report({ path: `${change.path}${left.folder}/events.yaml`, code: left.folder, state: "issued" }, tellLeftOut(left));
  const { date: today } = library;
  const { within, earliest } = timelyFrom(change);
  for (const own of folders) {
    const { folder, base, head } = own;
    if (!head) continue;
    const place = { path: `${head.path}/events.yaml`, code: head.documents[0]?.frontMatter.code, state: "issued" as const };
    if (base?.entriesUnread) {
      report(place, tellMended(place.path, base.entriesUnread, head.entries));
      continue;
    }
    const before = base?.entries ?? [];
    const altered = before.findIndex(({ digest }, index) => digest !== head.entries[index]?.digest);
    if (altered >= 0) {
      const event = before[altered] as FoundEvent;
      const isThere = head.entries.some(({ digest }) => digest === event.digest);
      report(place, isThere ? tellMoved(folder, altered, event) : tellAltered(folder, altered, event));
      continue;
    }
    for (const name of signaturesAltered(own)) report({ ...place, path: `${head.path}/${name}` }, tellUnsigned(folder, name));
    for (const late of lateEntries(own, before.length, earliest))
      report(place, tellLate(folder, place.code ?? folder, late, within, today));
    for (const { at, digest, index, revision, effective } of cancelledLate(own, today))
      report(place, { at, key: `cancels ${folder} ${digest}`, ...tellCancelled(place.code ?? folder, index, revision, effective) });
    const added = actsAdded(own);
    for (const [index, { event, at, digest }] of head.entries.entries()) {
      if (index >= before.length && event?.event === "admitted" && !added.has(event.act))
        report(place, { at, key: `admits ${folder} ${digest}`, ...admitsNothing(index) });
    }
  }
}

/**
 * A revision that was already here has been worked by since it came into force, whatever day the entry names: that it never was in force
 * can no longer be written.
 */
function cancelledLate({ base, head, target }: FolderChange, today: IsoDate) {
  const known = base?.entries.length ?? 0;
  return (head?.entries ?? []).flatMap(({ event, at, digest }, index) => {
    if (index < known || event?.event !== "cancelled") return [];
    const { revision } = event;
    const name = head?.revisions.find((file) => isSameRevision(revisionOfFile(file) ?? "", revision));
    const isKnown = name !== undefined && (base?.revisions.includes(name) || target.has(name));
    const text = head?.documents.find(({ frontMatter }) => isSameRevision(frontMatter.revision, revision) && frontMatter.effective);
    const effective = text?.frontMatter.effective;
    const recorded = recordedOn(event);
    return isKnown && effective !== undefined && recorded < effective && effective <= today
      ? [{ at, digest, index, revision, effective }]
      : [];
  });
}

function tellCancelled(code: string, index: number, revision: string, effective: IsoDate): Pick<Report, "message" | "fix"> {
  return {
    message: {
      en: `Event ${index + 1} cancels revision ${revision}, which has been in force since ${effective}.`,
      id: `Peristiwa ${index + 1} membatalkan revisi ${revision}, yang sudah berlaku sejak ${effective}.`,
    },
    fix: {
      en: `Take it out; what is in force is ended by the next revision, or by sop withdraw ${code} --reason ….`,
      id: `Keluarkan; yang berlaku diakhiri dengan revisi berikutnya, atau dengan sop withdraw ${code} --reason ….`,
    },
  };
}

/** What was let in long ago would count from today only, and what is yet to come would be let in unseen. */
function admitsNothing(index: number): Pick<Report, "message" | "fix"> {
  return {
    message: {
      en: `Event ${index + 1} admits an act that this change does not add; what the library holds already counts from its own day.`,
      id: `Peristiwa ${index + 1} menerima tindakan yang tidak ditambahkan perubahan ini; yang sudah ada di pustaka dihitung dari harinya sendiri.`,
    },
    fix: {
      en: "Take it out; an act is admitted in the change that brings it.",
      id: "Keluarkan; sebuah tindakan diterima dalam perubahan yang membawanya.",
    },
  };
}

/** What nobody could read is mended: whatever can be told of it has to be there. */
function tellMended(path: string, told: readonly FoundEvent[], entries: readonly FoundEvent[]): Report {
  const now = new Set(entries.map(({ digest }) => digest));
  const isWhole = told.length > 0 && told.every(({ digest }) => now.has(digest));
  const report = { at: rangeOnLine(1, 1, 1), key: "mended" };
  return isWhole
    ? {
        ...report,
        severity: "warning",
        message: {
          en: "The base holds a merge conflict in it; here are all entries of both sides.",
          id: "Basis memuat konflik penggabungan di dalamnya; di sini ada semua entri dari kedua sisinya.",
        },
        fix: { en: `See that they are in their order: git log -- ${path}.`, id: `Pastikan urutannya benar: git log -- ${path}.` },
      }
    : {
        ...report,
        message: {
          en: "It can't be read in the base, so nothing tells whether all that was written down is here.",
          id: "Berkas ini tidak terbaca pada basis, sehingga tidak jelas apakah semua yang tercatat ada di sini.",
        },
        fix: takeFromBefore(path),
      };
}

const named = ({ event }: FoundEvent) =>
  event && { en: `, “${event.event}” of ${event.date},`, id: `, “${event.event}” tanggal ${event.date},` };

/** Which side of a conflict holds is for people to say; that there was another one, nobody would see. */
function tellLeftOut({ folder, entry, merge, side }: ActLeftOut): Report {
  const what = named(entry);
  return {
    at: rangeOnLine(1, 1, 1),
    severity: "warning",
    key: `left out ${folder} ${entry.digest}`,
    message: {
      en: `An event that this change added${what?.en ?? ""} was left out when branches were merged in ${merge.slice(0, 10)}.`,
      id: `Peristiwa yang ditambahkan perubahan ini${what?.id ?? ""} tertinggal saat cabang digabungkan dalam ${merge.slice(0, 10)}.`,
    },
    fix: {
      en: `If it holds, add it again at the end of the file; git show ${side.slice(0, 10)} prints the file that has it.`,
      id: `Bila berlaku, tambahkan lagi di akhir berkas; git show ${side.slice(0, 10)} menampilkan berkas yang memuatnya.`,
    },
  };
}

/** What a merge leaves of which both sides were kept, the own one first: each entry is judged after those before it. */
function tellMoved(folder: string, index: number, entry: FoundEvent): Report {
  const what = named(entry);
  return {
    at: rangeOnLine(1, 1, 1),
    key: `moved ${folder} ${index}`,
    message: {
      en: `Event ${index + 1}${what?.en ?? ""} stands behind others now that were not there before it.`,
      id: `Peristiwa ${index + 1}${what?.id ?? ""} kini berada di belakang peristiwa lain yang sebelumnya tidak ada.`,
    },
    fix: {
      en: "Put what this change adds at the end, behind all that was there before.",
      id: "Letakkan yang ditambahkan perubahan ini di akhir, di belakang semua yang sudah ada.",
    },
  };
}

function tellAltered(folder: string, index: number, entry: FoundEvent): Report {
  const what = named(entry);
  return {
    at: rangeOnLine(1, 1, 1),
    key: `altered ${folder} ${index}`,
    message: {
      en: `Event ${index + 1}${what?.en ?? ""} was edited or taken out.`,
      id: `Peristiwa ${index + 1}${what?.id ?? ""} diubah atau dihapus.`,
    },
    fix: {
      en: "Bring it back, and add what happened since at the end.",
      id: "Kembalikan, dan tambahkan yang terjadi kemudian di akhir.",
    },
  };
}

/** What was signed with an entry, and its signature, that are other files now, or none. */
function signaturesAltered({ base, head }: FolderChange): string[] {
  return [...(base?.files ?? [])].flatMap(([name, digest]) =>
    /^events\/[^/]+\.(?:txt|sig)$/.test(name) && head?.files.get(name) !== digest ? [name] : [],
  );
}

function tellUnsigned(folder: string, name: string): Report {
  return {
    at: rangeOnLine(1, 1, 1),
    key: `signature ${folder} ${name}`,
    message: {
      en: "This is part of an event's signature, and was edited or taken out.",
      id: "Berkas ini bagian dari tanda tangan suatu peristiwa, dan diubah atau dihapus.",
    },
    fix: { en: "Bring it back as it was.", id: "Kembalikan seperti semula." },
  };
}

interface LateEntry {
  entry: FoundEvent;
  index: number;
  recorded: IsoDate;
}

/** What came to the library long after the day it names as that of its writing, and was not let in with it. */
function lateEntries(own: FolderChange, known: number, earliest: IsoDate | undefined): LateEntry[] {
  const fresh = own.head?.entries.slice(known) ?? [];
  const letIn = actsLetIn(own, known);
  return fresh.flatMap((entry, offset) => {
    const recorded = entry.event?.recorded;
    const isLate = recorded !== undefined && earliest !== undefined && recorded < earliest && !letIn.has(entry.digest);
    return isLate ? [{ entry, index: known + offset, recorded }] : [];
  });
}

function tellLate(folder: string, code: string, { entry, index, recorded }: LateEntry, within: number, today: IsoDate): Report {
  return {
    at: entry.at,
    key: `late ${folder} ${entry.digest}`,
    message: {
      en: `Event ${index + 1}, “${entry.event?.event}”, says it was written down on ${recorded}, more than ${within} days before today (${today}).`,
      id: `Peristiwa ${index + 1}, “${entry.event?.event}”, menyatakan dicatat pada ${recorded}, lebih dari ${within} hari sebelum hari ini (${today}).`,
    },
    fix: {
      en: `Have it admitted by someone entitled to withdraw, in the same change: sop admit ${code} --event ${index + 1} --reason ….`,
      id: `Mintakan penerimaannya kepada yang berhak menarik, dalam perubahan yang sama: sop admit ${code} --event ${index + 1} --reason ….`,
    },
  };
}

const by = "by: { name: A.H., position: QMR }";
const scheduled = (day: string): string => `---\neffective: ${day}\n---\n## Tujuan\n`;
const cancelled = `- { event: cancelled, date: 2026-01-09, recorded: 2026-01-09, ${by}, revision: "00", reason: Salah }\n`;

export const eventsAppended = defineGateRule({
  id: "SOP804",
  name: "events-appended",
  scope: "gate",
  check,
  since: "0.1.0",
  severity: { draft: undefined, issued: "error" },
  summary: {
    en: "events.yaml only grows, by what was written down recently.",
    id: "events.yaml hanya bertambah, dengan yang baru saja dicatat.",
  },
  why: {
    en: "What happened can't be made not to have happened.",
    id: "Yang sudah terjadi tidak dapat dibuat seolah-olah tidak terjadi.",
  },
  examples: [
    {
      title: { en: "A review taken back, another written down long ago", id: "Satu tinjauan dihapus, satu lagi dicatat lama berselang" },
      base: {
        "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/events.yaml": `- { event: reviewed, date: 2024-01-10, ${by}, result: revise }\n`,
        "IN.OCC.TELK.P-02/rev-00.md": "## Tujuan\n",
        "IN.OCC.TELK.P-02/events.yaml": `- { event: reviewed, date: 2024-01-10, ${by}, result: keep }\n`,
      },
      head: {
        "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/events.yaml": `- { event: reviewed, date: 2024-01-10, ${by}, result: keep }\n`,
        "IN.OCC.TELK.P-02/rev-00.md": "## Tujuan\n",
        "IN.OCC.TELK.P-02/events.yaml": `- { event: reviewed, date: 2024-01-10, ${by}, result: keep }\n- { event: reviewed, date: 2023-01-10, recorded: 2023-01-10, ${by}, result: keep }\n`,
      },
      reports: [
        "IN.OCC.TELK.P-01/events.yaml 1:1 Event 1, “reviewed” of 2024-01-10, was edited or taken out.",
        "IN.OCC.TELK.P-02/events.yaml 2:1 Event 2, “reviewed”, says it was written down on 2023-01-10, more than 14 days before today (2026-01-15).",
      ],
    },
    {
      title: { en: "Cancelled when it was in force already", id: "Dibatalkan ketika sudah berlaku" },
      base: { "IN.OCC.TELK.P-01/rev-00.md": scheduled("2026-01-15"), "IN.OCC.TELK.P-02/rev-00.md": scheduled("2026-01-16") },
      head: {
        "IN.OCC.TELK.P-01/rev-00.md": scheduled("2026-01-15"),
        "IN.OCC.TELK.P-01/events.yaml": cancelled,
        "IN.OCC.TELK.P-02/rev-00.md": scheduled("2026-01-16"),
        "IN.OCC.TELK.P-02/events.yaml": cancelled,
      },
      reports: ["IN.OCC.TELK.P-01/events.yaml 1:1 Event 1 cancels revision 00, which has been in force since 2026-01-15."],
    },
    {
      title: { en: "One more at the end", id: "Satu lagi di akhir" },
      base: { "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n" },
      head: {
        "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/events.yaml": `- { event: reviewed, date: 2024-01-10, ${by}, result: keep }\n`,
      },
    },
  ],
});
