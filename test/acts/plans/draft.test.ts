import { describe } from "vitest";
import { type ApproveRequest, allowApproval, planApproval, requireTurn } from "../../../core/acts/approve.ts";
import { planBump, revisionToBump } from "../../../core/acts/bump.ts";
import type { DraftInWork } from "../../../core/acts/draft/draft-in-work.ts";
import { draftOf, draftsCiting, isDraft } from "../../../core/acts/draft/find-drafts.ts";
import { makeFrame } from "../../../core/acts/draft/make-frame.ts";
import { planDraftEntry } from "../../../core/acts/draft-entry.ts";
import { type IssueRequest, planIssue } from "../../../core/acts/issue.ts";
import { planReject } from "../../../core/acts/reject.ts";
import type { SignedSheet } from "../../../core/acts/signed-sheet.ts";
import { requireFile } from "../../../core/acts/write/require-file.ts";
import type { Document } from "../../../core/document/document.ts";
import type { Finding } from "../../../core/finding.ts";
import { sha256Of } from "../../../core/sha256.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { LibrarySettingsInput } from "../../../schemas/library-settings.ts";
import {
  ann,
  apply,
  approvedIn,
  controlled,
  cy,
  draftIn,
  type Files,
  hold,
  issuedText,
  life,
  logOf,
  on,
  planned,
  refusedOr,
  rules,
  TODAY,
  tells,
  text,
} from "./planned.ts";

/** A draft from its opening to its issue: before → after, or the refusal. */

type Settings = Partial<LibrarySettingsInput>;
const revision = (style: "number" | "letter" | "label"): Settings => ({ revision: { style } }) as Settings;
const p01 = life("P-01", { "00": "2026-01-10" });
const draft = (written: Parameters<typeof text>[2] = {}, of = "00"): Files => ({ "P-01/draft.md": text("P-01", of, written) });
const ready = approvedIn(draft(), "P-01", { prepared: "2026-06-01", approved: "2026-06-02" });
const edited = (files: Files, path: string, from: string | RegExp, to: string): Files => {
  const before = files[path] ?? "";
  if (before.replace(from, to) === before) throw new Error(`${path} says no ${from}`);
  return { ...files, [path]: before.replace(from, to) };
};
const bothApproved = (files: Files, settings: Settings = {}) =>
  approvedIn(files, "P-01", { prepared: "2026-06-01", approved: "2026-06-02" }, settings);

describe("bump", () => {
  const run = (files: Files, changed: { changes?: string[]; effective?: string; named?: string } = {}, settings: Settings = {}) =>
    planned(files, () => {
      const held = hold(files, { settings });
      const own = controlled(held, "P-01");
      const last = held.documents.get(own.revisions.at(-1)?.facts.path ?? "") ?? ([...held.documents.values()][0] as Document);
      const { changes = [], effective, named } = changed;
      return planBump({ controlled: own, last, changes, effective: effective as IsoDate, named, settings: held.library.settings.revision });
    });
  const changes = '  - { revision: "00", effective: 2026-01-10, summary: [First issue] }\n  - summary: [Second]';
  tells("bump", {
    "the first revision, nothing said": () => run(p01),
    "with what changes and when it shall hold": () => run(p01, { changes: [" One\n line ", "Two"], effective: "2026-08-01" }),
    "for the day of the one before": () => run(p01, { effective: "2026-01-10" }),
    "for a day before that": () => run(p01, { effective: "2026-01-09" }),
    "where the last entry stands behind others": () => run(life("P-01", { "00": "2026-01-10", "01": "2026-02-10" }, { changes })),
    "where the last entry says its own": () =>
      run(life("P-01", { "00": "2026-01-10" }, { changes: '  - { revision: "00", effective: 2026-01-10, summary: [First issue] }' })),
    "where the last entry says its revision alone": () =>
      run(life("P-01", { "00": "2026-01-10" }, { changes: '  - { revision: "00", summary: [First issue] }' })),
    "where the last entry says its day alone": () =>
      run(life("P-01", { "00": "2026-01-10" }, { changes: "  - { effective: 2026-01-10, summary: [First issue] }" })),
    "where the change log is empty": () => run(life("P-01", { "00": "2026-01-10" }, { changes: "  []" })),
    "where the text says no day it holds from": () => run(edited(p01, "P-01/rev-00.md", /effective: .*\n/, "")),
    "where no day is known at all": () => run({ "P-01/rev-00.md": text("P-01", "00") }),
    "of a transcription": () =>
      run({ "P-01/rev-03.md": issuedText("P-01", "03", "2019-01-10", { more: "transcription: { source: archive }" }) }),
    "there is a draft": () => run({ ...p01, ...draft({}, "01") }),
    "there is a draft that says no revision": () => run({ ...p01, "P-01/draft.md": text("P-01", "01").replace(/revision: .*\n/, "") }),
    "nothing was issued": () => refusedOr(() => revisionToBump({ ...controlled(hold(p01), "P-01"), revisions: [] }).revision),
    "the next one is named": () => run(p01, { named: "01" }),
    "the next one is named in short": () => run(p01, { named: "1" }),
    "another one is named": () => run(p01, { named: "05" }),
    "one that was issued is named": () => run(p01, { named: "00" }),
    "no revision is named": () => run(p01, { named: "0 1" }),
    "labels: none is named": () => run(life("P-01", { "B.2": "2026-01-10" }), {}, revision("label")),
    "labels: one is named": () => run(life("P-01", { "B.2": "2026-01-10" }), { named: "C_1-a" }, revision("label")),
    "labels: the one that was issued is named": () => run(life("P-01", { "B.2": "2026-01-10" }), { named: "b.2" }, revision("label")),
    "labels: one of several letters and digits": () => run(life("P-01", { "B.2": "2026-01-10" }), { named: "C1.23-bc" }, revision("label")),
    "labels: one that ends in a dot": () => run(life("P-01", { "B.2": "2026-01-10" }), { named: "C." }, revision("label")),
    "labels: one that begins with a dot": () => run(life("P-01", { "B.2": "2026-01-10" }), { named: ".C" }, revision("label")),
    "letters are counted": () => run(life("P-01", { B: "2026-01-10" }), {}, revision("letter")),
  });
});

describe("the entry of a change log", () => {
  const run = (files: Files, settings: Settings = {}) =>
    planned(files, () => {
      const held = hold(files, { settings });
      const own = controlled(held, "P-01");
      const last = held.documents.get("P-01/rev-00.md") as Document;
      return planDraftEntry(own, held.documents.get("P-01/draft.md") as Document, last, held.reading);
    });
  const empty = '  - { revision: "00", effective: 2026-01-10, summary: [First issue] }\n  - summary: []';
  const opened = (body: string, changes = empty, more = "") => ({ ...p01, ...draft({ changes, body, more }, "01") });
  const steps = (title: string) => `All.\n\n## Procedure\n\n### Main\n\n#### 1. ${title}\n\n- Actor: Clerk\n- Next: end\n\nText.`;
  tells("change entry", {
    "from what differs": () => run(opened("All is met in time.")),
    "from what differs, in the library's language": () => run(opened("All is met in time."), { language: "id" }),
    "from what differs, in the document's": () => run(opened("All is met in time.", empty, "language: id")),
    "several things, one of them a step": () => run(opened(steps("First")).valueOf() as Files),
    "nothing differs": () => run(opened("All is met.")),
    "it has words": () => run(opened("All is met in time.", "  - summary: [Words]")),
    "it names its revision": () => run(opened("All is met in time.", '  - { revision: "00", summary: [] }')),
    "there is none": () => run(opened("All is met in time.", "  []")),
    "the draft is approved": () => run(bothApproved(opened("All is met in time.", "  - summary: [Words]"))),
  });
  const flow = (next: string) => ({
    ...life("P-01", { "00": "2026-01-10" }, { body: steps("First") }),
    ...draft({ changes: empty, body: steps(next) }, "01"),
  });
  tells("change entry of steps", { "a step is called otherwise": () => run(flow("Begin")) });
});

describe("approve", () => {
  const sheet: SignedSheet = { kind: "pdf", digest: `sha256:${"5".repeat(64)}`, bytes: new TextEncoder().encode("scan") };
  const request = (
    files: Files,
    role: string,
    changed: Partial<ApproveRequest> = {},
    settings: Settings = {},
    own: Partial<DraftInWork> = {},
  ): ApproveRequest => ({
    draft: draftIn(hold(files, { settings }), "P-01", own),
    role,
    person: role === "prepared" ? ann : cy,
    today: TODAY,
    now: `${TODAY}T09:00:00+00:00`,
    signers: [],
    evidence: undefined,
    sheet: undefined,
    ...changed,
  });
  const run = (
    files: Files,
    role: string,
    changed: Partial<ApproveRequest> = {},
    settings: Settings = {},
    own: Partial<DraftInWork> = {},
  ) =>
    planned(files, () => {
      const asked = request(files, role, changed, settings, own);
      return planApproval(asked, allowApproval(asked), undefined);
    });
  const once = approvedIn(draft(), "P-01", { prepared: "2026-06-01" });
  const again = { today: "2026-06-01" as IsoDate, now: "2026-06-01T09:00:00+00:00" };
  const people = (...list: object[]) => ({ people: list }) as Settings;
  const finding = (severity: string, line: number) =>
    ({
      severity,
      path: "P-01/draft.md",
      rule: "SOP999",
      at: { start: { line, column: 3 } },
      message: { en: "Wrong.", id: "Salah." },
    }) as unknown as Finding;
  const marked = (count: number, values: readonly string[] = []) => {
    const steps = Array.from(
      { length: count },
      (_, index) => `#### ${index + 1}. Step ${index + 1}\n\n> [!RECONSTRUCTED] Not read\n\n- Actor: Clerk\n- Next: end\n\nText.`,
    );
    const body = `All.\n\n## Procedure\n\n### Main\n\n${steps.join("\n\n")}`;
    return draft({ body, more: values.length ? `reconstructed: [${values.join(", ")}]` : "" });
  };
  const three: Settings = {
    roles: { ...rules.roles, checked: { id: "Diperiksa oleh", en: "Checked by" } },
    types: { P: { ...(rules.types as Record<string, object>)["P"], approvals: ["prepared", "checked", "approved", "seen"] } },
  } as never;
  tells("approve", {
    "the first": () => run(draft(), "prepared"),
    "the last": () => run(once, "approved"),
    signed: () =>
      planned(draft(), () => {
        const asked = request(draft(), "prepared");
        return planApproval(asked, allowApproval(asked), { text: "who and what\n", signature: "signature\n" });
      }),
    "the last, of a role that the library doesn't name, behind one that comes later": () =>
      run(approvedIn(draft(), "P-01", { prepared: "2026-06-01", checked: "2026-06-01", approved: "2026-06-01" }, three), "seen", {}, three),
    "the statement that is signed": () => JSON.stringify(allowApproval(request(draft(), "prepared")).statement, undefined, 1),
    "of a draft that says no revision": () => {
      const files = edited(draft(), "P-01/draft.md", /revision: .*\n/, "");
      const asked = request(files, "prepared");
      return `${JSON.stringify(allowApproval(asked).statement.revision)}\n${run(files, "prepared")}`;
    },
    "with evidence in words": () => run(draft(), "prepared", { evidence: "Binder\n 5 " }),
    "with a sheet": () => run(draft(), "prepared", { sheet }),
    "with a sheet that is there": () =>
      run(draft(), "prepared", { sheet }, {}, { pictures: new Map([["assets/evidence-5555555555555555.pdf", sheet.digest]]) }),
    "with a sheet whose name another has": () =>
      run(
        draft(),
        "prepared",
        { sheet },
        {},
        { pictures: new Map([["assets/evidence-5555555555555555.pdf", `sha256:${"6".repeat(64)}`]]) },
      ),
    "a role that does not sign": () => run(draft(), "aproved"),
    "a role unlike any": () => run(draft(), "janitor"),
    "signed already": () => run(once, "prepared"),
    "before its turn": () => run(draft(), "approved"),
    "before the turn of several": () => run(draft(), "approved", {}, three),
    "only the turn": () =>
      refusedOr(() => {
        requireTurn(draftIn(hold(once), "P-01"), "approved");
        return "may sign";
      }),
    "a position that does not hold it": () => run(once, "approved", { person: ann }),
    "somebody who is not listed": () => run(draft(), "prepared", {}, people({ name: "Cy Cd", position: "QMR" })),
    "somebody who is listed": () => run(draft(), "prepared", {}, people({ name: "Ann Ab", position: "Writer" })),
    "the same person in both roles that are apart": () => run(once, "approved", { person: { name: "Ann Ab", position: "QMR" } }),
    "the same person under two names, by one key": () =>
      run(
        once,
        "approved",
        { signers: ["a@x ssh-ed25519 AAAA", "c@x ssh-ed25519 AAAA"] },
        people({ ...ann, signer: "a@x" }, { ...cy, signer: "c@x" }),
      ),
    "the first again after the last by the same person": () => {
      const files = approvedIn(draft(), "P-01", { prepared: "2026-06-01", approved: "2026-06-02" });
      const without = edited(files, "P-01/draft.md", / {2}prepared:\n(?: {4}.*\n)+/, "");
      return run(without, "prepared", { person: { name: "Cy Cd", position: "Writer" } });
    },
    "the first again after the last": () => {
      const files = approvedIn(draft(), "P-01", { prepared: "2026-06-01", approved: "2026-06-02" });
      return run(edited(files, "P-01/draft.md", / {2}prepared:\n(?: {4}.*\n)+/, ""), "prepared");
    },
    "in which order approvals stand": () => {
      const files = edited(ready, "P-01/draft.md", / {2}prepared:\n(?: {4}.*\n)+/, "");
      const asked = request(files, "prepared");
      const now = apply(files, planApproval(asked, allowApproval(asked), undefined));
      return Object.keys(draftIn(hold(now), "P-01").document.frontMatter.approvals).join(", ");
    },
    "roles that are apart, of which it is none": () =>
      run(approvedIn(draft(), "P-01", { prepared: "2026-06-01" }, three), "checked", { person: ann }, three),
    "before the day another signed": () => run(once, "approved", { today: "2026-05-31" as IsoDate }),
    "before the minute another signed": () => run(once, "approved", { today: "2026-06-01" as IsoDate, now: "2026-06-01T10:59:00+02:00" }),
    "on the day another signed": () => run(once, "approved", { today: "2026-06-01" as IsoDate }),
    "the change log says nothing": () => run(draft({ changes: "  - summary: []" }), "prepared"),
    "there is no change log": () => run(draft({ changes: "  []" }), "prepared"),
    "errors are open": () => run(draft(), "prepared", {}, {}, { findings: [finding("warning", 1), finding("error", 2)] }),
    "ten errors are open": () =>
      run(draft(), "prepared", {}, {}, { findings: Array.from({ length: 10 }, (_, index) => finding("error", index)) }),
    "twelve errors are open": () =>
      run(draft(), "prepared", {}, {}, { findings: Array.from({ length: 12 }, (_, index) => finding("error", index)) }),
    "warnings are open": () => run(draft(), "prepared", {}, {}, { findings: [finding("warning", 1)] }),
    "a step is reconstructed": () => run(marked(1), "prepared"),
    "values are reconstructed": () => run(marked(0, ["title"]), "prepared"),
    "more is reconstructed than is shown": () =>
      run(marked(7, ["title", "parties", "owner", "effective", "records", "keywords"]), "prepared"),
    "just as much is reconstructed as is shown": () => run(marked(5, ["title"]), "prepared"),
    "a code outside the scheme": () =>
      refusedOr(() => {
        requireTurn(
          { ...draftIn(hold(draft()), "P-01"), controlled: { ...controlled(hold(draft()), "P-01"), code: "X-9" as never } },
          "prepared",
        );
        return "may sign";
      }),
    "the same within the second in which the revision before was signed": () =>
      run({ "P-01/rev-00.md": once["P-01/draft.md"] as string, "P-01/draft.md": text("P-01", "01") }, "prepared", again),
    "the same within the second it was sent back": () => {
      const back = (files: Files) => {
        const held = hold(files);
        return apply(
          files,
          planReject({ draft: draftIn(held, "P-01"), role: "approved", reason: "No" }, logOf(held, "P-01"), on("2026-06-01")),
        );
      };
      const first = back(once);
      const asked = request(first, "prepared", again);
      const second = apply(first, planApproval(asked, allowApproval(asked), undefined));
      return `${run(first, "prepared", again)}\n-- and once more\n${run(back(second), "prepared", again)}`;
    },
  });
});

describe("a draft that changed after an approval", () => {
  const once = approvedIn(draft({ body: "All is met.\n\n![Map](assets/map.png)" }), "P-01", { prepared: "2026-06-01" });
  const asApproved = (files: Files) => [draftIn(hold(files), "P-01").document];
  const run = (files: Files, own: Partial<DraftInWork> = {}, settings: Settings = {}) =>
    planned(files, () => {
      const asked = {
        draft: draftIn(hold(files, { settings }), "P-01", own),
        role: "approved",
        person: cy,
        today: TODAY,
        now: `${TODAY}T09:00:00+00:00`,
        signers: [],
        evidence: undefined,
        sheet: undefined,
      };
      return planApproval(asked, allowApproval(asked), undefined);
    });
  const words = edited(once, "P-01/draft.md", "All is met.", "All is met in time.");
  const title = edited(once, "P-01/draft.md", "title: Requests", "title: Wishes");
  const flows = edited(once, "P-01/draft.md", /$/, "\n## Procedure\n\n### Main\n\n#### 1. First\n\n- Actor: Clerk\n- Next: end\n\nText.\n");
  const picture = { ...once, "P-01/assets/map.png": "another" };
  const unlike = asApproved(draft({ body: "Something else." }));
  tells("stale", {
    "its words, where nothing tells what they were": () => run(words),
    "its words": () => run(words, { approvedStates: asApproved(once) }),
    "its words, beside states that were not approved": () => run(words, { approvedStates: [...unlike, ...asApproved(once)] }),
    "its words, and no state was approved": () => run(words, { approvedStates: unlike }),
    "its title": () => run(title, { approvedStates: asApproved(once) }),
    "its title, where nothing tells what it was": () => run(title),
    "its flows": () => run(flows, { approvedStates: asApproved(once) }),
    "its flows, where nothing tells what they were": () => run(flows),
    "a picture": () => run(picture, { approvedStates: asApproved(once) }),
    "a picture and words": () => run({ ...words, "P-01/assets/map.png": "another" }, { approvedStates: asApproved(once) }),
    "a role that the library doesn't name": () => run(words, {}, { roles: { approved: { id: "Disetujui", en: "Approved" } } } as Settings),
    "an approval that was written by hand": () =>
      run(
        edited(
          draft(),
          "P-01/draft.md",
          "changes:",
          "approvals:\n  prepared: { name: Ann Ab, position: Writer, date: 2026-06-01 }\nchanges:",
        ),
      ),
  });
});

describe("reject", () => {
  const sheet = "assets/evidence-5555555555555555.pdf";
  const named = (files: Files) =>
    edited(
      files,
      "P-01/draft.md",
      /(prepared:\n(?: {4}.*\n)+)/,
      `$1    evidenceFile: { path: ${sheet}, digest: "sha256:${"5".repeat(64)}" }\n`,
    );
  const run = (files: Files, role = "approved", changed = {}) =>
    planned(files, () => {
      const held = hold(files);
      return planReject({ draft: draftIn(held, "P-01"), role, reason: "Too\n short" }, logOf(held, "P-01"), on(TODAY, changed));
    });
  const signed = { ...ready, "P-01/draft/prepared.txt": "t", "P-01/draft/prepared.sig": "s" };
  const withSheet = { ...named(ready), [`P-01/${sheet}`]: "scan" };
  const issuedWith = issuedText("P-01", "00", "2026-01-10").replace(
    " } }\n",
    ` }, evidenceFile: { path: ${sheet}, digest: "sha256:${"5".repeat(64)}" } }\n`,
  );
  tells("reject", {
    "approved in both roles": () => run(ready),
    signed: () => run(signed),
    "before anybody approved": () => run(draft()),
    "of a draft that says no revision, by its first role": () => run(edited(draft(), "P-01/draft.md", /revision: .*\n/, ""), "prepared"),
    "a role that does not sign": () => run(ready, "checked"),
    "with a sheet": () => run(withSheet),
    "with a sheet that is not there": () => run(named(ready)),
    "with a sheet that an issued revision names": () => run({ ...withSheet, "P-01/rev-00.md": issuedWith }),
    "on a day to come": () => run(ready, "approved", { date: "2026-07-01" }),
    "behind what happened": () =>
      run({
        ...ready,
        "P-01/events.yaml":
          "- { event: rejected, date: 2026-06-01, recorded: 2026-06-01, by: { name: Cy Cd, position: QMR }, role: approved, reason: No }\n",
      }),
  });
});

describe("issue", () => {
  const request = (
    files: Files,
    changed: Partial<IssueRequest> = {},
    settings: Settings = {},
    own: Partial<DraftInWork> = {},
  ): IssueRequest => {
    const held = hold(files, { settings });
    return {
      draft: draftIn(held, "P-01", own),
      library: held.library,
      by: { name: "Ed Ef", position: "DC" },
      today: TODAY,
      now: `${TODAY}T09:00:00+00:00`,
      effective: undefined,
      retroactive: undefined,
      ahead: undefined,
      isSigned: false,
      tool: "0.2.0",
      ...changed,
    };
  };
  const run = (files: Files, changed: object = {}, settings: Settings = {}, own: Partial<DraftInWork> = {}) =>
    planned(files, () => planIssue(request(files, changed, settings, own)));
  const paper = (more = "effective: 2014-06-05") => {
    const bare = draft({ more: `${more}\ntranscription: { source: archive }` });
    const approvals =
      "approvals:\n  prepared: { name: Ann Ab, position: Writer, date: 2014-06-01 }\n  approved: { name: Cy Cd, position: QMR, date: 2014-06-02 }\n";
    return edited(bare, "P-01/draft.md", "changes:", `${approvals}changes:`);
  };
  const error = {
    severity: "error",
    path: "P-01/draft.md",
    rule: "SOP999",
    at: { start: { line: 2, column: 3 } },
    message: { en: "Wrong.", id: "Salah." },
  } as unknown as Finding;
  const before = life("P-01", { "00": "2026-01-10" });
  const withdrawn = (on: string) =>
    `- { event: withdrawn, date: ${on}, recorded: 2026-06-01, by: { name: Cy Cd, position: QMR }, reason: Over }\n`;
  const copied = (copies: string) => life("P-01", { "00": "2026-01-10" }, { more: `distribution:\n${copies}` });
  const second = (files: Files) =>
    bothApproved({
      ...files,
      ...draft({ changes: '  - { revision: "00", effective: 2026-01-10, summary: [First issue] }\n  - summary: [Second]' }, "01"),
    });
  const shows = bothApproved({
    ...draft({
      body: "See P-03, P-02, P-09 and P-01.\n\n![Map](assets/map.png) [List](assets/a.pdf)",
      more: "workInstructions: [W-01]\nrecords: []",
    }),
    "P-01/assets/map.png": "map",
    "P-01/assets/a.pdf": "list",
    ...life("P-02", { "00": "2026-01-10" }),
    ...life("P-03", { "00": "2026-01-10" }),
    "W-01/draft.md": text("W-01", "00").replace("Requests", "How"),
  });
  const judged = (files: Files, changed: object = {}) => {
    const plan = planIssue(request(files, changed));
    return plan.issue
      ? `${plan.issue.text}\n${JSON.stringify({ ...plan.issue.revision, signatures: [...(plan.issue.revision.signatures ?? [])] }, undefined, 1)}`
      : "nothing to judge";
  };
  tells("issue", {
    "in force from today": () => run(ready),
    "what is signed, and judged": () => judged(ready),
    "on the day it says": () => run(bothApproved(draft({ more: "effective: 2026-07-15" }))),
    "on the day asked for, signed": () =>
      run(bothApproved(draft({ more: "effective: 2026-07-15" })), { effective: "2026-12-01", isSigned: true, ahead: "New\n forms" }),
    "its second revision": () => run(second(before)),
    "its second revision, whose copies are out": () =>
      run(
        second(
          copied(
            '  - { copy: master, location: Archive }\n  - { copy: controlled, location: Desk }\n  - { copy: controlled, location: Attic, number: "3" }',
          ),
        ),
      ),
    "before one that is to come into force": () => {
      const third = {
        changes:
          '  - { revision: "00", effective: 2026-01-10, summary: [First issue] }\n  - { revision: "01", effective: 2026-08-01, summary: [Second] }\n  - summary: [Third]',
      };
      const scheduled = life("P-01", { "00": "2026-01-10", "01": "2026-05-01 2026-08-01" });
      const files = bothApproved({ ...scheduled, ...draft(third, "02") });
      return [
        run(files, { effective: "2026-08-01" }),
        run(files),
        run(files, { effective: "2026-08-02" })
          .split("\n")
          .filter((line) => /refused|says:/.test(line)),
      ].join("\n");
    },
    "of a document that is withdrawn": () => run(second({ ...before, "P-01/events.yaml": withdrawn("2026-06-01") })),
    "of a document that will be withdrawn before it comes into force": () =>
      run(second({ ...before, "P-01/events.yaml": withdrawn("2026-07-10") }), { effective: "2026-07-15" }),
    "of a document that will be withdrawn after it came into force": () =>
      run(second({ ...before, "P-01/events.yaml": withdrawn("2026-07-20") }), { effective: "2026-07-15" }),
    "with signatures": () => run({ ...ready, "P-01/draft/prepared.txt": "t", "P-01/draft/prepared.sig": "s" }),
    "what is shown, linked to and cited": () => run(shows),
    "what is shown, in whatever order it is known": () =>
      JSON.stringify(
        planIssue(
          request(
            shows,
            {},
            {},
            {
              pictures: new Map([
                ["assets/map.png", sha256Of("map")],
                ["assets/evidence-5555555555555555.pdf", sha256Of("scan")],
                ["assets/a.pdf", sha256Of("list")],
              ]),
            },
          ),
        ).issue?.revision.issued?.assets,
      ),
    "signatures, as they are judged": () => {
      const asked = request(ready);
      const found = { role: "prepared", text: "t", result: { outcome: "incomplete" } } as const;
      const own = asked.draft.controlled;
      const plan = planIssue({
        ...asked,
        draft: { ...asked.draft, controlled: { ...own, draft: own.draft && { ...own.draft, signatures: [found] } } },
      });
      return JSON.stringify([...(plan.issue?.revision.signatures ?? [])]);
    },
    "not approved": () => run(draft()),
    "approved by one": () => run(approvedIn(draft(), "P-01", { prepared: "2026-06-01" })),
    "approved by hand": () =>
      run(
        edited(
          draft(),
          "P-01/draft.md",
          "changes:",
          "approvals:\n  prepared: { name: Ann Ab, position: Writer, date: 2026-06-01 }\n  approved: { name: Cy Cd, position: QMR, date: 2026-06-01 }\nchanges:",
        ),
      ),
    "before the last approval": () => run(ready, { effective: "2026-06-01", retroactive: "x" }),
    "on the day of the last approval, for a reason": () => run(ready, { effective: "2026-06-02", retroactive: "Done\n since" }),
    "before the last approval, which stands first": () => {
      const files = edited(ready, "P-01/draft.md", / {2}prepared:\n(?: {4}.*\n)+/, "");
      return run(approvedIn(files, "P-01", { prepared: "2026-06-20" }), { effective: "2026-06-10", retroactive: "x" });
    },
    "before today without a reason": () => run(ready, { effective: "2026-06-29" }),
    "today with a reason for before": () => run(ready, { effective: TODAY, retroactive: "x" }),
    "the change log says nothing": () => run(edited(ready, "P-01/draft.md", '["First issue"]', "[]")),
    reconstructed: () => run(edited(ready, "P-01/draft.md", "changes:", "reconstructed: [title]\nchanges:")),
    "changed since": () => run(edited(ready, "P-01/draft.md", "All is met.", "All.")),
    "errors are open": () => run(ready, {}, {}, { findings: [error] }),
    "errors that nobody looked for yet": () => run(bothApproved(draft({ more: "colour: red" }))),
    "from paper": () => run(paper()),
    "from paper, on a day asked for": () => run(paper(), { effective: "2014-07-01" }),
    "from paper, nothing to judge": () => judged(paper()),
    "from paper, signed": () => run(paper(), { isSigned: true }),
    "from paper that says no day": () => run(paper("")),
    "from paper, and others are there": () => run({ ...before, ...paper() }),
    "of a type whose roles the library doesn't name": () => run(ready, {}, { roles: { other: { id: "x", en: "y" } } } as Settings),
    "with CR": () => {
      const files = { "P-01/draft.md": (draft()["P-01/draft.md"] ?? "").replaceAll("\n", "\r\n") };
      return run(bothApproved(files));
    },
  });
});

describe("the printed frame", () => {
  const frame = (whole: string) => {
    const held = hold({ "P-01/draft.md": whole });
    return JSON.stringify(makeFrame(held.documents.get("P-01/draft.md") as Document, held.library, held.reading));
  };
  tells("frame", {
    "of a code outside the scheme": () => frame(text("X-9", "00")),
    "of a text without a code": () => frame(text("P-01", "00").replace("code: P-01\n", "")),
    "of a type that the library doesn't have": () => frame(text("S-01", "00")),
    "of a text that cites what is not there": () => frame(text("P-01", "00", { body: "As P-01, P-02 and W-03 say." })),
  });
});

describe("which drafts", () => {
  const files = {
    ...life("P-01", { "00": "2026-01-10" }, { body: "As W-01." }),
    ...draft({ body: "As P-01 and W-01." }, "01"),
    "P-02/draft.md": text("P-02", "00", { body: "As P-01." }),
    "P-03/draft.md": text("P-03", "00", { body: "As P-02." }),
    "P-05/draft.md": text("P-05", "00", { body: "As P-02 and P-01." }),
    ...life("P-04", { "00": "2026-01-10" }, { body: "As P-01." }),
  };
  const held = () => hold(files);
  tells("which drafts", {
    "those that cite it": () =>
      draftsCiting(controlled(held(), "P-01"), held().library, held().documents)
        .map(({ path }) => path)
        .join(", "),
    "its own": () => draftOf(controlled(held(), "P-01"), held().documents).path,
    none: () => refusedOr(() => draftOf(controlled(held(), "P-04"), held().documents).path),
    "which texts are drafts": () => [...held().documents.values()].map((document) => `${document.path} ${isDraft(document)}`).join("\n"),
    "a file that is here": () => requireFile("P-01/assets/map.png", `sha256:${"5".repeat(64)}`),
    "a file of which only a pointer is here": () => refusedOr(() => requireFile("P-01/assets/map.png", `lfs:sha256:${"5".repeat(64)}`)),
  });
});
