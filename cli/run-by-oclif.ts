import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Interfaces } from "@oclif/core";
import { Config } from "@oclif/core/config";
import { settings } from "@oclif/core/settings";

export { run } from "@oclif/core/run";

/** The package as oclif knows it; from source, with its commands and help read as TypeScript. */
export async function loadConfig(root: string, isSource: boolean): Promise<Config> {
  // Whatever NODE_ENV a reader's machine has, what runs is what was built.
  settings.enableAutoTranspile = false;
  if (!isSource) return (await Config.load({ root })) as Config;
  const pjson = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as Interfaces.PJSON;
  const commands = { strategy: "pattern" as const, target: "./cli/commands", globPatterns: ["**/*.ts"] };
  const oclif = { ...pjson.oclif, commands, helpClass: { target: "./cli/help.ts", identifier: "default" } };
  return (await Config.load({ root, pjson: { ...pjson, oclif } as Interfaces.PJSON, ignoreManifest: true })) as Config;
}
