import type { APIRoute } from "astro";
import { assets } from "../../data/page/assets.ts";

/** Styles, scripts and fonts. */
export async function getStaticPaths() {
  const { files } = await assets();
  return files.map(({ name, contents }) => ({ params: { file: name }, props: { contents } }));
}

export const GET: APIRoute<{ contents: Uint8Array<ArrayBuffer> }> = ({ props }) => new Response(props.contents);
