import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { exportPdf } from "../../cli/export/export-pdf.ts";
import { type PrintOrder, withPrints } from "../../cli/portal/make-prints.ts";
import { type PagesDone, startPageProgress } from "../../cli/portal/page-progress.ts";
import { findBrowser } from "../tools/find-browser.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-progress-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const [indonesian, english] = ["RK.MLF.CTH.F-51/rev-01", "RK.MLF.CTH.W-54/rev-00"];
const order = (onProgress: (pages: PagesDone) => void): PrintOrder => ({
  items: [
    { page: `${indonesian}/index.html`, address: `${indonesian}/` },
    { page: `en/${english}/index.html`, address: `${english}/` },
  ].map(({ page, address }, index) => ({
    page,
    print: { address, on: "2026-11-23" as never },
    status: "effective",
    file: join(folder, `${index}.pdf`),
  })),
  library: join(root, "sops"),
  date: "2026-11-23" as never,
  package: root,
  version: "0.0.0",
  onProgress,
});

test("what is printed is made in its own language alone", async () => {
  await withPrints(
    order(() => undefined),
    async (portal) => {
      const made = [indonesian, english].flatMap((one) => [one, `en/${one}`]).filter((one) => existsSync(join(portal, one, "index.html")));
      expect(made).toEqual([indonesian, `en/${english}`]);
    },
  );
});

test("an export tells how many pages are made, and then printed", async () => {
  vi.stubEnv("CHROME_PATH", (await findBrowser()).path);
  const told: PagesDone[] = [];
  await exportPdf(order((pages) => told.push(pages)));
  expect(told).toEqual([
    { done: 1, all: 2 },
    { done: 2, all: 2 },
    { done: 1, all: 2, what: "printed" },
    { done: 2, all: 2, what: "printed" },
  ]);
});

test("on a terminal it is said in words what is done, once it takes long", () => {
  const [was, said] = [process.stderr.isTTY, [] as string[]];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
  const now = vi.spyOn(performance, "now");
  process.stderr.isTTY = true;
  try {
    now.mockReturnValue(0);
    const progress = startPageProgress("en");
    for (const [at, pages] of [
      [100, { done: 1, all: 9 }],
      [1000, { done: 2, all: 9 }],
      [2000, { done: 3, all: 9, what: "printed" }],
      [3000, { done: 1, all: 9, what: "bound" }],
      [4000, { done: 4, all: 30, what: "drawn" }],
    ] as const) {
      now.mockReturnValue(at);
      progress.report(pages);
    }
    progress.end();
  } finally {
    process.stderr.isTTY = was;
  }
  expect(said.map((text) => text.replace("\r\u001b[K", ""))).toEqual([
    "2 of 9 document pages made",
    "3 of 9 documents printed",
    "9 documents are being bound, print 1 of 2",
    "4 of 30 drawings made",
    "",
  ]);
});
