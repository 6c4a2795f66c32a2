import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readAgain, readLibrary } from "../../cli/read/read-library.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { makeLibrary } from "../tools/make-library.ts";

/** What is shown of a text is read once more after the library was. */
const library = mkdtempSync(join(tmpdir(), "sop-again-"));
const path = (code: string) => join(library, code, "rev-00.md");

test("a text that is read again is what it is now; one that went meanwhile is said to have changed, not taken for an empty one", async () => {
  makeLibrary(library, 3);
  writeFileSync(path("P-000003"), Buffer.from([0xff, 0xfe, 0xff]));
  const read = await readLibrary(library, { date: "2026-11-25" as IsoDate, base: library, keep: () => false });
  const [first, second, unread] = read.facts as [(typeof read.facts)[0], (typeof read.facts)[0], (typeof read.facts)[0]];
  expect((await readAgain(read, first)).frontMatter.code).toBe("P-000001");
  rmSync(path("P-000002"));
  await expect(readAgain(read, second)).rejects.toThrow(UsageError);
  writeFileSync(path("P-000001"), Buffer.from([0xff, 0xfe, 0xff]));
  await expect(readAgain(read, first)).rejects.toThrow("changed while the library was being read");
  // What could not be read before is shown as what can't be read.
  expect((await readAgain(read, unread)).frontMatter.code).toBeUndefined();
  rmSync(library, { recursive: true });
});
