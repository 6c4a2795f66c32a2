import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { APIRoute } from "astro";
import { folderName } from "../../../../core/document/codes/code-scheme.ts";
import { pagesToMake } from "../../../data/build/pages-to-make.ts";
import { portal } from "../../../data/library/portal.ts";

/** The pictures documents show, as they lie in the library. */
export async function getStaticPaths() {
  const { pictures } = await portal();
  const { documents } = await pagesToMake();
  return documents.flatMap(({ main: { controlled } }) =>
    [...(pictures.get(controlled.folder) ?? [])].map((picture) => ({
      params: { code: folderName(controlled.code), picture },
      props: { folder: controlled.folder },
    })),
  );
}

export const GET: APIRoute<{ folder: string }> = async ({ props, params }) => {
  const { read } = await portal();
  return new Response(Uint8Array.from(await readFile(join(read.root, props.folder, "assets", params["picture"] ?? ""))));
};
