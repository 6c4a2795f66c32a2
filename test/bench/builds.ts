/**
 * How long a portal takes to build again, against a full build in the same run, beside it what Astro takes for a plain collection of the same
 * texts: a page each and a list of them, without flows drawn, guides, registers, search or another language. Run by `npm run
 * bench:builds`; the count of documents may be given: `npm run bench:builds -- 1000`.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildCommandLine } from "../../cli/build.ts";
import { makeLibrary } from "../tools/make-library.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bin = join(root, "dist/sop.js");
const count = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), "sop-bench-"));
const changed = join(folder, "sops", `P-${String(Math.ceil(count / 2)).padStart(6, "0")}`, "rev-00.md");

/** Seconds from start to end, and those of processors in all processes, also of the system. */
interface Cost {
  elapsed: number;
  processor: number;
}

/** Runs Node, and a shell around it that knows what all of its processes took. @returns what it printed */
function run(words: readonly string[], cwd: string, environment: Record<string, string>): { printed: string; cost: Cost } {
  const timed = '"$@"; status=$?; times >&2; exit $status';
  const started = performance.now();
  const ran = spawnSync("sh", ["-c", timed, "sh", process.execPath, ...words], {
    cwd,
    env: { ...process.env, ...environment },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const elapsed = (performance.now() - started) / 1000;
  if (ran.status !== 0) throw new Error(ran.stderr);
  const times = [...(ran.stderr.trim().split("\n").at(-1) ?? "").matchAll(/(\d+)m([\d.]+)s/g)];
  return {
    printed: ran.stdout,
    cost: { elapsed, processor: times.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0) },
  };
}

/** Builds; `made` is the count of documents whose pages had to be made. */
function build(made: number): Cost {
  const words = [bin, "build", "--library", "sops", "--date", "2026-11-23", "--json"];
  const { printed, cost } = run(words, folder, { XDG_CACHE_HOME: join(folder, "cache") });
  const found = (JSON.parse(printed) as { made: string[] }).made.length;
  if (found !== made) throw new Error(`pages of ${found} documents were made instead of ${made}`);
  return cost;
}

const plainSite: Readonly<Record<string, string>> = {
  "astro.config.mjs": 'export default { output: "static", devToolbar: { enabled: false } };\n',
  "src/content.config.ts": `import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
const generateId = ({ entry }) => entry.split("/")[0];
export const collections = { sops: defineCollection({ loader: glob({ pattern: "*/rev-00.md", base: "../sops", generateId }) }) };
`,
  "src/pages/index.astro": `---
import { getCollection } from "astro:content";
const sops = await getCollection("sops");
---
<html lang="id"><body><ul>{sops.map(({ id, data }) => <li><a href={\`/\${id}/\`}>{data.title}</a></li>)}</ul></body></html>
`,
  "src/pages/[id].astro": `---
import { getCollection, render } from "astro:content";
export async function getStaticPaths() {
  return (await getCollection("sops")).map((sop) => ({ params: { id: sop.id }, props: { sop } }));
}
const { sop } = Astro.props;
const { Content } = await render(sop);
---
<html lang="id"><head><title>{sop.data.title}</title></head><body><h1>{sop.data.title}</h1><Content /></body></html>
`,
};

/** A site of the same texts as anyone would begin one, built once. */
function buildPlainSite(): Cost {
  const site = join(folder, "site");
  mkdirSync(join(site, "src/pages"), { recursive: true });
  for (const [path, text] of Object.entries(plainSite)) writeFileSync(join(site, path), text);
  symlinkSync(join(root, "node_modules"), join(site, "node_modules"), "junction");
  const { cost } = run([join(root, "node_modules/astro/bin/astro.mjs"), "build", "--silent"], site, { ASTRO_TELEMETRY_DISABLED: "1" });
  const pages = readdirSync(join(site, "dist")).filter((name) => name.startsWith("P-"));
  if (pages.length !== count) throw new Error(`${pages.length} of ${count} pages were made`);
  return cost;
}

function change(from: string, to: string): void {
  writeFileSync(changed, readFileSync(changed, "utf8").replace(from, to));
}

try {
  await buildCommandLine();
  makeLibrary(join(folder, "sops"), count);
  // Old enough that how they lie is believed.
  await new Promise((resolve) => setTimeout(resolve, 2500));
  const full = build(count);
  const column = (seconds: number, whole: number) => `${seconds.toFixed(1).padStart(6)} s ${(seconds / whole).toFixed(2).padStart(5)} ×`;
  const print = (name: string, { elapsed, processor }: Cost) =>
    console.log(`${name.padEnd(41)}${column(elapsed, full.elapsed)}${column(processor, full.processor)}`);
  console.log(`${"".padEnd(41)}  from start to end    processors`);
  print(`sop build, ${count} documents`, full);
  print("a plain Astro collection, one page each", buildPlainSite());
  print("again, nothing changed", build(0));
  change("menurut panduan yang berlaku", "menurut panduan terbaru");
  print("again, one document's text changed", build(1));
  change("title: Prosedur nomor", "title: Tata kerja nomor");
  print("again, one document's title changed", build(3));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
