import { describe, expect, test } from "vitest";
import { digestOfAct, digestOfApproval } from "../../core/control/canonical.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { type Finding, orderFindings } from "../../core/finding.ts";
import type { LibraryChange } from "../../core/library/change.ts";
import { gateRules } from "../../core/rules/gate-rules.ts";
import type { GateExample } from "../../core/rules/kit/define-gate-rule.ts";
import { completeText, exampleSettings } from "../../core/rules/kit/run-example.ts";
import { checkChange } from "../../core/rules/kit/run-gate.ts";
import { changeOf } from "../../core/rules/kit/run-gate-example.ts";
import { digestDocument } from "../../core/seal/digest.ts";
import { sha256Of } from "../../core/sha256.ts";
import type { Approval } from "../../schemas/front-matter.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

/** Beside the examples of the gate's rules, which say what they are for: where each begins and where it stays silent. */
type Change = Omit<GateExample, "title" | "reports">;
type Files = Readonly<Record<string, string>>;

function findings(id: string, change: Change, altered: (change: LibraryChange) => LibraryChange = (own) => own): Finding[] {
  const rule = gateRules.find((one) => one.id === id);
  if (!rule) throw new Error(`no ${id}`);
  const made = changeOf({ title: { en: "", id: "" }, ...change } as GateExample);
  return orderFindings(checkChange(altered(made), [rule]).findings);
}

/** As `severity path line:column message`. */
function told(id: string, change: Change, altered?: (change: LibraryChange) => LibraryChange): string[] {
  return findings(id, change, altered).map(
    ({ severity, path, at, message }) => `${severity} ${path} ${at.start.line}:${at.start.column} ${message.en}`,
  );
}

const P01 = "IN.OCC.TELK.P-01";
const by = "by: { name: A.H., position: QMR }";

/** A whole text of P-01. */
const text = (revision: string, body: string, more = "") =>
  `---\ncode: ${P01}\ntitle: Contoh\nrevision: "${revision}"\n${more}---\n${body}\n`;
const shaOf = (whole: string) => sha256Of(completeText(`${P01}/rev-00.md`, whole).text);
/** Files of P-01's folder. */
const inP01 = (files: Files): Files => Object.fromEntries(Object.entries(files).map(([name, held]) => [`${P01}/${name}`, held]));

describe("SOP801 issued-unchanged", () => {
  const issued = { "rev-00.md": text("00", "## Tujuan\n\nMelayani.") };
  const change = (base: Files, head: Files) => told("SOP801", { base: inP01(base), head: inP01(head) });

  const whole = text("00", "## Tujuan\n\nMelayani.");
  const issue = (file: string) =>
    `{ date: 2026-01-05, ${by}, tool: "0", file: "${file}", frame: { organisation: x, type: y, sections: {}, roles: {}, titles: {} } }`;
  const torn = whole.replace("Melayani.", "<<<<<<< HEAD\nMelayani.\n=======\nMencatat.\n>>>>>>> lain");
  const closed = { "rev-00/issued.yaml": issue(shaOf(whole)) };

  test("a text that was torn or altered is brought back as it was issued, which passes", () => {
    for (const before of [torn, whole.replace("Melayani", "Mencatat")]) {
      expect(change({ "rev-00.md": before, ...closed }, { "rev-00.md": whole, ...closed })).toEqual([
        expect.stringMatching(
          /^warning .*rev-00[.]md was not as it was issued, and is brought back: it is again what is recorded of it[.]$/,
        ),
      ]);
    }
  });

  test("a text that was torn is made another, or nothing tells how it was issued: that is an edit, and says of what", () => {
    const other = whole.replace("Melayani", "Mencatat");
    const resolved = expect.stringMatching(/^error .*rev-00[.]md was issued; the base holds a merge conflict in it/);
    expect(change({ "rev-00.md": torn, ...closed }, { "rev-00.md": other, ...closed })).toEqual([resolved]);
    expect(change({ "rev-00.md": torn }, { "rev-00.md": whole })).toEqual([resolved]);
  });

  test("a text that had gone is brought back, by its issue or as what a settings record adopted (SOP802)", () => {
    const late = { "rev-00/issued.yaml": issue(shaOf(whole)).replace("2026-01-05", "2024-01-05") };
    const follows = (base: Files, head: Files, more: Files = {}) =>
      told("SOP802", { base: { ...inP01(base), ...more }, head: { ...inP01(head), ...more } });
    const back = expect.stringMatching(/^warning .* Revision 00 was issued and had gone; it is brought back as it was[.]$/);
    expect(follows(late, { "rev-00.md": whole, ...late })).toEqual([back]);
    const other = whole.replace("Melayani", "Mencatat");
    expect(follows(late, { "rev-00.md": other, ...late })).toContainEqual(
      expect.stringMatching(/^error .* more than 14 days before today/),
    );
    const record = `adopted: [{ path: ${P01}/rev-00.md, digest: "${shaOf(whole)}" }]\n`;
    const adopted = { "settings/001.yaml": `${record}approvals: { approved: { name: A.H., position: QMR, date: 2025-01-05 } }\n` };
    expect(follows({}, { "rev-00.md": whole, ...late }, adopted)).toEqual([back]);
    expect(follows({}, { "rev-00.md": whole, ...late }, { "settings/001.yaml": record })).not.toContainEqual(back);
    expect(follows({}, { "rev-00.md": other, ...late }, adopted)).not.toContainEqual(back);
    expect(follows({}, { "rev-00.md": whole, ...late })).not.toContainEqual(back);
  });

  test("a text brought to fit an issue that is altered with it is edited", () => {
    const other = whole.replace("Melayani", "Mencatat");
    const forged = { "rev-00/issued.yaml": issue(shaOf(other)) };
    expect(change({ "rev-00.md": whole, ...closed }, { "rev-00.md": other, ...forged })).toEqual([
      expect.stringMatching(/rev-00[.]md was issued and is edited[.]$/),
      expect.stringMatching(/issued[.]yaml was issued and is edited[.]$/),
    ]);
  });

  test.each<[string, Files, Files, string[]]>([
    ["a folder that is new", {}, issued, []],
    ["a folder that is gone as a whole", issued, {}, []],
    ["a folder of which a draft is left", issued, { "draft.md": text("01", "## Tujuan") }, []],
    ["the first issue of a draft", { "draft.md": text("00", "## Tujuan") }, issued, []],
    ["another issue", issued, { ...issued, "rev-01.md": text("01", "## Tujuan") }, []],
    ["what comes with another issue", issued, { ...issued, "rev-01.md": text("01", "x"), "rev-01/issued.yaml": "x" }, []],
    [
      "what is added to an issue that is closed",
      issued,
      { ...issued, "rev-00/nota.pdf": "x" },
      ["error rev-00/nota.pdf 1:1 rev-00/nota.pdf was added to an issue that is closed."],
    ],
    ["what is added beside it", issued, { ...issued, "nota.pdf": "x", "assets/new.png": "x" }, []],
    [
      "its record edited",
      { ...issued, "rev-00/issued.yaml": "a: 1\n" },
      { ...issued, "rev-00/issued.yaml": "a: 2\n" },
      ["error rev-00/issued.yaml 1:1 rev-00/issued.yaml was issued and is edited."],
    ],
    [
      "its signature deleted",
      { ...issued, "rev-00/approved.sig": "x" },
      issued,
      ["error rev-00/approved.sig 1:1 rev-00/approved.sig was issued and is deleted."],
    ],
    [
      "one revision deleted, another kept",
      { ...issued, "rev-01.md": text("01", "x") },
      issued,
      ["error rev-01.md 1:1 rev-01.md was issued and is deleted."],
    ],
    [
      "one revision renamed",
      { ...issued, "rev-01.md": text("01", "x") },
      { ...issued, "rev-02.md": text("01", "x") },
      ["error rev-01.md 1:1 rev-01.md was issued and is renamed to rev-02.md."],
    ],
    [
      "one deleted of which a copy was there before",
      { ...issued, "rev-01.md": text("01", "x"), "lama.md": text("01", "x") },
      { ...issued, "lama.md": text("01", "x") },
      ["error rev-01.md 1:1 rev-01.md was issued and is deleted."],
    ],
    [
      "a draft and what only it shows",
      { ...issued, "draft.md": text("01", "![x](assets/a.png)"), "assets/a.png": "a" },
      { ...issued, "assets/a.png": "b" },
      [],
    ],
  ])("%s", (_, base, head, expected) => {
    expect(change(base, head)).toEqual(expected.map((line) => line.replace(" ", ` ${P01}/`)));
  });

  const shown = { "rev-00.md": text("00", "## Tujuan\n\n![Peta](assets/map.png)\n\n[Daftar](assets/list.pdf)") };
  const beside = { "assets/map.png": "m", "assets/list.pdf": "l", "assets/other.png": "o" };
  test.each<[string, Files, string[]]>([
    ["a picture that it shows", { ...beside, "assets/map.png": "n" }, ["assets/map.png was issued and is edited."]],
    ["a file that it links to", { "assets/map.png": "m" }, ["assets/list.pdf was issued and is deleted."]],
    [
      "a picture that it shows, under another name",
      { "assets/list.pdf": "l", "assets/plan.png": "m" },
      ["assets/map.png was issued and is renamed to assets/plan.png."],
    ],
    ["a picture that no issued text shows", { ...beside, "assets/other.png": "p" }, []],
  ])("beside an issued text: %s", (_, head, messages) => {
    const found = findings("SOP801", { base: inP01({ ...shown, ...beside }), head: inP01({ ...shown, ...head }) });
    expect(found.map(({ message }) => message.en)).toEqual(messages);
  });

  test.each<[string, string, string]>([
    ["the first line", "## Maksud\n\nA\n\nB", "6:1-6:10"],
    ["a line between", "## Tujuan\n\nAB\n\nB", "8:1-8:3"],
    ["the last line", "## Tujuan\n\nA\n\nBC", "10:1-10:3"],
    ["a line more", "## Tujuan\n\nA\n\nB\n\nC", "11:1-11:1"],
    ["a line less", "## Tujuan\n\nA", "8:1-8:1"],
  ])("is shown where it begins: %s", (_, body, place) => {
    const base = inP01({ "rev-00.md": text("00", "## Tujuan\n\nA\n\nB") });
    const found = findings("SOP801", { base, head: inP01({ "rev-00.md": text("00", body) }) });
    expect(found.map(({ at: { start, end } }) => `${start.line}:${start.column}-${end.line}:${end.column}`)).toEqual([place]);
  });

  test("what was added is taken out, all else brought back", () => {
    const base = { ...issued, "rev-00/approved.sig": "x" };
    const found = findings("SOP801", { base: inP01(base), head: inP01({ ...issued, "rev-00/lain.sig": "x" }) });
    expect(found.map(({ message, fix }) => [message.en, fix?.en])).toEqual([
      [
        "rev-00/approved.sig was issued and is renamed to rev-00/lain.sig.",
        `Bring it back as it was: git checkout BASE -- ${P01}/rev-00/approved.sig. A change belongs into the next revision (sop bump).`,
      ],
      ["rev-00/lain.sig was added to an issue that is closed.", "Take it out again."],
    ]);
  });

  test("says of which document and revision a file is", () => {
    const base = { ...issued, "rev-00/approved.sig": "x", "rev-01.md": text("01", "x") };
    const found = findings("SOP801", { base: inP01(base), head: inP01({ "rev-00.md": text("00", "Lain."), "rev-00/approved.sig": "y" }) });
    expect(found.map(({ path, code, revision, key }) => [path.slice(P01.length + 1), code, revision, key])).toEqual([
      ["rev-00.md", P01, "00", "edited rev-00.md"],
      ["rev-00/approved.sig", undefined, "00", "edited rev-00/approved.sig"],
      ["rev-01.md", undefined, "01", "deleted rev-01.md"],
    ]);
  });

  const paper = "transcription: { source: salinan Malang }\n";
  const before = text("05", "Melayni.", paper);
  const after = text("05", "Melayani.", paper);
  const event = (more: object = {}) => {
    const own = { revision: '"05"', from: shaOf(before), to: shaOf(after), event: "corrected", reason: "salah ketik", ...more };
    return `- { date: 2026-01-10, ${by}, ${Object.entries(own)
      .map(([key, value]) => `${key}: ${value}`)
      .join(", ")} }\n`;
  };
  const review = `- { event: reviewed, date: 2025-01-10, ${by}, result: keep }\n`;
  const corrected = [`warning ${P01}/rev-05.md 7:1 rev-05.md, a transcription, is corrected: salah ketik.`];
  const edited = [`error ${P01}/rev-05.md 7:1 rev-05.md was issued and is edited.`];
  test.each<[string, string | undefined, string | undefined, string[]]>([
    ["with its event", undefined, event(), corrected],
    ["with its event after others", review, review + event(), corrected],
    ["with its event and another one", review, review + review + event(), corrected],
    ["without an event", undefined, undefined, edited],
    [
      "by an event of before, which the text then did not follow",
      event(),
      event(),
      [expect.stringMatching(/^warning .* rev-05[.]md was not as it was issued, and is brought back/)],
    ],
    ["with the event of another revision", undefined, event({ revision: '"04"' }), edited],
    ["with the event of another text before", undefined, event({ from: shaOf("") }), edited],
    ["with the event of another text since", undefined, event({ to: shaOf("") }), edited],
    ["with an event that can't be read", undefined, "- { event: corrected }\n", edited],
    ["with another event", undefined, review, edited],
  ])("a transcription corrected %s", (_, had, has, expected) => {
    const events = (own: string | undefined): Files => (own === undefined ? {} : { "events.yaml": own });
    expect(change({ "rev-05.md": before, ...events(had) }, { "rev-05.md": after, ...events(has) })).toEqual(expected);
  });

  test("a transcription is brought back as it was corrected, not as it was first written", () => {
    const closed = { "rev-05/issued.yaml": issue(shaOf(before)), "events.yaml": event() };
    const others = { "rev-05.md": before.replace("Melayni", "Mencatat"), ...closed };
    expect(change({ "rev-05.md": after, ...closed }, { "rev-05.md": before, ...closed })).toEqual(edited);
    expect(change(others, { "rev-05.md": before, ...closed })).toEqual(edited);
    expect(change(others, { "rev-05.md": after, ...closed })).toEqual([expect.stringMatching(/^warning .* is brought back/)]);
  });

  test("what is no transcription is corrected by no event", () => {
    const [was, is] = [text("05", "Melayni."), text("05", "Melayani.")];
    const events = event({ from: shaOf(was), to: shaOf(is) });
    expect(change({ "rev-05.md": was }, { "rev-05.md": is, "events.yaml": events })).toEqual([
      `error ${P01}/rev-05.md 6:1 rev-05.md was issued and is edited.`,
    ]);
  });
});

describe("SOP802 issue-follows", () => {
  const reading = createReadingContext(librarySettings.parse(exampleSettings));
  const roles = ["prepared", "checked", "approved"];
  const printed = ["Prepared by", "Checked by", "Approved by"];

  /** A revision as `sop issue` leaves it: approved by each role, its record beside it. */
  function issue(
    revision: string,
    {
      body = "## Tujuan",
      more = "",
      approving = roles,
      digests,
      record = {},
    }: { body?: string; more?: string; approving?: readonly string[]; digests?: string; record?: object | null } = {},
  ): Files {
    const bare = text(revision, body, more);
    const document = readDocument({ path: `${P01}/draft.md`, folder: P01, fileName: "draft.md", text: bare }, reading);
    const { header, text: own, flows, assets } = digestDocument(document, reading, new Map());
    const digest = digests ?? `, digest: { header: "${header}", text: "${own}", flows: "${flows}", assets: "${assets}" }`;
    const lines = approving.map((role) => `  ${role}: { name: A.H., position: QMR, date: 2026-01-10${digest} }\n`);
    const whole = text(revision, body, `${more}${lines.length > 0 ? `approvals:\n${lines.join("")}` : ""}`);
    const frame = { organisation: "Contoh", type: { en: "Procedure", id: "Prosedur" }, sections: {}, roles: {}, titles: {} };
    const issued = {
      date: "2026-01-12",
      by: { name: "A.H.", position: "QMR" },
      tool: "0.2.0",
      file: shaOf(whole),
      assets: {},
      frame,
      ...record,
    };
    return {
      [`rev-${revision}.md`]: whole,
      ...(record === null ? {} : { [`rev-${revision}/issued.yaml`]: JSON.stringify(issued) }),
    };
  }
  const own = (change: Change, altered?: (change: LibraryChange) => LibraryChange) =>
    told("SOP802", change, altered).map((line) => line.replace(`${P01}/`, "").replace(/ \d+:\d+ /, " "));
  const issuing = (base: Files, head: Files, more: Partial<Change> = {}) =>
    own({ base: inP01(base), head: inP01({ ...base, ...head }), ...more });

  test.each<[string, Files, Files, string[]]>([
    ["the first, as it should be", {}, issue("00"), []],
    ["the next, as it should be", issue("00"), issue("01"), []],
    ["two at once", issue("00"), { ...issue("01"), ...issue("02") }, []],
    ["the first, by another number", {}, issue("01"), ["error rev-01.md Revision 01 is issued, but the next one is 00."]],
    ["one left out", issue("00"), issue("02"), ["error rev-02.md Revision 02 is issued, but the next one is 01."]],
    [
      "one left out of two",
      issue("00"),
      { ...issue("01"), ...issue("03") },
      ["error rev-03.md Revision 03 is issued, but the next one is 02."],
    ],
    ["one before all that are there", issue("05"), issue("04"), ["error rev-04.md Revision 04 is issued, but the next one is 00."]],
    ["one between those that are there", { ...issue("00"), ...issue("02") }, issue("01"), []],
    ["its number in another width", issue("00"), issue("1"), []],
    [
      "without one role",
      {},
      issue("00", { approving: ["prepared", "approved"] }),
      ["error rev-00.md Revision 00 is issued without being signed as “Checked by”."],
    ],
    [
      "approvals without digests",
      {},
      issue("00", { digests: "" }),
      printed.map((role) => `error rev-00.md The approval as “${role}” carries no digest of what was approved.`),
    ],
    [
      "without a record",
      {},
      issue("00", { record: null }),
      ["error rev-00.md Revision 00 has no rev-00/issued.yaml: it was not issued by sop issue."],
    ],
    [
      "a record of another file",
      {},
      issue("00", { record: { file: shaOf("") } }),
      ["error rev-00.md rev-00.md is not the file that rev-00/issued.yaml tells of."],
    ],
    ["what was issued before stays unseen", issue("03", { approving: [], record: null }), { "draft.md": text("04", "x") }, []],
  ])("%s", (_, base, head, expected) => expect(issuing(base, head)).toEqual(expected.map((line) => expect.stringContaining(line))));

  test("approvals of another text say which part changed since", () => {
    const approved = issue("00", { body: "## Tujuan\n\nMelayani." });
    const changed = Object.fromEntries(
      Object.entries(approved).map(([name, held]) => [name, name.endsWith(".md") ? held.replace("Melayani.", "Mencatat.") : held]),
    );
    expect(issuing({}, changed)).toEqual([
      "error rev-00.md rev-00.md is not the file that rev-00/issued.yaml tells of.",
      ...printed.map((role) => `error rev-00.md A.H. signed another text as “${role}”; changed since: the text.`),
    ]);
  });

  test("pictures shown are part of what was approved", () => {
    const approved = issue("00", { body: "## Tujuan\n\n![Peta](assets/map.png)" });
    expect(issuing({}, { ...approved, "assets/map.png": "m" })).toEqual(
      printed.map((role) => `error rev-00.md A.H. signed another text as “${role}”; changed since: the pictures.`),
    );
  });

  test.each<[string, Files, object, string[]]>([
    ["on the earliest day", issue("00", { record: { date: "2026-01-01" } }), {}, []],
    [
      "a day before",
      issue("00", { record: { date: "2025-12-31" } }),
      {},
      ["error rev-00.md Revision 00 says it was issued on 2025-12-31, more than 14 days before today (2026-01-15)."],
    ],
    ["a day before, of more days", issue("00", { record: { date: "2025-12-31" } }), { "library.yaml": "acts: { within: 15 }\n" }, []],
  ])("an issue that comes to the library %s", (_, head, settings, expected) => {
    expect(own({ base: { ...settings }, head: { ...settings, ...inP01(head) } })).toEqual(expected);
  });

  test("an issue of long ago is let in by whoever admits it, not by who admits another act", () => {
    const late = issue("00", { record: { date: "2025-01-01" } });
    const fix = findings("SOP802", { base: {}, head: inP01(late) })[0]?.fix?.en;
    expect(fix).toContain(`sop admit ${P01} --revision 00 --reason …. If it was deleted and is brought back, sop gate --base COMMIT`);
    const beside = { base: inP01({ "draft.md": text("01", "x") }), head: inP01({ "draft.md": text("01", "x"), ...late }) };
    expect(findings("SOP802", beside)[0]?.fix?.en).not.toContain("brought back");
    const act = digestOfAct(JSON.parse(late["rev-00/issued.yaml"] ?? ""));
    const admitted = (digest: string | undefined) => ({
      ...late,
      "events.yaml": `- { event: admitted, date: 2026-01-14, recorded: 2026-01-14, ${by}, act: "${digest}", reason: x }\n`,
    });
    expect(issuing({}, admitted(act))).toEqual([]);
    expect(issuing({}, admitted(shaOf("")))).toHaveLength(1);
    const other = {
      ...late,
      "events.yaml": `- { event: annulled, date: 2026-01-14, recorded: 2026-01-14, ${by}, act: "${act}", reason: x }\n`,
    };
    expect(issuing({}, other)).toHaveLength(1);
  });

  describe("an approval that comes late", () => {
    const given = { name: "A.H.", position: "QMR", date: "2025-12-20", time: "2025-12-20T09:00:00+07:00", nonce: "n" } as Approval;
    const signed = (more = "") =>
      `approvals:\n  checked: { name: A.H., position: QMR, date: 2025-12-20, time: "2025-12-20T09:00:00+07:00", nonce: n${more} }\n`;
    const draft = { "draft.md": text("00", "## Tujuan", signed()) };
    const said = [
      "error draft.md A.H. approved it as “checked” on 2025-12-20, more than 14 days before today (2026-01-15), and nothing of it was known here.",
    ];
    const admitted = (act: string) => `- { event: admitted, date: 2026-01-14, recorded: 2026-01-14, ${by}, act: "${act}", reason: x }\n`;

    test.each<[string, Files, Files, string[]]>([
      ["in a draft", {}, draft, said],
      ["in a draft that had another one", { "draft.md": text("00", "## Tujuan", signed().replace("nonce: n", "nonce: m")) }, draft, said],
      ["which the draft had before", { "draft.md": text("00", "## Lingkup", signed()) }, draft, []],
      ["of a paper, written down today", {}, { "draft.md": text("00", "## Tujuan", signed(", recorded: 2026-01-15")) }, []],
      ["let in", {}, { ...draft, "events.yaml": admitted(digestOfApproval("checked", given)) }, []],
      ["where another act is let in", {}, { ...draft, "events.yaml": admitted(digestOfApproval("prepared", given)) }, said],
      ["of a transcription", {}, { "draft.md": text("00", "## Tujuan", `transcription: { source: Malang }\n${signed()}`) }, []],
    ])("%s", (_, base, head, expected) => expect(issuing(base, head)).toEqual(expected));

    test("in an issued text, unless the issue is let in; and in a library that is new nothing is", () => {
      const whole = text("00", "## Tujuan", signed());
      const issued: Files = { ...issue("00"), "rev-00.md": whole };
      const told = (head: Files, altered?: (change: LibraryChange) => LibraryChange) =>
        own({ base: {}, head: inP01(head) }, altered).filter((line) => line.includes("nothing of it was known"));
      expect(told(issued)).toEqual(said.map((line) => line.replace("draft.md", "rev-00.md")));
      expect(told({ ...issued, "events.yaml": admitted(digestOfAct(JSON.parse(issued["rev-00/issued.yaml"] ?? ""))) })).toEqual([]);
      expect(told(issued, (change) => ({ ...change, settings: { ...change.settings, base: undefined } }))).toEqual([]);
    });
  });

  test("where there was no library, nothing comes late that it brings", () => {
    const isNew = (change: LibraryChange) => ({ ...change, settings: { ...change.settings, base: undefined } });
    const long = {
      ...inP01(issue("00", { record: { date: "2025-01-01" } })),
      "settings/001.yaml": "{ approvals: { approved: { name: A.H., position: QMR, date: 2025-01-02 } } }\n",
    };
    const head = {
      ...long,
      [`${P01}/events.yaml`]: `- { event: reviewed, date: 2025-02-01, recorded: 2025-02-01, ${by}, result: keep }\n`,
    };
    const late = (altered?: (change: LibraryChange) => LibraryChange) =>
      ["SOP802", "SOP804", "SOP807"].flatMap((rule) =>
        told(rule, { base: {}, head }, altered).filter((line) => line.includes("more than 14 days")),
      );
    expect(late()).toHaveLength(3);
    expect(late(isNew)).toEqual([]);
  });

  test("what the branch it is for holds already does not come late", () => {
    const target = {
      ...inP01(issue("00", { record: { date: "2025-01-01" } })),
      "settings/001.yaml": "{ approvals: { approved: { name: A.H., position: QMR, date: 2025-01-02 } } }\n",
      [`${P01}/events.yaml`]: `- { event: reviewed, date: 2025-02-01, recorded: 2025-02-01, ${by}, result: keep }\n`,
    };
    const more = `- { event: reviewed, date: 2025-03-01, recorded: 2025-03-01, ${by}, result: keep }\n`;
    const late = (head: Files, there: Files) =>
      ["SOP802", "SOP804", "SOP807"].flatMap((rule) =>
        told(rule, { base: {}, head, target: there }).filter((line) => line.includes("more than 14 days")),
      );
    expect(late(target, target)).toEqual([]);
    expect(late(target, {})).toHaveLength(3);
    const [only, ...others] = late({ ...target, [`${P01}/events.yaml`]: `${target[`${P01}/events.yaml`]}${more}` }, target);
    expect([only, others]).toEqual([expect.stringContaining("Event 2, “reviewed”, says it was written down on 2025-03-01"), []]);
  });

  test("the days that count are those of the settings before", () => {
    const late = inP01(issue("00", { record: { date: "2025-12-31" } }));
    expect(own({ base: {}, head: { "library.yaml": "acts: { within: 366 }\n", ...late } })).toHaveLength(1);
    const isNew = (change: LibraryChange) => ({ ...change, settings: { ...change.settings, base: undefined } });
    expect(own({ base: {}, head: { "library.yaml": "acts: { within: 366 }\n", ...late } }, isNew)).toEqual([]);
  });

  test("the roles that count are those of the settings before", () => {
    const types = "types: { P: { name: { id: Prosedur, en: Procedure }, approvals: [prepared, approved], sections: [] } }\n";
    const fewer = inP01(issue("00", { approving: ["prepared", "approved"] }));
    expect(own({ base: {}, head: { "library.yaml": types, ...fewer } })).toEqual([
      "error rev-00.md Revision 00 is issued without being signed as “Checked by”.",
    ]);
    const isNew = (change: LibraryChange) => ({ ...change, settings: { ...change.settings, base: undefined } });
    expect(own({ base: {}, head: { "library.yaml": types, ...fewer } }, isNew)).toEqual([]);
  });

  test("a number issued meanwhile where the change is going counts", () => {
    const target = inP01({ ...issue("00"), ...issue("01", { body: "Lain." }) });
    const change = (revision: string) => ({ base: inP01(issue("00")), head: inP01({ ...issue("00"), ...issue(revision) }), target });
    expect(own(change("02"))).toEqual([]);
    expect(own(change("03"))).toEqual(["error rev-03.md Revision 03 is issued, but the next one is 02."]);
  });

  test("without a type that demands approvals none is missing, whatever the code says", () => {
    const head = { "lain/rev-00.md": "---\ncode: lain\n---\n## Tujuan\n" };
    expect(own({ base: {}, head })).toEqual([
      "error lain/rev-00.md Revision 00 has no rev-00/issued.yaml: it was not issued by sop issue.",
    ]);
  });

  const letters = "revision: { style: letter, first: A }\n";
  test("letters are counted like numbers", () => {
    const change = (revision: string) => ({
      base: { "library.yaml": letters, ...inP01(issue("A")) },
      head: { "library.yaml": letters, ...inP01({ ...issue("A"), ...issue(revision) }) },
    });
    expect(own(change("B"))).toEqual([]);
    expect(own(change("C"))).toEqual(["error rev-C.md Revision C is issued, but the next one is B."]);
  });

  const labels = "revision: { style: label, first: R07 }\n";
  const log = (...named: string[]) =>
    `changes:\n${named.map((name) => `  - { revision: ${name}, effective: 2025-01-01, summary: [x] }\n`).join("")}`;
  const labelled = (base: Files, head: Files, target?: Files) =>
    own({
      base: { "library.yaml": labels, ...inP01(base) },
      head: { "library.yaml": labels, ...inP01({ ...base, ...head }) },
      ...(target && { target: inP01(target) }),
    });
  test.each<[string, Files, Files, Files | undefined, string[]]>([
    ["names all before it", issue("R07"), issue("R09", { more: log("R07", "R09") }), undefined, []],
    ["names them in another spelling", issue("R07"), issue("R09", { more: log("r7", "R09") }), undefined, []],
    ["is the first one's", {}, issue("R07"), undefined, []],
    [
      "names none",
      { ...issue("R07"), ...issue("R08", { more: log("R07", "R08") }) },
      issue("R09"),
      undefined,
      ["error rev-R09.md Revision R09 is issued, but its change log doesn't name R07, R08, issued before it."],
    ],
    [
      "names it last only",
      issue("R07"),
      issue("R09", { more: log("R09", "R07") }),
      undefined,
      ["error rev-R09.md Revision R09 is issued, but its change log doesn't name R07, issued before it."],
    ],
    [
      "leaves out what was issued meanwhile",
      issue("R07"),
      issue("R09", { more: log("R07", "R09") }),
      { ...issue("R07"), ...issue("R08", { more: log("R07", "R08") }), ...issue("R09") },
      ["error rev-R09.md Revision R09 is issued, but its change log doesn't name R08, issued before it."],
    ],
  ])("a label whose change log %s", (_, base, head, target, expected) => expect(labelled(base, head, target)).toEqual(expected));

  const paper = "transcription: { source: salinan Malang }\n";
  const letIn = (revision: string) =>
    `warning rev-${revision}.md Revision ${revision} is accepted as a transcription (salinan Malang); nothing proves what was approved.`;
  test.each<[string, Files, Files, string[]]>([
    ["the first, of any number", {}, { "rev-05.md": text("05", "x", paper) }, [letIn("05")]],
    ["after others", { "rev-05.md": text("05", "x", paper) }, { "rev-06.md": text("06", "x", paper) }, [letIn("06")]],
    [
      "after others, one left out",
      { "rev-05.md": text("05", "x", paper) },
      { "rev-07.md": text("07", "x", paper) },
      [letIn("07"), "error rev-07.md Revision 07 is issued, but the next one is 06."],
    ],
  ])("a transcription: %s", (_, base, head, expected) => expect(issuing(base, head).sort()).toEqual([...expected].sort()));

  test("a folder's first issue stands for itself, also beside a draft of another code", () => {
    const found = findings("SOP802", { base: {}, head: inP01(issue("01", { approving: [] })) });
    expect(found.map(({ path, code, revision, state, key }) => [path, code, revision, state, key])).toEqual([
      [`${P01}/rev-01.md`, P01, "01", "issued", "unapproved"],
      [`${P01}/rev-01.md`, P01, "01", "issued", "sequence"],
    ]);
  });
});

describe("SOP803 bump-needed", () => {
  const draft = (revision: string, more = "") => ({ "draft.md": text(revision, "Baru.", more) });
  const issued = (...revisions: string[]): Files =>
    Object.fromEntries(revisions.map((revision) => [`rev-${revision}.md`, text(revision, revision)]));
  const isTaken = (revision: string) => [`error draft.md The draft changes revision ${revision}, which is already issued.`];
  const isTwice = (revision: string) => [`error rev-${revision}.md Revision ${revision} was issued meanwhile with another text.`];
  const labels = { "library.yaml": "revision: { style: label, first: A }\n" };
  const change = (base: Files, head: Files, target: Files | undefined, settings: Files = {}) =>
    told("SOP803", {
      base: { ...settings, ...inP01(base) },
      head: { ...settings, ...inP01(head) },
      ...(target && { target: inP01(target) }),
    }).map((line) => line.replace(`${P01}/`, "").replace(/ \d+:\d+ /, " "));

  test.each<[string, Files, Files, Files | undefined, string[]]>([
    ["the next number", issued("00"), { ...issued("00"), ...draft("01") }, undefined, []],
    ["the number that was issued here before", issued("00"), { ...issued("00"), ...draft("00") }, undefined, isTaken("00")],
    ["it in another width", issued("00"), { ...issued("00"), ...draft("0") }, undefined, isTaken("0")],
    ["a number below one that is issued", issued("00", "02"), { ...issued("00", "02"), ...draft("01") }, undefined, isTaken("01")],
    ["a number below one issued meanwhile", issued("00"), { ...issued("00"), ...draft("01") }, issued("00", "02"), isTaken("01")],
    ["a draft's first number", {}, draft("00"), undefined, []],
    ["an issue of this change is not before it", {}, { ...issued("00"), ...draft("00") }, undefined, []],
    ["an issue of this change alone", issued("00"), issued("00", "01"), undefined, []],
    ["the same issue meanwhile", issued("00"), issued("00", "01"), issued("00", "01"), []],
    ["another text meanwhile", issued("00"), issued("00", "01"), { ...issued("00"), "rev-01.md": text("01", "x") }, isTwice("01")],
    ["another text meanwhile, in a new folder", {}, issued("00"), { "rev-00.md": text("00", "x") }, isTwice("00")],
    ["a text that was there before", issued("00"), { ...issued("00"), ...draft("01") }, { "rev-00.md": text("00", "x") }, []],
    ["a folder that is gone", issued("00"), {}, undefined, []],
  ])("%s", (_, base, head, target, expected) => expect(change(base, head, target)).toEqual(expected));

  test("labels are not counted: only one's own name is taken", () => {
    expect(change(issued("B"), { ...issued("B"), ...draft("A") }, undefined, labels)).toEqual([]);
    expect(change(issued("B"), { ...issued("B"), ...draft("b") }, undefined, labels)).toEqual(isTaken("b"));
  });

  test("a draft without a number changes none that is issued", () => {
    const head = { ...issued("00"), "draft.md": `---\ncode: ${P01}\ntitle: Contoh\nrevision:\n---\nx\n` };
    expect(change(issued("00"), head, undefined)).toEqual([]);
  });
});

describe("SOP804 events-appended", () => {
  const issued = { "rev-00.md": text("00", "x") };
  const review = (date: string, more = "") => `- { event: reviewed, date: ${date}, ${more}${by}, result: keep }\n`;
  const change = (before: string | undefined, now: string | undefined, settings: Files = {}, base = issued as Files) => {
    const held = (own: string | undefined): Files => (own === undefined ? {} : { "events.yaml": own });
    return findings("SOP804", {
      base: inP01({ ...base, ...held(before) }),
      head: { ...settings, ...inP01({ ...issued, ...held(now) }) },
    });
  };
  const messages = (found: readonly Finding[]) => found.map(({ at, message }) => `${at.start.line} ${message.en}`);
  const late = (number: number, recorded: string, within = 14) =>
    `${number} Event ${number}, “reviewed”, says it was written down on ${recorded}, more than ${within} days before today (2026-01-15).`;

  const [first, second] = [review("2024-01-10"), review("2025-01-10")];
  test.each<[string, string | undefined, string | undefined, string[]]>([
    ["the first of all", undefined, first, []],
    ["one more", first, first + second, []],
    ["the same", first, `${first}\n`, []],
    ["the last one taken out", first + second, first, ["1 Event 2, “reviewed” of 2025-01-10, was edited or taken out."]],
    ["the first one taken out", first + second, second, ["1 Event 1, “reviewed” of 2024-01-10, was edited or taken out."]],
    ["all taken out", first, undefined, ["1 Event 1, “reviewed” of 2024-01-10, was edited or taken out."]],
    [
      "one put before",
      first,
      second + first,
      ["1 Event 1, “reviewed” of 2024-01-10, stands behind others now that were not there before it."],
    ],
    ["one that can't be read, edited", "- { event: lain }\n", "- { event: lagi }\n", ["1 Event 1 was edited or taken out."]],
    ["one that can't be read, added", first, `${first}- { event: lain }\n`, []],
    ["one written down on the earliest day", first, first + review("2025-01-10", "recorded: 2026-01-01, "), []],
    ["one written down a day before", first, first + review("2025-01-10", "recorded: 2025-12-31, "), [late(2, "2025-12-31")]],
    ["the first, written down long ago", undefined, review("2025-01-10", "recorded: 2025-01-10, "), [late(1, "2025-01-10")]],
    [
      "two after two others, written down long ago",
      first + second,
      first + second + second + review("2025-02-10", "recorded: 2025-02-10, ") + review("2025-03-10", "recorded: 2025-03-10, "),
      [late(4, "2025-02-10"), late(5, "2025-03-10")],
    ],
    [
      "one edited and one late, of which the edit is told",
      first,
      second + review("2025-02-10", "recorded: 2025-02-10, "),
      ["1 Event 1, “reviewed” of 2024-01-10, was edited or taken out."],
    ],
  ])("%s", (_, before, now, expected) => expect(messages(change(before, now))).toEqual(expected));

  test("what an entry was signed with stays as it was", () => {
    const signed = { "events/ab12.txt": "sop-event 1\n", "events/ab12.sig": "x\n" };
    const kept = { ...issued, "events.yaml": first, ...signed };
    const found = (now: Files) =>
      findings("SOP804", { base: inP01(kept), head: inP01(now) }).map(({ path }) => path.split("/").slice(-2).join("/"));
    expect(found({ ...kept, "events/cd34.sig": "y\n" })).toEqual([]);
    expect(found({ ...kept, "events/ab12.sig": "y\n" })).toEqual(["events/ab12.sig"]);
    expect(found({ ...issued, "events.yaml": first })).toEqual(["events/ab12.sig", "events/ab12.txt"]);
  });

  test("what nobody could read in the base is mended with all that either side tells of, which passes; less is an error", () => {
    const mended = (now: string) =>
      told(
        "SOP804",
        { base: inP01({ ...issued, "events.yaml": first + second }), head: inP01({ ...issued, "events.yaml": now }) },
        (own) => ({
          ...own,
          folders: own.folders.map((folder) => ({
            ...folder,
            base: folder.base && { ...folder.base, entries: [], entriesUnread: folder.base.entries },
          })),
        }),
      );
    expect(mended(second + first)).toEqual([expect.stringMatching(/^warning .* here are all entries of both sides[.]$/)]);
    expect(mended(first)).toEqual([expect.stringMatching(/^error .* nothing tells whether all that was written down is here[.]$/)]);
  });

  test("in a folder that is new, too, and not in one that is gone", () => {
    const old = review("2025-01-10", "recorded: 2025-01-10, ");
    expect(messages(change(undefined, old, {}, {}))).toEqual([late(1, "2025-01-10")]);
    expect(findings("SOP804", { base: inP01({ ...issued, "events.yaml": first }), head: {} })).toEqual([]);
  });

  test("what is admitted with it is let in, by its digest", () => {
    const old = review("2025-01-10", "recorded: 2025-01-10, ");
    const digest = change(undefined, old)[0]?.key.split(" ")[2];
    const act = (event: string, of = digest) =>
      `- { event: ${event}, date: 2026-01-14, recorded: 2026-01-14, ${by}, act: "${of}", reason: x }\n`;
    expect(change(undefined, old + act("admitted"))).toEqual([]);
    expect(messages(change(undefined, old + act("annulled")))).toEqual([late(1, "2025-01-10")]);
    const other = "Event 2 admits an act that this change does not add; what the library holds already counts from its own day.";
    expect(messages(change(undefined, old + act("admitted", shaOf(""))))).toEqual([late(1, "2025-01-10"), `2 ${other}`]);
    expect(messages(change(old, old + act("admitted")))).toEqual([`2 ${other}`]);
    expect(change(act("admitted"), act("admitted") + old)).toHaveLength(1);
  });

  test("says how it is let in, by the document's code or else its folder", () => {
    const old = review("2025-01-10", "recorded: 2025-01-10, ");
    const fixOf = (head: Files) => findings("SOP804", { base: {}, head }).map(({ code, fix }) => [code, fix?.en]);
    const way = (name: string) =>
      `Have it admitted by someone entitled to withdraw, in the same change: sop admit ${name} --event 1 --reason ….`;
    expect(fixOf({ ...inP01(issued), [`${P01}/events.yaml`]: old })).toEqual([[P01, way(P01)]]);
    expect(fixOf({ "lain/events.yaml": old })).toEqual([[undefined, way("lain")]]);
  });

  test("the days that count are those of the settings before", () => {
    const recorded = review("2025-12-31", "recorded: 2025-12-31, ");
    const more = { "library.yaml": "acts: { within: 366 }\n" };
    expect(messages(change(undefined, recorded, more))).toEqual([late(1, "2025-12-31")]);
    const isNew = (own: LibraryChange) => ({ ...own, settings: { ...own.settings, base: undefined } });
    expect(told("SOP804", { base: {}, head: { ...more, ...inP01({ "events.yaml": recorded }) } }, isNew)).toEqual([]);
  });
});

describe("SOP805 withdrawn-not-deleted", () => {
  const change = (base: Files, head: Files) => findings("SOP805", { base, head });

  test("a document of which nothing issued is left is named by its last revision", () => {
    const base = inP01({ "rev-00.md": text("00", "x"), "rev-01.md": text("01", "y") });
    const found = change(base, inP01({ "draft.md": text("02", "y") }));
    expect(found.map(({ path, code, revision }) => [path, code, revision])).toEqual([[`${P01}/rev-01.md`, P01, "01"]]);
    expect(change(base, inP01({ "rev-00.md": text("00", "x") }))).toEqual([]);
    expect(change({}, base)).toEqual([]);
  });

  test("one without a readable code is named by its folder", () => {
    const found = change({ "lain/rev-00.md": "---\ncode: [\n" }, {});
    expect(found.map(({ code, message }) => [code, message.en])).toEqual([
      ["lain", "lain was issued and is deleted, with all its revisions."],
    ]);
  });
});

describe("SOP806 dependents-told", () => {
  const P02 = "IN.OCC.TELK.P-02";
  const flow = (...titles: string[]) =>
    `## Rincian Prosedur\n\n### Layanan 108\n\n${titles.map((title, index) => `#### ${index + 1}. ${title}\n\n`).join("")}- Lanjut: selesai\n`;
  const citing = (what: string) => `## Tujuan\n\nLihat ${what}.\n`;
  const change = (base: Files, head: Files, others: Files, more: Partial<Change> = {}, settings: Files = {}) =>
    told("SOP806", { base: { ...settings, ...base, ...others }, head: { ...settings, ...head, ...others }, ...more });
  const draft = (body: string): Files => ({ [`${P01}/draft.md`]: body });
  const other = { [`${P02}/draft.md`]: citing(P01) };
  const changes = `note ${P02}/draft.md 8:7 ${P01}, which is cited here, changes.`;
  const gone = `error ${P02}/draft.md 8:7 “${P01}”, which is cited here, is gone with this change.`;

  test.each<[string, Files, Files, Files, string[]]>([
    ["another text", draft("A"), draft("B"), other, [changes]],
    ["the same text, only an event", draft("A"), { ...draft("A"), [`${P01}/events.yaml`]: "[]\n" }, other, []],
    ["a document that is new", {}, draft("A"), other, []],
    ["a document that is gone", draft("A"), {}, other, [gone]],
    ["a document under another code", draft("A"), { [`${P01}/draft.md`]: "---\ncode: IN.OCC.TELK.P-09\n---\nA\n" }, other, [gone]],
    ["a document that stands elsewhere now", draft("A"), { "lain/draft.md": `---\ncode: ${P01}\n---\nA\n` }, other, []],
    ["a text whose code can't be read", { [`${P01}/draft.md`]: "---\ncode: [\n" }, {}, other, []],
    [
      "what a superseded revision cites",
      draft("A"),
      draft("B"),
      {
        [`${P02}/rev-00.md`]: `---\neffective: 2024-01-01\n---\n${citing(P01)}`,
        [`${P02}/rev-01.md`]: "---\neffective: 2025-01-01\n---\nx\n",
      },
      [],
    ],
    ["what it cites of itself", draft(citing(P01)), draft(`B\n\n${citing(P01)}`), {}, []],
    ["what a text without a code cites", draft("A"), draft("B"), { "lain/draft.md": `---\ncode: [\n---\n${citing(P01)}` }, []],
    ["a document cited twice is told once", draft("A"), draft("B"), { [`${P02}/draft.md`]: `${citing(P01)}\nJuga ${P01}.\n` }, [changes]],
    [
      "its issued text, where there is no draft",
      { [`${P01}/rev-00.md`]: "A", [`${P01}/rev-01.md`]: "B" },
      { [`${P01}/rev-00.md`]: "A", [`${P01}/rev-01.md`]: "B", [`${P01}/rev-02.md`]: "C" },
      other,
      [changes],
    ],
    [
      "not an older one",
      { [`${P01}/rev-00.md`]: "A", [`${P01}/rev-01.md`]: "B" },
      { [`${P01}/rev-00.md`]: "AA", [`${P01}/rev-01.md`]: "B" },
      other,
      [],
    ],
  ])("%s", (_, base, head, others, expected) => expect(change(base, head, others)).toEqual(expected));

  test("a document that is held elsewhere from now on is not gone", () => {
    const external = { "library.yaml": `external: [{ code: ${P01}, title: Contoh, heldBy: ISO }]\n` };
    expect(change(draft("A"), {}, other, {}, external)).toEqual([]);
  });

  test("who cites it and changes itself looks at it anyway", () => {
    const head = { ...draft("B"), [`${P02}/draft.md`]: `${citing(P01)}\nLagi.\n` };
    expect(told("SOP806", { base: { ...draft("A"), ...other }, head })).toEqual([]);
    const stepwise = { [`${P02}/draft.md`]: citing(`${P01}_R2`) };
    const followed = told("SOP806", {
      base: { ...draft(flow("Salam", "Cari data")), ...stepwise },
      head: { ...draft(flow("Salam")), [`${P02}/draft.md`]: `${citing(`${P01}_R2`)}\nLagi.\n` },
    });
    expect(followed).toEqual([`error ${P02}/draft.md 8:7 “${P01}_R2” cites step 2 of ${P01}, which this change takes out.`]);
  });

  test.each<[string, string, string, number, string | undefined]>([
    ["stays", flow("Salam", "Cari data"), flow("Salam", "Catat"), 1, undefined],
    [
      "says something else",
      flow("Salam", "Cari data"),
      flow("Salam", "Cari data").replace("- Lanjut", "- KPI: cepat\n- Lanjut"),
      2,
      `note “${P01}_R2” cites step 2 of ${P01}, which changes.`,
    ],
    [
      "is another one now",
      flow("Salam", "Cari data"),
      flow("Salam", "Tutup keluhan"),
      2,
      `note “${P01}_R2” cites step 2 of ${P01}, which is another one now.`,
    ],
    [
      "moves",
      flow("Salam", "Cari data"),
      flow("Catat keluhan", "Salam", "Cari data"),
      2,
      `note “${P01}_R2” cites step 2 of ${P01}, which becomes step 3.`,
    ],
    ["is gone", flow("Salam", "Cari data"), flow("Salam"), 2, `error “${P01}_R2” cites step 2 of ${P01}, which this change takes out.`],
    ["was never there", flow("Salam"), flow("Salam", "Catat"), 9, undefined],
  ])("a step that is cited %s", (_, before, now, step, expected) => {
    const lines = change(draft(before), draft(now), { [`${P02}/draft.md`]: citing(`${P01}_R${step}`) });
    expect(lines.map((line) => line.replace(`${P02}/draft.md 8:7 `, ""))).toEqual(expected === undefined ? [] : [expected]);
  });
});

test("SOP806: what a document cites of its own steps is its own affair", () => {
  const own = (more: string) => `## Rincian Prosedur\n\n### Layanan 108\n\n#### 1. Salam\n\n${more}- Lanjut: selesai\n\nLihat ${P01}_R1.\n`;
  const change = { base: { [`${P01}/draft.md`]: own("") }, head: { [`${P01}/draft.md`]: own("- KPI: cepat\n") } };
  expect(told("SOP806", change)).toEqual([]);
});

test("SOP806: a cited step that is another one now is told so in each language, and apart from one that changes", () => {
  const flow = (title: string, more = "") => `## Rincian Prosedur\n\n### Layanan 108\n\n#### 1. ${title}\n\n${more}- Lanjut: selesai\n`;
  const citing = { "IN.OCC.TELK.P-02/draft.md": `## Tujuan\n\nLihat ${P01}_R1.\n` };
  const lines = (now: string) =>
    findings("SOP806", {
      base: { [`${P01}/draft.md`]: flow("Salam"), ...citing },
      head: { [`${P01}/draft.md`]: now, ...citing },
    }).map(({ message, fix }) => [message.id, fix?.en]);
  const look = "Check whether the citing text still fits.";
  expect(lines(flow("Tutup keluhan"))).toEqual([[`“${P01}_R1” merujuk langkah 1 dari ${P01}, yang kini langkah lain.`, look]]);
  expect(lines(flow("Salam", "- KPI: cepat\n"))).toEqual([[`“${P01}_R1” merujuk langkah 1 dari ${P01}, yang berubah.`, look]]);
});

describe("SOP807 control-kept", () => {
  const settings = (own: string): Files => ({ "library.yaml": own });
  const change = (base: Files, head: Files) => told("SOP807", { base, head }).map((line) => line.replace(/^(\w+) \S+ 1:1 /, "$1 "));
  const loosened = (before: string, now: string) => change(settings(before), settings(now)).map((line) => line.replace(/^error /, ""));

  test.each<[string, string, string, string[]]>([
    ["switched off", "{}", "rules: { SOP504: off }", ["SOP504 is lowered to “off”."]],
    ["a note from now on", "{}", "rules: { SOP504: note }", ["SOP504 is lowered to “note”."]],
    ["a warning from now on", "{}", "rules: { SOP504: warning }", []],
    ["lowered", "rules: { SOP504: error }", "rules: { SOP504: warning }", ["SOP504 is lowered to “warning”."]],
    ["as it was", "rules: { SOP504: note }", "rules: { SOP504: note }", []],
    ["raised, though still a note", "rules: { SOP504: off }", "rules: { SOP504: note }", []],
    ["no longer an error", "rules: { SOP504: error }", "{}", ["SOP504 is no longer set to “error”."]],
    ["no longer a note", "rules: { SOP504: note }", "{}", []],
    ["an error still", "rules: { SOP504: error }", "rules: { SOP504: error }", []],
  ])("a rule that is %s", (_, before, now, expected) => expect(loosened(before, now)).toEqual(expected));

  test.each<[string, string, string, string[]]>([
    ["no longer required", "signatures: required", "signatures: optional", ["Signatures are no longer required."]],
    ["required still", "signatures: required", "signatures: required", []],
    ["required from now on", "signatures: optional", "signatures: required", []],
    ["optional still", "signatures: optional", "signatures: optional", []],
  ])("signatures: %s", (_, before, now, expected) => expect(loosened(before, now)).toEqual(expected));

  const type = (own: string) => `types: { P: { name: { id: Prosedur, en: Procedure }, sections: [], ${own} } }`;
  const signed = "approvals: [prepared, checked, approved]";
  test.each<[string, string, string, string[]]>([
    ["a role dropped", signed, "approvals: [prepared, approved]", ["Type P is issued without “checked” from now on."]],
    ["a role added", "approvals: [prepared, approved]", signed, []],
    ["another order", signed, "approvals: [checked, prepared, approved]", []],
    [
      "two roles no longer kept apart",
      `${signed}, apart: [[prepared, approved], [prepared, checked]]`,
      `${signed}, apart: [[prepared, checked]]`,
      ["One person may now sign type P as “prepared” and as “approved”."],
    ],
    [
      "two roles kept apart the other way round",
      `${signed}, apart: [[prepared, approved]]`,
      `${signed}, apart: [[approved, prepared]]`,
      [],
    ],
    ["two more kept apart", signed, `${signed}, apart: [[prepared, approved]]`, []],
    [
      "more holders",
      `${signed}, holders: { approved: [QMR] }`,
      `${signed}, holders: { approved: [QMR, SPV, Agent] }`,
      ["Type P: “approved” may now be held by SPV, Agent."],
    ],
    ["fewer holders", `${signed}, holders: { approved: [QMR, SPV] }`, `${signed}, holders: { approved: [QMR] }`, []],
    ["other order of holders", `${signed}, holders: { approved: [QMR, SPV] }`, `${signed}, holders: { approved: [SPV, QMR] }`, []],
    ["any holder", `${signed}, holders: { approved: [QMR] }`, signed, ["Type P: “approved” may now be held by anyone."]],
    ["a holder from now on", signed, `${signed}, holders: { approved: [QMR] }`, []],
  ])("a type: %s", (_, before, now, expected) => expect(loosened(type(before), type(now))).toEqual(expected));

  test("who may hold a role is told in each language", () => {
    const said = (now: string) =>
      findings("SOP807", { base: settings(type(`${signed}, holders: { approved: [QMR] }`)), head: settings(type(now)) }).map(
        ({ message }) => message.id,
      );
    expect(said(signed)).toEqual(["Jenis P: “approved” kini boleh dipegang siapa pun."]);
    expect(said(`${signed}, holders: { approved: [SPV] }`)).toEqual(["Jenis P: “approved” kini boleh dipegang SPV."]);
  });

  test("a type that is gone is issued by nobody", () => {
    expect(
      loosened(type(signed), "types: { W: { name: { id: Instruksi, en: Instruction }, sections: [], approvals: [prepared] } }"),
    ).toEqual([]);
  });

  test("where nothing was settled before nothing is loosened", () => {
    const isNew = (own: LibraryChange) => ({ ...own, settings: { ...own.settings, base: undefined } });
    expect(told("SOP807", { base: settings("signatures: required"), head: settings("signatures: optional") }, isNew)).toEqual([]);
  });

  test("where there was no library nobody widens who signs", () => {
    const isNew = (own: LibraryChange) => ({ ...own, settings: { ...own.settings, base: undefined } });
    const head = { ...settings(""), allowed_signers: "a@b ssh AAAA\n" };
    expect(told("SOP807", { base: {}, head }, isNew)).toEqual([]);
    expect(told("SOP807", { base: {}, head })).toHaveLength(1);
  });

  test("the marks of a merge conflict in the list of signers sign nothing", () => {
    const line = (who: string) => `${who}@example.org ssh-ed25519 AAAA\n`;
    const head = { ...settings(""), allowed_signers: `<<<<<<< HEAD\n${line("a")}=======\n${line("b")}>>>>>>> other\n` };
    const base = { ...settings(""), allowed_signers: line("a") };
    const added = "“b@example.org” may sign with a key that was not in the list before.";
    expect(findings("SOP807", { base, head }).map(({ message }) => message.en)).toEqual([added]);
  });

  test.each<[string, string | undefined, string | undefined, string[]]>([
    ["one more", "a@b ssh AAAA\n", "a@b ssh AAAA\nc@d  ssh BBBB\n", ["error “c@d” may sign with a key that was not in the list before."]],
    ["the first one", undefined, "a@b ssh AAAA\n", ["error “a@b” may sign with a key that was not in the list before."]],
    ["another key", "a@b ssh AAAA\n", "a@b ssh BBBB\n", ["error “a@b” may sign with a key that was not in the list before."]],
    ["one less", "a@b ssh AAAA\nc@d ssh BBBB\n", "a@b ssh AAAA\n", []],
    ["another order", "a@b ssh AAAA\nc@d ssh BBBB\n", "c@d ssh BBBB\na@b ssh AAAA\n", []],
    ["the same with other line ends and spaces", "a@b ssh AAAA\n", "\r\n  a@b ssh AAAA \r\n\r\n", []],
    ["a remark", "a@b ssh AAAA\n", "# yang lama\na@b ssh AAAA\n", []],
    [
      "a key that ends by a mark",
      "a@b ssh AAAA\n",
      "a@b ssh AAAA#\n",
      ["error “a@b” may sign with a key that was not in the list before."],
    ],
    ["none any more", "a@b ssh AAAA\n", undefined, []],
  ])("signers: %s", (_, before, now, expected) => {
    const held = (own: string | undefined): Files => (own === undefined ? {} : { allowed_signers: own });
    expect(change(held(before), held(now))).toEqual(expected);
  });

  const known = (...fingerprints: string[]) => ({
    "baseline.yaml": fingerprints.map((one) => `- { fingerprint: ${one.repeat(32)}, rule: SOP604, reason: menunggu }\n`).join(""),
  });
  test("findings accepted: only those that were not before, with the document where one is named", () => {
    const accepted = "A finding of SOP604 is accepted for now: menunggu.";
    expect(change({}, known("a"))).toEqual([`warning ${accepted}`]);
    expect(change(known("a"), known("a", "b"))).toEqual([`warning ${accepted}`]);
    expect(change(known("a"), known("a"))).toEqual([]);
    expect(change(known("a"), {})).toEqual([]);
  });

  const approved = (date: string, more = "") => `{ ${more}approvals: { approved: { name: A.H., position: QMR, date: ${date} } } }\n`;
  const first = approved("2025-01-05");
  const from = (() => {
    const head = { "settings/001.yaml": first };
    return changeOf({ title: { en: "", id: "" }, base: {}, head }).records.head[0]?.digest;
  })();
  const next = approved("2026-01-10", `from: "${from}", settings: { rules: { SOP504: off }, signatures: optional }, `);
  const off = settings("rules: { SOP504: off }\n");
  test.each<[string, Files, Files, string[]]>([
    ["no record", {}, off, ["error SOP504 is lowered to “off”."]],
    [
      "a record that says otherwise",
      { "settings/001.yaml": first },
      { ...off, "settings/001.yaml": first },
      ["error SOP504 is lowered to “off”."],
    ],
    [
      "the next record, which says so",
      { "settings/001.yaml": first },
      { ...off, "settings/001.yaml": first, "settings/002.yaml": next },
      ["warning SOP504 is lowered to “off”."],
    ],
    [
      "the next record, which says so and not of who signs",
      { "settings/001.yaml": first },
      { ...off, "settings/001.yaml": first, "settings/002.yaml": next, allowed_signers: "a@b ssh AAAA\n" },
      ["error “a@b” may sign with a key that was not in the list before.", "error SOP504 is lowered to “off”."],
    ],
    [
      "the next record, which says so and not of a finding",
      { "settings/001.yaml": first },
      { ...off, ...known("a"), "settings/001.yaml": first, "settings/002.yaml": next },
      ["error A finding of SOP604 is accepted for now: menunggu.", "error SOP504 is lowered to “off”."],
    ],
    [
      "the next record without an approval",
      { "settings/001.yaml": first },
      { ...off, "settings/001.yaml": first, "settings/002.yaml": `{ from: "${from}", settings: { rules: { SOP504: off } } }\n` },
      ["error SOP504 is lowered to “off”."],
    ],
  ])("what loosens passes by what was approved: %s", (_, base, head, expected) => {
    expect(change(base, head)).toEqual(expected);
  });

  test("a founding record does not approve what comes with it", () => {
    const founding = approved("2026-01-10", "settings: { rules: { SOP504: off } }, ");
    expect(change({}, { ...off, "settings/001.yaml": founding })).toContain("error SOP504 is lowered to “off”.");
  });

  test("two records at once: the first founds, the second approves", () => {
    const founding = approved("2026-01-10");
    const digest = changeOf({ title: { en: "", id: "" }, base: {}, head: { "settings/001.yaml": founding } }).records.head[0]?.digest;
    const second = approved("2026-01-11", `from: "${digest}", settings: { rules: { SOP504: off } }, `);
    expect(change({}, { ...off, "settings/001.yaml": founding, "settings/002.yaml": second })).toEqual([
      "warning SOP504 is lowered to “off”.",
    ]);
  });
});

describe("SOP808 library-there", () => {
  const change = (places: object) => told("SOP808", { base: {}, head: {}, places }).map((line) => line.replace(/ \S+ 1:1 /, " "));

  test.each<[string, object, string[]]>([
    ["where it was", { head: "sops/", base: "sops/" }, []],
    ["new", { head: "sops/", base: undefined }, []],
    [
      "moved",
      { head: "a/sops/", base: "" },
      ["warning The library moved from “.” to “a/sops”; it is judged by the settings it had there."],
    ],
    [
      "beside another one",
      { head: "", base: "", nested: ["a/b/"] },
      ["error “.” and “a/b” are libraries, one within the other: whoever looks at one does not see the other."],
    ],
    [
      "another one gone",
      { head: "", base: "", gone: ["a/b/"] },
      ["error The library “a/b” with its issued documents is not there any more."],
    ],
  ])("%s", (_, places, expected) => expect(change(places)).toEqual(expected));
});
