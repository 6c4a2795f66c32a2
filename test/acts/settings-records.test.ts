import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { forge, paper, utc } from "./by-hand.ts";
import { approveAll, type Desk, dayFromNow, openDesk, today } from "./controller.ts";

/** Who decides who may decide: settings change by approved records, and nothing else changes them. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await approveAll(desk, "W-01");
  await desk.must("issue", "W-01", "--commit");
  desk.edit("library.yaml", (text) => `${text}settings: { approvals: [approved], holders: { approved: [QMR] } }\n`);
  desk.commit("settings");
  desk.git("branch", "sebelum");
  await desk.must("approve", "--settings", "--as", "approved", "--name", "A.H.", "--commit");
  desk.git("branch", "dasar");
}, 120_000);
afterAll(() => desk.close());

interface Judged {
  check: number | null;
  gate: number | null;
  /** Rules at error, of check and gate together. */
  rules: string[];
}

async function judged(base = "dasar"): Promise<Judged> {
  const [check, gate] = await Promise.all([desk.sop("check", "--json"), desk.sop("gate", "--base", base, "--json")]);
  const errors = [check, gate].flatMap(({ out }) => {
    const { findings } = JSON.parse(out) as { findings: { rule: string; severity: string }[] };
    return findings.filter(({ severity }) => severity === "error").map(({ rule }) => rule);
  });
  return { check: check.status, gate: gate.status, rules: [...new Set(errors)].sort() };
}

/** What is said of a change, which is then taken back. */
async function judge(change: () => unknown): Promise<Judged> {
  try {
    await change();
    return await judged();
  } finally {
    desk.git("reset", "-q", "--hard", "dasar");
    desk.git("clean", "-qfd");
  }
}

async function isInForce(code: string, day: string = today): Promise<boolean> {
  const { out } = await desk.sop("list", "documents", "--date", day, "--json");
  const { rows } = JSON.parse(out) as { rows: { code: string; status: string }[] };
  return rows.some((row) => row.code === code && row.status === "effective");
}

const accepted = `- fingerprint: ${"a1".repeat(16)}\n  rule: SOP504\n  reason: waits for its owner\n`;
const settings = (change: (text: string) => string) => () => desk.edit("library.yaml", change);
const approve = (...words: string[]) => desk.must("approve", "--settings", "--as", "approved", ...words);

test("control is founded over what is there, and nothing of it changes", async () => {
  expect(await judged("sebelum")).toEqual({ check: 0, gate: 0, rules: [] });
  expect(await isInForce("W-01")).toBe(true);
  expect(parse(desk.read("settings/001.yaml"))).toMatchObject({ number: 1, approvals: { approved: { name: "A.H.", date: today } } });
});

test("looking at another day makes no act early, and none that is still to come valid", async () => {
  for (const day of [dayFromNow(-400), dayFromNow(30)]) expect((await desk.sop("check", "--date", day)).status).toBe(0);
  expect(await isInForce("W-01", dayFromNow(-400))).toBe(false);
  desk.write(
    "W-01/events.yaml",
    stringify([{ event: "withdrawn", date: dayFromNow(2), recorded: dayFromNow(2), by: { name: "A.H.", position: "QMR" }, reason: "x" }]),
  );
  const ahead = await desk.sop("check", "--date", dayFromNow(3), "--json");
  expect(ahead.out).toContain("SOP310");
  expect(await isInForce("W-01", dayFromNow(3))).toBe(true);
  desk.git("clean", "-qfd");
});

describe("passes", () => {
  test.each<[string, () => unknown]>([
    ["a name mended in the settings, and approved", () => settings((text) => text.replace("organisation: ", "organisation: PT "))()],
    ["a person who leaves", settings((text) => text.replace("position: VP,", `position: VP, until: ${dayFromNow(-1)},`))],
    ["a person who comes", settings((text) => text.replace("people:\n", "people:\n  - { name: B.B., position: VP }\n"))],
    ["a key of a person", () => desk.write("allowed_signers", "aa@example.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBBBBBBB\n")],
    ["signatures asked for from now on", settings((text) => `${text}signatures: required\n`)],
    ["a rule made quieter", settings((text) => `${text}rules: { SOP504: off }\n`)],
    ["a finding accepted for now", () => desk.write("baseline.yaml", accepted)],
  ])("%s, approved", async (_, change) => {
    expect(
      await judge(async () => {
        await change();
        await approve("--name", "A.H.");
      }),
    ).toEqual({ check: 0, gate: 0, rules: [] });
  });

  test.each<[string, () => unknown]>([
    ["a rule made stricter", settings((text) => `${text}rules: { SOP504: error }\n`)],
    ["an abbreviation", settings((text) => text.replace("abbreviations: [", "abbreviations: [ABC, "))],
    ["another accent of the portal", settings((text) => `${text}portal: { accent: "#0b5394" }\n`)],
  ])("%s, without approval", async (_, change) => {
    expect(await judge(change)).toEqual({ check: 0, gate: 0, rules: [] });
  });

  test("papers taken in with a record that adopts them", async () => {
    const found = await judge(async () => {
      desk.write("W-07/rev-00.md", paper("W-07"));
      desk.write("W-08/rev-00.md", paper("W-08"));
      await approve("--name", "A.H.");
      expect([await isInForce("W-07"), await isInForce("W-08")]).toEqual([true, true]);
      expect(parse(desk.read("settings/002.yaml"))).toMatchObject({ adopted: [{ path: "W-07/rev-00.md" }, { path: "W-08/rev-00.md" }] });
    });
    expect(found.rules.filter((rule) => rule.startsWith("SOP3") || rule.startsWith("SOP8"))).toEqual([]);
  });
});

describe("is stopped", () => {
  test.each<[string, () => unknown, string[]]>([
    [
      "a role dropped",
      settings((text) => `${text}types: { W: { name: Instruksi, approvals: [approved], sections: [] } }\n`),
      ["SOP312", "SOP807"],
    ],
    ["a rule lowered to a warning", settings((text) => `${text}rules: { SOP403: warning }\n`), ["SOP312"]],
    ["another time zone", settings((text) => text.replace(/timeZone: .*/, "timeZone: Pacific/Kiritimati")), ["SOP312"]],
    ["people remapped", settings((text) => text.replace("name: A.A., position: DC", "name: A.A., position: QMR")), ["SOP312"]],
    ["who approves settings widened", settings((text) => text.replace("holders: { approved: [QMR] } }", "holders: {} }")), ["SOP312"]],
    ["roles in another order", settings((text) => `${text}roles: { approved: Setuju, checked: Periksa, prepared: Susun }\n`), ["SOP312"]],
    [
      "a key added",
      () => desk.write("allowed_signers", "ah@example.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAA\n"),
      ["SOP312", "SOP807"],
    ],
    [
      "the record rewritten with the settings",
      () => {
        settings((text) => text.replace("position: DC", "position: QMR"))();
        desk.edit("settings/001.yaml", (text) => text.replace("position: DC", "position: QMR"));
      },
      ["SOP312", "SOP807"],
    ],
    ["a finding accepted for now", () => desk.write("baseline.yaml", accepted), ["SOP312"]],
    [
      "a finding accepted for longer than was approved",
      async () => {
        desk.write("baseline.yaml", `${accepted}  until: ${dayFromNow(30)}\n`);
        await approve("--name", "A.H.");
        desk.write("baseline.yaml", accepted);
      },
      ["SOP312"],
    ],
    ["the record deleted", () => rmSync(join(desk.folder, "settings"), { recursive: true }), ["SOP807"]],
    ["a record approved by somebody without the right", () => forge(desk, utc, { name: "A.A.", position: "DC", date: today }), ["SOP312"]],
    ["a record approved by a name nobody listed", () => forge(desk, utc, { name: "X.Y.", position: "QMR", date: today }), ["SOP312"]],
    ["a record approved tomorrow", () => forge(desk, () => {}, { name: "A.H.", position: "QMR", date: dayFromNow(1) }), ["SOP312"]],
    [
      "a record with the approval of another one",
      () => {
        const { approvals } = parse(desk.read("settings/001.yaml")) as { approvals: { approved: Record<string, unknown> } };
        settings((text) => `${text}signatures: optional\nrules: { SOP802: off }\n`)();
        forge(desk, (record) => Object.assign(record["settings"] as object, { rules: { SOP802: "off" } }), approvals.approved);
      },
      ["SOP312"],
    ],
    [
      "a number left out",
      () => forge(desk, (record) => Object.assign(record, { number: 3 }), { name: "A.H.", position: "QMR", date: today }),
      ["SOP312"],
    ],
    ["a record that can't be read", () => desk.write("settings/002.yaml", "number: 2\nsettings: [\n"), ["SOP312"]],
    ["a paper that no record adopts", () => desk.write("W-07/rev-00.md", paper("W-07")), ["SOP310"]],
    [
      "a paper after something was issued",
      async () => {
        desk.write("W-01/rev-01.md", paper("W-01").replace('"00"', '"01"'));
        await approve("--name", "A.H.");
      },
      ["SOP310"],
    ],
    [
      "an event by somebody nobody listed",
      () =>
        desk.write(
          "W-01/events.yaml",
          `- { event: withdrawn, date: ${today}, recorded: ${today}, by: { name: X.Y., position: QMR }, reason: x }\n`,
        ),
      ["SOP310"],
    ],
    [
      "new rights used in the change that gives them",
      async () => {
        settings((text) => text.replace("people:\n", "people:\n  - { name: B.B., position: QMR }\n"))();
        await approve("--name", "A.H.");
        desk.write(
          "W-01/events.yaml",
          `- { event: withdrawn, date: ${today}, recorded: ${today}, by: { name: B.B., position: QMR }, reason: x }\n`,
        );
      },
      ["SOP310"],
    ],
    ["a library.yaml below, that covers nothing yet", () => desk.write("lama/library.yaml", "organisation: Lain\n"), ["SOP808"]],
  ])("%s", async (_, change, rules) => {
    const found = await judge(change);
    expect(found.gate).toBe(1);
    expect(found.rules).toEqual(expect.arrayContaining(rules));
  });

  test("the library moved, an issued text edited on the way", async () => {
    try {
      mkdirSync(join(desk.folder, "baru"));
      for (const name of ["library.yaml", "W-01", "P-01", "settings"]) renameSync(join(desk.folder, name), join(desk.folder, "baru", name));
      desk.edit("baru/W-01/rev-00.md", (text) => text.replace("## Tujuan\n", "## Tujuan\n\nLain.\n"));
      desk.git("add", "--all");
      const gate = await desk.sop("gate", "--base", "dasar", "--library", "baru", "--json");
      const { findings } = JSON.parse(gate.out) as { findings: { rule: string }[] };
      expect(gate.status).toBe(1);
      expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["SOP801", "SOP808"]));
    } finally {
      desk.git("reset", "-q", "--hard", "dasar");
      desk.git("clean", "-qfd");
    }
  });
});

test("where nobody is left, the library is founded anew: never through the gate, and shown for ever", async () => {
  try {
    desk.edit("library.yaml", (text) =>
      text
        .replace("position: QMR,", `position: QMR, until: ${dayFromNow(-1)},`)
        .replace("people:\n", "people:\n  - { name: B.B., position: QMR }\n"),
    );
    const unentitled = await desk.sop("approve", "--settings", "--as", "approved", "--name", "B.B.");
    expect(unentitled.status).toBe(2);
    await desk.must("approve", "--settings", "--as", "approved", "--name", "B.B.", "--refound", "A.H. berhenti");
    const found = await judged();
    expect([found.check, found.gate, found.rules]).toEqual([0, 1, ["SOP807"]]);
    expect((await desk.sop("check")).out.replace(/\s+/g, " ")).toContain(
      "founded anew here, since nobody was left who might approve: A.H. berhenti.",
    );
  } finally {
    desk.git("reset", "-q", "--hard", "dasar");
    desk.git("clean", "-qfd");
  }
});

describe("approve --settings refuses", () => {
  test.each<[string, string[], RegExp]>([
    ["a role that does not approve settings", ["--as", "prepared", "--name", "A.H."], /does not approve settings; those that do: approved/],
    ["what has no right", ["--as", "approved", "--name", "A.A."], /would have no effect: .*DC/],
    ["what changes nothing", ["--as", "approved", "--name", "A.H."], /there is nothing new to approve/],
    ["a document beside", ["W-01", "--as", "approved", "--name", "A.H."], /either the document/],
  ])("%s", async (_, words, said) => {
    if (words[1] !== "approved" || words[3] === "A.A.")
      desk.edit("library.yaml", (text) => text.replace("organisation: ", "organisation: PT "));
    const { status, err } = await desk.sop("approve", "--settings", ...words);
    desk.git("reset", "-q", "--hard", "dasar");
    expect(status).toBe(2);
    expect(err.replace(/\s+/g, " ")).toMatch(said);
  });
});
