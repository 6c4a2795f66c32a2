import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { digestOfFile, digestOfFileAt } from "../../cli/files/digest-file.ts";
import { sha256OfFile } from "../../cli/files/sha256-of-file.ts";
import { sha256Hex } from "../../core/sha256.ts";

/** A file is hashed in pieces as it is hashed whole. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-digest-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How much of a large file is read at a time, sixteen times. */
const PIECES = 65_536 * 16;
const endsAt = (length: number, end: string) => Buffer.from(`${"x".repeat(length)}${end}`);

test.each([
  ["a line end cut in two", endsAt(PIECES - 1, "\r\nlagi\r\n")],
  ["a carriage return alone, cut off", endsAt(PIECES - 1, "\rlagi")],
  ["one at the very end", endsAt(PIECES * 2 - 1, "\r")],
  ["several, and then a line end", endsAt(PIECES - 2, "\r\r\r\n")],
  ["one that is read at once", Buffer.from("satu\r\ndua\r")],
  ["a pointer to a file elsewhere", Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 9\n`)],
  ["nothing", Buffer.of()],
])("%s", async (_, bytes) => {
  for (const name of ["gambar.svg", "gambar.png"]) {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    expect(await digestOfFileAt(path)).toBe(digestOfFile(name, bytes));
    expect(await sha256OfFile(path)).toBe(sha256Hex(bytes));
  }
});

test("one that is read in pieces since it is large", async () => {
  const bytes = Buffer.alloc(20_000_000, "larik\r\n");
  writeFileSync(join(folder, "besar.bin"), bytes);
  expect(await sha256OfFile(join(folder, "besar.bin"))).toBe(sha256Hex(bytes));
});
