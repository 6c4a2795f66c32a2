import { describe } from "vitest";
import { planAdmission, planAnnulment } from "../../../core/acts/annul.ts";
import { planCancellation } from "../../../core/acts/cancel.ts";
import { planCopyIssue, planCopyRecall } from "../../../core/acts/copies.ts";
import { planReview } from "../../../core/acts/review.ts";
import { planReinstatement, planWithdrawal } from "../../../core/acts/withdraw.ts";
import { requireEffect, requireIssueEffect } from "../../../core/acts/write/require-effect.ts";
import { controlledOf } from "../../../core/control/controlled-settings.ts";
import { regimeForActs } from "../../../core/control/regime.ts";
import type { DocumentEvent } from "../../../schemas/events.ts";
import { controlled, cy, type Files, hold, life, logOf, on, planned, refusedOr, TODAY, tells, text } from "./planned.ts";

/** Acts that write down what happened: before → after, or the refusal. */

const by = "by: { name: Cy Cd, position: QMR }";
const event = (name: string, date: string, rest = "") => `- { event: ${name}, date: ${date}, recorded: ${date}, ${by}${rest} }\n`;
const withEvents = (files: Files, ...lines: string[]): Files => ({ ...files, "P-01/events.yaml": lines.join("") });

const p01 = life("P-01", { "00": "2026-01-10", "01": "2026-03-10" });
const doubtful = { ...p01, "P-01/rev-01.md": `${p01["P-01/rev-01.md"]}More.\n` };
/** Written down before, for a day to come. */
const ahead = (name: string, date: string) => `- { event: ${name}, date: ${date}, recorded: 2026-06-01, ${by}, reason: Planned }\n`;
const withdrawn = (date: string, rest = "") => event("withdrawn", date, `, reason: Ended${rest}`);

describe("withdraw", () => {
  const ask = { reason: " No\n longer  done ", replacedBy: undefined, retroactive: undefined };
  const run = (files: Files, date: string, changed: object = {}) => {
    const held = hold(files);
    return planned(files, () => planWithdrawal(logOf(held, "P-01"), on(date), { ...ask, ...changed }, held.library));
  };
  const copies =
    event("copy-issued", "2026-03-11", ', copy: 1, location: Front desk, revision: "01"') +
    event("copy-issued", "2026-03-11", ', copy: 2, location: Back office, revision: "01"') +
    event("copy-issued", "2026-03-12", ', copy: 3, location: Attic, revision: "01"') +
    event("copy-recalled", "2026-03-13", ', copy: 2, location: Back office, revision: "01"');
  const citing = {
    ...life("W-02", { "00": "2026-01-10" }, { body: "As P-01 says, and P-01 again." }),
    "W-01/draft.md": text("W-01", "00", { body: "As P-01 says." }),
    ...life("P-01", { "00": "2026-01-10" }, { body: "As P-01 says." }),
    "odd/draft.md": text("", "00", { body: "As P-01 says." }),
    "P-03/draft.md": text("P-03", "00", { body: "As P-01 says." }),
  };
  const gone = { ...life("P-02", { "00": "2026-01-10" }), "P-02/events.yaml": withdrawn("2026-05-01") };
  tells("withdraw", {
    "nothing was issued": () => run({ "P-01/draft.md": text("P-01", "00") }, TODAY),
    "today, where nothing happened before": () => run(p01, TODAY),
    "from a day to come, behind what happened": () => run(withEvents(p01, event("reviewed", "2026-05-01", ", result: keep")), "2026-07-15"),
    "again on the day it was withdrawn": () => run(withEvents(p01, withdrawn("2026-05-01")), "2026-05-01"),
    "from the day before it was": () => run(withEvents(p01, withdrawn("2026-05-01")), "2026-04-30"),
    "again, once it was reinstated": () =>
      run(withEvents(p01, withdrawn("2026-05-01"), event("reinstated", "2026-05-03", ", reason: Needed")), "2026-06-01"),
    "replaced by itself": () => run(p01, TODAY, { replacedBy: "P-01" }),
    "replaced by one that is in force, since before today, for a reason": () =>
      run({ ...p01, ...life("P-02", { "00": "2026-01-10" }) }, "2026-06-01", { replacedBy: "P-02", retroactive: "Told\n late" }),
    "replaced by one that the library doesn't hold": () => run(p01, TODAY, { replacedBy: "P-09" }),
    "replaced by one that is withdrawn": () => run({ ...p01, ...gone }, TODAY, { replacedBy: "P-02" }),
    "replaced by one that will be withdrawn": () => run({ ...p01, ...gone }, "2026-04-30", { replacedBy: "P-02" }),
    "replaced by one that was replaced itself": () =>
      run({ ...p01, ...gone, "P-02/events.yaml": withdrawn("2026-05-01", ", replacedBy: P-03") }, TODAY, { replacedBy: "P-02" }),
    "again, sooner than it will be": () => run(withEvents(p01, ahead("withdrawn", "2026-07-15")), TODAY),
    "again, later than it will be": () => run(withEvents(p01, ahead("withdrawn", "2026-07-15")), "2026-08-15"),
    "again, where it will be reinstated: it stays withdrawn": () =>
      run(withEvents(p01, withdrawn("2026-05-01"), ahead("reinstated", "2026-07-15")), TODAY),
    "the same on a day ahead": () => run(withEvents(p01, withdrawn("2026-05-01"), ahead("reinstated", "2026-07-15")), "2026-07-14"),
    "once it will be reinstated": () => run(withEvents(p01, withdrawn("2026-05-01"), ahead("reinstated", "2026-07-15")), "2026-07-16"),
    "others cite it": () => run(citing, TODAY),
    "copies are out": () => run(withEvents(p01, copies), TODAY),
  });
});

describe("reinstate", () => {
  const run = (files: Files, date: string, retroactive?: string) =>
    planned(files, () => planReinstatement(logOf(hold(files), "P-01"), on(date), { reason: "Needed \n again", retroactive }));
  const files = withEvents(p01, withdrawn("2026-05-01"));
  tells("reinstate", {
    "not withdrawn": () => run(p01, TODAY),
    "the day before it is withdrawn": () => run(files, "2026-04-30"),
    "the day it is withdrawn": () => run(files, "2026-05-01"),
    "since before today, for a reason": () => run(files, "2026-06-01", "Told\tlate"),
    "before it will be withdrawn: it stays in force": () => run(withEvents(p01, ahead("withdrawn", "2026-07-15")), TODAY),
    "the same on a day ahead": () => run(withEvents(p01, ahead("withdrawn", "2026-07-15")), "2026-07-14"),
    "after it will be withdrawn": () => run(withEvents(p01, ahead("withdrawn", "2026-07-15")), "2026-07-16"),
    "what a withdrawal of today, by hand, left standing is taken back with it": () =>
      run(withEvents(p01, ahead("withdrawn", "2026-07-15"), withdrawn(TODAY)), TODAY),
    "again, sooner than it will be": () => run(withEvents(p01, withdrawn("2026-05-01"), ahead("reinstated", "2026-07-15")), TODAY),
    "again, once it was withdrawn after that": () =>
      run(withEvents(p01, withdrawn("2026-05-01"), ahead("reinstated", "2026-07-15"), ahead("withdrawn", "2026-08-15")), "2026-08-16"),
  });
});

describe("cancel", () => {
  const run = (files: Files, date: string, revision?: string) =>
    planned(files, () => planCancellation(logOf(hold(files), "P-01"), on(date), { revision, reason: "Not\n needed" }));
  const one = life("P-01", { "00": "2026-01-10", "01": "2026-05-10 2026-06-10" });
  const two = life("P-01", { "00": "2026-01-10", "01": "2026-05-10 2026-06-10", "02": "2026-05-12 2026-06-20" });
  tells("cancel", {
    "nothing waits": () => run(p01, TODAY),
    "nothing waits but a withdrawal": () => run(withEvents(p01, ahead("withdrawn", "2026-07-15")), TODAY),
    "nothing waits, and one is named": () => run(p01, TODAY, "01"),
    "the only one that waits": () => run(one, "2026-06-09"),
    "on the day it comes into force": () => run(one, "2026-06-10"),
    "by name": () => run(one, "2026-06-09", "01"),
    "another is named": () => run(one, "2026-06-09", "00"),
    "two wait and none is named": () => run(two, "2026-06-09"),
    "two wait, one is named": () => run(two, "2026-06-09", "02"),
    "two wait, another is named": () => run(two, "2026-06-09", "07"),
    "on a day to come": () => run(life("P-01", { "00": "2026-01-10", "01": "2026-05-10 2026-08-10" }), "2026-07-01"),
  });
});

describe("annul and admit", () => {
  const lines = [
    event("reviewed", "2026-05-01", ", result: keep"),
    event("reviewed", "2026-05-02", ", result: keep"),
    "- { event: nonsense, date: 2026-05-03 }\n",
    event("reviewed", "2026-05-02", ", result: keep"),
  ];
  const files = withEvents(p01, ...lines);
  const run = (plan: typeof planAnnulment, entry: string, of = files) =>
    planned(of, () => plan(logOf(hold(of), "P-01"), on("2026-06-01"), { entry, reason: "By\n mistake" }));
  const admit = (named: { entry: string } | { revision: string }, of = files, within = 14) =>
    planned(of, () => planAdmission(logOf(hold(of), "P-01"), on("2026-06-01"), { ...named, reason: "By\n mistake", within }));
  const approved = text("P-01", "02").replace(
    "\n---\n",
    "\napprovals: { prepared: { name: Ann Ab, position: Writer, date: 2026-05-01, recorded: 2026-05-01 } }\n---\n",
  );
  const digests = controlled(hold(files), "P-01").acts.map(({ digest }) => digest);
  const hex = (index: number) => (digests[index] ?? "").slice("sha256:".length);
  tells("annul", {
    "by number": () => run(planAnnulment, "1"),
    "by a number written long": () => run(planAnnulment, "0003"),
    "by the whole digest": () => run(planAnnulment, digests[0] ?? ""),
    "by six letters of it": () => run(planAnnulment, hex(2).slice(0, 6)),
    "by five letters of it": () => run(planAnnulment, hex(2).slice(0, 5)),
    "by six letters from its middle": () => run(planAnnulment, hex(2).slice(1, 7)),
    "by what two equal entries have": () => run(planAnnulment, hex(1)),
    "a number that is not there": () => run(planAnnulment, "5"),
    zero: () => run(planAnnulment, "0"),
    "five digits are no number": () => run(planAnnulment, "00001"),
    "a digest named twice": () => run(planAnnulment, `sha256:${digests[0]}`),
    "no event": () => run(planAnnulment, "1", p01),
    "let in": () => admit({ entry: "2" }),
    "let in what is not there": () => admit({ entry: "9" }),
    "let in what was written down on the last day that counts": () => admit({ entry: "2" }, files, 59),
    "let in what was written down on the day before": () => admit({ entry: "2" }, files, 58),
    "let in an issue": () => admit({ revision: "01" }),
    "let in an issue that is not late": () => admit({ revision: "01" }, files, 365),
    "let in the approvals of a draft": () => admit({ revision: "02" }, { ...files, "P-01/draft.md": approved }),
    "let in approvals that are not late": () => admit({ revision: "02" }, { ...files, "P-01/draft.md": approved }, 365),
    "let in a draft that nobody approved": () => admit({ revision: "02" }, { ...files, "P-01/draft.md": text("P-01", "02") }),
    "let in a revision that is not there": () => admit({ revision: "09" }),
  });
});

describe("copies", () => {
  const handed = (files: Files, date: string, changed: object = {}) =>
    planned(files, () =>
      planCopyIssue(logOf(hold(files), "P-01"), on(date), { copy: "7", location: "Front\n desk", revision: undefined, ...changed }),
    );
  const back = (files: Files, copies: string[], changed: { location?: string; revision?: string } = {}, date: string = TODAY) =>
    planned(files, () =>
      planCopyRecall(logOf(hold(files), "P-01"), on(date), { copies, location: undefined, revision: undefined, ...changed }),
    );
  const out = withEvents(
    p01,
    event("copy-issued", "2026-01-11", ', copy: 7, location: Front desk, revision: "00"'),
    event("copy-issued", "2026-03-11", ', copy: 7, location: Back office, revision: "01"'),
    event("copy-issued", "2026-03-12", ', copy: controlled, location: Attic, revision: "01"'),
    event("copy-issued", "2026-03-12", ', copy: 8, location: Cellar, revision: "01"'),
    event("copy-recalled", "2026-03-13", ', copy: 8, location: Cellar, revision: "01"'),
  );
  const named = withEvents(p01, event("copy-issued", "2026-03-12", ', copy: A-3, location: Attic, revision: "01"'));
  const twice = (...rest: string[]) =>
    withEvents(
      p01,
      event("copy-issued", "2026-03-11", ', copy: 3, location: Front desk, revision: "01"'),
      event("copy-issued", "2026-03-12", ', copy: "03", location: Attic, revision: "01"'),
      event("copy-issued", "2026-03-12", ', copy: "3", location: Attic, revision: "01"'),
      event("copy-issued", "2026-03-12", ', copy: "-1", location: Attic, revision: "01"'),
      ...rest,
    );
  const attic = event("copy-issued", "2026-03-12", ', copy: controlled, location: Attic, revision: "01"');
  const desk = event("copy-issued", "2026-03-12", ', copy: controlled, location: Front desk, revision: "01"');
  tells("copies", {
    "of what is in force": () => handed(p01, TODAY),
    "of what was in force that day, taken by somebody": () => handed(p01, "2026-02-01", { receivedBy: "Di\n De, Clerk" }),
    "nothing is in force": () => handed(p01, "2026-01-09"),
    "what would be in force is in doubt": () => handed(doubtful, TODAY),
    "of a revision named": () => handed(p01, TODAY, { revision: "00" }),
    "of a revision that is not there": () => handed(p01, TODAY, { revision: "05" }),
    "of a revision that was not issued that day": () => handed(p01, "2026-01-05", { revision: "00" }),
    "out already": () => handed(out, TODAY),
    "of another revision it is out": () => handed(out, "2026-02-01", { copy: "8", revision: "00" }),
    "another number": () => handed(out, TODAY, { copy: "9" }),
    "it came back before": () => handed(out, TODAY, { copy: "8" }),
    "a number with a nought before": () => handed(p01, TODAY, { copy: "07" }),
    "out already under the same number, otherwise typed": () =>
      ["7 ", "07", "７", " 0７\u200b", "7\n"].map((copy) => handed(out, TODAY, { copy })).join("\n"),
    "a number of full width": () => handed(p01, TODAY, { copy: " ７ " }),
    "with letters, and one like it that is another": () =>
      [
        handed(p01, TODAY, { copy: "A-3" }),
        handed(withEvents(p01, attic), TODAY, { copy: "A-3" }),
        handed(named, TODAY, { copy: "A-03" }),
      ].join("\n"),
    "what is no number": () => ["-1", "－1", "−1", "--", "#", " \u200b"].map((copy) => handed(p01, TODAY, { copy })).join("\n"),
    "a number of nine digits": () => handed(p01, TODAY, { copy: "123456789" }),
    "a number of ten digits": () => handed(p01, TODAY, { copy: "1234567890" }),
    "a word": () => handed(p01, TODAY, { copy: "7 a\nb" }),
    "a word that ends in a number": () => handed(p01, TODAY, { copy: "a7" }),
    "back, otherwise typed than it was handed out": () => back(named, [" Ａ-03 "]),
    "back, of two that were handed out under one number": () => back(twice(), ["3"]),
    "back, of two under one number once one came back": () =>
      back(twice(event("copy-recalled", "2026-03-13", ', copy: 3, location: Front desk, revision: "01"')), ["3", "3"]),
    "back, though it is no number any more": () => back(twice(), ["-1"]),
    "back, the oldest revision first": () => back(out, ["7"]),
    "back of a revision named": () => back(out, ["7"], { revision: "01" }),
    "back from a place": () => back(out, ["7"], { location: "Back office" }),
    "back from a place where it is not": () => back(out, ["7"], { location: "Cellar" }),
    "several are back": () => back(out, ["7", "controlled"]),
    "one of several is not out": () => back(out, ["7", "9"]),
    "two of one number are back, each of its revision": () => back(out, ["7", "7"]),
    "one number named three times, of which two are out": () => back(out, ["7", "7", "7"]),
    "two without a number, each from its place": () => back(withEvents(p01, attic, desk), ["controlled", "controlled"]),
    "it came back already": () => back(out, ["8"]),
    "before it was handed out": () => back(out, ["7"], {}, "2026-01-10"),
    "none is out": () => back(p01, ["7"]),
    "the copy that the text names": () =>
      back(
        life(
          "P-01",
          { "00": "2026-01-10" },
          { more: 'distribution:\n  - { copy: controlled, location: Desk }\n  - { copy: controlled, location: Attic, number: "3" }' },
        ),
        ["Controlled copy"],
      ),
  });
});

describe("review", () => {
  const run = (files: Files, date: string, result: "keep" | "revise" = "keep", remark?: string, changed = {}) =>
    planned(files, () => planReview(logOf(hold(files), "P-01"), on(date, changed), { result, remark }));
  const once = withEvents(
    p01,
    event("reviewed", "2026-05-01", ", result: keep"),
    event("copy-issued", "2026-05-02", ', copy: 1, location: x, revision: "01"'),
  );
  tells("review", {
    "stays as it is": () => run(p01, TODAY),
    "with a remark, signed": () => run(p01, TODAY, "keep", "All\n is well", { isSigned: true }),
    "with a remark of blanks": () => run(p01, TODAY, "keep", " \n "),
    "is to be revised": () => run(p01, TODAY, "revise"),
    "is to be revised, and the draft is there": () => run({ ...p01, "P-01/draft.md": text("P-01", "02") }, TODAY, "revise"),
    "nothing is in force": () => run(p01, "2026-01-09"),
    "what would be in force is in doubt": () => run(doubtful, TODAY),
    "twice on a day": () => run(once, "2026-05-01"),
    "the day after": () => run(once, "2026-05-02"),
    "by another on the same day": () => run(once, "2026-05-01", "keep", undefined, { by: { name: "Ann Ab", position: "Writer" } }),
    "on a day to come": () => run(p01, "2026-07-01"),
    "where events.yaml is no list": () => run({ ...p01, "P-01/events.yaml": "a: 1\n" }, TODAY),
  });
});

describe("what would have no effect is not written", () => {
  const effect = (events: object[], { signed = false, files = p01, settings = {} } = {}) =>
    refusedOr(() => {
      const { life: own } = controlled(hold(files), "P-01");
      const { library } = hold(files, { settings });
      const regime = regimeForActs(
        { held: [], records: [], on: () => undefined, adopted: new Map() } as never,
        { settings: controlledOf(library.settings), signers: [] } as never,
        own,
        TODAY,
      );
      requireEffect(own, events as DocumentEvent[], { regime, isSigned: signed });
      return "may be written";
    });
  const review = { event: "reviewed", date: TODAY, recorded: TODAY, by: cy, result: "keep" };
  const people = { people: [{ name: "Ann Ab", position: "Writer" }] };
  tells("effect", {
    "a review": () => effect([review]),
    "a review of what was not yet in force": () => effect([{ ...review, date: "2026-01-01" }]),
    "two, of which the second has none": () =>
      effect([review, { event: "cancelled", date: TODAY, recorded: TODAY, by: cy, revision: "07", reason: "x" }]),
    "by somebody who is not listed": () => effect([review], { settings: people }),
    "a review behind one that has no effect": () =>
      effect([review], { files: withEvents(p01, event("reviewed", "2026-01-01", ", result: keep")) }),
    "the same once more": () =>
      effect([{ ...review, date: "2026-05-01", recorded: "2026-05-01" }], {
        files: withEvents(p01, event("reviewed", "2026-05-01", ", result: keep")),
      }),
    "signatures are asked for, and it will be signed": () =>
      effect([{ ...review, signed: true }], { signed: true, settings: { signatures: "required" } }),
    "signatures are asked for, and it is not": () => effect([review], { settings: { signatures: "required" } }),
  });
  const { life: own } = controlled(hold(p01), "P-01");
  const issue = (changed: object, settings = {}) =>
    refusedOr(() => {
      const { library } = hold(p01, { settings });
      const last = own.revisions.at(-1);
      const rest = own.revisions.slice(0, -1);
      const regime = regimeForActs(
        { held: [], records: [], on: () => undefined, adopted: new Map() } as never,
        { settings: controlledOf(library.settings), signers: [] } as never,
        { ...own, revisions: rest },
        TODAY,
      );
      requireIssueEffect({ ...own, revisions: rest }, { ...last, ...changed } as never, regime);
      return "may be issued";
    });
  tells("issue-effect", {
    "in force": () => issue({}),
    "nobody may": () => issue({}, people),
    "no approval": () => issue({ approvals: {} }),
  });
});
