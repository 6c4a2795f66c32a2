import { describe } from "vitest";
import { parse } from "yaml";
import { adoptedNow } from "../../../core/acts/adopt.ts";
import { allowSettings, planSettings, type SettingsRequest } from "../../../core/acts/approve-settings.ts";
import { planCorrection, transcriptionOf } from "../../../core/acts/correct.ts";
import { draftsCiting } from "../../../core/acts/draft/find-drafts.ts";
import { planNew } from "../../../core/acts/new-document.ts";
import { planRename, requireNeverIssued } from "../../../core/acts/rename.ts";
import { planRenumber } from "../../../core/acts/renumber.ts";
import { type ClaimedIdentity, chooseSigner } from "../../../core/acts/signer.ts";
import { type Paper, planTranscription } from "../../../core/acts/transcribe.ts";
import { editFrontMatter } from "../../../core/acts/write/edit-front-matter.ts";
import { digestOfRecord } from "../../../core/control/canonical.ts";
import { controlledOf } from "../../../core/control/controlled-settings.ts";
import { judgeSettings, type RecordFile } from "../../../core/control/settings-history.ts";
import type { Document } from "../../../core/document/document.ts";
import { WITHOUT_RECORDS } from "../../../core/library/library.ts";
import { sha256Of } from "../../../core/sha256.ts";
import { UsageError } from "../../../core/usage-error.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import { type LibrarySettingsInput, librarySettings } from "../../../schemas/library-settings.ts";
import { settingsRecord } from "../../../schemas/settings-record.ts";
import {
  ann,
  apply,
  approvedIn,
  controlled,
  cy,
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

/** Acts that write texts otherwise, begin them or take them in; and the settings' approval. */

type Settings = Partial<LibrarySettingsInput>;
const flow = (...steps: string[]) => `All is met.\n\n## Procedure\n\n### Main\n\n${steps.join("\n\n")}`;
const step = (number: number, title: string, fields = "- Next: end", words = "Text.") =>
  `#### ${number}. ${title}\n\n- Actor: Clerk\n${fields}\n\n${words}`;

describe("new", () => {
  const run = (
    type: string,
    parts: Record<string, string> = {},
    settings: Settings = {},
    files: Files = {},
    shownRoot = "",
    language: "en" | "id" = "en",
    title = "Handling\n wishes ",
  ) =>
    planned(files, () => {
      const { library, reading } = hold(files, { settings });
      return planNew({ type, title, parts, language, shownRoot }, library, reading);
    });
  const code = { pattern: "{company}.{unit}.{type}-{number}", parts: { company: ["IN"], unit: ["OCC", "QCC"] } };
  const several = {
    code: [
      { types: ["P"], pattern: "{unit}.{type}-{number}", parts: { unit: ["OCC"] } },
      { types: ["P"], pattern: "{team}-{type}-{number}", parts: { team: ["A", "B"] } },
      { types: ["W"], pattern: "{type}-{number}", parts: {} },
    ],
  } as Settings;
  tells("new", {
    "the first": () => run("P"),
    "in a folder, in another language than the library's": () => run("W", {}, {}, {}, "my/sops", "id"),
    "behind those that are there": () => run("P", {}, {}, { "P-07/draft.md": text("P-07", "00"), "W-09/draft.md": text("W-09", "00") }),
    "behind one that is held elsewhere": () => run("P", {}, { external: [{ code: "P-11", title: "x", heldBy: "y" }] } as never),
    "with a part": () =>
      run("P", { unit: "QCC" }, { code }, { "a/draft.md": text("IN.OCC.P-05", "00"), "b/draft.md": text("IN.QCC.P-02", "00") }),
    "without the part that has several values": () => run("P", {}, { code }),
    "with another value": () => run("P", { unit: "QC" }, { code }),
    "with a value unlike any": () => run("P", { unit: "janitors" }, { code }),
    "with the part that has one value, given otherwise": () => run("P", { company: "XX", unit: "OCC" }, { code }),
    "with a part that is not there": () => run("P", { unit: "OCC", team: "A" }, { code }),
    "with a part where there are none": () => run("P", { unit: "OCC" }),
    "several patterns: by the first": () => run("P", {}, several),
    "several patterns: by the second's part": () => run("P", { team: "B" }, several),
    "several patterns: a value that none knows": () => run("P", { team: "C" }, several),
    "several patterns: parts of both": () => run("P", { team: "B", unit: "OCC" }, several),
    "a title of blanks": () => run("P", {}, {}, {}, "", "en", " \n "),
    "a type that is not there": () => run("Q"),
    "a type in small letters": () => run("p"),
    "of a type with parties and a required text": () =>
      run("P", {}, {
        types: {
          P: {
            ...(rules.types as Record<string, object>)["P"],
            sections: [{ id: "who", name: { id: "Pihak", en: "Parties" }, from: "parties" }],
          },
        },
      } as never),
  });
});

describe("rename", () => {
  const run = (files: Files, to: string, settings: Settings = {}, code = "P-01") =>
    planned(files, () => {
      const held = hold(files, { settings });
      const own = controlled(held, code);
      requireNeverIssued(own, held.library);
      return planRename({
        controlled: own,
        draft: held.documents.get(`${own.folder}/draft.md`) as Document,
        to,
        files: Object.entries(files).flatMap(([path, content]) =>
          path.startsWith(`${own.folder}/`) ? [{ path, digest: sha256Of(content) }] : [],
        ),
        citing: draftsCiting(own, held.library, held.documents),
        library: held.library,
        scheme: held.reading.scheme,
        findCodes: held.reading.findCodes,
      });
    });
  const log = '  - { revision: "00", effective: 2020-01-01, summary: [As P-01 said] }\n  - summary: [P-01 again]';
  const body = (of: string) =>
    `As ${of} says, \`${of}\`, and ${of}_R3, [it](../${of}/draft.md), [this](${of}), <https://x/${of}>.\n\n![${of}](assets/${of}.png)\n\n${of}0, ${of.toLowerCase()}, X${of}.\n\n\`\`\`\n${of}\n\`\`\``;
  const plain = { "P-01/draft.md": text("P-01", "00", { body: body("P-01"), changes: log }), "P-01/assets/P-01.png": "picture" };
  const citing = {
    ...plain,
    "P-02/draft.md": text("P-02", "00", { body: "As P-01 says.", changes: log, more: "workInstructions: []\nrecords: [P-01]" }),
    "P-03/draft.md": text("P-03", "00", { body: "As P-02 says." }),
  };
  const many = { "P-01/draft.md": text("P-01", "00", { body: Array.from({ length: 6 }, () => "```\nP-01\n```").join("\n\n") }) };
  const five = { "P-01/draft.md": text("P-01", "00", { body: Array.from({ length: 5 }, () => "```\nP-01\n```").join("\n\n") }) };
  tells("rename", {
    "wherever it cites itself": () => run(plain, "P-07"),
    "wherever others cite it": () => run(citing, "P-07"),
    "where it stands in five places that are no citation": () => run(five, "P-07"),
    "where it stands in six": () => run(many, "P-07"),
    "to a code that does not fit": () => run(plain, "Q-07"),
    "to what is no code": () => run(plain, "seven"),
    "to another type": () => run(plain, "W-07"),
    "to one that is taken": () => run({ ...plain, "P-07/draft.md": text("P-07", "00") }, "P-07"),
    "to one that is held elsewhere": () => run(plain, "P-07", { external: [{ code: "P-07", title: "x", heldBy: "y" }] } as never),
    "of one that was issued": () => run({ ...plain, ...life("P-01", { "00": "2026-01-10" }) }, "P-07"),
    "of one that an issued text cites": () =>
      run({ ...plain, ...life("P-02", { "00": "2026-01-10" }, { body: "One.\n\nAs P-01 says, and P-01." }) }, "P-07"),
    "of one that replaces others": () =>
      run(
        {
          ...plain,
          ...life("P-02", { "00": "2026-01-10" }),
          "P-02/events.yaml":
            "- { event: withdrawn, date: 2026-05-01, recorded: 2026-05-01, by: { name: Cy Cd, position: QMR }, reason: x, replacedBy: P-01 }\n- { event: reviewed, date: 2026-05-01, recorded: 2026-05-01, by: { name: Cy Cd, position: QMR }, result: keep }\n",
        },
        "P-07",
      ),
    "of one that others don't name as what replaces them": () =>
      run(
        {
          ...plain,
          ...life("P-02", { "00": "2026-01-10" }),
          "P-02/events.yaml":
            "- { event: withdrawn, date: 2026-05-01, recorded: 2026-05-01, by: { name: Cy Cd, position: QMR }, reason: x, replacedBy: P-05 }\n",
        },
        "P-07",
      ),
    "of one that an issued text cites behind others": () =>
      run(
        {
          ...plain,
          ...life("P-02", { "00": "2026-01-10" }, { body: "As W-05 says.\n\nAs P-01 says." }),
          ...life("P-03", { "00": "2026-01-10" }, { body: "As W-05 says." }),
        },
        "P-07",
      ),
    "of a code that is no name of a folder": () =>
      run(
        {
          "P-01/draft.md": text("P/01", "00", {
            body: "As P/01 says: [it](../P-01/draft.md), [that](P/01), [other](../P-02/draft.md), [odd](../P-01x/draft.md), P/01_R2 and P-01.",
            changes: '  - summary: ["First issue"]',
          }),
        },
        "P/07",
        { code: { pattern: "{type}/{number}", parts: {} } },
        "P/01",
      ),
    "where it is mistyped": () =>
      run(
        {
          "P-01/draft.md": text("P-01", "00", { body: "As P.01 says.\n\nAs P-1 says.\n\nAs P 01 says.\n\nAs P-02 says.\n\nAs P.02 says." }),
        },
        "P-07",
      ),
    "of one that is approved": () => run(approvedIn(plain, "P-01", { prepared: "2026-06-01" }), "P-07"),
    "of one that an approved draft cites": () =>
      run(
        approvedIn({ "P-01/draft.md": text("P-01", "00", { body: "As P-02." }), "P-02/draft.md": text("P-02", "00") }, "P-01", {
          prepared: "2026-06-01",
        }),
        "P-07",
        {},
        "P-02",
      ),
    "of a code outside the scheme": () =>
      run({ "X-9/draft.md": text("X-9", "00", { body: "X-9 is X-9, not XX-9 or X-90, nor x-9." }) }, "P-07", {}, "X-9"),
  });
});

describe("renumber", () => {
  const run = (files: Files, citing: string[] = []) =>
    planned(files, () => {
      const held = hold(files);
      return planRenumber({
        controlled: controlled(held, "P-01"),
        draft: held.documents.get("P-01/draft.md") as Document,
        citing: citing.map((path) => held.documents.get(path) as Document),
        reading: held.reading,
      });
    });
  const log = '  - { revision: "00", effective: 2026-01-10, summary: [First issue] }\n  - summary: [Second]';
  const issued = life(
    "P-01",
    { "00": "2026-01-10" },
    {
      body: flow(
        step(1, "Ask", "- RC: P-01_R1"),
        step(2, "Answer", "- RC: P-01_R2\n- Next:\n  - Yes → 3\n  - No → 1"),
        step(3, "Close", "- RC: P-01_R3\n- Next: end"),
      ),
    },
  );
  const draft = (body: string, changes = log, more = "") => ({ "P-01/draft.md": text("P-01", "01", { body, changes, more }) });
  const between = flow(
    step(1, "Ask", "- RC: P-01_R1"),
    step(901, "Listen", "- RC: P-01_R901\n- Next: 2"),
    step(2, "Answer", "- RC: P-01_R2\n- Next:\n  - Yes → 3\n  - No → 1"),
    step(
      3,
      "Close",
      "- RC: P-01_R3\n- After: 2, 901\n- Next: end",
      "See P-01_R2 and P-01_R3, not P-01_R3 (rev. 00), as step 2 says, and Step 3; steps 4.",
    ),
  );
  const other = (body: string, more = "") => ({ "P-02/draft.md": text("P-02", "00", { body, more }) });
  const many = flow(
    ...Array.from({ length: 8 }, (_, index) => step(index + 2, `Step ${"abcdefgh"[index]}`, "- Next: end", "As langkah 1 says.")),
  );
  tells("renumber", {
    "one between": () => run({ ...issued, ...draft(between) }),
    "one between, of a document that was never issued": () => run(draft(between, '  - summary: ["First issue"]')),
    "one between, where there is no change log": () => run({ ...issued, ...draft(between, "  []") }),
    "others cite its steps": () =>
      run({ ...issued, ...draft(between), ...other("As P-01_R2, P-01_R2 and P-01_R901 say, and P-01.") }, ["P-02/draft.md"]),
    "others cite steps that stay": () => run({ ...issued, ...draft(between), ...other("As P-01_R1 says.") }, ["P-02/draft.md"]),
    "others cite one step once": () => run({ ...issued, ...draft(between), ...other("As P-01_R2 says.") }, ["P-02/draft.md"]),
    "others cite them in their fields": () =>
      run(
        {
          ...issued,
          ...draft(between),
          ...other("x", "definitions:\n  - { kind: term, term: Call, meaning: See P-01_R2 and P-01_R20 and P-01 }"),
        },
        ["P-02/draft.md"],
      ),
    "others cite them in a field of several lines": () =>
      run(
        {
          ...issued,
          ...draft(between),
          ...other("x", "definitions:\n  - kind: term\n    term: Call\n    meaning: >-\n      See P-01_R2,\n      P-01_R3 and P-01_R20"),
        },
        ["P-02/draft.md"],
      ),
    "headings and words with several blanks": () =>
      run(
        draft(
          flow(step(2, "Ask", "- Next: end", "See step  12.").replace("#### 2.", "####  \t2.")),
          '  - summary: ["First issue"]',
          "keywords: [step 3]",
        ),
      ),
    "of eleven steps": () =>
      run(
        draft(
          flow(
            ...Array.from({ length: 11 }, (_, index) =>
              step(index + 11, `Step ${"abcdefghijk"[index]}`, index === 0 ? "- Next: 21" : "- Next: end"),
            ),
          ),
          '  - summary: ["First issue"]',
        ),
      ),
    "an approved draft cites them": () => {
      const files = { ...issued, ...draft(between), ...other("As P-01_R2 says.") };
      const approved = approvedIn(files, "P-02", { prepared: "2026-06-01" });
      return run(approved, ["P-02/draft.md"]);
    },
    "more than six move": () => run(draft(many, '  - summary: ["First issue"]')),
    "just six move": () =>
      run(
        draft(
          flow(...Array.from({ length: 6 }, (_, index) => step(index + 2, `Step ${"abcdefgh"[index]}`))),
          '  - summary: ["First issue"]',
        ),
      ),
    "five say numbers in words": () =>
      run(
        draft(
          flow(
            ...Array.from({ length: 5 }, (_, index) => step(index + 2, `Step ${"abcdefgh"[index]}`, "- Next: end", "As langkah 1 says.")),
          ),
          '  - summary: ["First issue"]',
        ),
      ),
    "a step hidden by a blank before its title": () => run({ ...issued, ...draft(between.replace("#### 2.", " #### 2.")) }),
    "a step hidden by one sign too few": () => run({ ...issued, ...draft(between.replace("#### 2. Answer\n", "### 2. Answer\n")) }),
    "a step hidden since its title is gone": () => run({ ...issued, ...draft(between.replace("#### 2. Answer\n", "")) }),
    "nothing to do": () => run({ ...issued, ...draft(flow(step(1, "Ask", "- RC: P-01_R1"), step(2, "Answer", "- Next: end"))) }),
    "only the map is missing": () =>
      run({
        ...issued,
        ...draft(
          flow(step(1, "Answer", "- RC: P-01_R1\n- Next:\n  - Yes → 2\n  - No → 1"), step(2, "Close", "- RC: P-01_R2\n- Next: end")),
        ),
      }),
    "the map is of a former time": () =>
      run({ ...issued, ...draft(flow(step(1, "Ask"), step(2, "Answer"), step(3, "Close")), `${log}\n    renumbered: { "2": "5" }`) }),
    "a number twice, one of them new": () =>
      run({
        ...issued,
        ...draft(
          flow(
            step(1, "Ask", "- RC: P-01_R1"),
            step(2, "Listen", "- Next: 2"),
            step(2, "Answer", "- RC: P-01_R2\n- Next:\n  - Yes → 3\n  - No → 1"),
            step(3, "Close", "- RC: P-01_R3\n- Next: end"),
          ),
        ),
      }),
    "a number twice, both of them new": () =>
      run(draft(flow(step(1, "Ask"), step(2, "Listen", "- Next: 2"), step(2, "Answer")), '  - summary: ["First issue"]')),
    approved: () => run(approvedIn(draft(between, '  - summary: ["First issue"]'), "P-01", { prepared: "2026-06-01" })),
    "parallel, over several flows": () =>
      run(
        draft(
          `${flow(step(2, "Ask", "- Next: 3 & 5"), step(3, "Listen"), step(5, "Write"))}\n\n### Other\n\n${step(7, "Begin", "- RC: W-01_R7\n- Next: Main")}\n\n${step(8, "End", "- RC: P-01_R4")}`,
          '  - summary: ["First issue"]',
        ),
      ),
    "no steps": () => run(draft("All.")),
  });
});

describe("who acts", () => {
  const people = [ann, { ...cy, signer: "Cy@x" }, { name: "Ann Ab", position: "Lead" }, { name: "Di", position: "DC" }] as never[];
  const run = (identity: ClaimedIdentity, list: never[] = people) =>
    refusedOr(() => JSON.stringify(chooseSigner(identity, { people: list } as never)));
  tells("signer", {
    "both given": () => run({ name: " Ed\n Ef ", position: "DC " }),
    "a name that is listed once": () => run({ name: "cy cd" }),
    "a name that is listed twice": () => run({ name: "Ann Ab" }),
    "a position": () => run({ position: "qmr" }),
    "a name and a position of another": () => run({ name: "Cy Cd", position: undefined, git: { name: "Di", email: "d@x" } }),
    "git's user by name": () => run({ git: { name: "CY CD", email: "x" } }),
    "git's user by signer": () => run({ git: { name: "x", email: "cy@X" } }),
    "git's user by neither": () => run({ git: { name: "Di D", email: "x" } }),
    "git's user unlike any": () => run({ git: { name: "Somebody", email: "x" } }),
    "an empty signer and an empty e-mail": () => run({ git: { name: "x", email: "" } }),
    nobody: () => run({}),
    "a name that is not listed": () => run({ name: "Cy Cdd" }),
    "a position that is not listed": () => run({ position: "Boss" }),
    "an empty name": () => run({ name: "", git: { name: "Di", email: "" } }),
    "nobody is listed": () => run({ name: "Cy" }, []),
  });
});

describe("correct", () => {
  const source = "transcription: { source: archive }";
  const paper = (of: string, body = "All is met.") => issuedText("P-01", of, "2019-01-10", { more: source, body });
  const log = (words = "First issue") => `  - { revision: "03", effective: 2019-01-10, summary: [${words}] }\n`;
  const files = { "P-01/rev-03.md": paper("03"), ...life("P-01", { "04": "2026-01-10" }, { changes: `${log()}  - summary: [More]` }) };
  const two = { ...files, "P-01/rev-02.md": paper("02") };
  // As typed over by hand: nothing says to which text its approvals were given.
  const typed = paper("03")
    .replace(/, time: ".*$/gm, " }")
    .replace(/^changes:\n(?: .*\n)*/m, `changes:\n${log()}`);
  const broken = typed.replace(/^effective: .*$/m, "$&\nexpiry: 2026-01-01");
  const wrong = { ...files, "P-01/rev-03.md": broken };
  const byHand = { ...files, "P-01/rev-03.md": typed };
  const which = (of: Files, named?: string) => refusedOr(() => transcriptionOf(logOf(hold(of), "P-01"), named).revision);
  const run = (of: Files, changed: { former?: string; corrected?: string; from?: string }, date: string = TODAY) =>
    planned(of, () => {
      const held = hold(of);
      const log = logOf(held, "P-01");
      const revision = transcriptionOf(log, "03");
      const document = held.documents.get("P-01/rev-03.md") as Document;
      return planCorrection(
        log,
        on(date),
        { revision, document, former: undefined, corrected: undefined, from: undefined, reason: "Mis\n typed", ...changed },
        { ...held, control: { ...WITHOUT_RECORDS, today: TODAY }, beside: new Set(), pictures: new Map() },
      );
    });
  const chained = (to: string, revision = "03") => ({
    ...files,
    "P-01/events.yaml": `- { event: corrected, date: 2026-05-01, recorded: 2026-05-01, by: { name: Cy Cd, position: QMR }, revision: "${revision}", from: "${sha256Of("x")}", to: "${to}", reason: x }\n- { event: reviewed, date: 2026-05-02, recorded: 2026-05-02, by: { name: Cy Cd, position: QMR }, result: keep }\n`,
  });
  tells("correct", {
    "the only one": () => which(files),
    "the only one, by name": () => which(files, "3"),
    "one of two": () => which(two, "02"),
    "one of two, none named": () => which(two),
    "another one": () => which(files, "04"),
    "none is held": () => which(life("P-01", { "04": "2026-01-10" }), "04"),
    "by another text": () => run(files, { corrected: paper("03", "All is met in time.") }),
    "edited in place": () => run(files, { former: paper("03", "All was met.") }),
    "nothing differs": () => run(files, {}),
    "nothing differs but line ends": () => run(files, { corrected: paper("03").replaceAll("\n", "\r\n") }),
    "the text of another revision": () => run(files, { corrected: paper("02") }),
    "the text of another document": () => run(files, { corrected: paper("03", "x").replace("code: P-01", "code: P-02") }),
    "a text that is no transcription": () => run(files, { corrected: issuedText("P-01", "03", "2019-01-10", { body: "x" }) }),
    "edited in place, where it is no longer that revision": () => run(files, { former: "x" }),
    "where the last correction ended": () => run(chained(sha256Of(paper("03"))), { corrected: paper("03", "x") }),
    "where it did not end": () => run(chained(sha256Of("y")), { corrected: paper("03", "x") }),
    "another revision was corrected before": () => run(chained(sha256Of("y"), "02"), { corrected: paper("03", "x") }),
    "on a day to come": () => run(files, { corrected: paper("03", "x") }, "2026-07-01"),
    "it is another text than was approved here": () => run(files, { corrected: paper("03").replace("All is met", "All was met") }),
    "it loses a section": () => run(byHand, { corrected: typed.replace("## Purpose", "## Aim") }),
    "by a file with an error": () => run(byHand, { corrected: broken, from: "right.md" }),
    "edited in place, with an error": () => run(wrong, { former: typed }),
    "an error stays": () => run(wrong, { corrected: broken.replace("All is met", "All was met") }),
    "an error goes": () => run(wrong, { corrected: typed }),
    "an error comes beside another": () => run(wrong, { corrected: broken.replace("expiry", "expires: 2026-01-01\nexpiry") }),
    "an approval of a day to come": () => run(byHand, { corrected: typed.replace("date: 2019-01-10", "date: 2091-01-10") }),
    "an approval of a day to come mended": () =>
      run({ ...files, "P-01/rev-03.md": typed.replaceAll("date: 2019-01-10", "date: 2091-01-10") }, { corrected: typed }),
    "its log is no longer what a later revision says": () => run(byHand, { corrected: typed.replace(log(), log("Others")) }),
  });
});

describe("transcribe", () => {
  const source = "transcription: { source: archive }";
  const paper = (
    of: string,
    { code = "P-01", date = "2014-01-10", body = "All is met.", more = "", before = [] as string[] } = {},
  ): Paper => {
    const approvals = [ann, cy].map(
      ({ name, position }, index) => `  ${index ? "approved" : "prepared"}: { name: ${name}, position: ${position}, date: ${date} }`,
    );
    const front = [`effective: ${date}`, "approvals:", ...approvals, source, more].filter((line) => line !== "").join("\n");
    return {
      from: `in/${code}-${of}.md`,
      text: text(code, of, {
        more: front,
        body,
        changes: [...before, `${of} ${date}`]
          .map((entry) => entry.split(" "))
          .map(([own, day]) => `  - { revision: "${own}", effective: ${day}, summary: [Words] }`)
          .join("\n"),
      }),
      pictureOf: () => undefined,
    };
  };
  const bytes = (words: string) => new TextEncoder().encode(words);
  const run = (files: Files, ...papers: Paper[]) =>
    planned(files, () => {
      const { library, facts, folders, reading } = hold(files);
      const held = (path: string) => (files[path] === undefined ? undefined : bytes(files[path]));
      return planTranscription(papers, { library, facts, folders, control: WITHOUT_RECORDS, reading, today: TODAY, held });
    });
  const without = (one: Paper, line: RegExp, instead = ""): Paper => ({ ...one, text: one.text.replace(line, instead) });
  const shows = (one: Paper, picture?: string): Paper => ({
    ...one,
    pictureOf: (name) => (name === "assets/map.png" && picture !== undefined ? bytes(picture) : undefined),
  });
  const map = paper("03", { body: "All.\n\n![Map](assets/map.png)" });
  const above = life(
    "P-01",
    { "04": "2026-01-10" },
    { changes: '  - { revision: "03", effective: 2014-01-10, summary: [Words] }\n  - summary: [More]' },
  );
  const sheet = { kind: "pdf", digest: `sha256:${"5".repeat(64)}`, bytes: bytes("scan") } as const;
  tells("transcribe", {
    one: () => run({}, paper("03")),
    "several of two documents": () =>
      run(
        {},
        paper("01", { code: "W-01" }),
        paper("02", { code: "P-03" }),
        paper("10", { date: "2016-01-10", before: ["09 2015-01-10"] }),
        paper("03", { code: "P-02" }),
        paper("09", { date: "2015-01-10" }),
      ),
    "beside what is there": () => run(above, paper("03")),
    "where something else was wrong before": () =>
      run({ ...life("P-09", { "00": "2026-01-10", "01": "2026-02-10" }), ...above }, paper("03")),
    "approved by one role": () => run({}, without(paper("03"), / {2}approved: .*\n/)),
    "approved after it was in force": () => run({}, without(paper("03"), /date: 2014-01-10/, "date: 2014-02-10")),
    "on a day to come": () => run({}, paper("03", { date: "2026-08-01" })),
    "in force on a day to come, signed before": () =>
      run({}, without(paper("03", { date: "2026-08-01" }), / date: 2026-08-01 }/g, " date: 2026-06-30 }")),
    "it is held already": () => run({ "P-01/rev-03.md": paper("03").text }, paper("03")),
    "one of two is held already": () =>
      run(
        { "P-01/rev-03.md": paper("03", { before: ["02 2013-01-10"] }).text },
        paper("03", { before: ["02 2013-01-10"] }),
        paper("02", { date: "2013-01-10" }),
      ),
    "it is held and reads otherwise": () => run({ "P-01/rev-03.md": paper("03").text }, paper("03", { body: "Else." })),
    "the same twice": () => run({}, paper("03"), { ...paper("03"), from: "other.md" }, { ...paper("03"), from: "third.md" }),
    "a picture": () => run({}, shows(map, "map")),
    "a picture that is there": () => run({ "P-01/assets/map.png": "map" }, map),
    "a picture that is there, given again": () => run({ "P-01/assets/map.png": "map" }, shows(map, "map")),
    "a picture of which another is there": () => run({ "P-01/assets/map.png": "other" }, shows(map, "map")),
    "a picture that is nowhere": () => run({}, map),
    "a scan": () => run({}, { ...paper("03"), sheet }),
    "a scan of one that names one": () =>
      run(
        {},
        {
          ...without(
            paper("03"),
            /(Ann Ab.*) \}/,
            `$1, evidenceFile: { path: assets/evidence-6666666666666666.pdf, digest: "sha256:${"6".repeat(64)}" } }`,
          ),
          pictureOf: (name) => (name.includes("666") ? bytes("other") : undefined),
          sheet,
        },
      ),
    "it says nothing": () => run({}, { from: "in/x.md", text: "---\ntitle: x\n---\n", pictureOf: () => undefined }),
    "it says no revision": () => run({}, without(paper("03"), /revision: .*\n/)),
    "its code does not fit": () => run({}, paper("03", { code: "X-9" })),
    "no source": () => run({}, without(paper("03"), /transcription: .*\n/)),
    "what rules find in it": () => run({}, paper("03", { more: "colour: red" })),
    "more is wrong than is shown": () =>
      run({}, paper("03", { more: Array.from({ length: 32 }, (_, index) => `key${index}: 1`).join("\n") })),
    "just as much is wrong as is shown": () =>
      run({}, paper("03", { more: Array.from({ length: 30 }, (_, index) => `key${index}: 1`).join("\n") })),
    "in force after a later one": () =>
      run({}, paper("03", { date: "2016-01-10" }), paper("04", { date: "2015-01-10", before: ["03 2016-01-10"] })),
    "in force after one that is there": () => run(above, paper("03", { date: "2026-03-10" })),
    "one of two is wrong": () => run({}, paper("03"), without(paper("04"), /effective: .*\n/)),
  });
});

describe("frontmatter", () => {
  const edit = (whole: string, to: (yaml: string) => string = (yaml) => `${yaml}b: 2\n`) =>
    refusedOr(() => JSON.stringify(editFrontMatter(whole, "P-01/draft.md", to)));
  tells("front matter", {
    "is edited": () => edit("---\na: 1\n---\n\nText\n---\n"),
    "with CR": () => edit("---\r\na: 1\r\n---\r\nText"),
    "with blanks behind its lines, and a mark before": () => edit("\uFEFF--- \t\na: 1\n---\t \nText"),
    "empty, and the file ends": () => edit("---\n---"),
    none: () => edit("a: 1\n"),
    "none at the top": () => edit("\n---\na: 1\n---\n"),
    "not closed": () => edit("---\na: 1\n"),
    "closed by a longer line": () => edit("---\na: 1\n----\n"),
    "an edit that leaves no YAML": () => edit("---\na: 1\n---\n", () => "a: [\n"),
    "an edit that can't be made": () =>
      edit("---\na: 1\n---\n", () => {
        throw new Error("no way");
      }),
    "an edit that refuses": () =>
      edit("---\na: 1\n---\n", () => {
        throw new UsageError({ en: "not so", id: "tidak begitu" });
      }),
  });
});

describe("settings", () => {
  const settingsOf = (changed: Settings = {}) => controlledOf(librarySettings.parse({ ...rules, ...changed }));
  const request = (records: RecordFile[], changed: Partial<SettingsRequest> = {}, settings: Settings = {}): SettingsRequest => ({
    now: { settings: settingsOf(settings), signers: [], baseline: [] },
    records,
    adopts: () => [],
    refound: undefined,
    role: "approved",
    person: cy,
    today: TODAY,
    time: `${TODAY}T09:00:00+00:00`,
    isSigned: false,
    severitiesOf: () => ["error", "error"],
    ...changed,
  });
  const short = (told: string) => told.replaceAll(/\n {2}\| {3}.*/g, "").replaceAll(/(sha256:[0-9a-f]{8})[0-9a-f]{56}/g, "$1…");
  const run = (files: Files, changed: Partial<SettingsRequest> = {}, settings: Settings = {}, signature?: string) =>
    short(
      planned(files, () => {
        const allowed = allowSettings(request(recordsIn(files), changed, settings));
        const there = files[allowed.path];
        return planSettings(
          allowed,
          changed.role ?? "approved",
          allowed.isBegun && there !== undefined ? { path: allowed.path, text: there } : undefined,
          signature,
        );
      }),
    );
  const made = (files: Files, changed: Partial<SettingsRequest> = {}, settings: Settings = {}): Files => {
    const allowed = allowSettings(request(recordsIn(files), changed, settings));
    const there = files[allowed.path];
    return apply(
      files,
      planSettings(
        allowed,
        changed.role ?? "approved",
        allowed.isBegun && there !== undefined ? { path: allowed.path, text: there } : undefined,
        undefined,
      ),
    );
  };
  const recordsIn = (files: Files): RecordFile[] =>
    Object.entries(files).flatMap(([path, whole]) => {
      const number = /^settings\/(\d+)\.yaml$/.exec(path)?.[1];
      const raw = parse(whole) as Record<string, unknown>;
      return number === undefined
        ? []
        : [{ path, number: Number(number), digest: digestOfRecord(raw), record: settingsRecord.safeParse(raw).data }];
    });
  const early = { today: "2026-06-01" as IsoDate, time: "2026-06-01T09:00:00+00:00" };
  const two: Settings = { settings: { approvals: ["prepared", "approved"], holders: { prepared: ["Writer"] } } } as never;
  const founded = () => made({}, early);
  const foundedByTwo = () => made({}, early, two);
  const next: Settings = { ...two, organisation: "Contoh Baru" };
  const released: Settings = {
    types: {
      ...(rules.types as object),
      W: { ...(rules.types as Record<string, object>)["W"], approvals: ["prepared", "released"], holders: { released: ["QMR"] } },
    },
  } as never;
  const adopts = () => [{ path: "P-01/rev-00.md", digest: sha256Of("x") }];
  tells("settings", {
    "the first": () => run({}),
    "the first, signed, with what is adopted, signers and what is accepted": () =>
      run(
        {},
        {
          isSigned: true,
          adopts,
          now: {
            settings: settingsOf(),
            signers: ["a ssh-ed25519 AAAA"],
            baseline: [{ fingerprint: "f1" }, { fingerprint: "f2", until: "2026-12-31" as IsoDate, rule: "SOP101" }],
          },
        },
        {},
        "signature",
      ),
    "the first as it is written": () =>
      planned({}, () =>
        planSettings(
          allowSettings(
            request([], {
              adopts,
              now: {
                settings: settingsOf(),
                signers: ["a ssh-ed25519 AAAA"],
                baseline: [{ fingerprint: "f1" }, { fingerprint: "f2", until: "2026-12-31" as IsoDate, rule: "SOP101" }],
              },
            }),
          ),
          "approved",
          undefined,
          undefined,
        ),
      ),
    "what is signed": () => short(allowSettings(request([])).text),
    "by a role that does not": () => run({}, { role: "aproved" }),
    "by a role unlike any": () => run({}, { role: "janitor" }),
    "by a position that may not": () => run({}, { person: ann }),
    "founding anew what was never founded": () => run({}, { refound: "x" }),
    "nothing is new": () => run(founded()),
    "nothing is new but a paper": () => run(founded(), { adopts: () => [...adopts(), ...adopts()] }),
    "something is new": () => run(founded(), {}, { organisation: "Contoh Baru" }),
    "founded anew": () => run(founded(), { refound: "Nobody\n left" }),
    "the first of two": () => run(foundedByTwo(), { role: "prepared", person: ann }, next),
    "the second before the first": () => run(foundedByTwo(), {}, next),
    "the second of two": () => run(made(foundedByTwo(), { role: "prepared", person: ann }, next), {}, next),
    "the first of two again": () =>
      run(made(foundedByTwo(), { role: "prepared", person: ann }, next), { role: "prepared", person: ann }, next),
    "the second of two, where they changed since": () =>
      run(made(foundedByTwo(), { role: "prepared", person: ann }, next), {}, { ...next, organisation: "Else" }),
    "the second of two, where what is accepted changed since": () =>
      run(
        made(foundedByTwo(), { role: "prepared", person: ann }, next),
        { now: { settings: settingsOf(next), signers: [], baseline: [{ fingerprint: "f1" }] } },
        next,
      ),
    "founded by two: the first": () => run({}, {}, released),
    "founded by two: the second": () => run(made({}, early, released), { role: "released" }, released),
    "founded by two: nobody may go on by another way": () => run(made({}, early, released), { role: "released", refound: "x" }, released),
    "founded anew by two: the second": () =>
      run(
        made(made(made({}, early, released), { ...early, role: "released" }, released), { refound: "Left" }, released),
        { role: "released" },
        released,
      ),
    "of two, approved by somebody who may not: nothing follows": () => {
      const begun = made(foundedByTwo(), { role: "prepared", person: ann }, next);
      const spoilt = Object.fromEntries(
        Object.entries(begun).map(([path, whole]) => [
          path,
          path.includes("002") ? whole.replace("position: Writer", "position: Boss") : whole,
        ]),
      );
      return run(spoilt, {}, next);
    },
    "behind one that can't be read": () => run({ ...founded(), "settings/002.yaml": "a: 1\n" }, {}, { organisation: "Contoh Baru" }),
    "behind one that has no effect": () => run({ "settings/001.yaml": "a: 1\n" }),
  });
});

describe("what settings take over", () => {
  const run = (files: Files, history = judgeSettings([], TODAY)) =>
    refusedOr(() => {
      const held = hold(files);
      return JSON.stringify(adoptedNow(held.library, held.folders, history), undefined, 1);
    });
  const paper = (of: string, source = "archive", body = "All is met.") =>
    issuedText("P-01", of, `20${of}-01-10`, { more: `transcription: { source: "${source}" }`, body, changes: "  []" }).replaceAll(
      /, time: .* \} \}$/gm,
      " }",
    );
  const shows = life("P-01", { "00": "2026-01-10" });
  const later = {
    held: [{}],
    records: [],
    adopted: new Map([["P-01", { files: new Map([["rev-03.md", "x"]]), papers: new Set() }]]),
    on: () => undefined,
  } as never;
  const event = "- { event: reviewed, date: 2026-05-01, recorded: 2026-05-01, by: { name: Cy Cd, position: QMR }, result: keep }\n";
  tells("adopt", {
    nothing: () => run({ "P-01/draft.md": text("P-01", "00") }),
    "what was issued and happened": () => run({ ...shows, "P-01/events.yaml": event }),
    "papers, of which one says where it is kept": () => run({ "P-01/rev-02.md": paper("02"), "P-01/rev-03.md": paper("03", " ") }),
    "later: only papers that no record has": () =>
      run({ "P-01/rev-02.md": paper("02"), "P-01/rev-03.md": paper("03"), ...shows, "P-01/events.yaml": event }, later),
    "later: papers of a folder that no record knows": () => run({ "P-02/rev-02.md": paper("02").replace("P-01", "P-02") }, later),
    "what is in doubt": () => run({ ...shows, "P-01/rev-00.md": `${shows["P-01/rev-00.md"]}\nMore.\n` }),
    "later, beside what is in doubt": () =>
      run({ ...shows, "P-01/rev-00.md": `${shows["P-01/rev-00.md"]}\nMore.\n`, "P-01/rev-02.md": paper("02") }, later),
    "what shows a picture": () => run({ "P-01/rev-02.md": paper("02", "archive", "![Map](assets/map.png)"), "P-01/assets/map.png": "map" }),
    "without its record of issue": () => run({ "P-01/rev-00.md": shows["P-01/rev-00.md"] ?? "" }),
  });
});
