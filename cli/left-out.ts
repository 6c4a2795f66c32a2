import { existsSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { UsageError } from "../core/usage-error.ts";
import { isBelow } from "./files/is-below.ts";

const PORTAL_PACKAGE = "sop-control-portal";

/**
 * What was thrown where a package is missing: what builds portals and prints is a package of its own (`portal-package`), so that
 * whoever only judges installs one small package. What to type depends on how sop was installed.
 * @param root the tool's own folder
 * @param words what was typed after `sop`
 * @returns undefined where it is about something else
 */
export function leftOut(error: unknown, root: string, words: readonly string[]): UsageError | undefined {
  const { code, message = "" } = (error ?? {}) as { code?: string; message?: string };
  if (code !== "ERR_MODULE_NOT_FOUND" && code !== "MODULE_NOT_FOUND") return undefined;
  const [, name] = /Cannot find (?:package|module) '((?:@[a-z0-9-]+\/)?[a-z][a-z0-9.-]*)/.exec(message) ?? [];
  if (name === undefined) return undefined;
  const { typed, folder } = whatToType(root, words);
  const place = folder === undefined ? { en: "", id: "" } : { en: ` in ${folder}`, id: ` di ${folder}` };
  return new UsageError(
    name === PORTAL_PACKAGE
      ? {
          en: `What builds portals and prints is a package of its own, “${name}”, which is not installed.`,
          id: `Yang menyusun portal dan cetakan adalah paket tersendiri, “${name}”, yang belum terpasang.`,
        }
      : {
          en: `This needs the package “${name}”, which was left out when sop was installed.`,
          id: `Ini memerlukan paket “${name}”, yang tidak ikut saat sop dipasang.`,
        },
    { en: `Type${place.en}: ${typed}`, id: `Ketik${place.id}: ${typed}` },
  );
}

/** One command that brings what is missing, and the folder to type it in where that is another. */
function whatToType(root: string, words: readonly string[]): { typed: string; folder?: string | undefined } {
  const { version } = manifestIn(root);
  const modules = root.lastIndexOf(`${sep}node_modules${sep}`);
  // A copy of the repository.
  if (modules < 0) return { typed: "npm install", folder: unlessHere(root) };
  if (root.includes(`${sep}_npx${sep}`)) {
    const command = words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : JSON.stringify(word))).join(" ");
    return { typed: `npx --package sop-control@${version} --package ${PORTAL_PACKAGE}@${version} sop ${command}` };
  }
  // pnpm keeps packages in a folder of its own, and links to them.
  const store = root.indexOf(`${sep}node_modules${sep}.pnpm${sep}`);
  if (store >= 0) {
    const isGlobal = root.includes(`${sep}pnpm${sep}global${sep}`);
    const where = isGlobal ? "--global" : "--save-optional --save-exact";
    return { typed: `pnpm add ${where} ${PORTAL_PACKAGE}@${version}`, folder: isGlobal ? undefined : unlessHere(root.slice(0, store)) };
  }
  const project = root.slice(0, modules);
  if (!existsSync(join(project, "package.json"))) return { typed: `npm install --global ${PORTAL_PACKAGE}@${version}` };
  const folder = unlessHere(project);
  const { dependencies, devDependencies, optionalDependencies } = manifestIn(project);
  // What CI installs without optional packages.
  if ({ ...dependencies, ...devDependencies, ...optionalDependencies }[PORTAL_PACKAGE] !== undefined) return { typed: "npm ci", folder };
  return { typed: `npm install --save-optional --save-exact ${PORTAL_PACKAGE}@${version}`, folder };
}

type Manifest = { version?: string } & { [List in "dependencies" | "devDependencies" | "optionalDependencies"]?: Record<string, string> };

function manifestIn(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}

function unlessHere(folder: string): string | undefined {
  return isBelow(folder, process.cwd()) ? undefined : folder;
}
