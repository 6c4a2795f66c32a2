import { execFileSync } from "node:child_process";
import { parse, stringify } from "yaml";
import { sha256Of } from "../../../core/sha256.ts";
import { librarySettings } from "../../../schemas/library-settings.ts";
import { paper } from "../../acts/by-hand.ts";
import { approveAll, type Desk, dayFromNow, openDesk, today } from "../../acts/controller.ts";

/** Something somebody does to a library's files. Nothing of it is committed when it is done. */
export interface Deed {
  what: string;
  does: (desk: Desk) => unknown;
}

export const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">\n  <circle r="4"/>\n</svg>\n';
const scan = "%PDF-1.4 the sheet with a signature\n";
/** The sheet that P-01's writer signed, and a file its text links to. */
export const sheet = `P-01/assets/evidence-${sha256Of(Buffer.from(scan)).slice("sha256:".length, "sha256:".length + 16)}.pdf`;
export const linked = "P-01/assets/loket.csv";
export const stamp = `date: ${today}, recorded: ${today}`;
export const qmr = "by: { name: A.H., position: QMR }";
/** Of whoever may withdraw. */
export const asQmr = ["--name", "A.H."] as const;

/**
 * The library that is attacked: W-01 in force with revision 01 and a picture, revision 02 of W-02 scheduled, P-01 (with a signed sheet
 * and a linked file) and W-03 in force, P-07 taken over from paper, W-04 a draft; its settings approved, as branch `dasar`.
 */
export async function openLibrary(): Promise<Desk> {
  const desk = await openDesk();
  const holders = { prepared: ["DC"], checked: ["VP"], approved: ["QMR"] };
  const { types } = librarySettings.parse({ organisation: "-" });
  const lines = Object.entries(types).map(
    ([type, own]) => `  ${type}: ${JSON.stringify({ ...own, holders, apart: [["prepared", "approved"]] })}\n`,
  );
  const own = "settings: { approvals: [approved], holders: { approved: [QMR] } }\nacts: { withdraw: [Deputi] }\n";
  desk.edit("library.yaml", (text) => `${text}${own}types:\n${lines.join("")}`);
  desk.edit("library.yaml", (text) => text.replace("people:\n", "people:\n  - { name: D.D., position: Deputi }\n"));
  desk.write("W-01/assets/denah.svg", picture);
  desk.edit("W-01/draft.md", (text) => text.replace("## Tujuan\n", "## Tujuan\n\n![Denah ruang](assets/denah.svg)\n"));
  for (const code of ["W-02", "W-03", "W-04"]) {
    const written = desk.read("W-01/draft.md").replace("\n![Denah ruang](assets/denah.svg)\n", "");
    desk.write(`${code}/draft.md`, written.replaceAll("W-01", code).replace(/title: .*/, `title: Kegiatan ${code}`));
  }
  desk.write(linked, "loket,jam\n1,08.00\n");
  edit("P-01/draft.md", "## Tujuan\n", "## Tujuan\n\nMenurut [daftar loket](assets/loket.csv).\n")(desk);
  desk.write("P-07/rev-00.md", paper("P-07"));
  desk.commit("Begin");
  desk.write("key-scan.pdf", scan);
  for (const code of ["W-01", "W-02", "W-03", "P-01"]) {
    await approveAll(desk, code, ...(code === "P-01" ? ["--evidence-file", "key-scan.pdf"] : []));
    await desk.must("issue", code, "--commit");
  }
  desk.write("W-03/events.yaml", `- { event: reviewed, ${stamp}, ${qmr}, result: keep }\n`);
  desk.commit("Reviewed");
  await desk.must("approve", "--settings", "--as", "approved", ...asQmr, "--commit");
  // Founded a month ago, so that acts of the days since are judged.
  desk.edit("settings/001.yaml", (text) => text.replaceAll(today, dayFromNow(-30)));
  desk.commit("Founded");
  await nextRevision(desk, "W-01");
  await nextRevision(desk, "W-02", "--effective", dayFromNow(20));
  desk.git("branch", "dasar");
  return desk;
}

/** Bumps, approves and issues, each in its commit. */
export async function nextRevision(desk: Desk, code: string, ...issue: string[]): Promise<void> {
  await desk.must("bump", code, "--change", "Kalimat", "--commit");
  desk.edit(`${code}/draft.md`, (text) => text.replace("## Tujuan\n", "## Tujuan\n\nMenurut kebutuhan pelanggan.\n"));
  desk.commit("Edit");
  await approveAll(desk, code);
  await desk.must("issue", code, ...issue, "--commit");
}

/** Adds an entry to a document's events by hand. */
export function event(code: string, words: string): (desk: Desk) => void {
  return (desk) => {
    const path = `${code}/events.yaml`;
    const before = desk.files()[path] ?? "";
    desk.write(path, `${before}- { ${words} }\n`);
  };
}

/** Edits a file by hand; where nothing is there to edit, the deed is none. */
export function edit(path: string, from: string | RegExp, to: string): (desk: Desk) => void {
  return (desk) =>
    desk.edit(path, (text) => {
      const edited = text.replace(from, to);
      if (edited === text) throw new Error(`${path} holds no ${from}`);
      return edited;
    });
}

export const settings = (from: string | RegExp, to: string) => edit("library.yaml", from, to);
export const addSettings = (line: string) => (desk: Desk) => desk.edit("library.yaml", (text) => `${text}${line}\n`);

/** Moves a draft into its place as if it were issued, with a record of its issue that fits it. */
export function issueByHand(desk: Desk, code: string, revision: string, text: string, over: Record<string, unknown> = {}): void {
  const record = parse(desk.read("W-01/rev-00/issued.yaml")) as Record<string, unknown>;
  desk.write(`${code}/rev-${revision}.md`, text);
  const file = execFileSync("sha256sum", { input: text, encoding: "utf8" }).slice(0, 64);
  desk.write(`${code}/rev-${revision}/issued.yaml`, stringify({ ...record, assets: {}, file: `sha256:${file}`, date: today, ...over }));
}
