import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";
import { approveAll, type Desk, openDesk } from "./controller.ts";

/** A draft with a byte that is no UTF-8, of a document that is in force and of one that never was. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await approveAll(desk, "P-01");
  await desk.must("issue", "P-01", "--commit");
  await desk.must("bump", "P-01", "--change", "Lebih jelas", "--commit");
  await desk.must("new", "P", "Kedua", "--commit");
  for (const code of ["P-01", "P-02"]) breakBytes(`${code}/draft.md`);
  desk.commit("Saved by an old editor");
}, 60_000);
afterAll(() => desk.close());

function breakBytes(path: string): void {
  const file = join(desk.folder, path);
  writeFileSync(file, Buffer.from(readFileSync(file, "utf8").replace("title: ", "title: \xe9"), "latin1"));
}

test.each([
  ["P-01", "approve", ["--as", "prepared", "--name", "A.A."]],
  ["P-01", "issue", ["--name", "A.A."]],
  ["P-01", "reject", ["--as", "prepared", "--reason", "x", "--name", "A.A."]],
  ["P-01", "renumber", []],
  ["P-01", "bump", []],
  ["P-01", "bump", ["--change", "auto"]],
  ["P-02", "approve", ["--as", "prepared", "--name", "A.A."]],
  ["P-02", "issue", ["--name", "A.A."]],
  ["P-02", "bump", []],
  ["P-02", "rename", ["P-05"]],
])("%s: sop %s says that its draft can't be read, and where", async (code, command, words) => {
  const before = desk.files();
  const { status, err } = await desk.sop(command, code, ...words);
  expect(err).toBe(
    `sop: ${code}/draft.md can't be read, from line 3 on. The file is not UTF-8 text from here on, so it was not read.\nSave it as UTF-8 in your editor.\n`,
  );
  expect(status).toBe(2);
  expect(desk.files()).toEqual(before);
});

test("the same in Indonesian", async () => {
  const { err } = await runSop(["bump", "P-01", "--lang", "id"], { cwd: desk.folder });
  expect(err).toContain("P-01/draft.md tidak dapat dibaca, mulai baris 3. Mulai dari sini berkas bukan teks UTF-8");
});

test("another document begins under the next number", async () => {
  const { out } = await desk.must("new", "P", "Ketiga", "--dry-run");
  expect(out).toContain("P-03/draft.md");
});

test.each([
  ["documents", { code: "P-01", next: "unread (draft)", nextText: "draft, can't be read" }],
  ["documents", { code: "P-02", status: "draft", statusText: "draft, can't be read" }],
  ["approvals", { code: "P-01", state: "unread", stateText: "draft, can't be read" }],
  ["approvals", { code: "P-02", state: "unread" }],
  ["waiting", { code: "P-01", task: "mend", taskText: "mend a draft that can't be read" }],
  ["waiting", { code: "P-02", task: "mend" }],
])("sop list %s tells of it: %j", async (register, row) => {
  const { out } = await desk.must("list", register, "--json");
  expect(JSON.parse(out).rows).toContainEqual(expect.objectContaining(row));
});

test.each(["documents", "approvals"])("sop list %s lists it in the order of codes", async (register) => {
  const { out } = await desk.must("list", register, "--json");
  const codes = (JSON.parse(out).rows as { code: string }[]).map(({ code }) => code);
  expect(codes).toContain("P-02");
  expect(codes).toEqual(codes.toSorted());
});

test.each([
  ["P-02", ["P-02/draft.md"]],
  ["P-02/draft.md", ["P-02/draft.md"]],
  ["P-01", ["P-01/draft.md"]],
])("sop check %s checks it, and gives its finding", async (name, paths) => {
  for (const how of [[], ["--no-cache"]]) {
    const { status, out } = await desk.sop("check", name, "--json", ...how);
    const errors = (JSON.parse(out).findings as { path: string; rule: string; severity: string }[]).filter(
      ({ severity }) => severity === "error",
    );
    expect([status, errors.map(({ path, rule }) => `${path} ${rule}`)]).toEqual([1, paths.map((path) => `${path} SOP102`)]);
  }
});

test("a merge conflict in its frontmatter is named, by check once", async () => {
  desk.edit("W-01/draft.md", (text) =>
    text.replace(/^revision: .*$/m, (line) => `<<<<<<< HEAD\n${line}\n=======\nrevision: "07"\n>>>>>>> lain`),
  );
  const { err } = await desk.sop("approve", "W-01", "--as", "prepared", "--name", "A.A.");
  expect(err).toContain("W-01/draft.md can't be read, from line 4 on. “<<<<<<< HEAD” marks a merge conflict that is not resolved");
  const { out } = await desk.sop("check", "W-01/draft.md", "--json");
  expect((JSON.parse(out).findings as { rule: string }[]).map(({ rule }) => rule)).toEqual(["SOP101"]);
});

test("a draft without a revision is none called “undefined”", async () => {
  desk.write("P-01/draft.md", "---\ncode: P-01\ntitle: Penanganan\n---\n");
  const { out } = await desk.must("list", "documents", "--json");
  expect(JSON.parse(out).rows).toContainEqual(expect.objectContaining({ code: "P-01", next: "unread (draft)" }));
});
