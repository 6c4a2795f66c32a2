import { describe, expect, test } from "vitest";
import type { Finding } from "../../core/finding.ts";
import { rules } from "../../core/rules/index.ts";
import type { Example } from "../../core/rules/kit/define-summary.ts";
import { runExample } from "../../core/rules/kit/run-example.ts";

/** Beside the examples of rules across documents, which say what they are for: where each begins and where it stays silent. */
type Files = Readonly<Record<string, string>>;
type More = Partial<Pick<Example, "data" | "settings" | "date" | "signatures">>;

function findings(name: string, files: Files, more: More = {}): Finding[] {
  const rule = rules.find((one) => one.name === name);
  if (!rule) throw new Error(`no ${name}`);
  return runExample(rule, { title: { en: "", id: "" }, valid: files, ...more }).findings;
}

/** As `path message`. */
const told = (name: string, files: Files, more?: More) => findings(name, files, more).map(({ path, message }) => `${path} ${message.en}`);

const P01 = "IN.OCC.TELK.P-01";
const P02 = "IN.OCC.TELK.P-02";
const W10 = "IN.OCC.TELK.W-10";
const text = (lines: string, body = "") => `---\n${lines}\n---\n${body}`;
const flow = (...titles: string[]) =>
  `## Rincian Prosedur\n\n### Keluhan\n\n${titles.map((title, index) => `#### ${index + 1}. ${title}\n\n`).join("")}- Lanjut: selesai\n`;
const says = (body: string) => `## Tujuan\n\n${body}\n`;
const log = (...entries: string[]) => `changes:\n${entries.map((entry) => `  - { ${entry} }`).join("\n")}`;

describe("SOP606 rc-known", () => {
  const rc = (step: number, code = W10) => `${code}_R${step}`;
  const cites = (step: number, code = W10) => says(`Lihat ${rc(step, code)}.`);
  const missing = (path: string, step: number, has: string, of = `revision 00 of ${W10}`, code = W10) =>
    `${path} “${rc(step, code)}” names step ${step}, but ${of} has ${has}.`;
  const moved = (path: string, step: number, to: number, revision = "01") =>
    `${path} “${rc(step)}” is step ${to} in revision ${revision}: its steps were renumbered.`;
  const draft = `${P01}/draft.md`;

  test.each<[string, Files, string[]]>([
    ["a step of a draft", { [draft]: cites(2), [`${W10}/draft.md`]: flow("Salam", "Catat") }, []],
    ["no step of a draft", { [draft]: cites(3), [`${W10}/draft.md`]: flow("Salam", "Catat") }, [missing(draft, 3, "steps 1–2")]],
    ["a step of a text without steps", { [draft]: cites(1), [`${W10}/draft.md`]: says("x") }, [missing(draft, 1, "no steps")]],
    ["no step of its own text", { [draft]: flow("Salam") + cites(2, P01) }, [missing(draft, 2, "steps 1–1", "this document", P01)]],
    ["a step of its own text, which has none", { [draft]: cites(2, P01) }, [missing(draft, 2, "no steps", "this document", P01)]],
    ["a step of its own text, whose revision can't be read", { [draft]: text("revision: [1]", cites(2, P01)) }, []],
    ["a text whose revision can't be read", { [draft]: cites(3), [`${W10}/draft.md`]: text("revision: [1]", flow("Salam")) }, []],
    ["nobody's step", { [draft]: cites(3) }, []],
    [
      "a step that the source may have lost",
      {
        [draft]: cites(3),
        [`${W10}/draft.md`]: text("transcription: { source: x, gaps: [{ flow: Keluhan, steps: 3-4, why: x }] }", flow("Salam")),
      },
      [],
    ],
    [
      "a step that a source without gaps has not",
      { [draft]: cites(3), [`${W10}/draft.md`]: text("transcription: { source: x }", flow("Salam")) },
      [missing(draft, 3, "steps 1–1")],
    ],
    ["the text as a whole", { [draft]: says(`Lihat ${W10}.`), [`${W10}/draft.md`]: says("x") }, []],
  ])("%s", (_, files, expected) => expect(told("rc-known", files)).toEqual(expected));

  test("what others keep has no steps to know", () => {
    expect(told("rc-known", { [draft]: cites(3) }, { settings: { external: [{ code: W10 as never, title: "x", heldBy: "y" }] } })).toEqual(
      [],
    );
  });

  const first = text("effective: 2024-01-01", flow("Catat", "Tutup"));
  const renumbered = (entry: string, ...titles: string[]) =>
    text(`effective: 2025-01-05\n${log('revision: "00", effective: 2024-01-01, summary: [Terbit]', entry)}`, flow(...titles));
  const salam = renumbered('summary: [Salam], renumbered: { "1": "2", "2": "3" }', "Salam", "Catat", "Tutup");
  const target = { [`${W10}/rev-00.md`]: first, [`${W10}/rev-01.md`]: salam };
  const issued = (effective: string, body: string) => text(`effective: ${effective}`, body);

  test.each<[string, Files, More, string[]]>([
    ["new in a draft", { ...target, [draft]: cites(1) }, {}, []],
    ["in a text of before", { ...target, [`${P01}/rev-00.md`]: issued("2024-01-05", cites(1)) }, {}, [moved(`${P01}/rev-00.md`, 1, 2)]],
    ["in a text of since", { ...target, [`${P01}/rev-00.md`]: issued("2025-02-05", cites(1)) }, {}, []],
    [
      "in a draft of a text of before, which cites something else",
      {
        ...target,
        [draft]: cites(1),
        [`${P01}/rev-00.md`]: issued("2024-01-05", `${says(`${rc(2)} ${rc(1, P02)}`)}`),
        [`${P02}/draft.md`]: flow("x"),
      },
      {},
      [moved(`${P01}/rev-00.md`, 2, 3)],
    ],
    [
      "in a text that is scheduled, issued since",
      {
        ...target,
        [`${P01}/rev-00.md`]: issued("2024-01-05", says("x")),
        [`${P01}/rev-01.md`]: issued("2026-02-01", cites(1)),
      },
      { data: { [`${P01}/rev-01`]: { date: "2026-01-10" } } },
      [],
    ],
    [
      "in a text of before a number that is no more",
      {
        ...target,
        [`${W10}/rev-01.md`]: renumbered('summary: [x], renumbered: { "2": "1" }', "Tutup"),
        [`${P01}/rev-00.md`]: issued("2024-01-05", cites(2)),
      },
      {},
      [moved(`${P01}/rev-00.md`, 2, 1)],
    ],
    [
      "new in a draft, by a number of before",
      { ...target, [`${W10}/rev-01.md`]: renumbered('summary: [x], renumbered: { "2": "1" }', "Tutup"), [draft]: cites(2) },
      {},
      [moved(draft, 2, 1)],
    ],
    [
      "new in a draft, by a number nobody ever had",
      { ...target, [draft]: cites(9) },
      {},
      [missing(draft, 9, "steps 1–3", `revision 01 of ${W10}`)],
    ],
    [
      "to a number that is not there",
      {
        ...target,
        [`${W10}/rev-01.md`]: renumbered('summary: [x], renumbered: { "2": "7" }', "Tutup"),
        [`${P01}/rev-00.md`]: issued("2024-01-05", cites(2)),
      },
      {},
      [missing(`${P01}/rev-00.md`, 2, "steps 1–1", `revision 01 of ${W10}`)],
    ],
    [
      "in a text of a day on which it was withdrawn",
      { ...target, [`${P01}/rev-00.md`]: issued("2024-06-05", cites(1)) },
      {
        data: {
          [`${W10}/events.yaml`]: [
            { event: "withdrawn", date: "2024-06-01", by: { name: "A.H.", position: "QMR" }, reason: "x" },
            { event: "reinstated", date: "2024-07-01", by: { name: "A.H.", position: "QMR" }, reason: "x" },
          ],
        },
      },
      [],
    ],
    [
      "in a text of a day on which another event happened",
      { ...target, [`${P01}/rev-00.md`]: issued("2024-06-05", cites(1)) },
      {
        data: {
          [`${W10}/events.yaml`]: [{ event: "reviewed", date: "2024-06-01", by: { name: "A.H.", position: "QMR" }, result: "keep" }],
        },
      },
      [moved(`${P01}/rev-00.md`, 1, 2)],
    ],
    [
      "in a text of after a renumbering that was cancelled",
      {
        ...target,
        [`${W10}/rev-02.md`]: text(
          `effective: 2025-08-01\n${log('revision: "00", effective: 2024-01-01, summary: [Terbit]', 'revision: "01", effective: 2025-01-05, summary: [x], renumbered: { "1": "2", "2": "3" }', "summary: [x]")}`,
          flow("Salam", "Catat", "Tutup"),
        ),
        [`${P01}/rev-00.md`]: issued("2025-02-05", cites(1)),
      },
      {
        data: {
          [`${W10}/rev-01`]: { date: "2024-12-01" },
          [`${W10}/events.yaml`]: [
            {
              event: "cancelled",
              date: "2025-01-02",
              recorded: "2025-01-02",
              by: { name: "A.H.", position: "QMR" },
              revision: "01",
              reason: "x",
            },
          ],
        },
      },
      [moved(`${P01}/rev-00.md`, 1, 2, "02")],
    ],
  ])("a step that moved, cited %s", (_, files, more, expected) => expect(told("rc-known", files, more)).toEqual(expected));

  test("a citation is replaced where its place is the citation alone, and the step's own place is shown", () => {
    const meaning = text(
      `effective: 2024-01-05\nrevision: "00"\ndefinitions:\n  - { term: Keluhan, kind: term, meaning: "menurut ${rc(1)} saja" }`,
    );
    const found = findings("rc-known", { ...target, [`${P01}/rev-00.md`]: `${meaning}${cites(2)}`, [draft]: `${meaning}${cites(2)}` });
    expect(found.map(({ path, key, edit, related }) => [path, key, edit?.text, related.map(({ at }) => at.start.line)])).toEqual([
      [draft, `moved ${rc(1)}`, undefined, [16]],
      [draft, `moved ${rc(2)}`, rc(3), [18]],
      [`${P01}/rev-00.md`, `moved ${rc(1)}`, undefined, [16]],
      [`${P01}/rev-00.md`, `moved ${rc(2)}`, undefined, [18]],
    ]);
  });
});

describe("SOP202 code-unique", () => {
  const claim = (code: string, more = "") => text(`code: ${code}${more}`);
  const taken = (path: string, code: string, folder: string) =>
    `${path} The code “${code}” already belongs to the document in “${folder}”.`;
  test.each<[string, Files, string[]]>([
    ["two drafts", { "a/draft.md": claim(P01), "b/draft.md": claim(P01) }, [taken("b/draft.md", P01, "a")]],
    ["a draft and an issued text", { "a/draft.md": claim(P01), "b/rev-00.md": claim(P01) }, [taken("a/draft.md", P01, "b")]],
    [
      "a draft and an issued text with its draft",
      { "a/draft.md": claim(P01), "b/draft.md": claim(P01), "b/rev-00.md": claim(P01) },
      [taken("a/draft.md", P01, "b")],
    ],
    ["two issued texts", { "b/rev-00.md": claim(P01), "a/rev-00.md": claim(P01) }, [taken("b/rev-00.md", P01, "a")]],
    [
      "two of several revisions: told at the newest",
      { "a/rev-00.md": claim(P01), "b/rev-09.md": claim(P01), "b/rev-10.md": claim(P01), "b/rev-02.md": claim(P01) },
      [taken("b/rev-10.md", P01, "a")],
    ],
    [
      "two of several texts: told at the draft",
      { "a/rev-00.md": claim(P01), "b/draft.md": claim(P01), "b/rev-10.md": claim(P01) },
      [taken("b/draft.md", P01, "a")],
    ],
    ["one folder's own texts", { "a/rev-00.md": claim(P01), "a/draft.md": claim(P01) }, []],
    [
      "other capitals",
      { "a/draft.md": claim("P-01"), "b/draft.md": claim("p-01") },
      [`b/draft.md The code “p-01” differs from “P-01” only by capitals or punctuation.`],
    ],
    [
      "other punctuation",
      { "a/draft.md": claim("P-01"), "b/draft.md": claim("P.01") },
      [`b/draft.md The code “P.01” differs from “P-01” only by capitals or punctuation.`],
    ],
    [
      "more punctuation",
      { "a/draft.md": claim("P-01"), "b/draft.md": claim("P._01") },
      [`b/draft.md The code “P._01” differs from “P-01” only by capitals or punctuation.`],
    ],
    ["other words", { "a/draft.md": claim("P-01"), "b/draft.md": claim("P-011") }, []],
    ["no code", { "a/draft.md": claim("[x]"), "b/draft.md": claim("[x]") }, []],
  ])("%s", (_, files, expected) => expect(told("code-unique", files)).toEqual(expected));
});

describe("SOP206 change-log-truthful", () => {
  const before = text("effective: 2024-12-03\nparties: [Agent]", `${says("Melayani.")}\n${flow("Salam", "Tutup")}`);
  const entry = (own: string, body = `${says("Melayani.")}\n${flow("Salam", "Tutup")}`, more = "parties: [Agent]") =>
    text(`revision: "01"\n${more}\n${log('revision: "00", effective: 2024-12-03, summary: [Terbit]', own)}`, body);
  const change = (draft: string, previous: string | undefined = before) =>
    told("change-log-truthful", {
      [`${P01}/draft.md`]: draft,
      ...(previous !== undefined && { [`${P01}/rev-00.md`]: previous }),
      [`${W10}/draft.md`]: says("x"),
    }).map((line) => line.replace(`${P01}/draft.md `, ""));
  const names = (what: string) => `The newest entry of the change log names ${what}, which neither this revision nor the one before has.`;
  const vain = (name: string) => `The change log says that “${name}” is affected, but it reads as in revision 00.`;
  const unknown = (name: string) => `The change log says that “${name}” is affected, which is no section, flow or step of this document.`;
  const silent = (list: string) => `The change log does not say that this changed since revision 00: ${list}.`;

  test.each<[string, string, string[]]>([
    ["a section that is there", "subbab Tujuan", []],
    ["a section that is nowhere", "subbab Anggaran", [names("the section “Anggaran”")]],
    ["the beginning of a section's name", "subbab Ruang", []],
    ["a section's name and more", "subbab Tujuan Prosedur", []],
    ["the end of a section's name", "subbab Lingkup", [names("the section “Lingkup”")]],
    ["a section in English", "the section Purpose", []],
    ["a step that is there", "langkah 2", []],
    ["a step that is nowhere", "langkah 9", [names("step “9”")]],
    ["a document that is nowhere", "IN.OCC.TELK.W-99", [names("the document “IN.OCC.TELK.W-99”")]],
    ["a document that is there", W10, []],
    ["no name", "Kalimat dirapikan", []],
  ])("an entry that names %s", (_, line, expected) => expect(change(entry(`summary: [${line}]`))).toEqual(expected));

  test("a document that a text cites is named rightly, be it there or not", () => {
    const cited = entry("summary: [IN.OCC.TELK.W-99]", says("Lihat IN.OCC.TELK.W-99."));
    expect(change(cited)).toEqual([]);
    const earlier = text("effective: 2024-12-03", says("Lihat IN.OCC.TELK.W-99."));
    expect(change(entry("summary: [IN.OCC.TELK.W-99]"), earlier)).toEqual([]);
    expect(change(entry("summary: [IN.OCC.TELK.W-99], affects: [parties]", undefined, "parties: [SPV]"))).toEqual([]);
  });

  test("a step that the source has lost may be named", () => {
    const gaps = "transcription: { source: x, gaps: [{ flow: Keluhan, steps: 9-10, why: x }] }";
    expect(change(entry("summary: [langkah 9]", undefined, gaps))).toEqual([]);
    expect(change(entry("summary: [langkah 9]"), text(`effective: 2024-12-03\n${gaps}`, flow("Salam")))).toEqual([]);
    expect(change(entry("summary: [langkah 9]", undefined, "transcription: { source: x }"))).toEqual([names("step “9”")]);
  });

  test("a step of the revision before may be named; where there are no steps, none is looked for", () => {
    const less = entry("summary: [langkah 2]", flow("Salam"));
    expect(change(less)).toEqual([]);
    expect(change(entry("summary: [langkah 9]", says("x")), text("effective: 2024-12-03", says("x")))).toEqual([]);
  });

  test("a text of no known type has no sections to name", () => {
    expect(told("change-log-truthful", { "lain/draft.md": text(`code: lain\n${log("summary: [subbab Anggaran]")}`) })).toEqual([]);
  });

  test.each<[string, string, string, string[]]>([
    ["nothing of it", "parties", "parties: [Agent]", [vain("parties")]],
    ["what changed", "parties", "parties: [SPV]", []],
    ["what changed, by its title", "Pihak Terkait", "parties: [SPV]", []],
    ["what changed, in English", "Parties", "parties: [SPV]", []],
    ["a header field", "title", "parties: [Agent]", []],
    ["a step", "Keluhan/2", "parties: [Agent]", [vain("Keluhan/2")]],
    ["a step by its title", "Keluhan/Tutup", "parties: [Agent]", [vain("Keluhan/Tutup")]],
    ["a flow", "Keluhan", "parties: [Agent]", [vain("Keluhan")]],
    ["a step that is nowhere", "Keluhan/9", "parties: [Agent]", [unknown("Keluhan/9")]],
    ["a step of another flow", "Lain/2", "parties: [Agent]", [unknown("Lain/2")]],
    ["a flow that is nowhere", "Lain", "parties: [Agent]", [unknown("Lain")]],
  ])("affects names %s", (_, name, more, expected) =>
    expect(change(entry(`summary: [x], affects: ["${name}"]`, undefined, more))).toEqual(expected),
  );

  const changed = (body: string, affects: string) => change(entry(`summary: [x], affects: [${affects}]`, body));
  test.each<[string, string, string, string[]]>([
    ["a step that is another", `${says("Melayani.")}\n${flow("Salam", "Tutup")}Isi.\n`, '"Keluhan/2"', []],
    ["it by its title", `${says("Melayani.")}\n${flow("Salam", "Tutup")}Isi.\n`, '"Keluhan/Tutup"', []],
    ["its flow", `${says("Melayani.")}\n${flow("Salam", "Tutup")}Isi.\n`, "Keluhan", []],
    ["all flows", `${says("Melayani.")}\n${flow("Salam", "Tutup")}Isi.\n`, "flows", []],
    [
      "a step before it",
      `${says("Melayani.")}\n${flow("Salam", "Tutup")}Isi.\n`,
      '"Keluhan/1"',
      [silent("“Keluhan/2”"), vain("Keluhan/1")],
    ],
    ["not the text that is another", `${says("Mencatat.")}\n${flow("Salam", "Tutup")}Isi.\n`, "Keluhan", [silent("“Tujuan”")]],
    ["a step that is gone", `${says("Melayani.")}\n${flow("Salam")}`, "Keluhan", []],
  ])("affects names %s, of what changed", (_, body, affects, expected) => expect(changed(body, affects)).toEqual(expected));

  test("of what is not told the first five are named", () => {
    const many = (count: number) => flow(...Array.from({ length: count }, (_, index) => `Langkah ${index + 1}`));
    const of = (count: number) =>
      change(
        entry("summary: [x], affects: [purpose]", `${says("Lain.")}\n${many(count).replaceAll("\n\n####", "\n\nIsi.\n\n####")}`),
        text("effective: 2024-12-03\nparties: [Agent]", `${says("Melayani.")}\n${many(count)}`),
      );
    const list = (count: number) => Array.from({ length: count }, (_, index) => `“Keluhan/${index + 1}”`).join(", ");
    expect(of(6)).toEqual([silent(`${["“Keluhan”"].concat(list(4)).join(", ")} …`)]);
    expect(of(5)).toEqual([silent(["“Keluhan”"].concat(list(4)).join(", "))]);
  });

  test("without a revision before, affects may name all that is there", () => {
    const first = text(log("summary: [x], affects: [purpose, Anggaran]"), says("x"));
    expect(told("change-log-truthful", { [`${P01}/draft.md`]: first })).toEqual([`${P01}/draft.md ${unknown("Anggaran")}`]);
  });
});
