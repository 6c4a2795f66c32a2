import { UsageError } from "../usage-error.ts";
import { type EventLog, type Happening, planEvents } from "./write/append-event.ts";
import { oneLine } from "./write/one-line.ts";
import type { Plan } from "./write/plan.ts";

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
    [{ event: "annulled", date: happening.today, by: happening.by, act: digest, reason: oneLine(reason) }],
    {
      summary: [
        {
          en: `Event ${number} of ${code}, which has no effect, is annulled: ${oneLine(reason)}.`,
          id: `Peristiwa ${number} dari ${code}, yang tidak berakibat, dibatalkan: ${oneLine(reason)}.`,
        },
      ],
      next: [],
      message: `${code}: annul event ${number}: ${oneLine(reason)}`,
    },
  );
}

/**
 * Lets in an entry that came to the library long after it was written down: it holds from today.
 * @throws UsageError when there is no such entry, or it is named by what several have
 */
export function planAdmission(log: EventLog, happening: Happening, { entry, reason }: NamedEntry): Plan {
  const { code } = log.controlled;
  const { number, digest } = entryNamed(log, entry);
  return planEvents(
    log,
    happening,
    [{ event: "admitted", date: happening.today, by: happening.by, act: digest, reason: oneLine(reason) }],
    {
      summary: [
        {
          en: `Event ${number} of ${code} is admitted, and holds from ${happening.today}: ${oneLine(reason)}.`,
          id: `Peristiwa ${number} dari ${code} diterima, dan berlaku mulai ${happening.today}: ${oneLine(reason)}.`,
        },
      ],
      next: [],
      message: `${code}: admit event ${number}: ${oneLine(reason)}`,
    },
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
