import type { DocumentCode } from "../../schemas/identifier.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import type { Library } from "../library/library.ts";
import { copiesOf } from "../library/registers/copies.ts";
import { withdrawalOn } from "../library/status.ts";
import { UsageError } from "../usage-error.ts";
import { type EventLog, type Happening, planEvents } from "./write/append-event.ts";
import { oneLine } from "./write/one-line.ts";
import type { Plan } from "./write/plan.ts";

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
  const { date, by } = happening;
  if (revisions.length === 0) {
    throw new UsageError(
      {
        en: `Nothing of ${code} was issued, so there is nothing to withdraw.`,
        id: `Belum ada revisi ${code} yang terbit, sehingga tidak ada yang ditarik.`,
      },
      { en: "A draft that is not wanted is deleted.", id: "Draf yang tidak diperlukan cukup dihapus." },
    );
  }
  const before = withdrawalOn(events, date);
  if (before) {
    throw new UsageError({
      en: `${code} was withdrawn on ${before.date} already.`,
      id: `${code} sudah ditarik pada ${before.date}.`,
    });
  }
  if (replacedBy === code)
    throw new UsageError({ en: `${code} can't replace itself.`, id: `${code} tidak dapat menggantikan dirinya sendiri.` });
  const next = replacedBy === undefined ? undefined : library.documents.get(replacedBy);
  const gone = next && withdrawalOn(next.events, date);
  if (gone) {
    throw new UsageError(
      {
        en: `${replacedBy} was withdrawn itself on ${gone.date}, so it can't be used instead.`,
        id: `${replacedBy} sendiri ditarik pada ${gone.date}, sehingga tidak dapat menjadi pengganti.`,
      },
      gone.replacedBy === undefined ? undefined : { en: `It was replaced by ${gone.replacedBy}.`, id: `Penggantinya ${gone.replacedBy}.` },
    );
  }
  const instead = replacedBy === undefined ? { en: "", id: "" } : { en: `, replaced by ${replacedBy}`, id: `, digantikan ${replacedBy}` };
  return planEvents(
    log,
    happening,
    [
      {
        event: "withdrawn",
        date,
        by,
        reason: oneLine(reason),
        ...(replacedBy === undefined ? {} : { replacedBy }),
        ...whyBefore(retroactive),
      },
    ],
    {
      summary: [
        {
          en: `${code} is withdrawn from ${date}${instead.en}: ${oneLine(reason)}.`,
          id: `${code} ditarik mulai ${date}${instead.id}: ${oneLine(reason)}.`,
        },
      ],
      next: [...citedBy(library, code), ...copiesOut(log, library)],
      message: `${code}: withdraw from ${date}: ${oneLine(reason)}`,
    },
  );
}

/**
 * Brings a withdrawn document back in force.
 * @throws UsageError when it is not withdrawn
 */
export function planReinstatement(
  log: EventLog,
  happening: Happening,
  { reason, retroactive }: { reason: string; retroactive: string | undefined },
): Plan {
  const { code, events } = log.controlled;
  const { date, by } = happening;
  if (!withdrawalOn(events, date)) {
    throw new UsageError({ en: `${code} is not withdrawn on ${date}.`, id: `${code} tidak sedang ditarik pada ${date}.` });
  }
  return planEvents(log, happening, [{ event: "reinstated", date, by, reason: oneLine(reason), ...whyBefore(retroactive) }], {
    summary: [{ en: `${code} is in force again from ${date}.`, id: `${code} diberlakukan kembali mulai ${date}.` }],
    next: [],
    message: `${code}: reinstate from ${date}: ${oneLine(reason)}`,
  });
}

/** Why it holds from a day before it is written down, where that is said. */
function whyBefore(retroactive: string | undefined): { retroactive?: string } {
  return retroactive === undefined ? {} : { retroactive: oneLine(retroactive) };
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
