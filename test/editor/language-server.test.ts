import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check } from "../../cli/bin/sop-control.ts";
import { connectEditor, type EditorClient, placeOf } from "./client.ts";

const sops = fileURLToPath(new URL("../../sops", import.meta.url));

let folder: string;
let editor: EditorClient;
let path: string;
let text: string;
let first: Awaited<ReturnType<EditorClient["show"]>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sop-editor-"));
  for (const name of ["library.yaml", "IN.OCC.TELK.P-01", "IN.OCC.TELK.W-10", "IN.OCC.TELK.W-18"]) {
    cpSync(join(sops, name), join(folder, name), { recursive: true });
  }
  path = join(folder, "IN.OCC.TELK.P-01/draft.md");
  text = readFileSync(path, "utf8");
  editor = connectEditor("2026-11-28", "en");
  await editor.start();
  first = await editor.show(path, text);
});
afterAll(() => {
  editor.connection.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const at = (marked: string) => placeOf(text, marked);

describe("what is found as one types", () => {
  test("is what sop check finds", async () => {
    const { findings } = await check(folder, { date: "2026-11-28", language: "en" });
    const expected = findings.filter((finding) => finding.path === "IN.OCC.TELK.P-01/draft.md");
    const told = first.map(({ code, range }) => `${code} ${range.start.line + 1}:${range.start.character + 1}`);
    expect(told).toEqual(expected.map(({ rule, name, start }) => `${rule} ${name} ${start.line}:${start.column}`));
  });

  test("changes with each key, without a save", async () => {
    const broken = await editor.show(path, text.replace("- Lanjut:\n  - Pencarian data → 3", "- Lanjut:\n  - Pencarian data → 99"));
    expect(broken.find(({ code }) => code === "SOP403 next-exists")?.message).toMatch(/step 99/);
    expect(await editor.show(path, text)).toEqual(first);
    const empty = await editor.show(path, "");
    expect(empty.map(({ code }) => code)).toContain("SOP101 frontmatter-valid");
    expect(await editor.show(path, text)).toEqual(first);
  });

  test("also of other texts: what is typed in one is known in all that are open, before it is saved", async () => {
    const other = join(folder, "IN.OCC.TELK.W-10/draft.md");
    const own = readFileSync(other, "utf8");
    const told = await editor.show(other, own.replace("## Tujuan\n", "## Tujuan\n\nLihat IN.OCC.TELK.W-66.\n"));
    expect(told.map(({ code }) => code)).toContain("SOP601 reference-known");
    const fresh = join(folder, "IN.OCC.TELK.W-66/draft.md");
    await editor.show(fresh, own.replaceAll("W-10", "W-66"));
    await expect.poll(() => editor.last(other).map(({ code }) => code)).not.toContain("SOP601 reference-known");
    await editor.connection.sendNotification("textDocument/didClose", { textDocument: { uri: `file://${fresh}` } });
    await editor.show(other, own);
  });

  test("of a text that lies in no library is nothing", async () => {
    const outside = join(tmpdir(), "draft.md");
    await editor.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri: `file://${outside}`, languageId: "markdown", version: 1, text: "# x" },
    });
    expect(await editor.ask("hover", outside, { line: 0, character: 0 })).toBeNull();
  });
});

describe("completion", () => {
  const offered = async (marked: string, typed: string): Promise<string[]> => {
    const line = marked.replace("|", typed);
    const edited = text.replace(marked.replace("|", ""), line);
    await editor.show(path, edited);
    const { items } = await editor.ask("completion", path, placeOf(edited, marked.replace("|", `${typed}|`)));
    await editor.show(path, text);
    return items.map(({ label }: { label: string }) => label);
  };

  test.each<[string, string, string[]]>([
    [
      "- Pelaksana: |Agent\n- KPI: Sesuai standar layanan\n- RC: IN.OCC.TELK.P-01_R1\n",
      "",
      ["Agent", "Team Leader", "Supervisor", "Data Entry"],
    ],
    ["  - Pencarian data → |3", "", ["1", "2", "3"]],
    ["- RC: |IN.OCC.TELK.P-01_R2\n", "", ["IN.OCC.TELK.P-01_R2"]],
    [
      "salam pembuka baku (|IN.QCC.TELK.S-01) dan menanyakan nama pelanggan.\n\n> Layanan 108",
      "IN.OCC.TELK.W-1",
      ["IN.OCC.TELK.W-10", "IN.OCC.TELK.W-18"],
    ],
    ["workInstructions: [|IN.OCC.TELK.W-10", "", ["IN.OCC.TELK.W-10"]],
    ["parties: [|Agent", "", ["Agent", "Data Entry"]],
    ["applications:\n  [|E-payment", "", ["My CX", "NOSSA"]],
  ])("after %j%s offers what fits", async (marked, typed, expected) => {
    expect(await offered(marked, typed)).toEqual(expect.arrayContaining(expected));
  });

  test("of fields offers those that are not there yet, in the document's language", async () => {
    const edited = text.replace("- RC: IN.OCC.TELK.P-01_R1\n", "- RC: IN.OCC.TELK.P-01_R1\n- \n");
    await editor.show(path, edited);
    const { items } = await editor.ask("completion", path, placeOf(edited, "- RC: IN.OCC.TELK.P-01_R1\n- |"));
    await editor.show(path, text);
    const labels = items.map(({ label }: { label: string }) => label);
    expect(labels).toEqual(expect.arrayContaining(["Aplikasi", "Kelengkapan", "Waktu", "Hasil", "Sesuai", "Lanjut", "Keterangan"]));
    expect(labels).not.toEqual(expect.arrayContaining(["Pelaksana"]));
    expect(labels).not.toEqual(expect.arrayContaining(["RC"]));
    expect(items.find(({ label }: { label: string }) => label === "Aplikasi").textEdit.newText).toBe("Aplikasi: ");
  });

  test("of a code offers the RCs of its steps once it is written out, and replaces all of it", async () => {
    const edited = text.replace("## Tujuan\n", "## Tujuan\n\nLihat IN.OCC.TELK.P-01_R1");
    await editor.show(path, edited);
    const { items } = await editor.ask("completion", path, placeOf(edited, "Lihat IN.OCC.TELK.P-01_R1|"));
    await editor.show(path, text);
    expect(items[0]).toMatchObject({ label: expect.stringMatching(/^IN\.OCC\.TELK\.P-01_R\d+$/), detail: expect.any(String) });
    expect(items[0].textEdit.range.end.character - items[0].textEdit.range.start.character).toBe("IN.OCC.TELK.P-01_R1".length);
  });
});

describe("what stands under the cursor", () => {
  test.each<[string, RegExp]>([
    ["workInstructions: [IN.OCC.TELK.|W-10", /W\\-10\*\* · Mekanisme Penanganan Hard Complaint[\s\S]*draft 00/],
    ["code: IN.OCC.|TELK.P-01", /Customer Handling[\s\S]*revision 05, in force · draft 06/],
    ["{ code: IN.QCC.TELK.|S-03", /held elsewhere/],
    ["- Pel|aksana: Agent", /Actor[\s\S]*first one has the lane/],
    ["{ term: NOS|SA, kind: application", /NOSSA\*\* \(application\)/],
    ["  - Pencarian data → |3", /^\*\*3\. /],
    ["### Layanan |108", /steps$/],
  ])("%j is told", async (marked, told) => {
    const { contents } = await editor.ask("hover", path, at(marked));
    expect(contents.value).toMatch(told);
  });

  test("of a hostile document is told as text", async () => {
    const other = join(folder, "IN.OCC.TELK.W-18/draft.md");
    const own = readFileSync(other, "utf8");
    const hostile = own.replace(/^title: .*$/m, 'title: "![x](http://evil.example/a.png) <script>alert(1)</script> [k](command:x)"');
    await editor.show(other, hostile);
    const { contents } = await editor.ask("hover", path, at("IN.OCC.TELK.|W-18, IN"));
    expect(contents.value).toContain("\\!\\[x\\]\\(http\\:\\/\\/evil\\.example");
    expect(contents.value).not.toMatch(/[^\\]<script|\]\(/);
    await editor.show(other, own);
  });

  test("leads to where it is written, and to where it is used", async () => {
    const definition = await editor.ask("definition", path, at("workInstructions: [IN.OCC.TELK.|W-10"));
    expect(definition).toMatchObject([{ uri: expect.stringMatching(/W-10\/draft\.md$/), range: { start: { line: 1 } } }]);
    const step = await editor.ask("definition", path, at("  - Pencarian data → |3"));
    expect(text.split("\n")[step[0].range.start.line]).toMatch(/^#### 3\. /);
    const uses = await editor.ask("references", path, at("#### |3. "), { context: { includeDeclaration: false } });
    expect(uses.map(({ range }: { range: { start: { line: number } } }) => text.split("\n")[range.start.line])).toContain(
      "  - Pencarian data → 3",
    );
    const cited = await editor.ask("references", path, at("workInstructions: [IN.OCC.TELK.|W-10"), {
      context: { includeDeclaration: false },
    });
    expect(cited.length).toBeGreaterThan(1);
  });
});

describe("an editor's own lists", () => {
  test("sections, flows and steps are symbols, and can be folded", async () => {
    const symbols = await editor.ask("documentSymbol", path, at("## |Tujuan"));
    expect(symbols[0]).toMatchObject({ name: "IN.OCC.TELK.P-01", range: { start: { line: 0 } } });
    const flows = symbols.find(({ name }: { name: string }) => name === "Rincian Prosedur").children;
    expect(flows[0]).toMatchObject({ name: "Layanan 108" });
    expect(flows[0].children[0]).toMatchObject({ name: "1. Salam Pembuka", detail: "Agent" });
    const folds = await editor.ask("foldingRange", path, at("## |Tujuan"));
    expect(folds.length).toBeGreaterThan(flows[0].children.length);
    expect(folds.every(({ startLine, endLine }: { startLine: number; endLine: number }) => startLine < endLine)).toBe(true);
  });

  test("codes are links to their texts", async () => {
    const links = await editor.ask("documentLink", path, at("## |Tujuan"));
    const line = at("workInstructions: [|IN").line;
    expect(links.filter(({ range }: { range: { start: { line: number } } }) => range.start.line === line)[0]).toMatchObject({
      target: expect.stringMatching(/W-10\/draft\.md$/),
      range: { start: { character: 19 }, end: { character: 35 } },
    });
  });

  test("a flow is drawn as it is typed", async () => {
    const uri = `file://${path}`;
    const shown = await editor.connection.sendRequest<{ title: string; svg: string }>("sop/drawing", {
      uri,
      position: at("### Layanan |108"),
    });
    expect(shown).toMatchObject({ title: "Layanan 108", svg: expect.stringMatching(/^<svg/), problems: [] });
  });
});

/** A text after edits, the last one first. */
function edited(
  before: string,
  edits: { range: { start: { line: number; character: number }; end: { line: number; character: number } }; newText: string }[],
): string {
  const lines = before.split("\n");
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce((now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)), before);
}

describe("what is offered to be changed", () => {
  test("an actor is renamed in its document's list and steps", async () => {
    const prepared = await editor.ask("prepareRename", path, at("parties: [|Agent"));
    expect(prepared.placeholder).toBe("Agent");
    const { documentChanges } = await editor.ask("rename", path, at("parties: [|Agent"), { newName: "Petugas" });
    const after = edited(text, documentChanges[0].edits);
    expect(after).toContain("parties: [Petugas, Team Leader");
    expect(after).not.toContain("- Pelaksana: Agent\n");
    const found = await editor.show(path, after);
    expect(found.filter(({ code }) => code === "SOP406 actor-declared")).toEqual([]);
    await editor.show(path, text);
    await expect(editor.ask("rename", path, at("parties: [|Agent"), { newName: "A, B" })).rejects.toThrow(/can't be a name here/);
  });

  test("a flow is renamed where arrows lead to it, an application where steps name it", async () => {
    const { documentChanges } = await editor.ask("rename", path, at("### Layanan |108"), { newName: "Layanan Penerangan" });
    expect(edited(text, documentChanges[0].edits)).toContain("### Layanan Penerangan\n");
    const application = await editor.ask("rename", path, at("{ term: NOS|SA, kind"), { newName: "NOSSA Baru" });
    const after = edited(text, application.documentChanges[0].edits);
    expect(after).toMatch(/term: NOSSA Baru, kind/);
    expect(after).toMatch(/Dashboard My Indihome, Mediasel, NOSSA Baru,/);
  });

  test("the code of a draft that was never issued is renamed as sop rename does it", async () => {
    const other = join(folder, "IN.OCC.TELK.W-77/draft.md");
    mkdirSync(dirname(other));
    const own = readFileSync(join(folder, "IN.OCC.TELK.W-18/draft.md"), "utf8").replaceAll("W-18", "W-77");
    writeFileSync(other, own);
    await editor.show(other, own);
    await editor.show(path, text.replace("## Tujuan\n", "## Tujuan\n\nLihat IN.OCC.TELK.W-77_R1.\n"));
    const place = placeOf(own, "code: IN.OCC.|TELK");
    const { documentChanges } = await editor.ask("rename", other, place, { newName: "IN.OCC.TELK.W-78" });
    expect(documentChanges.at(-1)).toMatchObject({ kind: "rename", newUri: expect.stringMatching(/IN\.OCC\.TELK\.W-78$/) });
    expect(edited(own, documentChanges[0].edits)).toContain("code: IN.OCC.TELK.W-78\n");
    expect(documentChanges[1]).toMatchObject({
      textDocument: { uri: `file://${path}` },
      edits: [{ newText: "Lihat IN.OCC.TELK.W-78_R1.\n" }],
    });
    await editor.show(path, text);
    await expect(editor.ask("rename", path, at("code: IN.OCC.|TELK"), { newName: "IN.OCC.TELK.P-77" })).rejects.toThrow(/was issued/);
  });

  test("findings are mended as sop check --fix mends them, and steps numbered as sop renumber does", async () => {
    const broken = text.replace("- Pelaksana: Agent\n- KPI", "* Pelaksana: Agent\n- KPI").replace("#### 2. Menggali", "#### 902. Menggali");
    await editor.show(path, broken);
    const { line } = placeOf(broken, "* Pela|ksana");
    const range = { start: { line, character: 0 }, end: { line, character: 1 } };
    const actions = await editor.ask("codeAction", path, range.start, { range, context: { diagnostics: [] } });
    const fix = actions.find(({ kind }: { kind: string }) => kind === "quickfix");
    expect(edited(broken, Object.values(fix.edit.changes)[0] as never)).toContain("- Pelaksana: Agent\n- KPI");
    expect(actions.map(({ kind }: { kind: string }) => kind)).toEqual(["quickfix", "source.fixAll", "refactor.rewrite"]);
    await editor.show(path, text.replace("#### 2. Menggali", "#### 902. Menggali"));
    const resolved = await editor.connection.sendRequest<{ edit: { documentChanges: { edits: never[] }[] } }>(
      "codeAction/resolve",
      actions[2],
    );
    const numbered = edited(text.replace("#### 2. Menggali", "#### 902. Menggali"), resolved.edit.documentChanges[0]?.edits ?? []);
    expect(numbered).toContain("#### 2. Menggali");
    await editor.show(path, text);
  });
});

test.each(["IN.QOC.TELK.W-18", "in.occ.telk.w-18"])("what was meant by “%s” is offered as a quick fix", async (wrong) => {
  const typed = text.replace("## Tujuan\n", `## Tujuan\n\nLihat ${wrong}.\n`);
  const start = placeOf(typed, `Lihat |${wrong}`);
  const foundHere = (found: typeof first) => found.filter(({ range: own }) => own.start.line === start.line).map(({ code }) => code);
  expect(foundHere(await editor.show(path, typed))).toEqual(["SOP601 reference-known"]);
  const range = { start, end: start };
  const actions = await editor.ask("codeAction", path, start, { range, context: { diagnostics: [] } });
  const fix = actions.find(({ kind }: { kind: string }) => kind === "quickfix");
  const fixed = edited(typed, Object.values(fix.edit.changes)[0] as never);
  expect(fixed).toBe(typed.replace(wrong, "IN.OCC.TELK.W-18"));
  expect(foundHere(await editor.show(path, fixed))).toEqual([]);
  await editor.show(path, text);
});

test("an actor that is nearly a declared one is offered it; a guess is not among what is safe to mend", async () => {
  const typed = text.replace("- Pelaksana: Agent\n", "- Pelaksana: Agnet\n");
  await editor.show(path, typed);
  const start = placeOf(typed, "- Pelaksana: |Agnet");
  const actions = await editor.ask("codeAction", path, start, { range: { start, end: start }, context: { diagnostics: [] } });
  const fix = actions.find(({ kind }: { kind: string }) => kind === "quickfix");
  expect(fix.title).toBe("Write “Agent”");
  expect(edited(typed, Object.values(fix.edit.changes)[0] as never)).toBe(text);
  expect(actions.map(({ kind }: { kind: string }) => kind)).not.toContain("source.fixAll");
  await editor.show(path, text);
});

test("what is saved by others counts at the next save", async () => {
  const other = join(folder, "IN.OCC.TELK.W-10/draft.md");
  writeFileSync(other, readFileSync(other, "utf8").replace("title: Mekanisme", "title: Cara"));
  await editor.connection.sendNotification("textDocument/didClose", { textDocument: { uri: `file://${other}` } });
  await editor.connection.sendNotification("textDocument/didSave", { textDocument: { uri: `file://${path}` } });
  const told = async () => (await editor.ask("hover", path, at("workInstructions: [IN.OCC.TELK.|W-10"))).contents.value;
  await expect.poll(told, { timeout: 10_000 }).toContain("Cara Penanganan");
});

test("settings and events that are saved count at once, in every open text", async () => {
  const changed = (name: string) =>
    editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: `file://${join(folder, name)}`, type: 2 }] });
  const settings = readFileSync(join(folder, "library.yaml"), "utf8");
  const [rule = ""] = String(first.find(({ code }) => /^SOP[4-7]/.test(String(code)))?.code).split(" ");
  const found = () => editor.last(path).filter(({ code }) => String(code).startsWith(rule)).length;
  const before = found();
  expect(before).toBeGreaterThan(0);
  writeFileSync(join(folder, "library.yaml"), settings.replace(/^rules:.*\n/m, "").concat(`\nrules: { ${rule}: off }\n`));
  await changed("library.yaml");
  await expect.poll(found, { timeout: 10_000 }).toBe(0);
  writeFileSync(join(folder, "library.yaml"), settings);
  await changed("library.yaml");
  await expect.poll(found, { timeout: 10_000 }).toBe(before);

  const events = join(folder, "IN.OCC.TELK.P-01/events.yaml");
  const hover = async () => (await editor.ask("hover", path, at("code: IN.OCC.|TELK.P-01"))).contents.value as string;
  const standing = await hover();
  writeFileSync(events, "- event: withdrawn\n  date: 2026-01-05\n  by: { name: A.H., position: QMR }\n  reason: Digabung\n");
  await changed("IN.OCC.TELK.P-01/events.yaml");
  await expect.poll(hover, { timeout: 10_000 }).not.toBe(standing);
  rmSync(events);
  await changed("IN.OCC.TELK.P-01/events.yaml");
  await expect.poll(hover, { timeout: 10_000 }).toBe(standing);
});

test("a library whose settings can't be read says so at the top of its texts, until they can", async () => {
  const settings = readFileSync(join(folder, "library.yaml"), "utf8");
  const save = () => editor.connection.sendNotification("textDocument/didSave", { textDocument: { uri: `file://${path}` } });
  writeFileSync(join(folder, "library.yaml"), "organisation: 5\n- x\n");
  await save();
  await expect.poll(() => editor.last(path)[0]?.message, { timeout: 10_000 }).toMatch(/library's settings can't be used/);
  writeFileSync(join(folder, "library.yaml"), settings);
  await save();
  await expect.poll(() => editor.last(path).length, { timeout: 10_000 }).toBe(first.length);
});
