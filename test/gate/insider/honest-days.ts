import { rmSync } from "node:fs";
import { join } from "node:path";
import { paper } from "../../acts/by-hand.ts";
import { approveAll, type Desk, dayFromNow } from "../../acts/controller.ts";
import { addSettings, asQmr, type Deed, edit, event, nextRevision, picture, qmr, settings, stamp } from "./library.ts";

const say =
  (...words: string[]) =>
  (desk: Desk) =>
    desk.must(...words, "--commit");
const approved = (change: (desk: Desk) => unknown) => async (desk: Desk) => {
  await change(desk);
  await desk.must("approve", "--settings", "--as", "approved", ...asQmr, "--commit");
};
const inOrder =
  (...deeds: ((desk: Desk) => unknown)[]) =>
  async (desk: Desk) => {
    for (const deed of deeds) await deed(desk);
  };
const withdrawn = say("withdraw", "W-03", "--reason", "Tidak dipakai", ...asQmr);
const bumped = say("bump", "W-03", "--change", "Kalimat");

/** A document controller's everyday work; nothing of it may close the gate. */
export const honestDays: readonly Deed[] = [
  { what: "a word of a draft mended", does: edit("W-04/draft.md", "Menjamin", "Menjaga") },
  {
    what: "a new document begun, and written",
    does: inOrder(say("new", "W", "Pengarsipan"), (desk) =>
      desk.write("W-05/draft.md", desk.read("W-04/draft.md").replaceAll("W-04", "W-05")),
    ),
  },
  { what: "a next revision begun", does: bumped },
  { what: "a draft signed by one role", does: inOrder(bumped, say("approve", "W-03", "--as", "prepared")) },
  { what: "a draft signed by all", does: inOrder(bumped, (desk) => approveAll(desk, "W-03")) },
  { what: "a revision issued", does: (desk) => nextRevision(desk, "W-03") },
  { what: "a revision issued for later", does: (desk) => nextRevision(desk, "W-03", "--effective", dayFromNow(10)) },
  {
    what: "a revision issued for next year, with the reason",
    does: (desk) => nextRevision(desk, "W-03", "--effective", dayFromNow(200), "--ahead", "Gedung baru", ...asQmr),
  },
  { what: "a first revision issued", does: inOrder((desk) => approveAll(desk, "W-04"), say("issue", "W-04")) },
  {
    what: "approvals on paper recorded",
    does: inOrder(bumped, say("approve", "W-03", "--as", "prepared", "--evidence", "lembar 3, map 12")),
  },
  {
    what: "a draft sent back",
    does: inOrder(
      bumped,
      say("approve", "W-03", "--as", "prepared"),
      say("reject", "W-03", "--as", "checked", "--name", "S.S.", "--reason", "Langkah 2"),
    ),
  },
  {
    what: "signed again after it was sent back",
    does: inOrder(
      bumped,
      say("approve", "W-03", "--as", "prepared"),
      say("reject", "W-03", "--as", "checked", "--name", "S.S.", "--reason", "Langkah 2"),
      say("approve", "W-03", "--as", "prepared"),
    ),
  },
  { what: "a review: keep", does: say("review", "W-01", "--result", "keep") },
  { what: "a review: revise", does: say("review", "W-01", "--result", "revise") },
  {
    what: "a review a week ago",
    does: event("W-01", `event: reviewed, date: ${dayFromNow(-7)}, recorded: ${dayFromNow(-7)}, ${qmr}, result: keep`),
  },
  { what: "withdrawn", does: withdrawn },
  { what: "withdrawn on a Sunday by a deputy", does: say("withdraw", "W-03", "--reason", "Salah", "--name", "D.D.") },
  { what: "withdrawn for next month", does: say("withdraw", "W-03", "--reason", "Digabung", "--on", dayFromNow(30), ...asQmr) },
  {
    what: "withdrawn in the past, with the reason",
    does: say("withdraw", "W-03", "--reason", "Digabung", "--on", dayFromNow(-20), "--retroactive", "Lupa dicatat", ...asQmr),
  },
  { what: "withdrawn in favour of another", does: say("withdraw", "W-03", "--reason", "Digabung", "--replaced-by", "W-01", ...asQmr) },
  { what: "withdrawn and brought back", does: inOrder(withdrawn, say("reinstate", "W-03", "--reason", "Masih dipakai", ...asQmr)) },
  { what: "a scheduled revision cancelled", does: say("cancel", "W-02", "--reason", "Petugas belum cukup", ...asQmr) },
  { what: "a copy handed out", does: say("copies", "W-01", "--issue", "1", "--location", "Loket") },
  {
    what: "a copy handed out and taken back",
    does: inOrder(say("copies", "W-01", "--issue", "1", "--location", "Loket"), say("copies", "W-01", "--recall", "1")),
  },
  {
    what: "a mistyped event annulled",
    does: inOrder(
      event("W-03", `event: withdrawn, ${stamp}, by: { name: X.Y., position: QMR }, reason: x`),
      (desk) => desk.commit("typed"),
      say("annul", "W-03", "--event", "2", "--reason", "Salah ketik", ...asQmr),
    ),
  },
  {
    what: "a paper corrected",
    does: inOrder(edit("P-07/rev-00.md", "dari kertas", "dari naskah kertas"), say("correct", "P-07", "--reason", "Salah salin", ...asQmr)),
  },
  {
    what: "papers taken in by a record",
    does: approved((desk) => ["W-21", "W-22", "W-23"].map((code) => desk.write(`${code}/rev-00.md`, paper(code)))),
  },
  { what: "the organisation's name mended, and approved", does: approved(settings("organisation: Contoh", "organisation: PT Contoh")) },
  { what: "a person leaves", does: approved(settings("position: VP,", `position: VP, until: ${dayFromNow(-1)},`)) },
  { what: "a person comes", does: approved(settings("people:\n", "people:\n  - { name: B.B., position: VP }\n")) },
  {
    what: "a key listed",
    does: approved((desk) => desk.write("allowed_signers", "aa@example.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBBBBBBB\n")),
  },
  { what: "signatures asked for from now on", does: approved(addSettings("signatures: required")) },
  { what: "a rule turned down, and approved", does: approved(addSettings("rules: { SOP504: off }")) },
  {
    what: "a finding accepted for now, and approved",
    does: approved((desk) => desk.write("baseline.yaml", `- { fingerprint: ${"a1".repeat(16)}, rule: SOP504, reason: waits }\n`)),
  },
  { what: "a rule turned up", does: addSettings("rules: { SOP504: error }") },
  { what: "an abbreviation", does: settings("abbreviations: [", "abbreviations: [ABC, ") },
  { what: "another colour of the portal", does: addSettings('portal: { accent: "#0b5394" }') },
  {
    what: "a picture of a draft",
    does: inOrder(
      (desk) => desk.write("W-04/assets/denah.svg", picture),
      edit("W-04/draft.md", "## Tujuan\n", "## Tujuan\n\n![Denah](assets/denah.svg)\n"),
    ),
  },
  { what: "a draft nobody needs deleted", does: (desk) => rmSync(join(desk.folder, "W-04"), { recursive: true }) },
  { what: "a draft's code changed", does: say("rename", "W-04", "W-14") },
  { what: "files beside the library's", does: (desk) => desk.write("README.md", "Pustaka prosedur.\n") },
  { what: "line ends kept by .gitattributes", does: (desk) => desk.write(".gitattributes", "* text=auto eol=lf\n") },
  {
    what: "a checkout that makes CRLF of an issued text",
    does: (desk) => desk.edit("W-03/rev-00.md", (text) => text.replaceAll("\n", "\r\n")),
  },
  {
    what: "two events on one day",
    does: inOrder(say("review", "W-01", "--result", "keep"), say("copies", "W-01", "--issue", "1", "--location", "Loket")),
  },
];
