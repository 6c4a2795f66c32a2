import { existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inPassingFolder } from "../../cli/files/passing-folder.ts";

test("what was done in a folder for the time being is done, also where a system keeps the folder for somebody who looks into it", async () => {
  const refused = () => Promise.reject(Object.assign(new Error("EBUSY"), { code: "EBUSY" }));
  const made = await inPassingFolder(join(tmpdir(), "sop-passing-"), async (folder) => ({ folder, was: existsSync(folder) }), refused);
  expect(made.was).toBe(true);
  rmSync(made.folder, { recursive: true });
});

test("several at once are one listener, and none once they are gone", async () => {
  const before = process.listenerCount("exit");
  const counts = await Promise.all(
    Array.from({ length: 20 }, () => inPassingFolder(join(tmpdir(), "sop-passing-"), async () => process.listenerCount("exit"))),
  );
  expect(Math.max(...counts)).toBe(before + 1);
  expect(process.listenerCount("exit")).toBe(before);
});
