import type { APIRoute } from "astro";
import { portal } from "../../data/library/portal.ts";
import { jumpIndex } from "../../data/search/jump-index.ts";

/** What can be jumped to. */
export const GET: APIRoute = async () => new Response(JSON.stringify(jumpIndex(await portal())));
