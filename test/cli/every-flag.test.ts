import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { approveAll, type Desk, openDesk } from "../acts/controller.ts";
import { runSop, startSop } from "../run-sop.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

interface Manifest {
  commands: Record<string, { flags: Record<string, unknown> }>;
}
const { commands } = JSON.parse(readFileSync(join(root, "oclif.manifest.json"), "utf8")) as Manifest;

/** Flags that stand on every command, or every act, and mean one thing: tried once for all, here and in command-line.test.ts. */
const common = ["json", "library", "lang", "no-color", "dry-run", "commit", "sign", "name", "position"];

/** A flag no test takes is where the worst faults were: a new one has a test before it has a user. */
test("no flag of any command is one that no test names where it runs that command", () => {
  const files = globSync("test/**/*.ts", { cwd: root }).filter((file) => !/^test\/(?:bench|prove)\//.test(file));
  const texts = files.map((file) => readFileSync(join(root, file), "utf8"));
  const left = Object.entries(commands).flatMap(([command, { flags }]) => {
    const runs = texts.filter((text) => new RegExp(`["'\`]${command}["'\`\\s]|sop ${command}\\b`).test(text));
    return Object.keys(flags)
      .filter((flag) => !common.includes(flag) && !runs.some((text) => new RegExp(`--(?:no-)?${flag}(?![\\w-])`).test(text)))
      .map((flag) => `${command} --${flag}`);
  });
  expect(left).toEqual([]);
});

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await approveAll(desk, "P-01");
  await desk.must("issue", "P-01", "--commit");
  for (const code of ["W-02", "W-03", "W-04"])
    desk.write(
      `${code}/draft.md`,
      desk
        .read("W-01/draft.md")
        .replaceAll("W-01", code)
        .replace(/title: .*/, `title: Kegiatan ${code}`),
    );
  desk.edit("W-04/draft.md", (text) => text.replace(/^#### 1\. /m, "#### 7. "));
  desk.commit("more");
  for (const code of ["W-02", "W-03"]) await approveAll(desk, code);
  await desk.must("issue", "W-02", "--commit");
  await desk.must("withdraw", "W-02", "--reason", "x", "--name", "A.H.", "--commit");
  const late = "date: 2025-01-05, recorded: 2025-01-05, by: { name: A.H., position: QMR }, result: keep";
  desk.edit("W-02/events.yaml", (text) => `${text}- { event: reviewed, ${late} }\n`);
  desk.commit("late");
}, 60_000);
afterAll(() => desk.close());

describe("every act", () => {
  /** Beside the library: no library begins within another. */
  const nowhere = join(tmpdir(), `sop-nowhere-${process.pid}`, "elsewhere");
  const words: Record<string, readonly string[]> = {
    admit: ["W-02", "--event", "2", "--reason", "x", "--name", "A.H."],
    approve: ["W-01", "--as", "prepared"],
    bump: ["P-01", "--change", "x"],
    copies: ["P-01", "--issue", "3", "--location", "Gudang"],
    init: [nowhere, "--organisation", "X"],
    issue: ["W-03"],
    new: ["W", "Pengarsipan"],
    reject: ["W-01", "--as", "checked", "--reason", "x", "--name", "S.S."],
    reinstate: ["W-02", "--reason", "x", "--name", "A.H."],
    rename: ["W-04", "W-09"],
    renumber: ["W-04"],
    review: ["P-01", "--result", "keep"],
    withdraw: ["P-01", "--reason", "x", "--name", "A.H."],
  };

  test.each(Object.entries(words))("%s --dry-run says what it would write, and writes nothing", async (command, own) => {
    const before = desk.files();
    const ran = await desk.sop(command, ...own, "--dry-run", "--json");
    expect([ran.status, ran.err]).toEqual([0, ""]);
    const said = JSON.parse(ran.out) as { dryRun: boolean; operations: unknown[] };
    expect(said).toMatchObject({ dryRun: true, operations: expect.arrayContaining([expect.anything()]) });
    expect(desk.files()).toEqual(before);
    expect(existsSync(nowhere)).toBe(false);
  });
});

describe("flags that nothing else takes", () => {
  test("copies --received-by is kept with the copy", async () => {
    await desk.must("copies", "P-01", "--issue", "7", "--location", "Gudang", "--received-by", "B.S., Kepala Gudang");
    expect((parse(desk.read("P-01/events.yaml")) as unknown[]).at(-1)).toMatchObject({ copy: 7, receivedBy: "B.S., Kepala Gudang" });
    desk.commit("copies");
  });

  test("gate --severity closes it for what is no error", async () => {
    desk.edit("W-01/draft.md", (text) => text.replace("## Tujuan\n", "## Tujuan\n\nLihat 2 (dua) hal.  TODO ditulis nanti.\n"));
    const severities = async (level: string) => (await desk.sop("gate", "--base", "HEAD", "--severity", level, "--json")).status;
    expect([await severities("error"), await severities("warning"), await severities("note")]).toEqual([0, 1, 1]);
    desk.git("checkout", "--", ".");
  });

  test.each([["list"], ["flow P-01 1"]])("%s --csv-separator stands between the cells, and none of it is lost in them", async (words) => {
    const heads = async (name: string) =>
      (await desk.must(...words.split(" "), "--format", "csv", "--csv-separator", name)).out.split("\r\n")[0];
    const comma = (await heads("comma")) ?? "";
    expect(comma.split(",").length).toBeGreaterThan(5);
    expect(await heads("semicolon")).toBe(comma.replaceAll(",", ";"));
    expect(await heads("tab")).toBe(comma.replaceAll(",", "\t"));
  });

  test("import --type takes a type there is, and --report holds what was said", async () => {
    writeFileSync(join(desk.folder, "lama.md"), "# Pengarsipan\n\n## Tujuan\n\nMenyimpan berkas.\n");
    const ran = await desk.sop("import", "lama.md", "--type", "W", "--report", "laporan.md");
    expect(ran.status).toBe(0);
    expect(ran.out).toContain("## Tujuan\n\nMenyimpan berkas.");
    const unknown = await desk.sop("import", "lama.md", "--type", "Q");
    expect([unknown.status, unknown.err]).toEqual([2, expect.stringContaining("no document type “Q”; there are P, W, S, F")]);
    expect(desk.read("laporan.md")).toContain("lama.md");
    for (const name of ["lama.md", "laporan.md"]) rmSync(join(desk.folder, name));
  });

  test("init --role, --ci, --git and --time-zone make what they say, and --no-git no repository", async () => {
    const work = mkdtempSync(join(tmpdir(), "sop-begin-"));
    const at = (name: string) => join(work, name);
    const begin = async (folder: string, ...words: string[]) => {
      mkdirSync(at(folder));
      const own = ["init", "--organisation", "Acme", "--language", "en", "--time-zone", "Asia/Jayapura", ...words, "--lang", "en"];
      expect(await runSop(own, { cwd: at(folder) })).toMatchObject({ status: 0 });
    };
    await begin("one", "--role", "author=Author", "--role", "owner=Owner", "--holder", "owner=Head", "--ci", "gitlab", "--git");
    const settings = parse(readFileSync(at("one/library.yaml"), "utf8")) as Record<string, unknown>;
    expect(settings).toMatchObject({ organisation: "Acme", language: "en", timeZone: "Asia/Jayapura" });
    expect(JSON.stringify(settings)).toContain('"owner":["Head"]');
    expect([existsSync(at("one/.git")), existsSync(at("one/.gitlab-ci.yml")), existsSync(at("one/.github"))]).toEqual([true, true, false]);
    await begin("two", "--ci", "none", "--no-git");
    expect([existsSync(at("two/.git")), existsSync(at("two/.gitlab-ci.yml")), existsSync(at("two/.github"))]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test.each([
    ["without it", [], ["document", "documents"]],
    ["with it", ["--allow-drafts"], ["begin_document", "open_revision"]],
  ])("mcp --allow-drafts: %s", async (_, words, tools) => {
    const asked = [
      {
        id: 1,
        method: "initialize",
        params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "0" } },
      },
      { method: "notifications/initialized" },
      { id: 2, method: "tools/list" },
      { id: 3, method: "tools/call", params: { name: "documents", arguments: {} } },
    ];
    const input = asked.map((one) => `${JSON.stringify({ jsonrpc: "2.0", ...one })}\n`).join("");
    const { out } = await startSop(["mcp", ...words], { cwd: desk.folder, input });
    const answers = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: number; result: { tools: { name: string }[] } });
    const names = answers.find(({ id }) => id === 2)?.result.tools.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(tools));
    expect(names?.includes("begin_document")).toBe(words.length > 0);
    // Its input had ended long before that was answered.
    expect(answers.map(({ id }) => id)).toEqual([1, 2, 3]);
  });
});
