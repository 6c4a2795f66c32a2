import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { approveAll, openDesk } from "./controller.ts";

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">\n<rect width="9" height="9"/>\n</svg>\n';
const pointerTo = (text: string) =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${createHash("sha256").update(text).digest("hex")}\nsize ${text.length}\n`;
const crlf = (text: string) => text.replaceAll("\n", "\r\n");

/** What git does to texts on the way to another machine, pictures that are texts included, alters nothing. */
test("a picture drawn as text is the same with the line ends of another machine", async () => {
  const desk = await openDesk();
  try {
    desk.write("W-01/assets/denah.svg", crlf(drawing));
    desk.edit("W-01/draft.md", (text) => text.replace("## Tujuan\n", "## Tujuan\n\n![Denah meja](assets/denah.svg)\n"));
    desk.commit("a drawing");
    await approveAll(desk, "W-01");
    await desk.must("issue", "W-01", "--commit");
    desk.git("branch", "dasar");
    desk.write("W-01/assets/denah.svg", drawing);
    const verified = await desk.must("verify", "W-01");
    expect(verified.out).toContain("assets/denah.svg is as issued");
    expect((await desk.sop("gate", "--base", "dasar")).status).toBe(0);
    // Of what Git LFS has not brought yet nothing is known but its hash; nobody edited it.
    desk.write("W-01/assets/denah.svg", pointerTo(drawing));
    const unpulled = await desk.sop("verify", "W-01");
    expect([unpulled.status, unpulled.out]).toEqual([
      2,
      expect.stringContaining("denah.svg is a Git LFS pointer to the file, not the file itself"),
    ]);
    expect((await desk.sop("gate", "--base", "dasar")).out).not.toContain("SOP801");
    expect((await desk.sop("check")).out.replace(/\s+/g, " ")).toContain("denah.svg is a Git LFS pointer, not the file: pull it");
    desk.write("W-01/assets/denah.svg", pointerTo("something else"));
    expect((await desk.sop("verify", "W-01")).out).toContain("assets/denah.svg was altered");
    expect((await desk.sop("gate", "--base", "dasar")).out).toContain("SOP801");
    desk.write("W-01/assets/denah.svg", drawing);
    await desk.must("bump", "W-01", "--change", "Kalimat", "--commit");
    desk.write("W-01/assets/denah.svg", pointerTo(drawing));
    const blind = await desk.sop("approve", "W-01", "--as", "prepared");
    expect([blind.status, blind.err]).toEqual([2, expect.stringContaining("git lfs pull")]);
    desk.write("W-01/assets/denah.svg", drawing.replace("9", "8"));
    expect((await desk.sop("verify", "W-01")).out).toContain("assets/denah.svg was altered");
    expect((await desk.sop("gate", "--base", "dasar")).status).toBe(1);
  } finally {
    desk.close();
  }
}, 60_000);

/** What git is told to rewrite is another file for everybody else: it can't be approved, and the gate says so. */
test.each([
  ["a keyword put in", "denah.svg ident"],
  ["a filter", "*.svg filter=clean"],
  ["another encoding", "*.svg working-tree-encoding=UTF-16"],
  ["a picture taken for text", "*.png text eol=lf"],
])(
  "%s",
  async (_, line) => {
    const desk = await openDesk();
    try {
      const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
      desk.write("W-01/assets/denah.svg", drawing);
      mkdirSync(join(desk.folder, "W-01/assets"), { recursive: true });
      writeFileSync(join(desk.folder, "W-01/assets/foto.png"), png);
      desk.edit("W-01/draft.md", (text) =>
        text.replace("## Tujuan\n", "## Tujuan\n\n![Denah](assets/denah.svg) ![Foto](assets/foto.png)\n"),
      );
      desk.commit("pictures");
      expect((await desk.sop("approve", "W-01", "--as", "prepared", "--dry-run")).status).toBe(0);
      desk.write("W-01/assets/.gitattributes", `${line}\n`);
      const approved = await desk.sop("approve", "W-01", "--as", "prepared", "--dry-run");
      expect([approved.status, approved.err]).toEqual([2, expect.stringContaining("git is told to rewrite")]);
      const gate = await desk.sop("gate", "--base", "main");
      expect([gate.status, gate.out]).toEqual([1, expect.stringContaining("SOP313")]);
    } finally {
      desk.close();
    }
  },
  60_000,
);

/** An editor that saves CRLF, or a byte order mark, keeps nobody from acting; both stay as they are. */
test("what git would not commit, since it stores LF where CRLF stands, is as committed", async () => {
  const desk = await openDesk();
  try {
    desk.write(".gitattributes", "*.md text eol=lf\n*.yaml text eol=lf\n");
    desk.commit("line ends");
    desk.edit("W-01/draft.md", crlf);
    expect(desk.git("status", "--porcelain")).toBe(" M W-01/draft.md\n");
    await desk.must("approve", "W-01", "--as", "prepared", "--commit");
    expect(
      desk
        .read("W-01/draft.md")
        .split("\n")
        .every((line) => line === "" || line.endsWith("\r")),
    ).toBe(true);
    expect(desk.git("log", "-1", "--name-only", "--format=")).toBe("W-01/draft.md\n");
    // A word more is work that nobody has committed.
    desk.edit("W-01/draft.md", (text) => `${text}Lagi.\r\n`);
    const { status, err } = await desk.sop("approve", "W-01", "--as", "checked", "--name", "S.S.");
    expect([status, err]).toEqual([2, expect.stringMatching(/W-01\/draft\.md/)]);
    const sent = await desk.sop("reject", "W-01", "--as", "checked", "--reason", "x", "--name", "S.S.");
    expect([sent.status, sent.err]).toEqual([
      2,
      expect.stringContaining("Work that is not committed would be overwritten:\n  W-01/draft.md"),
    ]);
  } finally {
    desk.close();
  }
}, 60_000);

test("a byte order mark stays at the beginning of what is added to", async () => {
  const desk = await openDesk();
  try {
    desk.edit("W-01/draft.md", (text) => `\uFEFF${text}`);
    desk.commit("saved with a mark");
    await approveAll(desk, "W-01");
    await desk.must("issue", "W-01", "--name", "A.A.", "--commit");
    await desk.must("copies", "W-01", "--issue", "1", "--location", "Gudang", "--name", "A.A.", "--commit");
    desk.edit("W-01/events.yaml", (text) => `\uFEFF${text}`);
    desk.commit("events saved with a mark");
    await desk.must("copies", "W-01", "--recall", "1", "--name", "A.A.");
    expect(desk.read("W-01/events.yaml")).toMatch(/^\uFEFF- event: copy-issued\n[^\uFEFF]+\n- event: copy-recalled\n[^\uFEFF]+$/);
    expect(desk.read("W-01/rev-00.md")).toMatch(/^\uFEFF---\n/);
    expect((await desk.must("check", "W-01")).out).toContain("nothing found");
  } finally {
    desk.close();
  }
}, 60_000);

test("git for Windows lays out a library, its hook and its signers with LF", async () => {
  const desk = await openDesk();
  try {
    desk.write("allowed_signers", "aa@example.org ssh-ed25519 AAAA\n");
    desk.write("settings/001/approved.txt", "sop-settings 1\n");
    desk.commit("signers");
    desk.git("-c", "core.autocrlf=true", "clone", "--quiet", ".", ".cache/windows");
    const texts = ["allowed_signers", "library.yaml", "W-01/draft.md", "settings/001/approved.txt", ".githooks/pre-commit"];
    expect(texts.filter((path) => desk.read(`.cache/windows/${path}`).includes("\r"))).toEqual([]);
  } finally {
    desk.close();
  }
});
