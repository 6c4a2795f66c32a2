import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { approveAll, type Desk, openDesk } from "./controller.ts";

/** W-01 is in force; two controllers each hand out a copy of it on a branch of their own. */
let desk: Desk;
const copy = (number: string) =>
  desk.must("copies", "W-01", "--issue", number, "--location", `Loket ${number}`, "--name", "A.A.", "--commit");
const copies = () => (parse(desk.read("W-01/events.yaml")) as { copy: number }[]).map(({ copy: number }) => number);
/** git without a word of what it can't do by itself. */
const tryGit = (...words: string[]) => {
  try {
    desk.git(...words);
  } catch {
    // A conflict.
  }
};

beforeAll(async () => {
  desk = await openDesk();
  await approveAll(desk, "W-01");
  await desk.must("issue", "W-01", "--commit");
  await copy("1");
  desk.git("switch", "-qc", "lain");
  await copy("2");
  await copy("3");
  desk.git("switch", "-q", "main");
  await copy("4");
}, 60_000);
afterEach(() => {
  tryGit("rebase", "--abort");
  desk.git("reset", "-q", "--hard");
  desk.git("switch", "-q", "main");
});
afterAll(() => desk.close());

const gate = async (...words: string[]) => {
  const { status, out } = await desk.sop("gate", ...words);
  return [status, out.replaceAll(/\s+/g, " ")] as const;
};

describe("a merge conflict of events.yaml", () => {
  test.each([
    ["main merged into a branch", "lain", ["merge", "main"], [1, 4, 2, 3], "main"],
    ["a commit of main pulled into a branch", "lain", ["pull", "--no-rebase", "-q", ".", "main"], [1, 4, 2, 3], "main"],
    ["a branch merged into main", "main", ["merge", "lain"], [1, 4, 2, 3], "main"],
    ["a branch set anew upon main", "lain", ["rebase", "main"], [1, 4, 2], "main"],
  ])("%s: check says what to do, and --fix keeps all entries, those of main first", async (_, branch, merge, expected, base) => {
    desk.git("switch", "-q", "--detach", branch);
    desk.git("config", "pull.rebase", "false");
    tryGit(...merge);
    const { out } = await desk.sop("check", "W-01");
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "Keep the entries of both sides, each of them whole: those of the branch this goes to first, then yours. sop check --fix does it.",
    );
    const { status } = await desk.sop("check", "W-01", "--fix");
    expect([status, copies()]).toEqual([0, expected]);
    // What was written is what stood there: no entry is written anew.
    expect(desk.read("W-01/events.yaml")).toContain(desk.git("show", `${base}:W-01/events.yaml`));
    desk.git("add", "W-01");
    expect(await gate("--staged", "--base", base)).toEqual([0, expect.not.stringContaining("SOP8")]);
  });

  test("where a side can't be read nothing is joined, and what is to be kept is said", async () => {
    const sides = `<<<<<<< HEAD\n- { event: [\n=======\n- { event: reviewed, date: 2026-01-05 }\n>>>>>>> main\n`;
    desk.edit("W-01/events.yaml", (text) => `${text}${sides}`);
    const before = desk.files();
    const { out } = await desk.sop("check", "W-01", "--fix");
    expect(out.replaceAll(/\s+/g, " ")).toContain("then yours; and delete git's lines “<<<<<<<” to “>>>>>>>”.");
    expect(desk.files()).toEqual(before);
  });

  test("with CRLF all lines end as they did", async () => {
    desk.git("switch", "-q", "--detach", "lain");
    tryGit("merge", "main");
    desk.edit("W-01/events.yaml", (text) => text.replaceAll("\n", "\r\n"));
    await desk.must("check", "W-01", "--fix");
    expect(copies()).toEqual([1, 4, 2, 3]);
    expect(desk.read("W-01/events.yaml")).not.toMatch(/[^\r]\n/);
  });
});

describe("the gate, after a merge", () => {
  /** The branch with main merged into it, and a text of events as somebody resolved them. */
  const merged = (text: string) => {
    desk.git("switch", "-q", "--detach", "lain");
    tryGit("merge", "main");
    desk.write("W-01/events.yaml", text);
    desk.commit("Merged");
  };
  const at = (branch: string) => desk.git("show", `${branch}:W-01/events.yaml`);

  test("names each event of the branch that is not in it any more", async () => {
    merged(at("main"));
    const [status, said] = await gate("--base", "main");
    expect(status).toBe(0);
    expect(said.match(/warning SOP804/g)).toHaveLength(2);
    const day = parse(at("lain"))[1].date as string;
    expect(said).toContain(`An event that this change added, “copy-issued” of ${day}, was left out when branches were merged in`);
    const [, side = ""] = /git show ([0-9a-f]{10}) prints the file that has it/.exec(said) ?? [];
    expect(desk.git("show", side)).toBe(at("lain"));
  });

  test("names none that is, and none once it was added again", async () => {
    merged(at("main"));
    desk.write("W-01/events.yaml", `${at("main")}${at("lain").slice(at("main~1").length)}`);
    expect(await gate("--base", "main")).toEqual([0, expect.not.stringContaining("SOP8")]);
    desk.commit("Added again");
    expect(await gate("--base", "main")).toEqual([0, expect.not.stringContaining("SOP8")]);
  });

  test("says that the own ones stand before those of main, where they do", async () => {
    merged(`${at("lain")}${at("main").slice(at("main~1").length)}`);
    const [status, said] = await gate("--base", "main");
    expect(status).toBe(1);
    expect(said).toContain("stands behind others now that were not there before it.");
    expect(said).toContain("Put what this change adds at the end, behind all that was there before.");
  });
});

test("of an issued revision in conflict one side is to be kept whole, and the gate gives it its number", async () => {
  desk.git("switch", "-q", "main");
  const conflict = (text: string) => `${text}<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> lain\n`;
  desk.edit("W-01/rev-00.md", (text) => text.replace(/^title:.*\n/m, conflict));
  desk.edit("W-01/rev-00/issued.yaml", conflict);
  const { out } = await desk.sop("check", "W-01", "--json");
  const found = (JSON.parse(out).findings as { rule: string; path: string; fix: string }[]).filter(({ rule }) => rule === "SOP101");
  expect(found.map(({ path, fix }) => [path, fix])).toEqual(
    ["W-01/rev-00.md", "W-01/rev-00/issued.yaml"].map((path) => [
      path,
      expect.stringContaining("Keep the whole revision, text and issued.yaml"),
    ]),
  );
  const judged = await desk.sop("gate", "--base", desk.git("rev-list", "--max-parents=0", "HEAD").trim());
  expect(judged.out).toContain("rev-00/issued.yaml can't be read.");
  expect(judged.out).not.toContain("undefined");
});
