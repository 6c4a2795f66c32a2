import { describe, expect, test } from "vitest";
import type { Verdict } from "../../core/control/reason.ts";
import { comingStatuses, nextTurn } from "../../core/library/coming-statuses.ts";
import type { DatedDocument, DatedRevision } from "../../core/library/status.ts";
import { documentEvent } from "../../schemas/events.ts";
import type { Revision } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";

const by = { name: "A.A.", position: "QMR" };
const holds: Verdict = { effect: "holds", from: "2020-01-01" as IsoDate, adopted: false, remarks: [] };
const none: Verdict = { effect: "none", reasons: [{ why: "unreadable" }], annulled: false };
const today = "2026-06-01" as IsoDate;

/** A document of revisions `00 02-01 03-01`: issued, in force from; `none` is without effect. */
function lived(revisions: string[], events: object[] = [], doubts: string[] = []): DatedDocument<DatedRevision> {
  return {
    revisions: revisions.map((line) => {
      const [revision, issued, effective, effect] = line.split(" ");
      return {
        revision: revision as Revision,
        issuedOn: `2026-${issued}` as IsoDate,
        facts: { effective: `2026-${effective ?? issued}` as IsoDate },
        verdict: effect === "none" ? none : holds,
      };
    }),
    events: events.map((event) => documentEvent.parse({ by, ...event })),
    doubts: doubts.map((from) => ({ from: `2026-${from}` as IsoDate, reasons: [{ why: "events-unreadable" }] })),
  };
}

const withdrawn = (date: string, recorded = "05-20") => ({
  event: "withdrawn",
  date: `2026-${date}`,
  recorded: `2026-${recorded}`,
  reason: "Over",
});
const reinstated = (date: string) => ({ event: "reinstated", date: `2026-${date}`, recorded: "2026-05-20", reason: "Again" });
const cancelled = (date: string, revision: string) => ({
  event: "cancelled",
  date: `2026-${date}`,
  recorded: `2026-${date}`,
  revision,
  reason: "Wrong",
});

/** What becomes of each revision: `00: 07-01 superseded, 08-01 withdrawn`. */
function coming(document: DatedDocument<DatedRevision>): string[] {
  return document.revisions.map((revision) => {
    const said = comingStatuses(document, revision, today).map(({ on, status }) => `${on.slice(5)} ${status.status}`);
    return `${revision.revision}: ${said.join(", ")}`.trim();
  });
}

describe("what becomes of a revision after 1 June, by what is known on it", () => {
  test.each<[string, DatedDocument<DatedRevision>, string[], string | undefined]>([
    ["nothing, of what is in force", lived(["00 02-01"]), ["00:"], undefined],
    ["nothing, of what came into force on the day itself", lived(["00 02-01", "01 05-01 06-01"]), ["00:", "01:"], undefined],
    ["the scheduled one takes over", lived(["00 02-01", "01 05-01 06-02"]), ["00: 06-02 superseded", "01: 06-02 effective"], "2026-06-02"],
    [
      "what was superseded stays so",
      lived(["00 01-01", "01 02-01", "02 05-01 07-01"]),
      ["00:", "01: 07-01 superseded", "02: 07-01 effective"],
      "2026-07-01",
    ],
    [
      "one scheduled after the other",
      lived(["00 02-01", "01 05-01 07-01", "02 05-10 08-01"]),
      ["00: 07-01 superseded", "01: 07-01 effective, 08-01 superseded", "02: 08-01 effective"],
      "2026-07-01",
    ],
    [
      "a scheduled withdrawal ends all of them",
      lived(["00 02-01", "01 05-01 07-01"], [withdrawn("08-01")]),
      ["00: 07-01 superseded, 08-01 withdrawn", "01: 07-01 effective, 08-01 withdrawn"],
      "2026-07-01",
    ],
    ["a return", lived(["00 02-01"], [withdrawn("05-25"), reinstated("09-01")]), ["00: 09-01 effective"], "2026-09-01"],
    ["none of what was cancelled", lived(["00 02-01", "01 05-01 07-01"], [cancelled("05-20", "01")]), ["00:", "01:"], undefined],
    ["what falls in doubt", lived(["00 02-01"], [], ["07-01"]), ["00: 07-01 doubtful"], "2026-07-01"],
    ["none of what is without effect", lived(["00 02-01", "01 05-01 07-01 none"]), ["00:", "01:"], undefined],
    // Whoever asks for the first of June knows nothing of it.
    ["what is issued later", lived(["00 02-01", "01 06-10 07-01"]), ["00:", "01:"], undefined],
    ["what is written down later", lived(["00 02-01"], [withdrawn("07-01", "06-10")]), ["00:"], undefined],
  ])("%s", (_, document, statuses, next) => {
    expect(coming(document)).toEqual(statuses);
    expect(nextTurn(document, today)).toBe(next);
  });
});
