import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Desk, openDesk, today } from "./controller.ts";

/** A draft that one role approved. */
let desk: Desk;
let start: string;

beforeAll(async () => {
  desk = await openDesk();
  await desk.must("approve", "W-01", "--as", "prepared", "--name", "A.A.", "--commit");
  start = desk.git("rev-parse", "HEAD").trim();
}, 120_000);
afterAll(() => desk.close());
afterEach(() => {
  desk.git("reset", "--quiet", "--hard", start);
  desk.git("clean", "--quiet", "-d", "--force");
});

async function seen() {
  const found = JSON.parse((await desk.sop("check", "--json")).out).findings as { rule: string; severity: string; path: string }[];
  const rows = async (register: string) => JSON.parse((await desk.must("list", register, "--json")).out).rows as Record<string, string>[];
  const approvals = (await rows("approvals")).filter(({ code }) => code === "W-01").map(({ state }) => state);
  const tasks = (await rows("waiting")).filter(({ code }) => code === "W-01").map(({ task }) => task);
  const shown = (await desk.must("show", "W-01")).out.replace(/\s+/g, " ");
  const findings = found
    .filter(({ rule, path }) => path === "W-01/draft.md" && rule !== "SOP301")
    .map(({ rule, severity }) => `${rule} ${severity}`);
  return { findings, approvals, tasks, why: /\(has no effect: (.*?)\)/.exec(shown)?.[1] };
}

test("an approval that holds is signed, and the next role is waited for", async () => {
  expect(await seen()).toEqual({ findings: [], approvals: ["signed", "next", "waiting"], tasks: ["sign"], why: undefined });
});

test("one that was sent back, and is brought back by hand, has no effect, which each view says; sent back again, all is in order", async () => {
  const approved = desk.read("W-01/draft.md");
  await desk.must("reject", "W-01", "--as", "prepared", "--name", "A.A.", "--reason", "Keliru");
  desk.write("W-01/draft.md", approved);
  expect(await seen()).toEqual({
    findings: ["SOP310 error"],
    approvals: ["none", "next", "waiting"],
    tasks: ["sign", "again"],
    why: `the approval of A.A. as “prepared” was sent back on ${today}`,
  });
  const refused = await desk.sop("approve", "W-01", "--as", "checked", "--name", "S.S.");
  expect([refused.status, refused.err]).toEqual([2, expect.stringContaining("was sent back on")]);
  desk.commit("As it was");
  await desk.must("reject", "W-01", "--as", "prepared", "--name", "A.A.", "--reason", "Masih tertulis");
  expect(await seen()).toEqual({ findings: [], approvals: ["next", "waiting", "waiting"], tasks: ["sign"], why: undefined });
});

test("of another text than is there now", async () => {
  desk.edit("W-01/draft.md", (text) => text.replace("Menanyakan", "Mencatat"));
  expect(await seen()).toMatchObject({
    findings: ["SOP305 error"],
    approvals: ["none", "next", "waiting"],
    why: expect.stringContaining("has changed since"),
  });
});

test("by one person in two roles that are kept apart", async () => {
  await desk.must("approve", "W-01", "--as", "checked", "--name", "S.S.", "--commit");
  const apart =
    "types: { W: { name: Instruksi Kerja, sections: [{ id: procedure, name: Rincian Prosedur, from: flows }], approvals: [prepared, checked, approved], apart: [[prepared, checked]] } }\n";
  desk.edit("library.yaml", (text) => text.replace(/signer: (?:aa|ss)@example.org/g, "signer: aa@example.org, id: a") + apart);
  expect(await seen()).toMatchObject({
    findings: expect.arrayContaining(["SOP303 error"]),
    approvals: ["none", "none", "next"],
    why: expect.stringContaining("one person (S.S."),
  });
});

test("by whoever is not listed as it was", async () => {
  desk.edit("library.yaml", (text) => text.replace("name: A.A., position: DC,", "name: A.A., position: DC, until: 2026-01-31,"));
  expect(await seen()).toMatchObject({
    findings: ["SOP310 error"],
    approvals: ["none", "next", "waiting"],
    why: expect.stringContaining("was listed until 2026-01-31 only"),
  });
});

test("what was typed is noted: it counts when nothing is issued by it", async () => {
  desk.edit("P-01/draft.md", (text) =>
    text.replace("approvals: {}", `approvals: { prepared: { name: A.A., position: DC, date: ${today} } }`),
  );
  const { out, status } = await desk.sop("check", "P-01");
  expect([status, out.replace(/\s+/g, " ")]).toEqual([0, expect.stringMatching(/note SOP310 .*counts for no issue/)]);
});
