import type { APIRoute } from "astro";
import { atomFeed } from "../data/build/feed.ts";
import { portal } from "../data/build/portal.ts";

/** New revisions, for a feed reader. */
export const GET: APIRoute = async () => new Response(atomFeed(await portal()));
