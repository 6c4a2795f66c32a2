import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { checkByKept } from "../../cli/check/kept/check-kept.ts";
import Check from "../../cli/commands/check.ts";

// Of a watched library one save is looked at here.
vi.mock("../../cli/check/watch-library.ts", () => ({
  watchLibrary: async (_: string, __: () => Promise<void>, changed: () => Promise<void>) => changed(),
}));
vi.mock("../../cli/check/kept/check-kept.ts", async (original) => ({
  ...(await original<typeof import("../../cli/check/kept/check-kept.ts")>()),
  checkByKept: vi.fn(),
}));

const root = fileURLToPath(new URL("../../", import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-watch-fault-"));
  cpSync(join(root, "sops/library.yaml"), join(folder, "library.yaml"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a watched library of which a file goes while it is read is waited for", async () => {
  const path = join(folder, "W-89/rev-00/approved.txt");
  vi.mocked(checkByKept).mockRejectedValue(Object.assign(new Error("ENOENT"), { code: "ENOENT", path }));
  let said = "";
  const spy = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
  try {
    await Check.run(["--watch", "--library", folder, "--lang", "en"], root);
  } finally {
    spy.mockRestore();
  }
  expect(said).toContain(`There is no such file or folder: “${path}”.`);
});
