import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check } from "../../cli/bin/sop-control.ts";
import { connectEditor, type EditorClient, placeOf } from "./client.ts";

const sops = fileURLToPath(new URL("../../sops", import.meta.url));
const today = "2026-11-28";
const accepted =
  "- fingerprint: 0123456789abcdef0123456789abcdef\n  rule: SOP604\n  code: IN.OCC.TELK.P-01\n  reason: menunggu pemilik proses\n";

let folder: string;
let editor: EditorClient;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sop-editor-data-"));
  for (const name of ["library.yaml", "allowed_signers", "settings", "RK.MLF.CTH.P-51", "RK.MLF.CTH.W-51"]) {
    cpSync(join(sops, name), join(folder, name), { recursive: true });
  }
  writeFileSync(join(folder, "baseline.yaml"), accepted);
  editor = connectEditor(today, "en");
  await editor.start();
});
afterAll(() => {
  editor.connection.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const pathOf = (file: string) => join(folder, file);
const saved = (file: string) => readFileSync(pathOf(file), "utf8");
const brief = (told: Awaited<ReturnType<EditorClient["show"]>>) =>
  told.map(
    ({ code, range, message }) => `${code ?? "-"} ${range.start.line + 1}:${range.start.character + 1} ${String(message).split("\n")[0]}`,
  );
/** What `sop check` finds in a file, were this saved in it. */
async function foundIfSaved(file: string, text: string): Promise<string[]> {
  const before = saved(file);
  writeFileSync(pathOf(file), text);
  try {
    const { findings } = await check(folder, { date: today, language: "en" });
    return findings.flatMap(({ path, rule, name, start, message }) =>
      path === file ? [`${rule} ${name} ${start.line}:${start.column} ${message}`] : [],
    );
  } finally {
    writeFileSync(pathOf(file), before);
  }
}

/** Other texts are told of a change once it has settled; a busy machine takes its time. */
const soon = { timeout: 30_000 };
const events = "RK.MLF.CTH.P-51/events.yaml";
const issue = "RK.MLF.CTH.P-51/rev-03/issued.yaml";

describe("what is typed in a file that is data", () => {
  test.each<[file: string, from: string, to: string, expected: RegExp]>([
    [events, "result: keep,", "result: maybe,", /SOP101 .*result/],
    [events, "event: reviewed, date: 2026", "event: reviewd, date: 2026", /SOP101/],
    [events, 'revision: "02"\n  reason', 'revision: "02\n  reason', /SOP101 frontmatter-valid/],
    [
      events,
      "by: { name: K.R.B., position: Kepala Regu B }, result: keep",
      "by: { name: K.R.B., position: QMR }, result: keep",
      /SOP3\d\d/,
    ],
    [issue, "date:", "dat:", /SOP101/],
    [issue, "    notes:", "    ntoes:", /SOP101 .*ntoes/],
    ["settings/001.yaml", "organisation:", "organization:", /SOP101[\s\S]*SOP312|SOP312[\s\S]*SOP101/],
    ["settings/001.yaml", "number: 1", "number: 2", /SOP312/],
    ["library.yaml", "organisation: CC Telkom", "organisation: CC\u200bTelkom", /SOP102/],
    ["library.yaml", "keepSuperseded: 5 years", "keepSuperseded: 6 years", /SOP312/],
    ["baseline.yaml", "reason: menunggu pemilik proses", "reson: menunggu", /SOP101/],
    ["allowed_signers", "", "kra@example.org ssh-ed25519\n", /SOP31\d/],
  ])("%s: %j made %j is told as sop check would, and gone when it is mended", async (file, from, to, expected) => {
    const text = saved(file);
    const calm = await editor.show(pathOf(file), text);
    expect(brief(calm)).toEqual(await foundIfSaved(file, text));
    const typed = text.replace(from, to);
    expect(typed).not.toBe(text);
    const told = brief(await editor.show(pathOf(file), typed));
    expect(told.join("\n")).toMatch(expected);
    expect(told).toEqual(await foundIfSaved(file, typed));
    expect(await editor.show(pathOf(file), text)).toEqual(calm);
  });

  test("of settings that can't be used is told at its place, where sop check refuses", async () => {
    const text = saved("library.yaml");
    const typed = text.replace("language: id\n", "language: id\nlanguag: en\nsignatures: maybe\n");
    const told = brief(await editor.show(pathOf("library.yaml"), typed));
    expect(told).toEqual([expect.stringMatching(/^- 4:1 .*languag/), expect.stringMatching(/^- 5:13 .*signatures/)]);
    await expect(foundIfSaved("library.yaml", typed)).rejects.toThrow(/library\.yaml:4:1 [\s\S]*library\.yaml:5:13/);
    await editor.show(pathOf("library.yaml"), text);
  });

  test("that no library can be read by does not keep its own places from being told, nor from being mended", async () => {
    const broken = mkdtempSync(join(tmpdir(), "sop-editor-broken-"));
    cpSync(join(sops, "RK.MLF.CTH.W-51"), join(broken, "RK.MLF.CTH.W-51"), { recursive: true });
    writeFileSync(join(broken, "library.yaml"), "organisation: [CC\n");
    const document = join(broken, "RK.MLF.CTH.W-51/rev-00.md");
    expect(brief(await editor.show(document, readFileSync(document, "utf8")))).toEqual([
      expect.stringMatching(/^- 1:1 .*settings can't be used/),
    ]);
    expect(brief(await editor.show(join(broken, "library.yaml"), "organisation: [CC\n"))).toEqual([expect.stringMatching(/^- \d+:\d+ /)]);
    const mended = brief(await editor.show(join(broken, "library.yaml"), readFileSync(join(sops, "library.yaml"), "utf8")));
    expect(mended).toEqual([expect.stringMatching(/^SOP312 settings-approved 1:1 /)]);
    rmSync(broken, { recursive: true, force: true });
  });

  test("half typed, at any key, is told and never ends the server", async () => {
    for (const file of [events, "library.yaml", "settings/001.yaml", "baseline.yaml", issue]) {
      const text = saved(file);
      for (const share of [0, 0.13, 0.37, 0.61, 0.83]) await editor.show(pathOf(file), text.slice(0, Math.floor(text.length * share)));
      for (const odd of [
        "\u0000",
        "- : :\n",
        "a: &a [*a]\n",
        "- &a { event: reviewed, by: *a }\n",
        "number: &n { x: [*n] }\napprovals: { a: *n }\n",
        "[[[[",
        "%",
        "? ",
        "\t- x",
        "- null\n- 7\n",
        "!!binary x",
        "<<: {a: 1}\n",
      ])
        await editor.show(pathOf(file), odd);
      await editor.show(pathOf(file), text);
    }
    const calm = await editor.show(pathOf(events), saved(events));
    expect(brief(calm)).toEqual(await foundIfSaved(events, saved(events)));
  });

  test("is known to the document's texts before it is saved", async () => {
    const document = pathOf("RK.MLF.CTH.P-51/rev-03.md");
    await editor.show(document, readFileSync(document, "utf8"));
    const text = saved(events);
    const before = brief(editor.last(document));
    await editor.show(pathOf(events), `${text}- half: [\n`);
    await expect.poll(() => brief(editor.last(document)).join("\n"), soon).toMatch(/events\.yaml can't be read/);
    await editor.show(pathOf(events), text);
    await expect.poll(() => brief(editor.last(document)), soon).toEqual(before);
  });

  test("is forgotten when it is closed unsaved", async () => {
    const document = pathOf("RK.MLF.CTH.P-51/rev-03.md");
    const before = brief(await editor.show(document, readFileSync(document, "utf8")));
    await editor.show(pathOf(events), "- half: [");
    await expect.poll(() => brief(editor.last(document)), soon).not.toEqual(before);
    await editor.close(pathOf(events));
    await expect.poll(() => brief(editor.last(document)), soon).toEqual(before);
  });

  test.each<[file: string, marked: string, told: RegExp]>([
    ["library.yaml", "organi|sation: CC", /^\*\*organisation\*\*[\s\S]*as printed/],
    ["library.yaml", "keepSuper|seded: 5 years", /superseded revisions are kept/],
    ["library.yaml", "from|: flows", /What fills it/],
    [events, "re|sult: keep", /asks for a new revision/],
    [events, "ev|ent: cancelled", /never came into force/],
    [events, "even|t: corrected", /transcription was corrected/],
    [issue, "fra|me:", /printed around/],
    ["RK.MLF.CTH.P-51/rev-03.md", "work|Instructions:", /Codes of the work instructions/],
  ])("explains its keys: %s, %j", async (file, marked, told) => {
    await editor.show(pathOf(file), saved(file));
    const { contents } = await editor.ask("hover", pathOf(file), placeOf(saved(file), marked));
    expect(contents.value).toMatch(told);
  });

  test("explains keys also of settings that can't be used, in the language they say", async () => {
    const own = connectEditor(today);
    await own.start();
    const text = "language: id\norganisation: [CC\nroles:\n  \n";
    await own.show(pathOf("library.yaml"), text);
    const { contents } = await own.ask("hover", pathOf("library.yaml"), placeOf(text, "organi|sation"));
    expect(contents.value).toBe("**organisation**\n\nNama organisasi sebagaimana tercetak.");
    own.connection.dispose();
  });

  test("holds nothing that a document has: no question about it is a fault", async () => {
    const text = saved("library.yaml");
    await editor.show(pathOf("library.yaml"), text);
    expect(await editor.ask("definition", pathOf("library.yaml"), placeOf(text, "organi|sation"))).toEqual([]);
    expect(await editor.ask("prepareRename", pathOf("library.yaml"), placeOf(text, "organi|sation"))).toBeNull();
  });
});
