import { mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { digestOfAct, digestOfApproval } from "../../../core/control/canonical.ts";
import type { Approval } from "../../../schemas/front-matter.ts";
import { forge, paper, utc } from "../../acts/by-hand.ts";
import { type Desk, dayFromNow, today } from "../../acts/controller.ts";
import { addSettings, asQmr, type Deed, edit, event, issueByHand, linked, picture, qmr, settings, sheet, stamp } from "./library.ts";

const remove =
  (...paths: string[]) =>
  (desk: Desk) =>
    paths.map((path) => rmSync(join(desk.folder, path), { recursive: true }));
const move = (from: string, to: string) => (desk: Desk) => renameSync(join(desk.folder, from), join(desk.folder, to));
const bumped = (desk: Desk, code = "W-03") => desk.must("bump", code, "--change", "Kalimat", "--commit");
const approvalsOf = (text: string) => /approvals:\n(?: .*\n)*/.exec(text)?.[0] ?? "";

/** A bumped and approved draft of W-03, altered before it is issued by hand. */
async function issuedBut(desk: Desk, change: (text: string) => string, over: Record<string, unknown> = {}): Promise<void> {
  await bumped(desk);
  for (const [role, ...who] of [["prepared"], ["checked", "--name", "S.S."], ["approved", ...asQmr]] as const)
    await desk.must("approve", "W-03", "--as", role, ...who, "--commit");
  const text = desk.read("W-03/draft.md").replace(/^revision: .*\n/m, (line) => `${line}effective: ${today}\n`);
  rmSync(join(desk.folder, "W-03/draft.md"));
  issueByHand(desk, "W-03", "01", change(text), over);
}

export const attacks: readonly Deed[] = [
  // What was issued
  { what: "a word of an issued text edited", does: edit("W-01/rev-01.md", "Menjamin", "menjamin") },
  { what: "the title of an issued text edited", does: edit("W-01/rev-01.md", /title: .*/, "title: Lain") },
  { what: "the day it comes into force moved", does: edit("W-02/rev-01.md", /effective: .*/, `effective: ${today}`) },
  { what: "the name of an approver changed", does: edit("W-01/rev-01.md", "name: A.H.", "name: D.D.") },
  { what: "who issued it changed", does: edit("W-01/rev-01/issued.yaml", "name: A.A.", "name: S.S.") },
  {
    what: "a text and the hash of its issue edited",
    does: (desk) => issueByHand(desk, "W-01", "01", desk.read("W-01/rev-01.md").replace("Menjamin", "menjamin")),
  },
  { what: "a superseded text edited", does: edit("W-01/rev-00.md", "Menjamin", "menjamin") },
  { what: "an adopted text from paper edited", does: edit("P-07/rev-00.md", "dari kertas", "dari map") },
  { what: "an issued text deleted", does: remove("W-01/rev-01.md") },
  { what: "an issue's record deleted", does: remove("W-01/rev-01/issued.yaml") },
  { what: "a revision deleted with its record", does: remove("W-01/rev-01.md", "W-01/rev-01") },
  { what: "a document deleted", does: remove("W-03") },
  { what: "a document's folder renamed", does: move("W-03", "arsip") },
  { what: "a revision given another number", does: move("W-03/rev-00.md", "W-03/rev-05.md") },
  { what: "a revision renamed in case only", does: move("W-03/rev-00.md", "W-03/REV-00.md") },
  { what: "a picture edited", does: (desk) => desk.write("W-01/assets/denah.svg", picture.replace("9", "8")) },
  { what: "a picture deleted", does: remove("W-01/assets/denah.svg") },
  { what: "a linked file altered", does: (desk) => desk.write(linked, "loket,jam\n1,09.00\n") },
  { what: "a linked file deleted", does: remove(linked) },
  {
    what: "a linked file exchanged for a link to another",
    does: (desk) => {
      remove(linked)(desk);
      symlinkSync("../../library.yaml", join(desk.folder, linked));
    },
  },
  { what: "a signed sheet altered", does: (desk) => desk.write(sheet, "%PDF-1.4 another sheet\n") },
  { what: "a signed sheet deleted", does: remove(sheet) },
  {
    what: "a text replaced by a link to another",
    does: (desk) => {
      remove("W-03/rev-00.md")(desk);
      symlinkSync("../W-01/rev-00.md", join(desk.folder, "W-03/rev-00.md"));
    },
  },
  {
    what: "a second folder with the code of a document",
    does: (desk) => desk.write("W-03b/rev-01.md", desk.read("W-03/rev-00.md").replace('"00"', '"01"')),
  },
  {
    what: "a folder that is another one's where letter case is not told apart",
    does: (desk) => desk.write("w-03/draft.md", desk.read("W-04/draft.md").replaceAll("W-04", "W-31")),
  },
  {
    what: "a document kept in another repository, of which this one has the address only",
    does: (desk) => {
      mkdirSync(join(desk.folder, "W-32"));
      desk.git("update-index", "--add", "--cacheinfo", `160000,${desk.git("rev-parse", "HEAD").trim()},W-32`);
    },
  },
  {
    what: "two pictures of one name, the accent written in two ways",
    does: (desk) => ["re\u0301ng", "r\u00e9ng"].map((name) => desk.write(`W-01/assets/${name}.svg`, picture.replace("9", name))),
  },
  {
    what: "a change that was cut off, for other machines to finish",
    does: (desk) => {
      const entry = { kind: "write", path: ".git/hooks/post-commit", after: `sha256:${"0".repeat(64)}`, index: 0, keep: false };
      desk.write(".sop/journal.json", JSON.stringify([entry]));
      desk.write(".sop/new/0", "#!/bin/sh\n");
    },
  },
  { what: "a filter put on the way of pictures", does: (desk) => desk.write(".gitattributes", "*.svg filter=other\n") },
  {
    what: "a withdrawal in events.yml, which nobody reads",
    does: (desk) => desk.write("W-01/events.yml", `- { event: withdrawn, ${stamp}, ${qmr}, reason: x }\n`),
  },
  { what: "settings in library.yml, which nobody reads", does: (desk) => desk.write("library.yml", desk.read("library.yaml")) },
  { what: "a settings record under another ending", does: (desk) => desk.write("settings/002.yml", desk.read("settings/001.yaml")) },
  // Events
  { what: "cancelled after it came into force", does: event("W-01", `event: cancelled, ${stamp}, ${qmr}, revision: "01", reason: x`) },
  {
    what: "withdrawn by nobody in the list",
    does: event("W-01", `event: withdrawn, ${stamp}, by: { name: X.Y., position: QMR }, reason: x`),
  },
  {
    what: "withdrawn by a position without the right",
    does: event("W-01", `event: withdrawn, ${stamp}, by: { name: A.A., position: DC }, reason: x`),
  },
  {
    what: "withdrawn by a name in other letters",
    does: event("W-01", `event: withdrawn, ${stamp}, by: { name: "\u0410.H.", position: QMR }, reason: x`),
  },
  {
    what: "withdrawn in the past without a reason",
    does: event("W-01", `event: withdrawn, date: 2020-01-05, recorded: ${today}, ${qmr}, reason: x`),
  },
  {
    what: "what was issued sent back, in the name of a draft",
    does: (desk) => {
      const { approvals } = parse(desk.read("W-01/rev-01.md").split("---\n")[1] ?? "") as { approvals: Record<string, Approval> };
      const voids = Object.entries(approvals).map((given) => digestOfApproval(...given));
      const who = "by: { name: S.S., position: VP }, role: checked";
      event("W-01", `event: rejected, ${stamp}, ${who}, revision: "09", reason: x, voids: [${voids.join(", ")}]`)(desk);
    },
  },
  {
    what: "an approval of a draft that was sent back, brought back",
    does: async (desk) => {
      await desk.must("approve", "W-04", "--as", "prepared", "--name", "A.A.", "--commit");
      const approved = desk.read("W-04/draft.md");
      await desk.must("reject", "W-04", "--as", "prepared", "--reason", "x", "--name", "A.A.", "--commit");
      desk.write("W-04/draft.md", approved);
    },
  },
  {
    what: "cancelled, and its text moved ahead so that it could be",
    does: (desk) => {
      edit("W-01/rev-01.md", /effective: .*/, `effective: ${dayFromNow(9)}`)(desk);
      event("W-01", `event: cancelled, ${stamp}, ${qmr}, reason: x, revision: "01"`)(desk);
    },
  },
  {
    what: "an act that holds already, admitted so that it counts from today only",
    does: (desk) => {
      const [held] = parse(desk.read("W-03/events.yaml")) as unknown[];
      event("W-03", `event: admitted, ${stamp}, ${qmr}, act: "${digestOfAct(held)}", reason: x`)(desk);
    },
  },
  {
    what: "approvals of a month ago, by whoever held the roles then",
    does: async (desk) => {
      for (const [role, ...who] of [["prepared"], ["checked", "--name", "S.S."], ["approved", ...asQmr]] as const)
        await desk.must("approve", "W-04", "--as", role, ...who, "--commit");
      desk.edit("W-04/draft.md", (text) => text.replaceAll(today, dayFromNow(-25)));
      desk.commit("Approved");
      await desk.must("issue", "W-04");
    },
  },
  {
    what: "withdrawn a year ahead",
    does: event("W-01", `event: withdrawn, date: ${dayFromNow(365)}, recorded: ${today}, ${qmr}, reason: x`),
  },
  {
    what: "an event of tomorrow",
    does: event("W-01", `event: withdrawn, date: ${dayFromNow(1)}, recorded: ${dayFromNow(1)}, ${qmr}, reason: x`),
  },
  {
    what: "an event recorded before control began",
    does: event("W-01", `event: withdrawn, date: 2026-01-05, recorded: 2026-01-05, ${qmr}, reason: x`),
  },
  { what: "an event without the day it was recorded", does: event("W-01", `event: withdrawn, date: ${today}, ${qmr}, reason: x`) },
  { what: "brought back though it was not withdrawn", does: event("W-01", `event: reinstated, ${stamp}, ${qmr}, reason: x`) },
  {
    what: "corrected though it is no transcription",
    does: (desk) => {
      edit("W-01/rev-01.md", "Menjamin", "menjamin")(desk);
      event(
        "W-01",
        `event: corrected, ${stamp}, ${qmr}, revision: "01", from: sha256:${"a".repeat(64)}, to: sha256:${"b".repeat(64)}, reason: x`,
      )(desk);
    },
  },
  {
    what: "a review that is still to come",
    does: event("W-01", `event: reviewed, date: ${dayFromNow(9)}, recorded: ${today}, ${qmr}, result: keep`),
  },
  {
    what: "an annulment of what is not there",
    does: event("W-01", `event: annulled, ${stamp}, ${qmr}, act: sha256:${"c".repeat(64)}, reason: x`),
  },
  { what: "an entry of events edited", does: edit("W-03/events.yaml", "keep", "revise") },
  { what: "events deleted", does: remove("W-03/events.yaml") },
  { what: "events that can't be read", does: (desk) => desk.write("W-01/events.yaml", "- { event: withdrawn\n") },
  // Revisions
  {
    what: "a revision issued without approvals",
    does: (desk) =>
      issueByHand(
        desk,
        "W-03",
        "01",
        desk
          .read("W-03/rev-00.md")
          .replace('"00"', '"01"')
          .replace(/approvals:\n(?: .*\n)*/, "approvals: {}\n"),
      ),
  },
  {
    what: "a revision with the approvals of the one before",
    does: (desk) =>
      issueByHand(
        desk,
        "W-03",
        "01",
        desk
          .read("W-03/rev-00.md")
          .replace(/^revision: .*/m, 'revision: "01"')
          .replace("Menjamin", "menjamin"),
      ),
  },
  {
    what: "a revision with the approvals of another document",
    does: async (desk) => {
      await bumped(desk);
      const text = desk.read("W-03/draft.md").replace("approvals: {}\n", approvalsOf(desk.read("W-01/rev-01.md")));
      rmSync(join(desk.folder, "W-03/draft.md"));
      issueByHand(desk, "W-03", "01", text);
    },
  },
  { what: "a text changed between approval and issue", does: (desk) => issuedBut(desk, (text) => text.replace("Menjamin", "menjamin")) },
  { what: "one approval left out", does: (desk) => issuedBut(desk, (text) => text.replace(/ {2}checked:\n(?: {4}.*\n)*/, "")) },
  {
    what: "an approver without the right",
    does: (desk) => issuedBut(desk, (text) => text.replace(/name: A\.H\.\n( *)position: QMR/, "name: S.S.\n$1position: VP")),
  },
  {
    what: "an approval on a sheet that is another",
    does: (desk) => {
      const path = `assets/evidence-${"a".repeat(16)}.pdf`;
      desk.write(`W-03/${path}`, "%PDF-1.4 a sheet of somebody\n");
      const file = `evidenceFile: { path: ${path}, digest: sha256:${"a".repeat(64)} }`;
      return issuedBut(desk, (text) => text.replace(/name: A\.H\.\n( *)/, `name: A.H.\n$1${file}\n$1`));
    },
  },
  {
    what: "an approval on a sheet that is not there",
    does: (desk) => {
      const file = `evidenceFile: { path: assets/evidence-${"a".repeat(16)}.pdf, digest: sha256:${"a".repeat(64)} }`;
      return issuedBut(desk, (text) => text.replace(/name: A\.H\.\n( *)/, `name: A.H.\n$1${file}\n$1`));
    },
  },
  { what: "an approver nobody listed", does: (desk) => issuedBut(desk, (text) => text.replace("name: A.H.", "name: X.Y.")) },
  {
    what: "one person in roles kept apart",
    does: (desk) => issuedBut(desk, (text) => text.replace(/name: A\.A\.\n( *)position: DC/, "name: A.H.\n$1position: QMR")),
  },
  { what: "approved tomorrow", does: (desk) => issuedBut(desk, (text) => text.replaceAll(`date: ${today}`, `date: ${dayFromNow(1)}`)) },
  { what: "issued a month ago", does: (desk) => issuedBut(desk, (text) => text, { date: dayFromNow(-30) }) },
  { what: "issued tomorrow", does: (desk) => issuedBut(desk, (text) => text, { date: dayFromNow(1) }) },
  {
    what: "in force before its approvals",
    does: (desk) => issuedBut(desk, (text) => text.replace(/^effective: .*/m, `effective: ${dayFromNow(-5)}`)),
  },
  {
    what: "in force in a year, without a reason",
    does: (desk) => issuedBut(desk, (text) => text.replace(/^effective: .*/m, `effective: ${dayFromNow(365)}`)),
  },
  {
    what: "a number left out",
    does: async (desk) => {
      await issuedBut(desk, (text) => text);
      move("W-03/rev-01.md", "W-03/rev-02.md")(desk);
      move("W-03/rev-01", "W-03/rev-02")(desk);
    },
  },
  { what: "a text called a paper that no record adopts", does: (desk) => desk.write("W-09/rev-00.md", paper("W-09")) },
  { what: "a revision called a paper after an issue", does: (desk) => desk.write("W-03/rev-01.md", paper("W-03").replace('"00"', '"01"')) },
  // Who decides who may decide
  { what: "a role dropped", does: settings(/^( {2}W: .*)"approvals":\[[^\]]*\]/m, '$1"approvals":["approved"]') },
  {
    what: "a finding accepted for now",
    does: (desk) => desk.write("baseline.yaml", `- { fingerprint: ${"a1".repeat(16)}, rule: SOP504, reason: waits }\n`),
  },
  { what: "a rule of control turned down", does: addSettings("rules: { SOP312: note }") },
  { what: "a rule of flows turned down", does: addSettings("rules: { SOP403: warning }") },
  { what: "another time zone", does: settings(/timeZone: .*/, "timeZone: Pacific/Kiritimati") },
  { what: "a person given another position", does: settings("name: A.A., position: DC", "name: A.A., position: QMR") },
  { what: "who may withdraw widened", does: settings("withdraw: [Deputi]", "withdraw: [Deputi, DC]") },
  {
    what: "who approves settings widened",
    does: settings("settings: { approvals: [approved], holders: { approved: [QMR] } }", "settings: { approvals: [approved] }"),
  },
  { what: "roles no longer kept apart", does: settings(',"apart":[["prepared","approved"]]', "") },
  { what: "roles in another order", does: addSettings("roles: { approved: Setuju, checked: Periksa, prepared: Susun }") },
  {
    what: "sections dropped, and their text with them",
    does: settings(/^( {2}W: .*?)\{"id":"purpose","name":\{[^}]*\},[^}]*\},/m, "$1"),
  },
  { what: "a key added", does: (desk) => desk.write("allowed_signers", "ah@example.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAA\n") },
  {
    what: "the record rewritten with the settings",
    does: (desk) => {
      settings("name: A.A., position: DC", "name: A.A., position: QMR")(desk);
      edit("settings/001.yaml", "position: DC", "position: QMR")(desk);
    },
  },
  { what: "the records deleted", does: remove("settings") },
  { what: "a record by somebody without the right", does: (desk) => forge(desk, utc, { name: "A.A.", position: "DC", date: today }) },
  { what: "a record by a name nobody listed", does: (desk) => forge(desk, utc, { name: "X.Y.", position: "QMR", date: today }) },
  { what: "a record approved tomorrow", does: (desk) => forge(desk, () => {}, { name: "A.H.", position: "QMR", date: dayFromNow(1) }) },
  {
    what: "a record that leaves a number out",
    does: (desk) => forge(desk, (record) => Object.assign(record, { number: 3 }), { name: "A.H.", position: "QMR", date: today }),
  },
  {
    what: "a record that founds the library anew, by one's own people",
    does: (desk) => {
      settings("name: A.A., position: DC", "name: A.A., position: QMR")(desk);
      forge(
        desk,
        (record) => {
          const own = record["settings"] as { people: { name: string; position: string }[] };
          for (const person of own.people) if (person.name === "A.A.") person.position = "QMR";
          record["refound"] = "Semua berhenti";
        },
        { name: "A.A.", position: "QMR", date: today },
      );
    },
  },
  { what: "a record that can't be read", does: (desk) => desk.write("settings/002.yaml", "number: 2\nsettings: [\n") },
  {
    what: "rights used in the change that gives them",
    does: async (desk) => {
      settings("people:\n", "people:\n  - { name: B.B., position: QMR }\n")(desk);
      await desk.must("approve", "--settings", "--as", "approved", ...asQmr);
      event("W-01", `event: withdrawn, ${stamp}, by: { name: B.B., position: QMR }, reason: x`)(desk);
    },
  },
  // Past the judge
  { what: "the library's settings deleted", does: remove("library.yaml") },
  { what: "a library.yaml below, that covers a document", does: (desk) => desk.write("W-03/library.yaml", "organisation: Lain\n") },
];
