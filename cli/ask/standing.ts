import { reasonsText } from "../../core/control/reason-text.ts";
import { revisionsOn, type StandingRevision } from "../../core/library/choose-revision.ts";
import type { ControlledDocument, Library } from "../../core/library/library.ts";
import { type Ending, effectiveRevision, firstDayOf, lostOn, type Status, withdrawnStatus } from "../../core/library/status.ts";
import { unreadRecord, unreadRights } from "../../core/library/unread-records.ts";
import { withdrawalOn } from "../../core/library/withdrawal.ts";
import { pick } from "../../languages/language.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import type { Language, Source } from "./answers.ts";

/** Which texts of a library are spoken of, and in which language. */
export interface Asked {
  library: Library;
  /** By path: SHA-256 of the texts. */
  digests: ReadonlyMap<string, string>;
  language: Language;
}

/** A text with where it stands. */
export function sourceOf(controlled: ControlledDocument, standing: StandingRevision, { library, digests, language }: Asked): Source {
  const { facts, status, revision } = standing;
  const rights = unreadRights(library).map((record) => unreadRecord(record).text);
  const notice = together(noticeOf(status) ?? uncheckedOf(standing), ...rights);
  const effective = standing.issued ? firstDayOf(standing.issued) : facts.effective;
  return {
    code: controlled.code,
    title: facts.title,
    revision,
    status: status.status,
    inForce: status.status === "effective",
    date: library.date,
    ...(effective === undefined ? {} : { effective }),
    digest: digests.get(facts.path) ?? "",
    path: facts.path,
    ...(notice === undefined ? {} : { notice: pick(notice, language) }),
  };
}

/** All texts of a document on the library's day, newest first, the draft before them. */
export function sourcesOf(controlled: ControlledDocument, asked: Asked): Source[] {
  return revisionsOn(controlled, asked.library.date).map((standing) => sourceOf(controlled, standing, asked));
}

/** Why nothing of a document is in force on the library's day; undefined where something is. */
export function nothingInForce(controlled: ControlledDocument, { date }: Pick<Library, "date">): LocalText | undefined {
  if (effectiveRevision(controlled, date)) return undefined;
  const withdrawal = withdrawalOn(controlled.events, date);
  if (withdrawal) return noticeOf(withdrawnStatus(controlled.events, withdrawal, date));
  const lost = lostOn(controlled, date);
  if (lost.length > 0) return noticeOf({ status: "doubtful", reasons: lost });
  const standing = revisionsOn(controlled, date);
  const said = standing.find(({ status }) => status.status !== "draft") ?? standing[0];
  return (
    (said && noticeOf(said.status)) ?? {
      en: `Nothing of ${controlled.code} was issued by ${date}.`,
      id: `Belum ada revisi ${controlled.code} yang terbit pada ${date}.`,
    }
  );
}

function noticeOf(status: Status): LocalText | undefined {
  switch (status.status) {
    case "effective":
      return together(
        status.until === undefined
          ? undefined
          : {
              en: `In force until ${status.until}, when the next revision takes over.`,
              id: `Berlaku sampai ${status.until}, saat revisi berikutnya menggantikan.`,
            },
        status.withdrawal && withdrawnFrom(status.withdrawal),
        status.afterwards && withdrawnLater(status.afterwards),
      );
    case "draft":
      return { en: "A draft: not approved, not in force.", id: "Draf: belum disetujui, belum berlaku." };
    case "scheduled":
      return together(
        { en: `Comes into force on ${status.from}; not yet.`, id: `Mulai berlaku ${status.from}; sekarang belum.` },
        status.withdrawal && withdrawnFrom(status.withdrawal),
      );
    case "superseded":
      return {
        en: `Superseded by revision ${status.by} on ${status.on}; no longer in force.`,
        id: `Digantikan revisi ${status.by} pada ${status.on}; tidak berlaku lagi.`,
      };
    case "cancelled":
      return { en: `Cancelled on ${status.on}: ${status.reason}`, id: `Dibatalkan pada ${status.on}: ${status.reason}` };
    case "withdrawn": {
      const { until } = status;
      const ended = endedBy(status);
      const again = until && { en: `; in force again from ${until}`, id: `; berlaku kembali mulai ${until}` };
      return { en: `Withdrawn on ${ended.en}${again?.en ?? ""}`, id: `Ditarik pada ${ended.id}${again?.id ?? ""}` };
    }
    case "doubtful":
      return {
        en: `In doubt, so not in force: ${reasonsText(status.reasons, "en")}.`,
        id: `Diragukan, jadi tidak berlaku: ${reasonsText(status.reasons, "id")}.`,
      };
    case "invalid":
      return {
        en: `Not issued by entitled people in order, so never in force: ${reasonsText(status.reasons, "en")}.`,
        id: `Tidak diterbitkan secara sah, jadi tidak pernah berlaku: ${reasonsText(status.reasons, "id")}.`,
      };
  }
}

function together(...texts: (LocalText | undefined)[]): LocalText | undefined {
  const said = texts.filter((text) => text !== undefined);
  if (said.length === 0) return undefined;
  return { en: said.map(({ en }) => en).join(" "), id: said.map(({ id }) => id).join(" ") };
}

function withdrawnFrom(ending: Ending): LocalText {
  const ended = endedBy(ending);
  return { en: `Will be withdrawn on ${ended.en}`, id: `Akan ditarik pada ${ended.id}` };
}

function withdrawnLater(ending: Ending): LocalText {
  const ended = endedBy(ending);
  return { en: `Withdrawn afterwards, on ${ended.en}`, id: `Ditarik kemudian, pada ${ended.id}` };
}

function endedBy({ on, reason, replacedBy: by, backTo }: Ending): LocalText {
  const back = backTo === undefined ? { en: "", id: "" } : { en: ` (retroactive to ${backTo})`, id: ` (berlaku surut mulai ${backTo})` };
  return {
    en: `${on}${back.en}${by === undefined ? "" : `, replaced by ${by}`}: ${reason}`,
    id: `${on}${back.id}${by === undefined ? "" : `, digantikan oleh ${by}`}: ${reason}`,
  };
}

/** What is in force, but could not be judged whole: signatures on a machine that can't check them, who acted before control. */
function uncheckedOf({ issued, status }: StandingRevision): LocalText | undefined {
  if (status.status !== "effective" || issued?.verdict.effect !== "holds" || issued.verdict.remarks.length === 0) return undefined;
  const { remarks } = issued.verdict;
  return {
    en: `In force; not judged here: ${reasonsText(remarks, "en")}.`,
    id: `Berlaku; belum dinilai di sini: ${reasonsText(remarks, "id")}.`,
  };
}
