import { buildCommandLine } from "../cli/build.ts";

/** Tests that run commands run the bundle that users get, so it is made anew before them. */
export default async function setup(): Promise<void> {
  await buildCommandLine();
}
