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

  test("a step that only the next revision has: what is to be done is said", () => {
    const [held, next] = [text("effective: 2024-01-01", flow("Salam")), text('revision: "01"', flow("Salam", "Catat"))];
    const fixes = (step: number) =>
      findings("rc-known", { [draft]: cites(step), [`${W10}/rev-00.md`]: held, [`${W10}/draft.md`]: next }).map(({ fix }) => fix?.en);
    expect(fixes(2)).toEqual([`The next revision of ${W10} has that step: bring it into force first, this one after it.`]);
    expect(fixes(3)).toEqual(["Cite the step that is meant by its RC."]);
  });

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

  test.each([
    [P01, "as “Kas” held by QC."],
    [P01.toLowerCase(), `written “${P01.toLowerCase()}”, as “Kas” held by QC.`],
    [P01.replaceAll(".", "-"), `written “${P01.replaceAll(".", "-")}”, as “Kas” held by QC.`],
    [`${P01}1`, undefined],
  ])("a document that is also listed as held elsewhere, as %s", (code, how) => {
    const ran = told(
      "code-unique",
      { [`${P01}/draft.md`]: claim(P01) },
      { settings: { external: [{ code, title: "Kas", heldBy: "QC" }] } },
    );
    expect(ran).toEqual(how === undefined ? [] : [`${P01}/draft.md The code “${P01}” is also listed under external, ${how}`]);
  });
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

/** Texts of P-01 by file name, each by its lines of frontmatter and its body. */
const ofP01 = (files: Record<string, string>) => Object.fromEntries(Object.entries(files).map(([name, own]) => [`${P01}/${name}`, own]));
const short = (lines: string[]) => lines.map((line) => line.replace(`${P01}/`, ""));

describe("SOP203 revision-sequence", () => {
  const revision = (own: string, more = "") => text(`revision: "${own}"${more}`);
  const logged = (...names: string[]) => `\n${log(...names.map((name) => `revision: ${name}, summary: [x]`))}`;
  const labels = { revision: { style: "label", first: "A" } } as const;
  const letters = { revision: { style: "letter", first: "A" } } as const;
  test.each<[string, Record<string, string>, object, string[]]>([
    ["the first draft", { "draft.md": revision("00") }, {}, []],
    [
      "a first draft of another number",
      { "draft.md": revision("03") },
      {},
      ["draft.md The draft is revision 03; the first revision of a document is 00."],
    ],
    ["a first transcription of another number", { "draft.md": revision("03", "\ntranscription: { source: x }") }, {}, []],
    ["the next draft", { "rev-00.md": revision("00"), "draft.md": revision("01") }, {}, []],
    [
      "a transcription after others",
      { "rev-00.md": revision("00"), "draft.md": revision("03", "\ntranscription: { source: x }") },
      {},
      ["draft.md The draft is revision 03; after revision 00 comes 01."],
    ],
    ["a draft whose revision can't be read", { "rev-00.md": revision("00"), "draft.md": text("revision: [1]") }, {}, []],
    ["a draft after a name that is no number", { "rev-A.md": revision("A"), "draft.md": revision("B") }, {}, []],
    [
      "letters",
      { "rev-A.md": revision("A"), "rev-B.md": revision("B"), "draft.md": revision("D") },
      letters,
      ["draft.md The draft is revision D; after revision B comes C."],
    ],
    [
      "one left out",
      { "rev-00.md": revision("00"), "rev-02.md": revision("02") },
      {},
      ["rev-02.md Revision 02 follows revision 00; 01 is missing."],
    ],
    [
      "some left out",
      { "rev-00.md": revision("00"), "rev-04.md": revision("04") },
      {},
      ["rev-04.md Revision 04 follows revision 00; 01–03 is missing."],
    ],
    ["none left out", { "rev-09.md": revision("09"), "rev-10.md": revision("10") }, {}, []],
    ["one twice", { "rev-1.md": revision("1"), "rev-01.md": revision("01") }, {}, ["rev-1.md rev-1.md and rev-01.md are both revision 1."]],
    ["a file of another name", { "rev-00.md": revision("01") }, {}, ["rev-00.md The file is named rev-00.md but holds revision 01."]],
    ["a file whose revision can't be read", { "rev-00.md": text("revision: [1]") }, {}, []],
    [
      "labels, none of which names the other",
      { "rev-A.md": revision("A"), "rev-B.md": revision("B") },
      labels,
      ["rev-B.md Nothing says whether revision B or A came first: no change log names the other."],
    ],
    [
      "labels, of which the later names the earlier",
      { "rev-A.md": revision("A"), "rev-B.md": revision("B", logged("A", "B")) },
      labels,
      [],
    ],
    ["labels, of which the earlier has a log", { "rev-A.md": revision("A", logged("A")), "rev-B.md": revision("B") }, labels, []],
    [
      "a label that is taken",
      { "rev-A.md": revision("A"), "draft.md": revision("a") },
      labels,
      ["draft.md The draft is revision a, which was issued already (rev-A.md)."],
    ],
    ["a label that is free", { "rev-A.md": revision("A"), "draft.md": revision("X") }, labels, []],
    [
      "labels in an order that an earlier log contradicts",
      {
        "rev-A.md": revision("A"),
        "rev-B.md": revision("B", logged("A", "B")),
        "rev-C.md": revision("C", logged("A", "B", "C")),
        "rev-D.md": revision("D", logged("B", "A", "C", "D")),
      },
      labels,
      ["rev-D.md The change log has revision B before A; the log of an earlier revision says otherwise."],
    ],
    [
      "labels in an order that an earlier log contradicts, further on",
      {
        "rev-A.md": revision("A"),
        "rev-B.md": revision("B", logged("A", "B")),
        "rev-C.md": revision("C", logged("A", "B", "C")),
        "rev-D.md": revision("D", logged("A", "C", "B", "D")),
      },
      labels,
      ["rev-D.md The change log has revision C before B; the log of an earlier revision says otherwise."],
    ],
    [
      "labels of which a log leaves one out",
      { "rev-A.md": revision("A"), "rev-B.md": revision("B", logged("A", "B")), "rev-C.md": revision("C", logged("B", "C")) },
      labels,
      [],
    ],
    [
      "numbers whose logs are in another order",
      { "rev-00.md": revision("00"), "rev-01.md": revision("01", logged('"01"', '"00"', '"01"')) },
      {},
      [],
    ],
  ])("%s", (_, files, settings, expected) => expect(short(told("revision-sequence", ofP01(files), { settings }))).toEqual(expected));
});

describe("SOP205 change-log-kept", () => {
  const first = (own: string) => text(`revision: "00"\neffective: 2024-01-01\n${log(own)}`);
  const next = (...own: string[]) => text(`revision: "01"\n${own.length > 0 ? log(...own) : ""}`);
  const change = (before: string, ...now: string[]) =>
    short(told("change-log-kept", ofP01({ "rev-00.md": first(before), "draft.md": next(...now) }))).map((line) =>
      line.replace("draft.md ", ""),
    );
  const reads = (what: string) => `The entry of revision 00 does not read as it did in revision 00: ${what}.`;
  const zero = (own: string, day = "2024-01-01") => `revision: "00", effective: ${day}, ${own}`;
  const long = "x".repeat(60);

  test.each<[string, string, string[], string[]]>([
    ["as it was", "summary: [a, b]", [zero("summary: [a, b]"), "summary: [c]"], []],
    [
      "as it was, with its number in another width",
      "summary: [a]",
      ['revision: "0", effective: 2024-01-01, summary: [a]', "summary: [c]"],
      [],
    ],
    [
      "another day",
      "summary: [a]",
      [zero("summary: [a]", "2024-01-02"), "summary: [c]"],
      [reads("it was dated 2024-01-01, now 2024-01-02")],
    ],
    ["no day", "summary: [a]", ['revision: "00", summary: [a]', "summary: [c]"], [reads("it was dated 2024-01-01, now it has no date")]],
    ["a line gone", "summary: [a, b]", [zero("summary: [a]"), "summary: [c]"], [reads("“b” is gone")]],
    ["a line before gone", "summary: [a, b]", [zero("summary: [b]"), "summary: [c]"], [reads("“a” is gone")]],
    ["a line reworded", "summary: [a, b]", [zero("summary: [a, bb]"), "summary: [c]"], [reads("“b” is gone")]],
    ["a line more", "summary: [a]", [zero("summary: [a, b]"), "summary: [c]"], [reads("“b” was not there")]],
    ["a line more before it", "summary: [a]", [zero("summary: [b, a]"), "summary: [c]"], [reads("“b” was not there")]],
    ["lines in another order", "summary: [a, b]", [zero("summary: [b, a]"), "summary: [c]"], [reads("its lines are in another order")]],
    ["a line twice", "summary: [a]", [zero("summary: [a, a]"), "summary: [c]"], [reads("its lines are in another order")]],
    ["60 letters gone", `summary: [${long}, a]`, [zero("summary: [a]"), "summary: [c]"], [reads(`“${long}” is gone`)]],
    ["61 letters gone", `summary: [${long}y, a]`, [zero("summary: [a]"), "summary: [c]"], [reads(`“${"x".repeat(59)}…” is gone`)]],
    [
      "other affects",
      "summary: [a], affects: [purpose]",
      [zero("summary: [a], affects: [scope]"), "summary: [c]"],
      [reads("its affects is another")],
    ],
    ["another map", 'summary: [a], renumbered: { "1": "2" }', [zero("summary: [a]"), "summary: [c]"], [reads("its renumbered is another")]],
    ["dropped", "summary: [a]", ["summary: [c]"], ["The change log has lost the entry of revision 00, which revision 00 still had."]],
    ["dropped with all", "summary: [a]", [], ["The change log has lost the entry of revision 00, which revision 00 still had."]],
  ])("an entry %s", (_, before, now, expected) => expect(change(before, ...now)).toEqual(expected));

  test("an older entry without a revision is nobody's", () => {
    const before = text(`revision: "00"\n${log("summary: [x]", "summary: [a]")}`);
    expect(
      told("change-log-kept", ofP01({ "rev-00.md": before, "draft.md": next('revision: "00", summary: [a]', "summary: [c]") })),
    ).toEqual([]);
  });

  test("what is issued is mended in the next revision, a draft at once", () => {
    const fixes = (file: string) =>
      findings("change-log-kept", ofP01({ "rev-00.md": first("summary: [a]"), [file]: next(zero("summary: [b]"), "summary: [c]") })).map(
        ({ fix }) => fix?.en,
      );
    expect(fixes("draft.md")).toEqual(["Restore it; what was wrong in it is said in the newest entry."]);
    expect(fixes("rev-01.md")).toEqual(["Restore it in the next revision, and say so in that one's entry."]);
  });

  test("a lost entry is told at the log, or where there is none at the revision", () => {
    const places = (...now: string[]) =>
      findings("change-log-kept", ofP01({ "rev-00.md": first("summary: [a]"), "draft.md": next(...now) })).map(({ at }) => at.start.line);
    expect(places("summary: [c]")).toEqual([4]);
    expect(places()).toEqual([2]);
  });
});

describe("SOP310 act-valid", () => {
  test("a revision of which only the record is left puts the whole document in doubt", () => {
    const files = ofP01({ "rev-00.md": text("effective: 2024-01-01\ntranscription: { source: x }") });
    const lost = told("act-valid", files, { data: { [`${P01}/rev-01`]: { date: "2025-01-01", by: { name: "A", position: "B" } } } });
    expect(lost).toEqual([
      expect.stringMatching(`^${P01}/rev-00.md ${P01} is in doubt, and nothing of it is shown as in force: .*rev-01.md`),
    ]);
  });
});

describe("SOP306 signature-valid", () => {
  const digest = ["header", "text", "flows", "assets"].map((part, index) => `${part}: sha256:${String(index + 1).repeat(64)}`);
  const time = "2025-11-28T09:00:00+07:00";
  const approval = (role = "prepared") =>
    `approvals: { ${role}: { name: A.A.S., position: DC, date: 2025-11-28, time: "${time}", method: sop-1, digest: { ${digest.join(", ").replaceAll(/sha256:(\w+)/g, '"sha256:$1"')} } } }`;
  const statement = (role = "prepared", name = "A.A.S.") =>
    `sop-approval 1\ncode: ${P01}\nrevision: 00\nrole: ${role}\nname: ${name}\nposition: DC\ntime: ${time}\nmethod: sop-1\n${digest.join("\n")}\n`;
  const good = { outcome: "good", signer: "a@b", key: "k" } as const;
  const sign = (lines: string, role: string, signed: string, result: object = good, more: More = {}, file = "draft.md") =>
    findings("signature-valid", ofP01({ [file]: text(lines) }), {
      ...more,
      signatures: { [`${P01}/${file}`]: [{ role, text: signed, result: result as typeof good }] },
    });
  const messages = (found: readonly Finding[]) => found.map(({ message }) => message.en);

  test("good, of this approval", () => expect(sign(approval(), "prepared", statement())).toEqual([]));
  test("good, of an approval that is not there", () => {
    expect(messages(sign("title: x", "prepared", statement()))).toEqual([
      "A.A.S. has signed as “Prepared by”, but the document carries no such approval with a digest.",
    ]);
  });
  test("good, of a text that says nothing", () => {
    expect(messages(sign(approval(), "prepared", "x"))).toEqual([
      "A.A.S. has signed as “Prepared by”, but the document carries no such approval with a digest.",
    ]);
    expect(messages(sign("title: x", "prepared", "x"))).toEqual([
      "prepared has signed as “Prepared by”, but the document carries no such approval with a digest.",
    ]);
  });
  test("good, of another name", () => {
    expect(messages(sign(approval(), "prepared", statement("prepared", "B.B.")))).toEqual([
      "The signature of B.B. as “Prepared by” is for another approval: name is “B.B.” there, “A.A.S.” here.",
    ]);
  });
  test("of a text whose name has a slip, which nobody listed bears", () => {
    const found = sign(approval(), "prepared", statement("prepared", "A.A.SS."), { outcome: "unknown-person" });
    expect(found.map(({ message, fix }) => [message.en, fix?.en.slice(0, 29)])).toEqual([
      [
        "The signature of A.A.SS. as “Prepared by” is for another approval: name is “A.A.SS.” there, “A.A.S.” here.",
        "Bring back draft/prepared.txt",
      ],
    ]);
  });
  test.each(["unknown-person", "not-allowed", "no-signers", "expired"] as const)(
    "%s: the lists are looked at before anything is signed anew",
    (outcome) => {
      const result = { outcome, signer: "dc@example.org" } as never;
      const draft = sign(approval(), "prepared", statement(), result);
      expect(draft.map(({ fix }) => fix?.en)).toEqual([
        expect.stringMatching(/^Look at allowed_signers .* put it right\. Otherwise begin again: sop reject /),
      ]);
      const issued = sign(`effective: 2025-12-01\n${approval()}`, "prepared", statement(), result, {}, "rev-00.md");
      expect(issued.map(({ fix }) => fix?.en)).toEqual([expect.stringMatching(/^Look at allowed_signers .* put it right\.$/)]);
    },
  );
  test("of a role that the library does not know, by its id", () => {
    expect(messages(sign("title: x", "lain", "x", { outcome: "altered" }))).toEqual([
      "The signature of lain as “lain” does not fit the text it stands beside.",
    ]);
    expect(
      messages(findings("signature-valid", ofP01({ "draft.md": text(approval("lain")) }), { settings: { signatures: "required" } })),
    ).toEqual(["A.A.S.'s approval as “lain” has no signature, and this library requires one."]);
  });
  test("that of the issue is judged with it", () => expect(sign(approval(), "issued", "x", { outcome: "altered" })).toEqual([]));
  test("what nothing here can check is a note, and nothing to mend", () => {
    const unchecked = sign(approval(), "prepared", statement(), { outcome: "no-tool" });
    expect(unchecked.map(({ severity, fix }) => [severity, fix])).toEqual([["note", undefined]]);
    const altered = sign(approval(), "prepared", statement(), { outcome: "altered" });
    expect(altered.map(({ severity, fix }) => [severity, fix?.en.slice(0, 20)])).toEqual([["error", "Bring back draft/pre"]]);
  });
  test("an issued text is not signed again, but restored", () => {
    const lines = `effective: 2025-12-01\ntranscription: { source: x }\n${approval()}`;
    const found = sign(lines, "prepared", statement(), { outcome: "altered" }, {}, "rev-00.md");
    expect(found.map(({ fix }) => fix?.en.slice(0, 17))).toEqual(["Bring back rev-00"]);
  });
  test("of a transcription none is asked for", () => {
    const settings = { settings: { signatures: "required" } } as const;
    expect(findings("signature-valid", ofP01({ "draft.md": text(`${approval()}\ntranscription: { source: x }`) }), settings)).toEqual([]);
    expect(findings("signature-valid", ofP01({ "draft.md": text(approval()) }), settings)).toHaveLength(1);
  });
});

describe("SOP601 reference-known", () => {
  const draft = `${P01}/draft.md`;
  const unknown = (code: string) => `“${code}” is cited, but is neither in the library nor among the documents held elsewhere.`;
  const change = (body: string, more: More = {}, others: Files = {}) =>
    findings("reference-known", { [draft]: body, [`${W10}/draft.md`]: says("x"), ...others }, more).map(({ message, related }) => [
      message.en,
      related.length,
    ]);
  test.each<[string, string, [string, number][]]>([
    ["once", says(P02), [[unknown(P02), 0]]],
    ["three times, told once with the others", says(`${P02}, ${P02}, ${P02}`), [[unknown(P02), 2]]],
    ["that is there", says(W10), []],
    ["that is itself", says(P01), []],
  ])("a code cited %s", (_, body, expected) => expect(change(body)).toEqual(expected));

  test.each([
    ["that can't be read", { [`${P02}/draft.md`]: "---\ntitle: [\n---\n" }, []],
    ["without frontmatter", { [`${P02}/draft.md`]: "## Tujuan\n" }, []],
    ["that tells another code", { [`${P02}/draft.md`]: text("code: IN.OCC.TELK.P-03") }, [[unknown(P02), 0]]],
    ["of another folder", { "IN.OCC.TELK.P-03/draft.md": "## Tujuan\n" }, [[unknown(P02), 0]]],
  ])("a code whose folder holds a draft %s", (_, files, expected) => expect(change(says(P02), {}, files)).toEqual(expected));

  test("what a withdrawal names in its place is known, too, if the withdrawal counts", () => {
    const by = { name: "A.H.", position: "QMR" };
    const withdrawn = (more: object) => ({
      data: {
        [`${P01}/events.yaml`]: [
          { event: "withdrawn", date: "2026-01-12", recorded: "2026-01-12", by, reason: "x", replacedBy: P02, ...more },
        ],
      },
    });
    const files = { [`${P01}/rev-00.md`]: text("effective: 2025-01-01\ntranscription: { source: x }") };
    expect(told("reference-known", files, withdrawn({}))).toEqual([`${P01}/events.yaml ${unknown(P02)}`]);
    expect(told("reference-known", files, withdrawn({ date: "2025-12-01" }))).toEqual([]);
    expect(told("reference-known", files, withdrawn({ event: "reinstated", replacedBy: undefined }))).toEqual([]);
  });

  test("a code that is not written as one is replaced where it stands alone, and is told in doubt only where there is a document", () => {
    const told = (written: string) =>
      findings("reference-known", {
        [draft]: text(`definitions:\n  - { term: x, kind: term, meaning: "menurut ${written} saja" }`, says(`Lihat ${written}.`)),
        [`${W10}/draft.md`]: says("x"),
      }).map(({ message, edit }) => [message.en.split(" is not ")[0], edit?.text]);
    expect(told("in.occ.telk.w-10")).toEqual([
      ["“in.occ.telk.w-10”", undefined],
      ["“in.occ.telk.w-10”", W10],
    ]);
    expect(told("in.occ.telk.w-11").map(([name]) => name)).toEqual(["“in.occ.telk.w-11”", "“in.occ.telk.w-11”"]);
    expect(told("IN.OCC.TELK.W 10")).toEqual([
      ["“IN.OCC.TELK.W 10”", undefined],
      ["“IN.OCC.TELK.W 10”", undefined],
    ]);
    expect(told("IN.OCC.TELK.W 11")).toEqual([]);
  });
});

describe("SOP602 reference-in-force", () => {
  const by = { name: "A.H.", position: "QMR" };
  const paper = (effective: string) => text(`effective: ${effective}\ntranscription: { source: x }`);
  const held = {
    [`${W10}/rev-00.md`]: paper("2024-01-01"),
    [`${W10}/rev-01.md`]: paper("2025-01-01"),
    [`${W10}/rev-02.md`]: paper("2026-02-01"),
  };
  const cites = (body: string, files: Files = held, more: More = {}) =>
    told("reference-in-force", { [`${P01}/draft.md`]: says(body), ...files }, more).map((line) => line.replace(`${P01}/draft.md `, ""));
  const outdated = (revision: string, now = "01") =>
    `“${W10}” is cited in revision ${revision}, which is outdated: revision ${now} is in force.`;
  const ahead = (revision: string, now = "revision 01 is") => `“${W10}” is cited in revision ${revision}, which is ahead: ${now} in force.`;
  test.each<[string, string, string[]]>([
    ["none", W10, []],
    ["the one in force", `${W10} rev 01`, []],
    ["the one in force, in another width", `${W10} rev 1`, []],
    ["the one before", `${W10} rev 00`, [outdated("00")]],
    ["one that is to come", `${W10} rev 02`, [ahead("02")]],
    ["one that is not there, later", `${W10} rev 07`, [ahead("07")]],
    ["two", `${W10} rev 00 dan ${W10} rev 02`, [outdated("00"), ahead("02")]],
  ])("a document cited in a revision: %s", (_, body, expected) => expect(cites(body)).toEqual(expected));

  test("one that is not held is before by its name, one that is held by its place", () => {
    const later = { [`${W10}/rev-05.md`]: paper("2024-01-01") };
    expect(cites(`${W10} rev 03`, later)).toEqual([outdated("03", "05")]);
    const labels = { revision: { style: "label", first: "A" } } as const;
    const stated = {
      [`${W10}/rev-Z.md`]: paper("2024-01-01"),
      [`${W10}/rev-A.md`]: text(
        `revision: A\neffective: 2025-01-01\ntranscription: { source: x }\n${log("revision: Z, effective: 2024-01-01, summary: [x]", "summary: [y]")}`,
      ),
    };
    expect(cites(`${W10} rev Z`, stated, { settings: labels })).toEqual([outdated("Z", "A")]);
  });

  test("of one of which none is in force each revision is ahead", () => {
    expect(cites(`${W10} rev 00`, { [`${W10}/draft.md`]: says("x") })).toEqual([ahead("00", "none is")]);
  });

  test("of two folders that claim one code the one that has issued it answers", () => {
    const claim = (lines: string) => text(`code: ${W10}\n${lines}`);
    const both = { "a/draft.md": claim('revision: "01"'), "b/rev-00.md": claim("effective: 2024-01-01\ntranscription: { source: x }") };
    expect(cites(`${W10} rev 00`, both)).toEqual([]);
    expect(cites(`${W10} rev 00`, { "a/draft.md": claim('revision: "01"') })).toEqual([ahead("00", "none is")]);
  });

  test("a withdrawn document, once a text, and what replaces it", () => {
    const withdrawn = (more: object) => ({
      data: { [`${W10}/events.yaml`]: [{ event: "withdrawn", date: "2026-01-10", by, reason: "usang", ...more }] },
    });
    const fixes = (more: object) =>
      findings("reference-in-force", { [`${P01}/draft.md`]: says(`${P02} ${W10}, lagi ${W10} rev 00`), ...held }, withdrawn(more)).map(
        ({ message, fix, at }) => [message.en, fix?.en, at.start.column],
      );
    const message = `“${W10}” was withdrawn on 2026-01-10 (usang).`;
    expect(fixes({})).toEqual([[message, "Say here what holds instead.", P02.length + 2]]);
    expect(fixes({ replacedBy: P02 })).toEqual([[message, `Cite “${P02}”, which replaces it.`, P02.length + 2]]);
  });

  test("what a document says of its own revisions is its change log's", () => {
    const own = { [`${W10}/rev-00.md`]: paper("2024-01-01"), [`${W10}/rev-01.md`]: `${paper("2025-01-01")}${says(`${W10} rev 00`)}` };
    expect(told("reference-in-force", own)).toEqual([]);
  });
});

describe("SOP706 record-once", () => {
  const record = (own: string) => text(`records:\n  - { ${own} }`);
  const pair = (one: string, other: string) =>
    told("record-once", { [`${P01}/draft.md`]: record(one), [`${P02}/draft.md`]: record(other) }).map((line) =>
      line.replace(`${P02}/draft.md `, ""),
    );
  test.each<[string, string, string, string[]]>([
    ["the same", "title: Buku, retention: 2 Tahun, custodian: SPV", "title: Buku, retention: 2 Tahun, custodian: SPV", []],
    ["the same in other words", "title: Buku, retention: 2 Tahun, custodian: SPV", "title: buku, retention: 24 bulan, custodian: spv", []],
    [
      "another time",
      "title: Buku, retention: 2 Tahun, custodian: SPV",
      "title: Buku, retention: 3 Tahun, custodian: SPV",
      [`“Buku” is kept 3 Tahun here and 2 Tahun in ${P01}.`],
    ],
    [
      "another custodian",
      "title: Buku, retention: 2 Tahun, custodian: SPV",
      "title: Buku, retention: 2 Tahun, custodian: QA",
      [`“Buku” is kept by “QA” here and by “SPV” in ${P01}.`],
    ],
    ["no time in one", "title: Buku, retention: 2 Tahun, custodian: SPV", "title: Buku, custodian: SPV", []],
    ["no custodian in one", "title: Buku, retention: 2 Tahun", "title: Buku, retention: 2 Tahun, custodian: SPV", []],
    [
      "no time in one, another custodian",
      "title: Buku, retention: 2 Tahun, custodian: SPV",
      "title: Buku, custodian: QA",
      [`“Buku” is kept by “QA” here and by “SPV” in ${P01}.`],
    ],
    ["another title", "title: Buku, retention: 2 Tahun", "title: Buku Tamu, retention: 3 Tahun", []],
    [
      "one code under two titles",
      "code: IN.OCC.TELK.F-19, title: Buku, retention: 2 Tahun",
      "code: IN.OCC.TELK.F-19, title: Lain, retention: 3 Tahun",
      [`“IN.OCC.TELK.F-19” is kept 3 Tahun here and 2 Tahun in ${P01}.`],
    ],
    ["neither code nor title", "no: 1, retention: 2 Tahun", "no: 1, retention: 3 Tahun", []],
  ])("two documents list one record: %s", (_, one, other, expected) => expect(pair(one, other)).toEqual(expected));

  test("one text lists one record twice", () => {
    const twice = text("records:\n  - { title: Buku, retention: 2 Tahun }\n  - { title: buku, retention: 3 Tahun }");
    const draft = `${P01}/draft.md`;
    expect(told("record-once", { [draft]: twice })).toEqual([`${draft} “buku” is kept 3 Tahun here and 2 Tahun in another entry.`]);
    expect(told("record-once", { [draft]: twice.replace("3 Tahun", "24 bulan") })).toEqual([]);
  });

  test("two texts of one document may differ, and a draft is compared with what is in force", () => {
    const issued = (own: string) =>
      text(`effective: 2025-01-01\ntranscription: { source: x }\nrecords:\n  - { title: Buku, retention: ${own} }`);
    const one = { [`${P01}/rev-00.md`]: issued("2 Tahun"), [`${P01}/draft.md`]: record("title: Buku, retention: 3 Tahun") };
    expect(told("record-once", one)).toEqual([]);
    expect(told("record-once", { ...one, [`${P02}/rev-00.md`]: issued("2 Tahun") })).toEqual([
      `${P01}/draft.md “Buku” is kept 3 Tahun here and 2 Tahun in ${P02}.`,
    ]);
  });
});

describe("SOP505 rc-stable", () => {
  const before = text("effective: 2024-12-03\ntranscription: { source: x }", flow("Salam", "Catat", "Tutup"));
  const next = (map: string, ...titles: string[]) =>
    text(`revision: "01"\n${log('revision: "00", effective: 2024-12-03, summary: [x]', `summary: [y]${map}`)}`, flow(...titles));
  const change = (map: string, titles: string[], previous = before) =>
    told("rc-stable", ofP01({ "rev-00.md": previous, "draft.md": next(map, ...titles) })).map((line) =>
      line.replace(`${P01}/draft.md `, ""),
    );
  const unmapped = (count: string, list: string) =>
    `${count} another number than in revision 00, and the change log does not say so: ${list}.`;
  const leads = (from: number, to: number, but: string) => `The renumbered map leads ${from} to ${to}, but ${but}.`;
  test.each<[string, string, string[], string[]]>([
    ["as they were", "", ["Salam", "Catat", "Tutup"], []],
    ["one taken out at the end", "", ["Salam", "Catat"], []],
    ["one moved", "", ["Salam", "Tutup"], [unmapped("A step has", "3 → 2")]],
    ["two moved", "", ["Salam", "Verifikasi", "Catat", "Tutup"], [unmapped("2 steps have", "2 → 3, 3 → 4")]],
    ["two moved, told", ', renumbered: { "2": "3", "3": "4" }', ["Salam", "Verifikasi", "Catat", "Tutup"], []],
    ["two moved, one told", ', renumbered: { "2": "3" }', ["Salam", "Verifikasi", "Catat", "Tutup"], [unmapped("A step has", "3 → 4")]],
    ["a map from nowhere", ', renumbered: { "9": "1" }', ["Salam", "Catat", "Tutup"], [leads(9, 1, "revision 00 has no step 9")]],
    ["a map to nowhere", ', renumbered: { "3": "9" }', ["Salam", "Catat", "Tutup"], [leads(3, 9, "there is no step 9")]],
    ["a map to another", ', renumbered: { "1": "2" }', ["Salam", "Catat", "Tutup"], [leads(1, 2, "step 1 “Salam” is 1")]],
    [
      "a map to one of another title",
      ', renumbered: { "1": "2" }',
      ["Sapa pelanggan", "Salam pembuka", "Catat", "Tutup"],
      [unmapped("2 steps have", "2 → 3, 3 → 4")],
    ],
  ])("steps: %s", (_, map, titles, expected) => expect(change(map, titles)).toEqual(expected));

  test("four are named, of five the rest is left open", () => {
    const titles = (count: number) =>
      Array.from({ length: count }, (_, index) => ["Salam", "Catat", "Tutup", "Kirim", "Arsip"][index] as string);
    const of = (count: number) =>
      change(
        "",
        ["Verifikasi data", ...titles(count)],
        text("effective: 2024-12-03\ntranscription: { source: x }", flow(...titles(count))),
      );
    expect(of(4)).toEqual([unmapped("4 steps have", "1 → 2, 2 → 3, 3 → 4, 4 → 5")]);
    expect(of(5)).toEqual([unmapped("5 steps have", "1 → 2, 2 → 3, 3 → 4, 4 → 5 …")]);
  });

  test("a step that the source has lost may have had any number", () => {
    const lost = text(
      "effective: 2024-12-03\ntranscription: { source: x, gaps: [{ flow: Keluhan, steps: 8-9, why: x }] }",
      flow("Salam", "Catat", "Tutup"),
    );
    expect(change(', renumbered: { "9": "1" }', ["Salam", "Catat", "Tutup"], lost)).toEqual([]);
  });
});

describe("what was meant by a code that is not there", () => {
  const settings = { code: { pattern: "{kind}-{type}-{number}", parts: { kind: ["PRD", "SLS"] }, digits: 3 } };
  const fixOf = (written: string, ...codes: string[]) =>
    findings(
      "reference-known",
      Object.fromEntries([
        ...codes.map((code) => [`${code}/draft.md`, says("x")]),
        ["PRD-P-001/draft.md", text(`workInstructions: [${written}]`)],
      ]),
      {
        settings,
      },
    ).map(({ fix }) => fix?.en);
  const meant = (code: string) => [`Did you mean “${code}”?`];
  const nobody = ["Correct the code, or list the document under external in library.yaml."];
  test.each<[string, string, string[], string[]]>([
    ["one letter off", "PRD-W-002", ["PRD-W-001"], meant("PRD-W-001")],
    ["its beginning left out", "W-777", ["PRD-W-777", "PRD-W-123"], meant("PRD-W-777")],
    ["its beginning left out, in small letters", "w-777", ["PRD-W-777"], meant("PRD-W-777")],
    ["its beginning left out within a part", "77-7", ["PRD-W-777"], nobody],
    ["nothing like it", "XYZ-99", ["PRD-W-777"], nobody],
  ])("%s", (_, written, codes, expected) => expect(fixOf(written, ...codes)).toEqual(expected));

  test("of two as near the first by name", () => {
    expect(fixOf("PRD-W-009", "PRD-W-002", "PRD-W-001")).toEqual(meant("PRD-W-001"));
  });
});

/** All of a finding that a reader acts by: where, what to do, what else belongs to it. */
const acted = (found: readonly Finding[]) =>
  found.map(({ path, at, fix, related }) => [
    `${path.replace(`${P01}/`, "")}:${at.start.line}`,
    fix?.en,
    related.map((place) => `${place.path.replace(`${P01}/`, "")}:${place.at.start.line}`),
  ]);

test("SOP203: where revisions are out of order, what to do, and beside which", () => {
  const revision = (own: string, more = "") => text(`title: x\nrevision: "${own}"${more}`);
  const logged = (...names: string[]) => `\n${log(...names.map((name) => `revision: ${name}, summary: [x]`))}`;
  const labels = { settings: { revision: { style: "label", first: "A" } } } as const;
  const stated = {
    "rev-A.md": revision("A"),
    "rev-B.md": revision("B", logged("A", "B")),
    "rev-C.md": revision("C", logged("A", "B", "C")),
    "rev-D.md": revision("D", logged("A", "C", "B", "D")),
  };
  expect(acted(findings("revision-sequence", ofP01(stated), labels))).toEqual([
    ["rev-D.md:6", "Bring the entries into the order in which the revisions were issued.", ["rev-C.md:3"]],
  ]);
  expect(acted(findings("revision-sequence", ofP01({ "rev-1.md": revision("1"), "rev-01.md": revision("01") })))).toEqual([
    ["rev-1.md:3", "Keep the one that was issued.", ["rev-01.md:3"]],
  ]);
});

describe("SOP503 rc-unique", () => {
  const carrying = (...rcs: string[]) =>
    `## Rincian Prosedur\n\n### Alur\n\n${rcs.map((rc, index) => `#### ${index + 1}. Langkah\n\n- RC: ${rc}\n\n`).join("")}`;
  const rc = `${P02}_R1`;
  const texts = (files: Files) => findings("rc-unique", files).map(({ path, at }) => `${path}:${at.start.line}`);
  test.each<[string, Files, string[]]>([
    ["its own document's", { [`${P01}/draft.md`]: carrying(rc), [`${P02}/draft.md`]: carrying(rc) }, [`${P01}/draft.md:12`]],
    [
      "its own document's, before an issued one's",
      { [`${P01}/rev-00.md`]: text("effective: 2024-01-01", carrying(rc)), [`${P02}/draft.md`]: carrying(rc) },
      [`${P01}/rev-00.md:13`],
    ],
    [
      "else an issued one's",
      { [`${P01}/draft.md`]: carrying("X-1"), [`${W10}/rev-00.md`]: text("effective: 2024-01-01", carrying("X-1")) },
      [`${P01}/draft.md:12`],
    ],
    ["else the first one's", { [`${P01}/draft.md`]: carrying("X-1"), [`${W10}/draft.md`]: carrying("X-1") }, [`${W10}/draft.md:12`]],
    ["one text's twice", { [`${P01}/draft.md`]: carrying("X-1", "X-1") }, [`${P01}/draft.md:16`]],
    ["one text's once", { [`${P01}/draft.md`]: carrying("X-1", "X-2") }, []],
    [
      "one document's in two texts",
      { [`${P01}/draft.md`]: carrying("X-1"), [`${P01}/rev-00.md`]: text("effective: 2024-01-01", carrying("X-1")) },
      [],
    ],
  ])("an RC is %s", (_, files, expected) => expect(texts(files)).toEqual(expected));
});

describe("SOP706: of a draft and an issued text the ones that will stand beside each other are compared", () => {
  const issued = (own: string) =>
    text(`effective: 2025-01-01\ntranscription: { source: x }\nrecords:\n  - { title: Buku, retention: ${own} }`);
  const draft = (own: string) => text(`revision: "01"\nrecords:\n  - { title: Buku, retention: ${own} }`);
  test.each<[string, Files, string[]]>([
    [
      "both in force",
      { [`${P01}/rev-00.md`]: issued("2 Tahun"), [`${P02}/rev-00.md`]: issued("3 Tahun") },
      [`${P02}/rev-00.md “Buku” is kept 3 Tahun here and 2 Tahun in ${P01}.`],
    ],
    [
      "both in force, one of them drafted like the other",
      { [`${P01}/rev-00.md`]: issued("2 Tahun"), [`${P02}/rev-00.md`]: issued("3 Tahun"), [`${P02}/draft.md`]: draft("2 Tahun") },
      [`${P02}/rev-00.md “Buku” is kept 3 Tahun here and 2 Tahun in ${P01}.`],
    ],
    [
      "alike in force, both drafted otherwise alike",
      {
        [`${P01}/rev-00.md`]: issued("2 Tahun"),
        [`${P02}/rev-00.md`]: issued("2 Tahun"),
        [`${P01}/draft.md`]: draft("3 Tahun"),
        [`${P02}/draft.md`]: draft("3 Tahun"),
      },
      [],
    ],
    [
      "both in force, one drafted with the same difference",
      { [`${P01}/rev-00.md`]: issued("2 Tahun"), [`${P02}/rev-00.md`]: issued("3 Tahun"), [`${P02}/draft.md`]: draft("3 Tahun") },
      [
        `${P02}/draft.md “Buku” is kept 3 Tahun here and 2 Tahun in ${P01}.`,
        `${P02}/rev-00.md “Buku” is kept 3 Tahun here and 2 Tahun in ${P01}.`,
      ],
    ],
  ])("%s", (_, files, expected) => expect(told("record-once", files)).toEqual(expected));
});

describe("SOP409 process-ends", () => {
  const process = (...steps: string[]) =>
    `## Rincian Prosedur\n\n### Keluhan\n\n${steps.map((fields, index) => `#### ${index + 1}. Langkah\n\n${fields}\n`).join("\n")}`;
  const end = "- Lanjut: selesai";
  const by = (code: string) => `- Sesuai: ${code}\n${end}`;
  const drafts = (texts: Record<string, string>) =>
    Object.fromEntries(Object.entries(texts).map(([code, body]) => [`${code}/draft.md`, body]));
  const found = (files: Files, more?: More) =>
    findings("process-ends", files, more).map(({ path, severity, key }) => `${severity} ${path} ${key}`);

  test.each<[string, Record<string, string>, string[]]>([
    [
      "two that are carried out by each other",
      { [P01]: process(by(W10)), [W10]: process(by(P01)) },
      [`error ${P01} endless ${W10}`, `error ${W10} endless ${P01}`],
    ],
    [
      "one that can end without the other",
      { [P01]: process(by(W10)), [W10]: `${process(end)}\n### Lain\n\n#### 2. Lain\n\n${by(P01)}\n` },
      [`warning ${P01} again ${W10}`, `warning ${W10} again ${P01}`],
    ],
    ["one that only cites the other", { [P01]: process(by(W10)), [W10]: `${process(end)}\nLihat ${P01}.\n` }, []],
    [
      "one that goes on to who asked for it",
      { [P01]: process(by(W10)), [W10]: process(`- Lanjut:\n  - Ya → ${P01}\n  - Tidak → selesai`) },
      [],
    ],
    [
      "one that always goes on to who asked for it",
      { [P01]: process(by(W10)), [W10]: process(`- Lanjut: ${P01}`) },
      [`error ${P01} endless ${W10}`, `error ${W10} endless ${P01}`],
    ],
    [
      "who only comes to a ring of others",
      { [P02]: process(by(P01)), [P01]: process(by(W10)), [W10]: process(by(P01)) },
      [`error ${P01} endless ${W10}`, `error ${W10} endless ${P01}`],
    ],
    [
      "a wait that fails",
      { [P01]: process(by(W10)), [W10]: process(`- Sesuai: ${P01}\n- Bila gagal: tak terjawab → 2\n${end}`, end) },
      [`warning ${P01} again ${W10}`, `warning ${W10} again ${P01}`],
    ],
    [
      "one part of several that never ends",
      {
        [P01]: process("- Lanjut: 2 dan 3", `- Sesuai: ${W10}\n- Lanjut: 4`, "- Lanjut: 4", `- Setelah: 2 dan 3\n${end}`),
        [W10]: process(by(P01)),
      },
      [`error ${P01} endless ${W10}`, `error ${W10} endless ${P01}`],
    ],
    [
      "a flow that leads on to one that ends",
      { [P01]: `${process("- Lanjut: Tutup")}\n### Tutup\n\n#### 2. Tutup\n\n${by(W10)}\n`, [W10]: process(`- Sesuai: ${P01}_R1\n${end}`) },
      [],
    ],
    [
      "what never ends within a document (SOP404)",
      { [P01]: process("- Lanjut: 2", `- Sesuai: ${W10}\n- Lanjut: 1`), [W10]: process(`- Lanjut: ${P01}`) },
      [],
    ],
    [
      "a flow that the source lost",
      {
        [P01]: process(by(W10)),
        [W10]: text("transcription: { source: x, gaps: [{ flow: Keluhan, steps: 2-3, why: x }] }", process(by(P01))),
      },
      [],
    ],
    [
      "a step alone, carried out by its own document's step",
      { [P01]: process(`- Sesuai: ${P01}_R2`, by(W10)), [W10]: process(by(`${P01}_R1`)) },
      [`error ${P01} endless ${W10}`, `error ${W10} endless ${P01}`],
    ],
    ["a step that nobody has", { [P01]: process(by(W10)), [W10]: process(by(`${P01}_R7`)) }, []],
  ])("%s", (_, texts, expected) => expect(found(drafts(texts))).toEqual(expected.map((line) => line.replace(/ (\S+) /, " $1/draft.md "))));

  const issued = (body: string) => text("effective: 2025-01-05", body);
  test.each<[string, Files, string[]]>([
    [
      "in force",
      { [`${P01}/rev-00.md`]: issued(process(by(W10))), [`${W10}/rev-00.md`]: issued(process(by(P01))) },
      [`warning ${P01}/rev-00.md endless ${W10}`, `warning ${W10}/rev-00.md endless ${P01}`],
    ],
    [
      "by a draft beside what is in force, at the draft",
      { [`${P01}/draft.md`]: process(by(W10)), [`${W10}/rev-00.md`]: issued(process(by(P01))) },
      [`error ${P01}/draft.md endless ${W10}`],
    ],
    [
      "no longer once the draft is issued",
      {
        [`${P01}/rev-00.md`]: issued(process(by(W10))),
        [`${P01}/draft.md`]: text('revision: "01"', process(end)),
        [`${W10}/rev-00.md`]: issued(process(by(P01))),
      },
      [`warning ${P01}/rev-00.md endless ${W10}`, `warning ${W10}/rev-00.md endless ${P01}`],
    ],
    [
      "only with a draft that its own issued text did without",
      {
        [`${P01}/rev-00.md`]: issued(process(end)),
        [`${P01}/draft.md`]: text('revision: "01"', process(by(W10))),
        [`${W10}/rev-00.md`]: issued(process(by(P01))),
      },
      [`error ${P01}/draft.md endless ${W10}`],
    ],
  ])("%s", (_, files, expected) => expect(found(files)).toEqual(expected));

  test("a ring of hundreds, told at each of its documents", () => {
    const code = (index: number) => `IN.OCC.TELK.W-${String(100 + (index % 700))}`;
    const told = findings(
      "process-ends",
      drafts(Object.fromEntries(Array.from({ length: 700 }, (_, index) => [code(index), process(by(code(index + 1)))]))),
    );
    expect(told).toHaveLength(700);
    expect(told[0]?.message.en).toBe(
      `Step 1 is carried out by “${code(1)}”, which comes back to this document: none of these can ever end.`,
    );
  });

  test("what documents beyond a ring are carried out by is not told of", () => {
    const files = drafts({ [P01]: process(by(P02)), [P02]: process(by(W10)), [W10]: process(end) });
    expect(found(files)).toEqual([]);
  });
});
