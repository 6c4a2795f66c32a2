import { afterAll, beforeAll, expect, test } from "vitest";
import { type Desk, openDesk } from "./controller.ts";

/** A library whose settings two people approve. */
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
  const holders = "{ checked: [VP, QMR], approved: [Direktur] }";
  desk.edit("library.yaml", (text) => `${text}settings: { approvals: [checked, approved], holders: ${holders} }\n`);
  desk.commit("Settings");
  await desk.must("approve", "--settings", "--as", "approved", "--name", "A.H.", "--commit");
}, 120_000);
afterAll(() => desk.close());

async function waiting() {
  const { rows } = JSON.parse((await desk.must("list", "waiting", "--json")).out) as { rows: Record<string, string>[] };
  return rows.filter(({ task }) => task === "settings").map(({ person, position, title, detail }) => [person, position, title, detail]);
}

test("what a settings record still waits for waits for who may give it, one role after the other", async () => {
  expect(await waiting()).toEqual([]);
  desk.edit("library.yaml", (text) => text.replace("organisation: Contoh", "organisation: Lain"));
  await desk.must("approve", "--settings", "--as", "checked", "--name", "S.S.");
  expect(await waiting()).toEqual([[undefined, "Direktur", "settings/002.yaml", "approved"]]);
  desk.edit("settings/002.yaml", (text) => text.replace(/^approvals:[\s\S]*/m, "approvals: {}\n"));
  expect(await waiting()).toEqual([
    ["A.H.", "QMR", "settings/002.yaml", "checked"],
    ["S.S.", "VP", "settings/002.yaml", "checked"],
  ]);
  expect((await desk.must("list", "waiting")).out).toContain("approve settings");
});
