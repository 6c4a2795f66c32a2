import type { IsoDate } from "../../schemas/iso-date.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { digestOfApproval } from "../control/canonical.ts";
import { recordedDay } from "../control/judge-approval.ts";
import { addDays } from "../document/words/days.ts";
import { UsageError } from "../usage-error.ts";
import { type EventLog, type Happening, planEvents } from "./write/append-event.ts";
import type { Plan } from "./write/plan.ts";
import { printedLine } from "./write/printed-line.ts";

/** An entry that is named, and why it is taken note of. */
export interface NamedEntry {
  /** The number of the entry, counted from 1, or the beginning of its digest. */
  entry: string;
  reason: string;
}

/**
 * Takes note of an entry of `events.yaml` that has no effect, so that it isn't an error for ever. The entry stays.
 * @throws UsageError when there is no such entry, or it is named by what several have
 */
export function planAnnulment(log: EventLog, happening: Happening, { entry, reason }: NamedEntry): Plan {
  const { code } = log.controlled;
  const { number, digest } = entryNamed(log, entry);
  return planEvents(
    log,
    happening,
    [{ event: "annulled", date: happening.today, by: happening.by, act: digest, reason: printedLine(reason) }],
    {
      summary: [
        {
          en: `Event ${number} of ${code}, which has no effect, is annulled: ${printedLine(reason)}.`,
          id: `Peristiwa ${number} dari ${code}, yang tidak berakibat, dibatalkan: ${printedLine(reason)}.`,
        },
      ],
      next: [],
      message: `${code}: annul event ${number}: ${printedLine(reason)}`,
    },
  );
}

/** What is let in: an entry, or what made a revision what it is; and why. */
export interface NamedActs {
  entry?: string | undefined;
  revision?: string | undefined;
  reason: string;
  /** So many days after it was written down an act isn't late yet. */
  within: number;
}

/**
 * Lets in what came to the library long after it was written down, an entry, an issue or the approvals of a draft: it holds from today.
 * @throws UsageError when there is no such entry or revision, it is named by what several have, or it is not late
 */
export function planAdmission(log: EventLog, happening: Happening, { entry, revision, reason, within }: NamedActs): Plan {
  const { code } = log.controlled;
  const { acts, days, what } = revision === undefined ? actNamed(log, entry ?? "") : actsOfRevision(log, revision);
  const earliest = addDays(happening.today, -within);
  if (!days.some((day) => day !== undefined && earliest !== undefined && day < earliest)) throw notLate(code, what, within);
  return planEvents(
    log,
    happening,
    acts.map((act) => ({ event: "admitted", date: happening.today, by: happening.by, act, reason: printedLine(reason) })),
    {
      summary: [
        {
          en: `${what.en} of ${code} is admitted, and holds from ${happening.today}: ${printedLine(reason)}.`,
          id: `${what.id} dari ${code} diterima, dan berlaku mulai ${happening.today}: ${printedLine(reason)}.`,
        },
      ],
      next: [],
      message: `${code}: admit ${what.commit}: ${printedLine(reason)}`,
    },
  );
}

interface Admitted {
  acts: string[];
  /** When they were written down, and what they rest on. */
  days: (IsoDate | undefined)[];
  what: LocalText & { commit: string };
}

function actNamed(log: EventLog, name: string): Admitted {
  const { number, digest } = entryNamed(log, name);
  const recorded = log.controlled.acts[number - 1]?.event?.recorded;
  return { acts: [digest], days: [recorded], what: { en: `Event ${number}`, id: `Peristiwa ${number}`, commit: `event ${number}` } };
}

function actsOfRevision({ controlled: { code, life, draft } }: EventLog, name: string): Admitted {
  const held = life.revisions.find(({ revision }) => revision === name);
  if (held?.issueDigest !== undefined) {
    return {
      acts: [held.issueDigest],
      days: [held.issued?.date, ...Object.values(held.approvals).map(recordedDay)],
      what: { en: `The issue of revision ${name}`, id: `Penerbitan revisi ${name}`, commit: `the issue of revision ${name}` },
    };
  }
  const approvals = draft?.revision === name ? Object.entries(draft.approvals) : [];
  if (approvals.length > 0) {
    return {
      acts: approvals.map((given) => digestOfApproval(...given)),
      days: approvals.map(([, approval]) => recordedDay(approval)),
      what: { en: `What approves revision ${name}`, id: `Persetujuan revisi ${name}`, commit: `the approvals of revision ${name}` },
    };
  }
  throw new UsageError({
    en: `Nothing of revision ${name} of ${code} can be admitted: it is not issued, and no draft of it is approved.`,
    id: `Tidak ada yang dapat diterima dari revisi ${name} ${code}: belum terbit, dan tidak ada drafnya yang disetujui.`,
  });
}

function notLate(code: string, what: LocalText, within: number): UsageError {
  return new UsageError(
    {
      en: `${what.en} of ${code} is not late: it was written down no more than ${within} days ago, and would hold from today only.`,
      id: `${what.id} dari ${code} tidak terlambat: dicatat tidak lebih dari ${within} hari yang lalu, dan baru akan berlaku mulai hari ini.`,
    },
    { en: "Leave it as it is; the gate takes it.", id: "Biarkan apa adanya; gerbang menerimanya." },
  );
}

function entryNamed({ controlled }: EventLog, name: string): { number: number; digest: string } {
  const entries = controlled.acts.map(({ digest, event }, index) => ({ number: index + 1, digest, event }));
  const wanted = name.replace(/^sha256:/, "");
  const found = /^\d{1,4}$/.test(name)
    ? entries.filter(({ number }) => number === Number(name))
    : entries.filter(({ digest }) => wanted.length >= 6 && digest.slice("sha256:".length).startsWith(wanted));
  const [first] = found;
  if (first && new Set(found.map(({ digest }) => digest)).size === 1) return first;
  const list = entries.map(
    ({ number, event, digest }) => `  ${number}  ${event?.event ?? "?"}  ${event?.date ?? ""}  ${digest.slice(7, 23)}`,
  );
  throw new UsageError(
    {
      en: `No single event of ${controlled.code} fits “${name}”.`,
      id: `“${name}” tidak menunjuk tepat satu peristiwa ${controlled.code}.`,
    },
    list.length === 0 ? undefined : { en: `What there is:\n${list.join("\n")}`, id: `Yang ada:\n${list.join("\n")}` },
  );
}
