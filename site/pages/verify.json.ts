import type { APIRoute } from "astro";
import { portal } from "../data/library/portal.ts";
import { verifyData } from "../data/print/verify-data.ts";

/** What a print is checked against. */
export const GET: APIRoute = async () => new Response(`${JSON.stringify(verifyData(await portal()))}\n`);
