import { describe, expect, test } from "vitest";
import { digestOfAct, digestOfApproval, digestOfEntries } from "../../core/control/canonical.ts";
import { judgeLife } from "../../core/control/judge-life.ts";
import type { Life, WrittenEvent } from "../../core/control/life.ts";
import type { EventName } from "../../schemas/events.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { ann, approvalsOn, event, issueOn, lifeWith, regimeWith, revisionOf, said, settingsOfDay, written } from "./made-life.ts";

const nobody = { by: { name: "Nobody", position: "Nothing" } };
const deputy = { by: { name: "Di De", position: "Deputy QMR" } };
const controller = { by: { name: "Ed Ef", position: "DC" } };
const gone = { by: { name: "Flo Fg", position: "QMR" } };
const reason = { reason: "x" };
const sha = (digit: string) => `sha256:${digit.repeat(64)}`;
const copy = { copy: 1, location: "Pusat", revision: "01" };
const waiting = revisionOf("02", "2026-05-01", { effective: "2026-06-20" as IsoDate });
/** What revision 01 is approved by. */
const voids = Object.entries(approvalsOn("2026-03-10")).map(([role, approval]) => digestOfApproval(role, approval));
const paper = revisionOf("00", "2019-11-29", { isTranscription: true, issued: undefined, issueDigest: undefined });

/** What becomes of the last of these events. */
function last(events: readonly Record<string, unknown>[], life: Partial<Life> = {}, regime = regimeWith()): string {
  return said(judgeLife(lifeWith(events, life), regime).events.at(-1)?.verdict);
}

describe("an event by whoever may, on its day", () => {
  test.each([
    ["withdrawn", event("withdrawn", "2026-05-01", reason), "2026-05-01"],
    ["withdrawn by a deputy", event("withdrawn", "2026-05-03", { ...reason, ...deputy }), "2026-05-03"],
    ["withdrawn 90 days ahead", event("withdrawn", "2026-05-01", { ...reason, date: "2026-07-30" }), "2026-07-30"],
    [
      "withdrawn from an earlier day, with a reason",
      event("withdrawn", "2026-05-01", { ...reason, date: "2026-04-01", retroactive: "y" }),
      "2026-05-01",
    ],
    ["reviewed by anyone listed", event("reviewed", "2026-05-01", { result: "keep", by: ann }), "2026-05-01"],
    ["reviewed the week before", event("reviewed", "2026-05-08", { result: "keep", date: "2026-05-01" }), "2026-05-08"],
    ["a name written another way", event("withdrawn", "2026-05-01", { ...reason, by: { name: "CY  CD.", position: "qmr" } }), "2026-05-01"],
    ["a copy handed out", event("copy-issued", "2026-05-01", copy), "2026-05-01"],
    ["written down today, the last day that there is", event("reviewed", "2026-06-30", { result: "keep", by: ann }), "2026-06-30"],
    ["someone in their last week", event("reviewed", "2026-01-31", { result: "keep", ...gone }), "2026-01-31"],
  ])("%s", (_, own, verdict) => {
    expect(last([own])).toBe(verdict);
  });

  test("reinstated after it was withdrawn", () => {
    expect(last([event("withdrawn", "2026-05-01", reason), event("reinstated", "2026-05-09", reason)])).toBe("2026-05-09");
  });

  test("cancelled before it comes into force", () => {
    expect(last([event("cancelled", "2026-06-19", { revision: "02", ...reason })], { revisions: [waiting] })).toBe("2026-06-19");
  });

  test("a transcription corrected by the document controller", () => {
    const own = event("corrected", "2026-05-01", { ...controller, revision: "00", from: sha("a"), to: sha("b"), ...reason });
    const next = event("corrected", "2026-05-02", { revision: "00", from: sha("b"), to: sha("c"), ...reason });
    expect(last([own, next], { revisions: [paper] })).toBe("2026-05-02");
  });
});

describe("an event without right, day or order has no effect", () => {
  test.each([
    ["by nobody", event("withdrawn", "2026-05-01", { ...reason, ...nobody }), "unlisted"],
    [
      "by a person listed in another position",
      event("withdrawn", "2026-05-01", { ...reason, by: { name: "Ann Ab", position: "QMR" } }),
      "unlisted",
    ],
    ["by a writer", event("withdrawn", "2026-05-01", { ...reason, by: ann }), "not-holder"],
    ["by one who left", event("withdrawn", "2026-05-01", { ...reason, ...gone }), "retired"],
    ["by a name in two scripts", event("reviewed", "2026-05-01", { result: "keep", by: { name: "Аnn Ab", position: "Writer" } }), "mixed"],
    ["back-dated by months", event("withdrawn", "2026-05-01", { ...reason, date: "2026-01-15" }), "backdated"],
    ["withdrawn 91 days ahead", event("withdrawn", "2026-05-01", { ...reason, date: "2026-07-31" }), "too-far-ahead"],
    ["written down tomorrow", event("withdrawn", "2026-07-01", reason), "recorded-ahead"],
    [
      "without the day it was written down",
      { event: "withdrawn", date: "2026-05-01", by: { name: "Cy Cd", position: "QMR" }, reason: "x" },
      "unrecorded",
    ],
    ["of another moment", event("withdrawn", "2026-05-01", { ...reason, time: "2026-04-30T23:00:00+00:00" }), "other-moment"],
    ["a review in the future", event("reviewed", "2026-05-01", { result: "keep", date: "2026-06-01" }), "dated-ahead"],
    ["a review by nobody", event("reviewed", "2026-05-01", { result: "keep", ...nobody }), "unlisted"],
    ["withdrawn before anything was issued", event("withdrawn", "2026-01-09", reason), "nothing-issued"],
    ["reinstated, and never withdrawn", event("reinstated", "2026-05-01", reason), "not-withdrawn"],
    ["cancelled in force", event("cancelled", "2026-05-20", { revision: "01", ...reason }), "in-force-already"],
    ["cancelled on the day itself", event("cancelled", "2026-03-10", { revision: "01", ...reason }), "in-force-already"],
    ["cancelled before it was issued", event("cancelled", "2026-03-09", { revision: "01", ...reason, date: "2026-03-11" }), "not-issued"],
    ["cancelled, and never issued", event("cancelled", "2026-05-20", { revision: "09", ...reason }), "not-issued"],
    ["sent back after issue", event("rejected", "2026-05-20", { role: "checked", revision: "01", ...reason }), "issued-already"],
    [
      "sent back after issue by its approvals, naming nothing",
      event("rejected", "2026-05-20", { role: "checked", voids, ...reason }),
      "issued-already",
    ],
    [
      "sent back after issue by its approvals, naming a draft",
      event("rejected", "2026-05-20", { role: "checked", revision: "02", voids, ...reason }),
      "issued-already",
    ],
    [
      "corrected, and no transcription",
      event("corrected", "2026-05-01", { revision: "01", from: sha("a"), to: sha("b"), ...reason }),
      "no-transcription",
    ],
    [
      "corrected by a writer",
      event("corrected", "2026-05-01", { by: ann, revision: "01", from: sha("a"), to: sha("b"), ...reason }),
      "not-holder, no-transcription",
    ],
    ["withdrawn by who may only correct", event("withdrawn", "2026-05-01", { ...reason, ...controller }), "not-holder"],
    ["admitted by who may only correct", event("admitted", "2026-05-01", { ...reason, ...controller, act: sha("a") }), "not-holder"],
    ["admitted on another day", event("admitted", "2026-05-01", { ...reason, date: "2026-04-01", act: sha("a") }), "not-on-its-day"],
    ["annulled, and nothing there", event("annulled", "2026-05-01", { ...reason, act: sha("a") }), "no-such-act"],
    ["mistyped", event("withdrawn", "2026-05-01", { raeson: "x" }), "unreadable"],
  ])("%s", (_, own, verdict) => {
    expect(last([own])).toBe(verdict);
  });

  test("cancelled before the day that an altered text names", () => {
    const own = event("cancelled", "2026-06-20", { revision: "01", ...reason });
    const altered = revisionOf("01", "2026-03-10", { effective: "2026-06-25" as IsoDate, files: new Map([["rev-01.md", sha("f")]]) });
    expect(last([own], { revisions: [altered] })).toBe("in-force-already");
    const asIssued = { ...altered, files: new Map([["rev-01.md", sha("e")]]) };
    expect(last([own], { revisions: [asIssued] })).toBe("2026-06-20");
  });

  test("reinstated after a withdrawal that has no effect", () => {
    expect(last([event("withdrawn", "2026-05-01", { ...reason, ...nobody }), event("reinstated", "2026-05-09", reason)])).toBe(
      "not-withdrawn",
    );
  });

  test("a correction that begins with another text", () => {
    const first = event("corrected", "2026-05-01", { revision: "00", from: sha("a"), to: sha("b"), ...reason });
    const next = event("corrected", "2026-05-02", { revision: "00", from: sha("d"), to: sha("c"), ...reason });
    expect(last([first, next], { revisions: [paper] })).toBe("other-text");
  });

  test("before any settings held", () => {
    const day = settingsOfDay();
    const regime = regimeWith({ on: (date) => (date >= "2026-04-01" ? day : undefined) });
    expect(last([event("withdrawn", "2026-03-31", reason)], {}, regime)).toBe("before-control");
    expect(last([event("withdrawn", "2026-04-01", reason)], {}, regime)).toBe("2026-04-01");
  });
});

describe("one event after the other", () => {
  const mistyped = event("withdrawn", "2026-05-01", { ...reason, ...nobody });

  test("an equal one has no effect of its own", () => {
    const own = event("withdrawn", "2026-05-01", reason);
    expect(last([own, { ...own }])).toBe("repeated");
  });

  test("one without effect is annulled by its digest, whatever it says", () => {
    for (const wrong of [mistyped, { event: "withdrwan" }, event("withdrawn", "2026-05-01", { raeson: 1 })]) {
      const life = lifeWith([wrong, event("annulled", "2026-05-02", { ...controller, ...reason, act: digestOfAct(wrong) })]);
      expect(judgeLife(life, regimeWith()).events.map(({ verdict }) => said(verdict))).toEqual([
        expect.stringMatching(/^annulled /),
        "2026-05-02",
      ]);
    }
  });

  test("a valid one can't be annulled", () => {
    const own = event("withdrawn", "2026-05-01", reason);
    const life = lifeWith([own, event("annulled", "2026-05-02", { ...reason, act: digestOfAct(own) })]);
    expect(judgeLife(life, regimeWith()).events.map(({ verdict }) => said(verdict))).toEqual(["2026-05-01", "act-has-effect"]);
  });

  test("one let in late holds from that day", () => {
    const own = event("withdrawn", "2026-04-01", reason);
    const life = lifeWith([own, event("admitted", "2026-05-02", { ...reason, act: digestOfAct(own) })]);
    expect(judgeLife(life, regimeWith()).events.map(({ verdict }) => said(verdict))).toEqual(["2026-05-02", "2026-05-02"]);
  });

  test("one let in by nobody is not late", () => {
    const own = event("withdrawn", "2026-04-01", reason);
    const life = lifeWith([own, event("admitted", "2026-05-02", { ...reason, ...nobody, act: digestOfAct(own) })]);
    expect(judgeLife(life, regimeWith()).events.map(({ verdict }) => said(verdict))).toEqual(["2026-04-01", "unlisted"]);
  });

  test("a cancellation let in after the revision came into force has no effect", () => {
    const own = event("cancelled", "2026-06-01", { revision: "02", ...reason });
    const late = event("admitted", "2026-06-25", { ...reason, act: digestOfAct(own) });
    expect(said(judgeLife(lifeWith([own, late], { revisions: [waiting] }), regimeWith()).events[0]?.verdict)).toBe("in-force-already");
  });

  test("of one day, a draft was sent back before its issue if the moments say so", () => {
    const issued = revisionOf("02", "2026-05-01", { issued: issueOn("2026-05-01") });
    const at = (time: string) =>
      event("rejected", "2026-05-01", { role: "checked", revision: "02", ...reason, time: `2026-05-01T${time}+00:00` });
    expect(last([at("08:00:00")], { revisions: [issued] })).toBe("2026-05-01");
    expect(last([at("10:00:01")], { revisions: [issued] })).toBe("issued-already");
  });
});

describe("what was adopted", () => {
  const before = [
    { event: "cancelled", date: "2026-05-20", by: { name: "Nobody", position: "Nothing" }, revision: "01", reason: "x" },
    { event: "withdrawn", date: "2026-05-21", by: { name: "Nobody", position: "Nothing" }, reason: "x" },
  ];
  const adopted = (entries: number) =>
    new Map([
      [
        "P-01",
        {
          files: new Map(),
          papers: new Set<string>(),
          events: { entries, digest: digestOfEntries(before.slice(0, entries).map(written)) },
        },
      ],
    ]);

  test("keeps its standing, and what comes after is judged", () => {
    const judged = judgeLife(
      lifeWith([...before, event("reinstated", "2026-06-01", { ...reason, ...nobody })]),
      regimeWith({ adopted: adopted(2) }),
    );
    expect(judged.events.map(({ verdict }) => said(verdict))).toEqual(["kept 2026-05-20", "kept 2026-05-21", "unlisted"]);
    expect(judged.doubts).toEqual([]);
  });

  test("is in doubt when an entry of it is another now, or gone", () => {
    const [first, second] = before;
    for (const events of [[first, { ...second, date: "2026-05-22" }], [first], [second, first]]) {
      const judged = judgeLife(lifeWith(events as Record<string, unknown>[]), regimeWith({ adopted: adopted(2) }));
      expect(judged.doubts).toEqual([{ why: "events-altered" }]);
      expect(judged.events.map(({ verdict }) => verdict)).toEqual(
        events.map((own) => ({ effect: "doubt", from: own?.["date"], reasons: [] })),
      );
    }
  });

  test("is in doubt as a whole when a line more moves its last entry", () => {
    const [first, second] = before;
    const more = { ...first, date: "2026-05-19" };
    const judged = judgeLife(lifeWith([more, first, second] as Record<string, unknown>[]), regimeWith({ adopted: adopted(2) }));
    expect([judged.doubts, judged.events.map(({ verdict }) => "reasons" in verdict && verdict.reasons)]).toEqual([
      [{ why: "events-altered" }],
      [[], [], []],
    ]);
  });

  test("an event file that can't be read is in doubt", () => {
    expect(judgeLife(lifeWith([], { eventsUnread: {} }), regimeWith()).doubts).toEqual([{ why: "events-unreadable" }]);
    expect(judgeLife(lifeWith([], { eventsUnread: { line: 4 } }), regimeWith()).doubts).toEqual([{ why: "events-unreadable", line: 4 }]);
  });
});

describe("an entry that fits no schema", () => {
  const mistyped = event("withdrawn", "2026-05-01", { raeson: "x" });
  const doubtsOf = (entries: Record<string, unknown>[], kind?: EventName, regime = regimeWith()) => {
    const life = lifeWith(entries);
    const [first, ...rest] = life.events;
    return judgeLife({ ...life, events: [{ ...(first as WrittenEvent), ...(kind && { kind }) }, ...rest] }, regime).doubts;
  };

  test.each<[EventName | undefined, boolean]>([
    ["withdrawn", true],
    ["reinstated", true],
    ["cancelled", true],
    ["rejected", true],
    ["corrected", true],
    ["admitted", true],
    [undefined, true],
    ["reviewed", false],
    ["copy-issued", false],
    ["copy-recalled", false],
    ["annulled", false],
  ])("and says that it is %s: in doubt %s, until it is annulled", (kind, isInDoubt) => {
    expect(doubtsOf([mistyped], kind)).toEqual(isInDoubt ? [{ why: "entry-unreadable", entry: 1 }] : []);
    const annulled = event("annulled", "2026-05-02", { ...reason, act: written(mistyped).digest });
    expect(doubtsOf([mistyped, annulled], kind)).toEqual([]);
  });

  test("and was adopted keeps the standing it had: none", () => {
    const events = { entries: 1, digest: digestOfEntries([written(mistyped)]) };
    const adopted = new Map([["P-01", { files: new Map(), papers: new Set<string>(), events }]]);
    expect(doubtsOf([mistyped], "withdrawn", regimeWith({ adopted }))).toEqual([]);
  });
});

describe("while no settings are approved", () => {
  const regime = regimeWith({ judgesPeople: false });

  test("an author's right can't be judged: it is said, and holds", () => {
    const old = { event: "withdrawn", date: "2026-01-15", ...nobody, reason: "x" };
    expect(last([old], {}, regime)).toBe("2026-01-15 (unlisted)");
  });

  test.each([
    ["cancelled in force", { event: "cancelled", date: "2026-05-20", by: ann, revision: "01", reason: "x" }, "in-force-already"],
    ["a review in the future", { event: "reviewed", date: "2026-07-01", by: ann, result: "keep" }, "recorded-ahead"],
    ["reinstated, and never withdrawn", { event: "reinstated", date: "2026-05-20", by: ann, reason: "x" }, "not-withdrawn"],
  ])("%s has no effect all the same", (_, own, verdict) => {
    expect(last([own], {}, regime)).toBe(verdict);
  });
});
