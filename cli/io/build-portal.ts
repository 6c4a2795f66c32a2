import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { UsageError } from "../../core/usage-error.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { indexPortal } from "./index-portal.ts";
import { readSettings } from "./read-settings.ts";

/** What to build a portal from, and where to. */
export interface PortalBuild {
  /** The library's folder. */
  library: string;
  /** Where the portal goes; replaced as a whole when the build succeeds, left alone when it fails. */
  out: string;
  /** The day the library is shown as of. */
  date: IsoDate;
  drafts: boolean;
  /** False for a preview: its pages are to be seen as they are, not as they were kept. */
  offline: boolean;
  /** A path such as `/sop/`, or a whole http(s) address. */
  base: string;
  /** The tool's own folder. */
  package: string;
  version: string;
}

/** Written by every build; a folder that holds files but not this one is not ours to replace. */
const MARK = "library.json";

/**
 * Builds the portal as static files. The pages are made by Astro in a process of its own, beside the target, which is
 * then swapped in one rename.
 * @throws UsageError where the target holds something else, and Error with Astro's words when the build fails
 */
export async function buildPortal(build: PortalBuild): Promise<void> {
  const out = resolve(build.out);
  const { settings } = await readSettings(build.library, process.cwd());
  await refuseForeignFolder(out);
  await mkdir(dirname(out), { recursive: true });
  const made = await mkdtemp(join(await workshop(build.package), "portal-"));
  const fresh = await mkdtemp(join(dirname(out), `.${basename(out)}-`));
  const cache = await mkdtemp(join(tmpdir(), "sop-portal-"));
  try {
    await runAstro(build, made, cache);
    await move(made, fresh);
    await indexPortal(fresh, { language: settings.language, offline: build.offline });
    await swap(fresh, out);
  } finally {
    await Promise.all([made, fresh, cache].map((folder) => rm(folder, { recursive: true, force: true })));
  }
}

/**
 * Astro runs the pages it compiled from where it puts them, so packages must be found from there; and a folder of its
 * own keeps two builds at once apart.
 */
async function workshop(packageFolder: string): Promise<string> {
  const folder = join(packageFolder, ".cache");
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Moves a folder's contents, also to another disk. */
async function move(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true });
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    await cp(from, to, { recursive: true });
  }
}

async function refuseForeignFolder(out: string): Promise<void> {
  const files = existsSync(out) ? await readdir(out).catch(() => undefined) : [];
  if (files === undefined) throw new UsageError({ id: `“${out}” adalah berkas, bukan folder`, en: `“${out}” is a file, not a folder` });
  if (files.length > 0 && !files.includes(MARK)) {
    throw new UsageError(
      { id: `“${out}” berisi berkas lain yang akan tertimpa`, en: `“${out}” holds other files, which a build would replace` },
      { id: "Sebutkan folder kosong atau folder baru dengan --out.", en: "Name an empty or a new folder with --out." },
    );
  }
}

function runAstro(build: PortalBuild, outDir: string, cache: string): Promise<void> {
  const require = createRequire(join(build.package, "package.json"));
  const astro = join(dirname(require.resolve("astro/package.json")), "bin", "astro.mjs");
  const options = {
    library: resolve(build.library),
    date: build.date,
    drafts: build.drafts,
    offline: build.offline,
    base: build.base,
    package: build.package,
    version: build.version,
  };
  const child = spawn(process.execPath, [astro, "build", "--root", build.package, "--outDir", outDir, "--silent"], {
    cwd: build.package,
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: "1",
      NODE_ENV: "production",
      SOP_PORTAL: JSON.stringify(options),
      SOP_PORTAL_CACHE: cache,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => said.push(text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => said.push(text));
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (status) => (status === 0 ? done() : fail(new Error(`the portal could not be built:\n${said.join("").trim()}`))));
  });
}

/** The old portal stands until the new one is whole; two renames, so that no reader meets half a portal. */
async function swap(fresh: string, out: string): Promise<void> {
  const old = `${fresh}-old`;
  if (existsSync(out)) await rename(out, old);
  await rename(fresh, out);
  await rm(old, { recursive: true, force: true });
}
