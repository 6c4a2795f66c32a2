import type { APIRoute } from "astro";
import { assets } from "../data/page/assets.ts";

/** The service worker; it stands at the top, because it serves what is below it. */
export const GET: APIRoute = async () => {
  const { files, nameOf } = await assets();
  const file = files.find(({ name }) => name === nameOf("sw.js"));
  return new Response(file?.contents);
};
