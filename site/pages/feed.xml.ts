import type { APIRoute } from "astro";
import { atomFeed } from "../data/feed.ts";
import { portal } from "../data/portal.ts";

/** New revisions, for a feed reader. */
export const GET: APIRoute = async () => new Response(atomFeed(await portal()));
