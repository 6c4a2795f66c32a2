import type { DocumentEvent } from "../../schemas/events.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import type { Library } from "../library/library.ts";
import { copiesOf } from "../library/registers/copies.ts";
import { type Turn, turnsAhead, turnsPending, withdrawalOn } from "../library/withdrawal.ts";
import { UsageError } from "../usage-error.ts";
import { type EventLog, type Happening, planEvents } from "./write/append-event.ts";
import type { Plan } from "./write/plan.ts";
import { printedLine } from "./write/printed-line.ts";

/**
 * Withdraws a document: no revision of it is in force from that day. Its files stay.
 * @throws UsageError when nothing was issued, or it is withdrawn already
 */
export function planWithdrawal(
  log: EventLog,
  happening: Happening,
  { reason, replacedBy, retroactive }: { reason: string; replacedBy: DocumentCode | undefined; retroactive: string | undefined },
  library: Library,
): Plan {
  const { code, revisions, events } = log.controlled;
  const { date, today, by } = happening;
  if (revisions.length === 0) {
    throw new UsageError(
      {
        en: `Nothing of ${code} was issued, so there is nothing to withdraw.`,
        id: `Belum ada revisi ${code} yang terbit, sehingga tidak ada yang ditarik.`,
      },
      { en: "A draft that is not wanted is deleted.", id: "Draf yang tidak diperlukan cukup dihapus." },
    );
  }
  requireUnforeseen("withdrawn", log, happening);
  const before = withdrawalOn(events, date);
  const undone = undoneBy("withdrawn", events, happening);
  // What is withdrawn is withdrawn again only so that it is not reinstated.
  if (before && undone.length === 0) {
    throw new UsageError({
      en: `${code} was withdrawn on ${before.date} already.`,
      id: `${code} sudah ditarik pada ${before.date}.`,
    });
  }
  if (before && date > today) throw takenBackToday(code);
  if (replacedBy !== undefined) requireReplacement(replacedBy, code, date, library);
  const instead = replacedBy === undefined ? { en: "", id: "" } : { en: `, replaced by ${replacedBy}`, id: `, digantikan ${replacedBy}` };
  return planEvents(
    log,
    happening,
    [
      {
        event: "withdrawn",
        date,
        by,
        reason: printedLine(reason),
        ...(replacedBy === undefined ? {} : { replacedBy }),
        ...whyBefore(retroactive),
      },
    ],
    {
      summary: [
        before
          ? {
              en: `${code} stays withdrawn${instead.en}: ${printedLine(reason)}.`,
              id: `${code} tetap ditarik${instead.id}: ${printedLine(reason)}.`,
            }
          : {
              en: `${code} ${date > today ? "will be" : "is"} withdrawn from ${date}${instead.en}: ${printedLine(reason)}.`,
              id: `${code} ${date > today ? "akan ditarik" : "ditarik"} mulai ${date}${instead.id}: ${printedLine(reason)}.`,
            },
        ...undone.map(saidUndone),
      ],
      next: [...citedBy(library, code), ...copiesOut(log, library), ...(date > today ? [howToKeep(code)] : [])],
      message: before ? `${code}: leave withdrawn: ${printedLine(reason)}` : `${code}: withdraw from ${date}: ${printedLine(reason)}`,
    },
  );
}

/**
 * Brings a withdrawn document back in force, or takes back a withdrawal before its day.
 * @throws UsageError when it is not withdrawn, nor going to be
 */
export function planReinstatement(
  log: EventLog,
  happening: Happening,
  { reason, retroactive }: { reason: string; retroactive: string | undefined },
): Plan {
  const { code, events } = log.controlled;
  const { date, today, by } = happening;
  requireUnforeseen("reinstated", log, happening);
  const isWithdrawn = withdrawalOn(events, date) !== undefined;
  const undone = undoneBy("reinstated", events, happening);
  if (!isWithdrawn && undone.length === 0) {
    throw new UsageError({ en: `${code} is not withdrawn on ${date}.`, id: `${code} tidak sedang ditarik pada ${date}.` });
  }
  if (!isWithdrawn && date > today) throw takenBackToday(code);
  const stays = { en: `${code} stays in force: ${printedLine(reason)}.`, id: `${code} tetap berlaku: ${printedLine(reason)}.` };
  const again = { en: `${code} is in force again from ${date}.`, id: `${code} diberlakukan kembali mulai ${date}.` };
  return planEvents(log, happening, [{ event: "reinstated", date, by, reason: printedLine(reason), ...whyBefore(retroactive) }], {
    summary: [isWithdrawn ? again : stays, ...undone.map(saidUndone)],
    next: [],
    message: isWithdrawn
      ? `${code}: reinstate from ${date}: ${printedLine(reason)}`
      : `${code}: take back its withdrawal: ${printedLine(reason)}`,
  });
}

/** @throws UsageError where what is named can't be used instead */
function requireReplacement(replacedBy: DocumentCode, code: DocumentCode, date: IsoDate, library: Library): void {
  if (replacedBy === code)
    throw new UsageError({ en: `${code} can't replace itself.`, id: `${code} tidak dapat menggantikan dirinya sendiri.` });
  const gone = withdrawalOn(library.documents.get(replacedBy)?.events ?? [], date);
  if (!gone) return;
  throw new UsageError(
    {
      en: `${replacedBy} was withdrawn itself on ${gone.date}, so it can't be used instead.`,
      id: `${replacedBy} sendiri ditarik pada ${gone.date}, sehingga tidak dapat menjadi pengganti.`,
    },
    gone.replacedBy === undefined ? undefined : { en: `It was replaced by ${gone.replacedBy}.`, id: `Penggantinya ${gone.replacedBy}.` },
  );
}

/** What was written down for days to come, and no longer takes place once the contrary holds from a day before. */
function undoneBy(kind: Turn["event"], events: readonly DocumentEvent[], { date, today }: Happening): Turn[] {
  const from = date > today ? date : today;
  return turnsPending(events, today).filter((turn) => turn.event !== kind && turn.date >= from);
}

function saidUndone({ event, date, reason }: Turn): LocalText {
  return event === "withdrawn"
    ? { en: `Its withdrawal on ${date} (${reason}) is taken back.`, id: `Penarikannya pada ${date} (${reason}) dibatalkan.` }
    : { en: `Its reinstatement on ${date} (${reason}) is taken back.`, id: `Pemberlakuannya kembali pada ${date} (${reason}) dibatalkan.` };
}

function howToKeep(code: DocumentCode): LocalText {
  return {
    en: `Before that day sop reinstate ${code} --reason … takes the withdrawal back.`,
    id: `Sebelum hari itu, sop reinstate ${code} --reason … membatalkan penarikannya.`,
  };
}

/** What is next and written down already is not written down twice: one act would undo both, and nobody would know. */
function requireUnforeseen(kind: Turn["event"], { controlled: { code, events } }: EventLog, { today }: Happening): void {
  const [next] = turnsAhead(events, today);
  if (next?.event !== kind) return;
  const { date, reason } = next;
  const back = kind === "withdrawn" ? "reinstate" : "withdraw";
  throw new UsageError(
    kind === "withdrawn"
      ? { en: `${code} will be withdrawn on ${date} already: ${reason}.`, id: `${code} sudah akan ditarik pada ${date}: ${reason}.` }
      : {
          en: `${code} will be in force again from ${date} already: ${reason}.`,
          id: `${code} sudah akan berlaku kembali mulai ${date}: ${reason}.`,
        },
    {
      en: `For another day or reason take that back first: sop ${back} ${code} --reason ….`,
      id: `Untuk hari atau alasan lain, batalkan dahulu: sop ${back} ${code} --reason ….`,
    },
  );
}

function takenBackToday(code: DocumentCode): UsageError {
  return new UsageError(
    {
      en: `What is written down of ${code} for a day to come is taken back today, not on a day ahead.`,
      id: `Yang dicatat tentang ${code} untuk hari mendatang dibatalkan hari ini, bukan pada hari mendatang.`,
    },
    { en: "Leave out --on.", id: "Jangan sebutkan --on." },
  );
}

/** Why it holds from a day before it is written down, where that is said. */
function whyBefore(retroactive: string | undefined): { retroactive?: string } {
  return retroactive === undefined ? {} : { retroactive: printedLine(retroactive) };
}

function citedBy(library: Library, code: DocumentCode): LocalText[] {
  const codes = [
    ...new Set((library.citedBy.get(code) ?? []).flatMap(({ from }) => (from.code === undefined || from.code === code ? [] : [from.code]))),
  ].sort();
  if (codes.length === 0) return [];
  return [
    {
      en: `Still cited by ${codes.join(", ")}: revise them (sop refs ${code}).`,
      id: `Masih dirujuk oleh ${codes.join(", ")}: revisilah (sop refs ${code}).`,
    },
  ];
}

function copiesOut({ controlled }: EventLog, library: Library): LocalText[] {
  const out = copiesOf(controlled, library).filter(({ recalled, copy }) => recalled === undefined && typeof copy === "string");
  if (out.length === 0) return [];
  const list = out.map(({ copy, location }) => `${copy as string} (${location})`).join(", ");
  return [
    {
      en: `Recall its copies (${list}) with sop copies ${controlled.code} --recall NUMBER.`,
      id: `Tarik salinannya (${list}) dengan sop copies ${controlled.code} --recall NOMOR.`,
    },
  ];
}
