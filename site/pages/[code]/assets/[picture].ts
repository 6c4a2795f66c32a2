import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { APIRoute } from "astro";
import { folderName } from "../../../../core/document/code-scheme.ts";
import { portal } from "../../../data/portal.ts";

/** The pictures documents show, as they lie in the library. */
export async function getStaticPaths() {
  const { issues, pictures } = await portal();
  return [...issues].flatMap(([code, { main }]) =>
    [...(pictures.get(main.controlled.folder) ?? [])].map((picture) => ({
      params: { code: folderName(code), picture },
      props: { folder: main.controlled.folder },
    })),
  );
}

export const GET: APIRoute<{ folder: string }> = async ({ props, params }) => {
  const { read } = await portal();
  return new Response(Uint8Array.from(await readFile(join(read.root, props.folder, "assets", params["picture"] ?? ""))));
};
