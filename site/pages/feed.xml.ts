import type { APIRoute } from "astro";
import { portal } from "../data/library/portal.ts";
import { atomFeed } from "../data/lists/feed.ts";

/** New revisions, for a feed reader. */
export const GET: APIRoute = async () => new Response(atomFeed(await portal()));
