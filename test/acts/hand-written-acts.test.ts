import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256Of } from "../../core/sha256.ts";
import { paper } from "./by-hand.ts";
import { approveAll, type Desk, dayFromNow, openDesk, today } from "./controller.ts";

/** What somebody writes into the files by hand, without right: it changes nothing of what is in force, and is said. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await approveAll(desk, "W-01");
  await desk.must("issue", "W-01", "--commit");
  desk.git("branch", "dasar");
}, 60_000);
afterAll(() => desk.close());

/** Whose act it is, as one line of YAML. */
const by = (name: string, position: string) => `by: { name: ${name}, position: ${position} }`;
const qmr = by("A.H.", "QMR");

async function inForce(): Promise<string | undefined> {
  const { out } = await desk.sop("list", "documents", "--json");
  const { rows } = JSON.parse(out) as { rows: { code: string; status: string }[] };
  return rows.find(({ code }) => code.endsWith("W-01"))?.status;
}

/** What check and gate say, each as its exit status and the rules at error. */
async function judged(): Promise<{ check: number | null; gate: number | null; rules: string[] }> {
  const check = await desk.sop("check", "--json");
  const gate = await desk.sop("gate", "--base", "dasar", "--json");
  const errors = (text: string) =>
    (JSON.parse(text) as { findings: { rule: string; severity: string }[] }).findings.filter(({ severity }) => severity === "error");
  return { check: check.status, gate: gate.status, rules: [...new Set(errors(gate.out).map(({ rule }) => rule))].sort() };
}

async function withFile(path: string, text: string, look: () => Promise<void>): Promise<void> {
  desk.write(path, text);
  try {
    await look();
  } finally {
    desk.git("reset", "-q", "--hard", "dasar");
    desk.git("clean", "-qfd");
  }
}

describe("an event without right", () => {
  const stamp = `date: ${today}, recorded: ${today}`;
  test.each<[string, string, { check: number }]>([
    ["cancelled after it came into force", `event: cancelled, ${stamp}, ${qmr}, revision: "00", reason: x`, { check: 1 }],
    ["withdrawn in the past without a reason", `event: withdrawn, date: 2020-01-05, recorded: ${today}, ${qmr}, reason: x`, { check: 1 }],
    ["withdrawn a year ahead", `event: withdrawn, date: ${dayFromNow(365)}, recorded: ${today}, ${qmr}, reason: x`, { check: 1 }],
    ["written down tomorrow", `event: withdrawn, date: ${dayFromNow(1)}, recorded: ${dayFromNow(1)}, ${qmr}, reason: x`, { check: 1 }],
    ["a review that is still to come", `event: reviewed, date: ${dayFromNow(9)}, recorded: ${today}, ${qmr}, result: keep`, { check: 1 }],
    ["brought back though it was not withdrawn", `event: reinstated, ${stamp}, ${qmr}, reason: x`, { check: 1 }],
    [
      "corrected though it is no transcription",
      `event: corrected, ${stamp}, ${qmr}, revision: "00", from: sha256:${"a".repeat(64)}, to: sha256:${"b".repeat(64)}, reason: x`,
      { check: 1 },
    ],
    ["an annulment of what is not there", `event: annulled, ${stamp}, ${qmr}, act: sha256:${"c".repeat(64)}, reason: x`, { check: 1 }],
  ])("%s", async (_, event, { check }) => {
    await withFile("W-01/events.yaml", `- { ${event} }\n`, async () => {
      expect(await inForce()).toBe("effective");
      expect(await judged()).toMatchObject({ check, gate: 1, rules: expect.arrayContaining(["SOP310"]) });
    });
  });

  test.each([
    ["by nobody in the list", by("Siapa", "QMR")],
    ["by somebody in a position nobody gave him", by("A.A.", "QMR")],
    ["by a name with a letter of another script", by("А.H.", "QMR")],
  ])("%s: check can't judge it while no settings are approved, the gate can", async (_, who) => {
    await withFile("W-01/events.yaml", `- { event: reviewed, ${stamp}, ${who}, result: keep }\n`, async () => {
      expect(await judged()).toEqual({ check: 0, gate: 1, rules: ["SOP310"] });
    });
  });

  test("one that does not say when it was written down, or says so of long ago", async () => {
    await withFile("W-01/events.yaml", `- { event: reviewed, date: ${today}, ${qmr}, result: keep }\n`, async () => {
      expect(await judged()).toMatchObject({ gate: 1, rules: ["SOP310"] });
    });
    const old = dayFromNow(-40);
    await withFile("W-01/events.yaml", `- { event: reviewed, date: ${old}, recorded: ${old}, ${qmr}, result: keep }\n`, async () => {
      expect(await judged()).toMatchObject({ gate: 1, rules: ["SOP804"] });
      desk.commit("terlambat");
      await desk.must("admit", "W-01", "--event", "1", "--reason", "Cabang tertunda");
      expect(await judged()).toMatchObject({ gate: 0, rules: [] });
    });
  });

  test("what is not late is not admitted: it would hold from today only, and the gate would close", async () => {
    await withFile("W-01/events.yaml", `- { event: reviewed, ${stamp}, ${qmr}, result: keep }\n`, async () => {
      for (const named of [
        ["--event", "1"],
        ["--revision", "00"],
      ]) {
        const { status, err } = await desk.sop("admit", "W-01", ...named, "--reason", "x");
        expect([status, err]).toEqual([
          2,
          expect.stringMatching(/^sop: .* of W-01 is not late: it was written down no more than 14 days ago/),
        ]);
      }
    });
  });

  test("approvals of long ago are admitted by naming the revision, in a draft and once it is issued", async () => {
    await withFile("catatan.txt", "", async () => {
      await approveAll(desk, "P-01");
      desk.edit("P-01/draft.md", (text) => text.replaceAll(today, dayFromNow(-40)));
      desk.commit("terlambat");
      expect(await judged()).toMatchObject({ gate: 1, rules: ["SOP802"] });
      await desk.must("admit", "P-01", "--revision", "00", "--reason", "Cabang tertunda", "--commit");
      expect(await judged()).toMatchObject({ gate: 0, rules: [] });
      desk.git("reset", "-q", "--hard", "HEAD~1");
      await desk.must("issue", "P-01", "--commit");
      expect(await judged()).toMatchObject({ gate: 1, rules: ["SOP802"] });
      await desk.must("admit", "P-01", "--revision", "00", "--reason", "Cabang tertunda");
      expect(await judged()).toMatchObject({ gate: 0, rules: [] });
    });
  });

  test("is no error any more once whoever may has annulled it, and what holds can't be annulled", async () => {
    await withFile("W-01/events.yaml", `- { event: reinstated, ${stamp}, ${qmr}, reason: x }\n`, async () => {
      desk.commit("keliru");
      await desk.must("annul", "W-01", "--event", "1", "--reason", "Salah dokumen");
      expect(await judged()).toEqual({ check: 0, gate: 0, rules: [] });
      desk.commit("batal");
      const again = await desk.sop("annul", "W-01", "--event", "2", "--reason", "x");
      expect([again.status, again.err]).toEqual([2, expect.stringContaining("would have no effect")]);
      const unknown = await desk.sop("annul", "W-01", "--event", "9", "--reason", "x");
      expect([unknown.status, unknown.err]).toEqual([2, expect.stringContaining("What there is:\n")]);
    });
  });
});

describe("an issued file that is not what was issued", () => {
  const issuedText = () => desk.read("W-01/rev-00.md");

  test.each<[string, () => [string, string]]>([
    ["its text", () => ["W-01/rev-00.md", issuedText().replace(/\n$/, "\nTambahan.\n")]],
    [
      "the day its record names",
      () => ["W-01/rev-00/issued.yaml", desk.read("W-01/rev-00/issued.yaml").replace(/file: sha256:.{8}/, "file: sha256:00000000")],
    ],
  ])("%s: it is in doubt, shown so everywhere, and is not published", async (_, altered) => {
    const [path, text] = altered();
    await withFile(path, text, async () => {
      expect(await inForce()).toBe("doubtful");
      expect((await desk.sop("check")).status).toBe(1);
      expect((await desk.sop("show", "W-01", "--revision", "00")).out).toContain("in doubt");
      expect((await desk.sop("show", "W-01")).out).toContain("in doubt");
      const on = await desk.sop("show", "W-01", "--at", today);
      expect([on.status, on.err]).toEqual([2, expect.stringMatching(/Nothing of W-01 was in force on \S+\. It is in doubt: rev-00\.md/)]);
      expect((await desk.sop("flow", "W-01", "1")).err).toBe("▲ W-01 revision 00: in doubt.\n");
      const exported = await desk.sop("export", "W-01", "--format", "docx");
      expect([exported.status, exported.err]).toEqual([
        2,
        expect.stringMatching(/Nothing of W-01 is in force on \S+\. It is in doubt: rev-00\.md/),
      ]);
      const named = await desk.sop("export", "W-01", "--revision", "00", "--format", "docx", "--out", `../${sha256Of(text)}.docx`);
      expect(named.out).toContain("W-01 revision 00 (in doubt): ");
      const published = await desk.sop("build", "--publish", "--out", "../terbit");
      expect([published.status, published.err]).toEqual([2, expect.stringContaining("Nothing was published")]);
    });
  });

  test("a revision approved by nobody never was in force; the one before it stays", async () => {
    const next = issuedText()
      .replace('revision: "00"', 'revision: "01"')
      .replace(/approvals:[\s\S]*?\nparties/, "approvals: {}\nparties");
    await withFile("W-01/rev-01.md", next, async () => {
      desk.write("W-01/rev-01/issued.yaml", desk.read("W-01/rev-00/issued.yaml").replace(/^file: .*$/m, `file: ${sha256Of(next)}`));
      expect(await inForce()).toBe("effective");
      expect(await judged()).toMatchObject({ check: 1, gate: 1, rules: expect.arrayContaining(["SOP310", "SOP802"]) });
    });
  });

  test("an issue whose text is gone leaves the document in doubt, not the revision before it in force", async () => {
    await withFile("W-01/rev-01/issued.yaml", desk.read("W-01/rev-00/issued.yaml"), async () => {
      expect(await inForce()).toBe("doubtful");
      expect((await desk.sop("check")).status).toBe(1);
    });
  });
});

describe("a paper that says it was approved on a day to come", () => {
  const early = async (...flags: string[]) => {
    const { out } = await desk.sop("check", ...flags, "--json");
    const { findings } = JSON.parse(out) as { findings: { rule: string; path: string; message: string }[] };
    return findings
      .filter(({ rule, message }) => rule === "SOP302" && message.includes("in the future"))
      .map(({ path, message }) => `${path} ${message}`);
  };
  const ahead = paper("P-05").replace("QMR, date: 2020-01-01", "QMR, date: 2091-01-01");

  test("is found whatever day is asked about, also by what was kept", async () => {
    await withFile("P-05/rev-00.md", ahead, async () => {
      const found = [expect.stringMatching(new RegExp(`^P-05/rev-00.md .*2091-01-01.*${today}`))];
      for (const flags of [
        [],
        ["--date", "2019-06-01"],
        ["--date", "2095-06-01"],
        [],
        ["--no-cache"],
        ["--date", "2095-06-01", "--no-cache"],
      ])
        expect(await early(...flags), flags.join(" ")).toEqual(found);
    });
  });

  test("what was approved today is not early where an earlier day is asked about", async () => {
    expect(await early("--date", dayFromNow(-400))).toEqual([]);
  });

  test("is mended by a correction, and none brings it", async () => {
    await withFile("P-05/rev-00.md", paper("P-05"), async () => {
      desk.commit("kertas");
      desk.write("P-05/rev-00.md", ahead);
      const refused = await desk.sop("correct", "P-05", "--reason", "x", "--name", "A.H.");
      expect([refused.status, refused.err]).toEqual([2, expect.stringMatching(/P-05\/rev-00\.md:10:\d+ {2}SOP302/)]);
      expect(Object.keys(desk.files())).not.toContain("P-05/events.yaml");
      desk.commit("kertas dengan tanggal keliru");
      desk.write("P-05/rev-00.md", paper("P-05"));
      await desk.must("correct", "P-05", "--reason", "Tahun salah ketik", "--name", "A.H.");
      expect(await early()).toEqual([]);
    });
  });
});
