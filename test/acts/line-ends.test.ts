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
