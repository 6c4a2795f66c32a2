/**
 * Proves a built portal: every page's links and HTML, pages of each kind closely in a browser, guides by keys, search,
 * reading with the server stopped, weights, and that nothing grows faster than the library.
 *
 *   npm run prove:portal                        the example library
 *   npm run prove:portal -- --documents 1000    a made library of so many documents, and of a tenth of them beside it
 *   npm run prove:portal -- --portal FOLDER     a portal that was built already
 *
 * With --every all pages are looked at in the browser, not some of each kind.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildCommandLine } from "../../cli/build.ts";
import { servePortal } from "../../cli/portal/serve-portal.ts";
import { runSop } from "../run-sop.ts";
import { startBrowser } from "../site/browser-page.ts";
import { deadLinks } from "../site/checks/dead-links.ts";
import { invalidHtml } from "../site/checks/invalid-html.ts";
import { pagesOf } from "../site/example-portal.ts";
import { livedDay, makeLivedLibrary } from "../tools/make-lived-library.ts";
import { findGrowth, measureOutput } from "./growth.ts";
import { lookAtPages, samplesOf } from "./kinds.ts";
import { proveReading } from "./reading.ts";
import { findHeavy } from "./weights.ts";

const { values } = parseArgs({ options: { documents: { type: "string" }, portal: { type: "string" }, every: { type: "boolean" } } });
const root = fileURLToPath(new URL("../../", import.meta.url));
const work = await mkdtemp(join(tmpdir(), "sop-prove-"));
let failed = 0;
try {
  await buildCommandLine();
  const count = Number(values.documents ?? 0);
  const folder = values.portal ?? (await (count > 0 ? buildMade(count) : buildExample()));
  const pages = await pagesOf(folder);
  console.log(`${pages.length} pages in ${folder}\n`);
  if (count > 0) {
    const small = await buildMade(Math.round(count / 10));
    await prove("output grows no faster than the library", async () => findGrowth(await measureOutput(small), await measureOutput(folder)));
  }
  await prove("every page is within its budget", () => findHeavy(folder, pages));
  await prove("every link and fragment leads somewhere", () => deadLinks(folder, pages));
  await prove("every page is valid HTML", () => invalidHtml(folder, pages));
  const browser = await startBrowser();
  const portal = await servePortal(folder);
  const seen = values.every ? pages : await samplesOf(folder, pages);
  await prove(`${seen.length} pages show without errors, accessibly, without sideways scrolling`, () =>
    lookAtPages(browser, portal.url, seen),
  );
  await portal.close();
  for (const [name, run] of proveReading(browser, folder, pages)) await prove(name, run);
  await browser.close();
} finally {
  await rm(work, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;

/** Runs one proof and says what it found. */
async function prove(name: string, run: () => Promise<string[]>): Promise<void> {
  const started = performance.now();
  const problems = await run();
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`${problems.length === 0 ? "✔" : "✖"} ${name} (${seconds} s)`);
  for (const problem of problems.slice(0, 20)) console.log(`    ${problem}`);
  if (problems.length > 20) console.log(`    and ${problems.length - 20} more`);
  failed += problems.length;
}

async function buildMade(count: number): Promise<string> {
  const library = join(work, `library-${count}`);
  makeLivedLibrary(library, count);
  return build(library, join(work, `portal-${count}`), livedDay);
}

function buildExample(): Promise<string> {
  return build(join(root, "sops"), join(work, "portal"), "2026-11-23");
}

async function build(library: string, out: string, date: string): Promise<string> {
  const started = performance.now();
  const built = await runSop(["build", "--library", library, "--out", out, "--drafts", "--date", date], { cwd: root });
  if (built.status !== 0) throw new Error(`sop build failed: ${built.out}${built.err}`);
  console.log(`built ${out} in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return out;
}
