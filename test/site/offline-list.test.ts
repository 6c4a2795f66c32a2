import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { listOffline } from "../../cli/portal/list-offline.ts";

test("what a phone takes along: pages and pictures, and no scans of signed sheets, registers of other programs, or the worker itself", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sop-offline-"));
  const taken = ["index.html", "P-01/index.html", "P-01/assets/denah.svg", "P-01/assets/evidence-form.pdf/index.html"];
  const left = [
    "sw.js",
    "P-01/assets/evidence-0123456789abcdef.pdf",
    "registers/documents.csv",
    "en/registers/copies.xlsx",
    "library.json",
  ];
  for (const path of [...taken, ...left]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path);
  }
  await listOffline(folder, Object.fromEntries([...taken, ...left].map((path) => [path, "0".repeat(64)])));
  const { files } = JSON.parse(readFileSync(join(folder, "offline.json"), "utf8")) as { files: object };
  expect(Object.keys(files).sort()).toEqual([...taken].sort());
  rmSync(folder, { recursive: true });
});
