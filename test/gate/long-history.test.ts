import { afterAll, beforeAll, expect, test } from "vitest";
import { paper } from "../acts/by-hand.ts";
import { approveAll, type Desk, dayFromNow, openDesk } from "../acts/controller.ts";

/** A library's honest life, change after change: the gate stays silent at each, and over all of them since control began at once. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
afterAll(() => desk.close());

const asQmr = ["--name", "A.H."];
const settle = () => desk.must("approve", "--settings", "--as", "approved", ...asQmr, "--commit");
const say = (text: string) => desk.edit("W-01/draft.md", (draft) => draft.replace("## Tujuan\n", `## Tujuan\n\n${text}\n`));

/** Each a change that comes to the gate by itself. */
const life: readonly [string, () => unknown][] = [
  ["control begins", settle],
  ["a first instruction is approved", () => approveAll(desk, "W-01")],
  ["and issued", () => desk.must("issue", "W-01", "--commit")],
  ["the procedure too", () => approveAll(desk, "P-01")],
  ["and is issued", () => desk.must("issue", "P-01", "--commit")],
  ["a copy goes to the counter", () => desk.must("copies", "W-01", "--issue", "1", "--location", "Loket", "--commit")],
  ["a review", () => desk.must("review", "W-01", "--result", "revise", "--commit")],
  ["a revision is begun", () => desk.must("bump", "W-01", "--change", "Kalimat", "--commit")],
  [
    "its text is written",
    () => {
      say("Menurut kebutuhan pelanggan.");
      desk.commit("Edit");
    },
  ],
  ["it is signed once", () => desk.must("approve", "W-01", "--as", "prepared", "--commit")],
  ["sent back", () => desk.must("reject", "W-01", "--as", "checked", "--reason", "Kurang jelas", "--name", "S.S.", "--commit")],
  [
    "mended",
    () => {
      say("Untuk setiap pelanggan.");
      desk.commit("Mend");
    },
  ],
  ["signed by all", () => approveAll(desk, "W-01")],
  ["issued for next week", () => desk.must("issue", "W-01", "--effective", dayFromNow(7), "--commit")],
  [
    "and stopped before it comes into force",
    () => desk.must("cancel", "W-01", "--revision", "01", "--reason", "Terlalu cepat", ...asQmr, "--commit"),
  ],
  [
    "a person comes and a rule is made quieter",
    async () => {
      desk.edit(
        "library.yaml",
        (text) => `${text.replace("people:\n", "people:\n  - { name: B.B., position: VP }\n")}rules: { SOP504: off }\n`,
      );
      await settle();
    },
  ],
  [
    "a paper is typed over",
    async () => {
      desk.write("W-09/rev-00.md", paper("W-09"));
      await settle();
      desk.commit("Paper");
    },
  ],
  [
    "an instruction is withdrawn",
    () => desk.must("withdraw", "W-09", "--reason", "Layanan berakhir", "--replaced-by", "W-01", ...asQmr, "--commit"),
  ],
  ["and brought back", () => desk.must("reinstate", "W-09", "--reason", "Keliru", ...asQmr, "--commit")],
  ["another revision", () => desk.must("bump", "P-01", "--change", "Judul", "--commit")],
  ["approved", () => approveAll(desk, "P-01")],
  ["issued", () => desk.must("issue", "P-01", "--commit")],
  ["the copy comes back", () => desk.must("copies", "W-01", "--recall", "1", "--commit")],
];

test("no more is said of any change, or of all of them, than what a reviewer has to see", async () => {
  let founded: string | undefined;
  const said: string[] = [];
  const judge = async (what: string, base: string) => {
    const { status, out } = await desk.sop("gate", "--base", base, "--json");
    const { findings } = JSON.parse(out) as { findings: { rule: string; severity: string; message: string }[] };
    const loud = findings.filter(({ rule, severity }) => /SOP[38]/.test(rule) && severity !== "note");
    said.push(...loud.map(({ rule, message }) => `${what}: ${rule} ${message}`));
    const errors = findings.filter(({ severity }) => severity === "error").map(({ rule, message }) => `${rule} ${message}`);
    expect([what, status, errors]).toEqual([what, 0, []]);
  };
  for (const [what, happens] of life) {
    const before = desk.git("rev-parse", "HEAD").trim();
    await happens();
    expect(desk.git("status", "--porcelain")).toBe("");
    await judge(what, before);
    founded ??= desk.git("rev-parse", "HEAD").trim();
  }
  await judge("all of it", founded ?? "");
  const [quieter, letIn] = [
    "SOP807 SOP504 is lowered to “off”.",
    "SOP802 Revision 00 is accepted as a transcription (map 3); nothing proves what was approved.",
  ];
  expect(said).toEqual([
    `a person comes and a rule is made quieter: ${quieter}`,
    `a paper is typed over: ${letIn}`,
    `all of it: ${letIn}`,
    `all of it: ${quieter}`,
  ]);
  // git takes a dot off the end of a name.
  const verified = await desk.must("verify", "W-01");
  expect(verified.out).toContain("committed by A.A <aa@example.org>");
}, 120_000);
