import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { APIRoute } from "astro";
import { portal } from "../data/library/portal.ts";
import { logoName } from "../data/page/logo.ts";

/** The organisation's logo, from the library's folder. */
export async function getStaticPaths() {
  const { settings } = await portal();
  const name = logoName(settings);
  return name === undefined ? [] : [{ params: { logo: name } }];
}

export const GET: APIRoute = async () => {
  const { settings, options } = await portal();
  return new Response(await readFile(join(options.library, settings.portal.logo ?? "")));
};
