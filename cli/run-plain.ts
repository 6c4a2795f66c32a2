import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Config, Interfaces } from "@oclif/core";
import type { SopCommand } from "./base-command.ts";

/** Lists all commands. */
const NEEDS_ALL = "autocomplete";

/** A command as a file of `dist/commands` holds it. */
interface PlainCommand {
  id: string;
  new (argv: string[], config: Config): SopCommand & { _run(): Promise<unknown> };
}

/**
 * Runs a command that is named by its first word, and asks for no help: its file is known, and oclif's parser reads its flags. oclif's own
 * way looks at the machine, for plugins and at every command first, which takes a tenth of a start.
 * @returns false where that way is needed
 */
export async function runPlain(root: string, words: readonly string[]): Promise<boolean> {
  const [id = "", ...rest] = words;
  const end = rest.indexOf("--");
  const isHelp = rest.some((word, index) => ["--help", "-h"].includes(word) && (end === -1 || index < end));
  const path = join(root, "dist/commands", `${id}.js`);
  if (!/^[a-z-]+$/.test(id) || id === NEEDS_ALL || isHelp || !existsSync(path)) return false;
  const { default: Chosen } = (await import(pathToFileURL(path).href)) as { default: PlainCommand };
  Chosen.id = id;
  await new Chosen(rest, plainConfig(root))._run();
  return true;
}

/** What commands ask of oclif's config. */
function plainConfig(root: string): Config {
  const pjson = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Interfaces.PJSON;
  const { name, version } = pjson;
  const scopedEnvVarKey = (key: string) => `SOP_${key}`;
  const scopedEnvVar = (key: string) => process.env[scopedEnvVarKey(key)];
  const runHook = async () => ({ successes: [], failures: [] });
  return { root, pjson, name, version, bin: "sop", scopedEnvVar, scopedEnvVarKey, runHook } as unknown as Config;
}
