import type { APIRoute } from "astro";
import { jumpIndex } from "../../data/jump-index.ts";
import { portal } from "../../data/portal.ts";

/** What can be jumped to. */
export const GET: APIRoute = async () => new Response(JSON.stringify(jumpIndex(await portal())));
