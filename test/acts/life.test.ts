import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { parse } from "yaml";
import { approveAll, type Desk, dayFromNow, openDesk, today } from "./controller.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const status = async (code: string, date: string) => {
  const { out } = await desk.must("list", "documents", "--format", "json", "--date", date);
  return (JSON.parse(out) as { rows: { code: string; revision: string; status: string }[] }).rows
    .filter((row) => row.code === code)
    .map((row) => `${row.revision} ${row.status}`);
};

test("the whole life of a document, as a controller types it", async () => {
  // Both documents begin as drafts of sop init; the instruction goes first, since the procedure cites it.
  for (const code of ["W-01", "P-01"]) {
    await approveAll(desk, code);
    const issued = await desk.must("issue", code, "--commit", "--tag");
    expect(issued.out).toContain(`${code} revision 00 is issued and in force from ${today}.`);
  }
  expect(desk.git("status", "--porcelain")).toBe("");
  expect(desk.git("tag").trim().split("\n")).toEqual(["P-01_rev-00", "W-01_rev-00"]);
  const record = parse(desk.read("P-01/rev-00/issued.yaml")) as {
    frame: { titles: unknown; sections: Record<string, unknown>; organisation: string };
  };
  expect(record.frame.titles).toEqual({ "W-01": "Pencatatan Permintaan" });
  expect(record.frame.organisation).toBe("Contoh");
  expect(record.frame.sections["procedure"]).toEqual({
    number: "8",
    name: { id: "Rincian Prosedur (Aliran Proses)", en: "Procedure (process flow)" },
  });
  expect(Object.keys(desk.files()).filter((path) => path.startsWith("P-01/"))).toEqual(["P-01/rev-00.md", "P-01/rev-00/issued.yaml"]);

  // A review asks for another revision; its copy is a commit of its own.
  await desk.must("review", "P-01", "--result", "revise", "--remark", "Langkah pemeriksaan belum ada", "--commit");
  await desk.must("bump", "P-01");
  // It passes the hook before its commit, although it has still to say what it changes.
  desk.git("add", "--all");
  expect((await desk.must("gate", "--staged")).out).toMatch(/warning +SOP204/);
  desk.commit("P-01: revision 01 begins");
  desk.edit("P-01/draft.md", (text) =>
    text
      .replace("- Sesuai: W-01\n", "- Sesuai: W-01\n- Lanjut: 901\n")
      .replace(
        "#### 2. Dapat dilayani?",
        "#### 901. Memeriksa kelengkapan\n\n- Pelaksana: Petugas\n- KPI: Tanggap tepat waktu\n- RC: P-01_R901\n- Lanjut: 2\n\nPetugas memeriksa kelengkapan permintaan.\n\nSetelahnya `P-01_R2`, lalu P-01\\_R3.\n\n#### 2. Dapat dilayani?",
      ),
  );
  desk.commit("P-01: check that a request is complete");
  await desk.must("renumber", "P-01", "--commit");
  const { out: drafted } = await desk.must("bump", "P-01", "--change", "auto", "--commit");
  expect(drafted).toContain("Memeriksa kelengkapan");
  expect(desk.read("P-01/draft.md")).toContain('renumbered: { "2": "3", "3": "4", "4": "5" }');
  expect(desk.read("P-01/draft.md")).toContain("- Lanjut:\n  - Ya → 4\n  - Tidak → 5\n");
  expect(desk.read("P-01/draft.md")).toContain("Setelahnya `P-01_R3`, lalu P-01_R4.");
  expect((await desk.sop("check", "P-01")).status).toBe(0);

  // Sent back once, edited, approved again within the same second, and issued for next month.
  vi.useFakeTimers({ toFake: ["Date"] });
  await desk.must("approve", "P-01", "--as", "prepared", "--commit");
  await desk.must("reject", "P-01", "--as", "checked", "--name", "S.S.", "--reason", "Kalimat belum jelas", "--commit");
  desk.edit("P-01/draft.md", (text) => text.replace("kelengkapan permintaan.", "kelengkapan permintaan sebelum diteruskan."));
  desk.commit("P-01: clearer");
  await approveAll(desk, "P-01");
  vi.useRealTimers();
  expect(desk.read("P-01/draft.md")).toContain('nonce: "2"');
  await desk.must("issue", "P-01", "--effective", dayFromNow(30), "--commit");
  expect(await status("P-01", today)).toContain("00 effective");
  expect(await status("P-01", dayFromNow(30))).toContain("01 effective");
  expect((await desk.sop("verify")).status).toBe(0);

  // Copies go out; the scheduled revision is cancelled; the document is withdrawn and comes back.
  await desk.must("copies", "P-01", "--issue", "3", "--location", "Gudang", "--commit");
  await desk.must("copies", "P-01", "--recall", "3", "--commit");
  await desk.must("cancel", "P-01", "--reason", "Belum siap", "--commit");
  expect(await status("P-01", dayFromNow(30))).toContain("00 effective");
  const { out: withdrawn } = await desk.must("withdraw", "W-01", "--reason", "Digabung", "--commit");
  expect(withdrawn).toContain("Still cited by P-01");
  await desk.must("reinstate", "W-01", "--reason", "Masih dipakai", "--commit");

  // A withdrawal for a day to come is told of, and taken back before it.
  const shownOf = async () => ({
    coming: /will be withdrawn on \S+/.exec((await desk.must("list", "documents", "--where", "code=W-01")).out)?.[0],
    status: /Status +(.*)/.exec((await desk.must("show", "W-01")).out)?.[1],
  });
  const { out: foreseen } = await desk.must("withdraw", "W-01", "--reason", "Pindah", "--on", dayFromNow(20), "--commit");
  expect(foreseen).toContain("sop reinstate W-01 --reason … takes the withdrawal back");
  expect(await shownOf()).toEqual({
    coming: `will be withdrawn on ${dayFromNow(20)}`,
    status: `in force; will be withdrawn on ${dayFromNow(20)}: Pindah`,
  });
  const again = await desk.sop("withdraw", "W-01", "--reason", "Sekarang");
  expect([again.status, again.err]).toEqual([2, expect.stringContaining(`will be withdrawn on ${dayFromNow(20)} already: Pindah`)]);
  const { out: kept } = await desk.must("reinstate", "W-01", "--reason", "Tetap", "--commit");
  expect(kept).toContain(`Its withdrawal on ${dayFromNow(20)} (Pindah) is taken back.`);
  expect(await shownOf()).toEqual({ coming: undefined, status: "in force" });
  expect(await status("W-01", dayFromNow(20))).toContain("00 effective");
  expect(parse(desk.read("W-01/events.yaml")).at(-1)).toMatchObject({
    event: "reinstated",
    date: today,
    reason: "Tetap",
    by: { name: expect.any(String) },
  });
  const events = parse(desk.read("P-01/events.yaml")) as { event: string }[];
  expect(events.map(({ event }) => event)).toEqual(["reviewed", "rejected", "copy-issued", "copy-recalled", "cancelled"]);
  expect((await desk.sop("verify")).status).toBe(0);
  expect(desk.git("status", "--porcelain")).toBe("");

  // What was issued is in git as it was: each issued file has one commit, and none after.
  for (const path of ["P-01/rev-00.md", "P-01/rev-00/issued.yaml", "P-01/rev-01.md"])
    expect(desk.git("log", "--format=%s", "--", path).trim().split("\n")).toHaveLength(1);
}, 180_000);

test("a signed approval is checked by plain ssh-keygen, and travels with the issue", async () => {
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(desk.folder, "key")]);
  const key = desk.read("key.pub").split(" ").slice(0, 2).join(" ");
  desk.write("allowed_signers", `aa@example.org namespaces="sop-approval" ${key}\n`);
  desk.commit("Who may sign");
  await desk.must("bump", "W-01", "--change", "Menyesuaikan kalimat", "--commit");
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(desk.folder, "key-of-nobody")]);
  const foreign = await desk.sop("approve", "W-01", "--as", "prepared", "--sign", "key-of-nobody");
  expect([foreign.status, foreign.err]).toEqual([2, expect.stringContaining("not aa@example.org's in allowed_signers")]);
  await desk.must("approve", "W-01", "--as", "prepared", "--sign", "key", "--commit");
  const [text, signature] = ["W-01/draft/prepared.txt", "W-01/draft/prepared.sig"];
  const verified = execFileSync(
    "ssh-keygen",
    ["-Y", "verify", "-f", "allowed_signers", "-I", "aa@example.org", "-n", "sop-approval", "-s", signature],
    { cwd: desk.folder, input: desk.read(text), encoding: "utf8" },
  );
  expect(verified).toContain('Good "sop-approval" signature for aa@example.org');
  await desk.must("approve", "W-01", "--as", "checked", "--name", "S.S.", "--commit");
  await desk.must("approve", "W-01", "--as", "approved", "--name", "A.H.", "--commit");
  await desk.must("issue", "W-01", "--commit");
  expect(Object.keys(desk.files()).filter((path) => path.startsWith("W-01/rev-01"))).toEqual([
    "W-01/rev-01.md",
    "W-01/rev-01/issued.yaml",
    "W-01/rev-01/prepared.sig",
    "W-01/rev-01/prepared.txt",
  ]);
  expect((await desk.must("verify", "W-01")).out).toContain("signed by A.A. (aa@example.org)");
}, 60_000);

test("a draft of paper is held as it was: its dates, and no issue of today", async () => {
  desk.write(
    "P-07/draft.md",
    desk
      .read("P-01/rev-00.md")
      .replace(
        /approvals:\n(?: .*\n)*/,
        "approvals:\n  prepared: { name: A.A., position: DC, date: 2015-01-05 }\n  checked: { name: S.S., position: VP, date: 2015-01-05 }\n  approved: { name: A.H., position: QMR, date: 2015-01-06 }\ntranscription: { source: salinan terkendali }\n",
      )
      .replace(/effective: .*/, "effective: 2015-02-01")
      .replaceAll("P-01", "P-07"),
  );
  desk.commit("P-07: typed over");
  await desk.must("issue", "P-07", "--commit");
  expect(Object.keys(desk.files()).filter((path) => path.startsWith("P-07/"))).toEqual(["P-07/rev-00.md"]);
  expect(await status("P-07", "2016-01-01")).toEqual(["00 effective"]);
  desk.edit("P-07/rev-00.md", (text) => text.replace("dicatat dan dijawab", "dijawab dan dicatat"));
  await desk.must("correct", "P-07", "--reason", "Urutan kata", "--commit");
  expect((await desk.sop("verify", "P-07")).status).toBe(0);
  expect(desk.git("status", "--porcelain")).toBe("");
}, 60_000);

test("renamed while all is draft, wherever drafts cite it", async () => {
  await desk.must("new", "W", "Pengarsipan", "--commit");
  await desk.must("bump", "P-01", "--commit").catch(() => undefined);
  desk.edit("P-01/draft.md", (text) => text.replace("workInstructions: [W-01]", "workInstructions: [W-01, W-02] # W-02 baru"));
  desk.edit("P-01/draft.md", (text) =>
    text.replace(
      "\n## Tujuan\n\n",
      "\n## Tujuan\n\nMenurut `W-02`, [arsip](../W-02/#a), **W-02** rev 00, W\\-02\\_R1, W–02, X-W-02 dan ![denah](assets/W-02.png).\n\n",
    ),
  );
  desk.commit("P-01: cite it");
  const renamed = await desk.must("rename", "W-02", "W-09", "--commit");
  expect(desk.read("P-01/draft.md")).toContain(
    "Menurut `W-09`, [arsip](../W-09/#a), **W-09** rev 00, W-09_R1, W–02, X-W-02 dan ![denah](assets/W-02.png).",
  );
  expect(renamed.out).toMatch(/“W-02” still stands where it is no citation .*: read P-01\/draft\.md:\d+\./);
  expect(desk.read("P-01/draft.md")).toContain("workInstructions: [W-01, W-09] # W-09 baru");
  expect(desk.read("W-09/draft.md")).toContain("RC: W-09_R1");
  expect(Object.keys(desk.files()).filter((path) => path.startsWith("W-02"))).toEqual([]);
  expect((await desk.sop("rename", "P-01", "P-02")).err).toContain("P-01 was issued");
}, 60_000);
