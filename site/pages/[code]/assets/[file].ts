import { createReadStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { APIRoute } from "astro";
import { folderName } from "../../../../core/document/codes/code-scheme.ts";
import { pagesToMake } from "../../../data/build/pages-to-make.ts";
import { portal } from "../../../data/library/portal.ts";
import { fileAddress } from "../../../data/page/addresses.ts";

/** The pictures documents show and the files they link to, as they lie in the library. */
export async function getStaticPaths() {
  const { files } = await portal();
  const { documents } = await pagesToMake();
  return documents.flatMap(({ controlled }) =>
    [...(files.get(controlled.folder) ?? [])].map((name) => ({
      params: { code: folderName(controlled.code), file: fileAddress(name) },
      props: { folder: controlled.folder, name },
    })),
  );
}

export const GET: APIRoute<{ folder: string; name: string }> = async ({ props: { folder, name } }) => {
  const { read } = await portal();
  const pieces = Readable.toWeb(createReadStream(join(read.root, folder, "assets", name)));
  return new Response(pieces as ReadableStream<Uint8Array>);
};
